"""From a report's file to its draft, and the files of a draft as decisions stand."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from bot.model import Language
from bot.reports.accepted import Accepted, accepted
from bot.reports.claims import checks_of
from bot.reports.decisions import Decision
from bot.reports.document import Document
from bot.reports.draft import (
    CHECKS,
    PROPOSALS,
    REPORT,
    SHEET,
    SOURCE,
    Draft,
    as_json,
    decisions_of,
    draft_of,
    load,
)
from bot.reports.errors import ReportError
from bot.reports.files import write, write_folder
from bot.reports.issuer import issuer_of
from bot.reports.known import Known
from bot.reports.proposing import propose
from bot.reports.reading import Read
from bot.reports.sheet import sheet_of
from bot.reports.turtle import turtle_of
from bot.store.loading import DataFile

_ID = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*")
_WRITTEN = ".written"


@dataclass(frozen=True, slots=True)
class Made:
    """The draft that was made, whether it was there before, and what was set aside for it."""

    draft: Draft
    again: bool = False
    set_aside: tuple[Path, ...] = ()


def report_id(document: Document, known: Known) -> str:
    """The id of a report: the acronym of the body whose report it is, and the year.

    :class:`ReportError` where the heading names no known body with an acronym, or no year.
    """
    issuer = issuer_of(document, known)
    if issuer is None or not issuer.acronym or document.year is None:
        lacking = "the body whose report it is" if document.year else "the year"
        raise ReportError(
            f"The heading does not tell {lacking}. Name the report yourself: --id dmx-2015."
        )
    return f"{issuer.acronym}-{document.year}"


def check_id(report: str) -> str:
    """An id that can be a folder and the end of an IRI, as it was given."""
    if len(report) <= 60 and _ID.fullmatch(report):
        return report
    raise ReportError(
        f"“{report}” cannot be an id: write small letters, digits and hyphens, as in dmx-2015."
    )


def refuse_known(document: Document, known: Known, files: Sequence[DataFile]) -> None:
    """Refuse a report that the data has already, under its id or another.

    The same text in another format has other white space.
    """
    if f"report-{document.report}" in known.ids:
        raise ReportError(
            f"The report {document.report} is in the data already. To correct it, edit its files; "
            "for another report give another id with --id."
        )
    words = document.text.split()
    for file in files:
        source = file.path.parent / SOURCE
        if file.path.name != REPORT or not source.is_file():
            continue
        if source.read_bytes().decode("utf-8", "replace").split() == words:
            raise ReportError(
                f"This report is in the data already, as {file.path.parent.name}: its text is "
                f"{source}. To correct it, edit its files."
            )


def make(read: Read, document: Document, known: Known, folder: Path, name: str) -> Made:
    """Make the draft of a document in ``folder``, or make it anew where one stands there.

    ``name`` is that of its file.  What was decided on a draft is kept, and so is whatever a
    person changed in it: a file that was edited is set aside under another name.
    """
    draft = draft_of(document, propose(document, known), name)
    if not folder.exists():
        files = {SOURCE: document.text.encode(), **_proposed(draft, {}, known)}
        if not read.verbatim:
            files[f"original.{read.format.value}"] = read.original
        files[_WRITTEN] = _sums(files)
        write_folder(folder, files)
        return Made(draft)
    before = load(folder)
    if (before.report, before.text) != (draft.report, draft.text):
        raise ReportError(
            f"{folder} holds the draft of another report ({before.report}), or of another text. "
            "Name another folder with -o, or remove that one."
        )
    write(folder / PROPOSALS, as_json(draft))
    return Made(draft, True, renew(folder, draft, known))


def renew(
    folder: Path, draft: Draft, known: Known, language: Language | None = None
) -> tuple[Path, ...]:
    """Write the sheet, the Turtle and the checks of a draft as its decisions stand now.

    A file that somebody edited is set aside first; the new names of these are returned.
    """
    files = _proposed(draft, decisions_of(folder), known, language)
    del files[PROPOSALS]
    sums = _read_sums(folder)
    aside = []
    for name in files:
        path = folder / name
        if path.is_file() and sums.get(name) != _sum(path.read_bytes()):
            kept = _free(path)
            write(kept, path.read_bytes())  # it stays in its place until the new one is whole
            aside.append(kept)
    for name, content in files.items():
        write(folder / name, content)
    write(folder / _WRITTEN, _sums(files))
    return tuple(aside)


def taken(folder: Path, draft: Draft, known: Known) -> Accepted:
    """What of the draft was accepted so far."""
    return accepted(draft, decisions_of(folder), known)


def _proposed(
    draft: Draft,
    decisions: dict[str, Decision],
    known: Known,
    language: Language | None = None,
) -> dict[str, bytes]:
    stated = accepted(draft, decisions, known)
    return {
        PROPOSALS: as_json(draft),
        SHEET: sheet_of(draft, decisions, known, language or draft.language),
        REPORT: turtle_of(draft, stated, known).encode(),
        CHECKS: checks_of(draft, stated).encode(),
    }


def with_id(document: Document, report: str) -> Document:
    """The same document, its id decided."""
    return replace(document, report=check_id(report))


def _sum(content: bytes) -> str:
    return hashlib.sha256(content).hexdigest()


def _sums(files: dict[str, bytes]) -> bytes:
    """What was written last, so that it can be told whether somebody edited it since."""
    return "".join(f"{_sum(content)}  {name}\n" for name, content in files.items()).encode()


def _read_sums(folder: Path) -> dict[str, str]:
    path = folder / _WRITTEN
    if not path.is_file():
        return {}
    lines = path.read_text(encoding="utf-8").splitlines()
    return {name: total for total, _, name in (line.partition("  ") for line in lines)}


def _free(path: Path) -> Path:
    for number in range(1, 10_000):
        other = path.with_name(f"{path.stem}-edited-{number}{path.suffix}")
        if not other.exists():
            return other
    raise ReportError(f"{path.parent} holds too many edited files: move some of them away.")
