"""A word for one class is understood of another: who carries out a measure, a project, a treaty."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.vocabulary import local_name

CABINET, SERVICE, IOM = "body-cabinet-of-ministers", "body-state-migration-service", "body-iom"

ANSWERED = [
    ("points the cabinet has to carry out", {"measure-1-1", "measure-1-2"}),
    (
        "name the hosts of the migration policy conference",
        {SERVICE, "body-national-academy-of-sciences", IOM},
    ),
    ("who implements measure 1.1", {CABINET}),
    ("who is in charge of the south caucasus readmission project", {IOM}),
    ("which agency answers for carrying out the EU readmission agreement", {SERVICE}),
    ("1.2-ni kim həyata keçirir", {CABINET}),
    ("hansı qurum Cənubi Qafqaz readmissiya layihəsinə cavabdehdir", {IOM}),
    ("кто реализует меру 1.1", {CABINET}),
    ("кто реализует соглашение о реадмиссии с ЕС", {SERVICE}),
    ("ILO info was sent to whom?", {"body-ministry-of-labour"}),
    ("tell me which ventures IOM runs", {"project-readmission-south-caucasus"}),
]


@pytest.mark.parametrize(("question", "things"), ANSWERED)
def test_what_is_like_it_is_stated(assistant: Assistant, question: str, things: set[str]) -> None:
    answer, _ = assistant.ask(question)
    assert {local_name(item) for item in answer.items} == things


@pytest.mark.parametrize(
    "question",
    [
        "by when should measure 2.10 be finished",
        "2.10 nə vaxta qədər başa çatmalıdır",
        "когда должна завершиться мера 2.10",
    ],
)
def test_the_end_of_a_measure_is_its_time_limit(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert (answer.kind, answer.value) == ("date", "2012/2015")


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("who carries out the asylum initiative on the ground", "none"),
        ("who heads the measure 2.10", "none"),
        ("what did the Russian embassy answer", "none"),  # who answers for it is another verb
    ],
)
def test_nothing_near_stands_in_for_what_is_not_stated(
    assistant: Assistant, question: str, kind: str
) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind == kind


def test_who_after_those_asks_nothing(assistant: Assistant) -> None:
    answer, _ = assistant.ask("were ukrainians among those who saw the baku centre")
    assert answer.kind == "yes"
    answer, _ = assistant.ask("were norwegians among those who saw the baku centre")
    assert answer.kind in ("no", "none")
