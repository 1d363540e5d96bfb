"""What every page works with: the settings, the data in use, and threads to wait for it in."""

from __future__ import annotations

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, field
from typing import Any, TypeVar

from starlette.requests import HTTPConnection

from bot.assistant.answering import Answerers, Answering
from bot.config import Settings
from bot.dialogue.editions import Shelf
from bot.processes.tasks import Tasks
from bot.web.kept import Kept
from bot.web.settings import WebSettings

T = TypeVar("T")
THREADS = 8
"""They only wait for the processes that reckon."""
_MOST_KNOWN = 64


@dataclass
class Service:
    """One server at work.  What blocks runs in threads, what reckons in processes of its own."""

    settings: Settings
    web: WebSettings
    shelf: Shelf
    tasks: Tasks = field(default_factory=Tasks)
    workers: ThreadPoolExecutor = field(
        default_factory=lambda: ThreadPoolExecutor(THREADS, "answer")
    )

    makers: ThreadPoolExecutor = field(default_factory=lambda: ThreadPoolExecutor(2, "make"))
    kept: Kept = field(default_factory=Kept)
    _known: dict[tuple[object, ...], Any] = field(default_factory=dict)

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

    async def call(self, name: str, *values: object) -> Any:
        """What the call of that name (:mod:`bot.web.work`) gives, in a process that answers."""

        def work() -> Any:
            with self.shelf.held() as edition:
                assert isinstance(edition.assistant, Answerers)
                return edition.assistant.call(name, *values)

        return await asyncio.get_running_loop().run_in_executor(self.workers, work)

    async def known(self, name: str, *values: object) -> Any:
        """The same for a call that is worth keeping, and has few values to be called with."""
        key = self.version, name, values
        if key not in self._known:
            found = await self.call(name, *values)
            if len(self._known) >= _MOST_KNOWN:
                self._known.clear()
            self._known[key] = found
        return self._known[key]

    @property
    def assistant(self) -> Answering:
        """What answers: that of the edition that this thread works with."""
        return self.shelf.edition.assistant

    @property
    def version(self) -> str:
        """The version of the data in use."""
        return self.shelf.edition.version

    def close(self) -> None:
        """Let go of the threads and the data."""
        self.tasks.close()  # before the threads that wait for it
        for threads in (self.workers, self.makers):
            threads.shutdown(cancel_futures=True)
        self.shelf.edition.retire()


def service_of(request: HTTPConnection) -> Service:
    """The service that answers a request."""
    service = request.app.state.service
    assert isinstance(service, Service)
    return service
