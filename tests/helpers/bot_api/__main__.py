"""Starts the stand-in by hand: `python -m tests.helpers.bot_api [--port 8081]`."""

import argparse
import asyncio
import contextlib

from tests.helpers.bot_api.server import TOKEN, BotApi


async def main() -> None:
    parser = argparse.ArgumentParser(prog="tests.helpers.bot_api", description=__doc__)
    parser.add_argument("--port", type=int, default=8081)
    parser.add_argument("--token", default=TOKEN, help="number:text, as Telegram gives them")
    parser.add_argument("--username", default="soraq_bot", help="of the bot")
    parser.add_argument("--latency", type=float, default=0.0, help="seconds that a call takes")
    chosen = parser.parse_args()
    async with BotApi(
        chosen.token,
        username=chosen.username,
        port=chosen.port,
        latency=chosen.latency,
        strict=False,
    ) as api:
        people = [api.user("Aygün", "az"), api.user("Emma", "en"), api.user("Ivan", "ru")]
        api.group("A group", *people)
        api.group("A forum", *people, forum=True).topic("Agreements")
        print(  # noqa: T201 - a command says what it does
            f"Open {api.url} in a browser, and start the bot in another terminal:\n"
            f"  TELEGRAM_API_URL={api.url} TELEGRAM_BOT_TOKEN={api.token} soraq telegram\n"
            "Ctrl-C ends it.",
            flush=True,
        )
        await asyncio.Event().wait()


if __name__ == "__main__":
    with contextlib.suppress(KeyboardInterrupt):
        asyncio.run(main())
