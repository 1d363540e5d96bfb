"""Rows of facts → items with their facts, each with its sources, in the order of a card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace

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
        for (subject, says, value, is_outdated), told in _told(facts).items():
            kept = self._outdated if is_outdated else self._facts
            kept[subject][says, value] = Fact(says, value, tuple(told.sources), told.inferred)
        self._ties: dict[str, list[Tie]] = defaultdict(list)
        for record in ties.records() if ties else ():
            thing, other, prop = record["thing"], record["other"], record["property"]
            if thing and other and prop:
                self._ties[thing.value].append(Tie(other.value, prop.value))

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

    def is_only_planned(self, thing: str) -> bool:
        """Whether ``thing`` is planned for a time, and none is stated at which it took place."""
        stated = {fact.property for fact in self.of(thing)}
        return voc.PLANNED_FOR in stated and voc.HELD not in stated


@dataclass(slots=True)
class _Told:
    """What the rows of one fact tell of it."""

    inferred: bool
    sources: dict[Source, None] = field(default_factory=dict)


def _told(facts: Rows) -> dict[tuple[str, str, Term, bool], _Told]:
    """Each fact, (thing, property, value, whether it is outdated), by passage and value."""
    told: dict[tuple[str, str, Term, bool], _Told] = {}
    for record in sorted(facts.records(), key=_place):
        thing, prop, value = record["thing"], record["property"], record["value"]
        if thing is None or prop is None or value is None:
            continue
        key = thing.value, prop.value, value, _is_true(record.get("outdated"))
        fact = told.get(key)
        if fact is None:
            fact = told[key] = _Told(_is_true(record.get("inferred")))
        quote, report = record.get("quote"), record.get("report")
        if quote is not None and report is not None:
            number = record.get("itemNumber")
            fact.sources[Source(report.value, number.value if number else None, quote.value)] = None
    _share_between_translations(told)
    return told


def _share_between_translations(told: Mapping[tuple[str, str, Term, bool], _Told]) -> None:
    """Give a text in another language the passages of the one that the report is in.

    Only where a property says one text of a thing: else which translates which is not known.
    """
    stated: dict[tuple[str, str, bool], list[_Told]] = defaultdict(list)
    for (thing, prop, value, is_outdated), fact in told.items():
        if value.language and fact.sources:
            stated[thing, prop, is_outdated].append(fact)
    for (thing, prop, value, is_outdated), fact in told.items():
        originals = stated.get((thing, prop, is_outdated), [])
        if value.language and not fact.sources and len(originals) == 1:
            fact.sources.update(originals[0].sources)


def _place(record: Mapping[str, Term | None]) -> tuple[str, ...]:
    """What rows are put in order by, as a store gives them in any."""
    found = (record.get(name) for name in ("property", "value", "passage"))
    return tuple(term.value if term else "" for term in found)


def _is_true(term: Term | None) -> bool:
    return term is not None and term.value in _TRUE


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
