"""Who may ask, and how much.  Every update passes here before anything looks at it."""

from __future__ import annotations

from typing import Any

from telegram import InlineQuery, Update
from telegram.ext import ApplicationHandlerStop, BaseHandler, TypeHandler

from bot.chat import delivery, errors
from bot.chat.desk import Context, desk_of
from bot.chat.people import Who, who_of
from bot.chat.settings import Allowed, ChatSettings


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The gate; it belongs into a group of handlers before all others."""
    return [TypeHandler(Update, gate)]


def may_ask(settings: ChatSettings, user: int | None, chat: int | None) -> bool:
    """Whether a person may ask in a chat."""
    return settings.invited.admits(user, chat)


def may_query(chat: ChatSettings, user: int) -> bool:
    """Whether a person may send queries."""
    match chat.sparql:
        case Allowed.EVERYBODY:
            return True
        case Allowed.ADMINISTRATORS:
            return user in chat.administrators
        case Allowed.NOBODY:
            return False


async def gate(update: Update, context: Context) -> None:
    """Let an update pass, or say one polite line and stop it."""
    desk = desk_of(context)
    user, chat = update.effective_user, update.effective_chat
    number = user.id if user else None
    if not may_ask(desk.chat, number, chat.id if chat else None):
        await _refuse(update, context)
        raise ApplicationHandlerStop
    asks = update.message or update.edited_message or update.callback_query or update.inline_query
    if number is None or not asks:
        return
    too_many = desk.allowance.take(number)
    if too_many:
        if update.inline_query:
            await answer_nothing(update.inline_query)
            raise ApplicationHandlerStop
        if too_many == 1 or update.callback_query:
            who = who_of(update, context)
            said = who.texts.say("That was a lot at once. Please wait a minute, then ask on.")
            await _tell(update, context, who, said)
        raise ApplicationHandlerStop


async def _refuse(update: Update, context: Context) -> None:
    if update.inline_query:
        await answer_nothing(update.inline_query)
        return
    if not (update.message or update.callback_query):
        return
    who = who_of(update, context)
    if update.message and who.in_group and not update.message.text:
        return
    said = who.texts.say("I answer to invited people only. Please ask whoever runs me.")
    await _tell(update, context, who, said)


async def answer_nothing(query: InlineQuery) -> None:
    """Answer an inline query with nothing, kept by nobody."""
    await errors.too_late(query.answer([], cache_time=0, is_personal=True))


async def _tell(update: Update, context: Context, who: Who, said: str) -> None:
    if update.callback_query:
        await errors.too_late(update.callback_query.answer(said[:200], show_alert=True))
    elif who.addressed(update.effective_message, desk_of(context).username):
        await delivery.say(context.bot, who, said)
