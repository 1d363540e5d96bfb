"""A text is a question."""

from __future__ import annotations

from typing import Any

from telegram import Message, Update
from telegram.ext import BaseHandler, MessageHandler, filters

from bot.chat import delivery
from bot.chat.desk import Context, desk_of
from bot.chat.people import Who, who_of


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of questions."""
    asked = filters.TEXT & ~filters.COMMAND & filters.UpdateType.MESSAGE
    return [MessageHandler(asked, on_question)]


async def on_question(update: Update, context: Context) -> None:
    """Answer a question."""
    message = update.effective_message
    if message is None or message.text is None:
        return
    await answer(context, await who_of(update, context), message, message.text)


async def answer(
    context: Context,
    who: Who,
    message: Message,
    text: str,
    *,
    fresh: bool = False,
    only: str | None = None,
) -> None:
    """Answer ``text`` in reply to ``message``."""
    desk = desk_of(context)
    number = message.message_id

    def work() -> Any:
        shown = desk.ask(who.place, text, who.language, question=number, fresh=fresh, only=only)
        return desk.reply(shown)

    async with delivery.busy(context.bot, who):
        reply = await desk.run(work)
    sent = await delivery.send(context.bot, who, reply, reply_to=number if who.in_group else None)
    if sent is not None:
        await desk.run(desk.state.replied, who.place, number, sent)
