"""Dates as data has them: a day, a month, a year, or a range of these."""

from __future__ import annotations

import calendar
import re
from datetime import date

_PART = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\S*)?)?)?(?:Z|[+-]\d\d:\d\d)?")


def interval(value: str) -> tuple[date, date] | None:
    """The first and last day of an ISO date or range; ``None`` where it is none.

    ``2014`` is a whole year, ``2015-01/2015-06`` half of one.  The last day of a range
    written backwards is before its first.
    """
    begin, slash, end = value.partition("/")
    first, last = _days(begin), _days(end) if slash else _days(begin)
    return (first[0], last[1]) if first and last else None


def _days(text: str) -> tuple[date, date] | None:
    found = _PART.fullmatch(text.strip())
    if found is None:
        return None
    year, month, day = (int(part) if part else None for part in found.groups())
    try:
        first = date(year or 0, month or 1, day or 1)
        end_month = month or 12
        length = calendar.monthrange(first.year, end_month)[1]
        return first, date(first.year, end_month, day or length)
    except ValueError:
        return None
