"""Fetching the updates from Telegram, one process a token."""

from __future__ import annotations

import asyncio
import logging

from telegram.error import Conflict, InvalidToken, RetryAfter, TelegramError

from bot.chat.client import Client
from bot.chat.intake import Intake, number_of
from bot.logs import outline

_log = logging.getLogger(__name__)
_LONGEST_PAUSE = 30.0
_WAIT = 25


class Polling:
    """Asks for updates until it is told to stop; confirms none that is not stored."""

    def __init__(self, client: Client, intake: Intake, *, wait: int = _WAIT) -> None:
        """``wait`` is how many seconds Telegram may keep a call open."""
        self._client = client
        self._intake = intake
        self._wait = wait
        self._task: asyncio.Task[None] | None = None

    async def start(self) -> None:
        """Begin to fetch; a webhook that was set is taken away."""
        await self._client.delete_webhook()
        self._task = asyncio.create_task(self._run(), name="polling")

    async def stop(self) -> None:
        """Stop to fetch; what was not stored stays with Telegram."""
        if self._task:
            self._task.cancel()
            await asyncio.gather(self._task, return_exceptions=True)

    async def _run(self) -> None:
        offset: int | None = None
        pause = 0.0
        while True:
            try:
                updates = await self._client.raw_updates(offset, wait=self._wait)
                if updates:
                    await self._intake.take(updates)
                    offset = max(map(number_of, updates)) + 1
                pause = 0.0
            except InvalidToken:
                _log.error("Telegram does not take the token any more: set a new one and restart")
                pause = _LONGEST_PAUSE
            except Conflict:
                _log.error("another process fetches this bot's updates: stop one of the two")
                pause = _LONGEST_PAUSE
            except RetryAfter:
                pause = 5.0
            except TelegramError as error:
                pause = min(max(pause * 2, 0.2), _LONGEST_PAUSE)
                _log.warning("no updates from Telegram (%s); again in %.1f s", error, pause)
            except Exception as error:  # noqa: BLE001 - fetching goes on whatever happens
                pause = min(max(pause * 2, 1.0), _LONGEST_PAUSE)
                _log.error("updates could not be taken: %s", outline(error))
            await asyncio.sleep(pause)
