"""Who is invited: the allow-list that the bot and the pages share."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from bot.config import SettingsError

_USERS, _CHATS = "SORAQ_ALLOWED_USERS", "SORAQ_ALLOWED_CHATS"
_ADMINISTRATORS = "SORAQ_ADMINISTRATORS"


@dataclass(frozen=True, slots=True)
class Invited:
    """Telegram's numbers of the users and chats that may ask.

    With neither ``users`` nor ``chats`` all may.  Who administers may always.
    """

    users: frozenset[int] = frozenset()
    chats: frozenset[int] = frozenset()
    administrators: frozenset[int] = frozenset()

    @property
    def is_open(self) -> bool:
        """Whether everybody may ask."""
        return not (self.users or self.chats)

    def admits(self, user: int | None, chat: int | None = None) -> bool:
        """Whether a person may ask, in a chat if one is given."""
        if self.is_open:
            return True
        return user in self.users | self.administrators or (chat is not None and chat in self.chats)

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None) -> Invited:
        """The list in the ``environment`` (the process's own)."""
        env = os.environ if environment is None else environment
        return cls(_numbers(env, _USERS), _numbers(env, _CHATS), _numbers(env, _ADMINISTRATORS))


def _numbers(env: Mapping[str, str], name: str) -> frozenset[int]:
    words = env.get(name, "").replace(",", " ").split()
    try:
        return frozenset(int(word) for word in words)
    except ValueError:
        raise SettingsError(
            f"{name} holds something that is no number: write Telegram's numbers of the users "
            "or chats, with commas between them."
        ) from None
