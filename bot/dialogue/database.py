"""A small SQLite file that several threads and processes work with."""

from __future__ import annotations

import sqlite3
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any


class Database:
    """One file; ``path`` ``:memory:`` keeps nothing.  All calls may come from any thread."""

    schema: tuple[str, ...] = ()
    """What makes the tables where they are not there yet."""

    def __init__(self, path: Path | str, clock: Callable[[], float] = time.time) -> None:
        """Open or make the file at ``path``, which nobody else may read."""
        self._clock = clock
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=10)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.executescript("".join(self.schema))

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    def _now(self) -> int:
        return int(self._clock())

    def _run(self, sql: str, *values: object) -> int:
        """Run a statement; how many rows it changed."""
        with self._lock:
            return self._db.execute(sql, values).rowcount

    def _all(self, sql: str, *values: object) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._db.execute(sql, values).fetchall()

    def _one(self, sql: str, *values: object) -> tuple[Any, ...] | None:
        with self._lock:
            row: tuple[Any, ...] | None = self._db.execute(sql, values).fetchone()
            return row

    @contextmanager
    def _transaction(self) -> Iterator[sqlite3.Connection]:
        with self._lock:
            self._db.execute("BEGIN IMMEDIATE")
            try:
                yield self._db
            except BaseException:
                self._db.execute("ROLLBACK")
                raise
            self._db.execute("COMMIT")
