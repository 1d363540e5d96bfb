"""Rows of facts → items with their facts, each with its sources, in the order of a card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Fact, Item, Rows, Source, Term, TermKind, Tie

_LAST = 1000
_TRUE = ("true", "1")

_Key = tuple[str, Term]


class Facts:
    """The stated facts of some things, and what points at them."""

    def __init__(self, facts: Rows, ties: Rows | None, order: Mapping[str, int]) -> None:
        """``order`` is the place of each property on a card; lower comes first."""
        self._order = order
        self._facts: dict[str, dict[_Key, Fact]] = defaultdict(dict)
        self._outdated: dict[str, dict[_Key, Fact]] = defaultdict(dict)
        for record in facts.records():
            self._add(record)
        self._ties: dict[str, list[Tie]] = defaultdict(list)
        for record in ties.records() if ties else ():
            thing, other, prop = record["thing"], record["other"], record["property"]
            if thing and other and prop:
                self._ties[thing.value].append(Tie(other.value, prop.value))

    def _add(self, record: Mapping[str, Term | None]) -> None:
        thing, prop, value = record["thing"], record["property"], record["value"]
        if thing is None or prop is None or value is None:
            return
        inferred, outdated = record.get("inferred"), record.get("outdated")
        is_outdated = outdated is not None and outdated.value in _TRUE
        facts = (self._outdated if is_outdated else self._facts)[thing.value]
        fact = facts.setdefault(
            (prop.value, value),
            Fact(prop.value, value, (), inferred is not None and inferred.value in _TRUE),
        )
        quote, report = record.get("quote"), record.get("report")
        if quote is not None and report is not None:
            number = record.get("itemNumber")
            source = Source(report.value, number.value if number else None, quote.value)
            if source not in fact.sources:
                facts[prop.value, value] = replace(fact, sources=(*fact.sources, source))

    def of(self, thing: str) -> tuple[Fact, ...]:
        """The facts of ``thing`` in the order of a card."""
        return self._sorted(self._facts.get(thing, {}).values())

    def outdated(self, thing: str) -> tuple[Fact, ...]:
        """What earlier reports stated of ``thing`` and a later one overtakes."""
        return self._sorted(self._outdated.get(thing, {}).values())

    def _sorted(self, facts: Iterable[Fact]) -> tuple[Fact, ...]:
        def place(fact: Fact) -> tuple[int, str, str]:
            return self._order.get(fact.property, _LAST), fact.property, fact.value.value

        return tuple(sorted(facts, key=place))

    def as_of(self, reports: Sequence[str]) -> Facts:
        """The facts as these reports, the earliest first, state them: the last one wins.

        What no report states is kept.
        """
        then = Facts(Rows(()), None, self._order)
        then._ties = self._ties
        place = {report: number for number, report in enumerate(reports)}
        for thing in {*self._facts, *self._outdated}:
            now, before = self._facts.get(thing, {}), self._outdated.get(thing, {})
            for key, fact in now.items():
                if not fact.sources:
                    then._facts[thing][key] = fact
                elif told := tuple(s for s in fact.sources if s.report in place):
                    then._facts[thing][key] = replace(fact, sources=told)
            stated: dict[str, list[Fact]] = defaultdict(list)
            for fact in before.values():
                if told := tuple(s for s in fact.sources if s.report in place):
                    stated[fact.property].append(replace(fact, sources=told))
            for prop, facts in stated.items():
                facts.sort(key=lambda f: max(place[s.report] for s in f.sources))
                *outdated, last = facts
                then._facts[thing][prop, last.value] = last
                then._outdated[thing].update({(prop, f.value): f for f in outdated})
        return then

    def item(self, thing: str, cls: str, shown: Sequence[str] = ()) -> Item:
        """The thing as an item of an answer; ``shown`` are the properties that matter here."""
        return Item(thing, cls, self.of(thing), tuple(self._ties.get(thing, ())), tuple(shown))

    def values(self, thing: str, properties: Iterable[str]) -> tuple[Fact, ...]:
        """The facts of ``thing`` with one of ``properties``."""
        wanted = set(properties)
        return tuple(fact for fact in self.of(thing) if fact.property in wanted)


def iso_value(term: Term) -> str | int:
    """A literal or concept as the contract gives it: a number, an ISO date, a local name."""
    if term.kind is TermKind.IRI:
        return voc.local_name(term.value)
    if term.datatype == voc.XSD_INTEGER or (term.datatype or "").endswith(
        ("#int", "#long", "#nonNegativeInteger", "#positiveInteger")
    ):
        return int(term.value)
    if term.datatype == voc.XSD_DATE_TIME:
        return term.value[:10]
    return term.value
