"""Where a clause that describes a noun begins and ends, in each language."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bot.model import Language
from bot.text.tokens import Token
from bot.understanding.grammar import PREPOSITIONS
from bot.understanding.morphology import azerbaijani, russian
from bot.understanding.senses import Sort
from bot.understanding.sighting import Mention, Sighting
from bot.understanding.voice import AUXILIARIES, PAST_PARTICIPLES

_RELATIVE = frozenset("that which who whom whose where".split())
_ADVERBS = frozenset("not also already later first jointly recently then just still".split())
_ASKING = ("who", "which", "what", "when", "where", "why", "how_many", "how_long", "until")
_REACH = 6
"""How many words may stand between a noun and the clause that describes it."""
_BETWEEN = 3
"""How many words may stand between an Azerbaijani participle and its noun."""


@dataclass(frozen=True, slots=True)
class Clause:
    """Tokens that describe a noun: ``start`` to ``end``, of which ``said`` on tell something.

    ``noun`` to ``noun_end`` are the tokens of what is described, with what goes before it.
    """

    noun: int
    noun_end: int
    mention: Mention
    start: int
    said: int
    end: int


def clauses(sighting: Sighting, nouns: Sequence[Mention]) -> Iterator[Clause]:
    """Yield the clauses that describe one of ``nouns``, the innermost first."""
    finders = {Language.AZ: _azerbaijani, Language.EN: _english, Language.RU: _russian}
    yield from finders[sighting.language](sighting, nouns)


# --- English ---


def _english(sighting: Sighting, nouns: Sequence[Mention]) -> Iterator[Clause]:
    tokens = sighting.tokens
    for noun in sorted(nouns, key=lambda m: -m.start):
        marker, said, participle = _english_marker(tokens, noun)
        if said is None or said >= len(tokens):
            continue
        if participle and _is_predicate(sighting, noun):
            continue
        start = _modifiers(sighting, noun)
        if participle and start and tokens[start - 1].lower in _RELATIVE:
            continue  # on which experts agreed: a verb with its subject
        end = _english_end(sighting, said, has_verb=participle)
        if end > said:
            yield Clause(start, noun.end, noun, marker, said, end)


def _english_marker(tokens: Sequence[Token], noun: Mention) -> tuple[int, int | None, bool]:
    """Where the clause behind a noun starts, where it tells something, whether by a participle."""
    at = noun.end
    words = [token.lower for token in tokens[at : at + 2]]
    if words and words[0] in _RELATIVE:
        return at, at + 1, False
    if len(words) == 2 and words[0] in PREPOSITIONS and words[1] in _RELATIVE - {"that"}:
        return at, at + 2, False
    if words and _is_past(words[0]):
        return at, at, True
    return at, None, False


def _is_past(word: str) -> bool:
    return (word.endswith("ed") and len(word) > 4) or word in PAST_PARTICIPLES


def _is_predicate(sighting: Sighting, noun: Mention) -> bool:
    """Whether a participle behind a noun is what is asked of it: *when was the accord signed*."""
    words = [token.lower for token in sighting.tokens]
    said = [at for at in range(noun.start) if words[at] in AUXILIARIES]
    if not said:
        return False
    if said[0] == 0:
        return True  # was the text written by them
    between = words[said[-1] + 1 : noun.start]
    return not any(_is_past(word) or word in PREPOSITIONS for word in between)


def _modifiers(sighting: Sighting, noun: Mention) -> int:
    """Where the words begin that go with a noun before it: *the readmission accord*."""
    start = noun.start
    beside = {m.end: m for m in sighting.mentions}
    while (m := beside.get(start)) and not m.weak and not m.finite:
        if any(s.sort is Sort.PROPERTY for s in m.senses):
            break
        start = m.start
    return start


def _english_end(sighting: Sighting, said: int, *, has_verb: bool) -> int:
    """Where the clause ends: before a comma, or before the next verb that belongs to no other."""
    tokens = sighting.tokens
    verbs = {m.start for m in sighting.mentions if m.finite}
    group = False
    for at in range(said, len(tokens)):
        word = tokens[at].lower
        if at > said and "," in sighting.text[tokens[at - 1].end : tokens[at].start]:
            return at
        if word in _RELATIVE and word != "that":
            has_verb = group = False  # letters about citizens who are not let in
            continue
        auxiliary = word in AUXILIARIES
        if auxiliary and has_verb and not group:
            return at
        if auxiliary or _is_past(word) or at in verbs:
            has_verb, group = True, auxiliary or (group and word in _ADVERBS)
        else:
            group = group and word in _ADVERBS
    return len(tokens)


# --- Russian ---


def _russian(sighting: Sighting, nouns: Sequence[Mention]) -> Iterator[Clause]:
    tokens = sighting.tokens
    for at in range(len(tokens) - 1, 0, -1):
        word = tokens[at].lower
        if word.startswith("котор"):
            start = at - 1 if _is_preposition(tokens[at - 1]) else at
            if start > 1 and tokens[start - 1].lower in ("в", "во", "на", "с") and start != at:
                start -= 1  # в рамках которого
            said = at + 1
        elif russian.is_participle(word):
            start = said = at
        else:
            continue
        noun = _antecedent(tokens, nouns, start, word)
        if noun is None or said >= len(tokens):
            continue
        end = _russian_end(sighting, said, start)
        yield Clause(_modifiers(sighting, noun), start, noun, start, said, end)


def _is_preposition(token: Token) -> bool:
    return russian.part_of_speech(token.lower) == "PREP" or token.lower in ("рамках", "ходе")


def _antecedent(
    tokens: Sequence[Token], nouns: Sequence[Mention], start: int, word: str
) -> Mention | None:
    """The nearest noun before a clause that agrees with the word that begins it."""
    for noun in sorted(nouns, key=lambda m: -m.start):
        if noun.end > start or noun.end < start - _REACH:
            continue
        words = [token.lower for token in tokens[noun.start : noun.end]]
        if any(russian.agree(one, word, case=not word.startswith("котор")) for one in words):
            return noun
    return None


def _russian_end(sighting: Sighting, said: int, start: int) -> int:
    """Where the clause ends: at its comma, else with the sentence."""
    tokens = sighting.tokens
    asked = [at for part in _ASKING for at in sighting.grammar.get(part, ())]
    before = any(at < start for at in asked)
    commas = [
        at
        for at in range(said + 1, len(tokens))
        if "," in sighting.text[tokens[at - 1].end : tokens[at].start]
    ]
    if not commas or before:
        return len(tokens)
    return commas[0]


# --- Azerbaijani ---


def _azerbaijani(sighting: Sighting, nouns: Sequence[Mention]) -> Iterator[Clause]:
    tokens = sighting.tokens
    starts = {noun.start: noun for noun in nouns}
    verbs = {m.end - 1 for m in sighting.mentions if m.attributive}
    names = [m for m in sighting.mentions if any(s.sort is Sort.THING for s in m.senses)]
    within = {at for m in names for at in range(m.start, m.end - 1)}
    for at in range(1, len(tokens) - 1):
        folded = tokens[at].folded
        if at in within:
            continue  # the chapter added to the Code is what it is called
        if not (at in verbs or (azerbaijani.is_participle(folded) and len(folded) > 4)):
            continue
        noun = next((starts[n] for n in range(at + 1, at + 2 + _BETWEEN) if n in starts), None)
        if noun is None:
            continue
        between = tokens[at + 1 : noun.start]
        if any(azerbaijani.is_participle(t.folded) and len(t.folded) > 4 for t in between):
            continue
        start = _azerbaijani_start(sighting, at)
        if start < at:
            yield Clause(at + 1, noun.end, noun, start, start, at + 1)


def _azerbaijani_start(sighting: Sighting, verb: int) -> int:
    """Where a clause begins that ends with the participle at ``verb``."""
    asked = [at for part in _ASKING for at in sighting.grammar.get(part, ()) if at < verb]
    start = 0
    if asked:
        start = max(asked) + 1
        nouns = [m for m in sighting.mentions if m.start == start]
        start = nouns[0].end if nouns else start
    for at in range(start + 1, verb):
        if "," in sighting.text[sighting.tokens[at - 1].end : sighting.tokens[at].start]:
            start = at
    return start
