"""``soraq brief``: the answer as a document to attach to a letter, Word or PDF."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import click

from bot.cli.options import examples, settings_options
from bot.cli.streams import say, write_result
from bot.config import Settings

_ENDINGS = ("docx", "pdf")


@click.command(
    epilog=examples(
        'soraq brief "readmission agreements 2014" -o agreements.docx',
        'soraq brief "Norveçlə readmissiya sazişi" -o saziş.pdf',
        'soraq brief "пункт 1.4" --all -o spravka.docx',
    )
)
@click.argument("question", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    required=True,
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write to FILE; its ending, .docx or .pdf, says the form.",
)
@click.option(
    "--all",
    "all_",
    is_flag=True,
    help="Put in every thing found, every passage and every tie, not what fits on two pages.",
)
@settings_options
def brief(question: tuple[str, ...], output: Path, all_: bool, settings: Settings) -> int:
    """Write the answer to a QUESTION as a document, with the source of every fact.

    Of a thing that is named it is the whole record; of a measure, with all that came under it.
    """
    ending = output.suffix.lower().removeprefix(".")
    if ending not in _ENDINGS:
        raise click.UsageError(f"The ending of {output} names no document: use .docx or .pdf.")
    from bot.assistant.opening import open_assistant
    from bot.documents import Form
    from bot.documents.finding import FEW, has_brief, with_work
    from bot.documents.making import document
    from bot.rendering.reply import why_none

    assistant = open_assistant(settings)
    text = " ".join(question)
    rows = None if all_ else FEW
    answer, _ = assistant.ask(text, today=settings.today, default=settings.language, rows=rows)
    if not has_brief(answer):
        say(f"soraq: {why_none(answer)}")
        return 1
    answer, work = with_work(answer, assistant)
    made = settings.today or date.today()
    content = document(answer, work, Form(ending), made=made, question=text, whole=all_)
    write_result(content, output)
    more = "; --all puts in every one" if len(answer.items) > len(answer.rows) else ""
    say(f"Next: the document is in {output}{more}.")
    return 0
