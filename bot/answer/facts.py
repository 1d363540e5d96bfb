"""Rows of facts → items with their facts, each with its sources, in the order of a card."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from bot import vocabulary as voc
from bot.model import Fact, Item, Rows, Source, Term, TermKind, Tie

_LAST = 1000


class Facts:
    """The stated facts of some things, and what points at them."""

    def __init__(self, facts: Rows, ties: Rows | None, order: Mapping[str, int]) -> None:
        """``order`` is the place of each property on a card; lower comes first."""
        self._order = order
        self._facts: dict[str, dict[tuple[str, Term], tuple[list[Source], bool]]] = defaultdict(
            dict
        )
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
        inferred = record.get("inferred")
        sources, _ = self._facts[thing.value].setdefault(
            (prop.value, value), ([], inferred is not None and inferred.value in ("true", "1"))
        )
        quote, report = record.get("quote"), record.get("report")
        if quote is not None and report is not None:
            number = record.get("itemNumber")
            source = Source(report.value, number.value if number else None, quote.value)
            if source not in sources:
                sources.append(source)

    def of(self, thing: str) -> tuple[Fact, ...]:
        """The facts of ``thing`` in the order of a card."""
        found = [
            Fact(prop, value, tuple(sources), inferred)
            for (prop, value), (sources, inferred) in self._facts.get(thing, {}).items()
        ]
        found.sort(key=lambda f: (self._order.get(f.property, _LAST), f.property, f.value.value))
        return tuple(found)

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
