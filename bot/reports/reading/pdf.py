"""A report as a PDF with text: tables over page breaks, hyphenated words, running heads.

A PDF knows lines and no paragraphs: where the next word would have fitted on a line, the line
was ended on purpose.
"""

from __future__ import annotations

import io
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot.reports.document import Column, Span
from bot.reports.errors import ReportError
from bot.reports.reading.blocks import Cell, Line, Paragraph, paragraphs_of
from bot.reports.reading.sentences import sentences
from bot.reports.reading.table import FoundRow, Structure
from bot.reports.reading.words import heading_of

MOST_PAGES = 300
_MARGIN = 0.12
"""The part of a page, at its top and foot, in which running heads and page numbers stand."""
_ENDED = re.compile(r"[.!?:;][”»\")\]]*\Z")
_SPACE = 1.5
"""Points by which a line may fall short of the space it has."""
_WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)+|[^\W\d_]+")


@dataclass(frozen=True, slots=True)
class _Printed:
    """A line of print: its words, its place, and the room that is left after it.

    ``first`` is how wide its first word is; ``marginal``: at the top or foot of its page.
    """

    text: str
    end: float
    first: float
    top: float
    bottom: float
    room: float = 0.0
    marginal: bool = False


def lines_of(content: bytes) -> list[Line]:
    """The paragraphs and rows of all pages; :class:`ReportError` where there is no text.

    Raises whatever pdfplumber raises where the file is broken.
    """
    import pdfplumber

    with pdfplumber.open(io.BytesIO(content)) as file:
        if len(file.pages) > MOST_PAGES:
            raise ReportError(
                f"The PDF has {len(file.pages)} pages, and at most {MOST_PAGES} are read: "
                "give the part with the table of measures by itself."
            )
        pages = []
        for page in file.pages:
            pages.append(_page(page))
            page.close()  # what a page was taken apart into is not kept
    if not any(printed for printed, _ in pages) and not any(rows for _, rows in pages):
        raise ReportError(
            "The PDF holds no text: it is empty, or a picture of pages (a scan). Give the "
            "document it was printed from, or have a program for text recognition read it first."
        )
    return _Joined(pages).lines()


Page = tuple[list[_Printed], list[list[list[_Printed] | None]]]
"""The lines outside tables, and the rows of cells; ``None`` is one that is merged away."""


def _page(page: Any) -> Page:
    words = page.extract_words(keep_blank_chars=False, use_text_flow=False)
    tables = page.find_tables()
    rows = []
    boxes = []
    for table in tables:
        boxes.append(table.bbox)
        rows += [
            [None if box is None else _within(words, box) for box in row.cells]
            for row in table.rows
        ]
    top, foot = page.height * _MARGIN, page.height * (1 - _MARGIN)
    outside = [word for word in words if not any(_is_in(word, box) for box in boxes)]
    edge = max((word["x1"] for word in outside), default=0.0)
    printed = [
        replace(line, room=edge - line.end, marginal=line.bottom < top or line.top > foot)
        for line in _printed(outside)
    ]
    return printed, rows


def _is_in(word: Any, box: Sequence[float]) -> bool:
    across, down = (word["x0"] + word["x1"]) / 2, (word["top"] + word["bottom"]) / 2
    return bool(box[0] <= across <= box[2] and box[1] <= down <= box[3])


def _within(words: Sequence[Any], box: Sequence[float]) -> list[_Printed]:
    """The lines of a cell; its margin at the right is taken to be that at the left."""
    inside = [word for word in words if _is_in(word, box)]
    margin = min((word["x0"] - box[0] for word in inside), default=0.0)
    edge = box[2] - max(0.0, min(margin, 8.0))
    return [replace(line, room=edge - line.end) for line in _printed(inside)]


def _printed(words: Sequence[Any]) -> list[_Printed]:
    """Words put together into lines, from top to bottom."""
    lines: list[list[Any]] = []
    for word in sorted(words, key=lambda one: (one["top"], one["x0"])):
        if lines and abs(word["top"] - lines[-1][0]["top"]) < 3:
            lines[-1].append(word)
        else:
            lines.append([word])
    found = []
    for line in lines:
        line.sort(key=lambda one: one["x0"])
        text = " ".join(word["text"] for word in line)
        first = line[0]["x1"] - line[0]["x0"]
        found.append(
            _Printed(text, line[-1]["x1"], first, line[0]["top"], max(w["bottom"] for w in line))
        )
    return found


