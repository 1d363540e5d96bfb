"""A draft becomes data: what was accepted of it, whole or not at all, and only if it is sound."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.checking import check_layout
from bot.checking.findings import Finding
from bot.checking.layout import Layout
from bot.reports.accepted import Accepted
from bot.reports.draft import CHECKS, REPORT, SOURCE, load
from bot.reports.errors import ReportError
from bot.reports.files import write_folder
from bot.reports.known import Known
from bot.reports.making import renew, taken
from bot.store.loading import DataFile, data_folder, project_data
from bot.vocabulary import GRAPH


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of a draft: its place in the data, or the ``findings`` that speak against it.

    ``aside`` are files that somebody had edited and that keep what they wrote.
    """

    accepted: Accepted
    place: Path | None
    findings: tuple[Finding, ...] = ()
    aside: tuple[Path, ...] = ()


def accept(folder: Path, own: Path | None) -> Outcome:
    """Move what was accepted of the draft in ``folder`` into the data folder.

    ``own`` is the user's own data folder (``Settings.data_dir``).  The data is checked with the
    report in it before anything is written there.  :class:`ReportError` where the report is
    there already, nothing was accepted, or a file cannot be written.
    """
    draft = load(folder)
    place = data_folder(own) / "reports" / draft.report
    if place.exists():
        raise ReportError(
            f"{place} is there already, and is left as it is. To correct that report, edit its "
            "files; to replace it, move that folder away first."
        )
    files = project_data(own)
    known = Known.of(files)
    stated = taken(folder, draft, known)
    if not stated.facts:
        raise ReportError(
            f"Nothing in {folder} was accepted yet. Decide in its review.xlsx and read that in "
            f"with --review, or review in the terminal: soraq add-report --review {folder}"
        )
    aside = renew(folder, draft, known)
    result = check_layout(Layout((*files, DataFile(folder / REPORT, GRAPH + draft.report))))
    if result.findings:
        return Outcome(stated, None, result.findings, aside)
    contents = {
        path.name: path.read_bytes()
        for path in (
            folder / SOURCE,
            folder / REPORT,
            folder / CHECKS,
            *sorted(folder.glob("original.*")),
        )
    }
    write_folder(place, contents)
    return Outcome(stated, place, (), aside)
