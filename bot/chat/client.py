"""The library's bot, with its token out of sight and updates as they came."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Any

from telegram import Update
from telegram.ext import ExtBot

UPDATES = [
    Update.MESSAGE,
    Update.EDITED_MESSAGE,
    Update.CALLBACK_QUERY,
    Update.INLINE_QUERY,
    Update.MY_CHAT_MEMBER,
]
"""The kinds of updates that the bot asks Telegram for."""


class Client(ExtBot[None]):
    """A bot that never shows its token and leaves reading the updates to others."""

    def __repr__(self) -> str:
        return "Client()"

    async def raw_updates(self, offset: int | None, *, wait: int) -> Sequence[Mapping[str, Any]]:
        """The next updates, as Telegram wrote them: one that is broken spoils no other."""
        data: dict[str, Any] = {"timeout": wait, "limit": 100, "allowed_updates": UPDATES}
        if offset is not None:
            data["offset"] = offset
        found = await self._post("getUpdates", data, read_timeout=wait + 5)
        return found if isinstance(found, list) else ()
