"""An answer as Telegram's HTML, in pages that keep to the limits of a message.

The limit of 4,096 UTF-16 units is kept for the HTML itself, tags and all, so that the text
of the message is within it too.  Nothing is left out: what does not fit stands on another page.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from html import escape

from bot.model import Answer
from bot.rendering.lines import Line, Part, Span, Style
from bot.rendering.reply import Body, compose

LIMIT = 4096
THINGS_A_PAGE = 5
_PART_LIMIT = 1400
_HEAD_LIMIT = 1200
_LONG_QUOTE = 250
_TAGS = {Style.BOLD: "b", Style.ITALIC: "i"}


@dataclass(frozen=True, slots=True)
class Reply:
    """One page of a reply.

    ``things`` are the IRIs of the things that the page lists, ``first`` the number of the
    first of them, both for buttons below the message.  ``page`` counts from 0.
    """

    html: str
    page: int = 0
    pages: int = 1
    things: tuple[str, ...] = ()
    first: int = 1


def messages(answer: Answer, page: int = 0, *, examples: Sequence[str] | None = None) -> Reply:
    """Put one page of an answer into Telegram's HTML.

    A page beyond the last one is the last one.  ``examples`` are the questions shown in help.
    """
    body = compose(answer, examples)
    head = list(_fitting(Part((*body.understood, *body.headline)), _HEAD_LIMIT))
    start, *rest = head or [Part(())]
    pages = _paged(body, start, [*rest, *_fitted(body.parts)])
    page = max(0, min(page, len(pages) - 1))
    parts = list(pages[page])
    if page == len(pages) - 1 and body.more:
        parts.append(Part(body.more))
    things = _things(parts) if body.listed else ()
    before = sum(len(_things(earlier)) for earlier in pages[:page])
    number = f"{page + 1}/{len(pages)}" if len(pages) > 1 else ""
    html = _page(body, start, parts, number)
    return Reply(html, page, len(pages), things, before + 1 if body.listed else 1)


def units(text: str) -> int:
    """The length of a text as Telegram counts it, in UTF-16 code units."""
    return len(text.encode("utf-16-le", "surrogatepass")) // 2


# --- pages ---


def _paged(body: Body, head: Part, parts: Iterable[Part]) -> list[list[Part]]:
    """Spread the parts over pages, each with its head and its citation."""
    pages: list[list[Part]] = [[]]
    for part in parts:
        longer = [*pages[-1], part]
        full = len(_things(longer)) > THINGS_A_PAGE
        if pages[-1] and (full or units(_page(body, head, longer, "00/00", more=True)) > LIMIT):
            pages.append([part])
        else:
            pages[-1] = longer
    return pages


def _things(parts: Iterable[Part]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(part.thing for part in parts if part.thing))


def _page(body: Body, head: Part, parts: Sequence[Part], number: str, *, more: bool = False) -> str:
    """A page as HTML; where its citation would not fit, the words of the source are left out."""
    shown = [*parts, Part(body.more)] if more else list(parts)
    main = [_lines(head.lines), _together(shown)]
    end = [f"<i>{number}</i>"] if number else []
    cited = body.cited(_things(parts))
    full = _paragraphs([*main, *_cited(cited), *end])
    if units(full) <= LIMIT:
        return full
    places = [Part(tuple(line for line in part.lines if not line.quote)) for part in cited]
    return _paragraphs([*main, *_cited(places[:3]), *end])


def _cited(parts: Iterable[Part]) -> list[str]:
    return [_lines(part.lines) for part in parts]


def _paragraphs(texts: Iterable[str]) -> str:
    return "\n\n".join(text for text in texts if text)


def _together(parts: Iterable[Part]) -> str:
    text = ""
    for part in parts:
        if part.lines:
            text += ("\n\n" if part.apart else "\n") + _lines(part.lines)
    return text.strip("\n")


# --- parts that are too long for any page ---


def _fitted(parts: Iterable[Part]) -> Iterator[Part]:
    for part in parts:
        yield from _fitting(part, _PART_LIMIT)


def _fitting(part: Part, limit: int) -> Iterator[Part]:
    """The part, or where it is too long several that hold the same words."""
    if units(_lines(part.lines)) <= limit:
        if part.lines:
            yield part
        return
    held: list[Line] = []
    for piece in (piece for line in part.lines for piece in _pieces(line, limit)):
        if held and units(_lines([*held, piece])) > limit:
            yield replace(part, lines=tuple(held))
            held = []
        held.append(piece)
    yield replace(part, lines=tuple(held))


def _pieces(whole: Line, limit: int) -> Iterator[Line]:
    """A line cut at words into lines that are short enough, in the same styles."""
    spans: list[Span] = []
    for span in whole.spans:
        for text in _words(span.text, limit // 6):
            if spans and units(_line(replace(whole, spans=(*spans, Span(text))))) > limit - 20:
                yield replace(whole, spans=tuple(spans))
                spans = []
            if spans and spans[-1].style is span.style:
                spans[-1] = Span(spans[-1].text + text, span.style)
            else:
                spans.append(Span(text, span.style))
    yield replace(whole, spans=tuple(spans))


def _words(text: str, longest: int) -> Iterator[str]:
    """The words of a text with the spaces after them; endless words are cut."""
    for word in text.split(" "):
        for at in range(0, max(len(word), 1), longest):
            piece = word[at : at + longest]
            yield f"{piece} " if at + longest >= len(word) else piece


# --- HTML ---


def _lines(lines: Iterable[Line]) -> str:
    return "\n".join(_line(line) for line in lines)


def _line(line: Line) -> str:
    if line.quote:
        tag = "blockquote expandable" if len(line.text) > _LONG_QUOTE else "blockquote"
        return f"<{tag}>{escape(line.text, quote=False)}</blockquote>"
    return "".join(_span(span) for span in line.spans)


def _span(span: Span) -> str:
    text = escape(span.text, quote=False)
    tag = _TAGS.get(span.style)
    return f"<{tag}>{text}</{tag}>" if tag and text else text
