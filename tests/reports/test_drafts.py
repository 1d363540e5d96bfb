"""A draft from making to acceptance: what people wrote is kept, what is moved is whole."""

import fcntl
import resource
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bot import vocabulary as voc
from bot.model import Language, Term, TermKind
from bot.reports.acceptance import accept
from bot.reports.accepted import accepted
from bot.reports.decisions import Decision, Verdict, add_decisions, read_decisions
from bot.reports.document import Document, Span
from bot.reports.draft import DECISIONS, SHEET, Draft, as_json, draft_of, load
from bot.reports.errors import ReportError
from bot.reports.files import write_folder
from bot.reports.framing import framed
from bot.reports.known import Known
from bot.reports.making import check_id, make, refuse_known, renew, report_id, with_id
from bot.reports.proposal import NewThing, Proposal, Proposals
from bot.reports.reading import Read, document_of
from bot.reports.reading.guard import Format
from bot.reports.turtle import turtle_of
from bot.store.embedded import EmbeddedStore
from bot.store.loading import DataFile, project_data
from tests.helpers.documents import as_word, content_of, note_of_2014, small_note
from tests.helpers.project import ROOT


@pytest.fixture(scope="module")
def known() -> Known:
    return Known.of(project_data())


@pytest.fixture(scope="module")
def document(known: Known) -> Document:
    found = document_of(small_note().encode())[1]
    return with_id(found, report_id(found, known))


@pytest.fixture
def read(document: Document) -> Read:
    return Read(document, Format.TEXT, document.text.encode(), True)


def every(draft: Draft, document: Document, known: Known) -> Iterator[Decision]:
    """Yes to what the table itself says, no to the rest, and names wherever one is lacking."""
    frame = framed(document, known)
    yes = {one.key for one in frame.things} | {one.key for one in frame.facts}
    keys = [one.key for one in draft.proposals.things]
    for key in (*keys, *(one.key for one in draft.proposals.facts)):
        yield Decision(key, Verdict.ACCEPT if key in yes else Verdict.REJECT)
    for number, name in enumerate(frame.names_to_fill):
        word = {"az": "Ad", "en": "Name", "ru": "Имя"}[name.language]
        yield Decision(name.key, Verdict.CHANGE, f"{word} {number}")


def test_id(document: Document, known: Known) -> None:
    assert document.report == "dmx-2016"
    for wrong in ("", "DMX", "a/b", "../x", "a b", "-a", "a" * 61):
        with pytest.raises(ReportError, match="cannot be an id"):
            check_id(wrong)


def test_a_report_that_is_known_is_refused(known: Known) -> None:
    document = note_of_2014()
    with pytest.raises(ReportError, match="dmx-2014 is in the data already"):
        refuse_known(with_id(document, "dmx-2014"), known, project_data())
    for text in (document.text, document.text.replace("\n", "\r\n").replace("\t", " ")):
        again = replace(with_id(document, "dmx-2099"), text=text)
        with pytest.raises(ReportError, match="in the data already, as dmx-2014"):
            refuse_known(again, known, project_data())


def test_saved_and_loaded(document: Document, known: Known, read: Read, tmp_path: Path) -> None:
    made = make(read, document, known, tmp_path / "d", "note.txt")
    assert load(tmp_path / "d") == made.draft
    assert (tmp_path / "d/source.txt").read_bytes() == document.text.encode()
    assert as_json(made.draft) == (tmp_path / "d/proposals.json").read_bytes()


def test_original_is_kept(known: Known, tmp_path: Path) -> None:
    content = as_word(content_of(note_of_2014()))
    document = with_id(document_of(content)[1], "dmx-2017")
    make(Read(document, Format.WORD, content, False), document, known, tmp_path / "d", "a.docx")
    assert (tmp_path / "d/original.docx").read_bytes() == content


