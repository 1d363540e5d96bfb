"""A bot over a SPARQL endpoint: new data there is taken up; while it is away a copy answers."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from bot.config import Settings, StoreChoice
from bot.store.disk import current_manifest
from bot.store.filling import fill_store
from bot.store.loading import foreign_data, project_rules
from tests.chat.conftest import Starting
from tests.chat.test_versions import ANIMALS, ANOTHER, ask, until
from tests.helpers.bot_api import BotApi, User
from tests.helpers.graphs import turtle
from tests.helpers.servers import oxigraph

AWAY = "cannot be reached now"


@asynccontextmanager
async def asking(api: BotApi, user: User) -> AsyncIterator[list[str]]:
    """Somebody asks again and again meanwhile; what was said to that."""
    heard: list[str] = []

    async def go_on() -> None:
        while True:
            heard.append(await ask(api, user, "animals"))
            await asyncio.sleep(0.1)

    task = asyncio.create_task(go_on())
    try:
        yield heard
    finally:
        task.cancel()
        await asyncio.gather(task, return_exceptions=True)


async def test_new_data_at_an_endpoint_and_an_endpoint_that_goes_away(
    api: BotApi, starting: Starting, tmp_path: Path
) -> None:
    with oxigraph(tmp_path) as server:
        endpoint = replace(server.settings, seconds=2.0)
        store = StoreChoice("remote", server.address)
        file = tmp_path / "zoo.ttl"

        def fill(text: str) -> str:
            file.write_text(turtle(text))
            settings = Settings(store=store, endpoint=endpoint)
            return fill_store(settings, foreign_data([file]), project_rules()).version

        def copied() -> str:
            (folder,) = (endpoint.cache / "copies").iterdir()
            return current_manifest(folder).version

        first = await asyncio.to_thread(fill, ANIMALS)
        user, other = api.user("Emma", "en"), api.user("Ada", "en")
        own = {"processes": 1, "watch_seconds": 0.2, "administrators": frozenset({user.id})}
        async with starting(store=store, endpoint=endpoint, **own) as bot:
            assert bot.desk.assistant.version == first
            async with asking(api, other) as heard:
                second = await asyncio.to_thread(fill, ANIMALS + ANOTHER)
                assert await until(lambda: bot.desk.assistant.version == second)
                assert await until(lambda: "animal: 2" in heard[-1])
            assert len(heard) > 10
            assert all("Tom" in said for said in heard), heard
            assert "Rex" in await ask(api, user, "Rex")

            assert await until(lambda: copied() == second)
            server.stop()
            said = await ask(api, user, "Tom")
            assert "animal" in said
            assert AWAY in said
            assert second in said
            said = await ask(api, user, "/reload")
            assert f"refused; {second} stays in use" in said
            assert "cannot be reached" in said

            server.start_again()
            for _ in range(100):
                said = await ask(api, user, "Tom")
                if AWAY not in said:
                    break
                await asyncio.sleep(0.2)
            assert "animal" in said
            assert AWAY not in said
