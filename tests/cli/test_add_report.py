"""``soraq add-report`` as a person uses it: a document, decisions, data that is asked."""

import json
from pathlib import Path

import openpyxl
import pytest

from bot.reports.acceptance import accept
from bot.reports.decisions import Verdict
from bot.reports.draft import decisions_of, load
from bot.reports.errors import ReportError
from bot.reports.reading import document_of
from tests.helpers.command import soraq
from tests.helpers.documents import as_word, content_of, small_note
from tests.helpers.project import ROOT


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder to stand in, with a data folder of one's own."""
    (tmp_path / "data").mkdir()
    monkeypatch.chdir(tmp_path)
    return tmp_path


def run(home: Path, *arguments: str | Path, given: str = "") -> tuple[int, str, str]:
    done = soraq(
        "add-report",
        *arguments,
        given=given,
        environment={"SORAQ_DATA_DIR": str(home / "data"), "PYTHONPATH": str(ROOT)},
    )
    return done.returncode, done.stdout, done.stderr


def test_from_a_document_to_answers(home: Path) -> None:
    document = document_of(small_note().encode())[1]
    (home / "note.docx").write_bytes(as_word(content_of(document)))
    status, said, hint = run(home, "note.docx")
    assert (status, hint.count("Next: ")) == (0, 1)
    draft = home / "drafts/dmx-2016"
    assert f"{Path('drafts/dmx-2016')}: " in said
    assert {path.name for path in draft.iterdir()} >= {
        "source.txt",
        "original.docx",
        "report.ttl",
        "checks.toml",
        "review.xlsx",
    }

    # two decisions in the terminal, then the lid is closed
    status, said, hint = run(home, "--review", draft, given="a\nnonsense\nr\nu\ns\n")
    assert status == 0
    assert "is none of: a accept" in hint
    first = load(draft).proposals.things[0]
    assert [one.key for one in decisions_of(draft).values()] == [first.key]

    # a workbook with a row that cannot be taken is left as it is
    book = openpyxl.load_workbook(draft / "review.xlsx")
    book["Faktlar"].cell(3, 9).value = "bəlkə"
    book.save(draft / "review.xlsx")
    edited = (draft / "review.xlsx").read_bytes()
    status, said, hint = run(home, "--review", draft / "review.xlsx")
    assert (status, "Faktlar, row 3: “bəlkə” is no decision" in said) == (1, True)
    assert (draft / "review.xlsx").read_bytes() == edited

    # the rest in the workbook, of which it knows what was decided
    book = openpyxl.load_workbook(draft / "review.xlsx")
    columns = ["açar", "qərar"]
    for sheet in (book["Yeni obyektlər"], book["Faktlar"]):
        at = {cell.value: number for number, cell in enumerate(sheet[1], 1)}
        key, decision = (at[name] for name in columns)
        if sheet.title == "Yeni obyektlər":
            assert sheet.cell(2, decision).value == "qəbul"
        own = {"report-dmx-2016"}
        for row in range(2, sheet.max_row + 1):
            mine = any(f"({one})" in str(sheet.cell(row, 5).value) for one in own)
            mine |= sheet.cell(row, key).value == first.key
            sheet.cell(row, decision).value = "qəbul" if mine else "rədd"
    book.save(home / "elsewhere.xlsx")
    status, said, hint = run(home, "--review", "elsewhere.xlsx")
    assert (status, "decisions taken" in hint) == (0, True)
    proposals = load(draft).proposals
    decisions = decisions_of(draft)
    assert len(decisions) == len(proposals.things) + len(proposals.facts)
    assert decisions[first.key].verdict is Verdict.ACCEPT

    status, said, hint = run(home, "--accept", draft)
    assert status == 0, said + hint
    place = home / "data/reports/dmx-2016"
    assert (place / "source.txt").read_text(encoding="utf-8") == load(draft).text
    assert sorted(path.name for path in place.iterdir()) == [
        "checks.toml",
        "original.docx",
        "report.ttl",
        "source.txt",
    ]
    assert "soraq reload" in hint

    answer = soraq(
        "ask", "DMX 2016 məlumatı", "--json", environment={"SORAQ_DATA_DIR": str(home / "data")}
    )
    assert "report-dmx-2016" in json.loads(answer.stdout)["items"]
    with pytest.raises(ReportError, match="is there already, and is left as it is"):
        accept(draft, home / "data")


@pytest.mark.parametrize(
    ("arguments", "status", "expected"),
    [
        ((), 2, "Name a FILE, or --review PATH, or --accept DIR"),
        (("none.docx",), 1, "There is no file none.docx"),
        (("--accept", "data"), 1, "There is no draft in data"),
        (("sheet.xlsx",), 1, "sheet.xlsx: This is a spreadsheet, not a report"),
    ],
)
def test_wrong_use(home: Path, arguments: tuple[str, ...], status: int, expected: str) -> None:
    openpyxl.Workbook().save(home / "sheet.xlsx")
    found, said, hint = run(home, *arguments)
    assert (found, said) == (status, "")
    assert expected in hint
    assert "Traceback" not in hint
    assert hint.count("\n") == 1
    assert sorted(path.name for path in home.iterdir()) == ["data", "sheet.xlsx"]
