"""The workbook: what is written in it, and what comes back when people have worked in it."""

import io
from collections.abc import Callable, Iterator
from dataclasses import replace
from datetime import datetime
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from openpyxl.utils import get_column_letter

from bot import vocabulary as voc
from bot.model import Language, Term, TermKind
from bot.rendering.exports.files import csv_bytes, xlsx_bytes
from bot.rendering.exports.tables import Table
from bot.reports.accepted import accepted
from bot.reports.additions import Addition
from bot.reports.decisions import Decision, Verdict
from bot.reports.document import Document, Span
from bot.reports.draft import Draft, draft_of
from bot.reports.errors import ReportError
from bot.reports.known import Known
from bot.reports.proposal import NewThing, Proposal, Proposals
from bot.reports.reading import document_of
from bot.reports.sheet import sheet_of
from bot.reports.sheet_reading import Reviewed, report_of, reviewed
from bot.reports.values import ValueFormatError, id_of, value_of
from bot.reports.wording import Wording
from bot.store.loading import project_data

FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://x")', "http://example.org")
TEXT = (
    "Work done in 2019\n\nNo\tMeasures\tTime limit\tExecuting body\tWork done\n"
    "1.4\tTreaties\tongoing\tService\t=1+1 was signed on 3 May 2019.\n@SUM(A1) too.\n"
)


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


@pytest.fixture(scope="module")
def known() -> Known:
    return Known.of(project_data())


@pytest.fixture(scope="module")
def draft() -> Draft:
    document: Document = document_of(TEXT.encode())[1]
    day = Term("2019-05-03", TermKind.LITERAL, datatype=voc.XSD_DATE)
    sentence, words = place("=1+1 was signed on 3 May 2019."), (place("3 May 2019"),)
    agreement = NewThing("agreement-x", voc.AGREEMENT, sentence, names={"en": "=1+1"})
    signed = Proposal("agreement-x", voc.AGREEMENT, True, voc.SIGNED, day, sentence, words, 0.9)
    party = Proposal(
        "agreement-x",
        voc.AGREEMENT,
        True,
        voc.PARTY,
        Term(voc.ID + "country-norway"),
        place("@SUM(A1) too."),
        (place("@SUM(A1)"),),
        0.4,
        remark="-1",
    )
    return draft_of(document, Proposals((agreement,), (signed, party)), "x.txt")


@pytest.fixture
def book(draft: Draft, known: Known) -> Any:
    return openpyxl.load_workbook(io.BytesIO(sheet_of(draft, {}, known, Language.EN)))


@pytest.fixture
def back(draft: Draft, known: Known, book: Any, tmp_path: Path) -> Callable[[], Reviewed]:
    def read_back() -> Reviewed:
        book.save(tmp_path / "review.xlsx")
        return reviewed(tmp_path / "review.xlsx", draft, known)

    return read_back


def columns(sheet: Any) -> dict[str, int]:
    return {cell.value: number for number, cell in enumerate(sheet[1], 1)}


def write(sheet: Any, row: int, **values: object) -> None:
    at = columns(sheet)
    for name, value in values.items():
        sheet.cell(row, at[name.replace("_", " ")]).value = value


def cells(content: bytes) -> Iterator[Any]:
    for sheet in openpyxl.load_workbook(io.BytesIO(content)).worksheets:
        for row in sheet.iter_rows():
            yield from (cell for cell in row if cell.value is not None)


@pytest.mark.parametrize("language", list(Language))
def test_every_text_stays_text(draft: Draft, known: Known, language: Language) -> None:
    decisions = {
        one.key: Decision(one.key, Verdict.CHANGE, value)
        for one, value in zip(draft.proposals.facts, FORMULAS, strict=False)
    }
    found = list(cells(sheet_of(draft, decisions, known, language)))
    assert {cell.data_type for cell in found} == {"s", "n"}
    assert all(cell.hyperlink is None for cell in found)
    said = {cell.value for cell in found}
    assert {"=1+1", "+1", "-1", "=1+1 was signed on 3 May 2019.", "@SUM(A1) too."} <= said


def test_exports_keep_text_too() -> None:
    table = Table("x", FORMULAS, (FORMULAS,))
    found = list(cells(xlsx_bytes([table], datetime(2020, 1, 1))))  # noqa: DTZ001
    assert {cell.data_type for cell in found} == {"s"}
    assert all(cell.hyperlink is None for cell in found)
    assert csv_bytes(table).decode("utf-8-sig").startswith("'=1+1,'+1,'-1,'@SUM")