class _Joined:
    """The pages as one document."""

    def __init__(self, pages: Sequence[Page]) -> None:
        self._pages = pages
        counted = Counter(
            word.lower()
            for printed, rows in pages
            for lines in (printed, *(cell for row in rows for cell in row if cell))
            for line in lines
            for word in _WORD.findall(line.text.rstrip("-\u00ad"))
        )
        self._words = counted
        self._running = self._running_heads()

    def lines(self) -> list[Line]:
        found: list[Line] = []
        before: list[Line] = []
        after: list[Line] = []
        last: list[Cell] | None = None
        for printed, rows in self._pages:
            kept = [line for line in printed if not self._is_running(line)]
            texts: list[Line] = [*paragraphs_of(self._paragraphs(kept))]
            (after if found else before).extend(texts)
            at_top = True
            for row in rows:
                cells = self._cells(row)
                if found and _is_headings(cells):
                    continue
                if not (at_top and last is not None and self._continues(last, cells)):
                    found.append(cells)
                    last = cells
                at_top = False
        return [*before, *found, *after]

    def _cells(self, row: Sequence[list[_Printed] | None]) -> list[Cell]:
        cells: list[Cell] = []
        for column, printed in enumerate(row):
            if printed is None:
                if cells:
                    cells[-1].width += 1
                continue
            cells.append(Cell(column, paragraphs_of(self._paragraphs(printed))))
        return cells

    def _continues(self, last: Sequence[Cell], cells: Sequence[Cell]) -> bool:
        """Take the first row of a page as the end of the last one of the page before.

        So it is where its first cell is empty and others are not; a paragraph that was in the
        midst of a sentence goes on.
        """
        if len(last) != len(cells) or len(cells) < 2 or cells[0].paragraphs:
            return False
        if sum(bool(cell.paragraphs) for cell in cells) == 1 and not last[0].paragraphs:
            return False
        for above, below in zip(last, cells, strict=True):
            rest = list(below.paragraphs)
            if above.paragraphs and rest and not _ENDED.search(above.paragraphs[-1].text):
                both = self._both(above.paragraphs[-1].text, rest.pop(0).text)
                above.paragraphs[-1] = Paragraph(both)
            above.paragraphs.extend(rest)
        return True

    def _paragraphs(self, printed: Sequence[_Printed]) -> list[str]:
        found: list[str] = []
        above: _Printed | None = None
        for line in printed:
            if above is None or self._ended(above, line):
                found.append(line.text)
            else:
                found[-1] = self._both(found[-1], line.text)
            above = line
        return found

    def _ended(self, above: _Printed, line: _Printed) -> bool:
        """Whether the line above ends its paragraph."""
        height = above.bottom - above.top
        if line.top - above.bottom > height * 1.5:
            return True
        cut = above.text.endswith(("-", "\u00ad", ","))
        return above.room > line.first + 0.25 * height + _SPACE and not cut

    def _both(self, above: str, below: str) -> str:
        """Two lines of a paragraph; a word cut at the end of the first is put together."""
        if above.endswith("\u00ad"):
            return above[:-1] + below
        if not above.endswith("-") or not below[:1].islower():
            return f"{above} {below}"
        first = re.search(r"[^\W\d_]+-\Z", above)
        second = re.match(r"[^\W\d_]+", below)
        if first is None or second is None:  # 2014-cü keeps its hyphen
            return above + below
        whole, kept = (first[0][:-1] + second[0]).lower(), (first[0] + second[0]).lower()
        if self._words[kept] > self._words[whole]:
            return above + below
        return above[:-1] + below

    def _running_heads(self) -> frozenset[str]:
        seen = Counter(
            text
            for printed, _ in self._pages
            for text in {_without_digits(line.text) for line in printed if line.marginal}
        )
        return frozenset(text for text, times in seen.items() if times > 1 or not text)

    def _is_running(self, line: _Printed) -> bool:
        return line.marginal and _without_digits(line.text) in self._running


def _is_headings(cells: Sequence[Cell]) -> bool:
    """Whether the headings of the table stand there again, as at the top of each page."""
    told = [heading_of(cell.words) for cell in cells if cell.paragraphs]
    return len(told) > 1 and all(told)


def settle_titles(structure: Structure) -> None:
    """Let the title of each measure be one sentence; what follows it is the rationale.

    Where the last line of a title is full, nothing in print tells that a paragraph ended there.
    """
    for part in structure.parts:
        if isinstance(part, FoundRow) and (titles := part.columns.get(Column.TITLE)):
            text = titles[0].text
            first = next(sentences(text, Span(part.title_from, len(text))), None)
            if first is not None and first.end < len(text):
                titles[:1] = [Paragraph(text[: first.end]), Paragraph(text[first.end :].strip())]
                if part.number_in.text == text:
                    part.number_in = titles[0]


def _without_digits(text: str) -> str:
    """A running head as it is on every page: page numbers with their dashes and slashes off."""
    return re.sub(r"[\d\s/|–—-]+", " ", text).strip()
