"""Where an answer comes from: the report's own words, and the query as it was run."""

from __future__ import annotations

from html import escape
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler

from bot.chat import delivery
from bot.chat.desk import Context, Desk, desk_of
from bot.chat.files import send_export
from bot.chat.people import Who, who_of
from bot.chat.replies import Reply
from bot.dialogue.buttons import Button, Verb, data
from bot.dialogue.conversing import WORDS_OF
from bot.model import Answer, Memory, Reading
from bot.rendering.sources import source_pages
from bot.rendering.telegram_html import LIMIT, units
from bot.rendering.texts import Texts


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of proofs."""
    return [CommandHandler("source", on_source)]


async def on_source(update: Update, context: Context) -> None:
    """Show the report's words on what stands after the command: ``/source 1.4``."""
    who = who_of(update, context)
    words = " ".join(context.args or ())
    if not words:
        said = who.texts.say("Write what to show the source of, for example: /source 1.4")
        await delivery.say(context.bot, who, said)
        return
    desk = desk_of(context)

    def work() -> Reply:
        answer, _ = desk.assistant.ask(words, Memory(), **desk.day(who.language), rows=WORDS_OF)
        (key,) = desk.state.keep(answer.reading)
        return source_reply(answer, key, work=desk.work_under(answer))

    await delivery.send(context.bot, who, await desk.run(work))


async def send_source(context: Context, who: Who, reading: Reading, key: str, page: int) -> None:
    """Send a page of the report's words on an answer."""
    desk = desk_of(context)

    def work() -> Reply:
        answer, _ = desk.assistant.answer([reading], Memory(), rows=WORDS_OF)
        return source_reply(answer, key, page, work=desk.work_under(answer))

    await delivery.send(context.bot, who, await desk.run(work))


def source_reply(answer: Answer, key: str, page: int = 0, *, work: Answer | None = None) -> Reply:
    """A page of the report's own words, with the way to the next.

    ``work`` are the things done under the measure that the answer is the card of.
    """
    texts = Texts(answer.language)
    pages = source_pages(answer, work)
    if not pages:
        return Reply(texts.say("The report has no words on this."))
    page = max(0, min(page, len(pages) - 1))
    more = Button(f"{texts.say('more')} ›", data(Verb.SOURCE, key, page + 1))
    return Reply(pages[page], ((more,),) if page + 1 < len(pages) else ())


async def send_query(context: Context, who: Who, reading: Reading) -> None:
    """Send the SPARQL as it was run; as a file where it is too long for a message."""
    desk = desk_of(context)
    html = await desk.run(_query_html, desk, reading)
    if units(html) > LIMIT:
        await send_export(context, who, reading, "rq")
    else:
        await delivery.say(context.bot, who, html)


def _query_html(desk: Desk, reading: Reading) -> str:
    answer, _ = desk.assistant.answer([reading], Memory())
    queries = "\n\n".join(query.text.strip() for query in answer.queries)
    text = f"# data {answer.version}\n\n{queries}"
    return f'<pre><code class="language-sparql">{escape(text, quote=False)}</code></pre>'
