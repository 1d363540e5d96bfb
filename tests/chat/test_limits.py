"""For every thing, language and kind of answer: no reply breaks a limit, none loses a row."""

import time
from collections.abc import Iterator
from typing import Any

import pytest

from bot import vocabulary as voc
from bot.assistant import Assistant
from bot.chat.application import Bot
from bot.chat.menu import CLASSES
from bot.chat.replies import Reply, compose_reply
from bot.dialogue.buttons import panel_rows
from bot.dialogue.conversing import card_reading
from bot.dialogue.memories import Place
from bot.dialogue.shown import Shown
from bot.model import Form, Language, Reading, Selection
from bot.query.selection import Queries
from tests.chat.conftest import Starting
from tests.chat.test_state import QUESTIONS
from tests.helpers.bot_api import BotApi, parse_html, settle, start_payload, units
from tests.helpers.bot_api.checks import START_PAYLOAD

HERE = Place(1, 1)
KINDS = (*QUESTIONS, "agreement with Japan?", "tədbirlər", "salam", "", "redmission agrements")


def broken(reply: Reply) -> Iterator[str]:
    text, entities = settle(*parse_html(reply.html))
    if not 0 < units(text) <= 4096 or len(entities) > 100:
        yield f"{units(text)} units, {len(entities)} entities"
    if "<" in text and "</" in text:
        yield "markup that shows"
    if sum(map(len, reply.rows)) > 100 or any(len(row) > 8 for row in reply.rows):
        yield "too many buttons"
    for button in (button for row in reply.rows for button in row):
        if not button.text.strip() or bool(button.data) is bool(button.url):
            yield f"no button: {button}"
        if len(button.data.encode()) > 64:
            yield f"too much data: {button}"
        payload = start_payload(button.url) if button.url else None
        if payload is not None and not START_PAYLOAD.fullmatch(payload):
            yield f"no link: {button}"


@pytest.mark.parametrize("language", Language)
async def test_cards(api: BotApi, bot: Bot, assistant: Assistant, language: Language) -> None:
    things = [thing for thing in assistant.reader.schema.classes if thing.startswith(voc.ID)]
    for thing in things:
        shown = bot.desk.read(HERE, card_reading(thing, language))
        for page in every_page(bot, shown):
            assert list(broken(page)) == []


@pytest.mark.parametrize("language", Language)
async def test_lists(api: BotApi, bot: Bot, language: Language) -> None:
    classes = [*CLASSES.values(), voc.ACTIVITY, voc.FIGURE, voc.DOCUMENT, voc.LEGAL_ACT]
    for cls in classes:
        reading = Reading(language, Form.THINGS, Selection(classes=(cls,)))
        shown = bot.desk.read(HERE, reading, page=99)
        numbers: list[int] = []
        for page in every_page(bot, shown):
            assert list(broken(page)) == []
            numbers += [int(b.text) for row in page.rows for b in row if b.text.isdecimal()]
        if shown.answer.total > 1:
            assert numbers == list(range(1, shown.answer.total + 1))


@pytest.mark.parametrize("question", KINDS)
async def test_kinds_and_panels(api: BotApi, bot: Bot, question: str) -> None:
    desk = bot.desk
    for language in Language:
        answer, _ = desk.assistant.ask(question, default=language, rows=60)
        shown = desk.shown(answer)
        for page in every_page(bot, shown):
            assert list(broken(page)) == []
        if shown.key and not (answer.choices or answer.offers):
            for offered in (desk.assistant.narrow(answer), desk.assistant.widen(answer)):
                rows = panel_rows(desk.shown(offered), 0, "+")
                assert list(broken(Reply("x", rows))) == []


def every_page(bot: Bot, shown: Shown) -> Iterator[Reply]:
    from dataclasses import replace

    from bot.rendering.telegram_html import messages

    for page in range(messages(shown.answer).pages):
        yield compose_reply(replace(shown, page=page))


class Slow:
    """A store that takes its time."""

    def __init__(self, real: Any) -> None:
        self.real, self.seconds = real, 0.0

    def __getattr__(self, name: str) -> Any:
        time.sleep(self.seconds)
        return getattr(self.real, name)


async def test_work_that_takes_long_is_shown(
    api: BotApi, starting: Starting, assistant: Assistant
) -> None:
    store = Slow(assistant._store)
    slow = Assistant(store, Queries())  # type: ignore[arg-type]
    user = api.user("Emma", "en")
    async with starting(using=slow):
        quick = await api.reply(user, after=await user.send("projects"))
        assert user.chat.actions == []
        store.seconds = 0.5
        await api.reply(user, after=await user.send("agreements"))
        assert user.chat.actions == ["typing"]
        await user.press(quick, "Turtle")
        await api.replies(user, after=quick, count=2, timeout=15)
        assert "upload_document" in user.chat.actions
