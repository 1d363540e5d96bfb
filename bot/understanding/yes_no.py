"""Whether a question asks for a yes or a no, in the manner of its language."""

from __future__ import annotations

import re

from bot import vocabulary as voc
from bot.model import Language
from bot.text.fold import is_cyrillic
from bot.understanding.frames import AGENT_CLASSES, Frame, Part, class_of
from bot.understanding.grammar import single_words
from bot.understanding.morphology import russian
from bot.understanding.schema import Schema
from bot.understanding.senses import Sort

_AZ_PARTICLE = re.compile(r"(?:m[iu](?:d[iu]r)?)$")
_AZ_VERB_ASKING = re.compile(r"(?:ib|ub|ir|ur|ar|er|dir|dur|acaq|ecek)m[iu](?:d[iu]r)?$")
_AZ_VERB_AT_END = re.compile(
    r"[a-z]{2,}(?:[iu]b|m[iu]s|d[iu]|[iu]r|[ae]c[ae][qk])(?:d[iu]r)?(?:l[ae]r|[iu]?[qk]|s[iu]n[iu]z)?$"
)
_AZ_COPULA = re.compile(r"d[iu]r$")
_AZ_WAS, _AZ_WAS_IT = ("idi", "imis"), ("idimi", "imismi")
"""*Layihə idi?*; the particle alone asks too: *layihə idimi*."""


def is_yes_no(frame: Frame, schema: Schema) -> bool:
    """Whether ``frame``, which has no question word, asks for a yes or a no."""
    if frame.has("exists") and not _goes_on_with_but(frame):
        return True
    if frame.has("alike") and frame.sighting.question_mark:
        return True  # один и тот же исполнитель?
    by_language = {
        Language.AZ: _in_azerbaijani,
        Language.EN: _in_english,
        Language.RU: _in_russian,
    }
    if by_language[frame.sighting.language](frame):
        return True
    if frame.sighting.question_mark and _is_somebody_somewhere(frame, schema):
        return True
    if frame.sighting.language is Language.AZ or not frame.sighting.question_mark:
        return False
    return _names_doer_first(frame, schema) or _ends_in_status(frame)


def _goes_on_with_but(frame: Frame) -> bool:
    """*İmzası var, amma qüvvədə olmayan sazişlər*: what there is only describes."""
    ends = {part.end for part in frame.classes + frame.kinds}
    told = max(frame.positions("exists")) < min(frame.positions("but") or (0,))
    return told and len(frame.sighting.tokens) in ends


def _in_azerbaijani(frame: Frame) -> bool:
    sighting = frame.sighting
    if frame.positions("whether"):
        return True
    finite = [m for m in sighting.mentions if m.finite]
    tokens = sighting.tokens
    if any(_AZ_PARTICLE.search(t.folded) for m in finite for t in tokens[m.start : m.end]):
        return True
    if any(_AZ_VERB_ASKING.search(token.folded) for token in tokens):
        return True
    if tokens[-1].folded in _AZ_WAS_IT or (sighting.question_mark and tokens[-1].folded in _AZ_WAS):
        return True
    if sighting.question_mark and _ends_in_verb(frame):
        return True
    if sighting.question_mark and _AZ_COPULA.search(tokens[-1].suffix or tokens[-1].folded):
        return True
    described = {m.end for m in sighting.mentions if m.attributive}  # iştirak etdiyi işlər
    stated = [m for m in finite if not m.attributive and not (m.weak and m.start in described)]
    stated = [m for m in stated if not (m.weak and any(s.sort is Sort.CLASS for s in m.senses))]
    return bool(stated) and (stated[-1].end >= _last(frame) or sighting.question_mark)


def _in_english(frame: Frame) -> bool:
    """*Is it*, after whatever talk; *…, was it*; *…, right?*."""
    whether = frame.positions("whether")
    last = len(frame.sighting.tokens) - 1
    start = 0
    talk = {at for part in ("followup", "opening", "greeting") for at in frame.positions(part)}
    for mention in frame.sighting.dates:  # by the end of 2013 had it begun
        talk.update(range(mention.start, mention.end))
    while start in talk:
        start += 1
    if start in whether and last:
        return True
    return last in whether or any(_after_comma(frame, at) for at in whether)


