"""What conversations remember, and the readings behind buttons: in a file that outlives a restart.

No words of anybody are kept.  Everything goes thirty days after it was last used.
"""

from __future__ import annotations

import hashlib
from base64 import urlsafe_b64encode
from dataclasses import dataclass

from bot.dialogue.codec import CodecError, dumps, loads, wordless, wordless_memory
from bot.dialogue.database import Database
from bot.model import Memory, Reading

KEPT = 30 * 86_400
_SCHEMA = """
CREATE TABLE IF NOT EXISTS conversations (
    chat INTEGER, user INTEGER, thread INTEGER, memory TEXT NOT NULL, before TEXT NOT NULL,
    question INTEGER NOT NULL, used INTEGER NOT NULL, PRIMARY KEY (chat, user, thread));
CREATE TABLE IF NOT EXISTS readings (
    key TEXT PRIMARY KEY, reading TEXT NOT NULL, used INTEGER NOT NULL);
"""


@dataclass(frozen=True, slots=True)
class Place:
    """Where a conversation goes on: memory is per person, chat and thread."""

    chat: int
    user: int
    thread: int = 0


class Memories(Database):
    """The memories of conversations, and readings by their keys."""

    schema: tuple[str, ...] = (_SCHEMA,)

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

    # --- housekeeping ---

    def sweep(self) -> None:
        """Drop what has not been used for thirty days."""
        before = self._now() - KEPT
        with self._transaction() as db:
            for table in ("conversations", "readings"):
                db.execute(f"DELETE FROM {table} WHERE used <= ?", (before,))


def key_of(text: str) -> str:
    """Twelve characters that stand for a text."""
    return urlsafe_b64encode(hashlib.blake2b(text.encode(), digest_size=9).digest()).decode()
