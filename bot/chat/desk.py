"""What every handler works with: what answers, the state, and threads to wait for them in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, field
from typing import TypeAlias, TypeVar

from telegram.ext import ContextTypes

from bot.assistant.raw import RawResult
from bot.chat.addresses import share_address
from bot.chat.replies import Reply, compose_reply
from bot.chat.settings import ChatSettings
from bot.chat.state import State
from bot.config import Settings
from bot.dialogue.allowance import Allowance
from bot.dialogue.conversing import Conversing
from bot.dialogue.editions import Shelf
from bot.dialogue.known import Known
from bot.dialogue.shown import Shown
from bot.model import (
    Language,
)
from bot.query.raw import check_raw
from bot.store.base import StoreError

T = TypeVar("T")
Context: TypeAlias = ContextTypes.DEFAULT_TYPE
THREADS = 4
"""More than processes that answer: who only reads the state is not to wait behind them."""


@dataclass
class Desk(Conversing[Reply]):
    """One bot at work.  What blocks runs in threads, what reckons in processes of its own."""

    settings: Settings
    chat: ChatSettings
    shelf: Shelf
    state: State
    allowance: Allowance
    username: str = ""
    known: Known[Reply] = field(default_factory=Known)
    workers: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(THREADS, "answer")
    )

    queries: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(1, "sparql"))
    makers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "make"))

    async def run(self, call: Callable[..., T], *values: object) -> T:
        """Run what may take a while in a thread, with one edition of the data to its end."""
        return await self._held(self.workers, call, *values)

    async def make(self, call: Callable[..., T], *values: object) -> T:
        """Have a picture or a document made, in a thread that no answer in words waits for."""
        return await self._held(self.makers, call, *values)

    async def _held(
        self, threads: ThreadPoolExecutor, call: Callable[..., T], *values: object
    ) -> T:
        def work() -> T:
            with self.shelf.held():
                return call(*values)

        return await asyncio.get_running_loop().run_in_executor(threads, work)

    async def query(self, text: str) -> RawResult:
        """Run a query in SPARQL, in a thread that no answer waits for."""

        def work() -> RawResult:
            with self.shelf.held() as edition:
                return edition.raw.run(text)

        # What is refused by its words alone need not wait for the queries before it.
        await asyncio.to_thread(check_raw, text, self.chat.limits.characters)
        return await asyncio.get_running_loop().run_in_executor(self.queries, work)

    async def warm(self) -> None:
        """Have ready what the first questions would wait for: the examples."""
        for language in Language:
            with suppress(StoreError):  # whoever asks is told
                await self.run(self.examples, language)

    def close(self) -> None:
        """Let go of the threads and the file; the data is for whoever put it on the shelf."""
        self.workers.shutdown()
        self.queries.shutdown(cancel_futures=True)
        self.makers.shutdown(cancel_futures=True)
        self.tasks.close()
        self.state.close()

    # --- answers: see Conversing; each of its calls runs in a thread ---

    @property
    def memories(self) -> State:
        """What the conversations remember."""
        return self.state

    def compose(self, shown: Shown) -> Reply:
        """Put an answer into words and buttons."""
        return compose_reply(shown)

    def share(self, payload: str) -> str:
        """Where Telegram asks whom to send the link to."""
        return share_address(self.username, payload)


def desk_of(context: Context) -> Desk:
    """The desk that a handler works at."""
    desk = context.application.bot_data["desk"]
    assert isinstance(desk, Desk)
    return desk
