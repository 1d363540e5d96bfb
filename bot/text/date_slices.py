"""Parts of a month or a year: its beginning, its second half, its first ten days."""

from __future__ import annotations

from bot.text.date_periods import EDGES, QUARTER, Part, Slice, slice_of
from bot.text.date_pieces import Pieces
from bot.text.date_words import (
    FIRST_OF,
    LAST_OF,
    PREPOSITIONS,
    YEAR_WORD,
    edge_of,
    unit_of,
)
from bot.text.numbers import number_of
from bot.text.tokens import TokenKind

_OF = frozenset("of the in".split())
_WHOSE_YEAR = frozenset("ilin yilin".split())


class Slices(Pieces):
    """Reads which part of a month or year is meant; each method returns it with where it ends."""

    def _slice(self, at: int) -> tuple[Slice, int] | None:
        """``late``, ``в начале``, ``the second half``, ``first ten days``, ``birinci həftəsi``."""
        while self._word(at) in PREPOSITIONS or self._word(at) == "the":
            at += 1
        edge = edge_of(self._word(at))
        if edge:
            return EDGES[edge], at + 1
        if (days := self._so_many_days(at)) is not None:
            return Slice(days), at + 3
        number, end = self._ordinal(at)
        piece = slice_of(unit_of(self._word(end)), number) if number else None
        return (piece, end + 1) if piece else None

    def _slice_after(self, at: int) -> tuple[Slice, int] | None:
        """The part that the words behind a month or year name; *start verilib* names none."""
        verb = self._word(at) == "start" and self._word(at + 1).startswith(("ver", "gotur"))
        return None if verb or self._word(at) in PREPOSITIONS else self._slice(at)

    def _so_many_days(self, at: int) -> tuple[int, int] | None:
        count = self._so_many(at, "day")
        if count is None or not 1 < count < 31:
            return None
        return (1, count) if self._word(at) in FIRST_OF else (32 - count, 31)

    def _so_many(self, at: int, unit: str) -> int | None:
        """The number in *the first six months*, *son üç gün*."""
        token = self._token(at + 1)
        if self._word(at) not in FIRST_OF | LAST_OF or token is None:
            return None
        if unit_of(self._word(at + 2)) != unit:
            return None
        return token.number if token.kind is TokenKind.NUMBER else number_of(token.folded)

    def _edge_of_year(self, at: int) -> Part | None:
        """``the end of the year``, ``начала года``, ``ilin sonuna``: of the year that is meant."""
        start = at
        while self._word(at) in _OF and self._word(at + 1):
            at += 1
        edge = edge_of(self._word(at))
        after = at + 1
        while self._word(after) in _OF:
            after += 1
        if edge and self._word(after) in YEAR_WORD:
            end = after + 1
        elif self._word(at) in _WHOSE_YEAR and (edge := edge_of(self._word(at + 1))):
            end = at + 2
        else:
            return None
        first, last = EDGES[edge].months or (1, 12)
        return Part(start, end, None, (first, 1), (last, 31), QUARTER)
