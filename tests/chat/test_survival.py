"""Faults of every kind: nobody is left without an answer or a word of apology."""

import asyncio
import signal
from asyncio import to_thread
from collections import Counter
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.chat.application import Bot
from bot.query.selection import Queries
from bot.store.base import QueryFailedError
from tests.chat.conftest import TOKEN, Starting
from tests.chat.test_token import started
from tests.helpers.bot_api import BotApi, Fault

QUESTION = "projects"
ANSWER = "4 projects"


@pytest.mark.parametrize(
    "fault",
    [
        Fault.FLOOD, Fault.INTERNAL, Fault.BAD_GATEWAY, Fault.DROP_BEFORE, Fault.DROP_AFTER,
        Fault.BROKEN_JSON, Fault.DELAY,
    ],
)  # fmt: skip
async def test_a_failed_call_is_made_again(api: BotApi, bot: Bot, fault: Fault) -> None:
    user = api.user("Emma", "en")
    api.faults.add(fault, times=2, seconds=0.2)
    reply = await api.reply(user, after=await user.send(QUESTION), timeout=10)
    assert ANSWER in reply.text
    api.faults.clear()
    api.faults.add(fault, methods=("editMessageText", "answerCallbackQuery"), seconds=0.2)
    press = await user.press(reply, "Narrow")
    assert (await press.answered(timeout=10)) is not None
    await api.edited(reply, timeout=10)


@pytest.mark.parametrize("fault", [Fault.INTERNAL, Fault.BAD_GATEWAY, Fault.DROP_BEFORE])
async def test_fetching_goes_on(api: BotApi, bot: Bot, fault: Fault) -> None:
    user = api.user("Emma", "en")
    api.faults.add(fault, methods=("getUpdates",), times=3)
    assert ANSWER in (await api.reply(user, after=await user.send(QUESTION), timeout=10)).text


