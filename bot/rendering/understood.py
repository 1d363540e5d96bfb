"""The understood line: what the question was taken to mean, and what was passed over."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Form, Note, Piece
from bot.rendering.lines import Line, Style, cut, joined, line
from bot.rendering.texts import marked
from bot.rendering.voice import Voice

_LONGEST = 500

FROM_COPY = marked(
    "The store of the data cannot be reached now: this is from its last copy, version %(version)s."
)


def pieces_text(pieces: Sequence[Piece], voice: Voice, separator: str = " · ") -> str:
    """The pieces as one text, each name once."""
    return joined(dict.fromkeys(voice.piece(piece) for piece in pieces), separator)


def understood_text(voice: Voice) -> str:
    """What the question was taken to mean; empty for greetings and where nothing was."""
    reading = voice.answer.reading
    if reading.form is Form.HELP:
        return ""
    fresh = pieces_text([piece for piece in reading.pieces if not piece.carried], voice)
    carried = pieces_text([piece for piece in reading.pieces if piece.carried], voice)
    if not carried:
        return fresh
    kept = voice.say("as before: %(what)s", what=carried)
    return f"{fresh} ({kept})" if fresh else kept


def understood_lines(voice: Voice) -> tuple[Line, ...]:
    """The understood line, the corrections made and the words that were passed over.

    Before them, where it is so, that a copy of the data answered.
    """
    reading = voice.answer.reading
    lines = []
    if Note.FROM_COPY in voice.answer.notes:
        lines.append(line(voice.say(FROM_COPY, version=voice.answer.version), Style.ITALIC))
    text = understood_text(voice)
    if text:
        label = voice.say("Understood:")
        lines.append(line(cut(f"{label} {text}", _LONGEST), Style.ITALIC))
    for correction in reading.corrections:
        if not reading.proposed:
            typed, taken = (voice.quotes([word]) for word in (correction.typed, correction.taken))
            said = voice.say("%(typed)s taken as %(taken)s", typed=typed, taken=taken)
            lines.append(line(said, Style.ITALIC))
    if reading.ignored and reading.form is not Form.HELP:
        words = voice.quotes(reading.ignored[:6])
        lines.append(line(voice.say("Passed over: %(words)s", words=words), Style.ITALIC))
    return tuple(lines)