def test_each_proposal_stands_with_its_sentence(draft: Draft, book: Any) -> None:
    facts = book["Facts"]
    at = columns(facts)
    assert facts.max_row == 1 + len(draft.proposals.facts)
    assert facts.cell(2, at["sentence"]).value == "=1+1 was signed on 3 May 2019."
    assert facts.cell(2, at["words"]).value == "3 May 2019"
    assert facts.cell(2, at["property"]).value == "Signed"
    assert facts.cell(3, at["value"]).value == "Norway (country-norway)"
    assert facts.cell(3, at["how sure"]).value == 0.4
    choices = facts.data_validations.dataValidation[0]
    assert choices.formula1 == '"accept,change,reject"'
    assert facts.freeze_panes == "D2"


def test_bold_words(draft: Draft, known: Known) -> None:
    content = sheet_of(draft, {}, known, Language.EN)
    cell: Any = openpyxl.load_workbook(io.BytesIO(content), rich_text=True)["Facts"].cell(2, 3)
    bold = [str(piece) for piece in cell.value if getattr(piece, "font", None) and piece.font.b]
    assert bold == ["3 May 2019"]


def test_nothing_decided_is_nothing_said(back: Callable[[], Reviewed]) -> None:
    assert back() == Reviewed((), ())


def test_decided(draft: Draft, book: Any, back: Callable[[], Reviewed]) -> None:
    """Also sorted, hidden, and with what Excel makes of a date."""
    facts, names = book["Facts"], book["Names"]
    first = [cell.value for cell in facts[2]]
    for column, cell in enumerate(facts[3], 1):
        facts.cell(2, column).value = cell.value
        facts.cell(3, column).value = first[column - 1]
    write(facts, 2, decision="Reject")
    write(facts, 3, decision=" change ", changed_value=datetime(2019, 5, 4))  # noqa: DTZ001
    facts.row_dimensions[2].hidden = True
    write(book["New things"], 2, decision="accept")
    write(names, 3, name_to_write="X Agreement")
    signed, party = draft.proposals.facts
    assert back().problems == ()
    assert set(back().decisions) == {
        Decision(party.key, Verdict.REJECT),
        Decision(signed.key, Verdict.CHANGE, "2019-05-04"),
        Decision("thing:agreement-x", Verdict.ACCEPT),
        Decision(names.cell(3, 1).value, Verdict.CHANGE, "X Agreement"),
    }


@pytest.mark.parametrize("language", list(Language))
def test_read_in_every_language(
    draft: Draft, known: Known, language: Language, tmp_path: Path
) -> None:
    decisions = {
        one.key: Decision(one.key, verdict)
        for one, verdict in zip(
            draft.proposals.facts, (Verdict.ACCEPT, Verdict.REJECT), strict=True
        )
    }
    (tmp_path / "a.xlsx").write_bytes(sheet_of(draft, decisions, known, language))
    found = reviewed(tmp_path / "a.xlsx", draft, known)
    assert set(found.decisions) == set(decisions.values())
    assert report_of(tmp_path / "a.xlsx") == draft.report


@pytest.mark.parametrize(
    ("row", "written", "expected"),
    [
        (2, {"decision": "perhaps"}, "Facts, row 2: “perhaps” is no decision"),
        (2, {"decision": "change"}, "Facts, row 2: a change needs the right value"),
        (2, {"decision": "change", "changed_value": "soon"}, "Facts, row 2: “soon” is no date"),
        (2, {"changed_value": "2019"}, "Facts, row 2: a value is written, and no decision"),
        (3, {"decision": "change", "changed_value": "Nobody"}, "row 3: “Nobody” is neither the id"),
        (3, {"key": "xyz", "decision": "accept"}, "row 3: the draft has no proposal with the key"),
    ],
)
def test_rows_that_cannot_be_taken(
    book: Any,
    back: Callable[[], Reviewed],
    row: int,
    written: dict[str, object],
    expected: str,
) -> None:
    """They are named by sheet and row; the others are taken all the same."""
    write(book["Facts"], row, **written)
    write(book["New things"], 2, decision="accept")
    found = back()
    assert len(found.problems) == 1
    assert expected in found.problems[0]
    assert [one.key for one in found.decisions] == ["thing:agreement-x"]


