"""An answer as the HTML of a page: what stands between the question and the buttons."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from html import escape
from itertools import groupby

from bot.model import Answer
from bot.rendering.lines import Line, Part, Style
from bot.rendering.page import Page
from bot.rendering.reply import Body, compose
from bot.rendering.telegram_html import span_html

THINGS_A_PAGE = 10
Opening = Callable[[int], str]
"""What the button carries that opens the thing at a place of the answer, from 0."""


def answer_html(answer: Answer, page: int = 0, *, opening: Opening | None = None) -> Page:
    """Put one page of an answer into HTML; a page beyond the last one is the last one.

    Things of a list are buttons where ``opening`` says what these carry.  What the answer offers
    to go on with is left to buttons: readings to choose from, examples.
    """
    body = compose(answer)
    parts = body.parts[: len(body.parts) - body.offered]
    pages = _paged(parts) if body.listed else [parts]
    page = max(0, min(page, len(pages) - 1))
    shown = pages[page]
    things = tuple(part.thing for part in shown if part.thing) if body.listed else ()
    first = page * THINGS_A_PAGE
    opened = opening if len(body.rows) > 1 and body.listed else None
    written = [
        *(f'<p class="headline">{_line(line)}</p>' for line in body.headline),
        _list(shown, first, opened) if body.listed else _parts(shown, body),
    ]
    if page == len(pages) - 1:
        written += [f'<p class="more">{_line(line)}</p>' for line in body.more]
    cited = "".join(_lines(part.lines) for part in body.cited(things or None))
    if cited:
        written.append(f'<div class="sources">{cited}</div>')
    html = "\n".join(text for text in written if text)
    head = "".join(f'<p class="understood">{_line(line)}</p>' for line in body.understood)
    return Page(html, page, len(pages), things, first + 1, head)


def parts_html(parts: Iterable[Part]) -> str:
    """Parts that stand by themselves as HTML."""
    return "\n".join(f'<div class="part">{_lines(part.lines)}</div>' for part in parts)


def query_html(text: str) -> str:
    """A query as HTML."""
    return f'<pre tabindex="0"><code>{escape(text, quote=False)}</code></pre>'


def picture_html(light: str, dark: str, said: str) -> str:
    """A picture at two addresses, for a light and a dark ground, with what it shows in words."""
    return (
        f'<figure class="picture"><a href="{escape(light)}"><picture>'
        f'<source srcset="{escape(dark)}" media="(prefers-color-scheme: dark)">'
        f'<img src="{escape(light)}" alt="{escape(said)}" width="1080" loading="lazy">'
        "</picture></a></figure>"
    )


def _paged(parts: Sequence[Part]) -> list[Sequence[Part]]:
    """The things of a list, so many a page; at least one page."""
    starts = range(0, max(1, len(parts)), THINGS_A_PAGE)
    return [parts[at : at + THINGS_A_PAGE] for at in starts]


def _list(parts: Sequence[Part], first: int, opening: Opening | None) -> str:
    items = [
        f"<li>{_thing(part, opening(at) if opening else None)}</li>"
        for at, part in enumerate(parts, start=first)
    ]
    return f'<ol class="things">{"".join(items)}</ol>' if items else ""


def _thing(part: Part, value: str | None) -> str:
    """A thing of a list: its name, which opens it, and what stands beside it."""
    head, *rest = part.lines
    named = _line(head)
    if value is not None:
        named = "".join(
            _opening(span_html(span), value)
            if span.style is Style.BOLD
            else f'<span class="mark">{span_html(span).strip()}</span>'
            for span in head.spans
        )
    return f'<p class="name">{named}</p>' + "".join(_block(line) for line in rest)


def _opening(name: str, value: str) -> str:
    carried = escape(value)
    return f'<button class="open" form="act" name="press" value="{carried}">{name}</button>'


def _parts(parts: Sequence[Part], body: Body) -> str:
    """Parts of a card or a talk: labelled lines that follow each other are one list of facts."""
    written = []
    for labelled, group in groupby(parts, key=_is_fact):
        if labelled:
            facts = "".join(_fact(line) for part in group for line in part.lines)
            written.append(f'<dl class="facts">{facts}</dl>')
        else:
            written += [text for part in group for text in _part(part, body)]
    return "\n".join(written)


def _part(part: Part, body: Body) -> Iterator[str]:
    """A part that is no fact; what a card is of stands over it as a heading."""
    lines = list(part.lines)
    if part.thing and not body.listed and lines and _is_title(lines[0]):
        yield f"<h3>{''.join(escape(span.text, quote=False) for span in lines.pop(0).spans)}</h3>"
    if lines:
        yield _lines(lines)


def _is_title(line: Line) -> bool:
    return len(line.spans) == 1 and line.spans[0].style is Style.BOLD


def _is_fact(part: Part) -> bool:
    return bool(part.lines) and all(map(_is_labelled, part.lines))


def _is_labelled(line: Line) -> bool:
    first, *rest = line.spans
    return bool(rest) and first.style is Style.BOLD and first.text.endswith(":") and not line.quote


def _fact(line: Line) -> str:
    first, *rest = line.spans
    label = escape(first.text.removesuffix(":"), quote=False)
    return f"<div><dt>{label}</dt><dd>{''.join(map(span_html, rest)).strip()}</dd></div>"


def _lines(lines: Iterable[Line]) -> str:
    return "".join(_block(line) for line in lines)


def _block(line: Line) -> str:
    if line.quote:
        return f"<blockquote><p>{escape(line.text, quote=False)}</p></blockquote>"
    return f'<p class="beside">{_line(line)}</p>' if line.indented else f"<p>{_line(line)}</p>"


def _line(line: Line) -> str:
    return "".join(map(span_html, line.spans))
