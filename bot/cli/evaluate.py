"""``soraq evaluate``: how many questions of a file come out right."""

from __future__ import annotations

from pathlib import Path

import click

from bot.cli.options import examples, settings_options
from bot.cli.streams import as_json, put, say
from bot.config import Settings


@click.command(
    epilog=examples(
        "soraq evaluate tests/conversations/examples.yaml",
        "soraq evaluate tests/conversations/*.yaml --at-least 0.9",
        "soraq evaluate tests/conversations/ru.yaml --json > ru.json",
    )
)
@click.argument("files", metavar="FILE...", nargs=-1, required=True, type=Path)
@click.option(
    "--at-least",
    metavar="F",
    type=click.FloatRange(0, 1),
    help="Leave with status 1 where macro F1 is under F (0 to 1).",
)
@click.option("--json", "json_", is_flag=True, help="Give the figures and every answer as JSON.")
@click.option("--all", "all_", is_flag=True, help="Show the right answers too.")
@settings_options
def evaluate(
    files: tuple[Path, ...],
    at_least: float | None,
    json_: bool,
    all_: bool,
    settings: Settings,
) -> int:
    """Ask the questions of files and compare the answers with the right ones.

    Prints macro F1 in all, by language, kind and style, false answers, and each miss.
    """
    from bot.assistant.opening import open_assistant
    from bot.evaluation import run
    from bot.evaluation.questions import load_questions
    from bot.evaluation.report import as_object, as_page, macro_f1

    questions = load_questions(files)
    assistant = open_assistant(settings)
    outcomes = list(
        run.evaluate(assistant, questions, today=settings.today, default=settings.language)
    )
    if json_:
        put(as_json(as_object(outcomes), indent=2))
    else:
        put("\n".join(as_page(outcomes, all_results=all_)))
    reached = macro_f1(outcomes)
    if at_least is not None and reached < at_least:
        say(f"Macro F1 {reached:.3f} is under {at_least:g}. Next: mend the misses named above.")
        return 1
    say("Next: 'soraq ask QUESTION --json' shows how one of them was understood.")
    return 0
