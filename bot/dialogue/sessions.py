"""Whose conversation on the pages a request goes on with, in a file that outlives a restart.

A browser holds a random word in a cookie; here stands only its hash, with the number of the
conversation and, where somebody signed in, Telegram's number of the person.
"""

from __future__ import annotations

import hashlib
import re
import secrets
import sqlite3
from dataclasses import dataclass
from pathlib import Path

from bot.dialogue.memories import KEPT, Memories, Place

SIGNED_IN = 7 * 86_400
"""For so many seconds after its last use a session stays signed in."""
MOST = 20_000
LINK_LASTS = 600
"""For so many seconds a link signs somebody in, once."""
_LINKS = 5
_WORD = re.compile(r"[A-Za-z0-9_-]{43}")
_LOOKED_AT = 3600
_SCHEMA = """
CREATE TABLE IF NOT EXISTS sessions (
    id INTEGER PRIMARY KEY AUTOINCREMENT, word BLOB NOT NULL UNIQUE, user INTEGER,
    used INTEGER NOT NULL);
CREATE TABLE IF NOT EXISTS logins (
    word BLOB PRIMARY KEY, user INTEGER NOT NULL, made INTEGER NOT NULL);
CREATE INDEX IF NOT EXISTS sessions_used ON sessions (user IS NOT NULL, used);
"""


@dataclass(frozen=True, slots=True)
class Session:
    """A browser's conversation; ``user`` is who signed in, if anybody did."""

    id: int
    user: int | None = None

    @property
    def place(self) -> Place:
        """Where its memory is kept."""
        return Place(self.id, self.id)


def web_file(state: Path) -> Path:
    """The file of the pages in the folder of the state; the bot gives out links through it."""
    return state / "web.sqlite3"


def new_word() -> str:
    """A word that nobody guesses, for a cookie."""
    return secrets.token_urlsafe(32)


def is_word(text: str) -> bool:
    """Whether a text looks like a word of ours."""
    return _WORD.fullmatch(text) is not None


class Sessions(Memories):
    """The sessions, a bounded number of them, and what their conversations remember."""

    schema = (*Memories.schema, _SCHEMA)

    def find(self, word: str) -> Session | None:
        """The session of a word, if it is still kept; a sign-in ends a week after its last use."""
        now = self._now()
        row = self._one("SELECT id, user, used FROM sessions WHERE word = ?", _hashed(word))
        if row is None or row[2] <= now - KEPT:
            return None
        number, user, used = row
        if user is not None and used <= now - SIGNED_IN:
            return None
        if used <= now - _LOOKED_AT:
            self._run("UPDATE sessions SET used = ? WHERE id = ?", now, number)
        return Session(number, user)

    def open(self, word: str, user: int | None = None) -> Session:
        """Keep a session for a word; those that were used longest ago make room."""
        found = self.find(word)
        if found and found.user == user:
            return found
        with self._transaction() as db:
            self._drop(db, "word = ?", _hashed(word))
            added = db.execute(
                "INSERT INTO sessions (word, user, used) VALUES (?, ?, ?)",
                (_hashed(word), user, self._now()),
            )
            (count,) = db.execute("SELECT count(*) FROM sessions").fetchone()
            if count > MOST:
                self._drop(
                    db,
                    "id IN (SELECT id FROM sessions ORDER BY user IS NOT NULL, used LIMIT ?)",
                    count - MOST,
                )
        assert added.lastrowid is not None
        return Session(added.lastrowid, user)

    def end(self, word: str) -> None:
        """Forget a session and what was said in it."""
        with self._transaction() as db:
            self._drop(db, "word = ?", _hashed(word))

    # --- links of the bot that sign in ---

    def give(self, user: int) -> str:
        """A word that signs a person in once, within ten minutes; a person has the last five."""
        word = secrets.token_urlsafe(24)
        with self._transaction() as db:
            db.execute("DELETE FROM logins WHERE made <= ?", (self._now() - LINK_LASTS,))
            db.execute(
                "DELETE FROM logins WHERE user = ? AND word NOT IN "
                "(SELECT word FROM logins WHERE user = ? ORDER BY made DESC, rowid DESC LIMIT ?)",
                (user, user, _LINKS - 1),
            )
            db.execute("INSERT INTO logins VALUES (?, ?, ?)", (_hashed(word), user, self._now()))
        return word

    def is_good(self, word: str) -> bool:
        """Whether a word would still sign somebody in."""
        sql = "SELECT user FROM logins WHERE word = ? AND made > ?"
        return self._one(sql, _hashed(word), self._now() - LINK_LASTS) is not None

    def take(self, word: str) -> int | None:
        """Whom a word signs in; it is used up, and is good for nothing afterwards."""
        sql = "DELETE FROM logins WHERE word = ? AND made > ? RETURNING user"
        row = self._one(sql, _hashed(word), self._now() - LINK_LASTS)
        return int(row[0]) if row else None

    # --- housekeeping ---

    def forget(self, user: int) -> None:
        """Drop all that is kept of a person: every session that they signed in to, every link."""
        with self._transaction() as db:
            self._drop(db, "user = ?", user)
            db.execute("DELETE FROM logins WHERE user = ?", (user,))

    def sweep(self) -> None:
        """Drop what has not been used for thirty days."""
        super().sweep()
        with self._transaction() as db:
            self._drop(db, "used <= ?", self._now() - KEPT)

    def _drop(self, db: sqlite3.Connection, which: str, value: object) -> None:
        db.execute(
            f"DELETE FROM conversations WHERE chat IN (SELECT id FROM sessions WHERE {which})",
            (value,),
        )
        db.execute(f"DELETE FROM sessions WHERE {which}", (value,))


def _hashed(word: str) -> bytes:
    return hashlib.sha256(word.encode()).digest()
