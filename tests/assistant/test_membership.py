"""Of the list just told: whether something is in it, how many there are, and which others."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, things

VISITED = {
    "az": "hansı ölkələr mərkəzi ziyarət edib",
    "en": "which countries visited the centre",
    "ru": "какие страны посетили центр",
}


@pytest.mark.parametrize(
    ("language", "question", "kind"),
    [
        ("az", "İtaliya var?", Kind.NONE),
        ("az", "Latviya var?", Kind.NO),
        ("az", "Moldova var?", Kind.YES),
        ("az", "Norveç də orada idi?", Kind.NO),
        ("en", "was Norway there?", Kind.NO),
        ("en", "is Moldova among them?", Kind.YES),
        ("en", "Serbia?", Kind.YES),
        ("en", "and Latvia?", Kind.NO),
        ("ru", "Норвегия есть?", Kind.NO),
        ("ru", "Молдова есть?", Kind.YES),
        ("ru", "а Латвия?", Kind.NO),
        ("ru", "Украина среди них?", Kind.YES),
    ],
)
def test_a_name_after_a_list_asks_if_it_is_there(
    asker: Asker, language: str, question: str, kind: Kind
) -> None:
    assert asker.ask(VISITED[language], question).kind is kind


@pytest.mark.parametrize(
    ("language", "question", "count"),
    [
        ("az", "Norveç var?", "neçə ölkə"),
        ("en", "was Norway there?", "how many countries"),
        ("ru", "Норвегия есть?", "сколько стран"),
    ],
)
def test_the_list_is_still_spoken_of(
    asker: Asker, language: str, question: str, count: str
) -> None:
    answer = asker.ask(VISITED[language], question, count)
    assert (answer.kind, answer.value) == (Kind.COUNT, 9)


@pytest.mark.parametrize(
    ("first", "second", "kind"),
    [
        ("какие есть соглашения", "Швейцария есть?", Kind.YES),
        ("какие есть соглашения", "Польша есть?", Kind.NONE),
        ("which agreements are there", "is Switzerland there?", Kind.YES),
        ("hansı sazişlər var", "Norveç var?", Kind.YES),
        ("с кем есть соглашения", "с Россией есть?", Kind.YES),
        ("какие есть проекты", "твиннинг есть?", Kind.YES),
    ],
)
def test_of_other_things_it_asks_if_any_has_to_do_with_it(
    asker: Asker, first: str, second: str, kind: Kind
) -> None:
    assert asker.ask(first, second).kind is kind


@pytest.mark.parametrize(
    ("first", "second", "third"),
    [
        ("is there an agreement with Georgia", "and with Switzerland", "how many of them"),
        ("Gürcüstanla saziş var?", "bəs İsveçrə ilə", "onlar neçədir"),
        ("есть соглашение с Грузией", "а с Швейцарией", "сколько их"),
    ],
)
def test_how_many_of_them_counts_what_was_asked_for(
    asker: Asker, first: str, second: str, third: str
) -> None:
    answer = asker.ask(first, second, third)
    assert (answer.kind, answer.value) == (Kind.COUNT, 2)
    assert things(answer) == {
        "agreement-switzerland-readmission",
        "agreement-switzerland-visa-facilitation",
    }


@pytest.mark.parametrize(
    "talk",
    [
        ("Norway", "how many of them"),
        ("GRETA", "onlar neçədir"),
        ("Молдова", "сколько их"),
    ],
)
def test_never_is_everything_counted(asker: Asker, talk: tuple[str, str]) -> None:
    assert asker.ask(*talk).kind is Kind.NONE


OTHERS = {
    "project-twinning",
    "project-migration-border-management",
    "project-readmission-south-caucasus",
}


@pytest.mark.parametrize(
    ("second", "third"),
    [
        ("nə vaxt başlayıb", "bəs digər layihələr"),
        ("nə vaxt başlayıb", "başqa layihələr?"),
        ("when did it begin", "what about the other projects"),
        ("when did it begin", "which other projects are there?"),
        ("когда начался", "а какие ещё проекты есть?"),
        ("когда начался", "остальные проекты"),
    ],
)
def test_others_are_all_but_those_spoken_of(asker: Asker, second: str, third: str) -> None:
    assert things(asker.ask("project-asylum-quality-initiative", second, third)) == OTHERS


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("sazişlər", "bəs digər sazişlər"),
        ("projects", "other projects?"),
        ("соглашения", "а другие соглашения?"),
    ],
)
def test_there_are_no_others(asker: Asker, first: str, second: str) -> None:
    assert asker.ask(first, second).kind in (Kind.NONE, Kind.NO)


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("dekabr tədbirləri", "hansılar Bakıda olub?"),
        ("events in December", "which were in Baku"),
        ("события в декабре", "какие были в Баку?"),
    ],
)
def test_a_place_narrows_what_was_listed(asker: Asker, first: str, second: str) -> None:
    assert things(asker.ask(first, second)) == {"event-readmission-seminar-2014-12"}
