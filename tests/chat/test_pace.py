"""Sending keeps to Telegram's limits, and a chat that is told to wait waits alone."""

import asyncio
import time

import pytest

from bot.chat.sending import Pace
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi, Fault


async def test_one_a_second_to_a_person(api: BotApi, starting: Starting) -> None:
    user, other = api.user("Emma", "en"), api.user("Ann", "en")
    async with starting(paced=True):
        for _ in range(3):
            await user.send("/start")
        await api.reply(other, after=await other.send("/start"), timeout=0.9)
        await api.replies(user, count=3)
    assert api.busiest(0.95, user.id) == 1


async def test_thirty_a_second_to_all(api: BotApi, starting: Starting) -> None:
    users = [api.user(f"U{n}", "en") for n in range(60)]
    async with starting(paced=True):
        for user in users:
            await user.send("/new")
        await asyncio.gather(*(api.reply(user, timeout=15) for user in users))
    assert api.busiest(1.0) <= 31


async def test_twenty_a_minute_to_a_group(monkeypatch: pytest.MonkeyPatch) -> None:
    waits: list[float] = []
    now = 0.0

    async def sleep(seconds: float) -> None:
        nonlocal now
        waits.append(seconds)
        now += seconds

    monkeypatch.setattr(time, "monotonic", lambda: now)
    monkeypatch.setattr(asyncio, "sleep", sleep)
    pace = Pace()
    sent: list[float] = []

    async def call() -> bool:
        sent.append(now)
        return True

    for _ in range(45):
        await pace.process_request(call, (), {}, "sendMessage", {"chat_id": -5}, None)
    for at, after in zip(sent, sent[20:], strict=False):
        assert after - at > 59.9


async def test_a_chat_told_to_wait_waits_alone(api: BotApi, starting: Starting) -> None:
    slow, others = api.user("Slow", "en"), [api.user(f"U{n}", "en") for n in range(5)]
    async with starting():
        api.faults.add(Fault.FLOOD, chat=slow.id, retry_after=2)
        begun = time.monotonic()
        await slow.send("projects")
        for other in others:
            await other.send("projects")
        await asyncio.gather(*(api.reply(other, timeout=2) for other in others))
        assert slow.chat.sent() == []
        assert "4 projects" in (await api.reply(slow)).text
        assert time.monotonic() - begun >= 2
    assert sum(call.fault is Fault.FLOOD for call in api.calls) == 1
