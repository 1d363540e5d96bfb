"""The things of an answer: two lines each in a list, everything on a card."""

from __future__ import annotations

from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Fact, Item
from bot.rendering.citation import measure_numbers
from bot.rendering.facts import UNSHOWN, grouped, is_lower_bound, key_facts, of_property
from bot.rendering.history import history_parts, now_words
from bot.rendering.lines import Line, Part, Span, Style, cut, joined, labelled, line
from bot.rendering.status import mark, status_sentence
from bot.rendering.voice import Voice, is_long

_IN_LIST = 110
_ON_CARD = 1400
_NAMES_IN_LIST = 3
_NAMES_ON_CARD = 8
_LONGEST_NAME = 120


def listed(voice: Voice, rows: Sequence[Item]) -> tuple[Part, ...]:
    """The things as a list, numbered where there are several."""
    return tuple(
        _in_list(voice, row, number if len(rows) > 1 else None)
        for number, row in enumerate(rows, start=1)
    )


def _in_list(voice: Voice, row: Item, number: int | None) -> Part:
    start = joined([f"{number}." if number else "", mark(row)], " ")
    name = Span(cut(voice.short(row.iri), _LONGEST_NAME), Style.BOLD)
    head = Line((Span(f"{start} "), name) if start else (name,))
    details = joined([beside(voice, row), measure_numbers(voice, row)])
    details = details or (voice.within(row.cls) if row.cls else "")
    lines = (head, line(details, indented=True)) if details else (head,)
    return Part(lines, row.iri)


def beside(voice: Voice, row: Item) -> str:
    """The facts that stand beside a thing in a list."""
    facts = [fact for fact in key_facts(row) if fact.value.value != row.iri]
    said = []
    if any(fact.property == voc.HAS_STATUS for fact in facts):
        said.append(status_sentence(voice, row, brief=True) or "")
        told = (voc.HAS_STATUS, voc.SIGNED, voc.ENTRY_INTO_FORCE)
        facts = [f for f in facts if f.property not in told or _untold(row, f)]
    said += [_in_short(voice, row, name, group) for name, group in grouped(facts).items()]
    return joined([*said, now_words(voice, row)])


def _untold(row: Item, fact: Fact) -> bool:
    """Whether a date stands beside the status although the status has a date of its own."""
    return fact.property == voc.SIGNED and bool(of_property(row, voc.ENTRY_INTO_FORCE))


def _in_short(voice: Voice, row: Item, name: str, facts: Sequence[Fact]) -> str:
    if name in UNSHOWN:
        return ""
    values = _values(voice, row, name, facts, _IN_LIST)
    said = joined(values[:_NAMES_IN_LIST], ", ")
    if len(values) > _NAMES_IN_LIST:
        said = voice.say("%(names)s and %(n)s more", names=said, n=len(values) - _NAMES_IN_LIST)
    return said if name == voc.HAS_KIND else f"{voice.within(name)}: {said}"


def fact_line(voice: Voice, row: Item, name: str, facts: Sequence[Fact]) -> Line:
    """All values of one property of a thing, with the property's name."""
    values = _values(voice, row, name, facts, _ON_CARD)
    text = joined(values, "; " if any(is_long(fact.value) for fact in facts) else ", ")
    if name == voc.HAS_STATUS:
        text = f"{text} ({voice.according(facts)})"
    return labelled(voice.full(name), text)


def card(voice: Voice, row: Item) -> tuple[Part, ...]:
    """Everything about a thing: its official name and class, its facts, who points at it."""
    title = joined([mark(row), voice.full(row.iri)], " ")
    head = [line(title, Style.BOLD)]
    if row.cls:
        head.append(line(voice.full(row.cls), Style.ITALIC))
    parts = [Part(tuple(head), row.iri)]
    for name, facts in grouped(row.facts).items():
        if name not in UNSHOWN and not _says_nothing_new(voice, row, name, facts):
            parts.append(Part((fact_line(voice, row, name, facts),)))
            if row.history and name == row.history[-1].fact.property:
                parts += history_parts(voice, row)
    return (*parts, *_ties(voice, row))


def _values(
    voice: Voice, row: Item, name: str, facts: Sequence[Fact], limit: int
) -> tuple[str, ...]:
    """The values of a property in words; a number that is exceeded says so."""
    if name == voc.VALUE and is_lower_bound(row):
        return tuple(voice.more_than(fact.value.value) for fact in facts)
    return tuple(voice.fact(fact, limit) for fact in voice.spoken(facts))


def _ties(voice: Voice, row: Item) -> list[Part]:
    """Who points at the thing, by how; what its own facts already name is left out."""
    own = {fact.value.value for fact in row.facts}
    groups: dict[str, list[str]] = {}
    for tie in row.ties:
        if tie.property not in UNSHOWN and tie.other not in own:
            groups.setdefault(voice.inverse(tie.property), []).append(voice.short(tie.other))
    parts = []
    for label, others in groups.items():
        found = list(dict.fromkeys(others))
        text = joined(found[:_NAMES_ON_CARD], "; ")
        if len(found) > _NAMES_ON_CARD:
            more = len(found) - _NAMES_ON_CARD
            text = voice.say("%(names)s and %(n)s more", names=text, n=more)
        parts.append(Part((labelled(label, text),)))
    return parts


def _says_nothing_new(voice: Voice, row: Item, name: str, facts: Sequence[Fact]) -> bool:
    """Whether the name, the class or another number of the thing says the same."""
    if name == voc.HAS_KIND and row.cls:
        return all(voice.value(f.value) == voice.within(row.cls) for f in facts)
    if name == voc.CHAPTER_NUMBER:
        return bool(of_property(row, voc.ITEM_NUMBER))
    official = voice.full(row.iri)
    return all(len(fact.value.value) > 20 and fact.value.value in official for fact in facts)
