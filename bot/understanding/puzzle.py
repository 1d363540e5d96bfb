"""A question as a puzzle: its clues, the ways each can be meant, and what may be asked."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from bot.model import Form, Order, Reading, Selection
from bot.understanding.frames import Part

T = TypeVar("T")


@dataclass(frozen=True, slots=True)
class Way:
    """One way a clue can bear on the things wanted; ``None`` for leaving it out."""

    condition: Selection | None
    cost: float


@dataclass(frozen=True, slots=True)
class Clue:
    """A mention (or what went before) with the ways it can be meant."""

    ways: tuple[Way, ...]


@dataclass(frozen=True, slots=True)
class Head:
    """What may be asked of the things that the clues lead to.

    ``asked_by_class`` names the annotation that says, for the class of the things found,
    which property is meant (``soraq:mainAgent``).  ``used`` are the parts it takes up;
    ``claim`` is what is claimed of the things, the dates said where it ``claims_dates``.
    ``counted`` is the class whose things are counted, and no others.
    """

    form: Form
    asked: tuple[str, ...] = ()
    asked_classes: tuple[str, ...] = ()
    asked_by_class: str | None = None
    used: frozenset[Part] = frozenset()
    cost: float = 0.0
    claim: Selection | None = None
    claims_dates: bool = False
    counted: str | None = None


@dataclass(frozen=True, slots=True)
class Puzzle:
    """What may be asked, each with the clues left for it; ``base`` has language and words."""

    base: Reading
    questions: tuple[tuple[Head, tuple[Clue, ...]], ...]
    order: Order | None = None
    cost: float = 0.0
    finer: bool = False
    """Whether a day or a month is asked for, and a year alone is no answer."""


def merged(conditions: Iterable[Selection], order: Order | None = None) -> Selection:
    """All ``conditions`` at once; names that several give are narrowed to those in common."""
    found = Selection(order=order)
    for one in conditions:
        named = found.named
        if one.named is not None:
            named = one.named if named is None else tuple(n for n in named if n in one.named)
        found = Selection(
            classes=_either(found.classes, one.classes),
            concepts=_joined(found.concepts, one.concepts),
            ties=_joined(found.ties, one.ties),
            dated=_joined(found.dated, one.dated),
            named=named,
            order=order,
        )
    told = {thing for tie in found.ties if tie.roles for thing in tie.things}
    ties = tuple(t for t in found.ties if t.roles or not t.things or not set(t.things) <= told)
    return replace(found, ties=ties)


def _either(one: tuple[str, ...], other: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(dict.fromkeys((*one, *other)))


def _joined(one: tuple[T, ...], other: tuple[T, ...]) -> tuple[T, ...]:
    return tuple(dict.fromkeys((*one, *other)))
