"""An answer as Telegram's HTML, in pages that keep to the limits of a message.

The limit of 4,096 UTF-16 units is kept for the HTML itself, tags and all, so that the text
of the message is within it too.  Nothing is left out: what does not fit stands on another page.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from html import escape

from bot.model import Answer
from bot.rendering.lines import Line, Part, Span, Style
from bot.rendering.page import Page
from bot.rendering.reply import Body, compose
from bot.rendering.things import listed
from bot.rendering.voice import Voice

LIMIT = 4096
THINGS_A_PAGE = 5
_PART_LIMIT = 1400
_HEAD_LIMIT = 1200
_MOST_REPORTS = 3
_LONG_QUOTE = 250
_TAGS_LENGTH = 80
_WIDEST = "000/000"
# "m. 1.4" at the end of a line does not come apart.
_SHORT_BEFORE_NUMBER = re.compile(r"(?<!\w)(\w{1,4}\.?) (?=\d+\.\d)")
_TAGS = {Style.BOLD: "b", Style.ITALIC: "i"}


def messages(answer: Answer, page: int = 0) -> Page:
    """Put one page of an answer into Telegram's HTML.

    A page beyond the last one is the last one.
    """
    body = compose(answer)
    start, *rest = _fitting(Part((*body.understood, *body.headline)), _HEAD_LIMIT) or [Part(())]
    parts = [piece for part in body.parts for piece in _fitting(part, _PART_LIMIT)]
    writer = _Writer(body, _lines(start.lines))
    pages = writer.paged([*rest, *parts])
    page = max(0, min(page, len(pages) - 1))
    things = _things(pages[page]) if body.listed else ()
    before = sum(len(_things(earlier)) for earlier in pages[:page]) if body.listed else 0
    number = f"{page + 1}/{len(pages)}" if len(pages) > 1 else ""
    html = writer.page(pages[page], number, last=page == len(pages) - 1)
    return Page(html, page, len(pages), things, before + 1)


def thing_message(answer: Answer, at: int) -> str:
    """One thing of an answer by itself: its two lines and its citation."""
    row = answer.rows[at]
    voice = Voice(replace(answer, rows=(row,), total=1))
    body = Body(voice, parts=listed(voice, (row,)), rows=(row,), listed=True)
    parts = [piece for part in body.parts for piece in _fitting(part, _PART_LIMIT)]
    return _Writer(body, "").page(parts, "", last=True)


def parts_in_pages(parts: Iterable[Part]) -> tuple[str, ...]:
    """Spread parts that stand by themselves over pages of HTML; none where there are none."""
    room = LIMIT - len(_WIDEST) - _TAGS_LENGTH
    pages: list[list[Part]] = []
    for piece in (piece for part in parts for piece in _fitting(part, _PART_LIMIT)):
        if pages and units(_together([*pages[-1], piece])) <= room:
            pages[-1].append(piece)
        else:
            pages.append([piece])
    numbers = [f"{at}/{len(pages)}" if len(pages) > 1 else "" for at in range(1, len(pages) + 1)]
    return tuple(
        _paragraphs([_together(page), f"<i>{number}</i>" if number else ""])
        for page, number in zip(pages, numbers, strict=True)
    )


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# --- pages ---


class _Writer:
    """Writes the pages of one reply, each with its head and its citation."""

    def __init__(self, body: Body, head: str) -> None:
        self.body = body
        self.head = head
        self.citations: dict[tuple[str, ...], tuple[Part, ...]] = {}

    def paged(self, parts: Iterable[Part]) -> list[list[Part]]:
        """Spread the parts over pages."""
        pages: list[list[Part]] = [[]]
        for part in parts:
            longer = [*pages[-1], part]
            full = len(_things(longer)) > THINGS_A_PAGE
            if pages[-1] and (full or units(self.page(longer, _WIDEST, last=True)) > LIMIT):
                pages.append([part])
            else:
                pages[-1] = longer
        return pages

    def page(self, parts: Sequence[Part], number: str, *, last: bool) -> str:
        """A page as HTML; where its citation would not fit, the source is only named."""
        shown = [*parts, Part(self.body.more)] if last else parts
        main = [self.head, _together(shown)]
        end = [f"<i>{number}</i>"] if number else []
        cited = self._cited(_things(parts))
        whole = _paragraphs([*main, *(_lines(part.lines) for part in cited), *end])
        if units(whole) <= LIMIT:
            return whole
        named = (line for part in cited[:_MOST_REPORTS] for line in part.lines if not line.quote)
        return _paragraphs([*main, _lines(named), *end])

    def _cited(self, things: tuple[str, ...]) -> tuple[Part, ...]:
        if things not in self.citations:
            self.citations[things] = self.body.cited(things)
        return self.citations[things]


def _things(parts: Iterable[Part]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.thing for part in parts if part.thing))


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n\n".join(text for text in texts if text)


def _together(parts: Iterable[Part]) -> str:
    text = ""
    for part in parts:
        if part.lines:
            text += ("\n\n" if part.apart else "\n") + _lines(part.lines)
    return text.strip("\n")


# --- parts that are too long for any page ---


def _fitting(part: Part, limit: int) -> list[Part]:
    """The part, or where it is too long several that hold its words; the first is the thing's."""
    if units(_lines(part.lines)) <= limit:
        return [part] if part.lines else []
    held: list[list[Line]] = [[]]
    size = 0
    for piece in (piece for line in part.lines for piece in _pieces(line, limit)):
        longer = units(_line(piece)) + 1
        if held[-1] and size + longer > limit:
            held.append([])
            size = 0
        held[-1].append(piece)
        size += longer
    first, *rest = (tuple(lines) for lines in held)
    return [replace(part, lines=first), *(Part(lines) for lines in rest)]


def _pieces(whole: Line, limit: int) -> Iterator[Line]:
    """A line cut at words into lines that are short enough, in the same styles."""
    spans: list[Span] = []
    size = 0
    for span in whole.spans:
        words: list[str] = []
        for word in _words(span.text, limit // 6):
            longer = units(escape(word, quote=False))
            if size and size + longer > limit - _TAGS_LENGTH:
                yield replace(whole, spans=(*spans, Span("".join(words), span.style)))
                spans, words, size = [], [], 0
            words.append(word)
            size += longer
        spans.append(Span("".join(words), span.style))
    yield replace(whole, spans=tuple(spans))


def _words(text: str, longest: int) -> Iterator[str]:
    """The words of a text, each with the space after it; endless words are cut."""
    for word in re.findall(r"[^ ]+ ?| ", text):
        for at in range(0, len(word), longest):
            yield word[at : at + longest]


# --- HTML ---


def _lines(lines: Iterable[Line]) -> str:
    return "\n".join(_line(line) for line in lines)


def _line(line: Line) -> str:
    if line.quote:
        tag = "blockquote expandable" if len(line.text) > _LONG_QUOTE else "blockquote"
        return f"<{tag}>{escape(line.text, quote=False)}</blockquote>"
    return "".join(span_html(span) for span in line.spans)


def span_html(span: Span) -> str:
    """A stretch of text with the tags of its style, escaped."""
    text = _SHORT_BEFORE_NUMBER.sub("\\1\u00a0", escape(span.text, quote=False))
    tag = _TAGS.get(span.style)
    return f"<{tag}>{text}</{tag}>" if tag and text else text
