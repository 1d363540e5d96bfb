"""From paragraphs and rows of cells to the parts of a report."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.reports.document import Column
from bot.reports.errors import ReportError
from bot.reports.reading.blocks import Cell, Line, Paragraph
from bot.reports.reading.words import (
    NUMBER,
    chapter_label,
    heading_of,
    headings_looked_for,
    item_number,
    leading_number,
)


@dataclass(eq=False, slots=True)
class FoundChapter:
    """A chapter: its number, the paragraphs of its label and title, and of its introduction."""

    number: int | None
    words: list[Paragraph]
    label_end: int
    introduction: list[Paragraph] = field(default_factory=list)


@dataclass(eq=False, slots=True)
class FoundRow:
    """A row: its number with the paragraph that has it, and the paragraphs of its columns."""

    number: str
    number_in: Paragraph
    columns: dict[Column, list[Paragraph]]
    title_from: int = 0


Part = Paragraph | FoundChapter | FoundRow


@dataclass(eq=False, slots=True)
class Structure:
    """The parts of a report in their order: the heading, the table's headings, the rest."""

    heading: list[Paragraph]
    headings: list[Cell]
    parts: list[Part]


def structure_of(lines: Sequence[Line]) -> Structure:
    """The parts of a report; :class:`ReportError` where no table of measures is found."""
    at, columns = _head(lines)
    headings = lines[at]
    assert isinstance(headings, list)
    before = [one for line in lines[:at] for one in _paragraphs_of(line)]
    table = _Table(columns, headings)
    for line in lines[at + 1 :]:
        table.take(line)
    if not any(isinstance(part, FoundRow) for part in table.parts):
        raise ReportError(
            "The table has its headings, but no row with the number of a measure such as 1.4 "
            "below them. Give the whole table, with its column of numbers."
        )
    return Structure(before, headings, table.parts)


def _head(lines: Sequence[Line]) -> tuple[int, Mapping[str, Cell]]:
    """The row of headings: the first that has those of measures and of work done."""
    for number, line in enumerate(lines):
        if isinstance(line, Paragraph):
            continue
        found = {heading: cell for cell in line if (heading := heading_of(cell.words))}
        if Column.TITLE in found and Column.WORK_DONE in found:
            return number, found
    raise ReportError(
        "No table of measures was found: looked for a row of headings like "
        f"{headings_looked_for()}, or the same in English or Russian. Bring the document into "
        "that layout, or add its headings to bot/reports/reading/headings.toml."
    )


def _paragraphs_of(line: Line) -> list[Paragraph]:
    if isinstance(line, Paragraph):
        return [line]
    return [paragraph for cell in line for paragraph in cell.paragraphs]


class _Table:
    """Takes the lines below the headings one by one."""

    def __init__(self, columns: Mapping[str, Cell], headings: Sequence[Cell]) -> None:
        self.parts: list[Part] = []
        self._columns = columns
        self._headings = headings
        self._order = [heading_of(cell.words) for cell in headings]
        self._row: FoundRow | None = None
        self._chapter: FoundChapter | None = None

    def take(self, line: Line) -> None:
        if isinstance(line, Paragraph):
            if self._is_chapter([line]):
                return
            self.parts.append(line)
            return
        filled = [cell for cell in line if cell.paragraphs]
        if not filled or self._is_headings(filled):
            return
        if self._is_chapter([p for cell in filled for p in cell.paragraphs]):
            return
        by_column = self._by_column(line, filled)
        if self._is_row(by_column):
            return
        paragraphs = [paragraph for cell in filled for paragraph in cell.paragraphs]
        if len(filled) == 1 and self._row is None and self._chapter is not None:
            self._chapter.introduction += paragraphs
        elif self._row is not None and self._goes_on(line, filled):
            for column, cells in by_column.items():
                if column != NUMBER:
                    self._row.columns.setdefault(Column(column), []).extend(_flat(cells))
        else:
            self.parts += paragraphs

    def _goes_on(self, line: Sequence[Cell], filled: Sequence[Cell]) -> bool:
        """Whether a row without a number is more of the one above: merged cells, a new page."""
        lonely = len(filled) == 1 and (len(line) == 1 and len(self._headings) > 1)
        grid = sum(cell.width for cell in self._headings)
        wide = len(filled) == 1 and filled[0].width >= grid > 1
        return not wide and not (lonely and filled[0].column == self._headings[0].column)

    def _is_headings(self, filled: Sequence[Cell]) -> bool:
        """Whether the headings stand there again, or the numbers 1 2 3 4 5 of the columns."""
        told = [heading_of(cell.words) for cell in filled]
        if len(filled) > 1 and all(told):
            return True
        numbers = [item_number(cell.words) for cell in filled]
        return len(filled) > 2 and numbers == [str(n + 1) for n in range(len(filled))]

    def _is_chapter(self, paragraphs: Sequence[Paragraph]) -> bool:
        label = chapter_label(paragraphs[0].text)
        if label is None:
            return False
        number, end = label
        self._chapter = FoundChapter(number, list(paragraphs), end)
        self._row = None
        self.parts.append(self._chapter)
        return True

    def _is_row(self, by_column: Mapping[str, Sequence[Cell]]) -> bool:
        numbered = _flat(by_column.get(NUMBER, ()))
        titled = _flat(by_column.get(Column.TITLE, ()))
        number = item_number(numbered[0].text) if numbered else None
        columns = {
            Column(column): _flat(cells) for column, cells in by_column.items() if column != NUMBER
        }
        if number is not None:
            row = FoundRow(number, numbered[0], columns)
        elif not numbered and titled and (found := leading_number(titled[0].text)):
            row = FoundRow(found[1], titled[0], columns, title_from=found.end())
        else:
            return False
        above = self._row
        if above is not None and above.number == row.number and _is_empty(row):
            return True
        self._row = row
        self.parts.append(row)
        return True

    def _by_column(self, line: Sequence[Cell], filled: Sequence[Cell]) -> dict[str, list[Cell]]:
        """The filled cells of a row by column: by their order, else by their place."""
        found: dict[str, list[Cell]] = {}
        if len(line) == len(self._headings):
            for column, cell in zip(self._order, line, strict=True):
                if cell.paragraphs and column is not None:
                    found.setdefault(column, []).append(cell)
            return found
        for cell in filled:
            column = self._column_at(cell.column)
            if column is not None:
                found.setdefault(column, []).append(cell)
        return found

    def _column_at(self, place: int) -> str | None:
        for column, cell in zip(self._order, self._headings, strict=True):
            if cell.column <= place < cell.column + cell.width:
                return column
        return None


def _flat(cells: Iterable[Cell]) -> list[Paragraph]:
    return [paragraph for cell in cells for paragraph in cell.paragraphs]


def _is_empty(row: FoundRow) -> bool:
    return not any(row.columns.values())
