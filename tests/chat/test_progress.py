"""Word of a long work: it comes after a while, changes, and goes."""

import asyncio
import time
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.chat import files
from bot.chat.application import Bot
from bot.query.selection import Queries
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi, Fault


class Slow:
    """A store that takes its time to describe things."""

    def __init__(self, real: Any) -> None:
        self.real = real

    def construct(self, query: Any) -> Any:
        time.sleep(0.6)
        return self.real.construct(query)

    def __getattr__(self, name: str) -> Any:
        return getattr(self.real, name)


@pytest.fixture
def impatient(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(files, "PATIENCE", 0.1)


@pytest.fixture
def slow(assistant: Assistant) -> Assistant:
    return Assistant(Slow(assistant._store), Queries())  # type: ignore[arg-type]


@pytest.mark.usefixtures("impatient")
async def test_a_long_export_says_so(api: BotApi, starting: Starting, slow: Assistant) -> None:
    user = api.user("Aygün", "az")
    async with starting(using=slow):
        await api.reply(user, after=await user.send("qurumlar"))
        message = await user.send("/export xlsx")
        word = await api.reply(user, after=message)
        assert word.text.startswith("⏳ Fayl hazırlanır: Excel")
        sent = (await api.replies(user, after=word))[0]
        assert sent.file is not None
        assert word.text == "⏳ Fayl hazırlanır: Excel, 37 qurum…"
        await user.chat.bell.until(lambda: word.deleted, 5, "word to go")
        assert [m.file is not None for m in user.chat.sent(message.id)] == [True]


async def test_a_quick_one_says_nothing(api: BotApi, bot: Bot) -> None:
    user = api.user("Aygün", "az")
    await api.reply(user, after=await user.send("qurumlar"))
    message = await user.send("/export csv")
    await api.reply(user, after=message)
    await asyncio.sleep(0.2)
    assert [m.file is not None for m in user.chat.sent(message.id)] == [True]


@pytest.mark.usefixtures("impatient")
@pytest.mark.parametrize("fault", [Fault.BLOCKED, Fault.NOT_FOUND])
async def test_word_that_fails_is_no_matter(
    api: BotApi, starting: Starting, slow: Assistant, fault: Fault
) -> None:
    user = api.user("Aygün", "az")
    async with starting(using=slow):
        await api.reply(user, after=await user.send("qurumlar"))
        api.faults.add(fault, methods=("sendMessage", "deleteMessage"), times=None)
        message = await user.send("/export csv")
        assert (await api.reply(user, after=message)).file is not None


async def test_a_file_that_telegram_would_not_take(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(files, "LARGEST", 1000)
    user = api.user("Emma", "en")
    await api.reply(user, after=await user.send("bodies"))
    reply = await api.reply(user, after=await user.send("/export turtle"))
    assert reply.text.startswith("The file would be over")
    assert reply.file is None
