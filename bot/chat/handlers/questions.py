"""A text is a question."""

from __future__ import annotations

import re
from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, MessageHandler, filters

from bot.chat import delivery
from bot.chat.desk import Context, desk_of
from bot.chat.people import Who, who_of
from bot.chat.replies import Reply


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of questions."""
    asked = filters.TEXT & ~filters.COMMAND & filters.UpdateType.MESSAGE
    return [MessageHandler(asked, on_question)]


async def on_question(update: Update, context: Context) -> None:
    """Answer a question."""
    message = update.effective_message
    if message is None or message.text is None:
        return
    who = who_of(update, context)
    desk = desk_of(context)
    if who.addressed(message, desk.username) and not _is_own(message, desk.username):
        text = re.sub(rf"@{desk.username}\b", " ", message.text, flags=re.IGNORECASE)
        await answer(context, who, message, text)


async def answer(
    context: Context,
    who: Who,
    message: Message,
    text: str,
    *,
    fresh: bool = False,
    only: str | None = None,
) -> None:
    """Answer ``text`` in reply to ``message``; where that has an answer already, change it."""
    desk = desk_of(context)
    number = message.message_id
    edited = message.edit_date is not None

    def work() -> tuple[Reply, int | None]:
        reply = desk.ask(
            who.place,
            text,
            who.language,
            question=number,
            edited=edited,
            fresh=fresh,
            only=only,
        )
        return reply, desk.state.reply_to(who.place, number)

    async with delivery.busy(context.bot, who):
        reply, before = await desk.run(work)
    if before is not None:
        await delivery.change(context.bot, who, before, reply)
        return
    sent = await delivery.send(context.bot, who, reply, reply_to=number if who.in_group else None)
    if sent is not None:
        await desk.run(desk.state.replied, who.place, number, sent)


def _is_own(message: Message, username: str) -> bool:
    """Whether it was sent through the bot's own inline mode."""
    return message.via_bot is not None and message.via_bot.username == username
