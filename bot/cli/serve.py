"""``soraq serve``: pages for people, linked data for programs."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from bot.cli.options import examples, settings_options
from bot.cli.streams import say
from bot.config import Settings

if TYPE_CHECKING:
    from bot.chat.housed import HousedBot


@click.command(
    epilog=examples(
        "soraq serve",
        "soraq serve --port 8080 --language en",
        "soraq serve --host 0.0.0.0 --store disk:/srv/soraq",
        "soraq serve --data my-data/",
    )
)
@click.option(
    "--host",
    metavar="ADDRESS",
    help="The address to listen at (default 127.0.0.1: this machine alone).",
)
@click.option(
    "--port",
    type=click.IntRange(0, 65535),
    help="The port to listen at (default 8000; 0: any that is free).",
)
@settings_options
def serve(settings: Settings, host: str | None, port: int | None) -> None:
    """Serve pages, linked data and a read-only SPARQL endpoint until stopped.

    Only this machine is listened to unless --host says otherwise; put a proxy that speaks
    HTTPS before it.  Requests under way are finished when it is stopped.  With a
    TELEGRAM_BOT_TOKEN and SORAQ_WEBHOOK_URL the bot runs within it, at the path of that address.
    """
    from bot.web.server import run
    from bot.web.settings import WebSettings

    def told(address: str) -> None:
        say(f"Serving at {address}. Next: open it in a browser; Ctrl-C stops.")

    run(settings, WebSettings.read(host=host, port=port), told, _guest(settings))


def _guest(settings: Settings) -> HousedBot | None:
    """The bot, where it has a token and a webhook."""
    if settings.token is None:
        return None
    from bot.chat.settings import ChatSettings

    chat = ChatSettings.read()
    if chat.webhook is None:
        return None
    from bot.chat.housed import HousedBot

    return HousedBot(settings, chat)
