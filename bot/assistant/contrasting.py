"""Things set side by side: all, the first of them, those of a status, or what they share."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.answer.facts import Facts, iso_value
from bot.answer.outcomes import Outcome, listed
from bot.assistant.measuring import like_value
from bot.assistant.retrieval import MAX_SUBJECTS, Retrieval
from bot.assistant.stating import Stating
from bot.model import BoundQuery, Form, Kind, Note, Reading, Selection


class Contrasting:
    """Answers questions that set groups of things beside one another."""

    def __init__(self, retrieval: Retrieval, stating: Stating) -> None:
        """``retrieval`` looks things and facts up, ``stating`` what they state."""
        self._retrieval = retrieval
        self._schema = retrieval.schema
        self._stating = stating

    def compared(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        """What the groups among which ``reading`` asks come to; ``ran`` is given the queries.

        Nothing is said where one of them is not found, or does not state what is compared.
        """
        groups = [self._retrieval.find(selection, ran) for selection in reading.among]
        order = reading.selection.order
        items = tuple(dict.fromkeys(thing for group in groups for thing in group))
        if not all(groups):
            return Outcome(replace(reading, among=()), Kind.NONE, notes=(Note.NOTHING_FOUND,))
        plain = replace(reading, selection=Selection(named=items), among=(), asked=())
        if order is not None:
            return self._first(reading, plain, groups)
        if reading.form is Form.VALUES:
            return self._stating.values(replace(plain, asked=reading.asked), ran)
        if reading.selection.is_empty:
            return Outcome(plain, listed(items), items)
        kept = self._retrieval.find(replace(reading.selection, named=items), ran)
        notes = () if kept else (Note.NOTHING_FOUND,)
        return Outcome(
            replace(plain, selection=Selection(named=kept)), listed(kept), kept, notes=notes
        )

    def _first(
        self, reading: Reading, plain: Reading, groups: Sequence[tuple[str, ...]]
    ) -> Outcome:
        """The group that comes first or last, or whether the first one named does."""
        order, items = reading.selection.order, plain.selection.named or ()
        facts = self._retrieval.facts(items[:MAX_SUBJECTS])
        wanted = reading.asked or tuple(sorted(self._schema.happenings))
        days = [self._day(facts, group, wanted) for group in groups]
        known = [day for day in days if day]
        if len(known) < len(days):
            return Outcome(plain, Kind.NONE, items, items, notes=(Note.NOT_STATED,))
        best = max(known) if order and order.descending else min(known)
        first = [group for group, day in zip(groups, days, strict=True) if day == best]
        if reading.form is Form.CHECK:
            true = first == groups[:1]
            return Outcome(plain, Kind.YES if true else Kind.NO, items, items, shown=wanted)
        found = tuple(dict.fromkeys(t for group in first for t in group))
        return Outcome(replace(plain, selection=Selection(named=found)), listed(found), found)

    def _day(self, facts: Facts, things: Sequence[str], wanted: Sequence[str]) -> str | None:
        """The first day on which something took place with any of the things."""
        told = [str(iso_value(f.value)) for t in things for f in facts.values(t, wanted)]
        return min(told, default=None)

    def alike(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        """Whether what is asked is the same of all things meant: *have they one executor*.

        Each has to tell of it; of several values one in common is enough.
        """
        meant = reading.among or (reading.selection,)
        groups = [self._retrieval.find(selection, ran) for selection in meant]
        if len(groups) == 1:
            groups = [(thing,) for thing in groups[0]]
        items = tuple(dict.fromkeys(t for group in groups for t in group))
        plain = replace(reading, selection=Selection(named=items), among=(), asked=())
        if len(groups) < 2 or not all(groups):
            return Outcome(plain, Kind.NONE, notes=(Note.NOTHING_FOUND,))
        facts = self._retrieval.facts(items[:MAX_SUBJECTS])
        told = [
            {
                like_value(iso_value(fact.value), reading.alike)
                for thing in group
                for fact in facts.values(thing, reading.asked)
            }
            for group in groups
        ]
        if not all(told):
            return Outcome(plain, Kind.NONE, items, items, notes=(Note.NOT_STATED,))
        kind = Kind.YES if set.intersection(*told) else Kind.NO
        return Outcome(plain, kind, items, items, shown=reading.asked)
