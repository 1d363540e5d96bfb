"""``soraq ask``: one question, answered in words, as JSON or as a file of data."""

from __future__ import annotations

import sys
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import click

from bot.cli.options import examples, settings_options
from bot.cli.streams import as_json, is_terminal, refuse_terminal, say, write_result
from bot.config import Settings
from bot.model import Kind

if TYPE_CHECKING:
    from bot.cli.conversation import Conversation
    from bot.model import Answer

FORMATS = {
    "turtle": ".ttl",
    "jsonld": ".jsonld",
    "csv": ".csv",
    "xlsx": ".xlsx",
    "rq": ".rq",
}
"""The formats of an answer as data, and the ending that each is known by."""

_TEXT, _JSON = "text", "json"
_BY_ENDING = {ending: name for name, ending in FORMATS.items()} | {".txt": _TEXT, ".json": _JSON}
_BINARY = "xlsx"


@dataclass(frozen=True, slots=True)
class _Wanted:
    """How the answer is to be given."""

    form: str
    output: Path | None
    rows: int | None


@click.command(
    epilog=examples(
        'soraq ask "readmission agreements 2014"',
        'soraq ask "Norveçlə readmissiya sazişi qüvvədədir?"',
        'soraq ask "когда вступило в силу соглашение с ЕС" --json',
        'soraq ask "readmission agreements 2014" -o agreements.xlsx',
        'soraq ask "events in 2014" --all --format turtle | rapper -i turtle -c -',
    )
)
@click.argument("question", nargs=-1, required=True)
@click.option("--json", "json_", is_flag=True, help="Give the answer as a JSON object.")
@click.option(
    "--format",
    "format_",
    type=click.Choice(list(FORMATS)),
    help="Give the answer as data; rq is the query as it was run.",
)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE; its ending says the format where --format does not.",
)
@click.option("--all", "all_", is_flag=True, help="Show every thing found, not the first few.")
@settings_options
def ask(
    question: tuple[str, ...],
    json_: bool,
    format_: str | None,
    output: Path | None,
    all_: bool,
    settings: Settings,
) -> None:
    """Answer one question."""
    form = _form(json_, format_, output)
    from bot.assistant.composing import PAGE
    from bot.cli.conversation import Conversation

    # A file of data describes everything that was found.
    rows = None if all_ or form in FORMATS else PAGE
    wanted = _Wanted(form, None if output == Path("-") else output, rows)
    if form == _BINARY and wanted.output is None:
        refuse_terminal()
    conversation = Conversation(settings, rows=rows)
    text = " ".join(question)
    answer = conversation.ask(text)
    write_result(_content(conversation, answer, wanted), wanted.output)
    say(_next_step(answer, wanted))


def _form(json_: bool, format_: str | None, output: Path | None) -> str:
    if json_ and format_:
        raise click.UsageError("--json and --format exclude each other: leave one out.")
    if json_ or format_:
        return format_ or _JSON
    if output is None or output == Path("-"):
        return _TEXT
    if found := _BY_ENDING.get(output.suffix.lower()):
        return found
    raise click.UsageError(
        f"The ending of {output} names no format: add --format, one of {', '.join(FORMATS)}."
    )


def _content(conversation: Conversation, answer: Answer, wanted: _Wanted) -> bytes:
    if wanted.form == _TEXT:
        from bot.rendering.plain import plain_text

        return f"{plain_text(answer)}\n".encode(errors="backslashreplace")
    if wanted.form == _JSON:
        from bot.rendering.contract import answer_object

        indent = 2 if is_terminal(sys.stdout) or wanted.output else None
        text = as_json(answer_object(answer, wanted.rows), indent=indent)
        return f"{text}\n".encode(errors="backslashreplace")
    from bot.rendering.exports import export

    triples = conversation.describe(answer)
    return export(answer, triples, wanted.form, asked_at=datetime.now(UTC)).content


def _next_step(answer: Answer, wanted: _Wanted) -> str:
    """What to do next, in a sentence."""
    if wanted.output is not None:
        return f"Next: the answer is in {wanted.output}; open it, or ask something narrower."
    if wanted.form != _TEXT:
        return "Next: add -o FILE to keep it in a file."
    if answer.kind is Kind.CLARIFY:
        return "Next: ask again with one of the choices."
    if answer.kind in (Kind.NONE, Kind.HELP):
        return "Next: ask about what is named above, or run 'soraq chat' for a conversation."
    if answer.total > len(answer.rows):
        return "Next: add --all to see every one, or -o answer.xlsx to open them in a spreadsheet."
    return "Next: add -o answer.xlsx (or .ttl, .jsonld, .csv, .rq) to take the answer away as data."
