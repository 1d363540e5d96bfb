"""Where several things can be meant, and where there is nothing: choices, proposals, offers."""

import pytest

from bot.assistant.composing import MAX_CHOICES
from bot.model import Kind, Memory, Note
from tests.helpers.asking import Asker, said, things

NORWAY = {"agreement-norway-readmission", "agreement-norway-visa-facilitation"}


@pytest.mark.parametrize("text", ["layihə", "layihələr", "проекты", "tədbir", "мероприятие"])
def test_choices_tell_how_much_they_find(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.CLARIFY
    assert 2 <= len(answer.choices) <= MAX_CHOICES
    for choice in answer.choices:
        assert choice.count == len(choice.items) > 0
    assert set(answer.items) == {item for choice in answer.choices for item in choice.items}
    assert len({choice.items for choice in answer.choices}) == len(answer.choices)


@pytest.mark.parametrize("text", ["layihə", "tədbir", "проект", "agreements with Norvay"])
def test_a_choice_gives_what_it_said(asker: Asker, text: str) -> None:
    for choice in asker.ask(text).choices:
        answer, _ = asker.assistant.answer([choice.reading], Memory())
        assert answer.kind in (Kind.LIST, Kind.ENTITY)
        assert answer.items == choice.items


@pytest.mark.parametrize(
    "text",
    [
        "agreements with Norway in 2013",
        "2013-cü ildə Norveç ilə sazişlər",
        "соглашения с Норвегией в 2013 году",
    ],
)
def test_the_weakest_condition_is_dropped(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.items) == (Kind.NONE, ())
    assert Note.NOTHING_FOUND in answer.notes
    offer = answer.offers[0]
    assert things(offer) == NORWAY
    assert offer.count == 2
    assert said(offer.pieces) == {"Agreement", "country-norway"}


@pytest.mark.parametrize(
    "text",
    [
        "agreement with Norway in force",
        "соглашение с Норвегией, вступившее в силу",
        "Norveçlə qüvvədə olan saziş",
        "readmission agreements 2013",
        "projects funded by Norway",
        "conferences 2013",
        "agreements with Germany",
        "draft agreements with Norway 2013",
        "Norway trainings in 2012",
        "draft projects",
    ],
)
def test_an_offer_is_never_empty(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.NONE
    for offer in answer.offers:
        assert offer.count == len(offer.items) > 0
        found, _ = asker.assistant.answer([offer.reading], Memory())
        assert set(found.items) == set(offer.items)
        assert not offer.more


def test_very_many_are_not_counted(asker: Asker, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("bot.assistant.offers.MAX_COUNTED", 3)
    offer = asker.ask("readmission agreements 2013").offers[0]
    assert (offer.count, offer.more, len(offer.items)) == (3, True, 3)
    offer = asker.ask("agreements with Norway in 2013").offers[0]
    assert (offer.count, offer.more, len(offer.items)) == (2, False, 2)


def test_every_offer_is_another(asker: Asker) -> None:
    offers = asker.ask("agreement with Norway in force").offers
    assert [said(offer.pieces) for offer in offers] == [
        {"Agreement", "country-norway"},
        {"Agreement", "in-force"},
    ]


@pytest.mark.parametrize(
    ("text", "word"),
    [
        ("agreements with Japan", "Japan"),
        ("Yaponiya ilə saziş", "Yaponiya"),
        ("соглашения с Японией", "Японией"),
    ],
)
def test_what_is_not_known_is_named_and_the_rest_offered(
    asker: Asker, text: str, word: str
) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.notes) == (Kind.NONE, (Note.UNKNOWN_WORDS,))
    assert answer.reading.unknown == (word,)
    assert [(said(offer.pieces), offer.count) for offer in answer.offers] == [({"Agreement"}, 9)]


def test_what_is_known_but_not_stated_is_said_so(asker: Asker) -> None:
    answer = asker.ask("seminar in December 2014", "who organised it?")
    assert answer.kind is Kind.NONE
    assert things(answer) == {"event-readmission-seminar-2014-12"}
    assert Note.NOT_STATED in answer.notes


@pytest.mark.parametrize(
    "text", ["hello", "salam", "привет", "sağ ol", "спасибо", "help", "???", ""]
)
def test_talk_gets_help(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.items) == (Kind.HELP, ())


def test_the_names_of_all_that_is_mentioned_come_along(asker: Asker) -> None:
    for text in ("layihə", "agreements with Norway in 2013", "Norveç", "3-5 dekabr"):
        answer = asker.ask(text)
        pieces = [*answer.reading.pieces]
        for choice in (*answer.choices, *answer.offers):
            pieces += choice.pieces
        mentioned = {piece.iri for piece in pieces if piece.iri} | set(answer.items[:50])
        assert mentioned <= set(answer.names)
        assert all(answer.names[iri].full for iri in mentioned)
