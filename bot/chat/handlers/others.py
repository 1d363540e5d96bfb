"""What is no question: pictures, voices, unknown commands and the rest."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, MessageHandler, filters

from bot.chat import delivery
from bot.chat.desk import Context, desk_of
from bot.chat.menu import descriptions
from bot.chat.people import who_of


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of what no other handler took."""
    message = filters.UpdateType.MESSAGE
    return [
        MessageHandler(message & filters.COMMAND, on_unknown_command),
        MessageHandler(message & ~filters.StatusUpdate.ALL, on_no_text),
    ]


async def on_unknown_command(update: Update, context: Context) -> None:
    """Say that there is no such command, and which was perhaps meant.

    In a group only where the bot was named or replied to: the command may be another bot's.
    """
    message = update.effective_message
    if message is None or not message.text:
        return
    who = who_of(update, context)
    desk = desk_of(context)
    name, _, bot = message.text.split()[0][1:].partition("@")
    if (bot and bot.lower() != desk.username.lower()) or not who.addressed(message, desk.username):
        return
    commands = descriptions(who.texts, desk.assistant.classes, desk.chat, who.place.user)
    known = [one for one, _ in commands]
    near = get_close_matches(name.lower(), known, 1)
    said = (
        who.texts.say("There is no such command. Did you mean /%(name)s?", name=near[0])
        if near
        else who.texts.say("There is no such command. /help names them all.")
    )
    await delivery.say(context.bot, who, said)


async def on_no_text(update: Update, context: Context) -> None:
    """Say that only written questions are understood."""
    who = who_of(update, context)
    if not who.in_group:
        said = who.texts.say("I read text only. Please write your question.")
        await delivery.say(context.bot, who, said)
