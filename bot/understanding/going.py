"""Who went, and where somebody went: one verb says both (*visit*, *səfər etmək*, *посетить*)."""

from __future__ import annotations

import re

from bot import vocabulary as voc
from bot.model import Language
from bot.understanding.frames import Frame, Part
from bot.understanding.grammar import single_words
from bot.understanding.marking import Side, ends_in_preposition, side_of
from bot.understanding.morphology import azerbaijani, russian
from bot.understanding.voice import AUXILIARIES, is_passive

VISITS = frozenset((voc.VISITOR, voc.DESTINATION))
_ACCUSATIVE = re.compile(r"l[ae]r[iu]$|n[iu]$")
_ARTICLES = frozenset("the a an our their its".split())
_BETWEEN = frozenset("also both already actually recently all ever in to on".split())


def journey_of(frame: Frame) -> Side | None:
    """Whether what is named is where somebody went, or whence somebody came.

    ``None`` where no verb speaks of a journey, or what is named is neither.
    """
    said = [p for p in frame.properties if VISITS & set(p.values)]
    verbs = [p for p in said if not p.mention.weak] or said
    if any(p not in verbs and not p.mention.weak for p in frame.properties):
        return None  # who paid for the trip
    sides = {side_of(frame, thing, verb) for thing in frame.things for verb in verbs}
    if sides == {Side.SOURCE}:
        return Side.SOURCE if any(voc.VISITOR in verb.values for verb in verbs) else None
    there = any(voc.DESTINATION in verb.values for verb in verbs)
    return Side.GOAL if there and Side.SOURCE not in sides else None


def is_gone_to(frame: Frame, noun: Part, *, named: bool) -> bool:
    """Whether *which countries* is where somebody went, rather than who went.

    ``named``: others are said who may have gone, in the nominative.
    """
    tokens = frame.sighting.tokens
    if frame.sighting.language is Language.AZ:
        gone_to = noun.at and azerbaijani.is_object_participle(tokens[noun.at - 1].folded)
        return bool(gone_to or _ACCUSATIVE.search(tokens[noun.end - 1].folded))
    if frame.sighting.language is Language.EN:
        return _english(frame, noun)
    whose = noun.end < len(tokens) and tokens[noun.end].folded in single_words("whose")
    if whose:  # страны, чьи представители посетили центр
        return False
    verbs = [t.folded for p in frame.properties for t in tokens[p.at : p.end]]
    if russian.is_plural(tokens[noun.end - 1].folded) and any(map(russian.is_of_one, verbs)):
        return True  # какие страны посетила: somebody went there
    return named or _staff_went(frame)


def _english(frame: Frame, noun: Part) -> bool:
    """*Countries that staff visited*, *countries visited*, *countries to which they went*."""
    tokens = frame.sighting.tokens
    verb = next((p for p in frame.properties if p.at >= noun.end and VISITS & set(p.values)), None)
    if verb is None:
        return False
    between = [token.lower for token in tokens[noun.end : verb.at]]
    if not between:
        past = tokens[verb.at].lower.endswith("ed")
        return past and (ends_in_preposition(frame, verb) or _ends_there(frame, verb))
    if "whose" in between:
        return False
    led_to = [token.lower for token in tokens[max(0, noun.at - 2) : noun.at]][:1] == ["to"]
    if led_to or {"to", "where"} & set(between[:2]):
        return True
    relative = single_words("relative", Language.EN)
    others = set(between) - relative - AUXILIARIES - _BETWEEN
    if others or {"they", "we"} & set(between):  # which countries did they visit
        return between[0] in relative | AUXILIARIES
    return is_passive(frame, verb) and tokens[verb.at].lower.endswith("ed")


def _ends_there(frame: Frame, verb: Part) -> bool:
    """Whether nobody is said to whom it was done: *countries visited on the trips*."""
    return frame.sighting.tokens[verb.at - 1].lower != "which" and not has_object(frame, verb)


def _staff_went(frame: Frame) -> bool:
    """Whether people are said in the nominative: *куда ездили сотрудники*."""
    tokens = frame.sighting.tokens
    return any(
        any(sense.target == voc.UNIT_OF_PEOPLE for sense in mention.senses)
        and "nomn" in russian.cases(tokens[mention.end - 1].folded)
        for mention in frame.sighting.mentions
    )


def has_object(frame: Frame, verb: Part) -> bool:
    """Whether what was done to it stands right behind a verb: *visited the centre*."""
    tokens = frame.sighting.tokens
    at = verb.end
    while at < len(tokens) and tokens[at].lower in _ARTICLES:
        at += 1
    nouns = (*frame.things, *frame.classes, *frame.kinds)
    return any(part.at == at for part in nouns)