def test_made_again(document: Document, known: Known, read: Read, tmp_path: Path) -> None:
    """Decisions stay, and so does a sheet that somebody wrote in."""
    folder = tmp_path / "d"
    made = make(read, document, known, folder, "note.txt")
    key = made.draft.proposals.facts[0].key
    add_decisions(folder / DECISIONS, [Decision(key, Verdict.REJECT)])
    (folder / "review.xlsx").write_bytes(b"somebody's work")
    again = make(read, document, known, folder, "note.txt")
    assert again.again
    assert [path.read_bytes() for path in again.set_aside] == [b"somebody's work"]
    assert read_decisions(folder / DECISIONS) == {key: Decision(key, Verdict.REJECT)}
    assert not make(read, document, known, folder, "note.txt").set_aside


def test_another_report_does_not_take_its_place(
    document: Document, known: Known, read: Read, tmp_path: Path
) -> None:
    make(read, document, known, tmp_path / "d", "note.txt")
    other = with_id(document, "dmx-2020")
    with pytest.raises(ReportError, match="draft of another report"):
        make(read, other, known, tmp_path / "d", "note.txt")


def test_nothing_is_accepted_by_itself(
    document: Document, known: Known, read: Read, tmp_path: Path
) -> None:
    made = make(read, document, known, tmp_path / "d", "note.txt")
    assert accepted(made.draft, {}, known).facts == ()
    assert "soraq:Fact ;" not in (tmp_path / "d/report.ttl").read_text()
    with pytest.raises(ReportError, match="was accepted yet"):
        accept(tmp_path / "d", tmp_path)


def test_only_what_was_accepted(
    document: Document, known: Known, read: Read, tmp_path: Path
) -> None:
    """A rejected fact stays out, and so does what rests on a rejected thing."""
    made = make(read, document, known, tmp_path / "d", "note.txt")
    decisions = {one.key: one for one in every(made.draft, document, known)}
    period = next(
        one for one in made.draft.proposals.facts if one.predicate == voc.REPORTING_PERIOD
    )
    decisions[period.key] = Decision(period.key, Verdict.REJECT)
    decisions["thing:measure-1-7"] = Decision("thing:measure-1-7", Verdict.REJECT)
    found = accepted(made.draft, decisions, known)
    assert period not in found.facts
    assert all(one.subject != "measure-1-7" for one in found.facts)
    assert any("as measure-1-7 was not accepted" in sentence for sentence in found.left_out)
    add_decisions(tmp_path / "d" / DECISIONS, decisions.values())
    outcome = accept(tmp_path / "d", tmp_path)
    assert outcome.place is None
    assert any("period" in str(finding) for finding in outcome.findings)
    assert not (tmp_path / "reports").exists()


def test_a_thing_of_which_nothing_is_said(
    document: Document, known: Known, read: Read, tmp_path: Path
) -> None:
    made = make(read, document, known, tmp_path / "d", "note.txt")
    decisions = {one.key: one for one in every(made.draft, document, known)}
    for one in made.draft.proposals.facts:
        if "measure-1-7" in (one.subject, voc.local_name(one.object.value)):
            decisions[one.key] = Decision(one.key, Verdict.REJECT)
    found = accepted(made.draft, decisions, known)
    assert [thing.id for thing in found.things] == ["report-dmx-2016"]
    assert found.left_out == ("measure-1-7: left out, as no fact about it was accepted",)


def test_changed_and_recognised(
    document: Document, known: Known, read: Read, tmp_path: Path
) -> None:
    """A value is changed; a thing that was held new turns out to be known."""
    made = make(read, document, known, tmp_path / "d", "note.txt")
    decisions = {one.key: one for one in every(made.draft, document, known)}
    period = next(
        one for one in made.draft.proposals.facts if one.predicate == voc.REPORTING_PERIOD
    )
    decisions[period.key] = Decision(period.key, Verdict.CHANGE, "2016-01/2016-06")
    decisions["thing:measure-1-7"] = Decision("thing:measure-1-7", Verdict.CHANGE, "measure-1-4")
    found = accepted(made.draft, decisions, known)
    changed = next(one for one in found.facts if one.predicate == voc.REPORTING_PERIOD)
    assert changed.object == Term("2016-01/2016-06", TermKind.LITERAL, datatype=voc.EDTF_DATE)
    assert any(one.object.value.endswith("measure-1-4") for one in found.facts)
    assert not any("measure-1-7" in (one.subject, one.object.value) for one in found.facts)
    assert [thing.id for thing in found.things] == ["report-dmx-2016"]


