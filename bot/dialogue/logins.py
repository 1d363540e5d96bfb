"""Links that sign somebody in once: the bot gives them out, the pages take them.

They stand in a file beside the bot's state, as hashes, so they outlive a restart of both.
"""

from __future__ import annotations

import hashlib
import secrets
from pathlib import Path

from bot.dialogue.database import Database

LASTS = 600
"""For so many seconds a link can be used."""
_MOST = 5
_SCHEMA = """
CREATE TABLE IF NOT EXISTS logins (
    word BLOB PRIMARY KEY, user INTEGER NOT NULL, made INTEGER NOT NULL);
"""


def web_file(state: Path) -> Path:
    """The file of the pages in the folder of the state."""
    return state / "web.sqlite3"


class Logins(Database):
    """The links that were given out and not used yet."""

    schema = (_SCHEMA,)

    def give(self, user: int) -> str:
        """A word that signs a person in once, within ten minutes; a person has the last five."""
        word = secrets.token_urlsafe(24)
        with self._transaction() as db:
            db.execute("DELETE FROM logins WHERE made <= ?", (self._now() - LASTS,))
            db.execute(
                "DELETE FROM logins WHERE user = ? AND word NOT IN "
                "(SELECT word FROM logins WHERE user = ? ORDER BY made DESC, rowid DESC LIMIT ?)",
                (user, user, _MOST - 1),
            )
            db.execute("INSERT INTO logins VALUES (?, ?, ?)", (_hashed(word), user, self._now()))
        return word

    def is_good(self, word: str) -> bool:
        """Whether a word would still sign somebody in."""
        sql = "SELECT user FROM logins WHERE word = ? AND made > ?"
        return self._one(sql, _hashed(word), self._now() - LASTS) is not None

    def take(self, word: str) -> int | None:
        """Whom a word signs in; it is used up, and is good for nothing afterwards."""
        sql = "DELETE FROM logins WHERE word = ? AND made > ? RETURNING user"
        row = self._one(sql, _hashed(word), self._now() - LASTS)
        return int(row[0]) if row else None


def _hashed(word: str) -> bytes:
    return hashlib.sha256(word.encode()).digest()
