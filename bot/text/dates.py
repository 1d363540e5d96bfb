"""Dates in questions: a grammar over tokens, giving periods with the grain they were named in.

General date libraries read ``18-22 fevral 2014-cü il`` as 2022 and ``1.4`` as a first of
February; this grammar only reads what is a date in one of the three languages, and leaves
every other number alone.
"""

from __future__ import annotations

import calendar
import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.model import Period
from bot.text.date_words import (
    AND,
    BEFORE,
    BETWEEN,
    BOUNDARIES,
    DAYS_RELATIVE,
    EDGES,
    FROM,
    MONTH_NAMES,
    MONTH_WORD,
    MONTHS,
    NOT_A_MONTH_ALONE,
    ORDINALS,
    PREPOSITIONS,
    ROMAN,
    SEASON_CASES,
    SEASONS,
    SHIFTS,
    UNITS,
    UNTIL,
    YEAR_WORD,
    after_words,
)
from bot.text.tokens import Token, TokenKind

DAY, MONTH, QUARTER, HALF, YEAR = 1, 31, 92, 184, 366
_YEARS = range(1900, 2100)
_DOTTED = re.compile(r"(\d\d?)\.(\d\d)")


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date found in tokens ``start`` to ``end`` (exclusive).

    ``periods`` are alternatives: a month without a year stands once for each year that
    the record covers, the likeliest first (``yearless``).
    """

    start: int
    end: int
    periods: tuple[Period, ...]
    yearless: bool = False


@dataclass(frozen=True, slots=True)
class _Part:
    """A date as far as it is said: the year may still be missing."""

    start: int
    end: int
    year: int | None
    first: tuple[int, int] | None  # month, day
    last: tuple[int, int] | None
    grain: int
    fixed: Period | None = None


def find_dates(
    tokens: Sequence[Token], *, today: date, years: Sequence[int] = ()
) -> tuple[DateMention, ...]:
    """Find every date in ``tokens``.

    ``today`` is what *last year* is reckoned from; ``years`` are the years of the record,
    likeliest first, tried for a day or month that is named without a year.
    """
    found: list[DateMention] = []
    at = 0
    while at < len(tokens):
        mention = _Grammar(tokens, today, tuple(years) or (today.year,)).mention(at)
        if mention is None:
            at += 1
            continue
        found.append(mention)
        at = mention.end
    return _with_one_year(found)


def _with_one_year(found: list[DateMention]) -> tuple[DateMention, ...]:
    """Give the one year that is named to the months beside it that have none."""
    years = [m for m in found if len(m.periods) == 1 and m.periods[0].is_year]
    loose = [m for m in found if m.yearless]
    if len(years) != 1 or not loose:
        return tuple(found)
    year = years[0].periods[0]

    def within(period: Period) -> bool:
        if period.first is None or period.last is None or year.first is None:
            return True
        return period.first.year == period.last.year == year.first.year

    dated = [
        replace(m, periods=tuple(filter(within, m.periods)) or m.periods, yearless=False)
        if m.yearless
        else m
        for m in found
    ]
    # the year's own words stay taken, but say nothing more
    return tuple(replace(m, periods=()) if m.start == years[0].start else m for m in dated)


class _Grammar:
    """Reads one mention at a position; each method returns what it read, or ``None``."""

    def __init__(self, tokens: Sequence[Token], today: date, years: tuple[int, ...]) -> None:
        self.tokens = tokens
        self.today = today
        self.years = years

    # --- whole mentions: ranges, open periods, single dates ---

    def mention(self, at: int) -> DateMention | None:
        """Read the longest date mention that starts at ``at``."""
        return self._between(at) or self._prefixed(at) or self._single(at)

    def _between(self, at: int) -> DateMention | None:
        word = self._word(at)
        if word in BETWEEN or word in FROM:
            first = self._part(at + 1)
            if first and first.grain not in (DAY, MONTH, QUARTER, HALF, YEAR):
                return self._single(at + 1, start=at)  # с 18 по 22 февраля
            if first and self._joins_range(first.end):
                second = self._part(first.end + 1)
                if second:
                    return self._range(at, first, second)
            return None
        first = self._part(at)
        if first is None:
            return None
        # 2014-cü ilin aprelindən iyununa qədər; mart ilə may arasında; apreldən iyuna kimi
        joined = first.end
        if self._joins_range(joined) and (second := self._part(joined + 1)):
            end = second.end
            if self._word(end) in after_words(BETWEEN):
                if second.year is None and (year := self._year(end + 1)):
                    return self._range(at, first, replace(second, year=year[0]), year[1])
                return self._range(at, first, second, end + 1)
            if self._kind(joined) is TokenKind.DASH or self._word(joined) in UNTIL:
                return self._range(at, first, second)
        if self._is_ablative(first.end - 1) and (second := self._part(joined)):
            end = second.end + (self._word(second.end) in after_words(UNTIL))
            if second.year is None and (year := self._year(end)):
                second, end = replace(second, year=year[0]), year[1]
            return self._range(at, first, second, end)
        return None

    def _joins_range(self, at: int) -> bool:
        return self._kind(at) is TokenKind.DASH or self._word(at) in AND or self._word(at) in UNTIL

    def _prefixed(self, at: int) -> DateMention | None:
        """``before June 2014``, ``с апреля``, ``не позднее`` … and ``2014-dən sonra``."""
        boundary = BOUNDARIES.get(self._word(at), "")
        if boundary:
            first = at + 1
            while self._word(first) in EDGES:
                first += 1  # by the end of May
            part = self._part(first)
            return self._open(boundary, at, part, part.end) if part else None
        part = self._part(at)
        if part is None:
            return None
        boundary = after_words(BEFORE).get(self._word(part.end), "")
        if boundary:
            return self._open(boundary, at, part, part.end + 1)
        return None

    def _single(self, at: int, start: int | None = None) -> DateMention | None:
        start = at if start is None else start
        while self._word(at) in PREPOSITIONS and self._part(at + 1):
            at += 1
        part = self._part(at)
        if part is None:
            return None
        parts = [part]
        # 2013 və 2014; aprel, may 2014; dekabrın 3-ü və 15-i is two mentions
        while self._word(parts[-1].end) in AND and (more := self._part(parts[-1].end + 1)):
            parts.append(more)
        year = next((p.year for p in reversed(parts) if p.year), None)
        parts = [replace(p, year=p.year or year) for p in parts]
        periods = tuple(period for p in parts for period in self._periods(p))
        if not periods:
            return None
        return DateMention(
            start if start < at and len(parts) == 1 else at,
            parts[-1].end,
            periods,
            yearless=parts[0].year is None and parts[0].fixed is None,
        )

    def _range(
        self, at: int, first: _Part, second: _Part, end: int | None = None
    ) -> DateMention | None:
        year = second.year or first.year
        if first.fixed is None and first.year is None:
            first = replace(first, year=year)
        if second.fixed is None and second.year is None:
            second = replace(second, year=first.year)
        if first.fixed is None and first.first is None and first.year is None:
            return None
        periods = []
        for early, late in zip(self._periods(first), self._periods(second), strict=False):
            if early.first and late.last and early.first <= late.last:
                grain = max(early.grain, late.grain, (late.last - early.first).days + 1)
                periods.append(Period(early.first, late.last, grain))
        if not periods:
            return None
        return DateMention(
            at, end or second.end, tuple(periods), yearless=year is None and second.fixed is None
        )

    def _open(self, boundary: str, at: int, part: _Part, end: int) -> DateMention | None:
        periods = self._periods(part)
        if not periods:
            return None
        day = timedelta(days=1)
        period = periods[0]
        assert period.first is not None
        assert period.last is not None
        opened = {
            "before": Period(None, period.first - day, YEAR),
            "until": Period(None, period.last, YEAR),
            "after": Period(period.last + day, None, YEAR),
            "since": Period(period.first, None, YEAR),
        }[boundary]
        return DateMention(at, end, (replace(opened, grain=10 * YEAR),))

    # --- one date, its year perhaps left out ---

    def _part(self, at: int) -> _Part | None:
        return (
            self._numeric(at)
            or self._relative(at)
            or self._year_first(at)
            or self._section(at)
            or self._day_month(at)
            or self._month(at)
            or self._season(at)
            or self._year_only(at)
        )

    def _numeric(self, at: int) -> _Part | None:
        token = self._token(at)
        if token is None:
            return None
        if token.day:
            month_day = (token.day.month, token.day.day)
            return self._with_year_word(
                _Part(at, at + 1, token.day.year, month_day, month_day, DAY)
            )
        dotted = _DOTTED.fullmatch(token.lower) if token.kind is TokenKind.WORD else None
        if dotted:
            month_day = (int(dotted[2]), int(dotted[1]))
            return _Part(at, at + 1, None, month_day, month_day, DAY)
        return None

    def _year_first(self, at: int) -> _Part | None:
        """``2014-cü ilin 15-16 dekabr``, ``2014 Q3``, ``2014-cü ilin aprel ayı``."""
        year = self._year(at)
        if year is None:
            return None
        value, end = year
        while self._word(end) in PREPOSITIONS:
            end += 1
        inner = self._section(end) or self._day_month(end) or self._month(end) or self._season(end)
        if inner is None or inner.year is not None:
            return None
        return replace(inner, start=at, year=value)

    def _section(self, at: int) -> _Part | None:
        """A quarter, a half-year, the beginning or end of a year."""
        token = self._token(at)
        if token is None:
            return None
        short = re.fullmatch(r"(q|h)([1-4])", token.folded)
        if short:
            return self._section_part(at, at + 1, short[1], int(short[2]))
        number, end = self._ordinal(at)
        if number is None:
            return None
        if self._word(end) in YEAR_WORD and self._unit(end + 1):
            end += 1  # birinci il yarısı
        unit = self._unit(end)
        if unit is None:
            return None
        return self._section_part(at, end + 1, unit, number)

    def _section_part(self, at: int, end: int, unit: str, number: int) -> _Part | None:
        length = 3 if unit == "q" else 6
        if number == -1:
            number = 12 // length
        first = (number - 1) * length + 1
        if not 1 <= first <= 13 - length:
            return None
        part = _Part(
            at,
            end,
            None,
            (first, 1),
            (first + length - 1, 31),
            QUARTER if unit == "q" else HALF,
        )
        return self._with_trailing_year(part)

    def _day_month(self, at: int) -> _Part | None:
        """``18-22 fevral``, ``10 aprel``, ``17 и 18 апреля``, ``April 17-18``, ``3-ü dekabr``."""
        days = self._days(at)
        if days:
            first, last, end = days
            if self._word(end) == "of":
                end += 1
            month = self._month_at(end)
            if month:
                part = _Part(at, end + 1, None, (month, first), (month, last), DAY)
                if first != last:
                    part = replace(part, grain=max(DAY, last - first + 1))
                return self._with_trailing_year(self._with_month_word(part))
            return None
        month = self._month_at(at)
        if month:
            after = at + 1 + (self._word(at + 1) in MONTH_WORD) + (self._word(at + 1) == "the")
            days = self._days(after)
            if days and not self._year(after):
                first, last, end = days
                part = _Part(at, end, None, (month, first), (month, last), DAY)
                if first != last:
                    part = replace(part, grain=max(DAY, last - first + 1))
                return self._with_trailing_year(part)
        return None

    def _month(self, at: int) -> _Part | None:
        month = self._month_at(at)
        if month is None:
            return None
        part = self._with_trailing_year(
            self._with_month_word(_Part(at, at + 1, None, (month, 1), (month, 31), MONTH))
        )
        token = self.tokens[at]
        bare = part.year is None and part.end == at + 1
        if bare and token.folded in NOT_A_MONTH_ALONE and len(self.tokens) > 1:
            before = self._word(at - 1)
            dated = before in PREPOSITIONS or before in BOUNDARIES or self._year(at - 2)
            listed = self._word(at + 1) in AND and self._month_at(at + 2) is not None
            follows = before in AND and self._month_at(at - 2) is not None
            if not (dated or listed or follows or self._year(at - 1)):
                return None  # "may I ask": i is a Russian "and" too
        return part

    def _season(self, at: int) -> _Part | None:
        months = SEASONS.get(self._word(at))
        if months is None:
            return None
        part = _Part(at, at + 1, None, (months[0], 1), (months[1], 31), QUARTER)
        part = self._with_trailing_year(part)
        told = self._word(at) in SEASON_CASES or self._word(at - 1) in PREPOSITIONS
        return part if part.year or told or self._year(at - 1) or self._year(at - 2) else None

    def _year_only(self, at: int) -> _Part | None:
        year = self._year(at)
        if year is None:
            return None
        value, end = year
        if self._kind(end) is TokenKind.DASH and (second := self._year(end + 1)):
            last, end = second
            if last > value:
                period = Period(date(value, 1, 1), date(last, 12, 31), YEAR * (last - value + 1))
                return _Part(at, end, value, None, None, YEAR, fixed=period)
        return _Part(at, end, value, None, None, YEAR)

    def _relative(self, at: int) -> _Part | None:
        word = self._word(at)
        pair = f"{word} {self._word(at + 1)}"
        if pair in DAYS_RELATIVE:
            day = self.today + timedelta(days=DAYS_RELATIVE[pair])
            return _Part(at, at + 2, None, None, None, DAY, fixed=Period(day, day, DAY))
        if word in DAYS_RELATIVE:
            day = self.today + timedelta(days=DAYS_RELATIVE[word])
            return _Part(at, at + 1, None, None, None, DAY, fixed=Period(day, day, DAY))
        start = at
        if word in SHIFTS:
            shift, at = SHIFTS[word], at + 1
            unit = UNITS.get(self._word(at), "")
            if unit:
                return self._shifted(start, at + 1, unit, shift)
        return None

    def _shifted(self, start: int, end: int, unit: str, shift: int) -> _Part:
        today = self.today
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
        return _Part(start, end, None, None, None, period.grain, fixed=period)

    # --- small things ---

    def _with_month_word(self, part: _Part) -> _Part:
        return replace(part, end=part.end + 1) if self._word(part.end) in MONTH_WORD else part

    def _with_year_word(self, part: _Part) -> _Part:
        return replace(part, end=part.end + 1) if self._word(part.end) in YEAR_WORD else part

    def _with_trailing_year(self, part: _Part) -> _Part:
        end = part.end
        while self._word(end) in {"of", "in", "v", "в"}:
            end += 1
        year = self._year(end)
        if year:
            return replace(part, year=year[0], end=year[1])
        shift = SHIFTS.get(self._word(end))
        if shift is not None and UNITS.get(self._word(end + 1)) == "year":
            return replace(part, year=self.today.year + shift, end=end + 2)
        return part

    def _year(self, at: int) -> tuple[int, int] | None:
        token = self._token(at)
        if token is None or token.kind is not TokenKind.NUMBER or token.number is None:
            return None
        if token.number not in _YEARS or len(token.folded) != 4:
            return None
        named = self._word(at + 1) in YEAR_WORD
        before = self._word(at - 1)
        if not named and before in {"no", "№", "nomre", "номер", "number", "nomreli"}:
            return None
        if token.number < 1990 and not named and before not in PREPOSITIONS:
            return None  # 1938 is the number of an order far more often than a year
        if self._word(at + 1) in {"nomreli", "sayli", "номер"}:
            return None
        return token.number, at + 1 + named

    def _days(self, at: int) -> tuple[int, int, int] | None:
        first = self._day(at)
        if first is None:
            return None
        if self._kind(at + 1) is TokenKind.DASH or self._word(at + 1) in AND | UNTIL:
            last = self._day(at + 2)
            if last is not None and last > first:
                return first, last, at + 3
        if self._is_ablative(at) and (last := self._day(at + 1)) and last > first:
            return first, last, at + 2  # 10-dan 20-dək
        return first, first, at + 1

    def _day(self, at: int) -> int | None:
        token = self._token(at)
        if token is None or token.kind is not TokenKind.NUMBER or token.number is None:
            return None
        return token.number if 1 <= token.number <= 31 and len(token.folded) <= 2 else None

    def _month_at(self, at: int) -> int | None:
        word = self._word(at)
        if not word:
            return None
        return month_of(word) or (misspelt_month(word) if self._beside_number(at) else None)

    def _beside_number(self, at: int) -> bool:
        return TokenKind.NUMBER in (self._kind(at - 1), self._kind(at + 1))

    def _ordinal(self, at: int) -> tuple[int | None, int]:
        token = self._token(at)
        if token is None:
            return None, at
        if token.kind is TokenKind.NUMBER and token.number and token.number <= 4:
            return token.number, at + 1
        if token.folded in ROMAN:
            return ROMAN[token.folded], at + 1
        return ORDINALS.get(token.folded), at + 1

    def _unit(self, at: int) -> str | None:
        unit = UNITS.get(self._word(at))
        return unit if unit in ("q", "h") else None

    def _is_ablative(self, at: int) -> bool:
        token = self._token(at)
        if token is None:
            return False
        return token.folded.endswith(("dan", "den")) or token.suffix.endswith(("dan", "den", "dən"))

    def _periods(self, part: _Part) -> tuple[Period, ...]:
        if part.fixed:
            return (part.fixed,)
        years = (part.year,) if part.year else self.years
        if part.first is None or part.last is None:
            return tuple(Period(date(y, 1, 1), date(y, 12, 31), YEAR) for y in years if part.year)
        periods = []
        for year in years:
            month, day = part.last
            last = min(day, calendar.monthrange(year, month)[1])
            if part.grain < MONTH and day > last:
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

    def _token(self, at: int) -> Token | None:
        return self.tokens[at] if 0 <= at < len(self.tokens) else None

    def _word(self, at: int) -> str:
        token = self._token(at)
        if token is None:
            return ""
        return token.folded if token.kind is TokenKind.WORD else ""

    def _kind(self, at: int) -> TokenKind | None:
        token = self._token(at)
        return token.kind if token else None


@lru_cache(maxsize=4096)
def month_of(folded: str) -> int | None:
    """The month (1 to 12) that a folded word names in any of its cases, else ``None``."""
    for number, pattern in MONTHS.items():
        if pattern.fullmatch(folded):
            return number
    return None


@lru_cache(maxsize=1024)
def misspelt_month(folded: str) -> int | None:
    """The one month that a word beside a number misspells by a letter, else ``None``."""
    if len(folded) < 4:
        return None
    near = {
        number
        for name, number in MONTH_NAMES.items()
        for form in {folded, folded[: len(name)], folded[: len(name) + 1]}
        if len(name) > 4
        and name[0] == form[0]
        and len(form) > 3
        and OSA.distance(form, name, score_cutoff=1) <= 1
    }
    return near.pop() if len(near) == 1 else None
