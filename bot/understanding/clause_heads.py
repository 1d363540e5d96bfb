"""The head of a clause, where it is what is asked for: *the bodies that held it*."""

from __future__ import annotations

from bot import vocabulary as voc
from bot.model import Language
from bot.understanding.frames import AGENT_CLASSES, Frame, Part, class_of
from bot.understanding.grammar import PREPOSITIONS, single_words
from bot.understanding.morphology import azerbaijani
from bot.understanding.schema import Schema

_SHORTEST_PARTICIPLE = 4


def described(frame: Frame, schema: Schema) -> Part | None:
    """The sort of things asked for by what it does: *the bodies that held it*, *те, которые …*.

    As *which bodies held it*.
    """
    if frame.sighting.language is Language.AZ:
        return _described_at_the_end(frame, schema)
    told = sorted((*frame.classes, *frame.kinds, *frame.things), key=lambda part: part.at)
    if not told or told[0] in frame.things:
        return None
    if any(at < told[0].at for asking in ("whether", "exists") for at in frame.positions(asking)):
        return None
    tokens, language = frame.sighting.tokens, frame.sighting.language
    following = tokens[told[0].end : told[0].end + (2 if language is Language.RU else 1)]
    relative = tuple(single_words("relative", language))
    if language is Language.RU:
        return told[0] if any(t.folded.startswith(relative) for t in following) else None
    if following and following[0].lower in PREPOSITIONS:  # countries to which they went
        of = following[0].lower == "of"  # experts of which body
        following = () if of else tokens[told[0].end + 1 : told[0].end + 2]
    return told[0] if any(t.lower in relative for t in following) else None


def _described_at_the_end(frame: Frame, schema: Schema) -> Part | None:
    """The head of an Azerbaijani clause that nothing follows: *layihəni göndərən nazirlik*.

    As *layihəni hansı nazirlik göndərib*.
    """
    nouns = (*frame.classes, *frame.kinds)
    told = [p for p in nouns if class_of(p, schema) in {*AGENT_CLASSES, voc.PLACE}]
    told += [p for p in frame.properties if voc.AT_PLACE in p.values and not p.mention.finite]
    tokens, idle = frame.sighting.tokens, {*frame.positions("words"), *frame.positions("all")}
    verbs = {m.end for m in frame.sighting.mentions if m.attributive}
    if len(verbs) > 1 and frame.has("and"):
        return None  # what both did
    for part in told:
        word = tokens[part.at - 1].folded if part.at > 1 else ""
        ends = all(at in idle for at in range(part.end, len(tokens)))
        does = azerbaijani.is_participle(word) and len(word) > _SHORTEST_PARTICIPLE
        if ends and (does or part.at in verbs):
            return part
    return None