def test_turtle_says_it_all_and_is_stable(known: Known, tmp_path: Path) -> None:
    """Quotes, line ends and backslashes come back as they were."""
    text = 'A "b" \\c\nd\te\r\nf 2019 '
    words = Span(0, len(text) - 1)
    value = Term(words.of(text), TermKind.LITERAL, language="en")
    year = Term("2019", TermKind.LITERAL, datatype=voc.XSD_YEAR)
    norway = Term(voc.ID + "country-norway")
    thing = NewThing("event-x", voc.EVENT, words, names={"en": "X", "ru": "Икс"})
    facts = (
        Proposal("event-x", voc.EVENT, True, voc.SORAQ + "title", value, words),
        Proposal("event-x", voc.EVENT, True, voc.HELD, year, Span(18, 22)),
        Proposal("body-unhcr", voc.BODY, False, voc.OF_COUNTRY, norway, Span(0, 1)),
    )
    draft = draft_of(
        Document(text, note_of_2014().language, Span(0, 1), report="x-1"),
        Proposals((thing,), facts),
        "x",
    )
    decisions = {one.key: Decision(one.key, Verdict.ACCEPT) for one in (thing, *facts)}
    turtle = turtle_of(draft, accepted(draft, decisions, known), known)
    backwards = draft_of(
        Document(text, draft.language, Span(0, 1), report="x-1"),
        Proposals((thing,), facts[::-1]),
        "x",
    )
    assert turtle_of(backwards, accepted(backwards, decisions, known), known) == turtle
    file = tmp_path / "report.ttl"
    file.write_text(turtle, newline="")
    store = EmbeddedStore.from_files([DataFile(file, "urn:x")], rules=())
    rows = store.select(
        f"SELECT ?o ?q {{ GRAPH ?g {{ ?s <{voc.SORAQ}title> ?o . ?p <{voc.SORAQ}quote> ?q }} }} "
        "ORDER BY DESC(STRLEN(?q))"
    ).rows
    assert rows[0][0] == value
    assert rows[0][1] is not None
    assert rows[0][1].value == words.of(text)


def test_decisions_survive_a_broken_line(tmp_path: Path) -> None:
    path = tmp_path / DECISIONS
    add_decisions(path, [Decision("a", Verdict.ACCEPT), Decision("b", Verdict.CHANGE, "ə")])
    with path.open("ab") as file:
        file.write(b'{"key": "c", "verd')
    assert set(read_decisions(path)) == {"a", "b"}
    assert add_decisions(path, [Decision("a", Verdict.ACCEPT), Decision("d", Verdict.REJECT)]) == 1
    assert set(read_decisions(path)) == {"a", "b", "d"}
    path.write_text('{"key": 1}\n')
    with pytest.raises(ReportError, match=r"jsonl:1: this is no decision"):
        read_decisions(path)


def test_two_reviews_at_once(tmp_path: Path) -> None:
    """One waits while the other is writing: neither takes the other's line for a broken one."""
    path = tmp_path / DECISIONS
    add_decisions(path, [Decision("a", Verdict.ACCEPT)])
    with ThreadPoolExecutor(1) as pool, path.open("ab") as other:
        fcntl.flock(other, fcntl.LOCK_EX)
        other.write(b'{"key": "b", "ver')
        other.flush()
        waiting = pool.submit(add_decisions, path, [Decision("c", Verdict.ACCEPT)])
        with pytest.raises(TimeoutError):
            waiting.result(0.3)
        other.write(b'dict": "reject"}\n')
        other.flush()
        fcntl.flock(other, fcntl.LOCK_UN)
        assert waiting.result(30) == 1
    assert set(read_decisions(path)) == {"a", "b", "c"}


