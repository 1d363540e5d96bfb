"""A reviewed workbook read back: what was decided, and row by row what cannot be taken.

Rows may have been sorted, filtered, hidden or moved to another sheet: each is known by its key.
"""

from __future__ import annotations

import io
import warnings
import zipfile
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from itertools import islice
from pathlib import Path
from typing import Any

from bot.model import Language
from bot.rendering.texts import Texts
from bot.reports.additions import PREFIX, Addition, check
from bot.reports.decisions import Decision, Verdict
from bot.reports.draft import Draft
from bot.reports.errors import ReportError
from bot.reports.known import Known
from bot.reports.proposal import NewThing, Proposal
from bot.reports.reading.guard import LARGEST_FILE, refuse_bomb
from bot.reports.sheet import (
    AS_IT_WAS,
    CHANGED,
    DECISION,
    KEY,
    NAME,
    PROPERTY,
    SAME_AS,
    THING,
    VALUE,
    VERDICTS,
    WORDS,
)
from bot.reports.values import ValueFormatError, id_of, quoted, value_of, written

_BROKEN = (
    "{}: this workbook cannot be read. Open it in a spreadsheet program, and save it as .xlsx."
)
_MOST_ROWS = 100_000
_LONGEST_SHORT_NAME = 48


@dataclass(frozen=True, slots=True)
class Reviewed:
    """What a workbook says: decisions to be taken, and what is wrong, by sheet and row."""

    decisions: tuple[Decision, ...]
    problems: tuple[str, ...]


def report_of(path: Path) -> str:
    """The report whose review a workbook is; empty where it does not say."""
    with _opened(path) as book:
        return str(book.properties.keywords or "")


def reviewed(path: Path, draft: Draft, known: Known) -> Reviewed:
    """What the workbook ``path`` says of a draft."""
    found: dict[str, tuple[Decision, str]] = {}
    problems: list[str] = []
    shown: dict[str, str] = {}
    reader = _Reader(draft, known)
    rows = 0
    with _opened(path) as book:
        for place, row in _rows(book):
            rows += 1
            try:
                decision = reader.decision(row)
            except ValueFormatError as error:
                problems.append(f"{place}: {error}.")
                continue
            if str(row.get(AS_IT_WAS) or "").startswith(PREFIX):
                shown[str(row[AS_IT_WAS])] = place
            if decision is None:
                continue
            before = found.get(decision.key)
            if before is not None and before[0] != decision:
                problems.append(
                    f"{place}: {before[1]} decides otherwise on the same proposal, so neither is "
                    "taken: leave one of the two rows."
                )
                found[decision.key] = (Decision(decision.key, Verdict.OPEN), before[1])
            else:
                found[decision.key] = (decision, place)
    if not rows:
        raise ReportError(
            f"{path} holds no rows of a review: its column “key” is missing. Give the workbook "
            "that 'soraq add-report' made."
        )
    for key in shown.keys() - found.keys():  # an addition that was written over, or emptied
        found[key] = (Decision(key, Verdict.REJECT), shown[key])
    taken = [one for one, _ in found.values() if one.verdict is not Verdict.OPEN]
    return Reviewed(tuple(taken), tuple(problems))


def _opened(path: Path) -> Any:
    import openpyxl

    try:
        if path.stat().st_size > LARGEST_FILE:
            raise ReportError(_BROKEN.format(path))
        content = path.read_bytes()
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            refuse_bomb(archive.infolist())
    except FileNotFoundError:
        raise ReportError(f"There is no file {path}. Check the path.") from None
    except zipfile.BadZipFile:
        raise ReportError(_BROKEN.format(path)) from None
    except OSError as error:
        raise ReportError(f"{path} cannot be read: {error.strerror or error}.") from error
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # of features that other programs put in
            return _Closing(openpyxl.load_workbook(io.BytesIO(content), True, data_only=True))
    except Exception as error:
        raise ReportError(_BROKEN.format(path)) from error


class _Closing:
    def __init__(self, book: Any) -> None:
        self.book = book

    def __enter__(self) -> Any:
        return self.book

    def __exit__(self, *_: object) -> None:
        self.book.close()


Row = Mapping[str, Any]


def _rows(book: Any) -> Iterator[tuple[str, Row]]:
    """Each row with a key, its cells by the English names of their columns."""
    names = {
        Texts(language).say(text).casefold(): text
        for language in Language
        for text in (
            KEY,
            DECISION,
            CHANGED,
            SAME_AS,
            NAME,
            THING,
            PROPERTY,
            VALUE,
            WORDS,
            AS_IT_WAS,
        )
    }
    for sheet in book.worksheets:
        columns: dict[int, str] = {}
        sheet.reset_dimensions()  # programs write them wrong
        found_rows = islice(sheet.iter_rows(values_only=True), _MOST_ROWS)
        for number, cells in enumerate(found_rows, 1):
            if not columns:
                told = {at: names.get(_plain(cell)) for at, cell in enumerate(cells)}
                found = {at: name for at, name in told.items() if name is not None}
                columns = found if {KEY, WORDS} & set(found.values()) else {}
                continue
            row = {name: cells[at] for at, name in columns.items() if at < len(cells)}
            if row.get(KEY) or (KEY not in row and any(row.values())):
                yield f"{sheet.title}, row {number}", row


