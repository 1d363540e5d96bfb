"""The note of 2014 in other formats: the same words in a Word document, a page and a PDF."""

import html
import io
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime

import docx
from docx.shared import Cm
from fpdf import FPDF

from bot.fonts import REGULAR
from bot.reports.document import Document, Span
from bot.reports.reading import document_of
from tests.helpers.project import ROOT

SOURCE = ROOT / "graph_data/reports/dmx-2014/source.txt"
HEADINGS = ("№ №", "Tədbirlər", "İcra müddəti", "İcraçı orqan", "Görülmüş işlər")


_TABLE = """

\t№ №
\tTədbirlər
\tİcra müddəti
\tİcraçı orqan
\tGörülmüş işlər

\tBirinci Fəsil
Normativ-hüquqi bazanın təkmilləşdirilməsi

\t1.7
\tYeni müqavilələrin hazırlanması
Müqavilələr lazımdır.
\tMütəmadi
\tAzərbaycan Respublikası Dövlət Miqrasiya Xidməti
\t5 may 2016-cı il tarixdə Bakı şəhərində beynəlxalq seminar keçirilmişdir.
"""


@dataclass(frozen=True)
class Content:
    """Paragraphs before the table; rows of one cell over all columns, or of one a column."""

    heading: tuple[str, ...]
    rows: tuple[tuple[tuple[str, ...], ...], ...]
    headings: tuple[str, ...] = HEADINGS


def note_of_2014() -> Document:
    return document_of(SOURCE.read_bytes())[1]


def small_note() -> str:
    """A note of 2016 under the heading of that of 2014: a chapter that is known, a new measure."""
    note = note_of_2014()
    return note.heading.of(note.text).replace("2014-cü", "2016-cı") + _TABLE


def content_of(document: Document) -> Content:
    """What a document holds, as one would type it into a table."""

    def lines(*spans: Span | None) -> tuple[str, ...]:
        texts = [span.of(document.text) for span in spans if span is not None]
        found = (" ".join(line.split()) for text in texts for line in text.splitlines())
        return tuple(filter(None, found))

    placed: list[tuple[Span, tuple[tuple[str, ...], ...]]] = []
    for chapter in document.chapters:
        placed.append((chapter.label, (lines(chapter.label, chapter.title),)))
        if chapter.introduction is not None:
            placed.append((chapter.introduction, (lines(chapter.introduction),)))
    placed += [
        (
            row.number_span,
            (
                (row.number,),
                lines(row.title, row.rationale),
                lines(row.time_limit),
                lines(row.executing_body),
                lines(row.work_done),
            ),
        )
        for row in document.rows
    ]
    return Content(lines(document.heading), tuple(cells for _, cells in sorted(placed)))


def parts_of(document: Document) -> dict[str, object]:
    """What a document says, without the places."""

    def words(span: Span | None) -> str | None:
        return None if span is None else " ".join(span.of(document.text).split())

    return {
        "language": document.language,
        "heading": words(document.heading),
        "title": words(document.title),
        "programme": words(document.programme),
        "period": words(document.period),
        "year": document.year,
        "chapters": [
            (one.number, words(one.label), words(one.title), words(one.introduction))
            for one in document.chapters
        ],
        "rows": [
            (
                row.number,
                row.chapter,
                words(row.title),
                words(row.rationale),
                words(row.time_limit),
                words(row.executing_body),
                words(row.work_done),
            )
            for row in document.rows
        ],
        "outside": [words(span) for span in document.outside],
        "sentences": [
            (words(one.span), one.column, one.row, one.chapter) for one in document.sentences
        ],
    }


def as_word(content: Content) -> bytes:
    """A Word document with a real table; chapters are merged over all columns."""
    document = docx.Document()
    for text in content.heading:
        document.add_paragraph(text)
    table = document.add_table(rows=0, cols=len(content.headings))
    table.style = "Table Grid"
    for texts in ([(heading,) for heading in content.headings], *content.rows):
        row = table.add_row()
        if len(texts) == 1:
            row.cells[0].merge(row.cells[-1])
        for cell, paragraphs in zip(row.cells, texts, strict=False):
            cell.paragraphs[0].text = "".join(paragraphs[:1])
            for text in paragraphs[1:]:
                cell.add_paragraph(text)
    document.sections[0].left_margin = Cm(2)
    return saved(document)


