"""A button was pressed."""

from __future__ import annotations

import logging
from collections.abc import Awaitable, Callable
from dataclasses import dataclass, replace
from typing import Any

from telegram import CallbackQuery, InlineKeyboardButton, InlineKeyboardMarkup, Message, Update
from telegram.ext import BaseHandler, CallbackQueryHandler

from bot.chat import delivery, errors
from bot.chat.desk import Context, Desk, desk_of
from bot.chat.files import send_export
from bot.chat.handlers import languages, proofs, questions
from bot.chat.keyboards import markup
from bot.chat.people import Who, who_of
from bot.chat.pictures import send_picture
from bot.chat.replies import Reply
from bot.dialogue.buttons import FORMATS, Button, Verb, data, format_rows, panel_rows, tie_rows
from bot.dialogue.shown import Shown
from bot.model import Answer, Reading
from bot.pictures import Theme
from bot.pictures.finding import Sort
from bot.rendering.texts import Texts

_log = logging.getLogger(__name__)


class StaleError(Exception):
    """The button means nothing any more."""


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of buttons."""
    return [CallbackQueryHandler(on_button)]


@dataclass(frozen=True, slots=True)
class Press:
    """A pressed button: whose, under which message, and what is needed to act on it."""

    context: Context
    who: Who
    query: CallbackQuery

    @property
    def desk(self) -> Desk:
        """The desk to work at."""
        return desk_of(self.context)

    async def reading(self, key: str) -> Reading:
        """The reading that the button stands for."""
        reading = await self.desk.run(self.desk.state.reading, key)
        if reading is None:
            raise StaleError(key)
        return reading

    async def change(self, work: Callable[[], Shown]) -> None:
        """Answer in place of the message that the button is under."""
        reply = await self._made(work)
        if self.query.message:
            number = self.query.message.message_id
            await delivery.change(self.context.bot, self.who, number, reply)

    async def send(self, work: Callable[[], Shown]) -> None:
        """Answer in a new message."""
        await delivery.send(self.context.bot, self.who, await self._made(work))

    async def _made(self, work: Callable[[], Shown]) -> Reply:
        async with delivery.busy(self.context.bot, self.who):
            return await self.desk.run(lambda: self.desk.reply(work()))


async def on_button(update: Update, context: Context) -> None:
    """Do what the button says; an old one that says nothing any more is told so."""
    query = update.callback_query
    if query is None:
        return
    press = Press(context, who_of(update, context), query)
    verb, *values = (query.data or "").split(":")
    await errors.too_late(query.answer())
    try:
        await _ACTIONS[verb](press, *values)
    except (KeyError, StaleError, TypeError, ValueError, IndexError) as error:
        _log.info("a button of no meaning: %s", type(error).__name__)
        said = press.who.texts.say("This button is too old. Please ask again.")
        await delivery.say(context.bot, press.who, said)


async def _page(press: Press, key: str, page: str) -> None:
    reading, number = await press.reading(key), int(page)
    await press.change(lambda: press.desk.read(press.who.place, reading, page=number))


async def _card(press: Press, key: str, at: str) -> None:
    reading, index = await press.reading(key), int(at)

    def work() -> Shown:
        items = press.desk.read(press.who.place, reading).answer.items
        return press.desk.card(press.who.place, items[index], reading.language)

    await press.send(work)


async def _open(press: Press, key: str) -> None:
    reading = await press.reading(key)
    await press.send(lambda: press.desk.read(press.who.place, reading, follow=True))


async def _replace(press: Press, key: str) -> None:
    reading = await press.reading(key)
    await press.change(lambda: press.desk.read(press.who.place, reading, follow=True))


async def _narrow(press: Press, key: str, page: str) -> None:
    await _panel(press, key, int(page), "+", press.desk.assistant.narrow)


async def _widen(press: Press, key: str, page: str) -> None:
    await _panel(press, key, int(page), "✕", press.desk.assistant.widen)


async def _panel(
    press: Press, key: str, page: int, sign: str, offered: Callable[[Answer], Answer]
) -> None:
    """Put the readings near an answer under it as buttons."""
    reading, desk = await press.reading(key), press.desk

    def work() -> InlineKeyboardMarkup | None:
        shown = desk.read(press.who.place, reading, page=page)
        near = desk.shown(replace(offered(shown.answer), offers=()))
        return markup(panel_rows(replace(near, key=key), page, sign))

    buttons = await desk.run(work)
    message = press.query.message
    if isinstance(message, Message) and buttons:
        await delivery.change_buttons(press.context.bot, message, buttons)


async def _ties(press: Press, key: str, page: str) -> None:
    reading, desk, number = await press.reading(key), press.desk, int(page)

    def work() -> InlineKeyboardMarkup | None:
        shown = desk.read(press.who.place, reading)
        texts = Texts(reading.language)
        back = Button(f"‹ {texts.say('back')}", data(Verb.PAGE, key, number))
        return markup((*tie_rows(shown, number, every=True), (back,)))

    buttons = await desk.run(work)
    message = press.query.message
    if isinstance(message, Message) and buttons:
        await delivery.change_buttons(press.context.bot, message, buttons)


async def _source(press: Press, key: str, page: str) -> None:
    reading = await press.reading(key)
    await proofs.send_source(press.context, press.who, reading, key, int(page))


async def _query(press: Press, key: str) -> None:
    await proofs.send_query(press.context, press.who, await press.reading(key))


async def _picture(press: Press, key: str, sort: str, theme: str, how: str = "") -> None:
    reading = await press.reading(key)
    wanted, ground = Sort(sort), Theme(theme)
    await send_picture(press.context, press.who, wanted, reading, theme=ground, whole=how == "file")


async def _inline_card(press: Press, key: str) -> None:
    reading, desk = await press.reading(key), press.desk
    reply = await desk.run(lambda: desk.reply(desk.read(press.who.place, reading)))
    number = press.query.inline_message_id
    if number is None:
        await press.send(lambda: desk.read(press.who.place, reading, follow=True))
    else:
        await delivery.change_inline(press.context.bot, number, reply.html)


async def _formats(press: Press, key: str, page: str) -> None:  # noqa: ARG001 - old buttons have it
    message = press.query.message
    if isinstance(message, Message):
        rows = message.reply_markup.inline_keyboard if message.reply_markup else ()
        kept = [row for row in rows if not any(_verb(b) == Verb.EXPORT for b in row)]
        every = markup(format_rows(key))
        buttons = [*kept, *(every.inline_keyboard if every else ())]
        await delivery.change_buttons(press.context.bot, message, InlineKeyboardMarkup(buttons))


async def _export(press: Press, key: str, name: str) -> None:
    if name not in FORMATS:
        raise StaleError(name)
    await send_export(press.context, press.who, await press.reading(key), name)


async def _language(press: Press, code: str) -> None:
    await languages.on_button(press.context, press.who, press.query, code)


async def _again(press: Press) -> None:
    asked = getattr(press.query.message, "reply_to_message", None)
    if asked is None or not asked.text:
        raise StaleError
    await questions.answer(press.context, press.who, asked, asked.text)


def _verb(button: InlineKeyboardButton) -> str:
    return button.callback_data.partition(":")[0] if isinstance(button.callback_data, str) else ""


_ACTIONS: dict[str, Callable[..., Awaitable[None]]] = {
    Verb.PAGE: _page,
    Verb.CARD: _card,
    Verb.OPEN: _open,
    Verb.FORMATS: _formats,
    Verb.EXPORT: _export,
    Verb.LANGUAGE: _language,
    Verb.AGAIN: _again,
    Verb.NARROW: _narrow,
    Verb.WIDEN: _widen,
    Verb.REPLACE: _replace,
    Verb.SOURCE: _source,
    Verb.QUERY: _query,
    Verb.TIES: _ties,
    Verb.PICTURE: _picture,
    Verb.INLINE_CARD: _inline_card,
}
