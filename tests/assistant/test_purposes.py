"""What things were done for, and what was done for it."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker

FOR_THE_CENTRES = {
    "event-detention-centre-expert-meetings",
    "event-detention-centre-staff-trainings",
    "event-study-visits-detention-centres",
}
PROJECTS = {"project-twinning", "project-readmission-south-caucasus"}


@pytest.mark.parametrize(
    "text",
    [
        "what was done to better the running of the centres",
        "mərkəzlərin fəaliyyətini yaxşılaşdırmaq üçün nələr edilib",
        "что сделано для повышения качества работы центров",
    ],
)
def test_what_was_done_for_it(asker: Asker, text: str) -> None:
    assert asker.things(text) == FOR_THE_CENTRES


@pytest.mark.parametrize(
    "text",
    [
        "which projects helped to enhance the operation of the centres",
        "hansı layihələr mərkəzlərin inkişaf etdirilməsinə kömək edib",
        "какие проекты помогли усовершенствовать деятельность центров",
        "hansı layihələr Yevlax mərkəzinə kömək edib",
        "какие проекты связаны с бакинским центром",
    ],
)
def test_the_projects_of_what_was_done_for_a_place(asker: Asker, text: str) -> None:
    assert asker.things(text) == PROJECTS


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("why were the trainings for centre staff held", "event-detention-centre-staff-trainings"),
        ("purpose of the study visits to seven countries", "event-study-visits-detention-centres"),
        ("Rumıniyaya səfər nədən ötrü olub", "event-study-visits-detention-centres"),
        (
            "зачем встречались с экспертами",
            "event-detention-centre-expert-meetings",
        ),
    ],
)
def test_why_is_the_purpose_stated(asker: Asker, text: str, event: str) -> None:
    assert asker.things(text) == {event}


@pytest.mark.parametrize(
    "text",
    [
        "why was the seminar held",
        "which agreements helped to improve the centres",
        "kim mərkəzlərin işini pisləşdirib",
    ],
)
def test_another_purpose_is_not_stated(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    ["Bakı mərkəzi və Yevlax", "Baku centre and Yevlakh", "бакинский центр и евлахский"],
)
def test_a_noun_said_with_the_first(asker: Asker, text: str) -> None:
    assert asker.things(text) == {
        "place-detention-centre-baku",
        "place-detention-centre-yevlakh",
    }


@pytest.mark.parametrize(
    "text",
    [
        "list the states whose delegations have seen the detention centre in Baku",
        "states that came to see the Baku detention centre",
        "страны, чьи делегации осмотрели центр",
        "Bakıdakı mərkəzdə yaradılmış şəraitlə hansı dövlətlər tanış olub",
    ],
)
def test_players_described_by_what_they_did(asker: Asker, text: str) -> None:
    found = asker.things(text)
    assert len(found) == 9
    assert {"country-serbia", "country-turkey"} <= found


def test_how_many_behind_all_else(asker: Asker) -> None:
    for text in ("countries visited on study trips how many", "təlim səfəri edilən ölkələrin sayı"):
        answer = asker.ask(text)
        assert (answer.kind, answer.value) == (Kind.COUNT, 7)


def test_people_are_counted_of_nothing_else(asker: Asker) -> None:
    assert asker.ask("17-18 aprel təlimi harada keçirilib?", "neçə işçi qatılıb").kind is Kind.NONE
