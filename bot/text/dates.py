"""Dates in questions: periods with the grain they were named in; ranges and open periods.

One date is read by :mod:`bot.text.date_parts`; here they are put together.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from bot.model import Period
from bot.text.date_parts import Parts
from bot.text.date_periods import DAY, MONTH, YEAR, Part, periods_of
from bot.text.date_words import (
    AND,
    BEFORE,
    BETWEEN,
    BOUNDARIES,
    EDGES,
    FROM,
    NEW_YEAR,
    PREPOSITIONS,
    UNTIL,
    after_words,
)
from bot.text.tokens import Token, TokenKind


@dataclass(frozen=True, slots=True)
class DateMention:
    """A date found in tokens ``start`` to ``end`` (exclusive).

    ``periods`` are alternatives: a month without a year stands once for each year that
    the record covers, the likeliest first (``yearless``).  ``joined`` are the dates that it
    is put together of, where several are named side by side: *May and December*.
    """

    start: int
    end: int
    periods: tuple[Period, ...]
    yearless: bool = False
    joined: tuple[DateMention, ...] = ()


def find_dates(
    tokens: Sequence[Token], *, today: date, years: Sequence[int] = ()
) -> tuple[DateMention, ...]:
    """Find every date in ``tokens``.

    ``today`` is what *last year* is reckoned from; ``years`` are the years of the record,
    likeliest first, tried for a day or month that is named without a year.
    """
    found: list[DateMention] = []
    grammar = _Grammar(tokens, today, tuple(years) or (today.year,))
    at = 0
    while at < len(tokens):
        mention = grammar.mention(at)
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


class _Grammar(Parts):
    """Reads one mention at a position; each method returns what it read, or ``None``."""

    def __init__(self, tokens: Sequence[Token], today: date, years: tuple[int, ...]) -> None:
        """``today`` is what is reckoned from; ``years`` are tried where none is named."""
        super().__init__(tokens, today, years)
        self._parts: dict[int, Part | None] = {}

    def _part(self, at: int) -> Part | None:
        """One date at a position; each is read once, as every kind of mention begins with one."""
        if at not in self._parts:
            self._parts[at] = super()._part(at)
        return self._parts[at]

    # --- whole mentions: ranges, open periods, single dates ---

    def mention(self, at: int) -> DateMention | None:
        """Read the longest date mention that starts at ``at``."""
        return self._between(at) or self._prefixed(at) or self._single(at)

    def _between(self, at: int) -> DateMention | None:
        if self._word(at) in BETWEEN | FROM:
            return self._from_to(at)
        if self._word(at) in PREPOSITIONS and self._part(at + 1):  # в апреле-июне
            found = self._between(at + 1)
            return replace(found, start=at) if found else None
        first = self._part(at) or self._edge_of_year(at)
        if first is None:
            return None
        # 2014-cü ilin aprelindən iyununa qədər; mart ilə may arasında; apreldən iyuna kimi
        joined = first.end
        if self._joins_range(joined) and (second := self._last_part(joined + 1)):
            end = second.end
            if self._word(end) in after_words(BETWEEN):
                if second.year is None and (year := self._year(end + 1)):
                    return self._range(at, first, replace(second, year=year[0]), year[1])
                return self._range(at, first, second, end + 1)
            if self._kind(joined) is TokenKind.DASH or self._word(joined) in UNTIL:
                return self._range(at, first, second)
        if (
            self._says_with(first.end - 1)
            and (second := self._part(joined))
            and self._word(second.end) in after_words(BETWEEN)
        ):  # aprellə iyun arası
            return self._range(at, first, second, second.end + 1)
        if self._is_ablative(first.end - 1) and (second := self._last_part(joined)):
            end = second.end + (self._word(second.end) in after_words(UNTIL))
            if second.year is None and (year := self._year(end)):
                second, end = replace(second, year=year[0]), year[1]
            return self._range(at, first, second, end)
        return None

    def _from_to(self, at: int) -> DateMention | None:
        """``from … to …``, ``с … по …``, ``between … and …``."""
        first = self._part(at + 1) or self._edge_of_year(at + 1)
        if first is None:
            return None
        if _is_span_of_days(first):
            return self._single(at + 1, start=at)  # с 18 по 22 февраля
        if self._joins_range(first.end) and (second := self._last_part(first.end + 1)):
            return self._range(at, first, second)
        return None

    def _last_part(self, at: int) -> Part | None:
        """What a range ends with: the end of May is May, the end of the year December."""
        whole = self._edge_of_year(at)
        if whole:
            return whole
        start = at
        while self._word(at) in EDGES:
            at += 1
        part = self._part(at)
        if part is None:
            return None
        return self._whole(replace(part, start=start))

    def _whole(self, part: Part) -> Part:
        """The month that only the beginning or end of was named, as the limit of a range."""
        if not part.whole_month or part.first is None:
            return part
        return replace(part, first=(part.first[0], 1), grain=MONTH)

    def _joins_range(self, at: int) -> bool:
        return self._kind(at) is TokenKind.DASH or self._word(at) in AND or self._word(at) in UNTIL

    def _prefixed(self, at: int) -> DateMention | None:
        """``before June 2014``, ``с апреля``, ``не позднее`` … and ``2014-dən sonra``."""
        boundary, inside = self._boundary(at)
        if boundary:
            part = self._edge_of_year(inside) or self._new_year(inside)
            if part is None:
                read = self._last_part if boundary == "until" else self._part
                part = read(inside)
            if part is None:
                return None
            end = part.end + (after_words(BEFORE).get(self._word(part.end), "") == boundary)
            return self._open(boundary, at, part, end)  # from June onwards
        part = self._part(at) or self._edge_of_year(at) or self._new_year(at)
        if part is None:
            return None
        boundary = after_words(BEFORE).get(self._word(part.end), "")
        if boundary == "until" and _is_span_of_days(part):  # dekabrın 1-dən 10-na qədər
            return self._single(at, end=part.end + 1)
        if boundary:
            part = self._whole(part) if boundary == "until" else part
            return self._open(boundary, at, part, part.end + 1)
        if self._says_until(part.end - 1) and not _is_span_of_days(part):
            return self._open("until", at, self._whole(part), part.end)
        return None

    def _boundary(self, at: int) -> tuple[str, int]:
        """What the longest phrase at a position leaves open, and where the phrase ends."""
        for length in (3, 2, 1):
            phrase = " ".join(self._word(place) for place in range(at, at + length))
            if phrase in BOUNDARIES:
                return BOUNDARIES[phrase], at + length
        return "", at

    def _new_year(self, at: int) -> Part | None:
        """*New Year 2015*, *нового 2015 года*, *yeni il*: the first day of a year, as a limit."""
        second = NEW_YEAR.get(self._word(at))
        if second is None:
            return None
        named = self._year(at + 1)
        if not named and not self._word(at + 1).startswith(second):
            return None
        named = named or self._year(at + 2)
        first = date(named[0] if named else self.years[0] + 1, 1, 1)
        end = named[1] if named else at + 2
        return Part(at, end, first.year, None, None, DAY, fixed=Period(first, first, DAY))

    def _single(
        self, at: int, start: int | None = None, end: int | None = None
    ) -> DateMention | None:
        start = at if start is None else start
        while self._word(at) in PREPOSITIONS and self._part(at + 1):
            at += 1
        part = self._part(at) or self._edge_of_year(at)
        if part is None:
            return None
        parts = [part]
        # 2013 və 2014; aprel, may 2014; dekabrın 3-ü və 15-i is two mentions
        while self._word(parts[-1].end) in AND and (more := self._part(parts[-1].end + 1)):
            parts.append(more)
        year = next((p.year for p in reversed(parts) if p.year), None)
        parts = [replace(p, year=p.year or year) for p in parts]
        named = [
            DateMention(
                p.start, p.end, periods_of(p, self.years), p.year is None and p.fixed is None
            )
            for p in parts
        ]
        periods = tuple(period for one in named for period in one.periods)
        if not periods:
            return None
        return DateMention(
            start if start < at and len(parts) == 1 else at,
            end or parts[-1].end,
            periods,
            yearless=named[0].yearless,
            joined=tuple(named) if len(named) > 1 else (),
        )

    def _range(
        self, at: int, first: Part, second: Part, end: int | None = None
    ) -> DateMention | None:
        year = second.year or first.year
        if first.fixed is None and first.year is None:
            first = replace(first, year=year)
        if second.fixed is None and second.year is None:
            second = replace(second, year=first.year)
        if first.fixed is None and first.first is None and first.year is None:
            return None
        periods = []
        for early, late in zip(
            periods_of(first, self.years), periods_of(second, self.years), strict=False
        ):
            if early.first and late.last and early.first <= late.last:
                grain = (late.last - early.first).days + 1
                if early.is_year and late.is_year:
                    grain = max(grain, YEAR)
                periods.append(Period(early.first, late.last, grain))
        if not periods:
            return None
        return DateMention(
            at, end or second.end, tuple(periods), yearless=year is None and second.fixed is None
        )

    def _open(self, boundary: str, at: int, part: Part, end: int) -> DateMention | None:
        periods = periods_of(part, self.years)
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
        # what is of a whole year is not of the time before one of its months
        grain = period.grain if period.grain <= MONTH else 10 * YEAR
        return DateMention(at, end, (replace(opened, grain=grain),))


def _is_span_of_days(part: Part) -> bool:
    """Whether days of a month are named, the first and the last."""
    return part.grain < MONTH and part.first != part.last and not part.whole_month
