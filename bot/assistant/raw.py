"""What a person wrote as SPARQL, run in a process that is killed at its limits."""

from __future__ import annotations

import os
import sys
import threading
import time
from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import Any, TypeAlias

from bot.config import Settings
from bot.model import Rows, Triple
from bot.processes import (
    MEGABYTE,
    Handler,
    Job,
    LostError,
    MemoryLimitError,
    TimeLimitError,
    TooDeepError,
    TooLargeError,
)
from bot.processes.worker import Worker
from bot.query.raw import Form, RawQuery, check_raw
from bot.query.syntax import explained
from bot.store.base import QueryFailedError, Store
from bot.store.limits import Limits
from bot.store.opening import open_store
from bot.store.patience import FOR_QUERY, answering
from bot.store.snapshot import Snapshot, open_on_disk

_NICENESS = 10
_WITH_LOOKS = 2
"""An endpoint has all the time of a query, so a look at it and its copy have as much again."""


@dataclass(frozen=True, slots=True)
class RawResult:
    """What a query gave: rows, or triples, or yes or no.  ``cut``: there was more."""

    version: str
    rows: Rows | None = None
    triples: tuple[Triple, ...] | None = None
    boolean: bool | None = None
    cut: bool = False
    milliseconds: float = 0.0


@dataclass(frozen=True, slots=True)
class RawRequest:
    """A query, the graphs that are asked (none: all of them), and how its result is wanted.

    ``default`` are the graphs that make up the default graph, ``named`` those that ``GRAPH``
    finds; as the protocol of SPARQL 1.1 has it, naming some of the one leaves the other empty.
    """

    text: str
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    wanted: str = ""


Finish: TypeAlias = Callable[[RawResult, str], object]
"""Makes of a result what is wanted of it."""


def prepare(
    settings: Settings,
    snapshot: Snapshot | None,
    limits: Limits,
    finishing: Callable[[], Finish] | None = None,
) -> tuple[Handler, str]:
    """Open the store in a process of its own; ``snapshot`` is a copy of it, to be opened instead.

    Queries run one after another.  ``finishing`` gives what is to be done with the results: the
    process opens no file later, so it has to load what it needs.
    """
    finish = finishing() if finishing else None
    store = open_on_disk(snapshot) if snapshot else open_store(settings)
    version = store.version
    store.ask("ASK { }")  # whatever is loaded at the first query is loaded now
    memory = _memory()
    before = memory()

    def handle(request: RawRequest) -> tuple[object, bool]:
        started = time.perf_counter()
        with answering(limits.seconds, 1 / FOR_QUERY):
            result = _run(store, request, limits)
        elapsed = (time.perf_counter() - started) * 1000
        result = replace(result, version=version, milliseconds=round(elapsed, 2))
        made = finish(result, request.wanted) if finish else result
        return made, memory() - before > limits.kept * MEGABYTE

    return handle, version


def _run(store: Store, request: RawRequest, limits: Limits) -> RawResult:
    query = check_raw(request.text, limits.characters)
    if request.default or request.named:
        store = store.over(request.default, request.named)
    try:
        return _given(store, query, limits.rows)
    except QueryFailedError as error:
        if said := explained(str(error), query.text, query.before):
            raise QueryFailedError(f"The query cannot be run: {said}.") from error
        raise


def _given(store: Store, query: RawQuery, most: int) -> RawResult:
    match query.form:
        case Form.BOOLEAN:
            return RawResult("", boolean=store.ask(query.text))
        case Form.ROWS:
            rows = store.select(query.text, most=most + 1)
            kept = replace(rows, rows=rows.rows[:most])
            return RawResult("", rows=kept, cut=len(rows) > most)
        case Form.GRAPH:
            triples = store.construct(query.text, most=most + 1)
            return RawResult("", triples=triples[:most], cut=len(triples) > most)


