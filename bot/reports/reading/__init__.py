"""A file in, a document out: what a report says, and where in its text it says it.

Files come from anywhere, so they are taken apart in a process that may take only so long and
so much memory, and that can open neither files nor connections.
"""

from __future__ import annotations

import importlib
from dataclasses import dataclass
from pathlib import Path

from bot.processes import (
    MEGABYTE,
    Handler,
    Job,
    LostError,
    MemoryLimitError,
    TimeLimitError,
    TooLargeError,
)
from bot.processes.worker import Worker
from bot.reports.document import Document
from bot.reports.errors import ReportError
from bot.reports.reading.blocks import Line
from bot.reports.reading.guard import BROKEN_WORD, LARGEST_FILE, Format, format_of

SECONDS = 300.0
_MEMORY = 1024 * MEGABYTE
_LONGEST_TEXT = 4_000_000
_NEEDED = {
    Format.WORD: ("docx", "defusedxml.ElementTree"),
    Format.PDF: ("pdfplumber",),
    Format.HTML: ("lxml.html",),
    Format.TEXT: (),
}
_BROKEN = {
    Format.WORD: BROKEN_WORD,
    Format.PDF: "The PDF is broken or locked with a password. Save it anew, without one.",
    Format.HTML: "The page is broken: it cannot be taken apart. Save it anew as .docx.",
}


@dataclass(frozen=True, slots=True)
class Read:
    """A document, the format of its file, and the bytes it was read from.

    ``verbatim``: the document's text is the file's own, byte for byte.
    """

    document: Document
    format: Format
    original: bytes
    verbatim: bool


def read(path: Path, seconds: float = SECONDS) -> Read:
    """Read the report in the file ``path``, for at most ``seconds``.

    :class:`ReportError` says in a sentence why it cannot be, and what to do.
    """
    content = _content(path)
    try:
        worker = Worker(Job(_prepare, (), memory=_MEMORY, patience=60.0, quiet=True, sealed=True))
        try:
            worker.wait_ready()
            form, document = worker.call(content, seconds)
        finally:
            worker.close()
    except ReportError as error:
        raise ReportError(f"{path}: {error}") from None
    except (TimeLimitError, MemoryLimitError, LostError, TooLargeError):
        raise ReportError(
            f"{path}: The document takes more time or memory than a report may "
            f"({seconds:.0f} s). Give the part with the table of measures by itself."
        ) from None
    verbatim = form is Format.TEXT and document.text.encode() == content
    return Read(document, form, content, verbatim)


def document_of(content: bytes) -> tuple[Format, Document]:
    """The document in the content of a file, read in this process."""
    from bot.reports.reading import pdf, plain
    from bot.reports.reading.placing import placed, written
    from bot.reports.reading.table import structure_of

    form = format_of(content)
    if form is Format.TEXT:
        text = plain.decoded(content)
        _refuse_long(text)
        return form, placed(structure_of(plain.lines_of(text)), text)
    structure = structure_of(_lines(form, content))
    if form is Format.PDF:
        pdf.settle_titles(structure)
    text = written(structure)
    _refuse_long(text)
    return form, placed(structure, text)


def _prepare() -> tuple[Handler, None]:
    """What the process needs is imported before it is sealed."""
    for names in _NEEDED.values():
        for name in names:
            importlib.import_module(name)
    for name in ("plain", "placing", "table", "word", "html", "pdf", "words", "numbering"):
        importlib.import_module(f"bot.reports.reading.{name}")
    from bot.reports.reading import plain, words

    words.load()
    plain.load()
    return document_of, None


def _lines(form: Format, content: bytes) -> list[Line]:
    from bot.reports.reading import html, pdf, word

    readers = {Format.WORD: word.lines_of, Format.HTML: html.lines_of, Format.PDF: pdf.lines_of}
    try:
        return readers[form](content)
    except (ReportError, MemoryError):
        raise
    except Exception as error:  # a broken file breaks a library in any way
        raise ReportError(_BROKEN[form]) from error


def _content(path: Path) -> bytes:
    try:
        if path.is_dir():
            raise ReportError(f"{path} is a folder. Name the report's file.")
        if path.stat().st_size > LARGEST_FILE:
            raise ReportError(
                f"{path} is larger than {LARGEST_FILE // MEGABYTE} MB. Save it without pictures, "
                "or give the part with the table of measures by itself."
            )
        return path.read_bytes()
    except FileNotFoundError:
        raise ReportError(f"There is no file {path}. Check the path.") from None
    except OSError as error:
        raise ReportError(
            f"{path} cannot be read: {error.strerror or error}. Check its permissions."
        ) from error


def _refuse_long(text: str) -> None:
    if len(text) > _LONGEST_TEXT:
        raise ReportError(
            "The document holds more text than any report. Give the part with the table of "
            "measures by itself."
        )
