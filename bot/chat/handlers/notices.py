"""What the bot says of itself and of what it keeps: /about, /privacy, /forget."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler

from bot import __version__
from bot.chat import delivery
from bot.chat.desk import Context, desk_of
from bot.chat.people import who_of


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of these commands."""
    return [
        CommandHandler("about", on_about),
        CommandHandler("privacy", on_privacy),
        CommandHandler("forget", on_forget),
    ]


async def on_about(update: Update, context: Context) -> None:
    """Say what answers, and from what."""
    who = who_of(update, context)
    assistant = desk_of(context).assistant
    years = ", ".join(str(year) for year in sorted(assistant.reader.schema.reporting_years))
    said = who.texts.say(
        "Soraq %(program)s. Reports for the years: %(years)s; version of the data: %(data)s. "
        "Every fact is cited with the measure of the report that it stands under; /source and "
        "a measure’s number show the report’s own words.",
        program=__version__,
        years=years or "–",
        data=assistant.version,
    )
    await delivery.say(context.bot, who, said)


async def on_privacy(update: Update, context: Context) -> None:
    """Say what is kept, and for how long."""
    who = who_of(update, context)
    said = who.texts.say(
        "I keep your language and what your last question was about, as names of things and "
        "dates, for 30 days. The words of a question are kept until it is answered and stand "
        "in no log. /forget removes all of it at once."
    )
    await delivery.say(context.bot, who, said)


async def on_forget(update: Update, context: Context) -> None:
    """Drop all that is kept of the person."""
    who = who_of(update, context)
    desk = desk_of(context)
    await desk.run(desk.state.forget, who.place.user)
    who = who_of(update, context)
    await delivery.say(context.bot, who, who.texts.say("Everything about you is removed."))
