"""`soraq brief`: a Word document or PDF, or a sentence where there is nothing to write."""

from pathlib import Path

from tests.helpers.command import soraq


def test_documents_are_written(tmp_path: Path) -> None:
    for name, start in (("saziş.docx", b"PK"), ("saziş.pdf", b"%PDF-")):
        file = tmp_path / name
        done = soraq("brief", "readmissiya sazişləri", "-o", file, "--today", "2015-03-10")
        assert (done.returncode, done.stdout) == (0, "")
        assert done.stderr == f"Next: the document is in {file}.\n"
        assert file.read_bytes().startswith(start)


def test_nothing_to_write(tmp_path: Path) -> None:
    file = tmp_path / "none.pdf"
    done = soraq("brief", "qwertyuiop", "-o", file, "--language", "en")
    assert (done.returncode, done.stdout) == (1, "")
    assert done.stderr == "soraq: The data holds nothing on “qwertyuiop”.\n"
    assert not file.exists()
    done = soraq("brief", "agreements", "-o", tmp_path / "a.odt")
    assert done.returncode == 2
    assert "use .docx or .pdf" in done.stderr
