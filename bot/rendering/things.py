"""The things of an answer: two lines each in a list, everything on a card."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot import vocabulary as voc
from bot.model import Fact, Item
from bot.rendering.citation import measure_numbers
from bot.rendering.facts import UNSHOWN, grouped, is_lower_bound, key_facts
from bot.rendering.lines import Line, Part, Span, Style, cut, joined, labelled, line
from bot.rendering.status import mark
from bot.rendering.voice import Voice, is_long

_IN_LIST = 110
_ON_CARD = 1400
_NAMES_IN_LIST = 3
_NAMES_ON_CARD = 8


def listed(voice: Voice, rows: Sequence[Item], *, first: int = 1) -> tuple[Part, ...]:
    """The things as a list, numbered from ``first`` where there are several."""
    several = len(rows) > 1 or first > 1
    return tuple(
        _in_list(voice, row, number if several else None)
        for number, row in enumerate(rows, start=first)
    )


def _in_list(voice: Voice, row: Item, number: int | None) -> Part:
    start = joined([f"{number}." if number else "", mark(row)], " ")
    name = Span(cut(voice.short(row.iri), 120), Style.BOLD)
    head = Line((Span(f"{start} "), name) if start else (name,))
    details = joined([beside(voice, row), measure_numbers(voice, row)])
    if not details and row.cls:
        details = voice.within(row.cls)
    if not details:
        return Part((head,), row.iri)
    return Part((head, line(details, indented=True)), row.iri)


def beside(voice: Voice, row: Item) -> str:
    """The facts that stand beside a thing in a list."""
    return joined(
        _in_short(voice, row, name, facts) for name, facts in grouped(key_facts(row)).items()
    )


def _in_short(voice: Voice, row: Item, name: str, facts: Sequence[Fact]) -> str:
    if name in UNSHOWN:
        return ""
    values = _values(voice, row, name, facts, _IN_LIST)
    said = joined(values[:_NAMES_IN_LIST], ", ")
    if len(values) > _NAMES_IN_LIST:
        said = voice.say("%(names)s and %(n)s more", names=said, n=len(values) - _NAMES_IN_LIST)
    if name in (voc.HAS_STATUS, voc.HAS_KIND):
        return said
    return f"{voice.within(name)}: {said}"


def fact_line(voice: Voice, row: Item, name: str, facts: Sequence[Fact]) -> Line:
    """All values of one property of a thing, with the property's name."""
    values = _values(voice, row, name, facts, _ON_CARD)
    text = joined(values, "; " if any(is_long(fact.value) for fact in facts) else ", ")
    if name == voc.HAS_STATUS:
        text = f"{text} ({voice.according()})"
    return labelled(voice.full(name), text)


def card(voice: Voice, row: Item) -> tuple[Part, ...]:
    """Everything about a thing: its official name and class, its facts, who points at it."""
    title = joined([mark(row), voice.full(row.iri)], " ")
    head = [line(title, Style.BOLD)]
    if row.cls:
        head.append(line(voice.full(row.cls), Style.ITALIC))
    parts = [Part(tuple(head), row.iri)]
    for name, facts in grouped(row.facts).items():
        if name in UNSHOWN or _repeats_the_name(voice, row, facts):
            continue
        parts.append(Part((fact_line(voice, row, name, facts),)))
    parts += _ties(voice, row)
    return tuple(parts)


def _values(
    voice: Voice, row: Item, name: str, facts: Iterable[Fact], limit: int
) -> tuple[str, ...]:
    """The values of a property in words; a number that is exceeded says so."""
    if name == voc.VALUE and is_lower_bound(row):
        return tuple(voice.more_than(fact.value.value) for fact in facts)
    return tuple(voice.fact(fact, limit) for fact in facts)


def _ties(voice: Voice, row: Item) -> list[Part]:
    own = {fact.value.value for fact in row.facts}
    groups: dict[str, list[str]] = {}
    for tie in row.ties:
        if tie.property not in UNSHOWN:
            groups.setdefault(voice.inverse(tie.property), []).append(tie.other)
    parts = []
    for label, others in groups.items():
        names = list(dict.fromkeys(voice.short(other) for other in others if other not in own))
        if not names:
            continue
        text = joined(names[:_NAMES_ON_CARD], "; ")
        if len(names) > _NAMES_ON_CARD:
            more = len(names) - _NAMES_ON_CARD
            text = voice.say("%(names)s and %(n)s more", names=text, n=more)
        parts.append(Part((labelled(label, text),)))
    return parts


def _repeats_the_name(voice: Voice, row: Item, facts: Sequence[Fact]) -> bool:
    name = voice.full(row.iri)
    return all(fact.value.value in name for fact in facts) and len(facts[0].value.value) > 20