async def test_repeated_and_disordered_updates(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    api.faults.add(Fault.DUPLICATE_UPDATE, times=3)
    for _ in range(3):
        await user.send(QUESTION)
    await api.replies(user, count=3)
    api.faults.add(Fault.OUT_OF_ORDER, seconds=0.3)
    first = await user.send("agreements")
    second = await user.send(QUESTION)
    texts = [m.text for m in await api.replies(user, after=first, count=2)]
    assert sorted(ANSWER in text for text in texts) == [False, True]
    await api.settled()
    await asyncio.sleep(0.1)
    assert len(user.chat.sent()) == 5
    assert second.id


async def test_a_broken_update_stops_nothing(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    sender, chat = user.json(), {"id": user.id, "type": "private"}
    body: Any
    for body in (
        {}, {"message_id": "x"}, {"message_id": 1, "date": 0, "chat": 7}, [], "text", None,
        {"message_id": 1, "date": 0, "chat": chat, "from": sender, "text": 5},
        {"message_id": 1, "date": 0, "chat": chat, "from": sender, "entities": [{"type": "x"}]},
    ):  # fmt: skip
        api.push("message", body)
    api.push("callback_query", {"id": "1"})
    other = api.user("Ann", "en")
    assert ANSWER in (await api.reply(other, after=await other.send(QUESTION))).text
    for message in user.chat.sent():
        assert message.text.startswith("Sorry")


async def idle(api: BotApi, bot: Bot) -> None:
    """Waits until the bot has done all that it was told."""
    await api.settled(timeout=30)
    for _ in range(300):
        if not bot.intake.waiting:
            return
        await asyncio.sleep(0.1)
    raise TimeoutError("the bot does not come to rest")


async def test_blocked_deleted_and_too_late(api: BotApi, bot: Bot) -> None:
    user, other = api.user("Emma", "en"), api.user("Ann", "en")
    reply = await api.reply(user, after=await user.send("bodies"))
    press = await user.press(reply, data=reply.buttons[1][-1]["callback_data"])
    press.expire()
    assert "2/8" in (await api.edited(reply)).text
    await user.press(reply, data=reply.buttons[1][-1]["callback_data"])
    await user.press(reply, "back")
    await api.edited(reply, times=3)
    same = [b["callback_data"] for row in reply.buttons for b in row if "more" in b["text"]]
    await user.press(reply, data=same[0])
    await user.press(reply, data=same[0])  # not modified
    await api.edited(reply, times=4)
    await idle(api, bot)
    reply.deleted = True
    await user.press(reply, data=same[0])
    assert "2/8" in (await api.reply(user, after=reply)).text
    await idle(api, bot)
    user.block()
    await other.send(QUESTION)
    await user.press(reply, data=same[0])
    assert ANSWER in (await api.reply(other)).text
    await idle(api, bot)
    assert any(call.code == 403 for call in api.calls)
    user.unblock()
    assert ANSWER in (await api.reply(user, after=await user.send(QUESTION))).text


class Down:
    """A store that is down until it is up."""

    def __init__(self, real: Any) -> None:
        self.real, self.down = real, False

    def __getattr__(self, name: str) -> Any:
        if self.down and name in ("select", "construct"):
            raise QueryFailedError("the endpoint does not answer")
        return getattr(self.real, name)


async def test_a_store_that_is_down_is_apologised_for(
    api: BotApi, starting: Starting, assistant: Assistant
) -> None:
    store = Down(assistant._store)
    fragile = Assistant(store, Queries())  # type: ignore[arg-type]
    user = api.user("Aygün", "az")
    async with starting(using=fragile):
        store.down = True
        reply = await api.reply(user, after=await user.send("2014-cü ildə readmissiya sazişləri"))
        assert reply.text.startswith("Üzr istəyirəm")
        store.down = False
        await user.press(reply, "Yenidən cəhd et")
        assert "5 saziş" in (await api.reply(user, after=reply)).text


async def test_a_kill_loses_nothing(api: BotApi, tmp_path: Path) -> None:
    users = [api.user(f"U{n}", "en") for n in range(30)]
    process = started(api.url, tmp_path, TOKEN)
    for user in users:
        await user.send(QUESTION)
    for round_ in range(3):
        await asyncio.wait_for(api.replies(users[round_], timeout=30), 30)
        process.send_signal(signal.SIGKILL)
        await to_thread(process.communicate)
        process = started(api.url, tmp_path, TOKEN)
    try:
        await asyncio.gather(*(api.reply(user, timeout=60) for user in users))
    finally:
        process.send_signal(signal.SIGTERM)
    await to_thread(process.communicate, timeout=30)
    counts = Counter(len(user.chat.sent()) for user in users)
    assert 0 not in counts
    doubles = sum(n * many for n, many in counts.items()) - len(users)
    assert doubles <= 3 * 32  # at most those under way at each kill
    assert all(ANSWER in m.text for user in users for m in user.chat.sent())


async def test_a_clean_stop_answers_what_was_begun(api: BotApi, starting: Starting) -> None:
    users = [api.user(f"U{n}", "en") for n in range(20)]
    api.latency = 0.1
    async with starting(stopping=10):
        for user in users:
            await user.send(QUESTION)
        await api.reply(users[0])
    taken = [user for user in users if user.chat.sent()]
    assert taken
    async with starting():
        await asyncio.gather(*(api.reply(user) for user in users))
    assert {len(user.chat.sent()) for user in users} == {1}


async def test_many_messages_with_faults(api: BotApi, starting: Starting) -> None:
    """The same as the figures in docs/telegram.md, in small."""
    users = [api.user(f"U{n}", "en") for n in range(50)]
    faults = (
        Fault.FLOOD, Fault.INTERNAL, Fault.BAD_GATEWAY, Fault.DROP_BEFORE, Fault.DROP_AFTER,
        Fault.BROKEN_JSON,
    )  # fmt: skip
    async with starting(stopping=30):
        api.faults.add(*faults, times=None, probability=0.05)
        for _ in range(4):
            for user in users:
                await user.send(QUESTION)
        await asyncio.gather(*(api.replies(user, count=4, timeout=60) for user in users))
    lost_replies = sum(
        call.fault in (Fault.DROP_AFTER, Fault.BROKEN_JSON) and call.method == "sendMessage"
        for call in api.calls
    )
    sent = sum(len(user.chat.sent()) for user in users)
    assert sent - 200 <= lost_replies


async def test_no_log_holds_what_people_write(
    api: BotApi, bot: Bot, caplog: pytest.LogCaptureFixture
) -> None:
    user = api.user("Emma", "en")
    api.faults.add(Fault.BROKEN_JSON, methods=("getUpdates",), times=5)
    for _ in range(3):
        await api.reply(user, after=await user.send("secretword agreements"), timeout=15)
    api.push("message", {"message_id": 1, "date": 0, "chat": "secretword", "text": "secretword"})
    await api.settled()
    await asyncio.sleep(0.2)
    assert "secretword" not in caplog.text
