"""Names among very many: how soon the right one is found, in a process of its own.

The index is made of the names of the benchmark's reports alone, without a store: enough
reports that there are as many different names as were asked for.
"""

from __future__ import annotations

import json
import random
import re
import resource
import sys
import tempfile
import time
from collections.abc import Iterable, Sequence
from datetime import date
from pathlib import Path
from statistics import median
from typing import Any, NamedTuple

from bot.assistant.indexing import read_vocabulary, stored_vocabulary, write_vocabulary
from bot.bench.graph import Graph
from bot.bench.turtle import LANGUAGES, Name, Pair, TurtleFile
from bot.config import Settings
from bot.model import Rows, Term, TermKind
from bot.query.selection import Queries
from bot.store.names import NameFile
from bot.store.opening import open_store
from bot.understanding.build import build_reader
from bot.understanding.reader import Reader
from bot.vocabulary import ID, SORAQ

TODAY = date(2015, 2, 1)
_ASKED = 300
_WARMING = 10
_YEAR = re.compile(r"\d")
"""A year in a name is read as a date, and the name without it as another."""


class _Names(TurtleFile):
    """Keeps the names of things and writes nothing."""

    def __init__(self) -> None:
        super().__init__()
        self.found: dict[str, tuple[str, set[tuple[str, str]]]] = {}
        self.labels = 0

    def thing(
        self, name: str, cls: str, called: Name, short: Name, stated: Iterable[Pair] = ()
    ) -> None:
        del stated
        labels = {*zip(called, LANGUAGES, strict=True), *zip(short, LANGUAGES, strict=True)}
        self.found[ID + name] = cls.replace("soraq:", SORAQ), labels
        self.labels += len(labels)

    def facts(self, name: str, facts: Iterable[Pair], passage: str) -> None:
        """Nothing: only names are wanted."""

    def passage(self, name: str, quote: str, measure: str, report: str) -> None:
        """Nothing: only names are wanted."""


def main(arguments: Sequence[str]) -> None:
    """Make an index of so many names, look some up, and print what it took."""
    with tempfile.TemporaryDirectory(prefix="soraq-bench-") as folder:
        measured = _measure(int(arguments[0]), Path(folder) / "names.sqlite")
    sys.stdout.write(json.dumps(measured) + "\n")


def _measure(wanted: int, path: Path) -> dict[str, Any]:
    names = _Names()
    Graph(1).tell(names, lambda: names.labels >= wanted)
    with open_store(Settings.read({})) as store:
        rows = read_vocabulary(store, Queries())
    started = time.perf_counter()
    write_vocabulary(_with(rows, names), path)
    written = time.perf_counter() - started
    index = _Timed(path)
    started = time.perf_counter()
    reader = build_reader(stored_vocabulary(index), index)
    opened = time.perf_counter() - started
    reader.make_ready()  # as the processes do that answer
    rng = random.Random(1)
    asked = [
        (thing, *rng.choice(sorted(label for label in labels if not _YEAR.search(label[0]))))
        for thing, (_, labels) in rng.sample(sorted(names.found.items()), _ASKED)
        if any(not _YEAR.search(label) for label, _ in labels)
    ]
    for _, label, _ in asked[:_WARMING]:
        reader.read(f"{label} {label}", today=TODAY)
    right = [_look(reader, index, thing, label) for thing, label, _ in asked]
    wrong = [_look(reader, index, thing, _misspelt(label, rng)) for thing, label, _ in asked]
    return {
        "labels": names.labels,
        "things": len(names.found),
        "write": written,
        "megabytesOnDisk": path.stat().st_size / 1e6,
        "open": opened,
        "megabytes": resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024,
        "right": _figures(right),
        "misspelt": _figures(wrong),
    }


def _with(rows: dict[str, Rows], names: _Names) -> dict[str, Rows]:
    """The project's vocabulary with the names of all those things."""
    terms = [
        (Term(thing), Term(label, TermKind.LITERAL, language=code), Term(code, TermKind.LITERAL))
        for thing, (_, labels) in names.found.items()
        for label, code in sorted(labels)
    ]
    classes = [(Term(thing), Term(cls)) for thing, (cls, _) in names.found.items()]
    return {
        **rows,
        "terms": Rows(rows["terms"].variables, (*rows["terms"].rows, *terms)),
        "classes": Rows(rows["classes"].variables, (*rows["classes"].rows, *classes)),
    }


class _Timed(NameFile):
    """An index that counts the processor time that its own queries take."""

    taken = 0.0

    def _all(self, query: str, values: Sequence[object]) -> list[Any]:
        started = time.process_time()
        rows = super()._all(query, values)
        self.taken += (time.process_time() - started) * 1000
        return rows


class _Looked(NamedTuple):
    """What it took to read a text, of that in the index, and whether it was read rightly."""

    taken: float
    inside: float
    found: bool


def _look(reader: Reader, index: _Timed, thing: str, text: str) -> _Looked:
    """Milliseconds of processor time to read a text, and whether it was read as that thing."""
    index.taken = 0.0
    started = time.process_time()
    readings = reader.read(text, today=TODAY)
    taken = (time.process_time() - started) * 1000
    found = any(thing in (reading.selection.named or ()) for reading in readings)
    return _Looked(taken, index.taken, found)


def _misspelt(label: str, rng: random.Random) -> str:
    """The name with two letters in the middle of its longest word exchanged."""
    longest = max(label.split(), key=len)
    at = rng.randrange(2, max(3, len(longest) - 3))
    typed = longest[:at] + longest[at : at + 2][::-1] + longest[at + 2 :]
    return label.replace(longest, typed, 1)


def _figures(looked: Sequence[_Looked]) -> dict[str, Any]:
    return {
        "whole": _spread([one.taken for one in looked]),
        "index": _spread([one.inside for one in looked]),
        "found": sum(one.found for one in looked) / len(looked),
    }


def _spread(taken: Sequence[float]) -> dict[str, float]:
    times = sorted(taken)
    last = len(times) - 1
    return {
        "median": median(times),
        "90th": times[int(last * 0.9)],
        "99th": times[int(last * 0.99)],
        "worst": times[-1],
    }


if __name__ == "__main__":
    main(sys.argv[1:])
