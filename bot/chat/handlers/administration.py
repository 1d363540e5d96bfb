"""For administrators alone: how the bot is, and taking up new data."""

from __future__ import annotations

from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler

from bot.assistant.opening import open_assistant
from bot.chat import delivery
from bot.chat.desk import Context, desk_of
from bot.chat.links import Links
from bot.chat.people import Who, who_of
from bot.config import SettingsError
from bot.store.base import StoreError


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of administration."""
    return [CommandHandler("status", on_status), CommandHandler("reload", on_reload)]


async def on_status(update: Update, context: Context) -> None:
    """Say how the bot is."""
    who = who_of(update, context)
    if not await _is_administrator(context, who):
        return
    desk = desk_of(context)
    counts = await desk.run(desk.state.counts)
    said = who.texts.say(
        "Data %(data)s. Conversations kept: %(conversations)s. Waiting for an answer: %(waiting)s.",
        data=desk.assistant.version,
        conversations=counts["conversations"],
        waiting=counts["waiting"],
    )
    await delivery.say(context.bot, who, said)


async def on_reload(update: Update, context: Context) -> None:
    """Read the data anew; what cannot be read leaves the old in place."""
    who = who_of(update, context)
    if not await _is_administrator(context, who):
        return
    desk = desk_of(context)
    async with delivery.busy(context.bot, who):
        try:
            assistant = await desk.run(open_assistant, desk.settings)
            links = await desk.run(Links, assistant.terms())
        except (StoreError, SettingsError):
            said = who.texts.say("The new data cannot be read; the old stays. See the log.")
            await delivery.say(context.bot, who, said)
            raise
    desk.assistant, desk.links = assistant, links
    desk.known.clear()
    said = who.texts.say("Data %(data)s is in use.", data=assistant.version)
    await delivery.say(context.bot, who, said)


async def _is_administrator(context: Context, who: Who) -> bool:
    if who.place.user in desk_of(context).chat.administrators:
        return True
    if not who.in_group:
        said = who.texts.say("There is no such command. /help names them all.")
        await delivery.say(context.bot, who, said)
    return False
