"""Dates, periods and numbers as each language writes them."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import Language, Period
from bot.rendering.numbers import az_from, az_of_them, az_ordinal, number_words
from bot.rendering.texts import Texts
from bot.rendering.values import (
    date_words,
    is_date,
    lowered,
    overlaps,
    period_words,
    raised,
)

AZ, EN, RU = Texts(Language.AZ), Texts(Language.EN), Texts(Language.RU)


@pytest.mark.parametrize(
    ("value", "az", "en", "ru"),
    [
        ("2014-02-28", "28 fevral 2014", "28 February 2014", "28 февраля 2014 г."),
        (
            "2014-12-15/2014-12-16",
            "15–16 dekabr 2014",
            "15–16 December 2014",
            "15–16 декабря 2014 г.",
        ),
        (
            "2014-02-28/2014-03-03",
            "28 fevral – 3 mart 2014",
            "28 February – 3 March 2014",
            "28 февраля – 3 марта 2014 г.",
        ),
        (
            "2014-12-30/2015-01-02",
            "30 dekabr 2014 – 2 yanvar 2015",
            "30 December 2014 – 2 January 2015",
            "30 декабря 2014 г. – 2 января 2015 г.",
        ),
        ("2014-10", "2014-cü ilin oktyabrı", "October 2014", "октябрь 2014 г."),
        ("2016-03", "2016-cı ilin martı", "March 2016", "март 2016 г."),
        ("2014", "2014", "2014", "2014"),
        ("2012/2015", "2012–2015", "2012–2015", "2012–2015"),
        (
            "2015-01/2015-06",
            "2015-ci ilin birinci yarımili",
            "first half of 2015",
            "первое полугодие 2015 г.",
        ),
        (
            "2013-07/2013-12",
            "2013-cü ilin ikinci yarımili",
            "second half of 2013",
            "второе полугодие 2013 г.",
        ),
        (
            "2014-04/2014-06",
            "2014-cü ilin ikinci rübü",
            "second quarter of 2014",
            "второй квартал 2014 г.",
        ),
        (
            "2014-03/2014-05",
            "2014-cü ilin mart–may ayları",
            "March–May 2014",
            "март–май 2014 г.",
        ),
        (
            "2014-11/2015-02",
            "2014-cü ilin noyabrı – 2015-ci ilin fevralı",
            "November 2014 – February 2015",
            "ноябрь 2014 г. – февраль 2015 г.",
        ),
        ("2014-05-01T10:00:00Z", "1 may 2014", "1 May 2014", "1 мая 2014 г."),
        ("2014/..", "2014-cü ildən", "since 2014", "с 2014 г."),
        ("../2014", "2014-cü ilin sonunadək", "until the end of 2014", "до конца 2014 г."),
    ],
)
def test_dates_are_in_the_manner_of_the_language(value: str, az: str, en: str, ru: str) -> None:
    assert [date_words(value, texts) for texts in (AZ, EN, RU)] == [az, en, ru]


@pytest.mark.parametrize("value", ["", "/", "mütəmadi", "2014-13", "2014-02-30", "1.4", "../.."])
def test_what_is_no_date_stays_as_it_is(value: str) -> None:
    assert not is_date(value)
    assert date_words(value, EN) == value


def period(first: date | None, last: date | None, grain: int) -> Period:
    return Period(first, last, grain)


@pytest.mark.parametrize(
    ("asked", "az", "en", "ru"),
    [
        (period(date(2014, 1, 1), date(2014, 12, 31), 366), "2014", "2014", "2014"),
        (
            period(date(2014, 4, 1), date(2014, 4, 30), 31),
            "aprel 2014",
            "April 2014",
            "апрель 2014 г.",
        ),
        (
            period(date(2014, 4, 1), date(2014, 6, 30), 92),
            "II rüb 2014",
            "Q2 2014",
            "II квартал 2014 г.",
        ),
        (
            period(None, date(2014, 6, 30), 366),
            "30 iyun 2014 tarixinədək",
            "until 30 June 2014",
            "до 30 июня 2014 г.",
        ),
        (
            period(date(2014, 3, 5), None, 366),
            "5 mart 2014 tarixindən",
            "since 5 March 2014",
            "с 5 марта 2014 г.",
        ),
        (
            period(date(2014, 4, 7), date(2014, 4, 13), 7),
            "7–13 aprel 2014",
            "7–13 April 2014",
            "7–13 апреля 2014 г.",
        ),
        (period(None, None, 366), "istənilən vaxt", "at any time", "в любое время"),
    ],
)
def test_periods_are_short(asked: Period, az: str, en: str, ru: str) -> None:
    assert [period_words(asked, texts) for texts in (AZ, EN, RU)] == [az, en, ru]


@given(
    first=st.dates(date(1000, 1, 1)),
    last=st.dates(date(1000, 1, 1)),
    shape=st.sampled_from(["%Y", "%Y-%m", "%Y-%m-%d"]),
    texts=st.sampled_from([AZ, EN, RU]),
)
def test_every_date_can_be_said(first: date, last: date, shape: str, texts: Texts) -> None:
    first, last = sorted((first, last))
    value = f"{first.strftime(shape)}/{last.strftime(shape)}"
    said = date_words(value, texts)
    assert said != value
    assert str(first.year) in said
    assert str(last.year) in said


@pytest.mark.parametrize(
    ("year", "said"),
    [
        (1991, "1991-ci"), (2000, "2000-ci"), (2003, "2003-cü"), (2006, "2006-cı"),
        (2009, "2009-cu"), (2010, "2010-cu"), (2014, "2014-cü"), (2015, "2015-ci"),
        (2016, "2016-cı"), (2020, "2020-ci"), (1930, "1930-cu"), (1940, "1940-cı"),
        (1960, "1960-cı"), (1990, "1990-cı"), (1900, "1900-cü"), (1, "1-ci"), (16, "16-cı"),
    ],
)  # fmt: skip
def test_azerbaijani_ordinals_are_in_harmony(year: int, said: str) -> None:
    assert az_ordinal(year) == said


def test_azerbaijani_endings_of_numbers() -> None:
    said = "1-i 2-si 3-ü 4-ü 5-i 6-sı 7-si 8-i 9-u 10-u 20-si 30-u 40-ı 50-si 60-ı 70-i 80-i 90-ı"
    numbers = [*range(1, 10), *range(10, 100, 10)]
    assert [az_of_them(number) for number in numbers] == said.split()
    assert az_of_them(100) == "100-ü"
    assert az_from("1.000.000", 1_000_000) == "1.000.000-dan"
    assert [az_from(str(n), n) for n in (3, 6, 9)] == ["3-dən", "6-dan", "9-dan"]


@pytest.mark.parametrize(
    ("language", "said"),
    [(Language.AZ, "1.000.000"), (Language.EN, "1,000,000"), (Language.RU, "1\xa0000\xa0000")],
)
def test_numbers_are_grouped_as_the_language_does(language: Language, said: str) -> None:
    assert number_words(1_000_000, language) == said
    assert number_words(1938, language) == "1938"


def test_capitals_within_and_at_the_start_of_a_sentence() -> None:
    assert lowered("İmzalanıb", Language.AZ) == "imzalanıb"
    assert lowered("Işıq", Language.AZ) == "ışıq"
    assert lowered("Signed", Language.EN) == "signed"
    assert lowered("BMT-nin sənədi", Language.AZ) == "BMT-nin sənədi"
    assert raised("imza", Language.AZ) == "İmza"
    assert raised("in the data", Language.EN) == "In the data"
    assert raised("в отчёте", Language.RU) == "В отчёте"


@pytest.mark.parametrize(
    ("value", "within"),
    [("2014", True), ("2014-12-31/2015-01-02", True), ("2015", False), ("soon", False)],
)
def test_a_date_lies_within_a_period(value: str, within: bool) -> None:
    year = Period(date(2014, 1, 1), date(2014, 12, 31), 366)
    assert overlaps(value, year) is within
    assert overlaps("2014-05", Period(None, None, 366))
