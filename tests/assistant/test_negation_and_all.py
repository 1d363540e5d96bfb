"""A negation is taken up or named, never passed over; *all* means all of them."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, things

RUSSIA = {
    "agreement-russia-fms-cooperation",
    "agreement-russia-labour-migration",
    "agreement-russia-readmission",
}


@pytest.mark.parametrize(
    "text", ["agreements not with Russia", "соглашения не с Россией", "соглашения кроме России"]
)
def test_an_agreement_with_others(asker: Asker, text: str) -> None:
    found = asker.things(text)
    assert len(found) == 6
    assert not {thing.rsplit("/", 1)[-1] for thing in found} & RUSSIA


@pytest.mark.parametrize(
    "text",
    [
        "events without a date",
        "какие проекты не финансирует ЕС",
        "hansı tədbirlər Bakıda keçirilməyib?",
        "which countries ratified",
    ],
)
def test_what_is_not_understood_of_a_negation_is_named(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.NONE
    assert answer.reading.unknown


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("are all agreements in force?", Kind.NO),
        ("bütün sazişlər qüvvədədir?", Kind.NO),
        ("все соглашения вступили в силу?", Kind.NO),
        ("are all agreements with Norway signed?", Kind.YES),
    ],
)
def test_all_means_all(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "did Armenia attend the readmission seminar?",
        "Ermənistan seminarda iştirak edib?",
        "Армения участвовала в семинаре?",
        "has Azerbaijan signed the Convention against Torture?",
    ],
)
def test_being_spoken_of_is_no_yes(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    ("first", "second", "count"),
    [
        ("Rusiya ilə sazişlər", "Norveçlə?", 2),
        ("agreements with Norway", "with Russia?", 3),
        ("соглашения с Россией", "с Норвегией", 2),
    ],
)
def test_another_partner(asker: Asker, first: str, second: str, count: int) -> None:
    assert len(things(asker.ask(first, second))) == count


def test_a_status_after_a_country(asker: Asker) -> None:
    assert len(things(asker.ask("Norway", "signed?"))) == 2


@pytest.mark.parametrize(
    "text",
    [
        "which conventions has Azerbaijan joined",
        "к каким конвенциям присоединился Азербайджан",
        "hansı konvensiyalara qoşulmuşuq",
    ],
)
def test_what_was_not_joined_is_not_listed_as_joined(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "conventions we have not joined",
        "к каким конвенциям мы не присоединились",
        "qosulmadigimiz konvensiyalar",
    ],
)
def test_what_was_not_joined_is_listed_as_such(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"convention-ilo-c097", "convention-ilo-c143"}