def saved(document: object) -> bytes:
    into = io.BytesIO()
    document.save(into)  # type: ignore[attr-defined]
    return into.getvalue()


def as_html(content: Content) -> bytes:
    """A page with the table, as a word processor exports it."""
    rows = []
    for texts in ([(heading,) for heading in content.headings], *content.rows):
        span = f' colspan="{len(content.headings)}"' if len(texts) == 1 else ""
        cells = (
            f"<td{span}>" + "".join(f"<p>{html.escape(text)}</p>\n" for text in texts_of) + "</td>"
            for texts_of in texts
        )
        rows.append(f"<tr>{''.join(cells)}</tr>")
    before = "".join(f"<p><b>{html.escape(text)}</b></p>" for text in content.heading)
    page = f"<!DOCTYPE html><html><head><title>x</title><style>p {{}}</style></head><body>{before}"
    return f"{page}<table>{''.join(rows)}</table></body></html>".encode()


def as_pdf(content: Content, *, hyphenated: bool = False) -> bytes:
    """A PDF whose table goes on over pages, with a running head and numbered pages."""
    return _Printer(content, hyphenated).printed()


class _Printer:
    widths = (12, 58, 24, 34, 142)
    height = 4.2
    margin = 1.0

    def __init__(self, content: Content, hyphenated: bool) -> None:
        self.content = content
        self.hyphenated = hyphenated
        self.pdf = FPDF("L", "mm", "A4")
        self.pdf.set_auto_page_break(False)
        self.pdf.set_creation_date(datetime(2015, 1, 30, tzinfo=UTC))
        self.pdf.add_font("DejaVu", "", REGULAR)
        self.pdf.set_font("DejaVu", size=8)

    def printed(self) -> bytes:
        self._page()
        for text in self.content.heading:
            for line in self._wrapped(text, sum(self.widths)):
                self._line(line, 13, self.y)
                self.y += self.height
            self.y += self.height * 2
        self._row([(heading,) for heading in self.content.headings])
        for texts in self.content.rows:
            self._row(texts)
        return bytes(self.pdf.output())

    def _page(self) -> None:
        self.pdf.add_page()
        self._line("Soraq", 13, 8)
        self._line(f"– {self.pdf.page} –", 145, 200)
        self.y = 26.0

    def _row(self, texts: Sequence[tuple[str, ...]]) -> None:
        widths = self.widths if len(texts) > 1 else (sum(self.widths),)
        cells = [
            [line for text in paragraphs for line in self._wrapped(text, width)]
            for paragraphs, width in zip(texts, widths, strict=True)
        ]
        while any(cells):
            room = int((185 - self.y) / self.height)
            if room < 2:
                self._page()
                self._headings()
                continue
            taken = min(room, max(map(len, cells)))
            x = 13.0
            for lines, width in zip(cells, widths, strict=True):
                self.pdf.rect(x, self.y, width, taken * self.height + 1)
                for number, line in enumerate(lines[:taken]):
                    self._line(line, x + self.margin, self.y + number * self.height)
                del lines[:taken]
                x += width
            self.y += taken * self.height + 1

    def _headings(self) -> None:
        self._row([(heading,) for heading in self.content.headings])

    def _line(self, text: str, x: float, y: float) -> None:
        self.pdf.text(x, y + self.height * 0.8, text)

    def _wrapped(self, text: str, width: float) -> list[str]:
        lines = [""]
        for word in text.split():
            longer = f"{lines[-1]} {word}".strip()
            if self.pdf.get_string_width(longer) <= width - 2 * self.margin:
                lines[-1] = longer
                continue
            half = len(word) // 2
            begun = f"{lines[-1]} {word[:half]}-".strip()
            fits = self.pdf.get_string_width(begun) <= width - 2 * self.margin
            if self.hyphenated and word.isalpha() and half > 3 and fits:
                lines[-1] = begun
                lines.append(word[half:])
                continue
            lines.append(word)
        return [line for line in lines if line]
