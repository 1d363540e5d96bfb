"""Whether something was among what the last answer told: *is Russia there?*, *Rusiya var?*."""

from __future__ import annotations

from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Memory, Reading, Selection, TiedTo
from bot.understanding.frames import Frame
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema
from bot.understanding.turn import alike

_LISTED = frozenset({Form.VALUES, Form.THINGS})
_SEVERAL = 2
_OTHERWISE = ("only", "except", "without", "correction", "first", "latest")


def asks_membership(frame: Frame, asked: Asked, memory: Memory, schema: Schema) -> bool:
    """Whether things are named after a list of their like, to ask if they stand in it.

    Where the last question named such a thing itself, a bare name goes into its place instead:
    *and Turkey?* after the countries that visited Georgia.
    """
    last = memory.reading
    if last is None or not _stands_alone(frame, asked, memory):
        return False
    named = [value for part in frame.things for value in part.values]
    if not all(alike((thing,), memory.items, schema) for thing in named):
        return False
    if asked.exists or asked.wh == "check" or _says_there(frame):
        return True
    said = [t for tie in last.selection.ties for t in tie.things if t != voc.NOTHING]
    given = (*said, *(last.selection.named or ()))
    bare = frame.sighting.question_mark and len(memory.items) >= _SEVERAL
    return bare and not alike(named, given, schema)


def asks_if_there(frame: Frame, asked: Asked, memory: Memory) -> bool:
    """Whether only a name and *is there* are said after a list: *Россия есть?* of agreements."""
    return (asked.exists or _says_there(frame)) and _stands_alone(frame, asked, memory)


def if_there(reading: Reading, frame: Frame, last: Reading, schema: Schema) -> Reading:
    """Return the question whether any of what was listed has to do with what is named."""
    named = tuple(value for part in frame.things for value in part.values)
    kept = (tie for tie in last.selection.ties if not alike(tie.things, named, schema))
    selection = replace(last.selection, ties=(*kept, TiedTo(named)), named=None)
    return replace(
        reading,
        form=Form.CHECK,
        selection=selection,
        asked=(),
        asked_classes=(),
        claim=None,
    )


def _stands_alone(frame: Frame, asked: Asked, memory: Memory) -> bool:
    """Whether after a list nothing but a name is said."""
    last = memory.reading
    if last is None or last.form not in _LISTED or not memory.items:
        return False
    if not frame.things or frame.conditions != len(frame.things) or frame.has(*_OTHERWISE):
        return False
    return asked.wh in ("", "check") and all(p.mention.weak for p in frame.properties)


def membership(reading: Reading, frame: Frame, memory: Memory) -> Reading:
    """Return the question whether what ``frame`` names is one of the things last told."""
    named = [value for part in frame.things for value in part.values]
    return replace(
        reading,
        form=Form.CHECK,
        selection=Selection(named=tuple(named or reading.selection.named or ())),
        asked=(),
        asked_classes=(),
        claim=Selection(named=memory.items),
    )


def is_membership(reading: Reading) -> bool:
    """Whether a reading asks no more than whether things stand in a list that was told."""
    claim, named = reading.claim, reading.selection.named
    plain = claim is not None and claim == Selection(named=claim.named)
    return reading.form is Form.CHECK and plain and bool(named) and bool(claim and claim.named)


def _says_there(frame: Frame) -> bool:
    """*Was Russia there?*, *Rusiya orada?*."""
    return frame.has("whether") and frame.has("pronoun")
