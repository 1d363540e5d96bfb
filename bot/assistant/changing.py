"""What later reports tell that earlier ones did not: what changed, and what is new."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.answer.outcomes import Outcome, listed
from bot.assistant.retrieval import Retrieval
from bot.model import BoundQuery, DatedWithin, Kind, Note, Reading, Selection, Term, TiedTo

_ASIDE = frozenset({voc.PERIOD, voc.TIME_LIMIT, voc.REPORTING_PERIOD})
"""Dates that say for when something is told, and not what took place."""
_NEW = (
    voc.AGREEMENT,
    voc.LEGAL_ACT,
    voc.INSTRUMENT,
    voc.PROJECT,
    voc.PROGRAMME,
    voc.EVENT,
    voc.DOCUMENT,
    voc.FIGURE,
    voc.MEASURE,
)
"""The classes of what is told as new; the work done on them is told with them."""

_Told = dict[str, dict[str, set[Term]]]


class Changing:
    """Answers what changed from report to report."""

    def __init__(self, retrieval: Retrieval) -> None:
        """``retrieval`` looks things and facts up."""
        self._retrieval = retrieval

    def changed(self, reading: Reading, ran: list[BoundQuery]) -> Outcome:
        """The things that changed (its subjects), then the new ones.

        ``shown_by`` says in which properties a thing changed.
        """
        earlier, later = self._sides(reading.selection.dated)
        nothing = Outcome(reading, Kind.NONE, notes=(Note.NOTHING_FOUND,))
        if not earlier or not later:
            return nothing
        before, after = self._told(earlier, ran), self._told(later, ran)
        meant = self._meant(reading.selection, ran)
        among = [thing for thing in after if meant is None or thing in meant]
        changed = {
            thing: props
            for thing in among
            if thing in before and (props := self._differing(before[thing], after[thing]))
        }
        changed |= {count: {voc.VALUE} for count in self._counted_before(among, before)}
        new = [
            t
            for t in among
            if t not in before and t not in changed and set(_NEW) & self._retrieval.classes_of(t)
        ]
        first = sorted(changed, key=lambda t: (self._rank(t), self._day(after[t]), t))
        last = sorted(new, key=lambda t: (self._rank(t), self._day(after[t]), t))
        items = (*first, *last)
        if not items:
            return nothing
        shown_by = {thing: tuple(sorted(props)) for thing, props in changed.items()}
        return Outcome(reading, listed(items), items, tuple(first), shown_by=shown_by)

    def _counted_before(self, among: Sequence[str], before: _Told) -> list[str]:
        """The counts of something that was counted for an earlier period too."""
        counts = [t for t in among if voc.FIGURE in self._retrieval.classes_of(t)]
        earlier = self._retrieval.links(counts, (voc.EARLIER_COUNT,))
        return [t for t, links in earlier.items() if any(other in before for _, other in links)]

    def _sides(self, dated: Sequence[DatedWithin]) -> tuple[tuple[str, ...], tuple[str, ...]]:
        """The reports before the time asked about, and those in it."""
        years = self._retrieval.reports.years
        latest = max(years.values(), default=0)
        first, last = latest, latest
        if dated:
            period = dated[0].periods[0]
            start = period.first.year if period.first else 0
            last = period.last.year if period.last else latest
            first = start if period.last and last == start else start + 1
        earlier = tuple(report for report, year in years.items() if year < first)
        return earlier, tuple(report for report, year in years.items() if first <= year <= last)

    def _told(self, reports: Sequence[str], ran: list[BoundQuery]) -> _Told:
        told: _Told = {}
        for thing, prop, value in self._retrieval.work(reports, (), ran):
            told.setdefault(thing, {}).setdefault(prop, set()).add(value)
        return told

    def _differing(self, before: dict[str, set[Term]], after: dict[str, set[Term]]) -> set[str]:
        """The properties in which a thing changed: its status, what took place with it."""
        schema = self._retrieval.schema
        watched = {*self._retrieval.reports.changing, *(schema.date_properties - _ASIDE)}
        return {
            prop
            for prop, values in after.items()
            if prop in watched and values - before.get(prop, set())
        }

    def _meant(self, selection: Selection, ran: list[BoundQuery]) -> frozenset[str] | None:
        """The things that the question is about; ``None``: all."""
        asked = replace(selection, dated=(), order=None)
        if asked.is_empty:
            return None
        found = self._retrieval.find(asked, ran, background=True)
        if asked.named:
            around = Selection(ties=(TiedTo(asked.named),))
            found += self._retrieval.find(around, ran, background=True)
        return frozenset(found)

    def _rank(self, thing: str) -> int:
        return -self._retrieval.schema.prominence(self._retrieval.main_class(thing))

    def _day(self, told: dict[str, set[Term]]) -> str:
        dates = self._retrieval.schema.date_properties - _ASIDE
        return min((v.value for p in told if p in dates for v in told[p]), default="9999")
