"""The command ``soraq`` with all its commands."""

from __future__ import annotations

import click

import bot
from bot.cli.add_report import add_report
from bot.cli.ask import ask
from bot.cli.bench import bench
from bot.cli.brief import brief
from bot.cli.chat import chat
from bot.cli.check import check
from bot.cli.evaluate import evaluate
from bot.cli.load import load
from bot.cli.options import examples
from bot.cli.picture import picture
from bot.cli.program import Program
from bot.cli.reload import reload
from bot.cli.run import run
from bot.cli.serve import serve
from bot.cli.sparql import sparql
from bot.cli.telegram import telegram


@click.group(
    cls=Program,
    invoke_without_command=True,
    epilog=examples(
        "soraq",
        'soraq ask "readmission agreements 2014"',
        'soraq ask "when did the agreement with the EU enter into force"',
        'echo "readmissiya sazişləri 2014" | soraq',
    ),
)
@click.version_option(bot.__version__, prog_name="soraq", message="%(prog)s %(version)s")
@click.pass_context
def main(context: click.Context) -> int | None:
    """Answer short questions from a knowledge graph, with the source of every fact.

    Questions are understood in Azerbaijani, English and Russian.  Without a command soraq
    starts the Telegram bot when TELEGRAM_BOT_TOKEN is set, else a conversation here.

    Results go to standard output, everything else to standard error.  Exit status: 0 for
    every kind of answer, 1 where a check finds something or a run fails, 2 for wrong use.
    """
    if context.invoked_subcommand is None:
        status: int | None = context.invoke(run)
        return status
    return None


for _command in (
    run,
    ask,
    chat,
    telegram,
    load,
    check,
    evaluate,
    bench,
    reload,
    sparql,
    picture,
    brief,
    serve,
    add_report,
):
    main.add_command(_command)
