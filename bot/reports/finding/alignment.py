"""Tokens of a stretch of a document, each with its place there."""

from __future__ import annotations

import re
from dataclasses import dataclass

from bot.reports.document import Span
from bot.text.fold import normalise
from bot.text.tokens import Token, tokenise

_PIECE = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+|.[\u0300-\u036f]*", re.DOTALL)
MAX_WORDS = 1_500
"""Of one sentence no more words than this are read."""


@dataclass(frozen=True, slots=True)
class Words:
    """The tokens of a stretch of a text, and the stretch of the document that each one is."""

    tokens: tuple[Token, ...]
    places: tuple[Span, ...]


def words_of(text: str, stretch: Span) -> Words:
    """Split ``stretch`` of ``text`` into words; what normalising changes is found again."""
    plain, offsets = _aligned(stretch.of(text))
    tokens = tokenise(plain, limit=MAX_WORDS)
    if normalise(plain) != plain:
        return Words((), ())  # letters that change when put together: nothing can be cited of them
    places = tuple(
        Span(stretch.start + offsets[token.start], stretch.start + offsets[token.end])
        for token in tokens
    )
    return Words(tokens, places)


def _aligned(text: str) -> tuple[str, list[int]]:
    """The text as it is read, and for each of its characters where that stands in ``text``."""
    if normalise(text) == text:
        return text, list(range(len(text) + 1))
    parts: list[str] = []
    offsets: list[int] = []
    for piece in _PIECE.finditer(text):
        plain = normalise(piece.group())
        parts.append(plain)
        offsets += [piece.start()] * len(plain)
    return "".join(parts), [*offsets, len(text)]
