"""Gives every part of a report its place in one plain text."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot.reports.document import Chapter, Column, Document, Row, Sentence, Span
from bot.reports.reading.blocks import Paragraph
from bot.reports.reading.heading import language_of, period_of, programme_of
from bot.reports.reading.sentences import sentences
from bot.reports.reading.table import FoundChapter, FoundRow, Structure
from bot.reports.reading.words import is_kind_of_note

_ORDER = (
    Column.TITLE,
    Column.RATIONALE,
    Column.TIME_LIMIT,
    Column.EXECUTING_BODY,
    Column.WORK_DONE,
)


def written(structure: Structure) -> str:
    """The text of a report that has none of its own, in the manner of a flattened table.

    Each paragraph of the structure gets its place in it.
    """
    return _Writer().text_of(structure)


class _Writer:
    def __init__(self) -> None:
        self._pieces: list[str] = []
        self._length = 0

    def text_of(self, structure: Structure) -> str:
        for paragraph in structure.heading:
            self._paragraphs([paragraph])
            self._put("\n\n")
        for cell in structure.headings:
            self._cell(cell.paragraphs)
        for part in structure.parts:
            if isinstance(part, FoundRow):
                self._row(part)
            elif isinstance(part, FoundChapter):
                self._put("\n")
                self._cell(part.words)
                if part.introduction:
                    self._put("\n")
                    self._cell(part.introduction)
            else:
                self._put("\n\n\n")
                self._paragraphs([part])
                self._put("\n")
        return "".join(self._pieces)

    def _row(self, row: FoundRow) -> None:
        self._put("\n")
        own = row.number_in not in (p for found in row.columns.values() for p in found)
        if own:
            self._cell([row.number_in])
        title = row.columns.get(Column.TITLE, [])
        self._cell([*title, *row.columns.get(Column.RATIONALE, [])])
        for column in _ORDER[2:]:
            self._cell(row.columns.get(column, []))

    def _cell(self, paragraphs: Sequence[Paragraph]) -> None:
        self._put("\t")
        self._paragraphs(paragraphs)
        self._put("\n")

    def _paragraphs(self, paragraphs: Sequence[Paragraph]) -> None:
        for number, paragraph in enumerate(paragraphs):
            if number:
                self._put("\n")
            paragraph.start = self._length
            self._put(paragraph.text)

    def _put(self, text: str) -> None:
        self._pieces.append(text)
        self._length += len(text)


def placed(structure: Structure, text: str) -> Document:
    """The document that the structure makes, its paragraphs standing in ``text``."""
    heading = _over(structure.heading) or Span(0, 0)
    titled = list(structure.heading)
    while len(titled) > 1 and is_kind_of_note(titled[-1].text):
        titled.pop()
    period = period_of(text, heading)
    chapters: list[Chapter] = []
    rows: list[Row] = []
    outside: list[Span] = []
    found: list[Sentence] = _in(text, structure.heading, Column.HEADING)
    current: int | None = None
    for part in structure.parts:
        if isinstance(part, FoundChapter):
            current = part.number
            chapters.append(_chapter(part, text))
            found += _in(text, [*part.words, *part.introduction], Column.CHAPTER, None, current)
        elif isinstance(part, FoundRow):
            row = _row(part, current, text)
            rows.append(row)
            found += _of_row(text, part, row)
        else:
            outside.append(part.span)
            found += _in(text, [part], Column.HEADING)
    return Document(
        text,
        language_of(text),
        heading,
        title=_over(titled),
        programme=programme_of(text, heading),
        period=period[0] if period else None,
        year=period[1] if period else None,
        chapters=tuple(chapters),
        rows=tuple(rows),
        outside=tuple(outside),
        sentences=tuple(sorted(found, key=lambda one: one.span)),
    )


def _chapter(part: FoundChapter, text: str) -> Chapter:
    first = part.words[0].span
    label = Span(first.start, first.start + part.label_end)
    rest = Span(label.end, first.end)
    while len(rest) and text[rest.start] in " .:;,-–—":
        rest = Span(rest.start + 1, rest.end)
    title = rest if len(rest) else _over(part.words[1:])
    if len(rest) and len(part.words) > 1:
        title = Span(rest.start, part.words[-1].span.end)
    return Chapter(part.number, label, title, _over(part.introduction))


def _row(part: FoundRow, chapter: int | None, text: str) -> Row:
    titles = part.columns.get(Column.TITLE, [])
    title = titles[0].span if titles else None
    if title is not None and part.title_from:
        title = Span(title.start + part.title_from, title.end).trimmed(text)
    rationale = [*titles[1:], *part.columns.get(Column.RATIONALE, [])]
    at = part.number_in.text.index(part.number) + part.number_in.start
    return Row(
        part.number,
        Span(at, at + len(part.number)),
        chapter,
        title if title is not None and len(title) else None,
        _over(rationale),
        _over(part.columns.get(Column.TIME_LIMIT, [])),
        _over(part.columns.get(Column.EXECUTING_BODY, [])),
        _over(part.columns.get(Column.WORK_DONE, [])),
    )


def _of_row(text: str, part: FoundRow, row: Row) -> Iterator[Sentence]:
    for column in _ORDER:
        paragraphs = part.columns.get(column, [])
        if column is Column.TITLE:
            if row.title is not None:
                for span in sentences(text, row.title):
                    yield Sentence(span, Column.TITLE, row.number, row.chapter)
            yield from _in(text, paragraphs[1:], Column.RATIONALE, row.number, row.chapter)
        else:
            yield from _in(text, paragraphs, column, row.number, row.chapter)


def _in(
    text: str,
    paragraphs: Sequence[Paragraph],
    column: Column,
    row: str | None = None,
    chapter: int | None = None,
) -> list[Sentence]:
    return [
        Sentence(span, column, row, chapter)
        for paragraph in paragraphs
        for span in sentences(text, paragraph.span)
    ]


def _over(paragraphs: Sequence[Paragraph]) -> Span | None:
    """From the first paragraph to the end of the last."""
    if not paragraphs:
        return None
    return Span(
        min(paragraph.span.start for paragraph in paragraphs),
        max(paragraph.span.end for paragraph in paragraphs),
    )
