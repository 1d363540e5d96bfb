"""What a picture shows, asked of the assistant: for the command line, the chats and the pages."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from enum import StrEnum

from bot import vocabulary as voc
from bot.assistant.answering import Answering
from bot.model import (
    Answer,
    DatedWithin,
    Form,
    Kind,
    Memory,
    Period,
    Piece,
    Reading,
    Selection,
    TiedTo,
)
from bot.pictures import Picture
from bot.pictures.events import dates, timeline
from bot.pictures.framing import values_that_are_things
from bot.pictures.neighbours import ties
from bot.pictures.standing import STEPS, status
from bot.rendering.facts import status_of

_MOST_ROWS = 200
_EVER = Period(None, None, 366)
_FEWEST_DATES, _FEWEST_TIES, _FEWEST_STATUSES = 2, 3, 2


class Sort(StrEnum):
    """The pictures that there are."""

    TIMELINE = "timeline"
    TIES = "ties"
    STATUS = "status"


def helpful(answer: Answer) -> tuple[Sort, ...]:
    """The pictures that show an answer better than its words: none where there is little to see."""
    if answer.kind in (Kind.HELP, Kind.NONE, Kind.CLARIFY) or not answer.rows:
        return ()
    found = []
    if sum(len(dates(row)) for row in answer.rows) >= _FEWEST_DATES and len(answer.rows) > 1:
        found.append(Sort.TIMELINE)
    if answer.kind is Kind.ENTITY and len(answer.rows) == 1 and not answer.reading.asked:
        row = answer.rows[0]
        others = {other for _, other in values_that_are_things(row)}
        if len(others | {tie.other for tie in row.ties}) >= _FEWEST_TIES:
            found.append(Sort.TIES)
    if sum(1 for row in answer.rows if status_of(row)) >= _FEWEST_STATUSES:
        found.append(Sort.STATUS)
    return tuple(found)


def find(sort: Sort, reading: Reading, assistant: Answering) -> Picture | None:
    """The picture for what a reading asks; ``None`` where the data gives nothing to show.

    May raise what the assistant raises.
    """
    plain = replace(reading, unknown=(), proposed=False)
    match sort:
        case Sort.TIMELINE:
            return _timeline(plain, assistant)
        case Sort.TIES:
            return _ties(plain, assistant)
        case Sort.STATUS:
            return _status(plain, assistant)


def _answer(assistant: Answering, reading: Reading) -> Answer:
    return assistant.answer([reading], Memory(), rows=_MOST_ROWS)[0]


def _timeline(reading: Reading, assistant: Answering) -> Picture | None:
    """The dates of the answer, and of what took place, or is planned, in its time or with it."""
    found: list[Answer] = []
    selection = reading.selection
    if reading.form is not Form.HAPPENED and selection != Selection(dated=selection.dated):
        answer = _answer(assistant, reading)
        found.append(answer)
        thing = _single(answer.subjects, answer.items)
        if thing is None and timeline(answer):
            return timeline(answer)
        if thing is not None:
            card = _card(thing, reading)
            found.append(_answer(assistant, card))
            selection = replace(card.selection, dated=selection.dated)
    asked = replace(selection, named=None, ties=(*selection.ties, *_near(selection)))
    periods = tuple(p for dated in asked.dated for p in dated.periods) or (_EVER,)
    planned = replace(asked, dated=(DatedWithin(periods, (voc.PLANNED_FOR,)),))
    for form, wanted in ((Form.HAPPENED, asked), (Form.THINGS, planned)):
        further = Reading(reading.language, form, wanted, pieces=reading.pieces)
        found.append(_answer(assistant, further))
    return timeline(_joined([answer for answer in found if answer.kind is not Kind.NONE]))


def _near(selection: Selection) -> tuple[TiedTo, ...]:
    return (TiedTo(selection.named),) if selection.named else ()


def _joined(answers: Sequence[Answer]) -> Answer | None:
    """Several answers as one: what the first asked, the things of all."""
    if not answers:
        return None
    rows = {row.iri: row for answer in answers for row in answer.rows}
    hidden = sum(max(0, len(answer.items) - len(answer.rows)) for answer in answers)
    names = {iri: name for answer in answers for iri, name in answer.names.items()}
    return replace(answers[0], rows=tuple(rows.values()), total=len(rows) + hidden, names=names)


def _ties(reading: Reading, assistant: Answering) -> Picture | None:
    answer = _answer(assistant, reading)
    if answer.kind in (Kind.NONE, Kind.CLARIFY):
        return None
    thing = _single(answer.items, answer.subjects)
    if thing is None:
        return None
    return ties(assistant.cited_ties(_answer(assistant, _card(thing, reading))))


def _single(*groups: Sequence[str]) -> str | None:
    return next((group[0] for group in groups if len(group) == 1), None)


def _card(thing: str, reading: Reading) -> Reading:
    return Reading(
        reading.language, Form.CARD, Selection(named=(thing,)), pieces=(Piece(iri=thing),)
    )


def _status(reading: Reading, assistant: Answering) -> Picture | None:
    """The agreements of the answer; where it is of something else, the agreements tied to it."""
    answer = _answer(assistant, reading)
    if answer.kind in (Kind.NONE, Kind.CLARIFY):
        return None
    if not any(status_of(row) for row in answer.rows):
        things = answer.items[:_MOST_ROWS]
        if not things:
            return None
        wanted = Selection(classes=(voc.AGREEMENT,), ties=(TiedTo(things),))
        pieces = (Piece(iri=voc.AGREEMENT), *reading.pieces)
        reading = Reading(reading.language, Form.THINGS, wanted, pieces=pieces)
        answer = _answer(assistant, reading)
    named, sides = assistant.sides(answer)
    steps = assistant.names(STEPS, answer.language)
    return status(replace(named, names={**named.names, **steps}), sides)
