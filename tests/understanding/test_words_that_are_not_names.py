"""Numbers that count, *kimi* as *as*, a verb that begins like a name, capitals for countries."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.vocabulary import local_name

SERVICE = "body-state-migration-service"
RUSSIAN = {
    "agreement-russia-readmission",
    "agreement-russia-fms-cooperation",
    "agreement-russia-labour-migration",
}

ANSWERED = [
    (
        "Xidmətin tərəfdaş kimi qatıldığı layihələr",
        {
            "project-readmission-south-caucasus",
            "project-asylum-quality-initiative",
            "project-migration-border-management",
        },
    ),
    ("Benilüks protokolu qurumlara kimin vasitəsilə çatdırılıb", {"body-cabinet-of-ministers"}),
    ("Moskva ilə sazişlər", RUSSIAN),
    ("agreements with Moscow", RUSSIAN),
    ("соглашения с Москвой", RUSSIAN),
    ("konfransı kimlər ərsəyə gətirib", {"body-iom", "body-national-academy-of-sciences", SERVICE}),
    ("what started in 2013", {"project-twinning"}),
    ("2013-cü ildə nə başlanıb", {"project-twinning"}),
    ("fevralda heyət hara uçub", {"country-poland"}),
]


@pytest.mark.parametrize(("question", "things"), ANSWERED)
def test_what_is_meant_is_found(assistant: Assistant, question: str, things: set[str]) -> None:
    answer, _ = assistant.ask(question)
    assert {local_name(item) for item in answer.items} == things


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("is the draft readmission agreement with russia signed", "no"),
        ("does the agreement between two migration services have a draft", "yes"),
        ("meetings in Moscow", "list"),
        ("Azərbaycan neçə konvensiyadan kənarda qalıb", "count"),
    ],
)
def test_it_is_answered(assistant: Assistant, question: str, kind: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind == kind


def test_a_capital_is_its_country_for_agreements_alone(assistant: Assistant) -> None:
    answer, _ = assistant.ask("meetings in Moscow")
    assert {local_name(item) for item in answer.items} == {
        "event-moscow-fms-talks-2014-05",
        "event-moscow-readmission-talks-2014-12",
    }
