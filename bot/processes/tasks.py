"""Work of our own that would hold up the process that serves people: drawing, writing documents.

Any function at the top of a module can be a task; what goes in and comes out travels by pickle.
"""

from __future__ import annotations

import threading
from collections.abc import Callable
from typing import ParamSpec, TypeVar

from bot.processes import MEGABYTE, Handler, Job
from bot.processes.pool import Pool

P = ParamSpec("P")
T = TypeVar("T")

_NICENESS = 10
_MEGABYTES = 1024
SECONDS = 20.0
"""How long a task may take."""


def prepare() -> tuple[Handler, None]:
    """Be ready for tasks; the modules that they stand in are loaded with the first."""

    def handle(task: tuple[Callable[..., object], tuple[object, ...], dict[str, object]]) -> object:
        function, values, named = task
        return function(*values, **named)

    return handle, None


class Tasks:
    """One process that does tasks one after another, started with the first of them.

    Calls may come from any thread.
    """

    def __init__(self, seconds: float = SECONDS) -> None:
        """``seconds`` is how long a task may take, and how long one may wait for its turn."""
        self._seconds = seconds
        self._lock = threading.Lock()
        self._pool: Pool | None = None
        self._closed = False

    def run(self, function: Callable[P, T], /, *values: P.args, **named: P.kwargs) -> T:
        """What the function gives; what it raises is raised here.

        :class:`~bot.processes.ProcessError` where it takes too long or too much.
        """
        done: T = self._started().call((function, values, named), self._seconds)
        return done

    @property
    def numbers(self) -> list[int]:
        """The system's numbers of the processes: none before the first task."""
        return self._pool.numbers if self._pool else []

    def close(self) -> None:
        """End the process; a task at work is stopped."""
        with self._lock:
            self._closed = True
            if self._pool is not None:
                self._pool.close()

    def _started(self) -> Pool:
        with self._lock:
            if self._pool is None:
                job = Job(prepare, memory=_MEGABYTES * MEGABYTE, niceness=_NICENESS)
                self._pool = Pool(job, 1)
                if self._closed:
                    self._pool.close()
            return self._pool
