"""What outlives a restart, in one SQLite file: settings, memories, readings, updates to answer.

No words of anybody are kept but those of an update, until it is answered.  Everything goes
thirty days after it was last used.  All calls may come from any thread.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

from bot.dialogue.memories import KEPT, Memories, Place
from bot.model import Language

_KNOWN_UPDATES = 3 * 86_400
_SCHEMA = """
CREATE TABLE IF NOT EXISTS people (
    user INTEGER PRIMARY KEY, language TEXT NOT NULL, used INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS replies (
    chat INTEGER, question INTEGER, user INTEGER NOT NULL, reply INTEGER NOT NULL,
    used INTEGER NOT NULL, PRIMARY KEY (chat, question));
CREATE TABLE IF NOT EXISTS updates (
    id INTEGER PRIMARY KEY, body TEXT, seat INTEGER NOT NULL, used INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS pending ON updates (id) WHERE body IS NOT NULL;
"""


@dataclass(frozen=True, slots=True)
class Pending:
    """An update that was accepted and is not answered yet."""

    id: int
    body: Mapping[str, Any]


class State(Memories):
    """The memories, and what there is on Telegram beside them."""

    schema = (*Memories.schema, _SCHEMA)

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

    # --- groups ---

    def migrate(self, old: int, new: int) -> None:
        """A group became a supergroup and has another number now."""
        with self._transaction() as db:
            for table in ("conversations", "replies"):
                db.execute(f"UPDATE OR REPLACE {table} SET chat = ? WHERE chat = ?", (new, old))

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
        super().sweep()
        before = self._now() - KEPT
        with self._transaction() as db:
            for table in ("people", "replies"):
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
