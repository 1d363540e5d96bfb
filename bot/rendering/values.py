"""Dates and periods in the language's own manner.

A date is an ``xsd:date``, ``xsd:gYearMonth``, ``xsd:gYear`` or a range of these (EDTF).
"""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from datetime import date
from functools import cache
from typing import Literal

from bot.model import Language, Period
from bot.rendering.numbers import az_ordinal, roman
from bot.rendering.texts import Texts, marked

_DATE = re.compile(r"(\d{4})(?:-(\d\d)(?:-(\d\d)(?:T\S*)?)?)?(?:Z|[+-]\d\d:\d\d)?")
_AZ_MONTHS_OF = (
    "yanvarı fevralı martı apreli mayı iyunu iyulu avqustu sentyabrı oktyabrı noyabrı dekabrı"
).split()
_HALVES = (marked("first half of %(year)s"), marked("second half of %(year)s"))
_QUARTERS = (
    marked("first quarter of %(year)s"),
    marked("second quarter of %(year)s"),
    marked("third quarter of %(year)s"),
    marked("fourth quarter of %(year)s"),
)


@dataclass(frozen=True, slots=True)
class Stretch:
    """First and last day; ``whole`` if it was given in months or years, not in days.

    An end that is ``None`` is open.
    """

    first: date | None
    last: date | None
    whole: bool


def date_words(value: str, texts: Texts) -> str:
    """Put a date or range into words; what is no date is returned as it stands."""
    stretch = stretch_of(value)
    return _Dates(texts).words(stretch) if stretch else value


def period_words(period: Period, texts: Texts) -> str:
    """Put a period that was asked for into words, in a short form."""
    stretch = Stretch(period.first, period.last, whole=period.grain > 7)
    return _Dates(texts, short=True).words(stretch)


def is_date(value: str) -> bool:
    """Whether a text is a date or a range of dates."""
    return stretch_of(value) is not None


def overlaps(value: str, period: Period) -> bool:
    """Whether a date or range lies at least in part within a period."""
    stretch = stretch_of(value)
    if stretch is None:
        return False
    early = (stretch.first or date.min, period.first or date.min)
    late = (stretch.last or date.max, period.last or date.max)
    return max(early) <= min(late)


def lowered(text: str, language: Language) -> str:
    """The text as it stands within a sentence; abbreviations keep their capitals."""
    first, second = text[:1], text[1:2]
    if not first.isupper() or (second and not second.islower()):
        return text
    if language is Language.AZ:
        first = {"I": "ı", "İ": "i"}.get(first, first)
    return first.lower() + text[1:]


def raised(text: str, language: Language) -> str:
    """The text as it begins a sentence."""
    first = text[:1]
    if language is Language.AZ:
        first = {"i": "İ", "ı": "I"}.get(first, first)
    return first.upper() + text[1:]


def stretch_of(value: str) -> Stretch | None:
    """The days of a date or range; ``None`` for what is none."""
    begin, slash, end = value.strip().rstrip("~?%").partition("/")
    first, last = _DATE.fullmatch(begin.rstrip("~?%")), _DATE.fullmatch(end)
    if not slash:
        last = first
    if (first is None and begin not in ("", "..")) or (last is None and end not in ("", "..")):
        return None
    if first is None and last is None:
        return None
    whole = all(match is None or match[3] is None for match in (first, last))
    try:
        return Stretch(
            date(int(first[1]), int(first[2] or 1), int(first[3] or 1)) if first else None,
            _last_day(int(last[1]), last[2], last[3]) if last else None,
            whole,
        )
    except ValueError:
        return None


def _last_day(year: int, month: str | None, day: str | None) -> date:
    number = int(month or 12)
    if not 1 <= number <= 12:
        raise ValueError(month)
    return date(year, number, int(day or calendar.monthrange(year, number)[1]))


@cache
def _months(language: Language, form: Literal["format", "stand-alone"]) -> tuple[str, ...]:
    """The names of the months: ``format`` within a date, ``stand-alone`` by themselves."""
    from babel.dates import get_month_names

    names = get_month_names("wide", form, locale=language.value)
    return tuple(names[number] for number in range(1, 13))


class _Dates:
    """Writes stretches of days in one language."""

    def __init__(self, texts: Texts, *, short: bool = False) -> None:
        self.texts = texts
        self.short = short

    def words(self, stretch: Stretch) -> str:
        first, last = stretch.first, stretch.last
        if first is None or last is None:
            return self._open(first, last)
        if stretch.whole and first.day == 1 and last == _month_end(last):
            return self._whole(first, last)
        return self._days(first, last)

    def _open(self, first: date | None, last: date | None) -> str:
        if last is not None:
            if (last.month, last.day) == (12, 31):
                return self._say(marked("until the end of %(year)s"), last.year)
            return self.texts.say("until %(date)s", date=self._days(last, last))
        if first is None:
            return self.texts.say("at any time")
        if (first.month, first.day) == (1, 1):
            return self._say(marked("since %(year)s"), first.year)
        return self.texts.say("since %(date)s", date=self._days(first, first))

    def _whole(self, first: date, last: date) -> str:
        whole_years = first.month == 1 and last.month == 12
        if first.year != last.year:
            if whole_years:
                return f"{first.year}–{last.year}"
            ends = (self._whole(day, _month_end(day)) for day in (first, last))
            return " – ".join(ends)
        months = last.month - first.month + 1
        if whole_years:
            return str(first.year)
        if months == 1:
            return self._month(first)
        if months == 6 and first.month in (1, 7):
            return self._say(_HALVES[first.month // 7], first.year)
        if months == 3 and first.month % 3 == 1:
            quarter = (first.month + 2) // 3
            if self.short:
                return self._say(marked("Q%(digit)s %(year)s"), first.year, digit=quarter)
            return self._say(_QUARTERS[quarter - 1], first.year)
        names = _months(self.texts.language, "stand-alone")
        return self._say(
            marked("%(from)s–%(to)s %(year)s"),
            first.year,
            **{"from": names[first.month - 1], "to": names[last.month - 1]},
        )

    def _month(self, day: date) -> str:
        name = _months(self.texts.language, "stand-alone")[day.month - 1]
        if self.short:
            return self._say(marked("%(month)s %(year)s, in short"), day.year, month=name)
        month_of = _AZ_MONTHS_OF[day.month - 1]
        return self._say(marked("%(month)s %(year)s"), day.year, month=name, month_of=month_of)

    def _days(self, first: date, last: date) -> str:
        if first == last:
            return self._day(marked("%(day)s %(month)s %(year)s"), first)
        if first.year != last.year:
            return f"{self._days(first, first)} – {self._days(last, last)}"
        if first.month == last.month:
            days = f"{first.day}–{last.day}"
        else:
            days = self._day(marked("%(day)s %(month)s"), first) + f" – {last.day}"
        return self._day(marked("%(day)s %(month)s %(year)s"), last, days)

    def _day(self, text: str, day: date, days: str = "") -> str:
        month = _months(self.texts.language, "format")[day.month - 1]
        return self._say(text, day.year, day=days or day.day, month=month)

    def _say(self, text: str, year: int, **values: object) -> str:
        digit = values.get("digit")
        return self.texts.say(
            text,
            year=year,
            ordinal=az_ordinal(year),
            roman=roman(digit) if isinstance(digit, int) else "",
            **values,
        )


def _month_end(day: date) -> date:
    return day.replace(day=calendar.monthrange(day.year, day.month)[1])
