"""The way in: an update is stored, then answered in its conversation's turn, then erased."""

from __future__ import annotations

import asyncio
import logging
from collections import Counter, deque
from collections.abc import Awaitable, Callable, Coroutine, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any

from bot.chat.seats import Seat
from bot.chat.state import State
from bot.logs import outline

_log = logging.getLogger(__name__)
_FROM = ("message", "edited_message", "callback_query", "inline_query", "my_chat_member")
Raw = Mapping[str, Any]


class Intake:
    """Takes updates however they come, and has those of one person answered in order.

    Different people do not wait for each other.
    """

    def __init__(
        self, state: State, answer: Callable[[Raw], Awaitable[None]], seat: Seat | None = None
    ) -> None:
        """``answer`` answers one update; what it raises is logged, and the update is done.

        ``seat`` is this process's among those that share the state.
        """
        self._seat = seat or Seat(0)
        self._state = state
        self._answer = answer
        self._clerk = ThreadPoolExecutor(1, "state")
        self._lanes: dict[object, deque[Raw]] = {}
        self._tasks: set[asyncio.Task[None]] = set()
        self._beginnings: deque[tuple[Coroutine[Any, Any, None], str]] = deque()
        self._beginner: asyncio.Task[None] | None = None
        self._finished: list[int] = []
        self._erasing: asyncio.Task[None] | None = None
        self.counts: Counter[str] = Counter()

    async def recover(self) -> None:
        """Answer what was accepted before a stop and not answered: perhaps for a second time."""
        seat = self._seat
        for pending in await self._stored(self._state.recover, seat.number, seat.empty):
            self.counts["begun again"] += 1
            self._line_up(pending.id, pending.body)

    async def take(self, updates: Sequence[object]) -> None:
        """Store updates; once this returns they may be confirmed.  Known ones are passed over."""
        known = [one for one in updates if isinstance(one, Mapping) and number_of(one) >= 0]
        new = (
            set(await self._stored(self._state.accept, known, self._seat.number))
            if known
            else set()
        )
        self.counts["taken"] += len(new)
        self.counts["repeated"] += len(known) - len(new)
        self.counts["broken"] += len(updates) - len(known)
        for update in known:
            if update["update_id"] in new:
                new.discard(update["update_id"])
                self._line_up(update["update_id"], update)

    async def stop(self, patience: float) -> None:
        """Wait until what was begun is answered; what is not stays stored."""
        if self._beginner:
            await self._beginner
        if self._tasks:
            _, left = await asyncio.wait(self._tasks, timeout=patience)
            for task in left:
                task.cancel()
            await asyncio.gather(*left, return_exceptions=True)
        if self._erasing:
            await self._erasing
        self._clerk.shutdown()

    @property
    def waiting(self) -> int:
        """How many conversations have something to be answered."""
        return len(self._lanes)

    def _line_up(self, number: int, update: Raw) -> None:
        lane = whose(update)
        if lane in self._lanes:
            self._lanes[lane].append(update)
            return
        self._lanes[lane] = deque([update])
        self._begin(self._work(lane), f"lane {number}")

    def _begin(self, work: Coroutine[Any, Any, None], name: str) -> None:
        """Have work done soon.

        What comes together is begun one by one, with whatever else is to be done between: a
        hundred beginnings in a row would hold up everybody.
        """
        self._beginnings.append((work, name))
        if self._beginner is None or self._beginner.done():
            self._beginner = asyncio.create_task(self._begin_each(), name="beginnings")

    async def _begin_each(self) -> None:
        while self._beginnings:
            work, name = self._beginnings.popleft()
            task = asyncio.create_task(work, name=name)
            self._tasks.add(task)
            task.add_done_callback(self._tasks.discard)
            await asyncio.sleep(0)

    async def _work(self, lane: object) -> None:
        """Answer the updates of one conversation one after the other."""
        updates = self._lanes[lane]
        try:
            while updates:
                await self._one(updates[0])
                updates.popleft()
        finally:
            del self._lanes[lane]

    async def _one(self, update: Raw) -> None:
        number = int(update["update_id"])
        try:
            await self._answer(update)
        except Exception as error:  # noqa: BLE001 - whatever it was, the next update is answered
            self.counts["failed"] += 1
            _log.error("update %s could not be answered: %s", number, outline(error))
        self.counts["answered"] += 1
        self._finished.append(number)
        if self._erasing is None or self._erasing.done():
            self._erasing = asyncio.create_task(self._erase())

    async def _erase(self) -> None:
        """Mark updates as answered, those that came to an end together in one go."""
        while self._finished:
            done, self._finished = self._finished, []
            await self._stored(self._state.finish, done)

    async def _stored(self, call: Callable[..., Any], *values: object) -> Any:
        return await asyncio.get_running_loop().run_in_executor(self._clerk, call, *values)


def whose(update: Raw) -> object:
    """The conversation of an update: its person and chat."""
    for kind in _FROM:
        body = update.get(kind)
        if isinstance(body, Mapping):
            sender = body.get("from") or {}
            place = (body.get("message") or body).get("chat") or {}
            if isinstance(sender, Mapping) and isinstance(place, Mapping):
                return kind == "inline_query", place.get("id"), sender.get("id")
    return update.get("update_id")


def number_of(update: object) -> int:
    """The number of an update; -1 for what is none."""
    number = update.get("update_id") if isinstance(update, Mapping) else None
    return number if isinstance(number, int) else -1
