"""What a property of something holds: who, where, whom, why."""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Answer, Fact, Form, Item, Kind
from bot.rendering.facts import common_class, grouped
from bot.rendering.history import history_parts
from bot.rendering.lines import Line, Part, Span, Style, cut, joined, line
from bot.rendering.things import fact_line, listed
from bot.rendering.voice import Voice

_LONGEST_NAME = 160
_MOST_NAMES = 3


def is_values(answer: Answer) -> bool:
    """Whether the answer is what a property of something holds."""
    return answer.reading.form is Form.VALUES and answer.kind in (Kind.LIST, Kind.ENTITY)


def names(voice: Voice, things: Sequence[str]) -> str:
    """The first of the things by name, and how many more there are."""
    said = joined((cut(voice.short(thing), _LONGEST_NAME) for thing in things[:_MOST_NAMES]), ", ")
    more = len(things) - _MOST_NAMES
    return voice.say("%(names)s and %(n)s more", names=said, n=more) if more > 0 else said


def values(voice: Voice) -> tuple[tuple[Line, ...], tuple[Part, ...]]:
    """The headline and the list of an answer that is values of a property."""
    answer = voice.answer
    held = [row for row in answer.rows if _own_facts(answer, row)]
    if held and not _stating_facts(answer):
        return _of_one(voice, held) if len(held) == 1 else _of_several(voice, held)
    return _things(voice)


def _of_one(voice: Voice, rows: Sequence[Item]) -> tuple[tuple[Line, ...], tuple[Part, ...]]:
    """The values stand among the facts of one thing."""
    row = rows[0]
    parts = [
        Part((fact_line(voice, row, name, facts),))
        for name, facts in grouped(_own_facts(voice.answer, row)).items()
    ]
    asked = {fact.property for fact in _own_facts(voice.answer, row)}
    if row.history and row.history[-1].fact.property in asked:
        parts += history_parts(voice, row)
    return (line(voice.short(row.iri)),), tuple(parts)


def _of_several(voice: Voice, rows: Sequence[Item]) -> tuple[tuple[Line, ...], tuple[Part, ...]]:
    """The values stand among the facts of several things, which are listed."""
    label = voice.counted(voice.answer.total, common_class(voice.answer))
    return (line(label, Style.BOLD),), listed(voice, rows)


def _things(voice: Voice) -> tuple[tuple[Line, ...], tuple[Part, ...]]:
    """The values are the things that were found; whose they are stands above them."""
    answer = voice.answer
    label = _label(voice)
    whose = names(voice, _whose(answer))
    said = joined([label, whose])
    if len(answer.rows) == 1 and answer.total <= 1:
        name = cut(voice.short(answer.rows[0].iri), _LONGEST_NAME)
        return (Line((Span(f"{said}: "), Span(name, Style.BOLD))),), ()
    start = Span(label, Style.BOLD)
    rest = f" · {whose}:" if label and whose else f"{whose}:"
    return (Line((start, Span(rest)) if label else (Span(rest),)),), listed(voice, answer.rows)


def _label(voice: Voice) -> str:
    """The name of the property, or of what was asked for where several properties answer."""
    answer = voice.answer
    stated = dict.fromkeys(fact.property for fact in _stating_facts(answer))
    asked = list(stated) or list(answer.reading.asked)
    if len(stated) > 1 or (not asked and answer.reading.asked_classes):
        return voice.counted(answer.total, common_class(answer))
    return voice.full(asked[0]) if asked else voice.counted(answer.total, None)


def _whose(answer: Answer) -> Sequence[str]:
    if answer.subjects:
        return answer.subjects
    ties = [tie.other for row in answer.rows for tie in row.ties if tie.property in _asked(answer)]
    return list(dict.fromkeys(ties)) or list(answer.reading.selection.named or ())


def _asked(answer: Answer) -> set[str]:
    return {*answer.reading.asked, *(name for row in answer.rows for name in row.shown)}


def _own_facts(answer: Answer, row: Item) -> list[Fact]:
    """The facts of a thing that were asked for."""
    if answer.subjects and row.iri not in answer.subjects:
        return []
    asked = _asked(answer)
    return [f for f in row.facts if f.property in asked and f.value.value != row.iri]


def _stating_facts(answer: Answer) -> list[Fact]:
    """The facts that have the things found as their values."""
    return [fact for row in answer.rows for fact in row.facts if fact.value.value == row.iri]
