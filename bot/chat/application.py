"""The bot on Telegram, from its start to its end.

:func:`run` is what the command line calls; :class:`Bot` puts the parts together.
Start: token checked → lock taken → menu set → what a stop left over answered → updates
fetched.  End: no more updates taken → what was begun is answered → everything closed.
"""

from __future__ import annotations

import asyncio
import gc
import logging
import os
import shutil
import signal
import sys
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass
from functools import partial
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.error import Forbidden, InvalidToken, TelegramError
from telegram.ext import Application

from bot.assistant import Assistant
from bot.chat import handlers, menu
from bot.chat.apology import on_error
from bot.chat.client import Client
from bot.chat.desk import Desk
from bot.chat.errors import StartError
from bot.chat.intake import Intake
from bot.chat.logs import quiet
from bot.chat.polling import Polling
from bot.chat.seats import Seat, taken_seat
from bot.chat.sending import Pace
from bot.chat.settings import ChatSettings, Webhook
from bot.chat.state import State
from bot.chat.transport import Transport
from bot.chat.webhook import Delivery, Handed
from bot.config import Settings
from bot.dialogue.allowance import Allowance
from bot.dialogue.control import Control
from bot.dialogue.editions import Edition, Shelf, edition_of, open_edition
from bot.dialogue.versions import Versions
from bot.model import Language
from bot.rendering.texts import Texts
from bot.store.base import DataError

_log = logging.getLogger(__name__)
_AT_ONCE = 24
_TURN = 0.001


