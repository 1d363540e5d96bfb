"""What a follow-up means: the last question with what the new one says put in its place."""

from __future__ import annotations

from dataclasses import replace

from bot.model import (
    Form,
    HasConcept,
    Memory,
    Piece,
    Reading,
    Selection,
)
from bot.understanding.frames import Frame
from bot.understanding.merging import merges
from bot.understanding.pieces import pieces
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema
from bot.understanding.turn import Turn, things_of
from bot.understanding.ways_on import WAYS

_OTHERWISE = 0.3
"""How much less likely the other meaning of a follow-up is: it is taken where the first fails."""


def carried(
    reading: Reading, frame: Frame, asked: Asked, memory: Memory, schema: Schema
) -> tuple[Reading, ...]:
    """Return ``reading`` completed from ``memory``, its carried pieces marked.

    Where it can be completed in several ways, the likeliest comes first.
    """
    turn = Turn(reading, frame, asked, memory, schema)
    for way in WAYS:
        found = way(turn)
        if found is not None:
            return (_marked(found, turn),)
    return tuple(_marked(found, turn) for found in merges(turn))


def otherwise(
    reading: Reading, frame: Frame, asked: Asked, memory: Memory, schema: Schema
) -> Reading | None:
    """What a follow-up comes to where what it most likely asks is not stated.

    *In force?* after *when was it signed?* asks for the date, and for a no where there is none.
    *When?* after *what did the law change?* is of the law, where it is not of the code.
    """
    alone = asked.wh in ("when", "where") and not frame.conditions and not frame.properties
    if alone and memory.subjects and reading.selection.named == memory.items:
        of_those = Selection(named=memory.subjects)
        return replace(reading, selection=of_those, pieces=(), score=reading.score - _OTHERWISE)
    status = frame.statuses[0] if frame.conditions == len(frame.statuses) == 1 else None
    if status is None or reading.form is not Form.DATE or asked.wh == "when":
        return None
    if reading.asked != (schema.milestone(status.value),):
        return None
    claim = Selection(concepts=(HasConcept(status.values),))
    score = reading.score - _OTHERWISE
    return replace(reading, form=Form.CHECK, asked=(), claim=claim, pieces=(), score=score)


def _marked(reading: Reading, turn: Turn) -> Reading:
    """Let the reading say again what it means, with what came from memory marked."""
    old = {(p.iri, p.period, p.text) for p in turn.last.pieces}
    old |= {(thing, None, None) for thing in things_of(turn.memory)}
    fresh = {(p.iri, p.period, p.text) for p in pieces(turn.reading)}
    told = tuple(
        Piece(p.iri, p.period, p.text, p.negated, carried=key in old and key not in fresh)
        for p in pieces(reading)
        for key in [(p.iri, p.period, p.text)]
    )
    return replace(reading, pieces=told)
