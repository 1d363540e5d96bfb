"""The axis of time: which days it reaches over, and where its ticks and their names stand."""

from __future__ import annotations

import math
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

from bot.model import Language
from bot.pictures import Event

_MONTHS = (1, 3, 6)
_YEARS = (1, 2, 5)
_BEFORE, _AFTER = date(1, 1, 1), date(9998, 12, 31)


@dataclass(frozen=True, slots=True)
class Tick:
    """A day that is marked; ``strong`` where a year begins."""

    day: date
    name: str
    strong: bool


def reach(events: Sequence[Event]) -> tuple[date, date]:
    """The first day of a month before all events, and that of a month after them.

    An open end adds nothing.
    """
    days = [day for e in events for day in (e.first, e.last) if day is not None]
    first = max(min(days), _BEFORE)
    last = min(max(days), _AFTER)
    begin = first.replace(day=1)
    end = _next_month(last)
    return begin, end


def ticks(begin: date, end: date, most: int, language: Language) -> tuple[Tick, ...]:
    """At most about ``most`` ticks at the beginnings of months or years."""
    months = (end.year - begin.year) * 12 + end.month - begin.month
    for step in _MONTHS:
        if months / step <= most:
            return tuple(_months(begin, end, step, language))
    years = end.year - begin.year + 1
    step = next((s for s in _steps(years) if years / s <= most), years)
    first = math.ceil((begin.year + (begin > date(begin.year, 1, 1))) / step) * step
    found = [
        Tick(date(year, 1, 1), str(year), strong=True)
        for year in range(max(first, 1), end.year + 1, step)
        if date(year, 1, 1) <= end
    ]
    return tuple(found)


def _steps(years: int) -> list[int]:
    return [tens * step for tens in (1, 10, 100, 1000) for step in _YEARS if tens * step <= years]


def _months(begin: date, end: date, step: int, language: Language) -> list[Tick]:
    names = month_names(language)
    found: list[Tick] = []
    day = begin
    while day <= end:
        if (day.month - 1) % step == 0:
            new = day.month == 1
            name = str(day.year) if new else names[day.month - 1]
            if not found and not new:
                name = f"{name} {day.year}"
            found.append(Tick(day, name, strong=new))
        day = _next_month(day)
    return found


def _next_month(day: date) -> date:
    return date(day.year + day.month // 12, day.month % 12 + 1, 1)


@cache
def month_names(language: Language) -> tuple[str, ...]:
    """The short names of the months."""
    from babel.dates import get_month_names

    names = get_month_names("abbreviated", "stand-alone", locale=language.value)
    return tuple(names[number] for number in range(1, 13))