def _memory() -> Callable[[], int]:
    """What tells how many bytes of memory the process has now; it works in a sealed one too."""
    if not sys.platform.startswith("linux"):
        return lambda: 0
    number, page = os.open("/proc/self/statm", os.O_RDONLY), os.sysconf("SC_PAGE_SIZE")
    return lambda: int(os.pread(number, 100, 0).split()[1]) * page


class RawSparql:
    """Runs queries one after another in a process, which is started when it is first needed.

    Calls may come from any thread.
    """

    def __init__(
        self,
        settings: Settings,
        snapshot: Snapshot | None = None,
        limits: Limits | None = None,
        finishing: Callable[[], Finish] | None = None,
    ) -> None:
        """``snapshot`` is a copy of the data to be asked in place of the store of ``settings``.

        ``finishing``, which has to stand at the top of a module, gives what is done with each
        result in the process: see :meth:`finished`.
        """
        self.limits = limits or Limits()
        settings = replace(settings, token=None)
        self._job = Job(
            prepare,
            (settings, snapshot, self.limits, finishing),
            memory=self.limits.megabytes * MEGABYTE,
            niceness=_NICENESS,
            quiet=True,
            sealed=settings.store.kind != "remote",
        )
        looks = _WITH_LOOKS if settings.store.kind == "remote" else 1
        self._patience = looks * self.limits.seconds
        self._lock = threading.Lock()
        self._worker: Worker | None = None

    def run(self, text: str) -> RawResult:
        """What the query ``text`` gives.

        :class:`~bot.query.raw.RefusedError` for what may not be run, ``StoreError`` for what is
        no SPARQL or cannot be run, :class:`~bot.processes.ProcessError` at a limit.
        """
        result: RawResult = self._called(RawRequest(text))
        return result

    def finished(self, request: RawRequest) -> object:
        """What is made of the result of a query in the process; raises as :meth:`run` does."""
        return self._called(request)

    def _called(self, request: RawRequest) -> Any:
        check_raw(request.text, self.limits.characters)  # needs no process, so waits for none
        if not self._lock.acquire(timeout=4 * self.limits.seconds):
            raise TimeLimitError("Other queries are being run. Try again in a moment.")
        try:
            return self._asked(request)
        finally:
            self._lock.release()

    def _asked(self, request: RawRequest) -> object:
        worker = self._ready()
        limits = self.limits
        kept = False
        try:
            result, swollen = worker.call(request, self._patience, limits.result)
            kept = not swollen
        except TimeLimitError:
            raise TimeLimitError(
                f"The query took longer than {limits.seconds:g} seconds and was stopped. "
                "Ask for less, or name what you look for."
            ) from None
        except TooDeepError:
            raise TooDeepError(
                "The query is nested too deeply and was stopped. Put fewer brackets and signs "
                "within one another."
            ) from None
        except (LostError, MemoryLimitError):
            raise MemoryLimitError(
                f"The query needed more than {limits.megabytes} megabytes of memory and was "
                "stopped. Ask for less, or leave out ORDER BY and DISTINCT."
            ) from None
        except TooLargeError:
            raise TooLargeError(
                f"The result is larger than {limits.result // 1_000_000} million bytes. "
                "Ask for less, or add LIMIT."
            ) from None
        except Exception:
            kept = worker.is_alive
            raise
        finally:
            if not kept:
                worker.close()
        return result

    def _ready(self) -> Worker:
        if self._worker is not None and not self._worker.is_alive:
            self._worker.close()
            self._worker = None
        if self._worker is None:
            started = Worker(self._job)
            started.wait_ready()
            self._worker = started
        return self._worker

    @property
    def number(self) -> int | None:
        """The system's number of the process, if there is one."""
        worker = self._worker
        return worker.number if worker and worker.is_alive else None

    def close(self) -> None:
        """End the process; a query at work is stopped."""
        worker = self._worker
        if worker is not None:
            worker.kill()
        with self._lock:
            if self._worker is not None:  # it may have been started meanwhile
                self._worker.close()
