"""Nothing that asks the store or makes readings holds up the event loop, whatever is done."""

import os
import signal
import threading
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from bot.assistant import Assistant
from bot.assistant.answering import Answerers
from bot.chat.application import Bot
from bot.config import Settings
from bot.model import Language, Memory
from bot.pictures.standing import STEPS
from bot.processes import TimeLimitError
from bot.query.selection import Queries
from tests.chat.conftest import Starting
from tests.chat.test_versions import ANIMALS, ask, until
from tests.helpers.asking import TODAY
from tests.helpers.bot_api import BotApi
from tests.helpers.graphs import turtle

_TRIES = 6
LATE = "That took too long, so I stopped it."
QUESTIONS = ("readmission agreements 2014", "когда вступило в силу соглашение с ЕС", "tədbirlər")


class Watched:
    """A store, or a reader, that notes when it is asked in the thread of the event loop."""

    def __init__(self, real: Any, asked: list[str]) -> None:
        self.real, self.asked = real, asked

    def __getattr__(self, name: str) -> Any:
        if name not in ("version", "schema"):
            here = threading.current_thread() is threading.main_thread()
            self.asked.append(f"{name} on the loop" if here else name)
        return getattr(self.real, name)


async def test_whatever_a_person_does(
    api: BotApi, starting: Starting, assistant: Assistant
) -> None:
    asked: list[str] = []
    store: Any = Watched(assistant._store, asked)
    watched = Assistant(store, Queries())
    watched.reader = Watched(watched.reader, asked)  # type: ignore[assignment]
    user = api.user("Emma", "en")
    async with starting(using=watched):
        asked.clear()
        message = await user.send("readmission agreements 2014")
        reply = await api.reply(user, after=message, timeout=20)
        (share,) = (b for row in reply.buttons for b in row if b["text"] == "Share")
        payload = share["url"].rpartition("%3D")[2]
        for text in ("/agreements", "/agreements Norway", "/timeline", "/source 1.4", "/export csv",
                     f"/start {payload}", "/help", "/about"):  # fmt: skip
            await api.reply(user, after=await user.send(text), timeout=20)
        assert {"select", "construct", "read"} <= set(asked)
        assert [call for call in asked if "loop" in call] == []
        for label in ("1", "Source", "Query", "Turtle", "Narrow"):
            asked.clear()
            await user.press(reply, label)
            assert await until(lambda: "select" in asked), label
            assert [call for call in asked if "loop" in call] == []
        asked.clear()
        await (await user.inline("agreements with Norway")).answered(timeout=20)
        await user.edit(message, "agreements with Norway")
        await api.edited(reply, timeout=20)
        await api.settled()
    assert {"select", "read"} <= set(asked)
    assert [call for call in asked if "loop" in call] == []


@pytest.fixture(scope="module")
def answerers() -> Iterator[Answerers]:
    answerers = Answerers(Settings(), None, size=1)
    yield answerers
    answerers.close()


@pytest.mark.parametrize("question", QUESTIONS)
def test_processes_answer_as_an_assistant_does(
    answerers: Answerers, assistant: Assistant, question: str
) -> None:
    how: dict[str, Any] = {"today": TODAY, "default": Language.AZ}
    for memory in (Memory(), assistant.ask("agreements with Norway", **how)[1]):
        readings = answerers.reader.read(question, memory, **how)
        assert readings == assistant.reader.read(question, memory, **how)
        answer, after = answerers.answer(readings, memory, rows=60)
        assert (answer, after) == assistant.answer(readings, memory, rows=60)
        assert answerers.narrow(answer) == assistant.narrow(answer)
        assert answerers.widen(answer) == assistant.widen(answer)
        assert set(answerers.describe(answer)) == set(assistant.describe(answer))
        assert answerers.ask(question, memory, **how)[0].items == answer.items
    assert answerers.version == assistant.version
    body = assistant.ask("UNHCR", **how)[0]
    assert answerers.cited_ties(body) == assistant.cited_ties(body) != body
    assert answerers.sides(body) == assistant.sides(body)
    assert answerers.names(STEPS, Language.RU) == assistant.names(STEPS, Language.RU)
    assert answerers.terms() == assistant.terms()
    assert answerers.reader.schema.years == assistant.reader.schema.years
    assert answerers.reader.schema.reporting_years == assistant.reader.schema.reporting_years


async def test_at_the_limit_there_is_a_word_and_a_way_to_try_again(
    api: BotApi, starting: Starting, tmp_path: Path
) -> None:
    zoo = tmp_path / "zoo.ttl"
    zoo.write_text(turtle(ANIMALS))
    user = api.user("Emma", "en")
    async with starting(data=zoo, processes=1, answer_seconds=5) as bot:
        assert "Tom" in await ask(api, user, "animals")
        (number,) = numbers(bot)
        os.kill(number, signal.SIGSTOP)  # as a query does that comes to no end
        reply = await api.reply(user, after=await user.send("animals"), timeout=30)
        assert LATE in reply.text
        for _ in range(_TRIES):  # the new process may still be starting
            await user.press(reply, "Try again")
            reply = (await api.replies(user, after=reply, timeout=30))[0]
            if LATE not in reply.text:
                break
        assert "Tom" in reply.text
        assert numbers(bot) != [number]


@pytest.mark.parametrize(("language", "said"), [
    ("az", "çox uzun çəkdi"), ("en", LATE), ("ru", "слишком много времени"),
])  # fmt: skip
async def test_the_word_is_in_the_language_of_the_person(
    api: BotApi, starting: Starting, assistant: Assistant, language: str, said: str
) -> None:
    class Late:
        def __getattr__(self, name: str) -> Any:
            if name == "version":
                return "000000000000"
            raise TimeLimitError("late")

    late = Assistant(assistant._store, Queries())
    late._retrieval._store = Late()  # type: ignore[assignment]
    async with starting(using=late):
        assert said in await ask(api, api.user("Aygün", language), "agreements")


def numbers(bot: Bot) -> list[int]:
    answerers = bot.desk.assistant
    assert isinstance(answerers, Answerers)
    return answerers.numbers
