"""``soraq picture``: an answer drawn as a timeline, as ties, or as statuses by country."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.options import examples, settings_options
from bot.cli.streams import refuse_terminal, say, write_result
from bot.config import Settings

_SORTS = ("timeline", "ties", "status")
_THEMES = ("light", "dark")


@click.command(
    epilog=examples(
        'soraq picture timeline "2014" -o 2014.png',
        'soraq picture ties "Norveç" -o norvec.png',
        'soraq picture status "agreements" -o status.png --theme dark',
        'soraq picture timeline "что было в декабре 2014" --alt',
    )
)
@click.argument("sort", type=click.Choice(_SORTS))
@click.argument("question", nargs=-1, required=True)
@click.option(
    "-o",
    "--output",
    metavar="FILE",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Write the picture to FILE, as PNG; with --alt its words, as text.",
)
@click.option("--theme", type=click.Choice(_THEMES), default="light", show_default=True)
@click.option(
    "--alt", is_flag=True, help="Give the picture in words instead: its alternative text."
)
@settings_options
def picture(
    sort: str,
    question: tuple[str, ...],
    output: Path | None,
    theme: str,
    alt: bool,
    settings: Settings,
) -> int:
    """Draw the answer to a QUESTION, or a THING that is named.

    timeline: what took place and is planned, by date; ties: what a thing is tied to; status:
    how far the agreements with each country have come.
    """
    to_file = output is not None and output != Path("-")
    if output is not None and output.suffix.lower() not in ("", ".txt" if alt else ".png"):
        what, ending = ("text", ".txt") if alt else ("picture of ours", ".png")
        raise click.UsageError(f"The ending of {output} names no {what}: use {ending}.")
    if not (alt or to_file):
        refuse_terminal()
    from bot.assistant.opening import open_assistant
    from bot.pictures import Theme, alt_text, draw
    from bot.pictures.asking import ask_picture
    from bot.pictures.finding import Sort

    assistant = open_assistant(settings)
    text = " ".join(question)
    found = ask_picture(
        Sort(sort), text, assistant, today=settings.today, default=settings.language
    ).found
    if isinstance(found, str):
        say(f"soraq: {found}")
        return 1
    content = f"{alt_text(found)}\n".encode() if alt else draw(found, Theme(theme))
    write_result(content, output if to_file else None)
    if to_file:
        other = "without --alt it is drawn" if alt else "--alt gives the same in words"
        say(f"Next: the {'text' if alt else 'picture'} is in {output}; {other}.")
    return 0
