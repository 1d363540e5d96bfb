"""`@bot words` in any chat: results while the words are typed."""

from __future__ import annotations

import hashlib
from dataclasses import replace
from typing import Any

from telegram import (
    InlineQueryResultArticle,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import BaseHandler, InlineQueryHandler

from bot.chat import errors
from bot.chat.access import answer_nothing
from bot.chat.desk import Context, Desk, card_reading, desk_of
from bot.chat.keyboards import Button, Verb, data, markup
from bot.chat.links import address
from bot.chat.people import language_of
from bot.model import Answer, Form, Kind, Language, Memory
from bot.rendering.lines import cut
from bot.rendering.telegram_html import messages
from bot.rendering.texts import Texts
from bot.rendering.things import beside
from bot.rendering.voice import Voice

A_PAGE = 50
_KEPT = 300
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of inline queries."""
    return [InlineQueryHandler(on_inline)]


async def on_inline(update: Update, context: Context) -> None:
    """Answer with the things found, fifty a page, each with its source."""
    query = update.inline_query
    if query is None:
        return
    desk = desk_of(context)
    language = await desk.run(language_of, query.from_user, desk.state)
    first = int(query.offset) if query.offset.isdecimal() else 0
    if not query.query.strip():
        await answer_nothing(query)
        return
    results, more, personal = await desk.run(_results, desk, query.query, language, first)
    await errors.too_late(
        query.answer(
            results,
            cache_time=_KEPT if desk.chat.is_open else 0,
            is_personal=personal or not desk.chat.is_open,
            next_offset=str(first + A_PAGE) if more else "",
        )
    )


def _results(
    desk: Desk, text: str, language: Language, first: int
) -> tuple[list[InlineQueryResultArticle], bool, bool]:
    """The results from ``first`` on, whether there are more, and whether they are one person's."""
    answer, _ = desk.assistant.ask(text, Memory(), **desk.day(language), rows=first + A_PAGE)
    if answer.kind in (Kind.HELP, Kind.CLARIFY, Kind.NONE):
        return [], False, True
    other = Language.RU if language is not Language.RU else Language.EN
    read = desk.assistant.reader.read(text, None, **desk.day(other))
    personal = read[0].language is not answer.language
    voice = Voice(answer)
    rows = answer.rows[first : first + A_PAGE]
    results = [_result(desk, voice, answer, at) for at in range(first, first + len(rows))]
    if answer.kind not in (Kind.LIST, Kind.ENTITY) and not first:
        results.insert(0, _whole(answer))
    return results[:A_PAGE], answer.total > first + A_PAGE, personal


def _whole(answer: Answer) -> InlineQueryResultArticle:
    """The answer itself: a number, a date, yes or no."""
    html = messages(answer).html
    head = html.split("\n\n")
    plain = cut(_bare(head[0].split("\n")[-1]), 120)
    return InlineQueryResultArticle(
        "answer",
        plain or answer.kind.value,
        InputTextMessageContent(html, ParseMode.HTML, link_preview_options=_NO_PREVIEW),
    )


def _result(desk: Desk, voice: Voice, answer: Answer, at: int) -> InlineQueryResultArticle:
    """One thing, two lines and its citation."""
    row = answer.rows[at]
    one = replace(
        answer,
        kind=Kind.LIST,
        reading=replace(answer.reading, form=Form.THINGS, asked=(), asked_classes=()),
        items=(row.iri,),
        rows=(row,),
        total=1,
        value=None,
    )
    texts = Texts(answer.language)
    card = card_reading(row.iri, answer.language)
    (key,) = desk.state.keep(card)
    buttons = [Button(texts.say("All facts"), data(Verb.INLINE_CARD, key))]
    if payload := desk.links.payload(card):
        buttons.append(Button(texts.say("Ask more"), url=address(desk.username, payload)))
    return InlineQueryResultArticle(
        hashlib.blake2b(row.iri.encode(), digest_size=12).hexdigest(),
        cut(voice.short(row.iri), 120),
        InputTextMessageContent(
            messages(one).html, ParseMode.HTML, link_preview_options=_NO_PREVIEW
        ),
        description=cut(beside(voice, row) or voice.within(row.cls), 200) or None,
        reply_markup=markup((tuple(buttons),)),
    )


def _bare(html: str) -> str:
    from html import unescape
    from re import sub

    return unescape(sub(r"<[^>]+>", "", html))
