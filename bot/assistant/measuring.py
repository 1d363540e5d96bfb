"""Whether what is found is what is claimed: the number, or the same as of another thing."""

from __future__ import annotations

from dataclasses import replace

from bot.answer.outcomes import Outcome
from bot.model import Alike, Amount, Kind, Note, Than


def measured(outcome: Outcome, amount: Amount) -> Outcome:
    """Turn a number found into a yes or a no; into nothing where none is found.

    Of *more than a million* no less may be claimed than is known, and nothing may be denied
    that could still be.
    """
    if outcome.kind not in (Kind.COUNT, Kind.FIGURE) or not isinstance(outcome.value, int):
        return replace(outcome, kind=Kind.NONE, items=(), value=None)
    holds = _holds(outcome.value, amount, more=Note.MORE_THAN in outcome.notes)
    if holds is None:
        return replace(outcome, kind=Kind.NONE, value=None, notes=(Note.NOT_STATED,))
    kind = Kind.YES if holds else Kind.NO
    return replace(outcome, kind=kind, subjects=outcome.items, value=None)


def _holds(found: int, amount: Amount, *, more: bool) -> bool | None:
    claimed, than = amount.number, amount.than
    if more:
        if than in (Than.MORE, Than.LEAST):
            return True if claimed <= found else None
        if claimed > found:
            return None  # it may be as many as that
        return than is Than.EQUAL and claimed == found
    return {
        Than.EQUAL: found == claimed,
        Than.MORE: found > claimed,
        Than.FEWER: found < claimed,
        Than.LEAST: found >= claimed,
        Than.MOST: found <= claimed,
    }[than]


_DIGITS = {Alike.YEAR: 4, Alike.MONTH: 7}
"""So many characters of an ISO date say the year, and the month with it."""


def like_value(value: str | int, by: Alike | None) -> str:
    """What of a value is compared: all of it, or the month or year of a date."""
    length = _DIGITS.get(by) if by is not None else None
    return str(value)[:length]
