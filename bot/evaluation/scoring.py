"""What an answer is worth beside the right ones."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from fnmatch import fnmatchcase

from bot.evaluation.questions import Expected, Number
from bot.model import Kind
from bot.text.iso import interval

UNCOUNTED = ("activity-*", "passage-*", "fact-*")
"""Ids that count neither way: those that whoever writes the data mints as needed."""

_THINGS = (Kind.LIST, Kind.ENTITY)
_UNANSWERED = (Kind.NONE, Kind.NO, Kind.HELP, Kind.CLARIFY)


@dataclass(frozen=True, slots=True)
class Given:
    """An answer as far as it is scored."""

    kind: Kind
    items: tuple[str, ...] = ()
    value: Number | str | None = None


def score(right: Iterable[Expected], given: Given) -> float:
    """From 0 to 1: the best of what the answer is worth beside each right one."""
    return max(_worth(one, given) for one in right)


def f1(expected: Iterable[str], given: Iterable[str]) -> float:
    """The harmonic mean of precision and recall; of two empty sets 1."""
    right, found = _counted(expected), _counted(given)
    if not right and not found:
        return 1.0
    return 2 * len(right & found) / (len(right) + len(found))


def same_value(expected: Number | str | None, given: Number | str | None) -> bool:
    """Whether two values are equal; periods are where they cover the same days."""
    if isinstance(expected, str) and isinstance(given, str):
        days = interval(expected)
        return expected == given or (days is not None and days == interval(given))
    return type(given) is not bool and expected == given


def is_unanswerable(right: Iterable[Expected]) -> bool:
    """Whether every right answer says that the record holds none."""
    return all(one.kind in _UNANSWERED for one in right)


def is_answered(given: Given) -> bool:
    """Whether an answer claims to be one: a list, a thing, a number, a date or a yes."""
    return given.kind not in _UNANSWERED


def _worth(right: Expected, given: Given) -> float:
    if right.kind in _THINGS:
        return f1(right.items, given.items) if given.kind in _THINGS else 0.0
    return float(right.kind is given.kind and same_value(right.value, given.value))


def _counted(ids: Iterable[str]) -> set[str]:
    return {one for one in ids if not any(fnmatchcase(one, pattern) for pattern in UNCOUNTED)}
