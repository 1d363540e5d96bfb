"""The ways to go on with a number that the record states, or from one."""

from __future__ import annotations

from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, HasConcept, Reading, Selection, TiedTo
from bot.understanding.continuing import LISTING, counted_of, large
from bot.understanding.turn import Turn


def parts_of_figure(turn: Turn) -> Reading | None:
    """*Name them* of the four components, of which only the number is told."""
    figures = turn.memory.items
    wanted = turn.frame.conditions == 0 and turn.asked.wh == "" and turn.frame.has(*LISTING)
    if turn.last.form is not Form.FIGURE or not wanted or not figures:
        return None
    selection = Selection(named=figures)
    return replace(turn.reading, form=Form.VALUES, selection=selection, asked=(voc.BREAKDOWN,))


def figure_of_last(turn: Turn) -> Reading | None:
    """*How many people?* of the event that was spoken of."""
    reading, frame, memory = turn.reading, turn.frame, turn.memory
    if reading.form is not Form.FIGURE or frame.conditions != len(frame.units) + len(frame.dates):
        return None
    told = counted_of(memory, turn.schema)
    tie = TiedTo(told or memory.subjects or memory.items)
    if not told and turn.last.form is Form.FIGURE:  # of what the last figure was told
        whole = Selection(classes=large(turn.schema), ties=(TiedTo(memory.items),))
        tie = TiedTo(through=whole)
    selection = replace(reading.selection, ties=(tie,))
    return replace(reading, selection=selection, score=reading.score + (1.6 if told else 0.0))


def another_figure(turn: Turn) -> Reading | None:
    """*And activities?* after *how many components does it have?*."""
    frame, last = turn.frame, turn.last
    wanting = turn.asked.wh in ("", "how_many", "check")
    if last.form is not Form.FIGURE or not frame.units or not wanting:
        return None
    said = {value for part in frame.properties for value in part.values}
    if frame.conditions != len(frame.units) or not said <= {voc.HELD, voc.ORGANISER}:
        return None
    units = tuple(HasConcept(part.values) for part in frame.units)
    kept = replace(last.selection, named=None, concepts=units)
    if not kept.ties:
        kept = replace(kept, ties=(TiedTo(counted_of(turn.memory, turn.schema)),))
    if not kept.ties[0].things:
        return None
    score = turn.reading.score + 2.0
    return replace(turn.reading, form=Form.FIGURE, selection=kept, claim=None, score=score)
