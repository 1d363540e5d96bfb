"""The way out: every call to Telegram waits its turn in its chat, and is tried again.

Telegram allows 30 messages a second, one a second to a person, 20 a minute to a group.
A chat that is told to wait (429) waits alone.
"""

from __future__ import annotations

import asyncio
import logging
import time
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Coroutine
from dataclasses import dataclass, field
from typing import Any

from telegram.error import (
    BadRequest,
    ChatMigrated,
    Conflict,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TelegramError,
)
from telegram.ext import BaseRateLimiter

Result = bool | dict[str, Any] | list[dict[str, Any]]

_log = logging.getLogger(__name__)
_LASTING = (BadRequest, Forbidden, InvalidToken, Conflict)
_FIRST_PAUSE, _LONGEST_PAUSE = 0.5, 30.0
_A_SECOND, _A_MINUTE, _PER_GROUP = 28, 60.0, 20  # two under the limit, for calls that bunch
_MANY_CHATS = 10_000
# Worth no second try: too late, and nobody misses it.
_FLEETING = frozenset({"sendChatAction"})
_QUICK_PATIENCE = 10.0


@dataclass
class _Lane:
    """The queue of one chat."""

    lock: asyncio.Lock = field(default_factory=asyncio.Lock)
    next: float = 0.0
    recent: deque[float] = field(default_factory=lambda: deque(maxlen=_PER_GROUP))


class Pace(BaseRateLimiter[None]):
    """Spaces calls by Telegram's limits, each chat by itself, and repeats those that failed."""

    def __init__(
        self,
        *,
        paced: bool = True,
        patience: float = 3600.0,
        at_once: int = 32,
        migrated: Callable[[int, int], None] | None = None,
    ) -> None:
        """``at_once`` bounds the calls under way; ``migrated`` is told of a chat's new number."""
        self._paced = paced
        self._patience = patience
        self._slots = asyncio.Semaphore(at_once)
        self._migrated = migrated
        self._lanes: OrderedDict[object, _Lane] = OrderedDict()
        self._gate = asyncio.Lock()
        self._next = 0.0
        self.counts: Counter[str] = Counter()

    async def initialize(self) -> None:
        """Nothing to get ready."""

    async def shutdown(self) -> None:
        """Nothing to let go of."""

    async def process_request(
        self,
        callback: Callable[..., Coroutine[Any, Any, Result]],
        args: Any,
        kwargs: dict[str, Any],
        endpoint: str,
        data: dict[str, Any],
        rate_limit_args: None,  # noqa: ARG002 - the library gives it
    ) -> Result:
        """Make the call when its chat's turn has come."""

        async def call() -> Result:
            async with self._slots:
                return await callback(*args, **kwargs)

        if endpoint in _FLEETING:
            return await call()
        if not endpoint.startswith(("send", "edit", "delete")):
            return await self._repeated(call, None, data, _QUICK_PATIENCE)
        lane = self._lane(data.get("chat_id") or data.get("inline_message_id"))
        async with lane.lock:
            return await self._repeated(call, lane, data, self._patience)

    async def _repeated(
        self,
        call: Callable[[], Coroutine[Any, Any, Result]],
        lane: _Lane | None,
        data: dict[str, Any],
        patience: float,
    ) -> Result:
        """The call's result; it is made again until it succeeds, fails for good, or time is up."""
        until, pause = time.monotonic() + patience, _FIRST_PAUSE
        while True:
            if lane is not None:
                await self._turn(lane, data)
            try:
                result = await call()
                if lane is not None:  # the second runs from when Telegram surely had the message
                    lane.next = time.monotonic() + 1.0
                return result
            except RetryAfter as error:
                wait = _seconds(error)
                self.counts["told to wait"] += 1
            except ChatMigrated as error:
                if self._migrated:
                    self._migrated(int(data["chat_id"]), error.new_chat_id)
                data["chat_id"] = error.new_chat_id
                wait = 0.0
            except _LASTING:
                raise
            except TelegramError as error:
                # NetworkError: 5xx, a lost connection; the rest: an answer that is no JSON
                wait = pause
                pause = min(pause * 2, _LONGEST_PAUSE)
                lost = isinstance(error, NetworkError) and "50" not in str(error)[:3]
                self.counts["failed, perhaps done" if lost else "failed"] += 1
            if time.monotonic() + wait > until:
                raise TimeoutError("Telegram did not take the call in time")
            await asyncio.sleep(wait)

    async def _turn(self, lane: _Lane, data: dict[str, Any]) -> None:
        if not self._paced:
            return
        at = lane.next
        if _is_group(data.get("chat_id")) and len(lane.recent) == _PER_GROUP:
            at = max(at, lane.recent[0] + _A_MINUTE)
        await _until(at)
        async with self._gate:  # from when a call really went: after a stall they do not bunch
            await _until(self._next)
            at = time.monotonic()
            self._next = at + 1 / _A_SECOND
        lane.next = at + 1.0
        lane.recent.append(at)

    def _lane(self, chat: object) -> _Lane:
        lane = self._lanes.setdefault(chat, _Lane())
        self._lanes.move_to_end(chat)
        while len(self._lanes) > _MANY_CHATS and not next(iter(self._lanes.values())).lock.locked():
            self._lanes.popitem(last=False)
        return lane


async def _until(at: float) -> None:
    if (wait := at - time.monotonic()) > 0:
        await asyncio.sleep(wait)


def _is_group(chat: object) -> bool:
    return isinstance(chat, int) and chat < 0


def _seconds(error: RetryAfter) -> float:
    wait = error.retry_after
    return float(wait) if isinstance(wait, int | float) else wait.total_seconds()
