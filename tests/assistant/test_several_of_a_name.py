"""A name in the plural is that of several things; the chapter of an act by what was done to it."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from tests.helpers.asking import Asker

CONVENTIONS = {"convention-ilo-c097", "convention-ilo-c143"}
RECOMMENDATIONS = {"recommendation-ilo-r086", "recommendation-ilo-r151"}
EXPERTS = {"body-iom", "project-twinning"}


@pytest.fixture(scope="module")
def asker(assistant: Assistant) -> Asker:
    return Asker(assistant)


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("əməkçi miqrantlar haqqında konvensiyalar", CONVENTIONS),
        ("məşğulluq üçün miqrasiya haqqında konvensiyaları göstər", CONVENTIONS),
        ("əmək miqrantları haqqında tövsiyələr", RECOMMENDATIONS),
        ("which ILO conventions on migrant workers are there", CONVENTIONS),
        ("Migration for Employment Recommendations", RECOMMENDATIONS),
        ("какие конвенции о трудящихся мигрантах упомянуты", CONVENTIONS),
        ("рекомендации о трудящихся-мигрантах", RECOMMENDATIONS),
    ],
)
def test_a_plural_is_the_name_of_several(asker: Asker, question: str, things: set[str]) -> None:
    assert asker.things(question) == things


@pytest.mark.parametrize(
    ("question", "thing"),
    [
        ("əmək miqrantları haqqında konvensiya", "convention-ilo-c143"),
        ("insan alveri konvensiyaları", "convention-coe-trafficking"),
        ("BMT Təhlükəsizlik Şurasının qətnamələri", "law-un-sc-resolutions"),
        ("Migrant Workers Convention", "convention-ilo-c143"),
        ("по конвенции о трудящихся мигрантах", "convention-ilo-c143"),
        ("где состоится следующая встреча с россиянами", "place-baku"),
    ],
)
def test_one_of_its_sort_stays_one(asker: Asker, question: str, thing: str) -> None:
    assert asker.things(question) == {thing}


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("fəsil hansı qanunla əlavə olunub", {"law-1143-ivqd"}),
        ("Məcəlləyə edilmiş əlavələr hansı qanunladır", {"law-1143-ivqd"}),
        ("fəslin layihəsi kimlərlə birgə yazılıb", EXPERTS),
        ("by which law was the chapter added", {"law-1143-ivqd"}),
        ("who drafted the chapter", {"body-state-migration-service"}),
        ("кто писал главу", {"body-state-migration-service"}),
        ("с кем готовили проект главы", EXPERTS),
        ("məlumatda neçə fəsil yer alır", {"chapter-1", "chapter-2", "chapter-5"}),
    ],
)
def test_a_chapter_is_what_is_done_to_it(asker: Asker, question: str, things: set[str]) -> None:
    assert asker.things(question) == things
