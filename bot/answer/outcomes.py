"""What a reading came to, and which of several readings is answered.

Pure functions over values: the store is asked elsewhere.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field

from bot.model import BoundQuery, Fact, Form, Kind, Note, Reading

_CLOSE = 0.21
"""Readings whose scores differ by no more than this are equally likely."""
_NEAR, _FAR = 0.45, 1.6
"""How much less likely a reading may be that is taken instead of one that finds nothing:
little where the first found the thing but not what was asked of it."""


@dataclass(frozen=True, slots=True)
class Found:
    """A value that was asked for: the thing that has it, and the fact that states it."""

    subject: str
    fact: Fact


@dataclass(frozen=True, slots=True)
class Outcome:
    """A reading with what the store gave for it.

    ``items`` is the answer, ``subjects`` the things it is about, ``found`` the values asked
    for, ``shown`` the properties that matter in the reply.  ``as_of`` is the year by whose
    report things are told (``None``: by the latest), ``before`` the same counts for earlier
    periods, ``shown_by`` the properties that matter of single things.
    """

    reading: Reading
    kind: Kind
    items: tuple[str, ...] = ()
    subjects: tuple[str, ...] = ()
    value: str | int | None = None
    found: tuple[Found, ...] = ()
    shown: tuple[str, ...] = ()
    notes: tuple[Note, ...] = ()
    queries: tuple[BoundQuery, ...] = ()
    as_of: int | None = None
    before: tuple[Found, ...] = ()
    shown_by: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether it answers nothing."""
        return self.kind is Kind.NONE


def listed(items: Sequence[str]) -> Kind:
    """The kind of an answer that is things: none, one, several."""
    if not items:
        return Kind.NONE
    return Kind.ENTITY if len(items) == 1 else Kind.LIST


def best(outcomes: Sequence[Outcome]) -> tuple[Outcome, tuple[Outcome, ...]]:
    """Choose among outcomes (likeliest reading first) and return it with its rivals.

    An outcome that answers wins over an empty one of about the same likelihood.  Rivals are
    equally likely, answer too, and answer differently: the person has to choose.
    """
    first = outcomes[0]
    chosen = first
    if first.is_empty:
        reach = _NEAR if Note.NOT_STATED in first.notes else _FAR
        chosen = next(
            (
                o
                for o in outcomes
                if not o.is_empty and o.reading.score >= first.reading.score - reach
            ),
            first,
        )
    if chosen.is_empty:
        told = [o for o in outcomes if Note.NOT_STATED in o.notes and o.items]
        return (told[0] if told else chosen), ()
    rivals = [
        other
        for other in outcomes
        if other is not chosen
        and not other.is_empty
        and _can_rival(other.reading, chosen.reading)
        and set(other.items) != set(chosen.items)
    ]
    return chosen, tuple(rivals)


def outcomes_of(
    readings: Sequence[Reading], run: Callable[[Reading], Outcome]
) -> tuple[Outcome, ...]:
    """Run the readings that :func:`best` can choose, or find a rival in; likeliest first.

    Once one answers, a reading that is less likely, or cannot be offered beside it, would be
    run for nothing.
    """
    outcomes: list[Outcome] = []
    chosen: Outcome | None = None
    for reading in readings:
        if chosen is not None and not _can_rival(reading, chosen.reading):
            continue
        outcomes.append(run(reading))
        if chosen is None and not best(outcomes)[0].is_empty:
            chosen = best(outcomes)[0]
    return tuple(outcomes)


def _can_rival(reading: Reading, chosen: Reading) -> bool:
    """Whether a person may have to choose between two readings, by what they ask."""
    return (
        reading.frame != chosen.frame
        and abs(reading.score - chosen.score) <= _CLOSE
        and {reading.form, chosen.form} <= _CHOOSABLE
    )


_CHOOSABLE = frozenset({Form.THINGS, Form.CARD, Form.COUNT, Form.FIGURE})