def _plain(cell: Any) -> str:
    return _words(cell).casefold()


def _words(cell: Any) -> str:
    return "" if cell is None else " ".join(str(cell).split())


class _Reader:
    def __init__(self, draft: Draft, known: Known) -> None:
        self._draft = draft
        self._keys = draft.keys
        self._known = known
        proposals = draft.proposals
        self._by_key: dict[str, NewThing | Proposal] = {one.key: one for one in proposals.facts}
        self._by_key |= {one.key: one for one in proposals.things}
        self._given = _given_names(proposals.things)
        self._new = {one.id for one in proposals.things}
        self._words = {
            Texts(language).say(text).casefold(): verdict
            for language in Language
            for verdict, text in VERDICTS.items()
        }

    def decision(self, row: Row) -> Decision | None:
        """What a row says; ``None`` where it says nothing yet."""
        if KEY not in row:
            return self._addition(row)
        key = str(row[KEY]).strip()
        if key not in self._keys:
            raise ValueFormatError(
                f"the draft has no proposal with the key “{quoted(key)}”: copy the row from the "
                "workbook anew"
            )
        if NAME in row:
            return self._name(key, row)
        return self._verdict(key, row)

    def _addition(self, row: Row) -> Decision | None:
        """A statement that somebody added; one that is rejected is taken back."""
        cells = [_value(row.get(name)) for name in (THING, PROPERTY, VALUE, WORDS)]
        if not any(str(cell) for cell in cells):
            return None
        verdict = self._words.get(_plain(row.get(DECISION)), Verdict.ACCEPT)
        one = check(Addition(*map(str, cells)), self._draft, self._known)
        return one.decision(Verdict.REJECT if verdict is Verdict.REJECT else Verdict.ACCEPT)

    def _name(self, key: str, row: Row) -> Decision | None:
        """The name that somebody wrote; what stood in the workbook already says nothing."""
        name = _words(row[NAME])
        was = _words(row[AS_IT_WAS]) if AS_IT_WAS in row else self._given.get(key, "")
        if not name or name == was:
            return None
        if ":shortName:" in key and len(name) > _LONGEST_SHORT_NAME:
            raise ValueFormatError(
                f"a short name has at most {_LONGEST_SHORT_NAME} characters, and "
                f"“{quoted(name)}” has {len(name)}: shorten it"
            )
        return Decision(key, Verdict.CHANGE, name)

    def _verdict(self, key: str, row: Row) -> Decision | None:
        said, value = _plain(row.get(DECISION)), _value(row.get(CHANGED, row.get(SAME_AS)))
        if not said:
            if value != "":
                raise ValueFormatError("a value is written, and no decision: choose one")
            return None
        verdict = self._words.get(said)
        if verdict is None:
            raise ValueFormatError(
                f"“{quoted(row.get(DECISION))}” is no decision: choose accept, change or reject"
            )
        if verdict is Verdict.REJECT:
            return Decision(key, verdict)
        if value == "":
            if verdict is Verdict.CHANGE:
                raise ValueFormatError("a change needs the right value: write it beside")
            return Decision(key, verdict)
        return self._change(key, value)

    def _change(self, key: str, value: str | date | float) -> Decision:
        """What is written beside an accepted row is meant as a change as well."""
        proposal = self._by_key[key]
        if isinstance(proposal, NewThing):
            name = id_of(str(value), self._known, self._new)
            if name == proposal.id:
                raise ValueFormatError(
                    f"“{quoted(name)}” is this thing itself: write the id of the one that it is"
                )
            return Decision(key, Verdict.CHANGE, name)
        term = value_of(value, proposal.object, self._known, self._new)
        if term == proposal.object:
            return Decision(key, Verdict.ACCEPT)
        return Decision(key, Verdict.CHANGE, written(term))


def _value(cell: Any) -> str | date | float:
    if isinstance(cell, datetime):
        return cell.date()
    if isinstance(cell, date | float | int) and not isinstance(cell, bool):
        return cell
    return "" if cell is None else str(cell).strip()


def _given_names(things: Sequence[NewThing]) -> dict[str, str]:
    return {
        f"name:{one.id}:{which}:{language}": name
        for one in things
        for which, names in (("prefLabel", one.names), ("shortName", one.short_names))
        for language, name in names.items()
    }
