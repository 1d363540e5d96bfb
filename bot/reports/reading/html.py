"""A report as a page: tables with ``rowspan`` and ``colspan``, tables for layout around them."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Any

from bot.reports.document import Column
from bot.reports.reading.blocks import Cell, Line, paragraphs_of
from bot.reports.reading.plain import decoded
from bot.reports.reading.words import heading_of

_SKIPPED = frozenset({"script", "style", "head", "template", "noscript", "svg", "iframe"})
_INLINE = frozenset(
    "a abbr acronym b bdi bdo big cite code data dfn em font i ins kbd label mark o:p q s samp "
    "small span strong sub sup time tt u var wbr nobr".split()
)
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?([\w-]{3,20})", re.IGNORECASE)
_WIDEST = 200
"""No table of measures has more columns, or a cell that spans more."""


def lines_of(content: bytes) -> list[Line]:
    """The paragraphs and rows of a page; nothing outside it is fetched."""
    from lxml import html

    parser = html.HTMLParser(no_network=True, remove_comments=True, remove_pis=True)
    root = html.document_fromstring(_text(content), parser=parser)
    return list(_lines(root))


def _text(content: bytes) -> str:
    declared = _CHARSET.search(content[:4096])
    if declared and b"\0" not in content[:100]:
        try:
            return content.decode(declared[1].decode("ascii"))
        except (UnicodeDecodeError, LookupError, OSError):  # the last in a sealed process
            pass
    # lxml refuses text that declares an encoding of its own
    return re.sub(r"^\s*<\?xml[^>]*\?>", "", decoded(content).removeprefix("\ufeff"))


def _lines(element: Any) -> Iterator[Line]:
    """What stands below an element: text becomes paragraphs, tables become rows."""
    pieces: list[str] = []

    def ended() -> list[Line]:
        found = paragraphs_of("".join(pieces).split("\n"))
        pieces.clear()
        return list(found)

    pieces.append(_plain(element.text))
    for child in element:
        if child.tag == "table" and not _is_layout(child):
            yield from ended()
            yield from _rows(child)
        elif child.tag == "br":
            pieces.append("\n")
        elif child.tag in _INLINE and child.find(".//table") is None:
            pieces.append("".join(_pieces(child)))
        elif child.tag not in _SKIPPED and isinstance(child.tag, str):
            yield from ended()
            yield from _lines(child)
        pieces.append(_plain(child.tail))
    yield from ended()


def _is_layout(table: Any) -> bool:
    """Whether a table only arranges the page, with the table of measures in one of its cells."""
    return any(_has_headings(inner) for inner in table.iterdescendants("table"))


def _has_headings(table: Any) -> bool:
    for row in table.iter("tr"):
        found = {heading_of("".join(_pieces(cell))) for cell in row if cell.tag in ("td", "th")}
        if {Column.TITLE.value, Column.WORK_DONE.value} <= found:
            return True
    return False


def _rows(table: Any) -> Iterator[list[Cell]]:
    taken: dict[int, int] = {}  # columns that a cell from above reaches into, and how far
    for row in table.iterdescendants("tr"):
        if next(row.iterancestors("table")) is not table:
            continue
        cells: list[Cell] = []
        column = 0
        left = {at: rows - 1 for at, rows in taken.items() if rows > 1}
        for cell in row:
            if cell.tag not in ("td", "th"):
                continue
            while taken.get(column, 0) > 0:
                column += 1
            width, height = _number(cell, "colspan"), _number(cell, "rowspan")
            cells.append(Cell(column, paragraphs_of(_inside(cell)), width))
            if height > 1:
                left |= dict.fromkeys(range(column, column + width), height - 1)
            column += width
        taken = left
        yield cells


def _number(cell: Any, name: str) -> int:
    value = str(cell.get(name, "1")).strip()
    return min(max(int(value), 1), _WIDEST) if value.isdigit() and len(value) < 6 else 1


def _inside(cell: Any) -> list[str]:
    return "".join(_pieces(cell, block="\n")).split("\n")


def _pieces(element: Any, block: str = " ") -> Iterator[str]:
    """The text of an element; ``block`` stands where a block begins and ends."""
    yield _plain(element.text)
    for child in element:
        if child.tag == "br":
            yield block
        elif isinstance(child.tag, str) and child.tag not in _SKIPPED:
            edge = "" if child.tag in _INLINE else block
            yield edge
            yield from _pieces(child, block)
            yield edge
        yield _plain(child.tail)


def _plain(text: str | None) -> str:
    return re.sub(r"\s+", " ", text or "")
