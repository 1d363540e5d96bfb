"""A report as it was read: one plain text, and where in it each part stands.

All places are offsets into :attr:`Document.text`, in characters, the end not included.  That
text is what is kept as the report's ``source.txt``, so that ``span.of(document.text)`` is
verbatim and can be quoted.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from bot.model import Language


class Column(StrEnum):
    """Where words stand, by the names that ``soraq:column`` has."""

    HEADING = "heading"  # before the table, and whatever else stands outside it
    CHAPTER = "chapter"  # the name of a chapter, and the introduction under it
    TITLE = "title"  # what the measure is: the first paragraph of its cell
    RATIONALE = "rationale"  # what follows the title in the same cell
    TIME_LIMIT = "time-limit"
    EXECUTING_BODY = "executing-body"
    WORK_DONE = "work-done"


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """A stretch of a text: from ``start`` up to ``end``, which is not included."""

    start: int
    end: int

    def of(self, text: str) -> str:
        """The words themselves, verbatim."""
        return text[self.start : self.end]

    def __len__(self) -> int:
        return self.end - self.start

    def holds(self, other: Span) -> bool:
        """Whether ``other`` lies within it."""
        return self.start <= other.start and other.end <= self.end

    def trimmed(self, text: str) -> Span:
        """The same without the white space at its ends."""
        words = self.of(text)
        start = self.start + len(words) - len(words.lstrip())
        return Span(start, max(start, self.start + len(words.rstrip())))


@dataclass(frozen=True, slots=True)
class Chapter:
    """A chapter of the programme.

    ``number`` is ``None`` where its words tell none.  ``label`` is *Birinci Fəsil*, ``title``
    its name, ``introduction`` a text under it that belongs to no measure.
    """

    number: int | None
    label: Span
    title: Span | None = None
    introduction: Span | None = None


@dataclass(frozen=True, slots=True)
class Row:
    """A row of the table: one measure and what was done about it.

    ``number`` is as written but for a closing dot (``"2.10"``), ``number_span`` where it
    stands.  ``chapter`` is the number of the chapter above it.  Spans have no white space
    around them; of an empty cell there is none.  ``title`` and ``rationale`` share a cell.
    """

    number: str
    number_span: Span
    chapter: int | None = None
    title: Span | None = None
    rationale: Span | None = None
    time_limit: Span | None = None
    executing_body: Span | None = None
    work_done: Span | None = None

    def columns(self) -> Iterator[tuple[Column, Span]]:
        """The columns that are not empty, in the order of the table."""
        for column, span in (
            (Column.TITLE, self.title),
            (Column.RATIONALE, self.rationale),
            (Column.TIME_LIMIT, self.time_limit),
            (Column.EXECUTING_BODY, self.executing_body),
            (Column.WORK_DONE, self.work_done),
        ):
            if span is not None:
                yield column, span


@dataclass(frozen=True, slots=True)
class Sentence:
    """A sentence with the column and the row (its ``number``) or chapter in which it stands.

    ``row`` is ``None`` in the heading and in chapters, ``chapter`` where there is none above.
    """

    span: Span
    column: Column
    row: str | None = None
    chapter: int | None = None


@dataclass(frozen=True, slots=True)
class Document:
    """A report as it was read.

    ``heading`` is all before the table, ``title`` the same without a line that only says what
    the note is (*M Ə L U M A T*).  ``programme`` is the quoted name of the programme in
    it, ``period`` the words that say the time reported on (*2014-cü il ərzində*) and ``year``
    that year; each ``None`` where the heading does not tell.  ``outside`` is text that stands
    after or between the tables.  ``sentences`` are all, in the order of the text.  ``report``
    is the last part of the report's IRI without ``report-`` (``dmx-2014``), by which its
    folder, activities and passages are named; empty until it is decided.
    """

    text: str
    language: Language
    heading: Span
    title: Span | None = None
    programme: Span | None = None
    period: Span | None = None
    year: int | None = None
    chapters: tuple[Chapter, ...] = ()
    rows: tuple[Row, ...] = ()
    outside: tuple[Span, ...] = ()
    sentences: tuple[Sentence, ...] = ()
    report: str = ""

    def sentence_at(self, place: Span) -> Sentence | None:
        """The sentence that holds ``place``."""
        return next((one for one in self.sentences if one.span.holds(place)), None)

    def row_of(self, number: str) -> Row | None:
        """The row with that number."""
        return next((row for row in self.rows if row.number == number), None)
