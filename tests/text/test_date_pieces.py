"""The small pieces of dates: months in every case and misspelt, years and days at a position."""

from datetime import date

import pytest

from bot.text.date_pieces import Pieces, misspelt_month, month_of
from bot.text.tokens import tokenise


def pieces(text: str) -> Pieces:
    return Pieces(tokenise(text), date(2015, 3, 10), (2014,))


@pytest.mark.parametrize(
    ("word", "month"),
    [
        ("fevralda", 2),
        ("avqustdan", 8),
        ("iyulun", 7),
        ("sept", 9),
        ("ноября", 11),
        ("oktyabrya", 10),
        ("market", None),
        ("mayor", None),
    ],
)
def test_a_month_in_any_of_its_cases(word: str, month: int | None) -> None:
    assert month_of(word) == month


@pytest.mark.parametrize(
    ("word", "month"),
    [("setember", 9), ("dekabir", 12), ("феврал", 2), ("may", None), ("embassy", None)],
)
def test_a_month_misspelt_by_a_letter(word: str, month: int | None) -> None:
    assert misspelt_month(word) == month


@pytest.mark.parametrize(
    ("text", "year"),
    [
        ("2013", (2013, 1)),
        ("2013-cü ildə", (2013, 2)),
        ("14 года", (2014, 2)),
        ("14 nəfər", None),
        ("1938", None),
        ("1143", None),
    ],
)
def test_a_year_and_where_it_ends(text: str, year: tuple[int, int] | None) -> None:
    assert pieces(text)._year(0) == year


@pytest.mark.parametrize(
    ("text", "days"),
    [
        ("18-22", (18, 22, 3)),
        ("17 и 18", (17, 18, 3)),
        ("the 1st to the 10th", (1, 10, 5)),
        ("10-dan 20-dək", (10, 20, 2)),
        ("22-18", (22, 22, 1)),
        ("32", None),
    ],
)
def test_days_and_where_they_end(text: str, days: tuple[int, int, int] | None) -> None:
    assert pieces(text)._days(0) == days


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("последней декаде", -1),
        ("третьей неделе", 3),
        ("второму кварталу", 2),
        ("II rüb", 2),
        ("five", None),
    ],
)
def test_an_ordinal_in_any_ending(text: str, number: int | None) -> None:
    assert pieces(text)._ordinal(0)[0] == number
