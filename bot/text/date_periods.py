"""A date as far as it is said, and the periods it can mean."""

from __future__ import annotations

import calendar
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.model import Period

DAY, THIRD, MONTH, QUARTER, HALF, YEAR = 1, 10, 31, 92, 184, 366
"""The units a period is named in, by their days."""


@dataclass(frozen=True, slots=True)
class Part:
    """A date as far as it is said: the year may still be missing."""

    start: int
    end: int
    year: int | None
    first: tuple[int, int] | None  # month, day
    last: tuple[int, int] | None
    grain: int
    fixed: Period | None = None
    whole_month: bool = False  # its last day may lie past the end of the month


@dataclass(frozen=True, slots=True)
class Slice:
    """A part of a month, from one day of it to another, and of a year, by its months."""

    days: tuple[int, int]
    months: tuple[int, int] | None = None


EDGES = {
    "beginning": Slice((1, 10), (1, 3)),
    "middle": Slice((11, 20), (5, 8)),
    "end": Slice((21, 31), (10, 12)),
}
"""A third of a month, a quarter of a year."""


def slice_of(unit: str, number: int) -> Slice | None:
    """The half, the ten days or the week of a month with this number, -1 the last one."""
    length, count = {"h": (15, 2), "decade": (10, 3), "week": (7, 4)}.get(unit, (0, 0))
    if not (1 <= number <= count or (number == -1 and count)):
        return None
    if number == -1 and unit == "week":
        return Slice((25, 31))
    number = count if number == -1 else number
    whole = number == count and unit != "week"
    return Slice((length * (number - 1) + 1, 31 if whole else length * number))


def cut(part: Part, piece: Slice, start: int, end: int) -> Part | None:
    """A slice of a month or a year; ``None`` where a year has no such slice."""
    assert part.first is not None
    if part.grain == YEAR:
        if piece.months is None:
            return None
        first, last = piece.months
        return replace(part, start=start, end=end, first=(first, 1), last=(last, 31), grain=QUARTER)
    month, (first, last) = part.first[0], piece.days
    return replace(
        part,
        start=start,
        end=end,
        first=(month, first),
        last=(month, last),
        grain=THIRD,
        whole_month=True,
    )


def shifted(start: int, end: int, unit: str, shift: int, today: date) -> Part:
    """The year, half-year, quarter, month or week ``shift`` of them from that of ``today``."""
    if unit == "year":
        year = today.year + shift
        period = Period(date(year, 1, 1), date(year, 12, 31), YEAR)
    elif unit == "week":
        monday = today - timedelta(days=today.weekday()) + timedelta(weeks=shift)
        period = Period(monday, monday + timedelta(days=6), 7)
    else:
        length, grain = {"month": (1, MONTH), "q": (3, QUARTER), "h": (6, HALF)}[unit]
        index = (today.year * 12 + today.month - 1) // length + shift
        year, month = divmod(index * length, 12)
        last = month + length
        period = Period(
            date(year, month + 1, 1),
            date(year, last, calendar.monthrange(year, last)[1]),
            grain,
        )
    return Part(start, end, None, None, None, period.grain, fixed=period)


def periods_of(part: Part, years: tuple[int, ...]) -> tuple[Period, ...]:
    """The periods that a part can mean: one for each of ``years`` where it names none."""
    if part.fixed:
        return (part.fixed,)
    tried = (part.year,) if part.year else years
    if part.first is None or part.last is None:
        return tuple(Period(date(y, 1, 1), date(y, 12, 31), YEAR) for y in tried if part.year)
    periods = []
    for year in tried:
        month, day = part.last
        last = min(day, calendar.monthrange(year, month)[1])
        if part.grain < MONTH and day > last and not part.whole_month:
            continue
        first_month, first_day = part.first
        if first_month > month:  # winter: December and the months before it
            periods.append(Period(date(year, 12, 1), date(year, 12, 31), part.grain))
            periods.append(Period(date(year, 1, 1), date(year, month, last), part.grain))
            continue
        periods.append(
            Period(date(year, first_month, first_day), date(year, month, last), part.grain)
        )
    return tuple(periods)
