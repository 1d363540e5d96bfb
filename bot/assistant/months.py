"""The understood line of a month that was named without its year: only the years found."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot.answer.outcomes import Outcome
from bot.model import DatedWithin, Kind, Period, Piece, Reading, Selection


def with_years_found(outcome: Outcome, run: Callable[[Reading], Outcome]) -> Reading:
    """The reading of ``outcome`` with those years of a bare month in which something is found.

    ``run`` says what a reading comes to.  What found nothing, or a no, keeps every year.
    """
    reading = outcome.reading
    meant = {p for s in (reading.selection, reading.claim) if s for p in _alternatives(s)}
    if not meant or outcome.kind in (Kind.NONE, Kind.NO, Kind.CLARIFY):
        return reading
    without = {p for p in meant if not _finds(run(_only(reading, meant - {p})))}
    if without == meant:
        return reading
    return _only(reading, without)


def _finds(outcome: Outcome) -> bool:
    return outcome.kind not in (Kind.NONE, Kind.NO)


def _alternatives(selection: Selection) -> set[Period]:
    """The periods that are the same words in several years."""
    return {
        period
        for condition in selection.dated
        if len(condition.periods) > 1 and len({p.text for p in condition.periods}) == 1
        for period in condition.periods
        if period.first and period.last and not period.is_year
    }


def _only(reading: Reading, left_out: set[Period]) -> Reading:
    """The reading, and its understood line, without some periods."""

    def kept(condition: DatedWithin) -> DatedWithin:
        return replace(condition, periods=tuple(p for p in condition.periods if p not in left_out))

    def within(selection: Selection) -> Selection:
        return replace(selection, dated=tuple(kept(c) for c in selection.dated))

    left = replace(
        reading,
        selection=within(reading.selection),
        claim=within(reading.claim) if reading.claim else None,
    )
    shown = [p.period for p in reading.pieces]
    periods = [
        p
        for s in (left.selection, left.claim)
        if s
        for condition in s.dated
        for p in condition.periods
    ]
    pieces: list[Piece] = []
    for piece in reading.pieces:
        if piece.period in left_out:
            missing = [p for p in periods if p not in shown and p.text == piece.period.text]
            pieces += [replace(piece, period=p) for p in missing]
        else:
            pieces.append(piece)
    return replace(left, pieces=tuple(dict.fromkeys(pieces)))
