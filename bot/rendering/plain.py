"""An answer as plain text: for the terminal, and for ``text`` in JSON."""

from __future__ import annotations

from collections.abc import Iterable

from bot.model import Answer
from bot.rendering.lines import Line, Part
from bot.rendering.reply import Body, compose


def plain_text(answer: Answer) -> str:
    """Put an answer into words as a person reads them in a terminal."""
    body = compose(answer)
    paragraphs = [
        _lines((*body.understood, *body.headline)),
        _parts(body),
        _lines(line for part in body.cited() for line in part.lines),
    ]
    return "\n\n".join(text for text in paragraphs if text)


def _parts(body: Body) -> str:
    text = ""
    for part in (*body.parts, Part(body.more)):
        if part.lines:
            text += ("\n\n" if part.apart else "\n") + _lines(part.lines)
    return text.strip("\n")


def _lines(lines: Iterable[Line]) -> str:
    return "\n".join(_line(line) for line in lines)


def _line(line: Line) -> str:
    return f"   {line.text}" if line.indented or line.quote else line.text
