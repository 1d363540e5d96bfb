"""Who did two things, or the one and not the other."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker

BOTH = {"country-germany", "country-netherlands", "country-belgium"}


@pytest.mark.parametrize(
    "text",
    [
        "states that hosted our employees and also came to see the Baku centre",
        "countries that were both visited by our people and sent a delegation to the centre",
        "həm bizim getdiyimiz, həm də mərkəzə gələn ölkələr",
        "bizim getdiyimiz ölkələrdən hansıları mərkəzə gəlib",
        "какие страны принимали наших сотрудников и приезжали в центр",
    ],
)
def test_those_who_did_both(asker: Asker, text: str) -> None:
    assert asker.things(text) == BOTH


@pytest.mark.parametrize(
    "text",
    [
        "countries that hosted our staff but never came to the Baku centre",
        "mərkəzə gəlməyən, amma bizim getdiyimiz ölkələr",
        "страны, куда ездили мы, но которые не приезжали в центр",
    ],
)
def test_those_who_did_one_and_not_the_other(asker: Asker, text: str) -> None:
    found = asker.things(text)
    assert found == {f"country-{name}" for name in ("poland", "russia", "romania", "latvia")}


def test_they_are_counted(asker: Asker) -> None:
    answer = asker.ask("сколько стран приезжали в центр и принимали наших сотрудников")
    assert (answer.kind, answer.value) == (Kind.COUNT, 3)


@pytest.mark.parametrize(
    "text",
    [
        "countries that visited the Yevlakh centre and hosted our staff",
        "Yevlax mərkəzinə gələn ölkələrdən hansılara getmişik",
    ],
)
def test_nothing_where_one_of_the_two_is_not_stated(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE
