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
    ],
)
def test_nothing_is_made_up(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind == "none"
