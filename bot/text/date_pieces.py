"""The small things a date is made of: a year, days, a month, an ordinal, at a position."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date
from functools import lru_cache

from rapidfuzz.distance import OSA

from bot.text.date_words import (
    AND,
    MONTH_NAMES,
    MONTHS,
    ORDINALS,
    PREPOSITIONS,
    ROMAN,
    SHORT_YEAR_WORDS,
    UNTIL,
    YEAR_WORD,
    after_words,
    unit_of,
)
from bot.text.numbers import day_in_words, number_of
from bot.text.tokens import Token, TokenKind

_ORDINAL = re.compile(r"c[iıuü]$")
_YEARS = range(1900, 2100)
_WHAT_ABOUT = frozenset({"bəs", "bes"})
"""*And in May?*: only with its mark is it *beş*, five."""


class Pieces:
    """Reads the pieces of dates in tokens; each method returns what it read, or ``None``."""

    def __init__(self, tokens: Sequence[Token], today: date, years: tuple[int, ...]) -> None:
        """``today`` is what is reckoned from; ``years`` are tried where none is named."""
        self.tokens = tokens
        self.today = today
        self.years = years

    def _year(self, at: int) -> tuple[int, int] | None:
        token = self._token(at)
        if token is None or token.kind is not TokenKind.NUMBER or token.number is None:
            return None
        if len(token.folded) == 2 and self._is_short_year(at, token):
            return 2000 + token.number, at + 2
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

    def _is_short_year(self, at: int, token: Token) -> bool:
        """``14-cü ildə``, ``14 года``: two digits and the word; *10 il* is ten years."""
        if token.number is None or not 10 <= token.number < 30:
            return False
        after = self._word(at + 1)
        if after in SHORT_YEAR_WORDS:
            return True
        ordinal = _ORDINAL.search(token.suffix)  # not 10-u ilə: with the tenth
        return bool(ordinal) and after in YEAR_WORD and after.startswith("il")

    def _days(self, at: int) -> tuple[int, int, int] | None:
        at += self._word(at) == "the"
        first = self._day(at)
        if first is None:
            return None
        if self._kind(at + 1) is TokenKind.DASH or self._word(at + 1) in AND | UNTIL:
            second = at + 2 + (self._word(at + 2) == "the")
            last = self._day(second)
            if last is not None and last > first:
                return first, last, second + 1
        if self._is_ablative(at) and (last := self._day(at + 1)) and last > first:
            until = self._word(at + 2) in after_words(UNTIL) and self._month_at(at + 3)
            return first, last, at + 2 + bool(until)  # 10-dan 20-dək; 3-dən 5-nə kimi dekabr
        return first, first, at + 1

    def _worded_days(self, at: int, *, before: bool) -> tuple[int, int, int] | None:
        """``третьего``, ``с первого по десятое``, ``twenty-seventh``, ``üçündə``.

        ``before``: they stand before the month.
        """
        first = self._worded_day(at, before=before)
        if first is None:
            return None
        day, end = first
        if self._word(end) in AND | UNTIL:
            second = self._worded_day(end + 1 + (self._word(end + 1) == "the"), before=before)
            if second is not None and second[0] > day:
                return day, *second
        return day, day, end

    def _worded_day(self, at: int, *, before: bool) -> tuple[int, int] | None:
        token = self._token(at)
        if token is None or token.lower in _WHAT_ABOUT:
            return None
        hyphen = self._kind(at + 1) is TokenKind.DASH
        for places in ((at, at + 1 + hyphen), (at,)):
            words = [self._word(place) for place in places]
            if all(words) and (day := day_in_words(words, before_month=before)):
                return day, places[-1] + 1
        return None

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

    def _ordinal(self, at: int, *, cardinal: bool = False) -> tuple[int | None, int]:
        """A number up to four as it counts off quarters; ``cardinal``: also *two*."""
        token = self._token(at)
        if token is None:
            return None, at
        if token.kind is TokenKind.NUMBER and token.number and token.number <= 4:
            return token.number, at + 1
        if token.folded in ROMAN:
            return ROMAN[token.folded], at + 1
        number = number_of(token.folded) if cardinal else None
        return ORDINALS.get(token.folded, number), at + 1

    def _unit(self, at: int) -> str | None:
        unit = unit_of(self._word(at))
        return unit if unit in ("q", "h") else None

    def _says_until(self, at: int) -> bool:
        """Whether a word has the Azerbaijani ending for *until*: iyunadək, 2014-dək."""
        token = self._token(at)
        if token is None:
            return False
        if token.kind is TokenKind.NUMBER:
            return token.suffix.endswith(("dək", "dek"))
        return (
            token.kind is TokenKind.WORD
            and token.folded.endswith("dek")
            and bool(month_of(token.folded))
        )

    def _says_with(self, at: int) -> bool:
        """Whether a month has the Azerbaijani ending for *with*: aprellə iyun arasında."""
        return self._word(at).endswith(("la", "le"))

    def _is_ablative(self, at: int) -> bool:
        token = self._token(at)
        if token is None:
            return False
        return token.folded.endswith(("dan", "den")) or token.suffix.endswith(("dan", "den", "dən"))

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


def misspelt_month(folded: str) -> int | None:
    """The one month that a word misspells by a letter, else ``None``."""
    name = intended_month(folded)
    return MONTH_NAMES[name] if name else None


@lru_cache(maxsize=1024)
def intended_month(folded: str) -> str | None:
    """The name of the one month that a word misspells by a letter, else ``None``."""
    if len(folded) < 4:
        return None
    near = {
        name: distance
        for name in MONTH_NAMES
        if len(name) > 4 and (distance := _distance(folded, name)) <= 1
    }
    if len({MONTH_NAMES[name] for name in near}) != 1:
        return None
    return min(near, key=lambda name: (near[name], abs(len(name) - len(folded))))


def _distance(folded: str, name: str) -> int:
    """How many slips lead from the name of a month to the beginning of a word; 9: too many."""
    return min(
        OSA.distance(form, name, score_cutoff=1)
        if len(form) > 3 and (form[0] == name[0] or form[1:] == name[1:])
        else 9
        for form in (folded, folded[: len(name)], folded[: len(name) + 1])
    )
