"""What a file is, by its content and not by its name, and whether it is safe to take apart."""

from __future__ import annotations

import io
import re
import zipfile
from enum import StrEnum

from bot.processes import MEGABYTE
from bot.reports.errors import ReportError

LARGEST_FILE = 50 * MEGABYTE
_LARGEST_UNPACKED = 200 * MEGABYTE
_MOST_PARTS = 5_000
_STEEPEST = 150
"""How many times smaller a part of more than a megabyte may be packed; text takes 5 to 20."""
_HTML = re.compile(rb"<(?:!doctype\s+html|html|head|body|table|meta)\b", re.IGNORECASE)


class Format(StrEnum):
    """The formats that are read."""

    WORD = "docx"
    PDF = "pdf"
    HTML = "html"
    TEXT = "txt"


def format_of(content: bytes) -> Format:
    """What the content is; :class:`ReportError` for what is not read, with what to do."""
    if not content.strip(b"\0 \t\r\n\xef\xbb\xbf"):
        raise ReportError("The file is empty. Give the report itself.")
    if b"%PDF-" in content[:1024]:
        return Format.PDF
    if content.startswith(b"PK"):
        return _of_archive(content)
    for mark, sentence in _OTHERS:
        if content.startswith(mark):
            raise ReportError(sentence)
    beginning = content[:4096].replace(b"\0", b"")
    return Format.HTML if _HTML.search(beginning) else Format.TEXT


_PICTURE = (
    "This is a picture: its words cannot be read. Give the document itself, or have a program "
    "for text recognition read it first."
)
_OLD = (
    "This is a document of an older Office, or one locked with a password. Open it, and save it "
    "as .docx without a password."
)
_OTHERS = (
    (b"\xd0\xcf\x11\xe0", _OLD),
    (b"{\\rtf", "This is rich text (RTF). Open it, and save it as .docx."),
    (b"\x89PNG", _PICTURE),
    (b"\xff\xd8\xff", _PICTURE),
    (b"II*\0", _PICTURE),
    (b"MM\0*", _PICTURE),
    (b"GIF8", _PICTURE),
    (b"\x1f\x8b", "This is a packed file. Unpack it, and give the report itself."),
    (b"7z\xbc\xaf", "This is an archive. Unpack it, and give the report itself."),
    (b"Rar!", "This is an archive. Unpack it, and give the report itself."),
)


def _of_archive(content: bytes) -> Format:
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = archive.infolist()
            names = {part.filename for part in parts}
            refuse_bomb(parts)
            _refuse_other(names)
            _refuse_declarations(archive, parts)
    except (zipfile.BadZipFile, NotImplementedError, RuntimeError, EOFError, ValueError, OSError):
        raise ReportError(BROKEN_WORD) from None
    return Format.WORD


BROKEN_WORD = (
    "The Word document is broken: it cannot be unpacked or taken apart. Open it in a word "
    "processor, and save it anew as .docx."
)


def refuse_bomb(parts: list[zipfile.ZipInfo]) -> None:
    """:class:`ReportError` for an archive that would unpack to far more than a report holds."""
    unpacked = sum(part.file_size for part in parts)
    steep = any(
        part.file_size > MEGABYTE and part.file_size > _STEEPEST * max(1, part.compress_size)
        for part in parts
    )
    if unpacked > _LARGEST_UNPACKED or len(parts) > _MOST_PARTS or steep:
        raise ReportError(
            "The document would unpack to far more than a report holds, so it was not opened. "
            "Save it anew from a word processor, without pictures."
        )


def _refuse_other(names: set[str]) -> None:
    if "word/document.xml" in names:
        return
    if any(name.startswith("xl/") for name in names):
        raise ReportError(
            "This is a spreadsheet, not a report. Give the report as .docx, .txt, .html or .pdf; "
            "a reviewed sheet is read with --review FILE.xlsx."
        )
    if any(name.startswith("ppt/") for name in names):
        raise ReportError("This is a presentation, not a report. Give the report as .docx.")
    if "content.xml" in names:
        raise ReportError("This is an OpenDocument file. Open it, and save it as .docx.")
    raise ReportError("This is an archive, and no Word document. Give the report itself.")


def _refuse_declarations(archive: zipfile.ZipFile, parts: list[zipfile.ZipInfo]) -> None:
    """No part may bring a document type: entities and outside references come with one.

    One has to stand before the first element, so that no more than that is looked at.
    """
    from xml.etree.ElementTree import ParseError

    from defusedxml.common import DefusedXmlException
    from defusedxml.ElementTree import iterparse

    for part in parts:
        if not part.filename.endswith((".xml", ".rels")):
            continue
        try:
            with archive.open(part) as stream:
                next(iter(iterparse(stream, events=("start",), forbid_dtd=True)), None)
        except DefusedXmlException:
            raise ReportError(
                f"The document declares entities or outside references in its part "
                f"{part.filename}, which no word processor writes, so it was not read. "
                "Save it anew from a word processor."
            ) from None
        except (ParseError, zipfile.BadZipFile):
            raise ReportError(BROKEN_WORD) from None
