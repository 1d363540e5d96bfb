"""The way to the pages: a link that signs in once."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler

from bot.chat import delivery
from bot.chat.desk import Context, Desk, desk_of
from bot.chat.handlers.others import on_unknown_command
from bot.chat.people import Who, who_of
from bot.dialogue.buttons import Button
from bot.dialogue.sessions import LINK_LASTS, Sessions, web_file


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of the way to the pages."""
    return [CommandHandler("web", on_web)]


async def on_web(update: Update, context: Context) -> None:
    """Say where the pages are; where they are for invited people, with a link that signs in."""
    who, desk = who_of(update, context), desk_of(context)
    if not desk.chat.web_url:
        await on_unknown_command(update, context)
        return
    say = who.texts
    if desk.chat.invited.is_open:
        said = say.say("Everything that you can ask here you can ask on this page too.")
        link = f"{desk.chat.web_url}/?lang={who.language.value}"
    elif who.in_group:
        said = say.say("Write /web to me in a private chat: the link is for you alone.")
        await delivery.say(context.bot, who, said)
        return
    else:
        said = say.say(
            "This link signs you in once, within %(minutes)s minutes. Do not hand it on.",
            minutes=LINK_LASTS // 60,
        )
        link = await desk.run(_link, desk, who)
    await delivery.say(context.bot, who, said, (Button(say.say("Open the page"), url=link),))


def _link(desk: Desk, who: Who) -> str:
    sessions = Sessions(web_file(desk.chat.state))
    try:
        word = sessions.give(who.place.user)
    finally:
        sessions.close()
    return f"{desk.chat.web_url}/login?key={word}&lang={who.language.value}"
