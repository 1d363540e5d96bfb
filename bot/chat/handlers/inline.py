"""`@bot words` in any chat: results while the words are typed."""

from __future__ import annotations

import hashlib
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from telegram import (
    InlineQueryResultArticle,
    InlineQueryResultsButton,
    InputTextMessageContent,
    LinkPreviewOptions,
    Update,
)
from telegram.constants import ParseMode
from telegram.ext import BaseHandler, InlineQueryHandler

from bot.chat import errors
from bot.chat.access import answer_nothing
from bot.chat.addresses import address
from bot.chat.desk import Context, Desk, desk_of
from bot.chat.keyboards import markup
from bot.chat.people import language_of
from bot.dialogue.buttons import Button, Verb, data
from bot.dialogue.conversing import card_reading
from bot.model import Answer, Kind, Language, Memory, Piece
from bot.rendering.lines import cut
from bot.rendering.telegram_html import messages, thing_message
from bot.rendering.texts import Texts
from bot.rendering.things import beside
from bot.rendering.voice import Voice

A_PAGE = 50
_KEPT = 300
_SHORTEST = 3
_TRIED, _MOST_COMPLETED = 12, 3  # words that a half one may become
_NOTHING = frozenset({Kind.HELP, Kind.NONE})
_UNSURE = _NOTHING | {Kind.CLARIFY}
Pieces = tuple[Piece, ...]
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
    page = await desk.run(_page, desk, query.query, language, first)
    said = Texts(language).say("Nothing found. Ask me in a chat.")
    button = InlineQueryResultsButton(said, start_parameter="ask")
    await errors.too_late(
        query.answer(
            page.results,
            cache_time=_KEPT if desk.chat.invited.is_open else 0,
            is_personal=page.personal or not desk.chat.invited.is_open,
            next_offset=str(page.following) if page.following else "",
            button=None if page.results or first else button,
        )
    )


@dataclass(frozen=True, slots=True)
class _Page:
    """Results, where more begin (0: there are none), and whether they are one person's."""

    results: list[InlineQueryResultArticle]
    following: int = 0
    personal: bool = True


def _page(desk: Desk, text: str, language: Language, first: int) -> _Page:
    """The results from ``first`` on."""
    rows = first + A_PAGE
    answer, _ = desk.assistant.ask(text, Memory(), **desk.day(language), rows=rows)
    before, _, word = text.rpartition(" ")
    if len(word) >= _SHORTEST and word.isalnum():
        known = desk.assistant.reader.read(before, None, **desk.day(answer.language))[0].pieces
        if _is_half_typed(answer, known):
            found = list(_completed(desk, text, known, language, rows))
            if len(found) == 1:
                return _of_one(desk, found[0], first)
            if found:
                return _Page(_merged(desk, found))
    if answer.kind is Kind.CLARIFY:
        asked = [[choice.reading] for choice in answer.choices]
        found = [desk.assistant.answer(one, Memory(), rows=rows)[0] for one in asked]
        return _Page(_merged(desk, found))
    if answer.kind in _NOTHING:
        return _Page([])
    other = Language.RU if language is not Language.RU else Language.EN
    read = desk.assistant.reader.read(text, None, **desk.day(other))
    page = _of_one(desk, answer, first)
    return replace(page, personal=read[0].language is not answer.language)


def _of_one(desk: Desk, answer: Answer, first: int) -> _Page:
    """A page of the results of one answer."""
    voice = Voice(answer)
    whole = [_whole(answer)] if answer.kind not in (Kind.LIST, Kind.ENTITY) and not first else []
    last = min(first + A_PAGE - len(whole), len(answer.rows))
    results = [_result(desk, voice, answer, at) for at in range(first, last)]
    return _Page([*whole, *results], last if last < answer.total else 0)


def _merged(desk: Desk, answers: Sequence[Answer]) -> list[InlineQueryResultArticle]:
    """The first results of several answers, each thing once."""
    found: dict[str, InlineQueryResultArticle] = {}
    for answer in answers:
        voice = Voice(answer)
        for at in range(len(answer.rows)):
            result = _result(desk, voice, answer, at)
            found.setdefault(result.id, result)
    return list(found.values())[:A_PAGE]


def _is_half_typed(answer: Answer, known: Pieces) -> bool:
    """Whether the last word, beside what is ``known`` without it, is perhaps not whole yet."""
    reading = answer.reading
    doubtful = answer.kind in _NOTHING or reading.corrections or reading.proposed
    return bool(doubtful) or reading.pieces == known


def _completed(
    desk: Desk, text: str, known: Pieces, language: Language, rows: int
) -> Iterator[Answer]:
    """The answers to what a text may become once its last word is whole, each meaning once."""
    before, _, word = text.rpartition(" ")
    meant, reader = {known}, desk.assistant.reader
    others = [one for one in Language if one is not language]
    completions = ((one, reader.completions(word, one)[:_TRIED]) for one in (language, *others))
    for spoken, whole in ((one, word) for one, words in completions for word in words):
        readings = reader.read(f"{before} {whole}", None, **desk.day(spoken))
        sure = [r for r in readings if not (r.unknown or r.ignored or r.corrections)]
        if all(reading.pieces in meant for reading in sure):
            continue
        answer, _ = desk.assistant.answer(sure, Memory(), rows=rows)
        if answer.kind not in _UNSURE and answer.reading.pieces not in meant:
            meant.add(answer.reading.pieces)
            yield answer
        if len(meant) > _MOST_COMPLETED:
            return


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
            thing_message(answer, at), ParseMode.HTML, link_preview_options=_NO_PREVIEW
        ),
        description=cut(beside(voice, row) or voice.within(row.cls), 200) or None,
        reply_markup=markup((tuple(buttons),)),
    )


def _bare(html: str) -> str:
    from html import unescape
    from re import sub

    return unescape(sub(r"<[^>]+>", "", html))
