"""A reading → an outcome: the queries are bound, run, and read as an answer of its form."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.answer.facts import Facts, iso_value
from bot.answer.outcomes import Found, Outcome, listed
from bot.assistant.changing import Changing
from bot.assistant.contrasting import Contrasting
from bot.assistant.measuring import measured
from bot.assistant.retrieval import MAX_SUBJECTS, Retrieval
from bot.assistant.stating import Stating
from bot.assistant.verifying import Verifying
from bot.model import (
    BoundQuery,
    Fact,
    Form,
    HasConcept,
    Kind,
    Note,
    Reading,
    Selection,
    TiedTo,
)
from bot.understanding.frames import AGENT_CLASSES

_Told = list[tuple[str, Fact]]


class Running:
    """Runs readings against one store; an outcome keeps the queries that ran."""

    def __init__(self, retrieval: Retrieval) -> None:
        """``retrieval`` looks things and facts up."""
        self._retrieval = retrieval
        self._schema = retrieval.schema
        self._stating = Stating(retrieval)
        self._verifying = Verifying(retrieval)
        self._contrasting = Contrasting(retrieval, self._stating)
        self._changing = Changing(retrieval)

    def run(self, reading: Reading) -> Outcome:
        """Return what ``reading`` comes to."""
        ran: list[BoundQuery] = []
        runners = {
            Form.THINGS: self._things,
            Form.CARD: self._things,
            Form.COUNT: self._count,
            Form.FIGURE: self._figure,
            Form.VALUES: self._stating.values,
            Form.DATE: self._date,
            Form.CHECK: self._verifying.check,
            Form.HAPPENED: self._happened,
            Form.CHANGED: self._changing.changed,
        }
        reading, year = self._retrieval.reports.at_its_time(reading)
        run = self._contrasting.compared if reading.among else runners[reading.form]
        run = self._contrasting.alike if reading.alike is not None else run
        with self._retrieval.as_of(year):
            outcome = run(reading, ran)
            if reading.amount is not None:
                outcome = measured(outcome, reading.amount)
        return replace(outcome, queries=tuple(ran), as_of=year)

    def _things(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        selection = reading.selection
        items = self._found(selection, ran) or self._all_year(selection, ran)
        if voc.HELD in reading.asked:
            items = self._verifying.took_place(items) or items
        return Outcome(reading, listed(items), items, notes=_nothing(items))

    def _found(self, selection: Selection, ran: list[BoundQuery]) -> tuple[str, ...]:
        """The things of a selection, less the countries and bodies only spoken of with a thing."""
        items = self._retrieval.find(selection, ran)
        near = [
            t for tie in selection.ties if not tie.roles and not tie.negated for t in tie.things
        ]
        if not items or not near or not selection.classes:
            return items
        if not AGENT_CLASSES.issuperset(selection.classes):
            return items
        others = self._stating.mentioned(near)
        return tuple(item for item in items if item not in others)

    def _count(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        if reading.asked or reading.asked_classes:
            outcome = self._stating.values(reading, ran)
            items = outcome.items if not outcome.is_empty else ()
        else:
            items = self._found(reading.selection, ran)
        if not items:
            return Outcome(reading, Kind.NONE, notes=_nothing(items))
        if all(self._schema.one(item, voc.UNCOUNTED) for item in items):
            told = self._figure(replace(reading, selection=self._number_of(items)), ran)
            if told.kind is Kind.FIGURE:
                return replace(told, reading=reading)
            return Outcome(reading, Kind.NONE, items, items, notes=(Note.NOT_STATED,))
        if all(self._retrieval.main_class(item) == voc.ACTIVITY for item in items):
            # work reported once, however many letters or requests it was about
            return Outcome(reading, Kind.NONE, subjects=items, notes=(Note.NOT_STATED,))
        return Outcome(reading, Kind.COUNT, items, value=len(items))

    def _number_of(self, items: Sequence[str]) -> Selection:
        """The figures that tell how many things of a kind one entry stands for: *districts*."""
        kinds = {
            k for links in self._retrieval.links(items, (voc.HAS_KIND,)).values() for _, k in links
        }
        counting = self._schema.notes.get(voc.COUNTS, {})
        units = tuple(unit for unit, counted in counting.items() if kinds & set(counted))
        if not units:
            return Selection(named=())
        about = (TiedTo(tuple(items), (voc.ABOUT,)),)
        return Selection(classes=(voc.FIGURE,), concepts=(HasConcept(units),), ties=about)

    def _figure(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        items = self._retrieval.find(reading.selection, ran)
        facts = self._retrieval.facts(items)
        values = [(i, f) for i in items for f in facts.values(i, (voc.VALUE,))]
        values, earlier = _latest_counts(values, facts)
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
            before=tuple(Found(thing, fact) for thing, fact in earlier),
        )

    def _date(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        asked = reading.asked or tuple(sorted(self._schema.happenings))
        reading = replace(reading, asked=asked, asked_classes=())
        outcome = self._stating.values(reading, ran)
        if outcome.is_empty and (acts := self._added_by(outcome)):
            of_acts = replace(reading, selection=Selection(named=acts))
            outcome = replace(self._stating.values(of_acts, ran), reading=reading)
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

    def _added_by(self, undated: Outcome) -> tuple[str, ...]:
        """The acts that added the parts of acts whose date is asked: of the same day."""
        if voc.ISSUED not in undated.reading.asked or undated.reading.selection.named is None:
            return ()
        adding = TiedTo(undated.subjects, (voc.ADDS,))
        return self._retrieval.find(Selection(ties=(adding,)), []) if undated.subjects else ()

    def _happened(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        happened = self._retrieval.happened(reading.selection, ran)
        items = dict.fromkeys(thing for thing, _ in happened)
        shown = dict.fromkeys(prop for _, prop in happened)
        found = tuple(items) or self._all_year(reading.selection, ran)
        return Outcome(reading, listed(found), found, shown=tuple(shown), notes=_nothing(found))

    def _all_year(self, selection: Selection, ran: list[BoundQuery]) -> tuple[str, ...]:
        """What things named are tied to, where the time asked is all that a report covers.

        Of several reports' years it is what was in that one, or its report tells of.
        """
        years = self._schema.reporting_years
        whole = any(
            period.is_year and period.first and period.first.year in years
            for condition in selection.dated
            for period in condition.periods
        )
        things = (*(selection.named or ()), *(t for tie in selection.ties for t in tie.things))
        if not whole or not things or selection.classes or selection.concepts:
            return ()
        tied = Selection(ties=(TiedTo(things),))
        if len(years) > 1:
            if work := self._work_of(selection, things, ran):
                return work
            told = (replace(one, bare_year=not one.properties) for one in selection.dated)
            near, more = self._retrieval.some(tied, MAX_SUBJECTS, background=True)
            # what a few things are tied to is less than all of a year
            tied = tied if more else Selection(named=tuple(sorted(near)))
            tied = replace(tied, dated=tuple(told))
        return self._retrieval.find(tied, ran)

    def _work_of(
        self, selection: Selection, things: Sequence[str], ran: list[BoundQuery]
    ) -> tuple[str, ...]:
        """What the reports on the years asked about tell of under a measure, year by year."""
        reports = self._retrieval.reports
        measures = [t for t in things if voc.MEASURE in self._retrieval.classes_of(t)]
        periods = {p for condition in selection.dated for p in condition.periods}
        if len(measures) < len(things) or not all(p.first and p.last for p in periods):
            return ()
        found: dict[str, None] = {}
        for report in reports.reports():
            year = reports.last_year(report)
            if any(p.first.year <= year <= p.last.year for p in periods if p.first and p.last):
                told = self._retrieval.work((report,), measures, ran)
                named = Selection(named=tuple(dict.fromkeys(thing for thing, *_ in told)))
                found |= dict.fromkeys(self._retrieval.find(named, ran, background=True))
        return tuple(found)


def _latest_counts(values: _Told, facts: Facts) -> tuple[_Told, _Told]:
    """The counts of which no later one is among them, and the others, the latest first."""
    told = (facts.values(thing, (voc.EARLIER_COUNT,)) for thing, _ in values)
    overtaken = {fact.value.value for stated in told for fact in stated}

    def period(pair: tuple[str, Fact]) -> str:
        stated = facts.values(pair[0], (voc.PERIOD,))
        return max((str(iso_value(fact.value)) for fact in stated), default="")

    latest = [pair for pair in values if pair[0] not in overtaken]
    return latest, sorted((p for p in values if p not in latest), key=period, reverse=True)


def _nothing(items: Sequence[str]) -> tuple[Note, ...]:
    return () if items else (Note.NOTHING_FOUND,)
