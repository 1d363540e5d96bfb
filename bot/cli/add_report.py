"""``soraq add-report``: the next report, from a document to checked and cited data."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.options import examples
from bot.cli.streams import put, say
from bot.config import Settings
from bot.model import Language
from bot.reports.errors import ReportError

if TYPE_CHECKING:
    from bot.reports.known import Known

DRAFTS = Path("drafts")


@click.command(
    name="add-report",
    epilog=examples(
        "soraq add-report note-2015.docx",
        "soraq add-report note-2015.pdf --id dmx-2015 -o drafts/mine",
        "soraq add-report --review drafts/dmx-2015/review.xlsx",
        "soraq add-report --review drafts/dmx-2015",
        "soraq add-report --accept drafts/dmx-2015",
    ),
)
@click.argument("file", required=False, type=click.Path(path_type=Path))
@click.option(
    "-o",
    "folder",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="The folder of the draft (default drafts/ID).",
)
@click.option("--id", "report", metavar="ID", help="The report's id, such as dmx-2015.")
@click.option(
    "--review",
    "reviewed",
    metavar="PATH",
    type=click.Path(path_type=Path),
    help="Read in a reviewed workbook (.xlsx), or review a draft folder here in the terminal.",
)
@click.option(
    "--accept",
    "accepting",
    metavar="DIR",
    type=click.Path(path_type=Path),
    help="Move what was accepted of a draft into the data, if it passes the checks.",
)
@click.option(
    "--language",
    type=click.Choice([language.value for language in Language]),
    help="The language of the workbook and of names (default the report's own).",
)
def add_report(
    file: Path | None,
    folder: Path | None,
    report: str | None,
    reviewed: Path | None,
    accepting: Path | None,
    language: str | None,
) -> int:
    """Turn the next report, FILE, into data, in three steps.

    FILE is a .docx, .txt, .html or .pdf with a table of measures.  A draft folder is made of
    it, which the bot never reads: the text, what is proposed to be stated, and a workbook to
    decide in.  --review reads that in, or asks in the terminal; it may be interrupted, and
    goes on where it stopped.  --accept moves what was accepted into the data folder:
    graph_data/, or SORAQ_DATA_DIR.

    Nothing enters the data that nobody accepted, and nothing that a person wrote is
    overwritten.
    """
    if sum(one is not None for one in (file, reviewed, accepting)) != 1:
        raise click.UsageError("Name a FILE, or --review PATH, or --accept DIR: one of them.")
    settings = Settings.read()
    chosen = Language(language) if language else None
    if file is not None:
        return _make(file, folder, report, settings, chosen)
    if report is not None:
        raise click.UsageError("--id goes with a FILE.")
    if reviewed is not None and reviewed.is_dir():
        return _ask(reviewed, settings, chosen)
    if reviewed is not None:
        return _take(reviewed, folder, settings, chosen)
    assert accepting is not None
    return _accept(accepting, settings)


def _make(
    file: Path,
    folder: Path | None,
    report: str | None,
    settings: Settings,
    language: Language | None,
) -> int:
    from bot.reports.draft import SHEET
    from bot.reports.making import make, refuse_known, renew, report_id, with_id
    from bot.reports.measures import measure_of
    from bot.reports.reading import read
    from bot.store.loading import project_data

    found = read(file)
    known, files = _known(settings), project_data(settings.data_dir)
    document = found.document
    document = with_id(document, report or report_id(document, known))
    refuse_known(document, known, files)
    folder = folder or DRAFTS / document.report
    made = make(found, document, known, folder, file.name)
    if language is not None:
        made = replace(
            made, set_aside=(*made.set_aside, *renew(folder, made.draft, known, language))
        )
    proposals = made.draft.proposals
    put(
        f"{file}: {len(document.chapters)} chapters, {len(document.rows)} measures, "
        f"{len(document.sentences)} sentences, in {document.language.value}."
    )
    for row in document.rows:
        _, is_new = measure_of(row, document, known)
        put(f"  {row.number}  {'new' if is_new else 'known'}")
    put(
        f"{folder}: {len(proposals.facts)} facts, {len(proposals.things)} new things and "
        f"{len(proposals.names_to_fill)} names to fill proposed."
    )
    _say_aside(made.set_aside)
    if made.again:
        say("The draft was there already: what had been decided is kept.")
    say(
        f"Next: decide in {folder / SHEET} and read it in with 'soraq add-report --review "
        f"{folder / SHEET}', or review here: soraq add-report --review {folder}"
    )
    return 0


def _take(path: Path, folder: Path | None, settings: Settings, language: Language | None) -> int:
    from bot.reports.decisions import add_decisions
    from bot.reports.draft import DECISIONS, load
    from bot.reports.making import renew
    from bot.reports.sheet_reading import report_of, reviewed

    folder = folder or _folder_of(path, report_of(path))
    draft, known = load(folder), _known(settings)
    found = reviewed(path, draft, known)
    added = add_decisions(folder / DECISIONS, found.decisions)
    for problem in found.problems:
        put(problem)
    if not found.problems:  # else the workbook is left as it is, to be mended
        aside = renew(folder, draft, known, language)
        _say_aside(tuple(one for one in aside if one.suffix != path.suffix))
    _say_state(folder)
    if found.problems:
        number = len(found.problems)
        say(
            f"{added} decisions taken, {number} rows not. Next: mend these rows in the workbook, "
            "then read it in again."
        )
        return 1
    say(
        f"{added} decisions taken. Next: decide on the rest, or: soraq add-report --accept {folder}"
    )
    return 0


def _ask(folder: Path, settings: Settings, language: Language | None) -> int:
    from bot.cli.review import review
    from bot.reports.draft import load
    from bot.reports.making import renew

    draft, known = load(folder), _known(settings)
    try:
        review(folder, draft, known, language or draft.language)
    finally:
        _say_aside(renew(folder, draft, known, language))
    _say_state(folder)
    say(
        f"Next: go on with 'soraq add-report --review {folder}' where anything is open, else: "
        f"soraq add-report --accept {folder}"
    )
    return 0


def _accept(folder: Path, settings: Settings) -> int:
    from bot.reports.acceptance import accept
    from bot.reports.draft import SHEET

    outcome = accept(folder, settings.data_dir)
    _say_aside(outcome.aside)
    for sentence in outcome.accepted.left_out:
        put(sentence)
    if outcome.place is None:
        for finding in outcome.findings:
            put(str(finding))
        say(
            f"{len(outcome.findings)} to mend, so nothing was moved. Next: in {folder / SHEET}, "
            "filter the rows by the id that a line names and mend them (names in the sheet of "
            "names; what is lacking in the last sheet), read it in with --review, accept again."
        )
        return 1
    put(
        f"{outcome.place}: {len(outcome.accepted.facts)} facts and "
        f"{len(outcome.accepted.things)} new things are data now."
    )
    say("Next: have a running bot take it up: soraq reload. To see all of it checked: soraq check")
    return 0


def _known(settings: Settings) -> Known:
    from bot.reports.known import Known
    from bot.store.loading import project_data

    return Known.of(project_data(settings.data_dir))


def _folder_of(workbook: Path, report: str) -> Path:
    """The draft that a workbook belongs to: the one it lies in, else that of its report."""
    from bot.reports.draft import PROPOSALS

    for folder in (workbook.parent, DRAFTS / report):
        if (folder / PROPOSALS).is_file() and report:
            return folder
    raise ReportError(
        f"{workbook} does not lie in the folder of its draft. Name that folder with -o DIR."
    )


def _say_aside(paths: tuple[Path, ...]) -> None:
    for path in paths:
        say(f"A file had been edited by hand; what it held is kept as {path}.")


def _say_state(folder: Path) -> None:
    from bot.reports.draft import decisions_of, load

    draft, decided = load(folder), decisions_of(folder)
    keys = [one.key for one in draft.proposals.things]
    keys += [one.key for one in draft.proposals.facts]
    done = sum(key in decided for key in keys)
    put(f"{folder}: {done} of {len(keys)} proposals decided.")
