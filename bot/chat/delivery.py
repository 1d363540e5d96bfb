"""Bringing replies to people: new messages, changed ones, files."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from html import escape

from telegram import (
    Bot,
    InlineKeyboardMarkup,
    InputFile,
    LinkPreviewOptions,
    Message,
    ReplyParameters,
)
from telegram.constants import ChatAction, ParseMode
from telegram.error import BadRequest, TelegramError

from bot.chat import errors
from bot.chat.keyboards import markup
from bot.chat.people import Who
from bot.chat.replies import Reply
from bot.dialogue.buttons import Row

_log = logging.getLogger(__name__)
_NO_PREVIEW = LinkPreviewOptions(is_disabled=True)
_SLOW = 0.4
_ACTION_LASTS = 4.5


async def send(bot: Bot, who: Who, reply: Reply, *, reply_to: int | None = None) -> int | None:
    """Send a new message and return its number; ``None`` where nobody may be written to.

    A thread that is gone is left out rather than the answer.
    """
    threads = [who.place.thread or None, None] if who.place.thread else [None]
    for thread in threads:
        try:
            message = await bot.send_message(
                who.place.chat,
                reply.html,
                parse_mode=ParseMode.HTML,
                reply_markup=reply.keyboard,
                message_thread_id=thread,
                link_preview_options=_NO_PREVIEW,
                reply_parameters=_reply_to(reply_to),
            )
        except TelegramError as error:
            if errors.is_closed(error):
                _log.info("a chat is closed to the bot: %s", type(error).__name__)
                return None
            if thread and isinstance(error, BadRequest) and "thread" in str(error):
                continue
            raise
        return message.message_id
    return None


async def say(bot: Bot, who: Who, html: str, *rows: Row, reply_to: int | None = None) -> None:
    """Send a sentence."""
    await send(bot, who, Reply(html, rows), reply_to=reply_to)


async def change(bot: Bot, who: Who, message: int, reply: Reply) -> None:
    """Change a message of ours; where it is gone, send a new one."""
    try:
        await bot.edit_message_text(
            reply.html,
            who.place.chat,
            message,
            parse_mode=ParseMode.HTML,
            reply_markup=reply.keyboard,
            link_preview_options=_NO_PREVIEW,
        )
    except TelegramError as error:
        if errors.unchanged(error) or errors.is_closed(error):
            return
        if not errors.is_gone(error):
            raise
        await send(bot, who, reply)


async def change_inline(bot: Bot, message: str, html: str) -> None:
    """Change a message that was sent through inline mode; one that is gone is left alone."""
    try:
        await bot.edit_message_text(
            html,
            inline_message_id=message,
            parse_mode=ParseMode.HTML,
            link_preview_options=_NO_PREVIEW,
        )
    except TelegramError as error:
        if not (errors.unchanged(error) or errors.is_gone(error) or errors.is_closed(error)):
            raise


async def change_buttons(bot: Bot, message: Message, buttons: InlineKeyboardMarkup) -> None:
    """Put other buttons under a message; a message that is gone is left alone."""
    try:
        await bot.edit_message_reply_markup(
            message.chat.id, message.message_id, reply_markup=buttons
        )
    except TelegramError as error:
        if not (errors.unchanged(error) or errors.is_gone(error) or errors.is_closed(error)):
            raise


async def send_file(bot: Bot, who: Who, content: bytes, name: str, caption: str) -> None:
    """Send a file with a telling name."""
    try:
        await bot.send_document(
            who.place.chat,
            InputFile(content, filename=name),
            caption=caption,
            parse_mode=ParseMode.HTML,
            message_thread_id=who.place.thread or None,
        )
    except TelegramError as error:
        if not errors.is_closed(error):
            raise


async def send_photo(
    bot: Bot, who: Who, content: bytes, name: str, caption: str, *rows: Row
) -> None:
    """Send a picture, with words and buttons under it."""
    try:
        await bot.send_photo(
            who.place.chat,
            InputFile(content, filename=name),
            caption=caption,
            parse_mode=ParseMode.HTML,
            reply_markup=markup(rows),
            message_thread_id=who.place.thread or None,
        )
    except TelegramError as error:
        if not errors.is_closed(error):
            raise


def plain(text: str) -> str:
    """A text as HTML that shows it as it stands."""
    return escape(text, quote=False)


@asynccontextmanager
async def busy(
    bot: Bot, who: Who, action: ChatAction = ChatAction.TYPING, after: float = _SLOW
) -> AsyncIterator[None]:
    """Show that the bot is at work while it takes longer than a moment."""
    task = asyncio.create_task(_act(bot, who, action, after))
    try:
        yield
    finally:
        task.cancel()
        with suppress(asyncio.CancelledError):
            await task


async def _act(bot: Bot, who: Who, action: ChatAction, after: float) -> None:
    await asyncio.sleep(after)
    with suppress(TelegramError):
        while True:
            thread = who.place.thread or None
            await bot.send_chat_action(who.place.chat, action, message_thread_id=thread)
            await asyncio.sleep(_ACTION_LASTS)


def _reply_to(message: int | None) -> ReplyParameters | None:
    return ReplyParameters(message, allow_sending_without_reply=True) if message else None
