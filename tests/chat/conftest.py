"""A bot that answers from the real report through the real library, against the stand-in."""

from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import AbstractAsyncContextManager, asynccontextmanager
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.assistant.opening import open_assistant
from bot.chat import files
from bot.chat.application import Bot, running
from bot.chat.logs import quiet, unquiet
from bot.chat.settings import ChatSettings
from bot.config import EndpointSettings, Settings, StoreChoice
from tests.helpers.bot_api import BotApi

TOKEN = "1000001:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"
Starting = Callable[..., AbstractAsyncContextManager[Bot]]


@pytest.fixture(autouse=True)
def as_it_runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """What `run` sets for the whole process."""
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    monkeypatch.setattr(files, "PATIENCE", 60.0)  # on a busy machine every file takes long
    redaction = quiet(TOKEN)
    yield
    unquiet(redaction)


@pytest.fixture(scope="session")
def assistant() -> Assistant:
    return open_assistant(Settings())


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi(TOKEN) as api:
        yield api


@pytest.fixture
def starting(api: BotApi, assistant: Assistant, tmp_path: Path) -> Starting:
    """`async with starting(…)`: the bot at work; the state stays from one start to the next.

    With ``data`` or a ``store`` it opens that itself, in processes of their own.
    """

    @asynccontextmanager
    async def start(
        using: Assistant | None = None,
        *,
        data: Path | None = None,
        store: StoreChoice | None = None,
        endpoint: EndpointSettings | None = None,
        **changes: Any,
    ) -> AsyncIterator[Bot]:
        chat = ChatSettings(api=api.url, state=tmp_path, paced=False, per_minute=0, stopping=2)
        chat = replace(chat, **changes)
        settings = Settings(token=TOKEN, data=(data,) if data else ())
        settings = replace(settings, store=store or settings.store)
        settings = replace(settings, endpoint=endpoint or settings.endpoint)
        own = None if data or store else using or assistant
        async with running(settings, chat, TOKEN, own) as bot:
            yield bot

    return start


@pytest.fixture
async def bot(starting: Starting) -> AsyncIterator[Bot]:
    async with starting() as bot:
        yield bot
