"""The same queries on rdflib's own engine, each up to a limit of time, in a process of its own."""

from __future__ import annotations

import json
import signal
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path
from types import FrameType
from typing import NoReturn

from rdflib import Graph


class _TooSlow(BaseException):
    """A query went over its limit; nothing in the engine may catch it."""


def main(arguments: Sequence[str]) -> None:
    """Load N-Quads as one graph, run the queries of each kind, and print their milliseconds."""
    dump, queries, limit = Path(arguments[0]), Path(arguments[1]), float(arguments[2])
    clock = {"wall": time.perf_counter, "processor": time.process_time}[arguments[3]]
    started = clock()
    graph = Graph()
    with dump.open("rb") as lines:
        triples = b"".join(map(_triple, lines))
    graph.parse(data=triples, format="nt11")
    loaded = clock() - started
    signal.signal(signal.SIGALRM, _stop)
    kinds: dict[str, list[str]] = json.loads(queries.read_text("utf-8"))
    times = {kind: _run(graph, texts, limit, clock) for kind, texts in kinds.items()}
    sys.stdout.write(json.dumps({"load": loaded, "kinds": times}) + "\n")


def _triple(line: bytes) -> bytes:
    """A quad without its graph, which stands last."""
    return line.rstrip().rsplit(b" <", 1)[0] + b" .\n"


def _run(
    graph: Graph, texts: Sequence[str], limit: float, clock: Callable[[], float]
) -> list[float | bool]:
    """Milliseconds of the queries together, and whether they ended within the limit."""
    started = clock()
    signal.setitimer(signal.ITIMER_REAL, limit)
    try:
        for text in texts:
            for _ in graph.query(text):
                pass
        ended = True
    except _TooSlow:
        ended = False
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
    return [(clock() - started) * 1000, ended]


def _stop(_number: int, _frame: FrameType | None) -> NoReturn:
    raise _TooSlow


if __name__ == "__main__":
    main(sys.argv[1:])
