"""One case of the benchmark in a process of its own: a store, its start, and every question.

Run as ``python -m bot.bench.case``; it prints what it measured as one JSON object.  A process
of its own, because memory is the process's and a warm cache of one case would serve the next.
"""

from __future__ import annotations

import gc
import json
import resource
import sys
import time
from collections.abc import Callable, Collection, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any

import pyoxigraph as ox

from bot.assistant import Assistant
from bot.assistant.indexing import index_names, open_index
from bot.bench.questions import QUESTIONS, BenchQuestion
from bot.model import BoundQuery
from bot.query.selection import Queries
from bot.store.disk import DiskStore, build
from bot.store.embedded import EmbeddedStore
from bot.store.loading import foreign_data, project_rules

TODAY = date(2015, 2, 1)
Clock = Callable[[], float]
CLOCKS: dict[str, Clock] = {"wall": time.perf_counter, "processor": time.process_time}
_PATIENCE = 20.0
"""A question is asked again only as long as its kind has not taken so many seconds."""


def main(arguments: Sequence[str]) -> None:
    """Fill a disk store (``fill``), ``dump`` it, or measure one (``memory`` or ``disk``)."""
    what, folder, rounds = arguments[0], Path(arguments[1]), int(arguments[2])
    clock = CLOCKS[arguments[3]]
    match what:
        case "fill":
            measured = _fill(folder, clock)
        case "dump":
            measured = _dump(folder)
        case _:
            measured = _measure(what, folder, rounds, clock, arguments[4:])
    sys.stdout.write(json.dumps(measured, ensure_ascii=False) + "\n")


def _fill(folder: Path, clock: Clock) -> dict[str, Any]:
    """Load the data into a store on disk with the index of its names, as ``soraq load`` does."""
    marks: dict[str, float] = {}

    def note(what: str, _more: int) -> None:
        marks.setdefault(what, clock())

    started = clock()
    manifest = build(
        folder / "disk",
        foreign_data([folder / "data"]),
        project_rules(),
        note,
        finish=index_names,
    )
    indexing = marks["indexing names"]
    return {
        "triples": manifest.triples,
        "load": indexing - started,
        "index": clock() - indexing,
        "megabytes": _memory(),
    }


def _dump(folder: Path) -> dict[str, Any]:
    """The quads of the filled store as a file, for rdflib to read."""
    with DiskStore.open(folder / "disk") as store:
        store.dump(folder / "dump.nq")
    return {}


def _measure(
    kind: str, folder: Path, rounds: int, clock: Clock, chosen: Collection[str]
) -> dict[str, Any]:
    started = clock()
    store: EmbeddedStore
    if kind == "memory":
        store = EmbeddedStore.from_files(foreign_data([folder / "data"]))
        opened = clock()
        assistant = Assistant(store, Queries())
    else:
        store = DiskStore.open(folder / "disk")
        opened = clock()
        assistant = Assistant(store, Queries(), open_index(store))
    assistant.ask(QUESTIONS[0].text, today=TODAY)
    ready = clock()
    _ = assistant.version
    gc.collect()
    gc.freeze()  # as the processes do that answer
    megabytes = _memory()
    kinds = [
        _asked(question, assistant, store.engine, rounds, clock)
        for question in QUESTIONS
        if question.kind in chosen
    ]
    return {
        "store": kind,
        "triples": len(store.engine),
        "open": opened - started,
        "start": ready - opened,
        "megabytes": megabytes,
        "after": _memory(),
        "kinds": kinds,
    }


def _asked(
    question: BenchQuestion, assistant: Assistant, engine: ox.Store, rounds: int, clock: Clock
) -> dict[str, Any]:
    """One kind: the whole answer and the bare queries, in turns."""
    answer, _ = assistant.ask(question.text, today=TODAY)
    whole: list[float] = []
    bare: list[float] = []
    read: list[float] = []
    begun = clock()
    for _ in range(rounds):
        started = clock()
        assistant.ask(question.text, today=TODAY)
        asked = clock()
        _run(engine, answer.queries)
        ran = clock()
        assistant.reader.read(question.text, today=TODAY)
        whole.append((asked - started) * 1000)
        bare.append((ran - asked) * 1000)
        read.append((clock() - ran) * 1000)
        if clock() - begun > _PATIENCE:
            break
    return {
        "kind": question.kind,
        "grows": question.grows,
        "answer": answer.kind.value,
        "total": answer.total,
        "whole": median(whole),
        "worst": _percentile(whole, 0.99),
        "bare": median(bare),
        "bareWorst": _percentile(bare, 0.99),
        "read": median(read),
        "queries": [query.text for query in answer.queries],
    }


def _run(engine: ox.Store, queries: Sequence[BoundQuery]) -> None:
    """The queries of an answer straight on the engine, every solution fetched."""
    for query in queries:
        solutions = engine.query(query.text, use_default_graph_as_union=True)
        assert isinstance(solutions, ox.QuerySolutions)
        for _ in solutions:
            pass


def _percentile(values: Sequence[float], share: float) -> float:
    ordered = sorted(values)
    return ordered[min(len(ordered) - 1, int(len(ordered) * share))]


def _memory() -> float:
    """The most memory that this process has had, in megabytes."""
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024


if __name__ == "__main__":
    main(sys.argv[1:])