def test_a_workbook_stays_where_no_new_one_can_be_written(
    document: Document,
    known: Known,
    read: Read,
    tmp_path: Path,
) -> None:
    """What somebody edited is there under its name, also when the disk is full."""
    folder = tmp_path / "d"
    made = make(read, document, known, folder, "note.txt")
    (folder / SHEET).write_bytes(b"edited")
    limit = resource.getrlimit(resource.RLIMIT_FSIZE)
    resource.setrlimit(resource.RLIMIT_FSIZE, (100, limit[1]))
    try:
        with pytest.raises(ReportError, match="cannot be written"):
            renew(folder, made.draft, known)
    finally:
        resource.setrlimit(resource.RLIMIT_FSIZE, limit)
    assert (folder / SHEET).read_bytes() == b"edited"


def test_taken_back(tmp_path: Path) -> None:
    path = tmp_path / DECISIONS
    add_decisions(path, [Decision("a", Verdict.ACCEPT)])
    add_decisions(path, [Decision("a", Verdict.OPEN)])
    assert read_decisions(path) == {}
    assert len(path.read_text().splitlines()) == 2


def test_full_disk_leaves_nothing(tmp_path: Path) -> None:
    """A file may not grow beyond some bytes: what stands there stays, nothing is half-written."""
    code = (
        "import resource, sys; from pathlib import Path;"
        "from bot.reports.files import write, write_folder;"
        "from bot.reports.errors import ReportError;"
        "resource.setrlimit(resource.RLIMIT_FSIZE, (1000, 1000));"
        "home = Path(sys.argv[1])\n"
        "for act in (lambda: write_folder(home / 'd', {'a': b'x', 'b': b'y' * 5000}),"
        "            lambda: write(home / 'kept', b'z' * 5000)):\n"
        "    try: act()\n"
        "    except ReportError as error: print(error)\n"
    )
    (tmp_path / "kept").write_text("before")
    done = subprocess.run(
        [sys.executable, "-c", code, str(tmp_path)],
        capture_output=True,
        text=True,
        check=True,
        cwd=ROOT,
        timeout=60,
    )
    said = done.stdout.splitlines()
    assert len(said) == 2
    assert all(
        "cannot be written: " in line and "Nothing was changed there" in line for line in said
    )
    assert sorted(path.name for path in tmp_path.iterdir()) == ["kept"]
    assert (tmp_path / "kept").read_text() == "before"


def test_folder_that_is_there_is_left(tmp_path: Path) -> None:
    (tmp_path / "d").mkdir()
    with pytest.raises(ReportError, match="is there already"):
        write_folder(tmp_path / "d", {"a": b""})
    assert list((tmp_path / "d").iterdir()) == []


def test_language_of_the_sheet(
    document: Document, known: Known, read: Read, tmp_path: Path
) -> None:
    made = make(read, document, known, tmp_path / "d", "note.txt")
    before = (tmp_path / "d/review.xlsx").read_bytes()
    assert renew(tmp_path / "d", made.draft, known, None) == ()
    renew(tmp_path / "d", made.draft, known, Language.RU)
    assert (tmp_path / "d/review.xlsx").read_bytes() != before


def test_frames_of_what_was_never_seen(known: Known) -> None:
    """Everything the table itself says of the note of 2014, all its things taken out."""
    unseen = known.without({"measure-1-1", "chapter-1", "report-dmx-2014"})
    found = framed(with_id(note_of_2014(), "dmx-2014"), unseen)
    assert {"chapter-1", "measure-1-1", "report-dmx-2014"} <= {one.id for one in found.things}
