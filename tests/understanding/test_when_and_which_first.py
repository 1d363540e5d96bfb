"""In which part of the year it was; what is level with the latest; where, by other words."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered

NORWAY = {"agreement-norway-readmission", "agreement-norway-visa-facilitation"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("in which quarter did the EU readmission agreement enter into force", "2014-09-01"),
        ("Aİ ilə readmissiya sazişi hansı rübdə qüvvəyə minib", "2014-09-01"),
        ("в каком квартале вступило в силу соглашение с ЕС", "2014-09-01"),
        ("in which half of 2015 is the next round of talks", "2015-01/2015-06"),
        ("when is the next meeting on the readmission agreement with Russia", "2015-01/2015-06"),
    ],
)
def test_a_part_of_the_year_is_a_date(asker: Asker, text: str, value: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.DATE, value)


@pytest.mark.parametrize(
    "text",
    [
        "in which quarter did the Norway visa agreement enter into force",
        "Norveçlə saziş hansı rübdə qüvvəyə minib",
        "в каком квартале вступило в силу соглашение с Норвегией",
    ],
)
def test_no_part_of_a_year_of_what_has_not_been(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    "text",
    ["latest signed agreement", "ən son imzalanan saziş", "последнее подписанное соглашение"],
)
def test_what_was_on_the_same_day_is_level(asker: Asker, text: str) -> None:
    assert asker.things(text) == NORWAY


@pytest.mark.parametrize(
    "text", ["first signed agreement", "ilk imzalanan saziş", "первое подписанное соглашение"]
)
def test_the_first_alone_is_one(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"agreement-eu-readmission"}


@pytest.mark.parametrize(
    "text",
    [
        "in which capital was the FMS cooperation agreement discussed",
        "FMX ilə əməkdaşlıq sazişi hansı paytaxtda müzakirə olunub",
        "в какой столице обсуждали соглашение с ФМС о сотрудничестве",
    ],
)
def test_a_capital_is_where(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"place-moscow"}


def test_talks_have_no_part_in_a_time_limit(asker: Asker) -> None:
    assert not is_answered(asker.ask("time limit of the expert talks with Russia"))
