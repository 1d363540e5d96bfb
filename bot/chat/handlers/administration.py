"""For administrators alone: how the bot is, and taking up new data."""

from __future__ import annotations

from html import escape
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler

from bot.chat import delivery
from bot.chat.desk import Context, desk_of
from bot.chat.people import Who, who_of
from bot.dialogue.control import Outcome
from bot.dialogue.versions import Versions
from bot.rendering.lines import cut
from bot.rendering.texts import Texts

_REASONS = 8
_LONGEST_REASON = 300


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
    """Check the data and take it up; what fails the check leaves the old in place."""
    who = who_of(update, context)
    if not await _is_administrator(context, who):
        return
    versions = context.application.bot_data["versions"]
    assert isinstance(versions, Versions)
    async with delivery.busy(context.bot, who):
        outcome = await versions.reload()
    await delivery.say(context.bot, who, outcome_html(who.texts, outcome))


def outcome_html(texts: Texts, outcome: Outcome) -> str:
    """What became of new data, with the first reasons if it was refused."""
    if outcome.taken:
        return texts.say("Data %(data)s is in use.", data=outcome.version)
    said = texts.say(
        "The new data is refused; %(data)s stays in use. To be mended: %(n)s.",
        data=outcome.version,
        n=len(outcome.reasons),
    )
    shown = [escape(cut(reason, _LONGEST_REASON), quote=False) for reason in outcome.reasons]
    more = ["…"] if len(shown) > _REASONS else []
    return "\n\n".join([said, *shown[:_REASONS], *more])


async def _is_administrator(context: Context, who: Who) -> bool:
    if who.place.user in desk_of(context).chat.administrators:
        return True
    if not who.in_group:
        said = who.texts.say("There is no such command. /help names them all.")
        await delivery.say(context.bot, who, said)
    return False
