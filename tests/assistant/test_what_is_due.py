"""What is to be done by somebody is no word of its having been done."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, things


@pytest.mark.parametrize(
    "text",
    [
        "who is to make good the damage?",
        "which state is liable for the damage",
        "кто покроет убытки переселенцев",
        "какая страна должна выплатить компенсацию",
        "ziyanı kim qarşılamalıdır",
        "2.1 üzrə təzminatı hansı dövlət ödəməlidir",
    ],
)
def test_who_is_to_compensate_the_damage(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, things(answer)) == (Kind.ENTITY, {"country-armenia"})


@pytest.mark.parametrize(
    "text",
    [
        "did Armenia pay the damages?",
        "how much compensation was paid",
        "в каком году Армения возместила ущерб",
        "компенсировала ли Армения ущерб?",
        "сумма компенсации от Армении",
        "Ermənistan ziyanı nə vaxt ödəyib",
        "nə qədər təzminat ödənilib",
    ],
)
def test_whether_when_and_how_much_it_was_is_not_stated(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text", ["Must Armenia compensate the damage?", "Ermənistan zərəri ödəməlidirmi?"]
)
def test_whether_it_is_to_be_done_is(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.YES


@pytest.mark.parametrize(
    "text",
    [
        "who occupies the land?",
        "кто оккупант?",
        "işğalçı kimdir?",
        "who is the occupier",
        "кто виновен в оккупации",
        "işğalda günahkar kimdir",
    ],
)
def test_who_occupies_is_asked_of_no_place(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"country-armenia"}


@pytest.mark.parametrize(
    "text",
    [
        "on what occasions were the participants told of the occupation",
        "на каких мероприятиях сообщали об оккупации",
        "işğal barədə hansı tədbirlərdə danışılıb",
    ],
)
def test_the_occupation_was_raised_on_four_occasions(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {
        "event-cis-council-16th-session",
        "event-dmx-meetings-2014",
        "event-poland-study-visit-2014-02",
        "event-readmission-seminar-2014-12",
    }
