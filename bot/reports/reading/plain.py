"""A report as plain text: a table flattened as word processors and mail do it.

A tab begins a cell; lines without one go on with the cell above; a row is told by its number.
"""

from __future__ import annotations

import codecs
import re
from collections.abc import Iterator
from itertools import pairwise

from bot.reports.errors import ReportError
from bot.reports.reading.blocks import Cell, Line, Paragraph
from bot.reports.reading.words import chapter_label, heading_of, item_number

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_BOOKMARK = re.compile(r"\[bookmark:[^\]\n]*\]\s*")
_CONTROL = re.compile(r"[\x00-\x08\x0e-\x1f\x7f]")
_APART = 2
"""So many empty lines before a line without a tab: it is no longer in the table."""


def load() -> None:
    """Have every encoding at hand, so that later no file has to be opened."""
    for encoding in ("utf-16-le", "utf-16-be", "utf-16", "utf-32", "cp1251", "cp1254", "cp437"):
        codecs.lookup(encoding)


def decoded(content: bytes) -> str:
    """The text of a file; UTF-8 unless a mark, or what it holds, tells otherwise.

    Of UTF-8 each byte is kept, a mark at the beginning too.  :class:`ReportError` for what
    is no text.
    """
    for mark, encoding in _MARKS:
        if content.startswith(mark):
            return _text(content, encoding)
    even, odd = content[0:4000:2].count(0), content[1:4000:2].count(0)
    if max(even, odd) * 8 > min(len(content), 4000):
        return _text(content, "utf-16-le" if odd > even else "utf-16-be")
    try:
        return _checked(content.decode("utf-8"))
    except UnicodeDecodeError:
        return _text(content, _single_byte(content))


def _text(content: bytes, encoding: str) -> str:
    try:
        return _checked(content.decode(encoding))
    except (UnicodeDecodeError, LookupError):
        raise ReportError(_UNREADABLE) from None


def _checked(text: str) -> str:
    if len(_CONTROL.findall(text)) * 100 > len(text):
        raise ReportError(_UNREADABLE)
    return text


_UNREADABLE = (
    "This is no text that can be read: its letters are in none of UTF-8, UTF-16, Windows-1251 "
    "and Windows-1254. Save it as text in UTF-8, or give the .docx it came from."
)


def _single_byte(content: bytes) -> str:
    """Cyrillic letters stand beside one another; the Turkish ones of a Latin text alone."""
    high = sum(byte >= 0xC0 for byte in content)
    pairs = sum(a >= 0xC0 and b >= 0xC0 for a, b in pairwise(content))
    return "cp1251" if pairs * 2 > high else "cp1254"


def lines_of(text: str) -> list[Line]:
    """The paragraphs and rows of a text, each paragraph with its place in it."""
    loose: list[Line] = []
    cells: list[Cell] = []
    outside: list[Line] = []
    empty = 0
    for start, words in _lines(text):
        if not words.strip():
            empty += "\t" not in words
            if "\t" in words and cells:
                cells.append(Cell(0))
            continue
        apart, empty = empty >= _APART, 0
        if "\t" in words:
            cells += _cells(words, start, cells)
            outside_now = False
        elif not cells:
            loose += _paragraphs(words, start)
            continue
        else:
            outside_now = apart or bool(outside)
            if outside_now:
                outside += _paragraphs(words, start)
            else:
                cells[-1].paragraphs += _paragraphs(words, start)
        if not outside_now and outside:
            # the table went on after all: what stood between is not to be torn out of place
            for line in outside:
                assert isinstance(line, Paragraph)
                cells[-1].paragraphs.insert(0, line)
            outside = []
    return [*loose, *_rows(cells), *outside]


def _lines(text: str) -> Iterator[tuple[int, str]]:
    start = 0
    for line in text.splitlines(keepends=True):
        yield start, line.rstrip("\r\n\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029")
        start += len(line)


def _cells(words: str, start: int, before: list[Cell]) -> list[Cell]:
    """The cells that begin in a line with tabs; what stands before the first is one as well."""
    found: list[Cell] = []
    at = 0
    for number, part in enumerate(words.split("\t")):
        if number or part.strip():
            found.append(Cell(0, _paragraphs(part, start + at)))
        at += len(part) + 1
    # a blank line that word processors leave at the end of a row is no cell
    return found if any(cell.paragraphs for cell in found) or before else []


def _paragraphs(words: str, start: int) -> list[Paragraph]:
    mark = _BOOKMARK.match(words.lstrip("\ufeff"))
    skipped = len(words) - len(words.lstrip("\ufeff"))
    skipped += mark.end() if mark else 0
    kept = words[skipped:].strip()
    if not kept:
        return []
    return [Paragraph(kept, start + words.index(kept, skipped))]


def _rows(cells: list[Cell]) -> Iterator[list[Cell]]:
    """The rows that the cells make up: the headings, rows by their number, and what is alone."""
    width = 0
    at = 0
    while at < len(cells):
        cell = cells[at]
        if not cell.paragraphs:
            at += 1
            continue
        if heading_of(cell.words) is not None and (length := _headings(cells, at)) > 1:
            width = length
            yield _numbered(cells[at : at + length])
            at += length
            continue
        end = at + 1
        if width and item_number(cell.words) is not None:
            while end < min(at + width, len(cells)) and not _begins_anew(cells[end]):
                end += 1
        yield _numbered(cells[at:end])
        at = end


def _headings(cells: list[Cell], at: int) -> int:
    end = at
    while end < len(cells) and heading_of(cells[end].words) is not None:
        end += 1
    return end - at


def _begins_anew(cell: Cell) -> bool:
    words = cell.words
    if item_number(words) is not None and "." in words:
        return True
    label = chapter_label(words)
    return label is not None and label[0] is not None


def _numbered(row: list[Cell]) -> list[Cell]:
    for column, cell in enumerate(row):
        cell.column = column
    return row
