"""Queries run in processes that are killed at their limits, the results written there too."""

from __future__ import annotations

import queue
from collections import Counter
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace

from bot.assistant.raw import Finish, RawRequest, RawResult, RawSparql
from bot.config import Settings
from bot.model import Rows, Term, TermKind
from bot.processes import TimeLimitError
from bot.store.limits import Limits
from bot.store.snapshot import Snapshot
from bot.web.rdf import FORMATS
from bot.web.sparql.results import RESULT_FORMATS

SHOWN = 200
"""So many rows of a result are shown on the page."""
PAGE = "page"
_BY_NAME = {format.suffix: format for format in RESULT_FORMATS}
_GRAPHS_BY_NAME = {format.suffix: format for format in FORMATS}


class CutError(Exception):
    """A result has more rows or triples than are given: a part of it would pass for all."""


class UnacceptableError(Exception):
    """The client takes the results of such a query in no format."""


@dataclass(frozen=True, slots=True)
class Written:
    """A result as it is sent; ``media_type`` says in which format."""

    content: bytes
    media_type: str

    def __len__(self) -> int:
        return len(self.content)


@dataclass(frozen=True, slots=True)
class Shown:
    """A result as the page shows it: rows, or a graph as Turtle, or yes or no."""

    result: RawResult
    total: int
    turtle: str = ""


def finishing() -> Finish:
    """What is done with results; everything that writes is loaded now."""
    sample = (Term("urn:a"), Term("urn:b"), Term("x", TermKind.LITERAL, datatype="urn:c"))
    nameless = (Term("a", TermKind.BNODE), Term("urn:b"), Term("x", TermKind.LITERAL, "en"))
    for graph in FORMATS:
        graph.write((sample,))
        graph.write((sample, nameless))
    for format in RESULT_FORMATS:
        format.rows(Rows(("a", "b", "c"), (sample,)))
    return finish


def finish(result: RawResult, wanted: str) -> Written | Shown:
    """A result in one of the formats ``wanted``: two endings, of rows and of graphs.

    :class:`CutError` where only a part of it is there; the page shows a part, and says so.
    """
    if wanted == PAGE:
        return _shown(result)
    if result.cut:
        raise CutError
    rows_name, _, graph_name = wanted.partition("/")
    if not (rows_name if result.triples is None else graph_name):
        raise UnacceptableError
    if result.triples is not None:
        graph = _GRAPHS_BY_NAME[graph_name]
        return Written(graph.write(result.triples), graph.media_type)
    format = _BY_NAME[rows_name]
    if result.rows is not None:
        return Written(format.rows(result.rows), format.media_type)
    if format.boolean is None:
        return Written(b"true\n" if result.boolean else b"false\n", "text/plain")
    return Written(format.boolean(bool(result.boolean)), format.media_type)


def _shown(result: RawResult) -> Shown:
    if result.rows is not None:
        rows = result.rows.rows
        part = replace(result.rows, rows=rows[:SHOWN])
        return Shown(replace(result, rows=part), len(rows))
    if result.triples is not None:
        text = _GRAPHS_BY_NAME["ttl"].write(result.triples[:SHOWN]).decode()
        return Shown(replace(result, triples=()), len(result.triples), text)
    return Shown(result, 1)


class Queries:
    """Several processes for queries; calls may come from any thread."""

    def __init__(
        self, settings: Settings, snapshot: Snapshot | None, limits: Limits, size: int
    ) -> None:
        """``snapshot`` is a copy of the data, to be asked in place of the store."""
        self._seconds = limits.seconds
        self._all = [RawSparql(settings, snapshot, limits, finishing) for _ in range(size)]
        self._idle: queue.SimpleQueue[RawSparql] = queue.SimpleQueue()
        for one in self._all:
            self._idle.put(one)

    def ask(self, request: RawRequest) -> Written | Shown:
        """The result of a query, made in a process that is idle; raises as ``RawSparql`` does."""
        try:
            one = self._idle.get(timeout=2 * self._seconds)
        except queue.Empty:
            raise TimeLimitError("Other queries are being run. Try again in a moment.") from None
        try:
            made = one.finished(request)
        finally:
            self._idle.put(one)
        assert isinstance(made, Written | Shown)
        return made

    def close(self) -> None:
        """End the processes; queries at work are stopped."""
        for one in self._all:
            one.close()


class BusyError(Exception):
    """More queries wait than may."""


class GreedyError(Exception):
    """One address has more queries waiting than it may."""


class Places:
    """How many queries may wait at once, in all and of one address; for the event loop alone."""

    def __init__(self, most: int, each: int) -> None:
        """Nobody waits at first."""
        self._most, self._each = most, each
        self._waiting: Counter[str] = Counter()

    @contextmanager
    def taken(self, address: str) -> Iterator[None]:
        """Wait in a place to the end of the block."""
        if self._waiting[address] >= self._each:
            raise GreedyError
        if self._waiting.total() >= self._most:
            raise BusyError
        self._waiting[address] += 1
        try:
            yield
        finally:
            self._waiting[address] -= 1
            self._waiting += Counter()  # forgets those that wait no more
