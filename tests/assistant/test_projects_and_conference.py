"""What officials ask of the projects and of the conference, in words that the report has not."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.vocabulary import local_name

PARTNERED = {
    "project-migration-border-management",
    "project-asylum-quality-initiative",
    "project-readmission-south-caucasus",
}
CONFERENCE = "event-migration-policy-conference-2014-04"
SERVICE, UNHCR = "body-state-migration-service", "body-unhcr"
ACADEMY = "body-national-academy-of-sciences"

FOUND = [
    # a word for bodies of one system is a sort of body where *which* asks for one of them
    ("which UN institution backed the training in April", {UNHCR}),
    ("sığınacaq layihəsini hansı BMT təsisatı maliyyələşdirir", {UNHCR}),
    ("какой орган ООН финансирует инициативу по убежищу", {UNHCR}),
    # in what somebody plays a part that nothing with a place has
    ("where does the Service act as a partner", PARTNERED),
    ("Xidmət harada tərəfdaşdır", PARTNERED),
    ("где Служба выступает партнёром", PARTNERED),
    # where money comes from is who gives it
    ("sığınacaq layihəsinin maliyyəsi haradan gəlir", {UNHCR, "body-european-commission"}),
    ("откуда финансирование проекта управления реадмиссией", {"body-european-union"}),
    # whose project it is, is not who did to whom
    ("who is the beneficiary of the IOM project", {SERVICE}),
    ("BMqT layihəsinin benefisiarı kimdir", {SERVICE}),
    ("кто бенефициар проекта МОМ", {SERVICE}),
    # what a project is for, it tells itself
    ("why the border management project", {"project-migration-border-management"}),
    ("sığınacaq layihəsi nə üçündür", {"project-asylum-quality-initiative"}),
    ("для чего проект Твиннинг", {"project-twinning"}),
    # those who are joined are named beside one another
    ("which body held the conference together with IOM and the Academy of Sciences", {SERVICE}),
    ("Xidmət və BMqT ilə birgə konfransı kim təşkil edib", {ACADEMY}),
    ("кто провёл конференцию совместно с МОМ и Академией наук", {SERVICE}),
    ("who benefits from Twinning and the IOM readmission project", {SERVICE}),
    # an order is of what has days
    ("the Service's latest project", {"project-migration-border-management"}),
    ("Xidmətin ən köhnə layihəsi", {"project-twinning"}),
    ("самый новый проект Службы", {"project-migration-border-management"}),
    ("which event was first, the seminar or the conference", {CONFERENCE}),
    ("hansı tədbir əvvəl olub: konfrans, yoxsa seminar", {CONFERENCE}),
    ("какое мероприятие было раньше: семинар или конференция", {CONFERENCE}),
]


@pytest.mark.parametrize(("question", "things"), FOUND)
def test_found(assistant: Assistant, question: str, things: set[str]) -> None:
    answer, _ = assistant.ask(question)
    assert {local_name(item) for item in answer.items} == things


@pytest.mark.parametrize(
    "question",
    [
        "konfransda neçə ölkə iştirak edib",
        "how many countries took part in the conference",
        "сколько стран участвовало в конференции",
        "why did Norway finance the border management project",
        "which UN agency funds Twinning",
        "who drafted the Twinning project",
        "what decision did the conference adopt",
        "резолюция конференции",
    ],
)
def test_nothing_is_made_up(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind == "none"


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("do UNHCR and the European Commission jointly fund the asylum initiative?", "yes"),
        ("Avropa İttifaqı və Xidmət Tvinninqi birgə həyata keçirir?", "yes"),
        ("правда, что МОМ и Служба вместе организовали конференцию?", "yes"),
    ],
)
def test_what_several_do_jointly_each_does(assistant: Assistant, question: str, kind: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind == kind


@pytest.mark.parametrize(
    "question",
    [
        "since when does Twinning work",
        "Tvinninq nə vaxtdan işləyir",
        "с какого времени работает Твиннинг",
    ],
)
def test_a_project_works_since_it_started(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert (answer.kind, answer.value) == ("date", "2013-01")
