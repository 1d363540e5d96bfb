"""Follow-ups: what the last question fixed is kept, what the new one says takes its place."""

import pytest

from bot.model import Kind, Memory
from tests.helpers.asking import TODAY, Asker, carried, said, things

NORWAY = {"agreement-norway-readmission", "agreement-norway-visa-facilitation"}
RUSSIA = {
    "agreement-russia-readmission",
    "agreement-russia-fms-cooperation",
    "agreement-russia-labour-migration",
}
EU = {"agreement-eu-readmission"}


CHANGED = [
    ("Norveç ilə sazişlər", "bəs Rusiya ilə?", RUSSIA, {"Agreement"}),
    ("agreements with Norway", "and with Russia?", RUSSIA, {"Agreement"}),
    ("соглашения с Норвегией", "а с Россией?", RUSSIA, {"Agreement"}),
    ("agreements", "only those in force", EU, {"Agreement"}),
    ("sazişlər", "yalnız qüvvədə olanlar", EU, {"Agreement"}),
    ("соглашения", "только вступившие в силу", EU, {"Agreement"}),
    ("agreements", "which of them are in force?", EU, {"Agreement"}),
    (
        "readmissiya sazişləri",
        "hansılar imzalanıb?",
        {"agreement-eu-readmission", "agreement-norway-readmission"},
        {"Agreement", "readmission"},
    ),
    ("соглашения", "какие из них вступили в силу?", EU, {"Agreement"}),
]


@pytest.mark.parametrize(("first", "second", "expected", "kept"), CHANGED)
def test_a_condition_is_put_in_place(
    asker: Asker, first: str, second: str, expected: set[str], kept: set[str]
) -> None:
    answer = asker.ask(first, second)
    assert things(answer) == expected
    assert kept <= said(answer.reading.pieces)


@pytest.mark.parametrize(("first", "second", "expected", "kept"), CHANGED)
def test_what_is_kept_is_marked_as_carried(
    asker: Asker, first: str, second: str, expected: set[str], kept: set[str]
) -> None:
    assert carried(asker.ask(first, second)) == kept


@pytest.mark.parametrize(
    ("first", "second", "date"),
    [
        ("EU readmission agreement", "and when did it enter into force?", "2014-09-01"),
        ("Norveç ilə readmissiya sazişi", "nə vaxt imzalanıb?", "2014-12-03"),
        ("соглашение о реадмиссии с ЕС", "а когда вступило в силу?", "2014-09-01"),
        ("agreements with Norway", "when were they signed?", "2014-12-03"),
    ],
)
def test_a_date_is_asked_of_the_last_thing(
    asker: Asker, first: str, second: str, date: str
) -> None:
    asked = asker.ask(first)
    answer = asker.ask(first, second)
    assert (answer.kind, answer.value) == (Kind.DATE, date)
    assert things(answer) == things(asked)
    assert carried(answer)
    assert carried(answer) <= said(answer.reading.pieces)


@pytest.mark.parametrize(
    ("first", "second", "number"),
    [
        ("agreements with Norway", "the first one", 0),
        ("agreements with Norway", "the second one", 1),
        ("Norveç ilə sazişlər", "birincisi", 0),
        ("Norveç ilə sazişlər", "ikincisi", 1),
        ("соглашения с Россией", "первое", 0),
        ("соглашения с Россией", "третье", 2),
        ("agreements with Norway", "the last one", -1),
    ],
)
def test_one_of_the_list_is_picked(asker: Asker, first: str, second: str, number: int) -> None:
    listed, answer = asker.talk(first, second)
    assert answer.kind is Kind.ENTITY
    assert answer.items == (listed.items[number],)


@pytest.mark.parametrize(
    ("first", "second", "value", "kept"),
    [
        ("agreements with Norway", "how many?", 2, {"Agreement", "country-norway"}),
        ("sazişlər", "neçədir?", 9, {"Agreement"}),
        ("соглашения с Россией", "сколько?", 3, {"Agreement", "country-russia"}),
    ],
)
def test_the_last_list_is_counted(
    asker: Asker, first: str, second: str, value: int, kept: set[str]
) -> None:
    answer = asker.ask(first, second)
    assert (answer.kind, answer.value) == (Kind.COUNT, value)
    assert kept <= said(answer.reading.pieces)
    assert carried(answer) == kept


def test_what_was_counted_is_listed(asker: Asker) -> None:
    assert asker.things("Rusiya ilə neçə saziş var?", "hansılar?") == RUSSIA
    assert asker.things("how many agreements with Russia?", "which ones?") == RUSSIA
    assert asker.things("сколько соглашений с Россией?", "какие?") == RUSSIA