def test_two_rows_that_differ(book: Any, back: Callable[[], Reviewed]) -> None:
    facts = book["Facts"]
    facts.append([cell.value for cell in facts[2]])
    write(facts, 2, decision="accept")
    write(facts, 4, decision="reject")
    found = back()
    assert found.decisions == ()
    assert "row 4: Facts, row 2 decides otherwise" in found.problems[0]


def test_a_thing_by_its_name(draft: Draft, book: Any, back: Callable[[], Reviewed]) -> None:
    write(book["Facts"], 3, decision="change", changed_value="İsveçrə Konfederasiyası")
    things = book["New things"]
    write(things, 2, decision="change")
    things.cell(2, columns(things)["is the same as (id)"]).value = "agreement-eu-readmission"
    assert back() == Reviewed(
        (
            Decision(draft.proposals.facts[1].key, Verdict.CHANGE, "country-switzerland"),
            Decision("thing:agreement-x", Verdict.CHANGE, "agreement-eu-readmission"),
        ),
        (),
    )


@pytest.mark.parametrize(
    ("written", "expected"),
    [
        ("imzalanıb", voc.STATUS + "signed"),
        ("Draft", voc.STATUS + "draft"),
        ("подписано (status:signed)", voc.STATUS + "signed"),
        ("status:signed", voc.STATUS + "signed"),
    ],
)
def test_a_status_by_its_name(known: Known, written: str, expected: str) -> None:
    """A concept is named as people see it in the sheet, *draft* among statuses as a status."""
    assert value_of(written, Term(voc.STATUS + "signed"), known, ()) == Term(expected)


def test_a_thing_as_the_sheet_shows_it(known: Known, draft: Draft) -> None:
    shown = Wording(draft, known, Language.EN).value(Term(voc.ID + "country-norway"))
    assert shown == "Norway (country-norway)"
    assert id_of(shown, known, ()) == "country-norway"
    assert id_of("something new (agreement-x)", known, ("agreement-x",)) == "agreement-x"


@pytest.mark.parametrize("text", ["status:signed", "draft", "id:fact-agreement-x", "Norway (no)"])
def test_what_is_no_thing(known: Known, text: str) -> None:
    with pytest.raises(ValueFormatError):
        id_of(text, known, ())


def test_what_is_no_thing_is_told_shortly(known: Known) -> None:
    proof = next(iri for iri in known.of_class(voc.FACT))
    with pytest.raises(ValueFormatError, match="is no thing"):
        id_of(voc.local_name(proof), known, ())
    with pytest.raises(ValueFormatError) as told:
        value_of("x" * 5_000, Term(voc.ID + "country-norway"), known, ())
    assert len(str(told.value)) < 200


def test_a_thing_without_a_name_is_told_by_its_id_once(draft: Draft, known: Known) -> None:
    unnamed = replace(draft.proposals.things[0], names={})
    proposals = replace(draft.proposals, things=(unnamed,))
    wording = Wording(replace(draft, proposals=proposals), known, Language.EN)
    assert wording.named("agreement-x") == "agreement-x"


def test_a_name_is_written_back_as_it_was_proposed(
    draft: Draft, known: Known, tmp_path: Path
) -> None:
    """What is written over a name counts, the proposed name too; what nobody touched does not."""
    key = "name:agreement-x:prefLabel:en"
    decisions = {key: Decision(key, Verdict.CHANGE, "A name")}
    path = tmp_path / "review.xlsx"
    path.write_bytes(sheet_of(draft, decisions, known, Language.EN))
    assert reviewed(path, draft, known).decisions == ()
    book = openpyxl.load_workbook(path)
    names = book["Names"]
    at = columns(names)
    row = next(n for n in range(2, 99) if names.cell(n, at["key"]).value == key)
    assert names.cell(row, at["name to write"]).value == "A name"
    assert names.column_dimensions[get_column_letter(at["as it was"])].hidden
    names.cell(row, at["name to write"]).value = draft.proposals.things[0].names["en"]
    names.cell(row, at["name to write"]).data_type = "s"
    book.save(path)
    assert reviewed(path, draft, known).decisions == (Decision(key, Verdict.CHANGE, "=1+1"),)


