"""Reading the facts of things: by property, by source, in the order in which they matter."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Answer, Fact, Form, Item, Source
from bot.rendering.lines import cut
from bot.rendering.values import is_date, overlaps

_LONGEST_NUMBER = 24
_FIRST = 3

UNLISTED = frozenset(
    {
        voc.COMPARATOR,
        voc.POSITION,
        voc.ORDINAL,
        voc.HAS_TOPIC,
        voc.HAS_KIND,
        voc.OWN_TRANSLATION,
        voc.REPORTED_IN,
        voc.UNCOUNTED,
        voc.STANDS_FOR,
        voc.UNDER_MEASURE,
    }
)
"""Properties that say too little of a thing to stand beside it in a list."""

UNSHOWN = frozenset(
    {
        voc.COMPARATOR,
        voc.POSITION,
        voc.OWN_TRANSLATION,
        voc.UNCOUNTED,
        voc.STANDS_FOR,
        voc.DIFFERENT_FROM,
    }
)
"""Properties that are not shown: they are part of another line, or keep two names apart."""


def grouped(facts: Iterable[Fact]) -> dict[str, list[Fact]]:
    """The facts by property, in the order in which the properties come, each value once."""
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
    """The facts that matter for the question: those shown for it, else the first ones.

    Of a thing that is itself the value asked for, it is the fact that has it as its value.
    """
    stating = [fact for fact in row.facts if fact.value.value == row.iri]
    return stating or of_property(row, *row.shown) or _first_ones(row)


def _first_ones(row: Item) -> list[Fact]:
    """The first three facts that tell something, with all other values of their properties."""
    telling = [fact for fact in row.facts if fact.property not in UNLISTED]
    return of_property(row, *(fact.property for fact in telling[:_FIRST]))


def cited(row: Item) -> Iterator[Source]:
    """The sources of a thing's facts, the most relevant first, each once."""
    seen: set[Source] = set()
    facts = (*key_facts(row), *row.facts, *(stage.fact for stage in row.history))
    stating = (source for fact in facts for source in fact.sources)
    for source in (*stating, *row.named_in):
        if source not in seen:
            seen.add(source)
            yield source


def relevant(row: Item) -> list[Source]:
    """The sources of the facts that matter for the question; of any fact where these have none."""
    found = [source for fact in key_facts(row) for source in fact.sources]
    return list(dict.fromkeys(found)) or list(cited(row))


def measures_of(row: Item) -> list[str]:
    """The numbers of the measures under which the facts that matter are reported."""
    return numbers_of(relevant(row)) or numbers_of(cited(row))


def numbers_of(sources: Iterable[Source]) -> list[str]:
    """The numbers of the measures that the sources belong to, each once."""
    return list(dict.fromkeys(cut(s.measure, _LONGEST_NUMBER) for s in sources if s.measure))


def in_period(answer: Answer) -> tuple[Item, ...]:
    """The things of an answer to *what happened* with only the dates of the period asked for."""
    periods = [p for dated in answer.reading.selection.dated for p in dated.periods]
    if answer.reading.form is not Form.HAPPENED or not periods:
        return answer.rows
    return tuple(
        replace(
            row,
            facts=tuple(
                fact
                for fact in row.facts
                if fact.property not in row.shown
                or not is_date(fact.value.value)
                or any(overlaps(fact.value.value, period) for period in periods)
            ),
        )
        for row in answer.rows
    )


def common_class(answer: Answer) -> str | None:
    """The one class of everything that was found, or ``None``."""
    reading = answer.reading
    asked = [
        cls
        for cls in reading.asked_classes
        if not cls.startswith((voc.KIND, voc.STATUS, voc.TOPIC))
    ]
    if len(asked) == 1:
        return asked[0]
    if len(reading.selection.classes) == 1 and not reading.asked and not asked:
        return reading.selection.classes[0]
    classes = {row.cls for row in answer.rows}
    return next(iter(classes)) if len(classes) == 1 else None
