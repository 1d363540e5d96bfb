"""Whose side of a deed a name is said to be on, by its case or preposition: from, to, by."""

from __future__ import annotations

import re
from enum import StrEnum

from bot import vocabulary as voc
from bot.model import Language
from bot.text.fold import fold
from bot.understanding.frames import Frame, Part
from bot.understanding.grammar import PREPOSITIONS, single_words
from bot.understanding.morphology import azerbaijani, russian
from bot.understanding.senses import FOLDED
from bot.understanding.voice import is_passive

_VIEWS = frozenset((voc.CONSULTED, voc.REVIEWER))
"""The roles of those who give their view of a text."""
_ARTICLES = frozenset("the a an its our their".split())
_ARTICLE = 1
_AZ_WITH = re.compile(r"l[ae]$")
_GOAL = frozenset("to в во к ко".split())
_WITH = frozenset("with of с со".split())
_SOURCE = frozenset("from из от by".split())


class Side(StrEnum):
    """The side of who did it, or of to whom it was done."""

    SOURCE = "source"
    GOAL = "goal"


def side_of(frame: Frame, thing: Part, prop: Part) -> Side | None:
    """The side on which ``thing`` stands to the verb ``prop``; ``None`` where nothing shows it."""
    subject = Side.GOAL if is_passive(frame, prop) else Side.SOURCE
    if frame.sighting.language is Language.AZ:
        return _azerbaijani(frame, thing, prop, subject)
    return _by_preposition(frame, thing, prop, subject)


def is_doer(frame: Frame, thing: Part) -> bool:
    """Whether a name is marked as who did it: *by the Service*, *Xidmət tərəfindən*, *Службой*."""
    tokens = frame.sighting.tokens
    if frame.sighting.language is Language.AZ:
        return thing.end in frame.positions("by")
    if frame.sighting.language is Language.EN:
        return _before(frame, thing) == "by"
    return russian.cases(tokens[thing.at].lower) == {"ablt"} and not is_led_in(frame, thing)


def is_led_in(frame: Frame, thing: Part) -> bool:
    """Whether an English or Russian name stands behind a preposition."""
    before = _before(frame, thing)
    if frame.sighting.language is Language.EN:
        return before in PREPOSITIONS
    return frame.sighting.language is Language.RU and russian.part_of_speech(before) == "PREP"


def ends_in_preposition(frame: Frame, prop: Part) -> bool:
    """Whether a verb was said with the preposition of who comes behind it: *sent to*."""
    last = frame.sighting.tokens[prop.end - 1].lower
    return prop.end - prop.at > 1 and last in _GOAL | _SOURCE


def made_by(frame: Frame, part: Part) -> Part | None:
    """What *which body* is the maker of: *resolutions of which body*, *hansı qurumun aktları*."""
    tokens = frame.sighting.tokens
    nouns = (*frame.things, *frame.classes, *frame.kinds)
    which = part.at - 1
    if frame.sighting.language is Language.AZ:
        genitive = tokens[part.end - 1].folded.endswith(("in", "un"))
        return next((p for p in nouns if genitive and p.at == part.end), None)
    if frame.sighting.language is Language.RU:
        genitive = which > 0 and tokens[which].folded in ("какого", "какой", "каких")
        return next((p for p in nouns if genitive and p.end == which), None)
    if tokens[part.end - 1].lower.endswith(("'s", "’s", "s'", "s’")):  # which body's resolutions
        return next((p for p in nouns if p.at == part.end), None)
    genitive = which > 1 and tokens[which - 1].lower == "of"
    return next((p for p in nouns if genitive and p.end == which - 1), None)


def is_owned(frame: Frame, part: Part) -> bool:
    """Whether an owner stands before Azerbaijani *which*: *BMT-nin hansı təsisatı*."""
    owners = [p for p in frame.things if p.end == part.at - 1]
    words = (frame.sighting.tokens[p.end - 1] for p in owners)
    return any((word.suffix or word.folded).endswith(("in", "un")) for word in words)


def is_inside(frame: Frame, part: Part) -> bool:
    """Whether a word is said to be what somebody takes part in: *in the financing*."""
    if frame.sighting.language is Language.AZ:
        return frame.sighting.tokens[part.end - 1].folded.endswith(("da", "de"))
    return _before(frame, part) in ("in", "в", "во")


def is_with(frame: Frame, thing: Part) -> bool:
    """Whether a name only says with whom a noun is: *protocol with Norway*, *Norveç ilə saziş*."""
    tokens = frame.sighting.tokens
    nouns = (*frame.classes, *frame.kinds, *frame.things, *frame.statuses)
    if frame.sighting.language is Language.AZ:
        if thing.mention.quality < FOLDED and _AZ_WITH.search(tokens[thing.end - 1].folded):
            return any(p.at == thing.end for p in nouns)  # Lüksemburqla protokol
        beside = thing.end < len(tokens) and tokens[thing.end].folded == "ile"
        behind = thing.end + 1
        while topic := next((p for p in frame.topics if p.at == behind), None):
            behind = topic.end  # AB ilə readmissiya sazişi
        return beside and any(p.at == behind for p in nouns)
    if _is_between(frame, thing):
        return True
    led = _leading(frame, thing)
    beside = led > 0 and tokens[led].lower in _WITH
    return beside and any(p.end == led for p in nouns)


