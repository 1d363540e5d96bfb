"""An answer as a document to attach to a letter: Word or PDF.

``Answer → Brief → bytes``: a brief holds every word in its language and every source as a numbered
note (:mod:`bot.documents.composing`); what writes it knows nothing of answers.
"""

from __future__ import annotations

from dataclasses import dataclass, fields, is_dataclass, replace
from datetime import date
from enum import StrEnum
from typing import TypeVar

from bot.model import Language

T = TypeVar("T")
_JOINERS = "\u200c\u200d\u2060"


class Form(StrEnum):
    """The forms of a document: its ending."""

    DOCX = "docx"
    PDF = "pdf"


MEDIA_TYPES = {
    Form.DOCX: "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    Form.PDF: "application/pdf",
}


@dataclass(frozen=True, slots=True)
class Words:
    """A stretch of text, with the numbers of the notes that prove it."""

    text: str
    notes: tuple[int, ...] = ()
    bold: bool = False


Paragraph = tuple[Words, ...]


@dataclass(frozen=True, slots=True)
class Table:
    """A table; ``widths`` are the shares of its columns, a cell is paragraphs."""

    caption: str
    header: tuple[str, ...]
    widths: tuple[int, ...]
    rows: tuple[tuple[tuple[Paragraph, ...], ...], ...]


@dataclass(frozen=True, slots=True)
class Section:
    """A part of a document under a heading; no heading where it is empty."""

    heading: str
    tables: tuple[Table, ...] = ()
    lines: tuple[Paragraph, ...] = ()


@dataclass(frozen=True, slots=True)
class Note:
    """The words of a source and where they stand."""

    place: str
    quote: str


@dataclass(frozen=True, slots=True)
class Brief:
    """A document, whole: notes are numbered from 1 in the order in which they are first used."""

    language: Language
    kind: str  # what it is called: arayış
    title: str
    particulars: tuple[tuple[str, str], ...]
    summary: tuple[Paragraph, ...]
    sections: tuple[Section, ...]
    notes_heading: str
    notes: tuple[Note, ...]
    closing: tuple[str, ...]
    footer: str
    made: date


def _legible(value: T) -> T:
    """A brief, or a part of it, without characters that a file cannot hold or nobody can see."""
    if isinstance(value, str) and not isinstance(value, StrEnum):
        spaced = (" " if letter.isspace() else letter for letter in value)
        return type(value)("".join(c for c in spaced if c.isprintable() or c in _JOINERS))
    if isinstance(value, tuple):
        return type(value)(_legible(one) for one in value)
    if is_dataclass(value) and not isinstance(value, type):
        return replace(value, **{f.name: _legible(getattr(value, f.name)) for f in fields(value)})
    return value


def write(brief: Brief, form: Form) -> bytes:
    """The document as a file; the same brief gives the same bytes."""
    brief = _legible(brief)
    match form:
        case Form.DOCX:
            from bot.documents.word import docx_bytes

            return docx_bytes(brief)
        case Form.PDF:
            from bot.documents.pdf import pdf_bytes

            return pdf_bytes(brief)
