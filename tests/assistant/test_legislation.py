"""The making of laws: bills and who looks at them, the Migration Code and what was added to it."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.helpers.asking import Asker

ORGANISATIONS = "body-human-rights-organisations"


@pytest.fixture(scope="module")
def asker(assistant: Assistant) -> Asker:
    return Asker(assistant)


@pytest.mark.parametrize(
    "question",
    [
        "qanun layihələrinə kim rəy verir",
        "qanunların layihələri kimin rəyinə göndərilir",
        "who gives an opinion on draft laws",
        "to which organisations are bills sent",
        "кому направляют проекты законов",
        "кто даёт заключение на законопроекты",
    ],
)
def test_bills_go_to_the_human_rights_organisations(asker: Asker, question: str) -> None:
    assert asker.things(question) == {ORGANISATIONS}


@pytest.mark.parametrize(
    "question",
    [
        "qanun layihəsinə kim səs verib",
        "who funded the draft laws",
        "когда приняты законопроекты",
        "neçə qanun layihəsi var",
        "how many bills were reviewed",
        "сколько законопроектов рассмотрено",
    ],
)
def test_no_more_is_said_of_bills(asker: Asker, question: str) -> None:
    assert asker.ask(question).kind == "none"


@pytest.mark.parametrize(
    "question",
    [
        "Aİ standartlarına uyğunlaşdırma üzrə layihə hansıdır",
        "which project helps to align with European standards",
        "какой проект о приведении в соответствие со стандартами ЕС",
    ],
)
def test_a_project_aligns_the_legislation(asker: Asker, question: str) -> None:
    assert asker.things(question) == {"project-twinning"}
