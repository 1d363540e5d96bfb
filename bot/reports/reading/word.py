"""A report as a Word document: its tables with merged and nested cells, lists, line breaks.

The document is opened by python-docx and walked as XML: its own views leave out text in
content controls and in tracked insertions.
"""

from __future__ import annotations

import io
from collections.abc import Iterator
from typing import Any

from bot.reports.reading.blocks import Cell, Line, Paragraph, paragraphs_of
from bot.reports.reading.numbering import Numbering
from bot.reports.reading.word_names import W, attribute, children

_SKIPPED = frozenset(
    {
        f"{W}del",
        f"{W}moveFrom",
        f"{W}footnoteReference",
        f"{W}instrText",
        "{http://schemas.openxmlformats.org/markup-compatibility/2006}Fallback",
    }
)
_WRAPPERS = frozenset({f"{W}sdt", f"{W}sdtContent", f"{W}ins", f"{W}moveTo", f"{W}customXml"})


def lines_of(content: bytes) -> list[Line]:
    """The paragraphs and rows of the document.

    Raises whatever python-docx and lxml raise where it is broken.
    """
    import docx

    document = docx.Document(io.BytesIO(content))
    return list(_Reader(Numbering.of(document)).lines(document.element.body))


class _Reader:
    def __init__(self, numbering: Numbering) -> None:
        self._numbering = numbering

    def lines(self, body: Any) -> Iterator[Line]:
        for element in _flat(body):
            if element.tag == f"{W}p":
                yield from self._paragraphs(element)
            elif element.tag == f"{W}tbl":
                yield from self._rows(element)

    def _rows(self, table: Any) -> Iterator[list[Cell]]:
        for row in _flat(table):
            if row.tag != f"{W}tr":
                continue
            column = int(attribute(row, "trPr/gridBefore") or 0)
            cells = []
            for cell in _flat(row):
                if cell.tag != f"{W}tc":
                    continue
                width = int(attribute(cell, "tcPr/gridSpan") or 1)
                merged = attribute(cell, "tcPr/vMerge")
                # what a cell that is merged with the one above still holds, nobody sees
                if merged is None or merged == "restart":
                    cells.append(Cell(column, list(self._inside(cell)), width))
                column += width
            yield cells

    def _inside(self, cell: Any) -> Iterator[Paragraph]:
        """The paragraphs of a cell; those of a table in it come one after the other."""
        for element in _flat(cell):
            if element.tag == f"{W}p":
                yield from self._paragraphs(element)
            elif element.tag == f"{W}tbl":
                for row in self._rows(element):
                    yield from (paragraph for inner in row for paragraph in inner.paragraphs)

    def _paragraphs(self, element: Any) -> list[Paragraph]:
        label = self._numbering.label_of(element)
        text = "".join(_pieces(element))
        if label and (not text.strip() or "." in label.strip(".")):
            text = f"{label} {text}"
        return paragraphs_of(text.split("\n"))


def _flat(parent: Any) -> Iterator[Any]:
    """The children, and in place of a wrapper those of it."""
    for child in children(parent):
        if child.tag in _WRAPPERS:
            yield from _flat(child)
        else:
            yield child


def _pieces(element: Any) -> Iterator[str]:
    for child in children(element):
        if child.tag in _SKIPPED:
            continue
        if child.tag == f"{W}t":
            yield child.text or ""
        elif child.tag in (f"{W}br", f"{W}cr"):
            yield "\n"
        elif child.tag == f"{W}tab":
            yield " "
        elif child.tag == f"{W}noBreakHyphen":
            yield "-"
        else:
            yield from _pieces(child)