def run(settings: Settings) -> None:
    """Answer on Telegram until the process is told to stop."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    token = settings.telegram_token()
    prepare(token)
    asyncio.run(_serve(settings, ChatSettings.read(), token))


def prepare(token: str) -> None:
    """Set what holds for the whole process, before anything is sent."""
    os.environ.setdefault("PTB_TIMEDELTA", "true")
    quiet(token)
    # The event loop waits no longer than this for a thread that puts a reply into words.
    sys.setswitchinterval(_TURN)


async def _serve(settings: Settings, chat: ChatSettings, token: str) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with running(settings, chat, token):
        await stopped.wait()


@dataclass(frozen=True, slots=True)
class House:
    """The data that a bot answers from, and what takes up new."""

    shelf: Shelf
    versions: Versions


@asynccontextmanager
async def running(
    settings: Settings,
    chat: ChatSettings,
    token: str,
    assistant: Assistant | None = None,
    *,
    house: House | None = None,
) -> AsyncIterator[Bot]:
    """A bot that answers as long as the block lasts.

    ``assistant`` is one that is open already, ``house`` the server that the bot runs within.
    """
    name = f"telegram-{token.partition(':')[0]}"
    chat.state.mkdir(parents=True, exist_ok=True, mode=0o700)
    with taken_seat(chat.state, name, shared=chat.webhook is not None) as seat:
        async with AsyncExitStack() as stack:
            if house is None:
                own = _own_house(settings, chat, f"{name}.{seat.number}", assistant)
                data = await stack.enter_async_context(own)
            else:
                data = house
            state = State(chat.state / f"{name}.sqlite3")
            desk = Desk(settings, chat, data.shelf, state, Allowance(chat.per_minute))
            bot = Bot(desk, token, seat, data.versions, handed=house is not None)
            try:
                await bot.start()
                if house is None:
                    data.versions.watch()
                await asyncio.to_thread(_made_ready)
                yield bot
            finally:
                await data.versions.stop()
                await bot.stop()
                await asyncio.to_thread(desk.close)


@asynccontextmanager
async def _own_house(
    settings: Settings, chat: ChatSettings, name: str, assistant: Assistant | None
) -> AsyncIterator[House]:
    """The data of a bot by itself, with the socket at which it is told to take up new."""
    home = chat.state / f"{name}.data"
    shutil.rmtree(home, ignore_errors=True)  # what a killed process left
    if assistant:
        edition = edition_of(assistant, settings, chat)
    else:
        edition = await asyncio.to_thread(_opened, settings, chat, home)
    shelf = Shelf(edition)
    opened = partial(open_edition, settings, chat, home, checked=True)
    versions = Versions(settings, shelf, opened, watch_seconds=chat.watch_seconds)
    control = Control(chat.state, name, versions)
    try:
        await control.start()
        yield House(shelf, versions)
    finally:
        await control.stop()
        await asyncio.to_thread(shelf.edition.retire)
        shutil.rmtree(home, ignore_errors=True)


def _made_ready() -> None:
    """Do now what the first answers would wait for."""
    for language in Language:
        Texts(language).say("Yes")  # reads the catalogue
    # What is here now stays to the end: looking through all of it again holds up the event loop.
    gc.collect()
    gc.freeze()


def _opened(settings: Settings, chat: ChatSettings, home: Path) -> Edition:
    """The first edition: it has only to be readable, for there is no other to go on with."""
    opened = open_edition(settings, chat, home, checked=False)
    if isinstance(opened, Edition):
        return opened
    raise DataError(" ".join(opened.reasons))


class Bot:
    """The parts of a bot, put together."""

    def __init__(
        self, desk: Desk, token: str, seat: Seat, versions: Versions, *, handed: bool = False
    ) -> None:
        """Nothing is sent before :meth:`start`; ``handed``: another server takes deliveries."""
        self.desk = desk
        self.versions = versions
        self.pace = Pace(
            paced=desk.chat.paced,
            patience=desk.chat.patience,
            at_once=_AT_ONCE,
            migrated=desk.state.migrate,
        )
        self.transports = Transport(_AT_ONCE + 8), Transport(2)
        self.client = Client(
            token,
            base_url=f"{desk.chat.api}/bot",
            base_file_url=f"{desk.chat.api}/file/bot",
            request=self.transports[0],
            get_updates_request=self.transports[1],
            rate_limiter=self.pace,
        )
        self.application = Application.builder().bot(self.client).updater(None).build()
        self.application.bot_data["desk"] = desk
        self.application.bot_data["versions"] = versions
        handlers.register(self.application)
        self.application.add_error_handler(on_error)
        self.intake = Intake(desk.state, self._answer, seat)
        self.entrance = self._entrance(desk.chat.webhook, handed=handed)

    def _entrance(self, webhook: Webhook | None, *, handed: bool) -> Polling | Delivery | Handed:
        if webhook is None:
            return Polling(self.client, self.intake)
        taking = Handed if handed else Delivery
        return taking(self.client, self.intake, webhook)

    menu: asyncio.Task[None]
    warming: asyncio.Task[None]

    async def start(self) -> None:
        """Begin to answer."""
        await self._connect()
        self.desk.username = self.client.username
        await self.desk.run(self.desk.state.sweep)
        await self.application.start()
        await self.intake.recover()
        await self.entrance.start()
        self.menu = asyncio.create_task(
            menu.publish(self.client, self.desk.assistant.classes, self.desk.chat)
        )
        self.warming = asyncio.create_task(self.desk.warm())

    async def stop(self) -> None:
        """Take nothing more, answer what was begun, and end."""
        await self.entrance.stop()
        await self.intake.stop(self.desk.chat.stopping)
        if self.application.running:
            for task in (self.menu, self.warming):
                task.cancel()
            await asyncio.gather(self.menu, self.warming, return_exceptions=True)
            await self.application.stop()
        await self.application.shutdown()
        for transport in self.transports:  # the library leaves them open where the start failed
            await transport.shutdown()

    async def _connect(self) -> None:
        try:
            await self.application.initialize()
        except (InvalidToken, Forbidden):
            raise StartError(
                "Telegram does not know this token: get the right one from @BotFather and set "
                "TELEGRAM_BOT_TOKEN to it."
            ) from None
        except (TelegramError, TimeoutError):
            raise StartError(
                f"Telegram cannot be reached at {self.desk.chat.api}: check the connection, then "
                "start again."
            ) from None

    async def _answer(self, raw: Mapping[str, Any]) -> None:
        update = Update.de_json(dict(raw), self.client)
        await self.application.process_update(update)
