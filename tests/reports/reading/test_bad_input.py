"""What cannot be read is declined in one sentence that says what to do."""

import io
import zipfile
from collections.abc import Callable
from pathlib import Path

import docx
import openpyxl
import pytest
from fpdf import FPDF

from bot.reports.errors import ReportError
from bot.reports.reading import document_of, read
from bot.reports.reading.pdf import MOST_PAGES
from tests.helpers.documents import SOURCE, as_word, content_of, note_of_2014, saved

BODY = (
    '<w:document xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"><w:body/>'
    "</w:document>"
)


def archive(parts: dict[str, str | bytes]) -> bytes:
    into = io.BytesIO()
    with zipfile.ZipFile(into, "w", zipfile.ZIP_DEFLATED) as packed:
        for name, content in parts.items():
            packed.writestr(name, content)
    return into.getvalue()


def with_part(name: str, change: Callable[[str], str]) -> bytes:
    """The note of 2014 as a Word document, one part of it changed."""
    parts: dict[str, str | bytes] = {}
    with zipfile.ZipFile(io.BytesIO(as_word(content_of(note_of_2014())))) as packed:
        for one in packed.namelist():
            content = packed.read(one)
            parts[one] = change(content.decode()) if one == name else content
    return archive(parts)


def declared(document_type: str) -> bytes:
    return with_part(
        "word/document.xml",
        lambda text: text.replace("<w:document", f"{document_type}<w:document", 1).replace(
            "<w:t>1.4</w:t>", "<w:t>&x;</w:t>", 1
        ),
    )


def blank_pdf() -> bytes:
    pdf = FPDF()
    pdf.add_page()
    pdf.rect(20, 20, 100, 100)
    return bytes(pdf.output())


def long_pdf() -> bytes:
    pdf = FPDF()
    for _ in range(MOST_PAGES + 1):
        pdf.add_page()
    return bytes(pdf.output())


def spreadsheet() -> bytes:
    into = io.BytesIO()
    openpyxl.Workbook().save(into)
    return into.getvalue()


def letter() -> bytes:
    document = docx.Document()
    document.add_paragraph("A letter without any table.")
    document.add_table(rows=1, cols=2).rows[0].cells[0].text = "Name"
    return saved(document)


CASES: dict[str, tuple[Callable[[], bytes], str]] = {
    "empty": (lambda: b"", "empty"),
    "blank": (lambda: b" \n\t\r\n", "empty"),
    "scan": (blank_pdf, "holds no text"),
    "long pdf": (long_pdf, "has 301 pages, and at most 300 are read"),
    "broken pdf": (lambda: b"%PDF-1.7\n" + b"x" * 500, "PDF is broken|holds no text"),
    "spreadsheet": (spreadsheet, "spreadsheet"),
    "cut docx": (lambda: as_word(content_of(note_of_2014()))[:9000], "Word document is broken"),
    "no xml": (
        lambda: with_part("word/document.xml", lambda text: text[: len(text) // 2]),
        "Word document is broken",
    ),
    "no parts": (lambda: archive({"word/document.xml": BODY}), "Word document is broken"),
    "other archive": (lambda: archive({"a.txt": "x"}), "archive"),
    "old word": (lambda: b"\xd0\xcf\x11\xe0" + bytes(600), "older Office"),
    "picture": (lambda: b"\x89PNG\r\n\x1a\n" + bytes(600), "picture"),
    "bytes": (lambda: bytes(range(256)) * 40, "no text that can be read"),
    "letter": (letter, "No table of measures was found: looked for .*Görülmüş işlər"),
    "prose": ("Bu, adi məktubdur. Cədvəl yoxdur.".encode, "No table of measures"),
    "only headings": (
        "\tTədbirlər\n\tİcra müddəti\n\tGörülmüş işlər\n".encode,
        "no row with the number",
    ),
    "zip bomb": (
        lambda: archive({"word/document.xml": BODY, "word/media/x.xml": b"0" * 60_000_000}),
        "unpack to far more",
    ),
    "entities": (
        lambda: declared(
            '<!DOCTYPE x [<!ENTITY a "aaaaaaaaaa"><!ENTITY x "&a;&a;&a;&a;&a;&a;&a;&a;">]>'
        ),
        "declares entities",
    ),
    "outside reference": (
        lambda: declared(f'<!DOCTYPE x [<!ENTITY x SYSTEM "{SOURCE.as_uri()}">]>'),
        "outside references",
    ),
}


@pytest.mark.parametrize("name", CASES)
def test_declined(name: str) -> None:
    made, expected = CASES[name]
    with pytest.raises(ReportError, match=expected) as raised:
        document_of(made())
    message = str(raised.value)
    assert "\n" not in message
    assert message.endswith(".")


@pytest.mark.parametrize("name", ["cut docx", "outside reference", "scan"])
def test_declined_by_the_process_that_reads(name: str, tmp_path: Path) -> None:
    made, expected = CASES[name]
    file = tmp_path / "report.docx"
    file.write_bytes(made())
    with pytest.raises(ReportError, match=rf"report\.docx: .*({expected})"):
        read(file)
    assert list(tmp_path.iterdir()) == [file]


def test_nothing_there(tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="There is no file"):
        read(tmp_path / "none.docx")
    with pytest.raises(ReportError, match="is a folder"):
        read(tmp_path)


def test_more_time_than_a_report_may_take() -> None:
    with pytest.raises(ReportError, match="more time or memory"):
        read(SOURCE, seconds=0.0)


def test_a_page_fetches_nothing() -> None:
    """Entities of a page stay words; nothing of the machine comes in by them."""
    page = (
        f'<!DOCTYPE html [<!ENTITY x SYSTEM "{SOURCE.as_uri()}">]><table><tr><th>No</th>'
        "<th>Measures</th><th>Work done</th></tr><tr><td>1.1</td><td>&x;</td><td>Done.</td></tr>"
        "</table>"
    )
    assert "Azərbaycan" not in document_of(page.encode())[1].text
