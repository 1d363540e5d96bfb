"""``soraq run``: the bot where it has a token, else the same conversation here."""

from __future__ import annotations

import click

from bot.cli.chat import converse
from bot.cli.options import examples, settings_options
from bot.cli.telegram import serve
from bot.config import Settings


@click.command(
    epilog=examples(
        "soraq run",
        "TELEGRAM_BOT_TOKEN=123456:ABC-… soraq run",
        'echo "readmission agreements 2014" | soraq run',
    )
)
@settings_options
def run(settings: Settings) -> None:
    """Start the Telegram bot when TELEGRAM_BOT_TOKEN is set, else a conversation here.

    Input may be piped: each line is a question.
    """
    if settings.token:
        serve(settings)
    else:
        converse(settings)
