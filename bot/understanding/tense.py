"""Whether a question speaks of what was done (*where was it discussed*) or is to come.

What is only planned has not taken place, and is no answer to the one where something else has;
what took place is none to the other.
"""

from __future__ import annotations

import re

from bot import vocabulary as voc
from bot.model import Language
from bot.understanding.frames import Frame, Part
from bot.understanding.morphology import russian

_AZ_PAST = re.compile(
    r"\w{2,}(?:d[iu](?:m|n|q|k|lar|ler)?|[iu]b(?:d[iu]r|lar|ler)?|m[iu]s(?:d[iu]r|lar|ler)?)$"
)
_AZ_TO_COME = re.compile(r"\w{2,}(?:acaq|ecek)(?:d[iu]r|lar|ler)?$")
_PAST_HELP = frozenset("was were did has have had wasn't weren't didn't hasn't haven't".split())
_TO_COME = frozenset("will shall going".split())
_REACH = 6


def took_place(frame: Frame) -> bool | None:
    """Whether something is said to have been held or done at an event; ``False``: it will be.

    ``None`` where no tense says so.
    """
    said = [p for p in frame.properties if voc.HELD in p.values]
    if any(p.values == (voc.PLANNED_FOR,) for p in frame.properties):
        return None
    told = {_is_past(p, frame) for p in said} - {None}
    return told.pop() if len(told) == 1 else None


def _is_past(part: Part, frame: Frame) -> bool | None:
    tokens = frame.sighting.tokens
    last = tokens[part.end - 1].folded
    if frame.sighting.language is Language.AZ:
        if _AZ_TO_COME.fullmatch(last):
            return False
        return True if _AZ_PAST.fullmatch(last) else None
    if frame.sighting.language is Language.RU:
        reach = tokens[max(0, part.at - 1) : part.end]  # будут обсуждать
        tenses = {russian.tense(token.folded) for token in reach}
        return False if "futr" in tenses else True if "past" in tenses else None
    before = {token.lower for token in tokens[max(0, part.at - _REACH) : part.end]}
    if before & _TO_COME:
        return False
    past = bool(before & _PAST_HELP) or last.endswith("ed") or last in ("met", "held")
    return True if past else None
