"""What a date can mean that is only said in part: which years, which days of them."""

from datetime import date

import pytest

from bot.text.date_periods import (
    DAY,
    EDGES,
    MONTH,
    QUARTER,
    THIRD,
    YEAR,
    Part,
    Slice,
    cut,
    periods_of,
    shifted,
    slice_of,
)


def part(
    first: tuple[int, int], last: tuple[int, int], grain: int, year: int | None = None
) -> Part:
    return Part(0, 1, year, first, last, grain)


def days(found: Part, *years: int) -> list[tuple[str, str]]:
    return [(str(p.first), str(p.last)) for p in periods_of(found, years)]


def test_without_a_year_each_one_is_tried_and_a_named_one_alone() -> None:
    june = part((6, 1), (6, 31), MONTH)
    assert days(june, 2014, 2013) == [("2014-06-01", "2014-06-30"), ("2013-06-01", "2013-06-30")]
    assert days(part((6, 1), (6, 31), MONTH, 2012), 2014) == [("2012-06-01", "2012-06-30")]


def test_a_day_that_a_month_has_not_is_no_date() -> None:
    assert days(part((2, 30), (2, 30), DAY), 2014) == []
    assert days(part((2, 29), (2, 29), DAY), 2014, 2012) == [("2012-02-29", "2012-02-29")]


def test_winter_is_december_and_the_first_months() -> None:
    assert days(part((12, 1), (2, 31), QUARTER), 2014) == [
        ("2014-12-01", "2014-12-31"),
        ("2014-01-01", "2014-02-28"),
    ]


@pytest.mark.parametrize(
    ("edge", "month", "year"),
    [
        ("beginning", ("2014-02-01", "2014-02-10"), ("2014-01-01", "2014-03-31")),
        ("middle", ("2014-02-11", "2014-02-20"), ("2014-05-01", "2014-08-31")),
        ("end", ("2014-02-21", "2014-02-28"), ("2014-10-01", "2014-12-31")),
    ],
)
def test_an_edge_is_a_third_of_a_month_or_a_quarter_of_a_year(
    edge: str, month: tuple[str, str], year: tuple[str, str]
) -> None:
    third = cut(part((2, 1), (2, 31), MONTH), EDGES[edge], 0, 2)
    assert third is not None
    assert (days(third, 2014), third.grain) == ([month], THIRD)
    quarter = cut(part((1, 1), (12, 31), YEAR), EDGES[edge], 0, 2)
    assert quarter is not None
    assert (days(quarter, 2014), quarter.grain) == ([year], QUARTER)


@pytest.mark.parametrize(
    ("unit", "number", "first", "last"),
    [
        ("h", 1, 1, 15),
        ("h", -1, 16, 31),
        ("decade", 2, 11, 20),
        ("decade", 3, 21, 31),
        ("week", 4, 22, 28),
        ("week", -1, 25, 31),
    ],
)
def test_a_slice_of_a_month_is_of_no_year(unit: str, number: int, first: int, last: int) -> None:
    piece = slice_of(unit, number)
    assert piece == Slice((first, last))
    assert cut(part((1, 1), (12, 31), YEAR), piece, 0, 2) is None


@pytest.mark.parametrize(("unit", "number"), [("h", 3), ("decade", 4), ("q", 1), ("", -1)])
def test_no_such_slice(unit: str, number: int) -> None:
    assert slice_of(unit, number) is None


@pytest.mark.parametrize(
    ("unit", "shift", "first", "last"),
    [
        ("year", -1, "2014-01-01", "2014-12-31"),
        ("month", -3, "2014-12-01", "2014-12-31"),
        ("q", -1, "2014-10-01", "2014-12-31"),
        ("h", 0, "2015-01-01", "2015-06-30"),
        ("week", 1, "2015-03-16", "2015-03-22"),
    ],
)
def test_so_many_units_from_today(unit: str, shift: int, first: str, last: str) -> None:
    found = shifted(0, 2, unit, shift, date(2015, 3, 10))
    assert days(found, 2014) == [(first, last)]
