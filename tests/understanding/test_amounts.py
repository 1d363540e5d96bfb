"""Yes-no questions that claim a number: it is compared with the one that is counted or told."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("does twinning have four components", Kind.YES),
        ("does twinning have six components", Kind.NO),
        ("в Твиннинге четыре компонента?", Kind.YES),
        ("в Твиннинге шесть компонентов?", Kind.NO),
        ("tvinninq altı komponentdən ibarətdir?", Kind.NO),
        ("were ten or more activities carried out under twinning?", Kind.YES),
        ("по Твиннингу провели больше тридцати мероприятий?", Kind.NO),
        ("2014-də tvinninq üzrə iyirmidən çox tədbir olub?", Kind.YES),
        ("do we have three agreements with Norway?", Kind.NO),
        ("у нас два соглашения с Норвегией?", Kind.YES),
        ("Norveçlə üç saziş imzalanıb?", Kind.NO),
        ("is it correct that three bodies organised the april conference", Kind.YES),
        ("правда ли, что подтвердили гражданство десяти человек?", Kind.NO),
        ("konfransı üç qurum təşkil edib?", Kind.YES),
    ],
)
def test_a_number_that_is_claimed(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("are more than a million azerbaijanis displaced?", Kind.YES),
        ("are at least half of them displaced?", Kind.NONE),
        ("are more than two million azerbaijanis displaced?", Kind.NONE),  # may be, or not
        ("беженцев меньше миллиона?", Kind.NO),
        ("bir milyondan çox qaçqın və köçkün var?", Kind.YES),
    ],
)
def test_of_more_than_a_million_only_that_is_known(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "does the asylum initiative have four components",  # of another project
        "does the baku centre hold more than 200 migrants",  # not told
        "с Грузией пять соглашений?",
        "Bakı mərkəzində 200-dən çox yer var?",
    ],
)
def test_a_number_that_is_not_told_is_not_affirmed(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind in (Kind.NONE, Kind.NO)


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("97 və 143 saylı konvensiyalara qoşulmuşuq?",), Kind.NO),  # numbers that name
        (("are the two Norway agreements in force?",), Kind.NO),  # one that describes
        (("Norveçlə bir saziş imzalanıb?",), Kind.YES),  # an article
        (("norvec ile sazis quvveye minib?", "bes avropa ittifaqi ile?"), Kind.YES),  # no five
    ],
)
def test_a_number_that_claims_nothing(asker: Asker, texts: tuple[str, ...], kind: Kind) -> None:
    assert asker.ask(*texts).kind is kind
