"""The bot within the server of the pages, and new data taken up by both at once."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path
from typing import Any

import httpx
import pytest

from bot.chat.housed import HousedBot
from bot.chat.logs import quiet, unquiet
from bot.chat.settings import ChatSettings, Webhook
from bot.config import Settings
from bot.dialogue.control import reload_all
from bot.dialogue.invited import Invited
from bot.web.server import running
from tests.helpers.bot_api import BotApi
from tests.helpers.graphs import turtle
from tests.web.conftest import FAST

TOKEN = "1000001:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"
SECRET = "a-secret-of-20-chars"
HEADER = "X-Telegram-Bot-Api-Secret-Token"
ANIMALS = """
ex:Animal a owl:Class ; rdfs:label "animal"@en , "animals"@en .
ex:tom a ex:Animal ; rdfs:label "Tom"@en .
"""
ANOTHER = '\nex:rex a ex:Animal ; rdfs:label "Rex"@en .\n'


@pytest.fixture(autouse=True)
def as_it_runs(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")
    redaction = quiet(TOKEN)
    yield
    unquiet(redaction)


def free_port() -> int:
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])


async def test_one_server_for_pages_and_webhook(tmp_path: Path) -> None:
    zoo = tmp_path / "zoo.ttl"
    zoo.write_text(turtle(ANIMALS))
    settings = Settings(token=TOKEN, data=(zoo,))
    port, state = free_port(), tmp_path / "state"
    async with BotApi(TOKEN) as api:
        user = api.user("Emma", "en")
        users = frozenset({user.id})
        web = replace(
            FAST, port=port, state=state, invited=Invited(users), per_minute=5, watch_seconds=0
        )
        hook = Webhook(f"http://127.0.0.1:{port}/hook", SECRET)
        chat = ChatSettings(
            api=api.url, state=state, users=users, webhook=hook, paced=False, per_minute=0,
            stopping=2,
        )  # fmt: skip
        guest = HousedBot(settings, chat)
        async with running(settings, web, guest) as address:
            client = httpx.AsyncClient(base_url=address, timeout=30)

            async def post(body: Any, secret: str) -> int:
                got = await client.post("/hook", json=body, headers={HEADER: secret})
                return got.status_code

            said = await api.reply(user, after=await user.send("animals"))
            assert "Tom" in said.text
            assert "Rex" not in said.text
            assert await post({}, "wrong") == 403
            assert await post("no update", SECRET) in (200, 500)
            assert [await post({"update_id": 1}, SECRET) for _ in range(8)] == [200] * 8
            assert (await client.get("/hook")).status_code in (403, 405)
            assert (await client.get("/")).status_code == 403  # the door is closed to strangers
            zoo.write_text(turtle(ANIMALS + ANOTHER))
            (outcome,) = await asyncio.to_thread(reload_all, state)
            assert outcome
            assert outcome.taken
            said = await api.reply(user, after=await user.send("animals"))
            assert "Rex" in said.text
            assert (await client.get("/health")).json()["version"] == outcome.version
            await client.aclose()


async def test_pages_take_up_new_data_by_themselves(tmp_path: Path) -> None:
    zoo = tmp_path / "zoo.ttl"
    zoo.write_text(turtle(ANIMALS))
    web = replace(FAST, watch_seconds=0.1)
    async with (
        running(Settings(data=(zoo,)), web) as address,
        httpx.AsyncClient(base_url=address, timeout=30) as client,
    ):
        assert "Rex" not in (await client.get("/?q=animals")).text
        before = (await client.get("/health")).text
        zoo.write_text(turtle(ANIMALS + ANOTHER))
        for _ in range(300):
            if (await client.get("/health")).text != before:
                break
            await asyncio.sleep(0.1)
        assert "Rex" in (await client.get("/?q=animals")).text
