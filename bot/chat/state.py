"""What outlives a restart, in one SQLite file: settings, memories, readings, updates to answer.

No words of anybody are kept but those of an update, until it is answered.  Everything goes
thirty days after it was last used.  All calls may come from any thread.
"""

from __future__ import annotations

import hashlib
import json
import sqlite3
import threading
import time
from base64 import urlsafe_b64encode
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from bot.chat.codec import CodecError, dumps, loads, wordless, wordless_memory
from bot.model import Language, Memory, Reading

KEPT = 30 * 86_400
_KNOWN_UPDATES = 3 * 86_400
_SCHEMA = """
CREATE TABLE IF NOT EXISTS people (
    user INTEGER PRIMARY KEY, language TEXT NOT NULL, used INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS conversations (
    chat INTEGER, user INTEGER, thread INTEGER, memory TEXT NOT NULL, before TEXT NOT NULL,
    question INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (chat, user, thread));
CREATE TABLE IF NOT EXISTS readings (
    key TEXT PRIMARY KEY, reading TEXT NOT NULL, used INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS replies (
    chat INTEGER, question INTEGER, user INTEGER NOT NULL, reply INTEGER NOT NULL,
    used INTEGER NOT NULL, PRIMARY KEY (chat, question));
CREATE TABLE IF NOT EXISTS updates (
    id INTEGER PRIMARY KEY, body TEXT, seat INTEGER NOT NULL, used INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS pending ON updates (id) WHERE body IS NOT NULL;
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation goes on: memory is per person, chat and thread."""

    chat: int
    user: int
    thread: int = 0


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that was accepted and is not answered yet."""

    id: int
    body: Mapping[str, Any]


class State:
    """One file; ``path`` ``:memory:`` keeps nothing."""

    def __init__(self, path: Path | str, clock: Callable[[], float] = time.time) -> None:
        """Open or make the file at ``path``."""
        self._clock = clock
        self._lock = threading.Lock()
        self._db = sqlite3.connect(path, check_same_thread=False, isolation_level=None, timeout=10)
        self._db.execute("PRAGMA journal_mode = WAL")
        self._db.execute("PRAGMA synchronous = NORMAL")
        self._db.execute("PRAGMA secure_delete = ON")
        self._db.executescript(_SCHEMA)

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._db.close()

    # --- people ---

    def language(self, user: int) -> Language | None:
        """The language that a person chose."""
        row = self._one("SELECT language FROM people WHERE user = ?", user)
        return Language(row[0]) if row else None

    def choose_language(self, user: int, language: Language) -> None:
        """Keep the language that a person chose."""
        self._run("REPLACE INTO people VALUES (?, ?, ?)", user, language.value, self._now())

    def forget(self, user: int) -> None:
        """Drop all that is kept of a person, here and in every chat."""
        with self._transaction() as db:
            for table in ("people", "conversations", "replies"):
                db.execute(f"DELETE FROM {table} WHERE user = ?", (user,))

    # --- conversations ---

    def memory(self, place: Place, *, question: int = 0) -> Memory:
        """The memory of a conversation; that from before ``question`` if it was the last."""
        row = self._one(
            "SELECT memory, before, question FROM conversations "
            "WHERE chat = ? AND user = ? AND thread = ? AND used > ?",
            place.chat,
            place.user,
            place.thread,
            self._now() - KEPT,
        )
        if row is None:
            return Memory()
        try:
            return loads(Memory, row[1] if question and question == row[2] else row[0])
        except CodecError:
            return Memory()

    def is_last(self, place: Place, question: int) -> bool:
        """Whether no other question of the conversation came after ``question``."""
        row = self._one(
            "SELECT question FROM conversations WHERE chat = ? AND user = ? AND thread = ?",
            place.chat,
            place.user,
            place.thread,
        )
        return row is None or row[0] == question

    def remember(self, place: Place, memory: Memory, *, question: int = 0) -> None:
        """Keep the memory of a conversation after ``question``, and the one before it."""
        before = self.memory(place, question=question)
        self._run(
            "REPLACE INTO conversations VALUES (?, ?, ?, ?, ?, ?, ?)",
            place.chat,
            place.user,
            place.thread,
            dumps(wordless_memory(memory)),
            dumps(before),
            question,
            self._now(),
        )

    def forget_conversation(self, place: Place) -> None:
        """Begin a conversation anew."""
        self._run(
            "DELETE FROM conversations WHERE chat = ? AND user = ? AND thread = ?",
            place.chat,
            place.user,
            place.thread,
        )

    def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup and has another number now."""
        with self._transaction() as db:
            for table in ("conversations", "replies"):
                db.execute(f"UPDATE OR REPLACE {table} SET chat = ? WHERE chat = ?", (new, old))

    # --- readings ---

    def keep(self, *readings: Reading) -> list[str]:
        """Keep readings and return their keys; the same reading always has the same key."""
        texts = [dumps(wordless(reading)) for reading in readings]
        keys = [key_of(text) for text in texts]
        now = self._now()
        with self._transaction() as db:
            db.executemany(
                "INSERT INTO readings VALUES (?, ?, ?) ON CONFLICT (key) DO UPDATE SET used = ?",
                [(key, text, now, now) for key, text in zip(keys, texts, strict=True)],
            )
        return keys

    def reading(self, key: str) -> Reading | None:
        """The reading with that key, if it is still kept."""
        row = self._one("SELECT reading FROM readings WHERE key = ?", key)
        try:
            return loads(Reading, row[0]) if row else None
        except CodecError:
            return None

    # --- replies ---

    def replied(self, place: Place, question: int, reply: int) -> None:
        """Keep which message answers which, so that an edited question updates its answer."""
        self._run(
            "REPLACE INTO replies VALUES (?, ?, ?, ?, ?)",
            place.chat,
            question,
            place.user,
            reply,
            self._now(),
        )

    def reply_to(self, place: Place, question: int) -> int | None:
        """The message that answers ``question``."""
        row = self._one(
            "SELECT reply FROM replies WHERE chat = ? AND question = ?", place.chat, question
        )
        return int(row[0]) if row else None

    # --- updates ---

    def accept(self, updates: Sequence[Mapping[str, Any]], seat: int = 0) -> list[int]:
        """Store updates that are not known yet, all or none; return the numbers of the new.

        ``seat`` is that of the process which answers them.
        """
        now = self._now()
        new = []
        with self._transaction() as db:
            for update in updates:
                number = int(update["update_id"])
                body = json.dumps(update, ensure_ascii=False)
                added = db.execute(
                    "INSERT OR IGNORE INTO updates (id, body, seat, used) VALUES (?, ?, ?, ?)",
                    (number, body, seat, now),
                )
                if added.rowcount:
                    new.append(number)
        return new

    def recover(self, seat: int = 0, empty: Iterable[int] = ()) -> list[Pending]:
        """The updates that were accepted and not answered, in their order.

        They are those of this ``seat``, and of seats whose processes are gone.
        """
        for other in empty:
            sql = "UPDATE updates SET seat = ? WHERE seat = ? AND body IS NOT NULL"
            self._run(sql, seat, other)
        rows = self._all(
            "SELECT id, body FROM updates WHERE body IS NOT NULL AND seat = ? ORDER BY id",
            seat,
        )
        return [Pending(number, json.loads(body)) for number, body in rows]

    def finish(self, numbers: Iterable[int]) -> None:
        """Erase what answered updates held; their numbers stay known for three days."""
        with self._transaction() as db:
            db.executemany("UPDATE updates SET body = NULL WHERE id = ?", [(n,) for n in numbers])

    # --- housekeeping ---

    def sweep(self) -> None:
        """Drop what has not been used for thirty days."""
        before = self._now() - KEPT
        with self._transaction() as db:
            for table in ("people", "conversations", "readings", "replies"):
                db.execute(f"DELETE FROM {table} WHERE used <= ?", (before,))
            db.execute(
                "DELETE FROM updates WHERE body IS NULL AND used <= ?",
                (self._now() - _KNOWN_UPDATES,),
            )

    def counts(self) -> dict[str, int]:
        """How many rows each table holds; of the updates, those not answered."""
        tables = ("people", "conversations", "readings")
        found = {name: int(self._all(f"SELECT count(*) FROM {name}")[0][0]) for name in tables}
        waiting = self._all("SELECT count(*) FROM updates WHERE body IS NOT NULL")
        return found | {"waiting": int(waiting[0][0])}

    # --- SQLite ---

    def _now(self) -> int:
        return int(self._clock())

    def _run(self, sql: str, *values: object) -> None:
        with self._lock:
            self._db.execute(sql, values)

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


def key_of(text: str) -> str:
    """Twelve characters that stand for a text."""
    return urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=9).digest()).decode()
