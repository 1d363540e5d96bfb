"""Who did it together: partners, those beside whom it was done, and who took part in any part."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.vocabulary import local_name

SERVICE, EU, IOM = "body-state-migration-service", "body-european-union", "body-iom"
ACADEMY, COMMISSION = "body-national-academy-of-sciences", "body-european-commission"
CONFERENCE = "event-migration-policy-conference-2014-04"

ANSWERED = [
    ("partner in the Twinning project", {EU}),
    ("with whom did IOM hold the migration conference", {SERVICE, ACADEMY}),
    ("who held the conference together with the Academy of Sciences", {SERVICE, IOM}),
    ("who finances the asylum initiative together with the European Commission", {"body-unhcr"}),
    ("which projects is the European Union a partner in", {"project-twinning"}),
    ("in which events did the Academy of Sciences take part", {CONFERENCE}),
    ("Tvinninq layihəsində Xidmətin tərəfdaşı", {EU}),
    ("miqrasiya konfransını BMqT ilə birlikdə kim keçirib", {SERVICE, ACADEMY}),
    ("sığınacaq layihəsini Avropa Komissiyası ilə birgə kim maliyyələşdirir", {"body-unhcr"}),
    ("BMqT ilə birgə nə təşkil edilib", {CONFERENCE}),
    ("DMX-lə birgə konfransı kimlər təşkil edib", {IOM, ACADEMY}),
    ("партнёр по Твиннингу", {EU}),
    ("с МОМ кто ещё проводил конференцию", {SERVICE, ACADEMY}),
    ("кто проводил конференцию совместно с Академией наук", {SERVICE, IOM}),
    ("кто вместе с Еврокомиссией финансирует инициативу по убежищу", {"body-unhcr"}),
    ("в каком мероприятии принимала участие Академия наук", {CONFERENCE}),
]


@pytest.mark.parametrize(("question", "things"), ANSWERED)
def test_who_played_the_same_part(assistant: Assistant, question: str, things: set[str]) -> None:
    answer, _ = assistant.ask(question)
    assert {local_name(item) for item in answer.items} == things


@pytest.mark.parametrize(
    "question",
    [
        "number of projects the Service participates in",
        "Xidmət neçə layihədə iştirak edir",
        "в скольких проектах участвует Служба",
    ],
)
def test_whoever_implements_a_project_takes_part_in_it(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert (answer.kind, answer.value) == ("count", 4)


IN_BAKU = {
    CONFERENCE,
    "event-detention-centre-visits",
    "event-unhcr-training-2014-04",
    "event-readmission-seminar-2014-12",
}


@pytest.mark.parametrize(
    "question",
    [
        "events in Baku during 2014",
        "Bakıda hansı tədbirlər olub",
        "какие мероприятия состоялись в Баку",
    ],
)
def test_events_somewhere_are_those_held_there(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert {local_name(item) for item in answer.items} == IN_BAKU


@pytest.mark.parametrize(
    "question",
    [
        "events before May 2014",
        "2014-cü ilin mayından əvvəlki tədbirlər",
        "мероприятия до 1 мая 2014",
    ],
)
def test_what_is_of_the_whole_year_is_not_before_a_month(
    assistant: Assistant, question: str
) -> None:
    answer, _ = assistant.ask(question)
    assert "event-detention-centre-visits" not in {local_name(item) for item in answer.items}
    assert CONFERENCE in {local_name(item) for item in answer.items}


@pytest.mark.parametrize(
    "question",
    [
        "the Service's partner in the border management project",  # the Service itself is told of
        "who attended the migration policy conference",  # who organised it need not be all
        "konfransda kimlər iştirak edib",
        "сколько участников было на конференции по миграционной политике",
        "with whom did Norway finance the asylum initiative",
        "in which projects is Norway a partner",
        "which EU country is the partner in Twinning",
        "hansı Aİ ölkəsi Tvinninqdə tərəfdaşdır",
    ],
)
def test_nobody_else_stands_in_for_a_partner(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind == "none"


@pytest.mark.parametrize(
    "question",
    [
        "did IOM take part in the migration policy conference?",
        "BMqT miqrasiya siyasəti konfransında iştirak edibmi?",
        "МОМ участвовала в конференции по миграционной политике?",
        "is the EU a partner in Twinning?",
    ],
)
def test_who_has_any_part_took_part(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind == "yes"