def _is_between(frame: Frame, thing: Part) -> bool:
    """Whether a name is one of two sides: *between the EU and Norway*, *между службами*."""
    first: Part | None = thing
    while first is not None and not _follows(frame, first, "between"):
        joined = _follows(frame, first, "and")
        at = first.at
        first = next((p for p in frame.things if joined and p.end < at <= p.end + 2), None)
    return first is not None


def _follows(frame: Frame, part: Part, word: str) -> bool:
    """Whether a small word stands before a part and its article."""
    return _leading(frame, part) in frame.positions(word)


def _leading(frame: Frame, part: Part) -> int:
    """Where the word before a part and its article stands; -1 for none."""
    at = part.at - 1
    while at >= 0 and frame.sighting.tokens[at].lower in _ARTICLES:
        at -= 1
    return at


def is_led_by_with(frame: Frame, thing: Part) -> bool:
    """Whether a name is said with *with*: *with IOM who held it*."""
    words = [token.folded for token in frame.sighting.tokens]
    if frame.sighting.language is Language.AZ:
        return words[thing.end : thing.end + 1] == ["ile"] or words[thing.end - 1].endswith(
            ("la", "le")
        )
    return _before(frame, thing) in ("with", "с", "со")


def _ending(frame: Frame, thing: Part) -> str:
    """What the ending of a name is to be looked for in: an acronym's stands apart."""
    last = frame.sighting.tokens[thing.end - 1]
    return fold(last.suffix) or last.folded


def is_of(frame: Frame, thing: Part, noun: Part) -> bool:
    """Whether an English name only says whose a noun is: *EU states' requests*, *requests of*."""
    tokens = frame.sighting.tokens
    behind = noun.end < thing.at and tokens[noun.end].lower in ("of", "from")
    return thing.end == noun.at or (behind and thing.at - noun.end <= 1 + _ARTICLE)


def is_beside(frame: Frame, thing: Part) -> bool:
    """Whether a name only says beside whom somebody else did it: *together with the Service*."""
    words = [token.folded for token in frame.sighting.tokens]
    language = frame.sighting.language
    together = single_words("together", language)
    if language is Language.AZ:
        who = frame.positions("who")  # a question word may part the two
        said = (
            " ".join(w for at, w in enumerate(words[thing.end :], thing.end) if at not in who) + " "
        )
        apart = said.removeprefix("ile ")
        led = apart != said or _ending(frame, thing).endswith(("la", "le"))
        return led and any(apart.startswith(f"{phrase} ") for phrase in together)
    before = thing.at
    while before > 0 and words[before - 1] in _ARTICLES:
        before -= 1
    said = " " + " ".join(words[:before])
    return any(said.endswith(f" {phrase}") for phrase in together)


def is_purpose(frame: Frame, prop: Part) -> bool:
    """Whether a word only says what for: *for its opinion*, *на заключение*, *rəy üçün*."""
    if not _VIEWS & set(prop.values):
        return False
    tokens = frame.sighting.tokens
    if frame.sighting.language is Language.AZ:
        return "ucun" in (token.folded for token in tokens[prop.at + 1 : prop.end + 1])
    return _before(frame, prop) in ("for", "на", "для")


def _before(frame: Frame, part: Part) -> str:
    """The word before a part, less its article."""
    at = _leading(frame, part)
    return frame.sighting.tokens[at].lower if at >= 0 else ""


def _azerbaijani(frame: Frame, thing: Part, prop: Part, subject: Side) -> Side | None:
    tokens = frame.sighting.tokens
    token = tokens[thing.end - 1]
    ending = token.suffix or token.folded
    pronoun = thing.mention.weak and ending.endswith(("a", "e", "dan", "den"))  # to us, from us
    if not token.suffix and thing.mention.quality >= FOLDED and not pronoun:
        nouns = (*frame.classes, *frame.kinds, *frame.things)
        return None if any(p.at == thing.end for p in nouns) else subject  # BMqT layihəsi
    if ending.endswith(("dan", "den")):
        return Side.SOURCE
    if ending.endswith(("in", "un")):  # Xidmətin hazırladığı
        done = azerbaijani.is_object_participle(tokens[prop.end - 1].folded)
        return Side.SOURCE if done else None
    return Side.GOAL if ending.endswith(tuple("aeəiuıü")) else None


def _by_preposition(frame: Frame, thing: Part, prop: Part, subject: Side) -> Side | None:
    before = _before(frame, thing)
    if before in _GOAL:
        return Side.GOAL
    if before in _SOURCE:
        return Side.SOURCE
    if frame.sighting.language is Language.EN:
        if before in PREPOSITIONS:
            return None
        if thing.at < prop.at:
            return subject
        object_ = thing.at - prop.end <= 1 and subject is Side.SOURCE
        return Side.GOAL if object_ else None
    cases = russian.cases(frame.sighting.tokens[thing.at].lower)
    if russian.part_of_speech(before) != "PREP" and cases and cases <= {"accs", "datv", "loct"}:
        return Side.GOAL
    if "nomn" in cases and russian.part_of_speech(before) != "PREP":
        return subject
    return None
