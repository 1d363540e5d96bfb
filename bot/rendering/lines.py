"""What a reply is made of before it becomes plain text or HTML: styled lines."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

_JOINER = "\u2060"
_UNBROKEN = "\u00a0"
_INVISIBLE = "\u200c\u200d" + _JOINER + _UNBROKEN
_LINKING = re.compile(r"(?<=@)|(?<=[/#])(?<!\w[/#])|(?<=\w\.)(?=[^\W\d_])")


class Style(StrEnum):
    """How a stretch of text looks where looks can be given."""

    PLAIN = "plain"
    BOLD = "bold"
    ITALIC = "italic"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of text in one style."""

    text: str
    style: Style = Style.PLAIN


@dataclass(frozen=True, slots=True)
class Line:
    """One line; a ``quote`` holds the words of a source, an ``indented`` one belongs above."""

    spans: tuple[Span, ...]
    quote: bool = False
    indented: bool = False

    @property
    def text(self) -> str:
        """The line without its styles."""
        return "".join(span.text for span in self.spans)


@dataclass(frozen=True, slots=True)
class Part:
    """Lines that stay together: a thing of a list, a fact of a card, a paragraph.

    ``thing`` is the IRI of the thing that the lines show, where they show one.  A part that is
    ``apart`` stands off from the one above it.
    """

    lines: tuple[Line, ...]
    thing: str | None = None
    apart: bool = False


def line(text: str, style: Style = Style.PLAIN, *, indented: bool = False) -> Line:
    """Make a line of one style, on one line whatever ``text`` holds."""
    return Line((Span(one_line(text), style),), indented=indented)


def labelled(label: str, text: str, *, indented: bool = False) -> Line:
    """Make a line ``label: text`` with a bold label."""
    spans = (Span(f"{one_line(label)}:", Style.BOLD), Span(f" {one_line(text)}"))
    return Line(spans, indented=indented)


def quoted(text: str) -> Line:
    """Make a line of a source's words."""
    return Line((Span(one_line(text)),), quote=True)


def one_line(text: str) -> str:
    """The text with every run of white space as one space, and nothing that cannot be seen."""
    if text.isprintable() and "  " not in text:
        return text.strip(" ")
    spaced = (" " if c.isspace() and c != _UNBROKEN else c for c in text)
    kept = "".join(c for c in spaced if c.isprintable() or c in _INVISIBLE)
    return " ".join(word for word in kept.split(" ") if word)


def unlinked(text: str) -> str:
    """Words that somebody typed, so that no program takes them for a link, name or command."""
    return _LINKING.sub(_JOINER, one_line(text))


def cut(text: str, limit: int) -> str:
    """The text within ``limit`` characters, cut at a word and marked with an ellipsis."""
    text = one_line(text)
    if len(text) <= limit:
        return text
    head = text[:limit]
    at = head.rfind(" ")
    return (head[:at] if at > limit // 2 else head[:-1]).rstrip(" ,;:–-") + "…"


def joined(texts: Iterable[str], separator: str = " · ") -> str:
    """Join the texts that are not empty."""
    return separator.join(text for text in texts if text)
