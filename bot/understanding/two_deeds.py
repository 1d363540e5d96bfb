"""Two deeds said of the same countries or bodies: *that hosted our staff and also came*.

Each deed is a question of its own; who did both, or the one and not the other, is asked for.
Here a question is parted: nothing is looked up.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bot import vocabulary as voc
from bot.model import Language
from bot.text.tokens import Token
from bot.understanding.going import VISITS
from bot.understanding.grammar import single_words
from bot.understanding.senses import Sense, Sort
from bot.understanding.sighting import Mention, Sighting

_DEEDS = VISITS | {voc.HOST, voc.SENDER}
_PLAYERS = {
    voc.COUNTRY: {Language.AZ: "ölkələr", Language.EN: "countries", Language.RU: "страны"},
    voc.BODY: {
        Language.AZ: "təşkilatlar",
        Language.EN: "organisations",
        Language.RU: "организации",
    },
}
_WHICH = {Language.AZ: "hansı", Language.EN: "which", Language.RU: "какие"}
_NEGATED = (
    (re.compile(r"m[əea]y([əea]n)$"), r"\1"),  # gəlməyən: gələn
    (re.compile(r"m[əea]y([iı]b\w*)$"), r"\1"),
    (re.compile(r"m[əea](d[iıuü][yğg]\w+)$"), r"\1"),  # getmədiyimiz: getdiyimiz
)


@dataclass(frozen=True, slots=True)
class TwoDeeds:
    """What is asked of each deed, and whether those who did the ``other`` are left out."""

    first: str
    other: str
    cls: str
    without: bool = False


def two_deeds(sighting: Sighting) -> TwoDeeds | None:
    """The two questions of one for those who did both; ``None`` if it is not such a question."""
    mentions = [one for m in sighting.mentions for one in _with_noun_apart(sighting, m)]
    nouns = [(m, cls) for m in mentions for cls in _players(m)]
    deeds = [m for m in mentions if _is_deed(m)]
    if len(nouns) != 1 or len(deeds) != 2:
        return None
    noun, cls = nouns[0]
    parting = _azerbaijani if sighting.language is Language.AZ else _behind
    said = list(parting(sighting, noun, deeds))
    if len(said) != 2:
        return None
    language = sighting.language
    questions = [_question(one, cls, language) for one in said]
    denied = [_is_denied(one, language) for one in said]
    if all(denied):
        return None
    if denied[0]:
        questions.reverse()
    return TwoDeeds(questions[0], questions[1], cls, without=any(denied))


def _with_noun_apart(sighting: Sighting, mention: Mention) -> Iterator[Mention]:
    """A deed that is known together with its noun, as two: *getdiyimiz* and *ölkələr*."""
    last = sighting.tokens[mention.end - 1].folded
    if mention.end - mention.start < 2 or not _is_deed(mention) or not last.startswith("olke"):
        yield mention
        return
    yield replace(mention, end=mention.end - 1)
    yield replace(mention, start=mention.end - 1, senses=(Sense(Sort.CLASS, voc.COUNTRY),))


def _players(mention: Mention) -> Iterator[str]:
    """The class of those spoken of, if a mention is a word for such."""
    classes = {s.target for s in mention.senses if s.sort is Sort.CLASS}
    yield from (cls for cls in _PLAYERS if cls in classes)


def _is_deed(mention: Mention) -> bool:
    props = {s.target for s in mention.senses if s.sort is Sort.PROPERTY}
    return bool(props & _DEEDS) and len(mention.senses) == len(props)


def _behind(
    sighting: Sighting, noun: Mention, deeds: Sequence[Mention]
) -> Iterator[Sequence[Token]]:
    """English and Russian: both deeds stand behind the noun, a word joins them."""
    tokens, (first, second) = sighting.tokens, deeds
    joining = single_words("joining_deeds", sighting.language)
    joins = [at for at in range(first.end, second.start) if tokens[at].folded in joining]
    if first.start < noun.end or not joins:
        return
    yield tokens[noun.end : joins[-1]]
    yield tokens[joins[-1] : len(tokens)]


def _azerbaijani(
    sighting: Sighting, noun: Mention, deeds: Sequence[Mention]
) -> Iterator[Sequence[Token]]:
    """Both before the noun and joined, or one before it and one asked behind it: *hansılara*."""
    tokens, (first, second) = sighting.tokens, deeds
    joining = single_words("joining_deeds", Language.AZ)
    if second.end <= noun.start:
        joins = [at for at in range(first.end, second.start) if tokens[at].folded in joining]
        if joins:
            yield tokens[: joins[0]]
            yield tokens[joins[0] : noun.start]
        return
    which = [at for at in sighting.grammar.get("which", ()) if noun.end <= at < second.start]
    if first.end <= noun.start and which:
        yield tokens[: noun.start]
        yield tokens[which[0] :]


def _question(said: Sequence[Token], cls: str, language: Language) -> str:
    """One deed as a question for the players."""
    idle = single_words("joining_deeds", language) | single_words("denying_deeds", language)
    words = [token.text for token in said]
    folded = [token.folded for token in said]
    while folded and folded[0] in idle | single_words("idle_before_deeds", language):
        del words[0], folded[0]
    kept = [word for word, known in zip(words, folded, strict=True) if known not in idle]
    players = _PLAYERS[cls][language]
    if language is not Language.AZ:
        return " ".join((_WHICH[language], players, *kept))
    kept = [_affirmed(word) for word in kept]
    if folded and folded[0].startswith("hansi"):
        goal = "ə" if folded[0].endswith(("a", "e")) else ""
        return " ".join((_WHICH[language], players + goal, *kept[1:]))
    return " ".join((*kept, players))


def _affirmed(word: str) -> str:
    for negated, said in _NEGATED:
        word = negated.sub(said, word)
    return word


def _is_denied(said: Sequence[Token], language: Language) -> bool:
    denying = single_words("denying_deeds", language)
    if any(token.folded in denying for token in said):
        return True
    return language is Language.AZ and any(_affirmed(t.lower) != t.lower for t in said)
