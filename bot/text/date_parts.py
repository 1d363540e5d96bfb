"""One date in a question, as far as it is said: a day, a month, a quarter, a year.

General date libraries read ``18-22 fevral 2014-cü il`` as 2022 and ``1.4`` as a first of
February; this grammar only reads what is a date in one of the three languages, and leaves
every other number alone.
"""

from __future__ import annotations

import re
from dataclasses import replace
from datetime import date, timedelta

from bot.model import Period
from bot.text.date_periods import DAY, HALF, MONTH, QUARTER, YEAR, Part, cut, shifted
from bot.text.date_slices import Slices
from bot.text.date_words import (
    BESIDE,
    BOUNDARIES,
    DAYS_RELATIVE,
    FIRST_OF,
    MONTH_WORD,
    NOT_A_MONTH_ALONE,
    PREPOSITIONS,
    SEASON_CASES,
    SEASONS,
    SHIFTS,
    UNTIL,
    YEAR_WORD,
    unit_of,
)
from bot.text.tokens import TokenKind

_DOTTED = re.compile(r"(\d\d?)\.(\d\d)")


class Parts(Slices):
    """Reads one date at a position; each method returns what it read, or ``None``."""

    # --- one date, its year perhaps left out ---

    def _part(self, at: int) -> Part | None:
        return (
            self._numeric(at)
            or self._edge(at)
            or self._relative(at)
            or self._year_first(at)
            or self._months_of_year(at)
            or self._section(at)
            or self._day_month(at)
            or self._month_with_edge(at)
            or self._season(at)
            or self._year_only(at)
        )

    def _numeric(self, at: int) -> Part | None:
        token = self._token(at)
        if token is None:
            return None
        if token.day:
            month_day = (token.day.month, token.day.day)
            day = Part(at, at + 1, token.day.year, month_day, month_day, DAY)
            if token.kind is TokenKind.MONTH:
                day = replace(day, last=(token.day.month, 31), grain=MONTH)
            return self._with_month_word(self._with_year_word(day))
        dotted = _DOTTED.fullmatch(token.lower) if token.kind is TokenKind.WORD else None
        if dotted:
            month_day = (int(dotted[2]), int(dotted[1]))
            return Part(at, at + 1, None, month_day, month_day, DAY)
        return None

    def _year_first(self, at: int) -> Part | None:
        """``2014-cü ilin 15-16 dekabr``, ``2014 Q3``, ``2014-cü ilin aprel ayı``."""
        year = self._year(at)
        if year is None:
            return None
        value, end = year
        while self._word(end) in PREPOSITIONS:
            end += 1
        inner = (
            self._months_of_year(end)
            or self._section(end)
            or self._day_month(end)
            or self._month_with_edge(end)
            or self._season(end)
        )
        if inner is None:
            piece, after = self._slice_after(end) or (None, end)
            if piece is None or self._is_ablative(end - 1):
                return None
            return cut(Part(at, end, value, (1, 1), (12, 31), YEAR), piece, at, after)
        if inner.year is not None:
            return None
        return replace(inner, start=at, year=value)

    def _edge(self, at: int) -> Part | None:
        """``late February``, ``в начале 2014 года``, ``the second half of May``."""
        piece, inside = self._slice(at) or (None, at)
        if piece is None:
            return None
        while self._word(inside) in ("of", "the") or self._kind(inside) is TokenKind.DASH:
            inside += 1
        month = self._month_at(inside)
        if month:
            plain = Part(at, inside + 1, None, (month, 1), (month, 31), MONTH)
            part = self._with_trailing_year(self._with_month_word(plain))
            return cut(part, piece, at, part.end)
        year = self._year(inside)
        if year:
            return cut(Part(at, year[1], year[0], (1, 1), (12, 31), YEAR), piece, at, year[1])
        return None

    def _month_with_edge(self, at: int) -> Part | None:
        """A month, and the part of it that is named after it in Azerbaijani."""
        part = self._month(at)
        if part is None or part.year is not None:
            return part
        piece, end = self._slice_after(part.end) or (None, at)
        if piece is None or self._is_ablative(part.end - 1):
            return part  # apreldən əvvəl: before April
        return cut(part, piece, at, end)

    def _months_of_year(self, at: int) -> Part | None:
        """``first six months of 2014``, ``ilk üç ay``, ``последние два месяца``."""
        if self._word(at) == "the":
            found = self._months_of_year(at + 1)
            return replace(found, start=at) if found else None
        count = self._so_many(at, "month")
        if count is None or not 1 < count < 12:
            return None
        first, last = (1, count) if self._word(at) in FIRST_OF else (13 - count, 12)
        return self._with_trailing_year(
            Part(at, at + 3, None, (first, 1), (last, 31), MONTH * count)
        )

    def _section(self, at: int) -> Part | None:
        """A quarter, a half-year, the beginning or end of a year."""
        token = self._token(at)
        if token is None:
            return None
        short = re.fullmatch(r"(q|h)([1-4])", token.folded)
        if short:
            return self._section_part(at, at + 1, short[1], int(short[2]))
        if token.number and token.suffix in ("q", "h"):  # 1H 2015
            return self._section_part(at, at + 1, token.suffix, token.number)
        if unit_of(token.folded) == "q":  # quarter two
            number, end = self._ordinal(at + 1, cardinal=True)
            return self._section_part(at, end, "q", number) if number else None
        number, end = self._ordinal(at)
        if number is None:
            return None
        if self._word(end) in YEAR_WORD and self._unit(end + 1):
            end += 1  # birinci il yarısı
        unit = self._unit(end)
        if unit is None:
            return None
        return self._section_part(at, end + 1, unit, number)

    def _section_part(self, at: int, end: int, unit: str, number: int) -> Part | None:
        length = 3 if unit == "q" else 6
        if number == -1:
            number = 12 // length
        first = (number - 1) * length + 1
        if not 1 <= first <= 13 - length:
            return None
        part = Part(
            at,
            end,
            None,
            (first, 1),
            (first + length - 1, 31),
            QUARTER if unit == "q" else HALF,
        )
        return self._with_trailing_year(part)

    def _day_month(self, at: int) -> Part | None:
        """``18-22 fevral``, ``10 aprel``, ``17 и 18 апреля``, ``April 17-18``, ``3-ü dekabr``."""
        days = self._days(at) or self._worded_days(at, before=True)
        if days:
            first, last, end = days
            if self._word(end) == "of":
                end += 1
            month = self._month_at(end)
            if month:
                part = Part(at, end + 1, None, (month, first), (month, last), DAY)
                if first != last:
                    part = replace(part, grain=max(DAY, last - first + 1))
                return self._with_trailing_year(self._with_month_word(part))
            return None
        month = self._month_at(at)
        if month:
            after = at + 1 + (self._word(at + 1) in MONTH_WORD) + (self._word(at + 1) == "the")
            days = self._days(after) or self._worded_days(after, before=False)
            if days and not self._year(after):
                first, last, end = days
                part = Part(at, end, None, (month, first), (month, last), DAY)
                if first != last:
                    part = replace(part, grain=max(DAY, last - first + 1))
                return self._with_trailing_year(part)
        return None

    def _month(self, at: int) -> Part | None:
        month = self._month_at(at)
        if month is None:
            return None
        part = self._with_trailing_year(
            self._with_month_word(Part(at, at + 1, None, (month, 1), (month, 31), MONTH))
        )
        token = self.tokens[at]
        bare = part.year is None and part.end == at + 1
        for joint, beside in ((at + 1, at + 2), (at - 1, at - 2)):
            if self._kind(joint) is TokenKind.DASH or self._word(joint) in UNTIL:
                bare = bare and self._month_at(beside) is None  # jan - mar
        if bare and token.folded in NOT_A_MONTH_ALONE and len(self.tokens) > 1:
            before = self._word(at - 1)
            dated = before in PREPOSITIONS or before in BOUNDARIES or self._year(at - 2)
            listed = self._word(at + 1) in BESIDE and self._month_at(at + 2) is not None
            follows = before in BESIDE and self._month_at(at - 2) is not None
            if not (dated or listed or follows or self._year(at - 1)):
                return None  # "may I ask": i is a Russian "and" too
        return part

    def _season(self, at: int) -> Part | None:
        months = SEASONS.get(self._word(at))
        if months is None:
            return None
        part = Part(at, at + 1, None, (months[0], 1), (months[1], 31), QUARTER)
        part = self._with_trailing_year(part)
        told = self._word(at) in SEASON_CASES or self._word(at - 1) in PREPOSITIONS
        return part if part.year or told or self._year(at - 1) or self._year(at - 2) else None

    def _year_only(self, at: int) -> Part | None:
        year = self._year(at)
        if year is None:
            return None
        value, end = year
        if self._kind(end) is TokenKind.DASH and (second := self._year(end + 1)):
            last, end = second
            if last > value:
                period = Period(date(value, 1, 1), date(last, 12, 31), YEAR * (last - value + 1))
                return Part(at, end, value, None, None, YEAR, fixed=period)
        return Part(at, end, value, None, None, YEAR)

    def _relative(self, at: int) -> Part | None:
        word = self._word(at)
        pair = f"{word} {self._word(at + 1)}"
        if pair in DAYS_RELATIVE:
            day = self.today + timedelta(days=DAYS_RELATIVE[pair])
            return Part(at, at + 2, None, None, None, DAY, fixed=Period(day, day, DAY))
        if word in DAYS_RELATIVE:
            day = self.today + timedelta(days=DAYS_RELATIVE[word])
            return Part(at, at + 1, None, None, None, DAY, fixed=Period(day, day, DAY))
        start = at
        if word in SHIFTS:
            shift, at = SHIFTS[word], at + 1
            unit = unit_of(self._word(at))
            if unit and unit not in ("day", "decade"):
                return shifted(start, at + 1, unit, shift, self.today)
        return None

    # --- small things ---

    def _with_month_word(self, part: Part) -> Part:
        return replace(part, end=part.end + 1) if self._word(part.end) in MONTH_WORD else part

    def _with_year_word(self, part: Part) -> Part:
        return replace(part, end=part.end + 1) if self._word(part.end) in YEAR_WORD else part

    def _with_trailing_year(self, part: Part) -> Part:
        end = part.end
        while self._word(end) in {"of", "in", "v", "в"}:
            end += 1
        year = self._year(end)
        if year:
            return replace(part, year=year[0], end=year[1])
        shift = SHIFTS.get(self._word(end))
        if shift is not None and unit_of(self._word(end + 1)) == "year":
            return replace(part, year=self.today.year + shift, end=end + 2)
        return part