def test_who_and_where_of_the_last_event(asker: Asker) -> None:
    assert asker.things("UNHCR training", "who supported it?") == {"body-unhcr"}
    assert asker.things("UNHCR training", "where?") == {"place-detention-centre-baku"}


def test_another_year(asker: Asker) -> None:
    answer = asker.ask("agreements signed in 2014", "and in 2013?")
    assert (answer.kind, things(answer)) == (Kind.NONE, set())
    assert {"Agreement", "signed", "2013-01-01/2013-12-31"} == said(answer.reading.pieces)
    assert carried(answer) == {"Agreement", "signed"}


def test_a_chain(asker: Asker) -> None:
    answers = asker.talk("agreements with Norway", "the second one", "when was it signed?")
    assert answers[-1].value == "2014-12-03"
    assert answers[-1].items == answers[1].items == answers[0].items[1:2]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("agreements with Norway", "projects"),
        ("agreements with Norway", "GRETA"),
        ("Norveç ilə sazişlər", "layihə 2014"),
        ("соглашения с Норвегией", "семинар"),
        ("agreements with Norway", "1.4"),
        ("agreements with Norway", "agreements in force"),
    ],
)
def test_a_new_topic_starts_afresh(asker: Asker, first: str, second: str) -> None:
    answer = asker.ask(first, second)
    assert things(answer) == asker.things(second)
    assert carried(answer) == set()


def test_a_greeting_between_changes_nothing(asker: Asker) -> None:
    assert asker.things("Norveç ilə sazişlər", "sağ ol", "bəs Rusiya ilə?") == RUSSIA


def test_forgetting_is_an_empty_memory(asker: Asker) -> None:
    """What /new does: nothing of the last question is left."""
    _, memory = asker.assistant.ask("agreements with Norway", today=TODAY)
    assert memory.reading is not None
    assert len(memory.items) == 2
    forgotten, _ = asker.assistant.ask("and with Russia?", Memory(), today=TODAY)
    assert forgotten.items != asker.ask("agreements with Norway", "and with Russia?").items
    assert carried(forgotten) == set()


def test_nothing_is_carried_where_nothing_was_said(asker: Asker) -> None:
    for text in ("which of them are in force?", "how many?", "the first one", "hansılar?"):
        assert carried(asker.ask(text)) == set()


def test_no_words_of_anybody_are_kept(asker: Asker) -> None:
    _, memory = asker.assistant.ask("agreements with Norway xyzzyplugh", today=TODAY)
    assert "xyzzyplugh" not in repr(memory)


def test_how_much_is_asked_of_what_is_funded(asker: Asker) -> None:
    for first, second in (
        ("who funds the asylum initiative?", "how much"),
        ("кто финансирует инициативу по убежищу?", "сколько денег?"),
    ):
        assert asker.ask(first, second).kind is Kind.NONE


def test_what_a_number_was_told_of_is_still_spoken_of(asker: Asker) -> None:
    answer = asker.ask("twinning project", "how many components", "ok and when did it start")
    assert answer.kind is Kind.DATE
    assert things(answer) == {"project-twinning"}


DRAFTS, PROJECTS = 9, 4


@pytest.mark.parametrize(
    ("asked", "pick", "found"),
    [
        ("layihə", "1", PROJECTS),
        ("layihə", "2", DRAFTS),
        ("layihə", "ikincisi", DRAFTS),
        ("проект", "второе", DRAFTS),
        ("layihə", "sonuncu", DRAFTS),
    ],
)
def test_a_number_picks_one_of_the_choices(asker: Asker, asked: str, pick: str, found: int) -> None:
    offered, picked = asker.talk(asked, pick)
    assert offered.kind is Kind.CLARIFY
    assert len(offered.items) == PROJECTS + DRAFTS
    assert (picked.kind, picked.total) == (Kind.LIST, found)


def test_a_number_that_no_choice_has_picks_nothing_unseen(asker: Asker) -> None:
    offered, other = asker.talk("layihə", "5")
    assert not set(other.items) & set(offered.items)


def test_a_number_picks_what_was_offered_near_nothing(asker: Asker) -> None:
    nothing, picked = asker.talk("agreements with Norway xyzzy", "1")
    assert nothing.kind is Kind.NONE
    assert things(picked) == NORWAY


def test_a_number_picks_a_thing_again_once_things_are_listed(asker: Asker) -> None:
    listed, picked = asker.talk("layihə", "sazişlər", "2")[1:]
    assert picked.items == listed.items[1:2]
