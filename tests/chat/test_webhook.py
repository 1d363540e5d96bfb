"""By webhook: the secret is checked, several processes share the work, a page says all is well."""

import asyncio
import socket
from collections.abc import AsyncIterator
from contextlib import AsyncExitStack, asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from bot.chat.application import Bot
from bot.chat.errors import StartError
from bot.chat.seats import taken_seat
from bot.chat.settings import ChatSettings, Webhook
from bot.config import SettingsError
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi

SECRET = "a-secret-of-20-chars"


def free_port() -> int:
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])


@asynccontextmanager
async def hooked(starting: Starting, **changes: Any) -> AsyncIterator[tuple[Bot, str]]:
    port = free_port()
    url = f"http://127.0.0.1:{port}/hook"
    async with starting(webhook=Webhook(url, SECRET, port=port), **changes) as bot:
        yield bot, url


async def test_updates_come_by_webhook(api: BotApi, starting: Starting) -> None:
    user = api.user("Emma", "en")
    async with hooked(starting):
        reply = await api.reply(user, after=await user.send("readmission agreements 2014"))
        assert "5 agreements" in reply.text
        query = await user.inline("projects")
        assert len((await query.answered())["results"]) == 4


async def test_only_telegram_is_let_in(api: BotApi, starting: Starting) -> None:
    user = api.user("Emma", "en", started=True)
    sender = {"id": user.id, "is_bot": False, "first_name": "Emma"}
    chat = {"id": user.id, "type": "private"}
    message = {"message_id": 1, "date": 0, "chat": chat, "from": sender, "text": "projects"}
    update = {"update_id": 1, "message": message}
    header = "X-Telegram-Bot-Api-Secret-Token"
    async with hooked(starting) as (_, url), aiohttp.ClientSession() as session:

        async def post(body: Any, **headers: str) -> int:
            async with session.post(url, json=body, headers=headers) as response:
                return response.status

        assert await post(update) == 403
        assert await post(update, **{header: SECRET + "x"}) == 403
        async with session.post(url, data=b"{", headers={header: SECRET}) as response:
            assert response.status == 400
        broken: Any
        for broken in ([], {}, {"update_id": "x"}, {"update_id": 2, "message": 7}):
            assert await post(broken, **{header: SECRET}) == 200
        assert user.chat.sent() == []
        assert await post(update, **{header: SECRET}) == 200
        assert "4 projects" in (await api.reply(user)).text
        async with session.get(url.replace("/hook", "/health")) as response:
            assert (await response.json())["status"] == "ok"
        async with session.get(url.replace("/hook", "/other")) as response:
            assert response.status == 404


async def test_several_processes_share_one_state(api: BotApi, starting: Starting) -> None:
    user = api.user("Emma", "en")
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(hooked(starting))
        reply = await api.reply(user, after=await user.send("agreements with Norway"))
        await stack.enter_async_context(hooked(starting))  # updates go to this one now
        assert "Russia" in (await api.reply(user, after=await user.send("and with Russia?"))).text
        await user.press(reply, "Source")
        assert (await api.replies(user, after=reply, count=2))[1].text


async def test_a_repeated_delivery_gets_one_answer(api: BotApi, starting: Starting) -> None:
    user = api.user("Emma", "en")
    async with hooked(starting) as (bot, _):
        asked = await user.send("projects")
        await api.reply(user, after=asked)
        update = {"update_id": api.next_update - 1, "message": asked.data}
        await bot.intake.take([update, update])
        await asyncio.sleep(0.2)
        assert len(user.chat.sent()) == 1


def test_seats(tmp_path: Path) -> None:
    with taken_seat(tmp_path, "bot", shared=False) as alone:
        assert alone.number == 0
        with pytest.raises(StartError), taken_seat(tmp_path, "bot", shared=False):
            pass
        with taken_seat(tmp_path, "bot", shared=True) as second:
            assert (second.number, second.empty) == (1, ())
            with taken_seat(tmp_path, "bot", shared=True) as third:
                assert third.number == 2
        with taken_seat(tmp_path, "bot", shared=True) as again:
            assert (again.number, again.empty) == (1, (2,))


def test_settings() -> None:
    given = {
        "SORAQ_WEBHOOK_URL": "https://example.org/hook",
        "SORAQ_WEBHOOK_SECRET": SECRET,
        "SORAQ_WEBHOOK_LISTEN": "0.0.0.0:80",
        "SORAQ_ALLOWED_USERS": "1, 2 3",
        "SORAQ_STATE": "/somewhere",
    }
    settings = ChatSettings.read(given)
    assert settings.webhook == Webhook("https://example.org/hook", SECRET, "0.0.0.0", 80)
    assert settings.users == {1, 2, 3}
    assert SECRET not in repr(settings)
    for name, value in (
        ("SORAQ_WEBHOOK_URL", "http://example.org"),
        ("SORAQ_WEBHOOK_SECRET", "short"),
        ("SORAQ_WEBHOOK_LISTEN", "x"),
        ("SORAQ_ALLOWED_USERS", "me"),
        ("SORAQ_QUESTIONS_PER_MINUTE", "many"),
    ):
        with pytest.raises(SettingsError, match=name):
            ChatSettings.read(given | {name: value})
