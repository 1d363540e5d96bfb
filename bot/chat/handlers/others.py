"""What is no question: pictures, voices, unknown commands and the rest."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, MessageHandler, filters

from bot.chat import delivery
from bot.chat.desk import Context
from bot.chat.people import who_of


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of what no other handler took."""
    message = filters.UpdateType.MESSAGE
    return [
        MessageHandler(message & filters.COMMAND, on_unknown_command),
        MessageHandler(message & ~filters.StatusUpdate.ALL, on_no_text),
    ]


async def on_unknown_command(update: Update, context: Context) -> None:
    """Say that there is no such command."""
    who = who_of(update, context)
    if not who.in_group:
        said = who.texts.say("There is no such command. /help names them all.")
        await delivery.say(context.bot, who, said)


async def on_no_text(update: Update, context: Context) -> None:
    """Say that only written questions are understood."""
    who = who_of(update, context)
    if not who.in_group:
        said = who.texts.say("I read text only. Please write your question.")
        await delivery.say(context.bot, who, said)
