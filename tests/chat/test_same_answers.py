"""A question is answered on Telegram as it is anywhere else."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.chat.desk import Desk
from bot.chat.settings import ChatSettings
from bot.chat.state import State
from bot.config import Settings
from bot.dialogue.allowance import Allowance
from bot.dialogue.conversing import ROWS
from bot.dialogue.editions import Shelf, edition_of
from bot.dialogue.memories import Place
from bot.evaluation.questions import load_questions
from bot.model import Language, Memory
from bot.rendering.telegram_html import messages
from tests.helpers.asking import TODAY
from tests.helpers.project import ROOT

EXAMPLES = ROOT / "tests/conversations/examples.yaml"


@pytest.fixture
def desk(assistant: Assistant) -> Desk:
    chat, state = ChatSettings(state=Path()), State(":memory:")
    shelf = Shelf(edition_of(assistant, Settings(), chat))
    return Desk(Settings(today=TODAY), chat, shelf, state, Allowance(0))


def test_every_example_is_answered_the_same(desk: Desk, assistant: Assistant) -> None:
    """Whole conversations, by the same steps that a message takes."""
    for number, question in enumerate(load_questions([EXAMPLES])):
        place = Place(number + 1, number + 1)
        texts = (*question.context, question.text)
        memory = Memory()
        for at, text in enumerate(texts, start=1):
            answer, memory = assistant.ask(
                text, memory, today=TODAY, default=question.language, rows=ROWS
            )
            answer = replace(answer, examples=desk.examples(answer.language))
            reply = desk.ask(place, text, question.language, question=at)
            assert reply.html == messages(answer).html, text


def test_what_is_found_by_a_search_is_found_here_too(
    desk: Desk, assistant: Assistant, monkeypatch: pytest.MonkeyPatch
) -> None:
    """Where no reading is borne out the words are searched for anew: for each person."""
    asked: list[str] = []

    def search(
        text: str, memory: object, *, today: date, default: Language, sighting: object
    ) -> None:
        assert today == TODAY
        asked.append(text)

    monkeypatch.setattr(assistant, "search", search)
    for user in (1, 2):
        desk.ask(Place(user, user), "agreements with Norway signed in 2013", Language.EN)
    assert asked == ["agreements with Norway signed in 2013"] * 2
