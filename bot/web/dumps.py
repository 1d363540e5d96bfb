"""All of the data as a file: written once a version, in a process of its own, then sent."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from dataclasses import replace
from functools import lru_cache
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import BinaryIO

from bot.config import Settings
from bot.model import Term, TermKind
from bot.processes import MEGABYTE, Handler, Job
from bot.processes.pool import once
from bot.store.base import Store
from bot.store.opening import open_store
from bot.store.snapshot import Snapshot, open_on_disk
from bot.vocabulary import PREFIXES, TYPE, shortened
from bot.web.rdf import term as written

NQ, TTL = "nq", "ttl"
_QUADS = "SELECT ?s ?p ?o ?g WHERE { GRAPH ?g { ?s ?p ?o } }"
_NICENESS = 10
_PATIENCE = 600.0
_MEGABYTES = 1024

Quad = tuple[Term, Term, Term, Term]


class Dumps:
    """The files of one version; calls may come from any thread."""

    def __init__(self, settings: Settings, snapshot: Snapshot | None) -> None:
        """``snapshot`` is a copy of the data, to be written in place of that of the store."""
        self._settings = replace(settings, token=None)
        self._snapshot = snapshot
        self._folder = TemporaryDirectory(prefix="soraq-dump-")
        self._locks = {suffix: threading.Lock() for suffix in (NQ, TTL)}

    def file(self, suffix: str) -> Path:
        """The file of that ending, written at the first call; raises what writing it raises."""
        path = Path(self._folder.name) / f"data.{suffix}"
        with self._locks[suffix]:
            if not path.exists():
                making = path.with_suffix(".making")
                arguments = (self._settings, self._snapshot, suffix, making)
                once(
                    Job(
                        prepare,
                        arguments,
                        memory=_MEGABYTES * MEGABYTE,
                        patience=_PATIENCE,
                        niceness=_NICENESS,
                        quiet=True,
                    )
                )
                making.rename(path)
        return path

    def close(self) -> None:
        """Remove the files."""
        self._folder.cleanup()


def prepare(
    settings: Settings, snapshot: Snapshot | None, suffix: str, path: Path
) -> tuple[Handler, int]:
    """Write the file, and say how many lines it has; the process has nothing else to do."""
    store = open_on_disk(snapshot) if snapshot else open_store(settings)
    with store, path.open("wb") as file:
        write = {NQ: write_quads, TTL: write_turtle}[suffix]
        return str, write(_quads(store), file)


def _quads(store: Store) -> Iterator[Quad]:
    for s, p, o, g in store.stream(_QUADS):
        if s and p and o and g:
            yield s, p, o, g


def write_quads(quads: Iterator[Quad], file: BinaryIO) -> int:
    """Write N-Quads, one at a time."""
    lines = 0
    for s, p, o, g in quads:
        file.write(f"{written(s)} {written(p)} {written(o)} {written(g)} .\n".encode())
        lines += 1
    return lines


def write_turtle(quads: Iterator[Quad], file: BinaryIO) -> int:
    """Write Turtle of all graphs together, one triple at a time.

    What follows on a triple with the same subject is joined to it, so that the file is short
    and nothing has to be kept in memory.
    """
    file.write("".join(f"@prefix {p}: <{iri}> .\n" for p, iri in PREFIXES.items()).encode())
    lines, last = 0, None
    for s, p, o, _ in quads:
        pair = f"{_predicate(p.value)} {_term(o)}"
        if s == last:
            file.write(f" ;\n    {pair}".encode())
        else:
            file.write(f"{' .' if last else ''}\n{_term(s)} {pair}".encode())
        last = s
        lines += 1
    file.write(b" .\n" if last else b"")
    return lines


def _term(term: Term) -> str:
    if term.kind is TermKind.IRI:
        return _iri(term.value)
    if term.kind is TermKind.LITERAL and term.datatype:
        plain = written(replace(term, datatype=None))
        return f"{plain}^^{_iri(term.datatype)}"
    return written(term)


def _predicate(iri: str) -> str:
    return "a" if iri == TYPE else _iri(iri)


@lru_cache(maxsize=50_000)
def _iri(iri: str) -> str:
    return shortened(iri) or written(Term(iri))
