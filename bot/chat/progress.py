"""Word of a long work: a message that comes after a while, changes, and goes at the end."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Coroutine
from contextlib import suppress
from typing import Any, Self, TypeVar

from telegram import Bot
from telegram.error import TelegramError

from bot.chat import delivery
from bot.chat.people import Who
from bot.chat.replies import Reply

_log = logging.getLogger(__name__)
T = TypeVar("T")


class Progress:
    """Lasts as long as the work in its ``async with`` block; a failure of its own is no matter."""

    def __init__(self, bot: Bot, who: Who, html: str, *, after: float) -> None:
        """``html`` is said once ``after`` seconds have passed, and nothing before."""
        self._bot, self._who = bot, who
        self._html, self._after = html, after
        self._news, self._over = asyncio.Event(), asyncio.Event()
        self._message: int | None = None

    def say(self, html: str) -> None:
        """What is being done now."""
        self._html = html
        self._news.set()

    async def __aenter__(self) -> Self:
        self._task = asyncio.create_task(self._show())
        return self

    async def __aexit__(self, *_: object) -> None:
        self._over.set()
        self._news.set()
        await self._task  # a call under way is not broken off: its message would stay for ever
        if self._message is not None:
            await _tried(self._bot.delete_message(self._who.place.chat, self._message))

    async def _show(self) -> None:
        with suppress(TimeoutError):
            await asyncio.wait_for(self._over.wait(), self._after)
        while not self._over.is_set():
            self._news.clear()
            if self._message is None:
                self._message = await _tried(delivery.send(self._bot, self._who, Reply(self._html)))
            else:
                reply = Reply(self._html)
                await _tried(delivery.change(self._bot, self._who, self._message, reply))
            await self._news.wait()


async def _tried(call: Coroutine[Any, Any, T]) -> T | None:
    try:
        return await call
    except (TelegramError, TimeoutError) as error:
        _log.info("word of a work was not given: %s", type(error).__name__)
        return None
