"""What is looked up in the store: things of a selection, their facts, what they are tied to."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import replace
from typing import NamedTuple

from bot import vocabulary as voc
from bot.answer.facts import Facts
from bot.assistant.years import Years
from bot.model import (
    BoundQuery,
    Item,
    Rows,
    Selection,
    Source,
    Stage,
    Term,
)
from bot.query.selection import Queries
from bot.store.base import Store
from bot.understanding.schema import Schema, is_integer

MAX_PASSAGES = 3
"""So many passages are given for a thing that is only spoken of."""
_MOST_SPOKEN_OF = 100
"""So many statements with a thing as their other side are looked at, for passages on it."""

_MOST_COUNTS = 10
"""So many earlier counts of the same are told at most."""
_MOST_LEVEL = 20
"""So many more are asked for than an order wants: what is of the same day as its last is level."""
_MOST_KNOWN = 64
"""So many selections are known at most within an answer."""

_MOST_SIFTED = 500
"""Of so many things at most the work done is left out, where only some are wanted."""

_PLACED = ("first", "chapter", "position")
"""What an order goes by."""
_PAIR = 2
"""Of two things of one day both may come first."""

MAX_SUBJECTS = 200
"""Properties are looked up for at most this many things at once."""


class _LookedUp(NamedTuple):
    """The facts of some things, and how they were looked up."""

    query: BoundQuery
    rows: Rows
    ties: bool
    facts: Facts


class Retrieval:
    """Looks things and facts up in one store; within an answer each once."""

    def __init__(self, store: Store, queries: Queries, schema: Schema) -> None:
        """``schema`` is of the same version of the data as the store."""
        self._store = store
        self._queries = queries
        self._schema = schema
        self._answer = threading.local()
        self._years: dict[str, frozenset[int]] = {}
        self._home: dict[str, bool] = {}
        self._uses: dict[frozenset[str], tuple[tuple[str, ...], tuple[str, ...]]] = {}
        self.reports = Years(store, queries, schema)
        self._order = {
            term: int(values[0])
            for term, values in schema.notes.get(voc.DISPLAY_ORDER, {}).items()
            if is_integer(values[0])
        }

    @property
    def version(self) -> str:
        """The version of the data that is asked."""
        return self._store.version

    @property
    def schema(self) -> Schema:
        """What the ontology of this version of the data can say."""
        return self._schema

    @property
    def year(self) -> int | None:
        """The year by whose reports this thread is answering; ``None``: by the latest."""
        year: int | None = getattr(self._answer, "year", None)
        return year

    @contextmanager
    def as_of(self, year: int | None) -> Iterator[None]:
        """Within it, things are found and told by the reports up to a year."""
        self._answer.year = year
        try:
            yield
        finally:
            self._answer.year = None

    def find(
        self, selection: Selection, ran: list[BoundQuery], *, background: bool = False
    ) -> tuple[str, ...]:
        """The things of a selection, in order; nothing is found for an impossible one.

        Work done that has no name of its own is left out where no class is named and other
        things are found, unless ``background`` asks for it.
        """
        wanted = self._wanted(selection, ran)
        if wanted is None:
            return ()
        found = self._found(wanted, ran)
        if not found and (wider := self._wider(wanted)):
            found = self._found(wider, ran)
        if not selection.classes and not background:
            found = self._without_background(found)
        return tuple(found)

    def some(
        self, selection: Selection, most: int, *, background: bool = False
    ) -> tuple[tuple[str, ...], bool]:
        """At most so many things of a selection, in no order, and whether there are more.

        For what only counts: the things after those are not looked at.  Where no class is
        named, work done without a name of its own is left out as by :meth:`find`.
        """
        wanted = self._wanted(selection, [])
        if wanted is None:
            return (), False
        foreground = not selection.classes and not background
        limit = max(_MOST_SIFTED, most + 1) if foreground else most + 1
        query = self._queries.some(wanted, limit)
        things = [row[0].value for row in self._store.select(query).rows if row[0]]
        more = len(things) == limit
        if foreground:
            things = [t for t in things if self.main_class(t) != voc.ACTIVITY] or things
        return tuple(things[:most]), more or len(things) > most

    def _wanted(self, selection: Selection, ran: list[BoundQuery]) -> Selection | None:
        """The selection as the store is asked for it; ``None`` for an impossible one."""
        then = self.year or self.reports.as_of(selection)
        selection = self._resolved(selection, ran)
        if then is not None:
            selection = self.reports.as_it_was(selection, then)
        if selection.named == () or any(not tie.things for tie in selection.ties):
            return None
        return selection

    def _found(self, selection: Selection, ran: list[BoundQuery]) -> dict[str, str]:
        """Thing → class; looked up once within an answer, as what is offered is often found."""
        known: dict[Selection, tuple[BoundQuery, dict[str, str]]]
        known = getattr(self._answer, "found", {})
        if selection not in known:
            order = selection.order
            query = self._queries.find(selection, order.limit + _MOST_LEVEL if order else None)
            rows = _level(self._store.select(query).records(), selection)
            pairs = ((record["thing"], record["class"]) for record in rows)
            found = {thing.value: cls.value if cls else "" for thing, cls in pairs if thing}
            if len(known) < _MOST_KNOWN:
                known[selection] = query, found
        else:
            query, found = known[selection]
        ran.append(query)
        return found

    def _resolved(self, selection: Selection, ran: list[BoundQuery]) -> Selection:
        """The selection with described things looked up and named."""
        ties = tuple(
            replace(tie, things=self.find(tie.through, ran)[:MAX_SUBJECTS], through=None)
            if tie.through is not None
            else tie
            for tie in selection.ties
        )
        return replace(selection, ties=ties)

    def _wider(self, selection: Selection) -> Selection | None:
        """The selection with the roles by which those named may play theirs, if there are any."""
        ties = tuple(
            replace(tie, roles=played)
            if not tie.negated and (played := self._schema.played_as(tie.roles, selection.classes))
            else tie
            for tie in selection.ties
        )
        return replace(selection, ties=ties) if ties != selection.ties else None

    def facts(
        self,
        things: Sequence[str],
        *,
        ties: bool = False,
        ran: list[BoundQuery] | None = None,
        latest: bool = False,
    ) -> Facts:
        """The facts of things, and on request what points at them.

        While a question about an earlier year is answered they are those of its reports, unless
        the ``latest`` are asked for.

        Within one answer (:meth:`begin`) the same are looked up once; ``ran`` is given the
        query by which they were.
        """
        if not things:
            return Facts(Rows(()), None, self._order)
        known: dict[tuple[str, ...], _LookedUp] = getattr(self._answer, "facts", {})
        key = tuple(things)
        found = known.get(key)
        if found is None or (ties and not found.ties):
            query = found.query if found else self._queries.facts(things, *self._possible(things))
            rows = found.rows if found else self._store.select(query)
            pointing = self._store.select(self._queries.ties(things)) if ties else None
            found = _LookedUp(query, rows, ties, Facts(rows, pointing, self._order))
            known[key] = found
        if ran is not None:
            ran.append(found.query)
        year = self.year
        if year is None or latest:
            return found.facts
        return found.facts.as_of(self.reports.reports(year))

    def _possible(self, things: Iterable[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The properties that things of such classes have, and those of them below another."""
        classes = frozenset(cls for thing in things for cls in self.classes_of(thing))
        if classes not in self._uses:
            usage = self._schema.usage
            used = {prop for prop, cls, _ in usage if cls in classes}
            if not used:  # a passage is no thing that is counted
                used = {prop for prop, *_ in usage} | {*self._schema.domains, voc.IS_PART_OF}
            narrower = (
                prop
                for prop in used
                if not used.isdisjoint(self._schema.ancestors(prop, voc.SUB_PROPERTY_OF) - {prop})
            )
            self._uses[classes] = tuple(sorted(used)), tuple(sorted(narrower))
        return self._uses[classes]

    def happened(self, selection: Selection, ran: list[BoundQuery]) -> list[tuple[str, str]]:
        """What took place: (thing, the property that says so), in order."""
        query = self._queries.happened(selection)
        ran.append(query)
        records = self._store.select(query).records()
        pairs = ((record["thing"], record["property"]) for record in records)
        return [(thing.value, prop.value) for thing, prop in pairs if thing and prop]

    def work(
        self, reports: Sequence[str], measures: Sequence[str], ran: list[BoundQuery]
    ) -> list[tuple[str, str, Term]]:
        """What reports tell of in their column of work done, under ``measures`` or at all.

        Each (thing, property, value); by thing.
        """
        query = self._queries.work(reports, measures)
        ran.append(query)
        told = (row[:3] for row in self._store.select(query).rows)
        return [(thing.value, prop.value, v) for thing, prop, v in told if thing and prop and v]

    def history(self, item: Item, facts: Facts) -> tuple[Stage, ...]:
        """What reports stated of a thing one after another; of a count, the same count before.

        ``facts`` are those by the latest report.
        """
        changed = self.reports.history(item, facts)
        if changed or not facts.values(item.iri, (voc.EARLIER_COUNT,)):
            return changed
        told, thing = [*facts.values(item.iri, (voc.VALUE,))], item.iri
        for _ in range(_MOST_COUNTS):
            earlier = facts.values(thing, (voc.EARLIER_COUNT,))
            if not earlier:
                break
            thing = earlier[0].value.value
            facts = self.facts((thing,), latest=True)
            told += facts.values(thing, (voc.VALUE,))
        return tuple(Stage(fact, self.reports.years_stating(fact)) for fact in reversed(told))

    def begin(self) -> None:
        """Begin another answer, in this thread: what was looked up for the last is forgotten."""
        self._answer.facts = {}
        self._answer.found = {}

    def years_of(self, report: str) -> frozenset[int]:
        """The years that a report is on."""
        if report not in self._years:
            told = self.facts((report,), latest=True).values(report, (voc.REPORTING_PERIOD,))
            self._years[report] = frozenset(int(fact.value.value[:4]) for fact in told)
        return self._years[report]

    def links(
        self, things: Iterable[str], properties: Sequence[str]
    ) -> dict[str, list[tuple[str, str]]]:
        """What properties say of things: (property, value) by thing, without the sources."""
        found: dict[str, list[tuple[str, str]]] = {}
        wanted = tuple(dict.fromkeys(things))
        if wanted:
            query = self._queries.links(wanted, properties)
            for thing, prop, value in self._store.select(query).rows:
                if thing and prop and value:
                    found.setdefault(thing.value, []).append((prop.value, value.value))
        return found

    def named_in(self, things: Sequence[str]) -> dict[str, tuple[Source, ...]]:
        """The first passages that say something of things as the other side of a statement.

        A country has no facts of its own in a report: it is told of as the side of an
        agreement, itself or by its government.
        """
        if not self._schema.reporting_years:
            return {}
        return {thing: self._passages_on(thing) for thing in things}

    def _passages_on(self, thing: str) -> tuple[Source, ...]:
        """The first passages in the order of what they state: by property, thing and value."""
        query = self._queries.spoken_of(thing, _MOST_SPOKEN_OF)
        rows = sorted(
            self._store.select(query).rows,
            key=lambda row: tuple(term.value if term else "" for term in row[:4]),
        )
        found: dict[Source, None] = {}
        for report, number, quote in (row[4:] for row in rows):
            if report is not None and quote is not None:
                found[Source(report.value, number.value if number else None, quote.value)] = None
        return tuple(found)[:MAX_PASSAGES]

    def classes_of(self, thing: str) -> frozenset[str]:
        """All classes of a thing."""
        return self._schema.classes.get(thing, frozenset())

    def main_class(self, thing: str) -> str:
        """The most telling class of a thing."""
        own = self.classes_of(thing)
        lowest = [c for c in own if not any(self._schema.is_a(o, c) for o in own if o != c)]
        return max(lowest or own or {""}, key=lambda c: (self._schema.prominence(c), c))

    def is_home(self, agent: str) -> bool:
        """Whether a country or body is on our own side."""
        if agent not in self._home:
            countries = self.links((agent,), (voc.OF_COUNTRY,)).get(agent, ())
            sides = (agent, *(country for _, country in countries))
            self._home[agent] = any(self._schema.one(side, voc.HOME) for side in sides)
        return self._home[agent]

    def key_facts(self, cls: str) -> tuple[str, ...]:
        """The properties that a list shows beside a thing of this class."""
        props = {
            prop
            for above in self._schema.ancestors(cls, voc.SUB_CLASS_OF)
            for prop in self._schema.note(above, voc.KEY_FACT)
        }
        return tuple(sorted(props, key=lambda p: self._order.get(p, 999)))

    def _without_background(self, found: dict[str, str]) -> dict[str, str]:
        """Where no class was named, work done without a name of its own only if all is such."""
        kept = {thing: cls for thing, cls in found.items() if cls != voc.ACTIVITY}
        return kept or found


def _level(
    records: Iterable[Mapping[str, Term | None]], selection: Selection
) -> list[Mapping[str, Term | None]]:
    """The first records that an order wants, and those of the same day as the last of them."""
    found = list(records)
    days = {tuple(record[at] for at in _PLACED) for record in found}
    if selection.order is not None and len(found) > _PAIR and len(days) == 1:
        return []  # of what has no day, or all one day, none is the first
    if selection.order is None or len(found) <= selection.order.limit:
        return found
    last = found[selection.order.limit - 1]["first"]
    return [
        record
        for number, record in enumerate(found)
        if number < selection.order.limit or (last is not None and record["first"] == last)
    ]
