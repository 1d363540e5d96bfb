"""One report after another: what was so by the reports up to a year, and how things changed."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from functools import cached_property

from bot import vocabulary as voc
from bot.answer.facts import Facts
from bot.model import DatedWithin, Fact, HasConcept, Item, Period, Reading, Selection, Stage, Term
from bot.query.selection import Queries
from bot.store.base import Store
from bot.understanding.frames import concept_sort
from bot.understanding.schema import Schema

_LAST_YEAR = re.compile(r"(?:^|/)(\d{4})(?:-[\d-]+)?[?~%]?$")
"""The year in which a period ends: 2014, 2014-06, 2014-07/2015-06."""


class Years:
    """The reports of one version of the data, by the years they are on."""

    def __init__(self, store: Store, queries: Queries, schema: Schema) -> None:
        """All three are of one version of the data."""
        self._store = store
        self._queries = queries
        self._schema = schema
        self._stages: dict[int, dict[str, str]] = {}

    @property
    def changing(self) -> dict[str, tuple[str, ...]]:
        """The properties that change from report to report → those that overtake them."""
        return dict(self._schema.notes.get(voc.OVERTAKEN_BY, {}))

    def last_year(self, report: str) -> int:
        """The last year that a report is on; 0 where it is on none."""
        return self.years.get(report, 0)

    @cached_property
    def years(self) -> dict[str, int]:
        """The reports with the last year of each, the earliest first."""
        reports = [
            thing.value
            for thing, *_ in self._store.select(
                self._queries.find(Selection(classes=(voc.REPORT,)))
            ).rows
            if thing
        ]
        if not reports:
            return {}
        rows = self._store.select(self._queries.links(reports, (voc.REPORTING_PERIOD,))).rows
        ends = {
            thing.value: int(found[1])
            for thing, _, period in rows
            if thing and period and (found := _LAST_YEAR.search(period.value))
        }
        return dict(sorted(ends.items(), key=lambda pair: (pair[1], pair[0])))

    def reports(self, until: int | None = None) -> tuple[str, ...]:
        """The reports, the earliest first; none that goes on after the year ``until``."""
        years = self.years.items()
        return tuple(report for report, year in years if until is None or year <= until)

    def of(self, items: Iterable[Item]) -> dict[str, int]:
        """The last years of the reports that state facts of things."""
        stated = (
            fact
            for item in items
            for fact in (*item.facts, *(stage.fact for stage in item.history))
        )
        cited = {source.report for fact in stated for source in fact.sources}
        return {report: self.last_year(report) for report in sorted(cited)}

    def as_of(self, *selections: Selection | None) -> int | None:
        """The year as of which things are asked about, where a later report may say otherwise.

        It is a year that is named bare (*agreements 2014*, *the status in 2014*), not one in
        which something took place.
        """
        years = self._schema.reporting_years
        if len(years) < 2:
            return None
        bare = [
            period
            for selection in selections
            if selection is not None
            for condition in selection.dated
            if condition.bare_year or self._under_measure(selection, condition)
            for period in condition.periods
        ]
        if not bare or not all(period.is_year and period.last for period in bare):
            return None
        last = max(period.last.year for period in bare if period.last)
        return last if min(years) <= last < max(years) else None

    def _under_measure(self, selection: Selection, condition: DatedWithin) -> bool:
        """Whether what was done under a measure in a year is asked for."""
        named = selection.named or ()
        classes = (self._schema.classes.get(thing, frozenset()) for thing in named)
        return bool(named) and not condition.properties and all(voc.MEASURE in c for c in classes)

    def at_its_time(self, reading: Reading) -> tuple[Reading, int | None]:
        """The reading, and the year by whose reports it is answered (``None``: the latest).

        Where a year is named beside what changes from report to report (*the status in 2014*,
        *was it a draft in 2014*), it says which report is asked, and not when something was.
        """
        selection, claim = reading.selection, reading.claim
        year = self.as_of(selection, claim)
        dated = selection.dated
        changing = bool(set(reading.asked) & set(self.changing)) or (
            claim is not None and any(self._is_status(concept) for concept in claim.concepts)
        )
        if not changing or not dated or any(c.properties or len(c.periods) > 1 for c in dated):
            return reading, year
        asked = self._reported({c.periods[0] for c in dated})
        if asked is None:
            return reading, year
        latest = max(self._schema.reporting_years)
        reading = replace(reading, selection=replace(selection, dated=()))
        return reading, asked if asked < latest else None

    def _reported(self, periods: Collection[Period]) -> int | None:
        """The one year that is meant, where there is a report on it."""
        years = {p.last.year for p in periods if p.is_year and p.last}
        return years.pop() if len(years) == 1 and years <= self._schema.reporting_years else None

    def as_it_was(self, selection: Selection, year: int) -> Selection:
        """The selection with a status turned into the things that had it in a year's report."""
        statuses = [c for c in selection.concepts if self._is_status(c)]
        if not statuses:
            return selection
        then = self._statuses(year)
        named = set(then if selection.named is None else selection.named)
        for condition in statuses:
            named &= {t for t, value in then.items() if self._has(value, condition)}
        rest = tuple(c for c in selection.concepts if c not in statuses)
        return replace(selection, concepts=rest, named=tuple(sorted(named)))

    def _is_status(self, condition: HasConcept) -> bool:
        return all(concept_sort(c, self._schema) == "statuses" for c in condition.concepts)

    def _has(self, value: str, condition: HasConcept) -> bool:
        above = {value, *self._schema.note(value, voc.COUNTS_AS)}
        return bool(above & set(condition.concepts)) != condition.negated

    def _statuses(self, year: int) -> dict[str, str]:
        """The status of each thing by the reports up to a year."""
        if year not in self._stages:
            reports = self.reports(year)
            query = self._queries.stages((voc.HAS_STATUS,), reports)
            told = [
                (reports.index(report.value), thing.value, value.value)
                for thing, _, value, report in self._store.select(query).rows
                if thing and value and report
            ]
            self._stages[year] = {thing: value for _, thing, value in sorted(told)}
        return self._stages[year]

    def history(self, item: Item, facts: Facts) -> tuple[Stage, ...]:
        """What reports one after another stated of a thing, where a later one overtook it.

        ``facts`` are those by the latest report.
        """
        outdated = facts.outdated(item.iri)
        stages: list[Stage] = []
        for prop in dict.fromkeys(fact.property for fact in outdated):
            told = [fact for fact in outdated if fact.property == prop]
            told += facts.values(item.iri, self.changing.get(prop, ()))
            stages += (
                Stage(fact, self.years_stating(fact), self._reached(fact, item.iri, facts))
                for fact in told
            )
        return tuple(sorted(stages, key=lambda stage: (stage.years, stage.fact.property)))

    def years_stating(self, fact: Fact) -> tuple[int, ...]:
        """The years of the reports that state a fact."""
        return tuple(sorted({self.last_year(source.report) for source in fact.sources}))

    def _reached(self, fact: Fact, thing: str, facts: Facts) -> Term | None:
        """The date on which a status was reached, where it is known."""
        milestone = self._schema.milestone(fact.value.value)
        told = facts.values(thing, (milestone,)) if milestone else ()
        return told[0].value if told else None
