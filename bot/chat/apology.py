"""A plain word where something went wrong, and a way to try again."""

from __future__ import annotations

import logging

from telegram import Update
from telegram.error import TelegramError

from bot.chat import delivery, errors
from bot.chat.desk import Context
from bot.chat.people import who_of
from bot.dialogue.buttons import Button, Verb, data
from bot.logs import outline
from bot.processes import TimeLimitError

_log = logging.getLogger(__name__)


async def on_error(update: object, context: Context) -> None:
    """Log what went wrong, without a word that was written, and apologise."""
    error = context.error
    if isinstance(error, TelegramError) and errors.is_closed(error):
        return
    _log.error("an update could not be answered: %s", outline(error))
    if not isinstance(update, Update) or update.effective_chat is None:
        return
    who = who_of(update, context)
    message = update.effective_message
    texts = who.texts
    if isinstance(error, TimeLimitError):
        said = texts.say(
            "That took too long, so I stopped it. Please ask for less at once, or try again in a "
            "moment."
        )
    else:
        said = texts.say("Sorry, that went wrong on my side. Please try again in a moment.")
    try:
        if update.callback_query or message is None or not message.text:
            await delivery.say(context.bot, who, said)
        else:
            again = (Button(texts.say("Try again"), data(Verb.AGAIN)),)
            await delivery.say(context.bot, who, said, again, reply_to=message.message_id)
    except (TelegramError, TimeoutError) as failure:
        _log.warning("an apology could not be sent: %s", type(failure).__name__)
