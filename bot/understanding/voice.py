"""Who did it, or to whom it was done: what a verb's voice says of *who*.

*Who designated the Service?* asks for the one who did, *who was designated?* for the other
side.  Which property is the other side of which is Turtle (``soraq:patientProperty``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from enum import StrEnum

from bot import vocabulary as voc
from bot.model import Language
from bot.text.tokens import Token
from bot.understanding.frames import Frame, Part
from bot.understanding.morphology import azerbaijani
from bot.understanding.schema import Schema

_BE = frozenset("was were is are be been being get gets got gotten wasnt werent isnt arent".split())
_DO = frozenset("did do does didnt dont doesnt has have had should must would will can".split())
AUXILIARIES = _BE | _DO
"""The English words that help a verb: *was* signed, *did* they sign."""
_WHO = frozenset("who whom which what".split())
_BY_WHOM = frozenset("who whom which what whose".split())
PAST_PARTICIPLES = frozenset(
    "sent told made put chosen given held brought written shown seen taken known met drawn "
    "taught paid bound built run set got heard".split()
)
_VERB_REACH = 4
_AZ_PASSIVE = re.compile(
    r"\w{2,}(?:il|ul|in|un|lan|len)(?:ib|ub|mis|mus|di|du|ir|ur|an|en|acaq|ecek|iblar|ibler)"
    r"(?:dir|dur|di|du|lar|ler)?$"
)
_AZ_DONE = ("olun", "edil", "veril")
_AZ_ACTIVE = re.compile(r"\w+(?:ib|ub|mis|mus|di|du|ir|ur)(?:dir|dur|di|du|lar|ler)?$")
_RU_PASSIVE = re.compile(r"\w{2,}(?:ен|ан|ян|ут|ыт)[аоы]?$|\w+нн(?:ый|ая|ое|ые)$")
_RU_ACTIVE = re.compile(r"\w+л[аои]?$|\w+(?:ет|ит|ют|ят|ут)$")


class Voice(StrEnum):
    """Which side of what was done a question asks for."""

    AGENT = "agent"
    PATIENT = "patient"


def voice_of(frame: Frame, part: Part) -> Voice | None:
    """Which side *who* asks for by the verb ``part``; ``None`` where no verb shows it."""
    tokens = frame.sighting.tokens
    if frame.sighting.language is Language.AZ:
        return _azerbaijani(part, tokens)
    if frame.sighting.language is Language.RU:
        return _russian(part, tokens)
    return _english(frame, part, tokens)


def is_passive(frame: Frame, part: Part) -> bool:
    """Whether a verb says what was done to its subject: *was designated*, *назначена*, *edilib*."""
    tokens = frame.sighting.tokens
    words = [token.folded for token in tokens[part.at : part.end]]
    if frame.sighting.language is Language.AZ:
        return any(_AZ_PASSIVE.fullmatch(word) or word.startswith(_AZ_DONE) for word in words)
    if frame.sighting.language is Language.RU:
        return any(map(_RU_PASSIVE.fullmatch, words))
    return any(token.lower in _BE for token in tokens[max(0, part.at - _VERB_REACH) : part.at])


def in_voice(frame: Frame, part: Part, asked: Sequence[str], schema: Schema) -> list[str]:
    """``asked`` with each property on the side that the verb ``part`` shows.

    A verb that names what is done to somebody only (*receive*) has no other side.
    """
    voice = voice_of(frame, part)
    done_to = {p: schema.note(p, voc.PATIENT_PROPERTY) for p in asked}
    if voice is Voice.AGENT:
        patients = {patient for found in done_to.values() for patient in found}
        return [p for p in asked if p not in patients]
    if voice is Voice.PATIENT:
        return list(dict.fromkeys(p for one in asked for p in done_to[one] or (one,)))
    return list(asked)


def doers_of(props: Iterable[str], schema: Schema) -> list[str]:
    """The properties that say who did what ``props`` say was done to somebody."""
    noted = schema.notes.get(voc.PATIENT_PROPERTY, {})
    return [doer for doer, patients in noted.items() if set(patients) & set(props)]


def _english(frame: Frame, part: Part, tokens: Sequence[Token]) -> Voice | None:
    words = [token.lower.replace("'", "").replace("’", "") for token in tokens]
    who = [at for at, word in enumerate(words) if word in _WHO]
    if not who:
        return None
    if _is_by(words, who):
        return Voice.AGENT
    verb = words[part.at]
    before = [at for at in range(max(0, part.at - _VERB_REACH), part.at) if at > who[0]]
    if verb.endswith(("ed", "en")) or verb in PAST_PARTICIPLES:
        if any(words[at] in _BE for at in before):
            return Voice.PATIENT
        if part.at - 1 == who[0] or (before and frame.has("which")):
            return Voice.AGENT
    asks_done = who[0] + 1 < len(words) and words[who[0] + 1] in _DO
    if asks_done and any(who[0] + 1 < thing.at < part.at for thing in frame.things):
        return Voice.PATIENT  # who did the Cabinet designate
    return Voice.AGENT if part.at - 1 == who[0] and _is_verbal(verb) else None


def _is_by(words: Sequence[str], who: Iterable[int]) -> bool:
    """*By whom*, *by which body*, or *who … by* at the end."""
    if any(at and words[at - 1] == "by" and words[at] in _BY_WHOM for at in who):
        return True
    return bool(words) and words[-1] == "by"


def _is_verbal(word: str) -> bool:
    return word.endswith(("ed", "s")) and not word.endswith(("ers", "ors"))


def _azerbaijani(part: Part, tokens: Sequence[Token]) -> Voice | None:
    folded = [token.folded for token in tokens]
    if "terefinden" in folded:
        return Voice.AGENT
    verb = folded[part.end - 1]
    if not {"kim", "kimler", "hansi"} & set(folded):  # where *kim* stands, *kimi* is "as"
        if {"kimi", "kimleri"} & set(folded):
            return Voice.PATIENT
        return _of_participle(verb) if part.mention.attributive else None
    if _AZ_PASSIVE.fullmatch(verb) or verb.startswith(_AZ_DONE):
        return Voice.PATIENT
    return Voice.AGENT if _AZ_ACTIVE.fullmatch(verb) else None


def _of_participle(verb: str) -> Voice:
    """Who sent it (*göndərən*), or to whom it was sent (*göndərdiyi*, *göndərildiyi*)."""
    done = azerbaijani.is_object_participle(verb) or bool(_AZ_PASSIVE.fullmatch(verb))
    return Voice.PATIENT if done or verb.startswith(_AZ_DONE) else Voice.AGENT


def _russian(part: Part, tokens: Sequence[Token]) -> Voice | None:
    folded = [token.folded for token in tokens]
    with_whom = {"с", "со", "за", "между", "перед", "над"}
    if any(word == "кем" and folded[at - 1] not in with_whom for at, word in enumerate(folded)):
        return Voice.AGENT
    of_whom = {"от", "у", "для", "до", "из", "кроме", "против"}
    if any(word == "кого" and folded[at - 1] not in of_whom for at, word in enumerate(folded)):
        return Voice.PATIENT
    if not {"кто", "какой", "какое", "какая", "какие"} & set(folded):
        return None
    verb = folded[part.end - 1]
    if _RU_PASSIVE.fullmatch(verb):
        return Voice.PATIENT
    return Voice.AGENT if _RU_ACTIVE.fullmatch(verb) else None
