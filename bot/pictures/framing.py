"""What stands around every picture, in the words of an answer."""

from __future__ import annotations

from collections.abc import Iterable

from bot import vocabulary as voc
from bot.model import Item, TermKind
from bot.pictures import Frame
from bot.rendering.citation import place
from bot.rendering.facts import cited, measures_of
from bot.rendering.lines import cut, joined
from bot.rendering.understood import understood_text
from bot.rendering.voice import Voice

_LONGEST = 200
_MOST_MEASURES = 6
_CONCEPTS = (voc.STATUS, voc.TOPIC, voc.KIND, voc.ROLE, voc.UNIT)


def frame(
    voice: Voice, title: str, rows: Iterable[Item], *, hidden: int = 0, subtitle: str | None = None
) -> Frame:
    """The frame of a picture of ``rows``, of which ``hidden`` are left out."""
    answer = voice.answer
    return Frame(
        title=title,
        subtitle=cut(understood_text(voice) if subtitle is None else subtitle, _LONGEST),
        source=_source(voice, list(rows)),
        data=joined([voice.according(), voice.say("data %(data)s", data=answer.version)]),
        language=answer.language,
        more=voice.count("%(n)s more have no place here", hidden) if hidden else "",
    )


def is_thing(iri: str) -> bool:
    """Whether an IRI of ours names a thing, not a status, topic, kind, part or unit."""
    return not iri.startswith(_CONCEPTS)


def values_that_are_things(row: Item) -> list[tuple[str, str]]:
    """What the facts of a thing name: (property, thing)."""
    return [
        (fact.property, fact.value.value)
        for fact in row.facts
        if fact.value.kind is TermKind.IRI and is_thing(fact.value.value)
    ]


def _source(voice: Voice, rows: list[Item]) -> str:
    """The reports and their measures, in a line: of what is stated and of what points at it."""
    found: dict[str, list[str]] = {}
    for row in rows:
        numbers = measures_of(row)
        places = [(s.report, s.measure if s.measure in numbers else None) for s in cited(row)]
        places += [(s.report, s.measure) for tie in row.ties for s in tie.sources]
        for report, measure in places:
            known = found.setdefault(report, [])
            if measure and measure not in known:
                known.append(measure)
    if not found:
        return voice.say("No source is given.")
    return " · ".join(
        place(voice, report, sorted(numbers, key=_in_order)[: _MOST_MEASURES + 1]).text
        for report, numbers in found.items()
    )


def _in_order(number: str) -> list[int]:
    return [int(part) if part.isdecimal() else 0 for part in number.split(".")]
