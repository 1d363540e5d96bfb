"""What the bot says of itself and of what it keeps: /about, /privacy, /forget."""

from __future__ import annotations

from html import escape
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler

from bot import __version__
from bot import vocabulary as voc
from bot.chat import delivery
from bot.chat.desk import Context, Desk, desk_of
from bot.chat.people import who_of
from bot.dialogue.sessions import Sessions, web_file
from bot.model import Form, Language, Memory, Reading, Selection
from bot.rendering.voice import Voice

_MOST_REPORTS = 10


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
    desk = desk_of(context)
    reports = await desk.run(_reports, desk, who.language)
    texts = who.texts
    cited = texts.say(
        "Every fact is cited with the measure of the report that it stands under; /source 1.4 "
        "shows the report’s own words on a measure."
    )
    lines = (
        f"<b>Soraq {__version__}</b>",
        escape(texts.say("Version of the data: %(data)s", data=desk.assistant.version)),
        escape(texts.say("Reports: %(reports)s", reports="; ".join(reports))) if reports else "",
        cited
        if reports
        else texts.say("The data holds no report, so facts come without a source."),
    )
    await delivery.say(context.bot, who, "\n".join(line for line in lines if line))


def _reports(desk: Desk, language: Language) -> list[str]:
    """The names of the first reports that the data holds."""
    reading = Reading(language, Form.THINGS, Selection(classes=(voc.REPORT,)))
    answer, _ = desk.assistant.answer([reading], Memory(), rows=_MOST_REPORTS)
    voice = Voice(answer)
    more = ["…"] if answer.total > _MOST_REPORTS else []
    return [voice.short(iri) for iri in answer.items[:_MOST_REPORTS]] + more


async def on_privacy(update: Update, context: Context) -> None:
    """Say what is kept, and for how long."""
    who = who_of(update, context)
    said = who.texts.say(
        "I keep your language and what your last question was about, as names of things and "
        "dates, for 30 days. The words of a question are kept until it is answered and stand "
        "in no log. /forget removes all of it at once."
    )
    if desk_of(context).chat.web_url:
        pages = who.texts.say(
            "If you sign in to the pages, your number is kept for that too, until you sign out."
        )
        said = f"{said} {pages}"
    await delivery.say(context.bot, who, said)


async def on_forget(update: Update, context: Context) -> None:
    """Drop all that is kept of the person."""
    who = who_of(update, context)
    desk = desk_of(context)
    await desk.run(_forget, desk, who.place.user)
    who = who_of(update, context)
    await delivery.say(context.bot, who, who.texts.say("Everything about you is removed."))


def _forget(desk: Desk, user: int) -> None:
    """Drop it here, and where the pages keep it."""
    desk.state.forget(user)
    pages = web_file(desk.chat.state)
    if pages.exists():
        sessions = Sessions(pages)
        sessions.forget(user)
        sessions.close()
