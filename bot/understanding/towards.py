"""Statuses that are only worked towards: *work on signing*, *imzalanması üzərində iş gedir*.

A thing has one status.  Where a verb says which it is, a noun for another says where it leads;
and what is expected or planned is not reached yet.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Language
from bot.understanding.frames import Frame, Part
from bot.understanding.morphology import russian

_JOINING = ("and", "or", "versus", "compare", "not", "but", "except")
_NEAR = 2
"""How many words may stand between a status and the word that it is expected: *to be*."""
_AZ_NAMING = re.compile(r"\w{3,}m[ae](?:s[iu]\w*|y[ae])?")
_EN_NAMING = re.compile(r"signing|signature|entry|entering|coming")


def without_goals(frame: Frame) -> Frame:
    """The frame without the statuses that are only worked towards, and as denied the expected."""
    frame = _with_expected(frame)
    goals = [part for part in frame.statuses if _is_noun(frame, part)]
    said = tuple(part for part in frame.statuses if part not in goals)
    if not goals or not said or frame.has(*_JOINING) or any(p.negated for p in frame.statuses):
        return frame
    return replace(frame, statuses=said)


def _with_expected(frame: Frame) -> Frame:
    """The frame with *qüvvəyə minməsi gözlənilən*, *expected to be signed* as not yet so.

    When something is expected to be signed is another question, and the record may say.
    """
    planned = {part for part in frame.properties if voc.PLANNED_FOR in part.values}
    meant = set(frame.positions("expected"))
    near: set[Part] = set()
    for place in ((p.at, p.end) for p in planned):
        near |= _nearest(frame.statuses, *place)
    for at in meant:
        near |= _nearest(frame.statuses, at, at + 1)
    if not near or frame.has("when", "until", "not") or frame.dates:
        return frame

    def denied(part: Part) -> Part:
        mention = replace(part.mention, negated=True)
        return replace(part, mention=mention) if part in near else part

    rest = tuple(part for part in frame.properties if part not in planned)
    return replace(frame, statuses=tuple(map(denied, frame.statuses)), properties=rest)


def _nearest(statuses: Sequence[Part], at: int, end: int) -> set[Part]:
    """The status beside the words from ``at`` to ``end``, if any is."""
    found = sorted(statuses, key=lambda part: _between(part, at, end))[:1]
    return {part for part in found if _between(part, at, end) <= _NEAR and not part.negated}


def _between(part: Part, at: int, end: int) -> int:
    return max(0, max(part.at, at) - min(part.end, end))


def _is_noun(frame: Frame, part: Part) -> bool:
    """Whether a status is said by the name of the deed that leads to it."""
    tokens = frame.sighting.tokens
    if frame.sighting.language is Language.AZ:
        return bool(_AZ_NAMING.fullmatch(tokens[part.end - 1].folded))
    if frame.sighting.language is Language.RU:
        return russian.part_of_speech(tokens[part.at].folded) == "NOUN"
    return bool(_EN_NAMING.fullmatch(tokens[part.at].lower))
