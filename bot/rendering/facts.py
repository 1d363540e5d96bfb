"""Reading the facts of things: by property, by source, in the order in which they matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from bot import vocabulary as voc
from bot.model import Answer, Fact, Item, Source

Pair = tuple[str, Fact]
"""A thing and one of its facts that was asked for."""


def grouped(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The facts by property, in the order in which the properties come."""
    groups: dict[str, list[Fact]] = {}
    for fact in facts:
        group = groups.setdefault(fact.property, [])
        if all(fact.value != other.value for other in group):
            group.append(fact)
    return groups


def of_property(row: Item, *properties: str) -> list[Fact]:
    """The facts of a thing with one of the properties."""
    return [fact for fact in row.facts if fact.property in properties]


def status_of(row: Item) -> str | None:
    """The status of a thing, if it has one."""
    return next((fact.value.value for fact in of_property(row, voc.HAS_STATUS)), None)


def is_lower_bound(row: Item) -> bool:
    """Whether the number of a figure is exceeded: *more than* so many."""
    return any(fact.value.value == "more-than" for fact in of_property(row, voc.COMPARATOR))


def key_facts(row: Item) -> list[Fact]:
    """The facts shown beside a thing in a list, those shown for the question first."""
    shown = [fact for name in row.shown for fact in of_property(row, name)]
    return shown or [fact for fact in row.facts if fact.property not in UNLISTED][:3]


def cited(row: Item) -> Iterator[Source]:
    """The sources of a thing's facts, the most relevant first, each once."""
    seen: set[Source] = set()
    for fact in (*key_facts(row), *row.facts):
        for source in fact.sources:
            if source not in seen:
                seen.add(source)
                yield source


def measures_of(row: Item) -> list[str]:
    """The numbers of the measures under which the facts shown are reported."""
    for facts in (key_facts(row), row.facts):
        found = dict.fromkeys(
            voc.local_name(source.measure) if ":" in source.measure else source.measure
            for fact in facts
            for source in fact.sources
            if source.measure
        )
        if found:
            return list(found)
    return []


def asked_pairs(answer: Answer) -> list[Pair]:
    """What was asked for, as facts of the things shown."""
    asked = answer.reading.asked
    return [(row.iri, fact) for row in answer.rows for fact in row.facts if fact.property in asked]


def asked_ties(answer: Answer) -> dict[str, list[str]]:
    """Where the things shown are themselves the values: whose, by property."""
    found: dict[str, list[str]] = {}
    for name in answer.reading.asked:
        subjects = [tie.other for row in answer.rows for tie in row.ties if tie.property == name]
        if subjects:
            found[name] = list(dict.fromkeys(subjects))
    return found


def common_class(answer: Answer) -> str | None:
    """The one class of everything that was found, or ``None``."""
    classes = answer.reading.selection.classes
    asked = [c for c in answer.reading.asked_classes if c.startswith(voc.SORAQ)]
    if answer.reading.asked_classes:
        return asked[0] if len(asked) == 1 else _only([row.cls for row in answer.rows])
    if len(classes) == 1 and not answer.reading.asked:
        return classes[0]
    return _only([row.cls for row in answer.rows])


def _only(classes: Sequence[str]) -> str | None:
    return classes[0] if len(set(classes)) == 1 else None


UNLISTED = frozenset(
    {
        voc.COMPARATOR,
        voc.POSITION,
        voc.ORDINAL,
        voc.HAS_TOPIC,
        voc.HAS_KIND,
        voc.OWN_TRANSLATION,
        voc.REPORTED_IN,
        voc.UNDER_MEASURE,
    }
)
"""Properties that say too little of a thing to stand beside it in a list."""

UNSHOWN = frozenset({voc.COMPARATOR, voc.POSITION, voc.OWN_TRANSLATION})
"""Properties that are not shown on a card: they are part of another line."""