def _in_russian(frame: Frame) -> bool:
    if frame.positions("whether"):
        return True
    finite = any(m.finite for m in frame.sighting.mentions)
    stated = finite or any(_states(token.lower) for token in frame.sighting.tokens)
    return stated and frame.sighting.question_mark


def _last(frame: Frame) -> int:
    """Where the last word that tells something ends."""
    return max((m.end for m in frame.sighting.mentions if not m.weak), default=0)


def _ends_in_status(frame: Frame) -> bool:
    """*The agreement with Norway in force?*."""
    lasting = [part for part in frame.topics + frame.kinds if part.value == voc.ONGOING]
    last = _last(frame)
    said = [part for part in (*frame.statuses, *lasting) if part.end >= last]
    return bool(said) and (bool(frame.things) or 0 in frame.positions("pronoun"))


def _after_comma(frame: Frame, at: int) -> bool:
    """Whether the word at ``at`` stands right after a comma."""
    text, token = frame.sighting.text, frame.sighting.tokens[at]
    return text[: token.start].rstrip().endswith(",")


def _ends_in_verb(frame: Frame) -> bool:
    """Whether an Azerbaijani question ends in a verb, whether or not that is known here."""
    last = len(frame.sighting.tokens) - 1
    nouns = (*frame.classes, *frame.kinds, *frame.topics, *frame.things)
    if last < 1 or frame.has("names") or any(p.at <= last < p.end for p in nouns):
        return False
    return bool(_AZ_VERB_AT_END.search(frame.sighting.tokens[last].folded))


def _states(word: str) -> bool:
    """Whether a Russian word is a verb that states something: *делаем*, but not *покажите*."""
    return is_cyrillic(word) and russian.is_finite(word)


def _names_doer_first(frame: Frame, schema: Schema) -> bool:
    """Whether it is said who did what to what, in this order: *Red Cross seen the centre?*."""
    parts = sorted(frame.parts, key=lambda part: part.at)
    if len(parts) < 2 or parts[0] not in frame.things:
        return False
    by_name = parts[1] in frame.things and _begins_with_deed(frame, parts[1])
    if len(parts) < 3 and not by_name:
        return False
    doer = {c for value in parts[0].values for c in schema.classes.get(value, ())}
    if not doer & AGENT_CLASSES or not _is_named_plainly(frame, parts[0]):
        return False
    return by_name or any(
        (schema.is_role(value) or schema.one(value, voc.DENIES)) and schema.can_be(value, doer)
        for part in frame.properties
        for value in part.values
    )


def _is_somebody_somewhere(frame: Frame, schema: Schema) -> bool:
    """Whether nothing is said but who and in what place: *the Swiss at the Baku centre?*."""
    parts = sorted(frame.parts, key=lambda part: part.at)
    if len(parts) != 2 or frame.dates or frame.words or parts[0] not in frame.things:
        return False
    who, where = parts
    own = {c for value in who.values for c in schema.classes.get(value, ())}
    place = {class_of(where, schema)} if where in frame.kinds else set()
    if where in frame.things:
        place = {c for value in where.values for c in schema.classes.get(value, ())}
    if not own & AGENT_CLASSES or place != {voc.PLACE}:
        return False
    if frame.sighting.language is Language.AZ:
        return frame.sighting.tokens[where.end - 1].folded.endswith(("da", "de"))
    between = {token.folded for token in frame.sighting.tokens[who.end : where.at]}
    return bool(between & single_words("inside", frame.sighting.language))


def _begins_with_deed(frame: Frame, part: Part) -> bool:
    """Whether an event is named by what was done: *visited the Baku centre*."""
    word = frame.sighting.tokens[part.at].lower
    return frame.sighting.language is Language.EN and word.endswith("ed")


def _is_named_plainly(frame: Frame, part: Part) -> bool:
    """Whether a name stands for the one who did it: in the nominative, after no preposition."""
    if frame.sighting.language is Language.EN:
        return not frame.has("with", "by") or part.at == 0
    if frame.sighting.language is Language.RU:
        last = frame.sighting.tokens[part.end - 1].folded
        return part.at == 0 and (not is_cyrillic(last) or "nomn" in russian.cases(last))
    return False
