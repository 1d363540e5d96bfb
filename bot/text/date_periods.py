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


def cut(part: Part, edge: str, start: int, end: int) -> Part:
    """The beginning, the middle or the end of a month (a third) or a year (a quarter)."""
    assert part.first is not None
    assert part.last is not None
    month = part.first[0]
    if part.grain == YEAR:
        first, last = {"beginning": (1, 3), "middle": (5, 8), "end": (10, 12)}[edge]
        return replace(part, start=start, end=end, first=(first, 1), last=(last, 31), grain=QUARTER)
    days = {"beginning": (1, 10), "middle": (11, 20), "end": (21, 31)}[edge]
    return replace(
        part,
        start=start,
        end=end,
        first=(month, days[0]),
        last=(month, days[1]),
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
