"""The same report in four formats is the same document."""

from collections.abc import Callable
from pathlib import Path

import pytest

from bot.reports.document import Document
from bot.reports.reading import document_of, read
from tests.helpers.documents import (
    SOURCE,
    Content,
    as_html,
    as_pdf,
    as_word,
    content_of,
    note_of_2014,
    parts_of,
)


@pytest.fixture(scope="module")
def note() -> Document:
    return note_of_2014()


def test_word(note: Document) -> None:
    assert parts_of(document_of(as_word(content_of(note)))[1]) == parts_of(note)


def test_html(note: Document) -> None:
    assert parts_of(document_of(as_html(content_of(note)))[1]) == parts_of(note)


@pytest.mark.parametrize("hyphenated", [False, True])
def test_pdf(note: Document, hyphenated: bool) -> None:
    content = as_pdf(content_of(note), hyphenated=hyphenated)
    assert parts_of(document_of(content)[1]) == parts_of(note)


def test_text_made_of_a_document_reads_as_that_document(note: Document) -> None:
    found = document_of(as_word(content_of(note)))[1]
    assert document_of(found.text.encode())[1] == found


def test_text_is_kept_byte_for_byte() -> None:
    found = read(SOURCE)
    assert found.verbatim
    assert found.document.text.encode() == SOURCE.read_bytes()


@pytest.mark.parametrize("made", [as_word, as_html, as_pdf])
def test_read_in_a_process_that_can_open_nothing(
    note: Document, tmp_path: Path, made: Callable[[Content], bytes]
) -> None:
    file = tmp_path / "note.txt"  # its content tells what it is, whatever its name
    file.write_bytes(made(content_of(note)))
    assert parts_of(read(file).document) == parts_of(note)


@pytest.mark.parametrize("encoding", ["utf-16", "utf-16-le", "utf-8-sig"])
def test_encodings(note: Document, tmp_path: Path, encoding: str) -> None:
    file = tmp_path / "note.txt"
    file.write_bytes(note.text.encode(encoding))
    found = read(file)
    assert parts_of(found.document) == parts_of(note)
    assert found.verbatim == (encoding == "utf-8-sig")
