"""Telling names of files, in plain ASCII."""

from __future__ import annotations

import re
import unicodedata

from bot.model import Answer, Form, Piece
from bot.rendering.values import lowered
from bot.rendering.voice import Voice
from bot.vocabulary import KIND, STATUS, TOPIC, UNIT

_LONGEST = 60
_LETTERS = str.maketrans(
    dict(zip("əıøłđабвгдеёзийклмнопрстуфыэ", "eioldabvgdeeziyklmnoprstufye", strict=True))
    | dict(zip("ßжхцчшщюяъь", "ss zh kh ts ch sh shch yu ya  ".split(" "), strict=True))
)


def file_stem(answer: Answer) -> str:
    """The name of a file that holds the answer, without its ending."""
    voice = Voice(answer)
    pieces = () if answer.reading.form is Form.HELP else answer.reading.pieces
    classes = {*answer.reading.selection.classes, *answer.reading.asked_classes}
    ordered = sorted(pieces, key=lambda piece: _place(piece, classes))
    words = [slug(lowered(voice.piece(piece), voice.language)) for piece in ordered]
    stem = ""
    for word in dict.fromkeys(filter(None, words)):
        longer = f"{stem}-{word}"
        if stem and len(longer) > _LONGEST:
            break
        stem = longer
    return f"soraq{stem[:_LONGEST].rstrip('-')}" if stem else "soraq-answer"


def slug(text: str) -> str:
    """A text in small ASCII letters, digits and hyphens."""
    spelled = text.replace("İ", "i").lower().translate(_LETTERS)
    plain = unicodedata.normalize("NFKD", spelled).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")


def _place(piece: Piece, classes: set[str]) -> int:
    """Topics and statuses, then classes, then things, then dates: readmission agreements 2014."""
    if piece.iri is None:
        return 3
    if piece.iri.lstrip("=").startswith((STATUS, TOPIC, KIND, UNIT)):
        return 0
    return 1 if piece.iri in classes else 2
