"""The bot within the server of the pages: one port, one webhook, one edition of the data."""

from __future__ import annotations

from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from urllib.parse import urlsplit

from bot.chat.application import House, prepare, running
from bot.chat.settings import ChatSettings
from bot.chat.webhook import Handed
from bot.config import Settings
from bot.dialogue.editions import Shelf
from bot.dialogue.versions import Versions


class HousedBot:
    """A bot that another server hands what Telegram delivers."""

    def __init__(self, settings: Settings, chat: ChatSettings) -> None:
        """``chat`` has a webhook; nothing is sent before :meth:`at_work`."""
        assert chat.webhook is not None
        self._settings = settings
        self._chat = chat
        self._token = settings.telegram_token()
        self.path = urlsplit(chat.webhook.url).path or "/"

    @asynccontextmanager
    async def at_work(
        self, shelf: Shelf, versions: Versions
    ) -> AsyncIterator[Callable[[str, bytes], Awaitable[int]]]:
        """Answer with the data of the server as long as the block lasts."""
        prepare(self._token)
        house = House(shelf, versions)
        async with running(self._settings, self._chat, self._token, house=house) as bot:
            assert isinstance(bot.entrance, Handed)
            yield bot.entrance.take