@pytest.mark.parametrize("written", ["status:draft", None])
def test_an_addition_that_is_written_over(
    draft: Draft, known: Known, tmp_path: Path, written: str | None
) -> None:
    """The statement that stood in the row before is taken back, as people see it happen."""
    first = Addition("agreement-x", "soraq:status", "status:signed", "was signed")
    decisions = {first.key: first.decision(Verdict.ACCEPT)}
    decisions["thing:agreement-x"] = Decision("thing:agreement-x", Verdict.ACCEPT)
    path = tmp_path / "review.xlsx"
    path.write_bytes(sheet_of(draft, decisions, known, Language.EN))
    book = openpyxl.load_workbook(path)
    sheet = book["Additions"]
    if written is None:
        for column in range(1, 6):
            sheet.cell(2, column).value = None
    else:
        sheet.cell(2, 3).value = written
    book.save(path)
    found = reviewed(path, draft, known)
    assert found.problems == ()
    facts = accepted(draft, decisions | {one.key: one for one in found.decisions}, known).facts
    assert [one.object.value for one in facts] == ([voc.STATUS + "draft"] if written else [])


def test_short_name_that_is_long(book: Any, back: Callable[[], Reviewed]) -> None:
    names = book["Names"]
    row = next(
        number
        for number in range(2, names.max_row + 1)
        if ":shortName:" in names.cell(number, 1).value
    )
    write(names, row, name_to_write="x" * 49)
    assert "at most 48 characters" in back().problems[0]


def test_no_workbook(draft: Draft, known: Known, tmp_path: Path) -> None:
    with pytest.raises(ReportError, match="There is no file"):
        reviewed(tmp_path / "none.xlsx", draft, known)
    (tmp_path / "a.xlsx").write_bytes(b"PK\x03\x04 broken")
    with pytest.raises(ReportError, match="cannot be read"):
        reviewed(tmp_path / "a.xlsx", draft, known)
    openpyxl.Workbook().save(tmp_path / "b.xlsx")
    with pytest.raises(ReportError, match="holds no rows of a review"):
        reviewed(tmp_path / "b.xlsx", draft, known)


def test_additions(draft: Draft, known: Known, book: Any, back: Callable[[], Reviewed]) -> None:
    """A statement that nobody proposed is added in a row, and taken back in the same."""
    sheet = book["Additions"]
    assert {f"{cell.value}" for cell in book["properties"]["A"]} >= {"Status (soraq:status)"}
    for column, text in enumerate(
        ("agreement-x", "Status (soraq:status)", "status:signed", "was signed"), 1
    ):
        sheet.cell(2, column).value = text
    for column, text in enumerate(("agreement-x", "qüvvəyə minib", "2019-06", "on 3 May 2019"), 1):
        sheet.cell(3, column).value = text
    for number, wrong in enumerate(
        (
            ("agreement-y", "status", "status:signed", "was signed"),
            ("agreement-x", "colour", "status:signed", "was signed"),
            ("agreement-x", "status", "status:sunk", "was signed"),
            ("agreement-x", "status", "status:signed", "was sold"),
            ("agreement-x", "signed", "soon", "was signed"),
        ),
        4,
    ):
        for column, text in enumerate(wrong, 1):
            sheet.cell(number, column).value = text
    found = back()
    assert [problem.partition(": ")[0] for problem in found.problems] == [
        f"Additions, row {number}" for number in range(4, 9)
    ]
    decisions = {one.key: one for one in found.decisions}
    decisions["thing:agreement-x"] = Decision("thing:agreement-x", Verdict.ACCEPT)
    facts = accepted(draft, decisions, known).facts
    assert [(voc.local_name(one.predicate), one.object.value) for one in facts] == [
        ("status", voc.STATUS + "signed"),
        ("entryIntoForce", "2019-06"),
    ]
    assert [one.passage.of(TEXT) for one in facts] == ["was signed", "on 3 May 2019"]

    again = openpyxl.load_workbook(io.BytesIO(sheet_of(draft, decisions, known, Language.EN)))[
        "Additions"
    ]
    assert [cell.value for cell in again[2]][:2] == ["agreement-x", "soraq:status"]
    sheet.cell(2, 5).value = "reject"
    assert back().decisions[0].verdict is Verdict.REJECT
