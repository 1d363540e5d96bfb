"""A reading and a store → an outcome: the queries are bound, run, and read as an answer."""

from __future__ import annotations

import threading
from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import NamedTuple

from bot import vocabulary as voc
from bot.answer.facts import Facts, iso_value
from bot.answer.outcomes import Found, Outcome, listed
from bot.model import (
    BoundQuery,
    Fact,
    Form,
    HasConcept,
    Kind,
    Note,
    Reading,
    Rows,
    Selection,
    Source,
    Term,
    TermKind,
    TiedTo,
)
from bot.query.selection import Queries
from bot.store.base import Store
from bot.understanding.frames import concept_sort
from bot.understanding.schema import Schema, is_integer

MAX_PASSAGES = 3
"""So many passages are given for a thing that is only spoken of."""
_COUNTING = (voc.OF_COUNTRY, voc.MEMBER, voc.WITHIN)

_MOST_KNOWN = 64
"""So many selections are known at most within an answer."""

MAX_SUBJECTS = 200
"""Properties are looked up for at most this many things at once."""


class _LookedUp(NamedTuple):
    """The facts of some things, and how they were looked up."""

    query: BoundQuery
    rows: Rows
    ties: bool
    facts: Facts


class Retrieval:
    """Runs readings against one store; keeps the queries that ran."""

    def __init__(self, store: Store, queries: Queries, schema: Schema) -> None:
        """``schema`` is of the same version of the data as the store."""
        self._store = store
        self._queries = queries
        self._schema = schema
        self._answer = threading.local()
        self._years: dict[str, frozenset[int]] = {}
        self._home: dict[str, bool] = {}
        self._order = {
            term: int(values[0])
            for term, values in schema.notes.get(voc.DISPLAY_ORDER, {}).items()
            if is_integer(values[0])
        }

    @property
    def schema(self) -> Schema:
        """What the ontology of this version of the data can say."""
        return self._schema

    def run(self, reading: Reading) -> Outcome:
        """Return what ``reading`` comes to."""
        ran: list[BoundQuery] = []
        runners = {
            Form.THINGS: self._things,
            Form.CARD: self._things,
            Form.COUNT: self._count,
            Form.FIGURE: self._figure,
            Form.VALUES: self._values,
            Form.DATE: self._date,
            Form.CHECK: self._check,
            Form.HAPPENED: self._happened,
        }
        if reading.among:
            return replace(self._compared(reading, ran), queries=tuple(ran))
        outcome = runners[reading.form](reading, ran)
        return replace(outcome, queries=tuple(ran))

    def find(
        self, selection: Selection, ran: list[BoundQuery], *, background: bool = False
    ) -> tuple[str, ...]:
        """The things of a selection, in order; nothing is found for an impossible one.

        Work done that has no name of its own is left out where no class is named and other
        things are found, unless ``background`` asks for it.
        """
        selection = self._resolved(selection, ran)
        if selection.named == () or any(not tie.things for tie in selection.ties):
            return ()
        found = self._found(selection, ran)
        if not selection.classes and not background:
            found = self._without_background(found)
        return tuple(found)

    def _found(self, selection: Selection, ran: list[BoundQuery]) -> dict[str, str]:
        """Thing → class; looked up once within an answer, as what is offered is often found."""
        known: dict[Selection, tuple[BoundQuery, dict[str, str]]]
        known = getattr(self._answer, "found", {})
        if selection not in known:
            query = self._queries.find(selection)
            rows = self._store.select(query).records()
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

    def facts(
        self, things: Sequence[str], *, ties: bool = False, ran: list[BoundQuery] | None = None
    ) -> Facts:
        """The facts of things, and on request what points at them.

        Within one answer (:meth:`begin`) the same are looked up once; ``ran`` is given the
        query by which they were.
        """
        if not things:
            return Facts(Rows(()), None, self._order)
        known: dict[tuple[str, ...], _LookedUp] = getattr(self._answer, "facts", {})
        key = tuple(things)
        found = known.get(key)
        if found is None or (ties and not found.ties):
            query = found.query if found else self._queries.facts(things)
            rows = found.rows if found else self._store.select(query)
            pointing = self._store.select(self._queries.ties(things)) if ties else None
            found = _LookedUp(query, rows, ties, Facts(rows, pointing, self._order))
            known[key] = found
        if ran is not None:
            ran.append(found.query)
        return found.facts

    def begin(self) -> None:
        """Begin another answer, in this thread: what was looked up for the last is forgotten."""
        self._answer.facts = {}
        self._answer.found = {}

    def years_of(self, report: str) -> frozenset[int]:
        """The years that a report is on."""
        if report not in self._years:
            told = self.facts((report,)).values(report, (voc.REPORTING_PERIOD,))
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
        if not things or not self._schema.reporting_years:
            return {}
        ties = self._store.select(self._queries.ties(things)).records()
        pairs = [
            (thing.value, other.value, prop.value)
            for record in ties
            for thing, other, prop in [(record["thing"], record["other"], record["property"])]
            if thing and other and prop
        ]
        facts = self.facts(tuple(dict.fromkeys(other for _, other, _ in pairs)))
        stated = {pair: facts.values(pair[1], pair[2:]) for pair in pairs}
        values = {fact.value.value for told in stated.values() for fact in told}
        wholes = self.facts(tuple(sorted(values)))
        found: dict[str, dict[Source, None]] = {}
        for (thing, _, _), told in stated.items():
            for fact in told:
                own = {f.value.value for f in wholes.values(fact.value.value, _COUNTING)}
                if fact.value.value == thing or thing in own:
                    found.setdefault(thing, {}).update(dict.fromkeys(fact.sources))
        return {thing: tuple(sources)[:MAX_PASSAGES] for thing, sources in found.items()}

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

    # --- forms ---

    def _compared(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        """The things set side by side, or those that come first or last of them.

        Nothing is said where one of them is not found or has no date to compare.
        """
        groups = [self.find(selection, ran) for selection in reading.among]
        order, everything = reading.selection.order, [t for group in groups for t in group]
        items = tuple(dict.fromkeys(everything))
        if not all(groups):
            return Outcome(replace(reading, among=()), Kind.NONE, notes=(Note.NOTHING_FOUND,))
        plain = replace(reading, selection=Selection(named=items), among=(), asked=())
        if order is None:
            return Outcome(plain, listed(items), items)
        facts = self.facts(items[:MAX_SUBJECTS])
        wanted = reading.asked or tuple(sorted(self._schema.happenings))
        days = [self._day(facts, group, wanted) for group in groups]
        known = [day for day in days if day]
        if len(known) < len(days):
            return Outcome(plain, Kind.NONE, items, items, notes=(Note.NOT_STATED,))
        best = max(known) if order.descending else min(known)
        first = [group for group, day in zip(groups, days, strict=True) if day == best]
        if reading.form is Form.CHECK:
            true = first == groups[:1]
            return Outcome(plain, Kind.YES if true else Kind.NO, items, items, shown=wanted)
        items = tuple(dict.fromkeys(t for group in first for t in group))
        return Outcome(replace(plain, selection=Selection(named=items)), listed(items), items)

    def _day(self, facts: Facts, things: Sequence[str], wanted: Sequence[str]) -> str | None:
        """The first day on which something took place with any of the things."""
        told = [str(iso_value(f.value)) for t in things for f in facts.values(t, wanted)]
        return min(told, default=None)

    def _things(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        items = self.find(reading.selection, ran) or self._all_year(reading.selection, ran)
        return Outcome(reading, listed(items), items, notes=_nothing(items))

    def _count(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        if reading.asked or reading.asked_classes:
            outcome = self._values(reading, ran)
            items = outcome.items if not outcome.is_empty else ()
        else:
            items = self.find(reading.selection, ran)
        if not items:
            return Outcome(reading, Kind.NONE, notes=_nothing(items))
        if all(self._schema.one(item, voc.UNCOUNTED) for item in items):
            return Outcome(reading, Kind.NONE, items, items, notes=(Note.NOT_STATED,))
        if all(self.main_class(item) == voc.ACTIVITY for item in items):
            # work reported once, however many letters or requests it was about
            return Outcome(reading, Kind.NONE, subjects=items, notes=(Note.NOT_STATED,))
        return Outcome(reading, Kind.COUNT, items, value=len(items))

    def _figure(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        items = self.find(reading.selection, ran)
        facts = self.facts(items)
        values = [(i, f) for i in items for f in facts.values(i, (voc.VALUE,))]
        if len(values) != 1:
            kind = Kind.CLARIFY if values else Kind.NONE
            return Outcome(reading, kind, items, shown=(voc.VALUE,), notes=_nothing(items))
        thing, fact = values[0]
        more = bool(facts.values(thing, (voc.COMPARATOR,)))
        return Outcome(
            reading,
            Kind.FIGURE,
            (thing,),
            value=iso_value(fact.value),
            found=(Found(thing, fact),),
            shown=(voc.VALUE,),
            notes=(Note.MORE_THAN,) if more else (),
        )

    def _values(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        subjects = self.find(reading.selection, ran, background=True)
        if not subjects:
            return Outcome(reading, Kind.NONE, notes=(Note.NOTHING_FOUND,))
        found = self._stated(subjects, reading, ran)
        described = reading.selection.classes or reading.selection.concepts
        if not found and described and self._belongs_to_others(subjects, reading.asked):
            around = self.find(Selection(ties=(TiedTo(subjects[:MAX_SUBJECTS]),)), ran)
            found = self._stated(around, reading, ran) if around else ()
        if not found and reading.asked_classes and not reading.asked:
            kinds = tuple(c for c in reading.asked_classes if c in self._schema.concepts)
            near = Selection(
                classes=tuple(c for c in reading.asked_classes if c not in kinds),
                concepts=(HasConcept(kinds),) if kinds else (),
                ties=(TiedTo(subjects[:MAX_SUBJECTS]),),
            )
            items = tuple(i for i in self.find(near, ran) if not self._schema.one(i, voc.HOME))
            if items:
                return Outcome(reading, listed(items), items, subjects)
        if not found:
            told = self.find(reading.selection, [])
            known = told if len(told) <= 3 else ()
            return Outcome(reading, Kind.NONE, known, subjects, notes=(Note.NOT_STATED,))
        things = tuple(dict.fromkeys(f.fact.value.value for f in found if self._is_thing(f.fact)))
        having = tuple(dict.fromkeys(f.subject for f in found))
        shown = tuple(dict.fromkeys(f.fact.property for f in found))
        if things:
            return Outcome(reading, listed(things), things, having, found=found, shown=shown)
        return Outcome(reading, listed(having), having, having, found=found, shown=shown)

    def _belongs_to_others(self, subjects: Sequence[str], props: Sequence[str]) -> bool:
        """Whether things of these sorts never have the properties, but others around them do."""
        classes = {cls for subject in subjects for cls in self.classes_of(subject)}
        known = [prop for prop in props if prop in self._schema.domains and prop != voc.RATIONALE]
        return bool(known) and not any(self._schema.can_say(prop, classes) for prop in known)

    def _stated(
        self, subjects: Sequence[str], reading: Reading, ran: list[BoundQuery]
    ) -> tuple[Found, ...]:
        """The facts of the subjects with the properties asked, or whose value is asked for."""
        subjects = subjects[:MAX_SUBJECTS]
        facts = self.facts(subjects, ran=ran)
        named = {t for tie in reading.selection.ties for t in tie.things}
        found: list[Found] = []
        for wanted in self._tries(reading):
            told = [
                (subject, fact)
                for subject in subjects
                for fact in facts.of(subject)
                if (fact.property in wanted if wanted else fact.value.value not in named)
            ]
            found = self._wanted(told, reading)
            if found:
                break
        found = [f for f in found if f.fact.value.value not in reading.without]
        if set(reading.asked) & {voc.AT_PLACE, voc.DESTINATION}:  # where in Poland: not "in Poland"
            told_so = {(f.subject, f.fact.property) for f in found if f.fact.value.value in named}
            found = [f for f in found if (f.subject, f.fact.property) not in told_so]
        abroad = [f for f in found if not self._schema.one(f.fact.value.value, voc.HOME)]
        return tuple(abroad if voc.COUNTRY in reading.asked_classes else found)

    def _wanted(self, told: Sequence[tuple[str, Fact]], reading: Reading) -> list[Found]:
        """The facts whose value is of a class asked for, or counts as what is."""
        if not reading.asked_classes:
            return [Found(subject, fact) for subject, fact in told]
        values = {fact.value.value for _, fact in told if self._is_thing(fact)}
        near = self.links(values, _COUNTING)
        others = {value for links in near.values() for _, value in links}
        right = self._of_classes(values | others, reading.asked_classes)
        found: list[Found] = []
        for subject, fact in told:
            if fact.value.value in right:
                found.append(Found(subject, fact))
                continue
            found += [
                Found(subject, replace(fact, value=Term(other)))
                for _, other in near.get(fact.value.value, ())
                if other in right
            ]
        return found

    def _tries(self, reading: Reading) -> list[frozenset[str]]:
        """The properties asked for, the umbrella ones opened into those under them."""
        if not reading.asked:
            return [frozenset()]
        if voc.HELD in reading.asked:  # what took place before what is planned
            return [frozenset({prop}) for prop in reading.asked]
        opened = set(reading.asked)
        if voc.INVOLVES in opened:
            opened |= self._schema.roles
        return [frozenset(opened)]

    def _is_thing(self, fact: Fact) -> bool:
        return fact.value.kind is TermKind.IRI and fact.value.value not in self._schema.concepts

    def _of_classes(self, things: Iterable[str], classes: Iterable[str]) -> frozenset[str]:
        """Those things that are of one of the classes (a kind narrows its class)."""
        kinds = [c for c in classes if c in self._schema.concepts]
        plain = {c for c in classes if c not in self._schema.concepts}
        right = {thing for thing in things if plain & self.classes_of(thing)}
        if not kinds:
            return frozenset(right)
        return frozenset(
            thing
            for thing, links in self.links(right, (voc.HAS_KIND,)).items()
            if any(
                kind == value or kind in self._schema.note(value, voc.COUNTS_AS)
                for kind in kinds
                for _, value in links
            )
        )

    def _date(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        asked = reading.asked or tuple(sorted(self._schema.happenings))
        reading = replace(reading, asked=asked, asked_classes=())
        outcome = self._values(reading, ran)
        if outcome.is_empty:
            return outcome
        by_subject: dict[str, set[str | int]] = {}
        for found in outcome.found:
            by_subject.setdefault(found.subject, set()).add(iso_value(found.fact.value))
        values = {value for values in by_subject.values() for value in values}
        if len(values) == 1:
            return replace(
                outcome, kind=Kind.DATE, items=tuple(by_subject), value=next(iter(values))
            )
        if len(by_subject) == 1:
            told = [f.fact.property for f in outcome.found]
            first = next((p for p in reading.asked if p in told), told[0])
            kept = tuple(f for f in outcome.found if f.fact.property == first)
            dates = sorted(str(iso_value(f.fact.value)) for f in kept)
            return replace(
                outcome, kind=Kind.DATE, items=tuple(by_subject), value=dates[0], found=kept
            )
        return replace(outcome, kind=Kind.LIST, items=tuple(by_subject))

    def _check(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        subjects = self.find(reading.selection, ran)
        if not subjects:
            return Outcome(reading, Kind.NONE, notes=(Note.NOTHING_FOUND,))
        if voc.HELD in reading.asked:
            held = tuple(s for s in subjects if not self._is_only_planned(s))
            if not held:
                return Outcome(reading, Kind.NO, subjects, subjects, shown=(voc.PLANNED_FOR,))
            subjects = held
        if reading.claim is None:
            ties = (tie for tie in reading.selection.ties if tie.roles and not tie.negated)
            denied = any(self._denies(tie.roles) for tie in ties)
            return Outcome(reading, Kind.NO if denied else Kind.YES, subjects, subjects)
        claim = self._of_these(reading.claim, subjects)
        shown = self._shown_of(claim)
        roles = [role for tie in claim.ties for role in tie.roles]
        facts = self.facts(subjects[:MAX_SUBJECTS])
        stated = tuple(s for s in subjects[:MAX_SUBJECTS] if roles and facts.values(s, roles))
        silent = Outcome(
            reading, Kind.NONE, subjects[:3], subjects, notes=(Note.NOT_STATED,), shown=shown
        )
        others = tuple(t for tie in claim.ties for t in tie.things)
        denied = self._denies(roles)
        true = stated if roles and not others else self.find(_and(reading.selection, claim), ran)
        rest = tuple(subject for subject in subjects if subject not in true)
        if true and reading.every and not denied and self._lacks_one(claim, true):
            return Outcome(reading, Kind.NO, (*true, *others), true, shown=shown)
        if true and rest and reading.every and self._are_of_all(reading):
            return Outcome(reading, Kind.NO, rest, rest, shown=shown)
        if not true and reading.selection.is_empty:  # of nothing in particular: there is none
            return Outcome(reading, Kind.NONE, notes=(Note.NOTHING_FOUND,))
        if not true and not roles and self._is_silent_on(claim, facts, subjects):
            return silent
        if true:
            kind = Kind.NO if denied else Kind.YES
            named = () if denied else others
            return Outcome(reading, kind, (*true, *named), true, shown=shown)
        if roles and (denied or not stated):
            return silent
        return Outcome(reading, Kind.NO, subjects, subjects, shown=shown)

    def _are_of_all(self, reading: Reading) -> bool:
        """Whether it is claimed of all the things meant, rather than by all of those named."""
        claimed = reading.claim.ties if reading.claim is not None else ()
        return not any(len(tie.things) > 1 for tie in claimed)

    def _lacks_one(self, claim: Selection, true: Sequence[str]) -> bool:
        """Whether one of several that are claimed together is not told of: *A and B came*."""
        for tie in claim.ties:
            if len(tie.things) < 2:
                continue
            each = (
                self.find(Selection(named=tuple(true), ties=(replace(tie, things=(thing,)),)), [])
                for thing in tie.things
            )
            if not all(each):
                return True
        return False

    def _denies(self, roles: Sequence[str]) -> bool:
        """Whether the roles say of somebody that he is none: not a party."""
        return bool(roles) and all(self._schema.one(role, voc.DENIES) for role in roles)

    def _of_these(self, claim: Selection, subjects: Sequence[str]) -> Selection:
        """The claim in the sense that a word has for such things: a convention is not attended."""
        classes = {cls for subject in subjects for cls in self.classes_of(subject)}

        def able(tie: TiedTo) -> TiedTo:
            roles = tuple(r for r in tie.roles if self._schema.can_say(r, classes))
            return replace(tie, roles=roles or tie.roles)

        return replace(claim, ties=tuple(able(tie) for tie in claim.ties))

    def _is_only_planned(self, thing: str) -> bool:
        facts = self.facts((thing,))
        planned = facts.values(thing, (voc.PLANNED_FOR,))
        return bool(planned) and not facts.values(thing, (voc.HELD,))

    def _is_silent_on(self, claim: Selection, facts: Facts, subjects: Sequence[str]) -> bool:
        """Whether a status is claimed of things of which the record states none at all."""
        statuses = [
            concept
            for condition in claim.concepts
            for concept in condition.concepts
            if concept_sort(concept, self._schema) == "statuses"
        ]
        known = (voc.HAS_STATUS, voc.SIGNED, voc.ENTRY_INTO_FORCE)
        return bool(statuses) and not any(facts.values(s, known) for s in subjects[:MAX_SUBJECTS])

    def _shown_of(self, claim: Selection) -> tuple[str, ...]:
        shown = [role for tie in claim.ties for role in tie.roles]
        shown += [prop for condition in claim.dated for prop in condition.properties]
        if claim.concepts:
            shown += [voc.HAS_STATUS, voc.SIGNED, voc.ENTRY_INTO_FORCE]
        return tuple(shown)

    def _happened(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        query = self._queries.happened(reading.selection)
        ran.append(query)
        items: dict[str, None] = {}
        shown: dict[str, None] = {}
        for record in self._store.select(query).records():
            thing, prop = record["thing"], record["property"]
            if thing and prop:
                items[thing.value] = None
                shown[prop.value] = None
        found = tuple(items) or self._all_year(reading.selection, ran)
        return Outcome(reading, listed(found), found, shown=tuple(shown), notes=_nothing(found))

    def _all_year(self, selection: Selection, ran: list[BoundQuery]) -> tuple[str, ...]:
        """What things named are tied to, where the time asked is all that a report covers."""
        years = self._schema.reporting_years
        whole = any(
            period.is_year and period.first and period.first.year in years
            for condition in selection.dated
            for period in condition.periods
        )
        things = (*(selection.named or ()), *(t for tie in selection.ties for t in tie.things))
        if not whole or not things or selection.classes or selection.concepts:
            return ()
        return self.find(Selection(ties=(TiedTo(things),)), ran)


def _and(one: Selection, other: Selection) -> Selection:
    return Selection(
        classes=one.classes,
        concepts=one.concepts + other.concepts,
        ties=one.ties + other.ties,
        dated=one.dated + other.dated,
        named=one.named,
        order=one.order,
    )


def _nothing(items: Sequence[str]) -> tuple[Note, ...]:
    return () if items else (Note.NOTHING_FOUND,)
