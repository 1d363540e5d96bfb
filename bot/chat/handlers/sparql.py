"""Queries in SPARQL, for those who may send them: ``/sparql SELECT …``."""

from __future__ import annotations

from html import escape
from typing import Any

from telegram import Update
from telegram.constants import ChatAction
from telegram.ext import BaseHandler, CommandHandler

from bot.assistant.raw import RawResult
from bot.chat import delivery
from bot.chat.access import may_query
from bot.chat.desk import Context, desk_of
from bot.chat.handlers.others import on_unknown_command
from bot.chat.people import Who, who_of
from bot.model import Rows
from bot.processes import ProcessError
from bot.query.raw import RefusedError
from bot.rendering.refusals import why_not
from bot.rendering.results import csv_table, graph_turtle, text_table
from bot.rendering.telegram_html import LIMIT, units
from bot.rendering.texts import Texts
from bot.store.base import StoreError

_MOST_LINES = 25
_LONGEST_CELL = 40
_EXAMPLE = "/sparql SELECT ?name { ?x a soraq:Agreement ; skos:prefLabel ?name }"
_ROOM = LIMIT - 200


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handler of queries; an edited query is not run again."""
    return [CommandHandler("sparql", on_sparql)]


async def on_sparql(update: Update, context: Context) -> None:
    """Run the query after the command, and give what it gave: a short table, or a file."""
    message = update.effective_message
    if message is None or message.text is None:
        return
    who = who_of(update, context)
    desk = desk_of(context)
    if not may_query(desk.chat, who.place.user):
        await on_unknown_command(update, context)
        return
    _, *rest = message.text.split(maxsplit=1)
    query = "".join(rest)
    if not query:
        said = who.texts.say(
            "Write a query after the command, for example: %(query)s",
            query=f"<code>{_EXAMPLE}</code>",
        )
        await delivery.say(context.bot, who, said)
        return
    async with delivery.busy(context.bot, who):
        try:
            result = await desk.query(query)
        except (RefusedError, StoreError, ProcessError) as error:
            said = why_not(who.texts, error, desk.chat.limits)
            await delivery.say(context.bot, who, escape(said, quote=False))
            return
    await _give(context, who, result)


async def _give(context: Context, who: Who, result: RawResult) -> None:
    texts = who.texts
    note = _note(texts, result)
    if result.boolean is not None:
        yes = texts.say("Yes") if result.boolean else texts.say("No")
        await delivery.say(context.bot, who, f"{yes}\n{note}")
        return
    desk = desk_of(context)
    if result.rows is not None:
        if not result.rows.rows:
            await delivery.say(context.bot, who, f"{texts.say('Nothing was found.')}\n{note}")
            return
        if table := _short_table(result.rows):
            await delivery.say(context.bot, who, f"<pre>{table}</pre>\n{note}")
            return
        content, ending = await desk.run(csv_table, result.rows), "csv"
    else:
        triples = result.triples or ()
        content, ending = await desk.run(graph_turtle, triples, result.version), "ttl"
        text = escape(content.decode(), quote=False) if len(content) <= _ROOM else ""
        if text and units(text) <= _ROOM:
            await delivery.say(context.bot, who, f"<pre>{text}</pre>\n{note}")
            return
    async with delivery.busy(context.bot, who, ChatAction.UPLOAD_DOCUMENT):
        name = f"soraq-sparql-{result.version}.{ending}"
        await delivery.send_file(context.bot, who, content, name, note)


def _short_table(rows: Rows) -> str:
    """The rows as a table for a message; nothing where they are too many for one."""
    if len(rows) > _MOST_LINES:
        return ""
    table = escape(text_table(rows, longest=_LONGEST_CELL), quote=False)
    return table if units(table) <= _ROOM else ""


def _note(texts: Texts, result: RawResult) -> str:
    """How much there is, in how long, and of which data."""
    given = len(result.rows or result.triples or ())
    parts = []
    if result.cut:
        parts.append(texts.say("only the first %(n)s of the result", n=given))
    elif result.rows is not None:
        parts.append(texts.count("%(n)s row", given))
    elif result.triples is not None:
        parts.append(texts.count("%(n)s triple", given))
    parts.append(texts.say("%(n)s ms", n=round(result.milliseconds)))
    parts.append(texts.say("data %(data)s", data=result.version))
    return " · ".join(parts)
