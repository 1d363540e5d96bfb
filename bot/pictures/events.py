"""Answer → timeline: the dates of its things, in their order."""

from __future__ import annotations

from datetime import date

from bot import vocabulary as voc
from bot.model import Answer, Fact, Item, Period, Selection, TermKind
from bot.pictures import Event, Sign, Timeline
from bot.pictures.framing import frame
from bot.rendering.facts import grouped
from bot.rendering.understood import pieces_text
from bot.rendering.values import overlaps, stretch_of
from bot.rendering.voice import Voice

MOST = 18
"""More labels than that make a picture too tall for a phone."""

SIGNS = {
    voc.SIGNED: Sign.SIGNED,
    voc.ENTRY_INTO_FORCE: Sign.IN_FORCE,
    voc.HELD: Sign.HELD,
    voc.ISSUED: Sign.ISSUED,
    voc.APPROVED: Sign.ISSUED,
    voc.STARTED: Sign.STARTED,
    voc.OPENED: Sign.STARTED,
    voc.ENDED: Sign.ENDED,
    voc.EXPIRES: Sign.ENDED,
    voc.PLANNED_FOR: Sign.PLANNED,
}
_NO_EVENTS = frozenset({voc.TIME_LIMIT, voc.REPORTING_PERIOD, voc.COVERED_PERIOD, voc.COVERAGE})
"""Dates that mark nothing that takes place."""
_TIME = frozenset(
    {voc.XSD_DATE, voc.XSD_DATE_TIME, voc.XSD_YEAR_MONTH, voc.XSD_YEAR, voc.EDTF_DATE}
)


def timeline(answer: Answer | None) -> Timeline | None:
    """The timeline of the things of an answer; ``None`` where no date is known.

    Where the answer is of a period, only dates within it.
    """
    if answer is None:
        return None
    voice = Voice(answer)
    periods = _periods(answer.reading.selection)
    found: dict[tuple[str, str, str], tuple[Event, Item, Fact]] = {}
    for row in answer.rows:
        for fact in dates(row):
            if not periods or any(overlaps(fact.value.value, period) for period in periods):
                key = row.iri, fact.property, fact.value.value
                found.setdefault(key, (_event(voice, row, fact), row, fact))
    if not found:
        return None
    dated = sorted(found.values(), key=lambda one: _order(one[0]))
    shown = dated[:MOST]
    # each date as a row of its own: the source names what proves it, not what else is stated
    rows = [Item(row.iri, row.cls, (fact,)) for _, row, fact in shown]
    hidden = len(dated) - len(shown) + max(0, answer.total - len(answer.rows))
    subtitle = pieces_text(answer.reading.pieces, voice)
    return Timeline(
        frame(voice, voice.say("Timeline"), rows, hidden=hidden, subtitle=subtitle),
        tuple(event for event, _, _ in shown),
        voice.say("known to the month or year"),
    )


def dates(row: Item) -> list[Fact]:
    """The facts of a thing that say when something of it takes place, each once."""
    return [
        fact
        for name, facts in grouped(row.facts).items()
        for fact in facts
        if name not in _NO_EVENTS
        and fact.value.kind is TermKind.LITERAL
        and fact.value.datatype in _TIME
        and stretch_of(fact.value.value) is not None
    ]


def _periods(selection: Selection) -> list[Period]:
    return [period for dated in selection.dated for period in dated.periods]


def _event(voice: Voice, row: Item, fact: Fact) -> Event:
    stretch = stretch_of(fact.value.value)
    assert stretch is not None
    return Event(
        stretch.first,
        stretch.last,
        not stretch.whole,
        SIGNS.get(fact.property, Sign.OTHER),
        voice.say("planned") if fact.property == voc.PLANNED_FOR else voice.within(fact.property),
        voice.date(fact.value.value),
        voice.short(row.iri),
    )


def _order(event: Event) -> tuple[date, date, str]:
    return event.first or date.min, event.last or date.max, event.name
