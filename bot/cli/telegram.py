"""``soraq telegram``: the bot."""

from __future__ import annotations

import click

from bot.cli.options import examples, settings_options
from bot.config import Settings


@click.command(
    epilog=examples(
        "TELEGRAM_BOT_TOKEN=123456:ABC-… soraq telegram",
        "soraq telegram --language ru",
    )
)
@settings_options
def telegram(settings: Settings) -> None:
    """Answer on Telegram as the bot whose token TELEGRAM_BOT_TOKEN holds."""
    serve(settings)


def serve(settings: Settings) -> None:
    """Run the bot until it is stopped."""
    settings.telegram_token()  # fails before anything slow
    from bot.chat.application import run

    run(settings)
