"""Sorts of players that a question leaves out: *organisations, not states*, *кто, кроме стран*.

Countries and bodies are apart, so that to leave out the one sort is to ask for the other.
"""

from __future__ import annotations

from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Language
from bot.understanding.frames import AGENT_CLASSES, Frame, Part

_LEAVING_OUT = ("except", "not")
_BEHIND = frozenset("aside excluded apart not".split())  # states not counted
_BETWEEN = frozenset("the any of from".split())
_OTHER = {voc.COUNTRY: voc.BODY, voc.BODY: voc.COUNTRY}


def leaving_out(frame: Frame) -> Frame:
    """The frame without the classes of players left out; *who* then asks for the other sort."""
    positions = {at for part in _LEAVING_OUT for at in frame.positions(part)}
    agents = [p for p in frame.classes if p.value in AGENT_CLASSES]
    out = {p: heard for p in agents if positions and (heard := _heard(frame, p, positions))}
    if not out:
        return frame
    kept = [p for p in frame.classes if p not in out]
    others = any(p.value in AGENT_CLASSES for p in kept)
    who = frame.has("who") and not others
    if not (others or who or kept or frame.kinds):
        return frame
    turned = tuple(replace(p, values=(_OTHER[p.value],)) for p in out) if who else ()
    return replace(
        frame,
        classes=(*kept, *turned),
        instead=turned,
        heard=frozenset(at for p, heard in out.items() for at in (*heard, *range(p.at, p.end))),
    )


def _heard(frame: Frame, part: Part, positions: set[int]) -> tuple[int, ...]:
    """Where the words stand that leave ``part`` out, beside it; none if it is not left out."""
    tokens = frame.sighting.tokens
    behind = part.end in frame.positions("except") and tokens[part.end].lower in _BEHIND
    if frame.sighting.language is Language.AZ or behind:
        first, step = part.end, 1
    else:
        first, step = part.at - 1, -1
        while first > 0 and first not in positions and tokens[first].lower in _BETWEEN:
            first -= 1
    at = first
    while at in positions:
        at += step
    return tuple(range(min(first, at + 1), max(first + 1, at))) if at != first else ()
