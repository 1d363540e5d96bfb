"""More of the sort that was spoken of: *what about the other projects?*, *какие ещё?*."""

from __future__ import annotations

from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Memory, Reading, Selection, TiedTo
from bot.understanding.frames import AGENT_CLASSES, Frame, Part, class_of
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema
from bot.understanding.turn import of_class

_OTHER = ("remaining", "again", "except")
_NEAR = 3


def asks_for_others(frame: Frame, asked: Asked, memory: Memory, schema: Schema) -> bool:
    """Whether only a sort of thing is said, and that others than those spoken of are meant."""
    head = _head(frame)
    if head is None or asked.wh not in ("", "which", "what", "check", "how_many"):
        return False
    if memory.reading is None or any(not p.mention.weak for p in frame.properties):
        return False
    cls = class_of(head, schema)
    if cls is None or cls in AGENT_CLASSES:  # which other countries did what?
        return False
    other = {at for part in _OTHER for at in frame.positions(part)}
    near = other & set(range(head.at - _NEAR, head.at))
    return bool(near) and bool(of_class(memory, (cls,), schema))


def the_others(
    reading: Reading, frame: Frame, asked: Asked, memory: Memory, schema: Schema
) -> Reading:
    """Return the question for all of that sort but those spoken of."""
    head = _head(frame)
    assert head is not None
    cls = class_of(head, schema)
    assert cls is not None
    known = TiedTo(of_class(memory, (cls,), schema), (voc.COUNTS_AS,), negated=True)
    selection = Selection(
        classes=(cls,), concepts=reading.selection.concepts if frame.kinds else (), ties=(known,)
    )
    heard = {frame.sighting.tokens[at].text for at in frame.positions("except")}
    return replace(
        reading,
        form=Form.COUNT if asked.wh == "how_many" else Form.THINGS,
        selection=selection,
        asked=(),
        asked_classes=(),
        claim=None,
        unknown=tuple(word for word in reading.unknown if word not in heard),
        pieces=(),
    )


def _head(frame: Frame) -> Part | None:
    """The one class or kind, where nothing else is said."""
    heads = (*frame.classes, *frame.kinds)
    return heads[0] if len(heads) == frame.conditions == 1 else None
