"""The clauses of a question that describe a thing: *the project under which it was held*.

What a clause describes is found first, by a question of its own; then the thing stands in the
question in place of its description.  Here a question is parted: nothing is looked up.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from typing import TypeAlias

from bot import vocabulary as voc
from bot.model import Language
from bot.text.tokens import Token
from bot.understanding.framing import frames
from bot.understanding.morphology import azerbaijani, russian
from bot.understanding.questions import PREPOSITIONS, Asked, asked_of
from bot.understanding.schema import Schema
from bot.understanding.senses import Sense, Sort
from bot.understanding.sighting import Mention, Sighting
from bot.understanding.voice import AUXILIARIES, PAST_PARTICIPLES

_RELATIVE = frozenset("that which who whom whose where".split())
_ADVERBS = frozenset("not also already later first jointly recently then just still".split())
_ASKING = ("who", "which", "what", "when", "where", "why", "how_many", "how_long", "until")
Look: TypeAlias = Callable[[str], Sighting]
"""Sees what is in words by themselves."""
_WHICH = {Language.AZ: "hansı ", Language.EN: "which ", Language.RU: "какой "}
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


@dataclass(frozen=True, slots=True)
class Text:
    """A text put together of stretches of another and words of our own.

    ``kept`` are the stretches: where each begins and ends there, and where it begins here.
    """

    text: str
    kept: tuple[tuple[int, int, int], ...]

    def place(self, at: int) -> int | None:
        """Where a place of the other text stands in this one; ``None`` if it is left out."""
        return next((to + at - first for first, last, to in self.kept if first <= at < last), None)


@dataclass(frozen=True, slots=True)
class Description:
    """A question parted: what is described, and what is asked of it.

    ``inner`` are questions for the thing described, the likeliest first; ``outer`` is the text
    without the clause, in which what stood from ``at`` to ``to`` stands for the thing;
    ``classes`` are those it can be of.
    """

    inner: tuple[Text, ...]
    outer: Text
    at: int
    to: int
    classes: frozenset[str]


def descriptions(sighting: Sighting, schema: Schema, look: Look) -> Iterator[Description]:
    """Yield the ways to part a question, the innermost clause first.

    ``look`` sees what is in a word by itself: *order* may be said within *signed the order*.
    """
    finders = {Language.AZ: _azerbaijani, Language.EN: _english, Language.RU: _russian}
    nouns = [m for m in sighting.mentions if _is_noun(m, schema)]
    nouns += _nouns_within(sighting, schema, look)
    for clause in finders[sighting.language](sighting, nouns):
        if _asks(sighting, clause, schema) and _tells(sighting, clause):
            within = range(clause.noun, clause.noun_end)
            said = (m for m in (clause.mention, *nouns) if m.start in within)
            classes = frozenset().union(*(classes_of(m, schema) for m in said))
            yield _parted(sighting, clause, classes)


def _nouns_within(sighting: Sighting, schema: Schema, look: Look) -> Iterator[Mention]:
    """The class words that are said within the words for a property or a kind of work."""
    for mention in sighting.mentions:
        if mention.end - mention.start < 2 or any(s.sort is Sort.THING for s in mention.senses):
            continue
        for at in range(mention.start, mention.end):
            alone = look(sighting.tokens[at].text).mentions
            if len(alone) == 1 and _is_noun(alone[0], schema):
                yield replace(alone[0], start=at, end=at + 1)


def _is_noun(mention: Mention, schema: Schema) -> bool:
    return not mention.finite and bool(classes_of(mention, schema))


def classes_of(mention: Mention, schema: Schema) -> frozenset[str]:
    """The classes that a mention names, as a class word, a kind of things or things of them."""
    found = {s.target for s in mention.senses if s.sort is Sort.CLASS}
    for sense in mention.senses:
        if sense.sort is Sort.THING:
            found |= schema.classes.get(sense.target, frozenset())
    found |= {other for cls in found for other in schema.note(cls, voc.LOOSELY_FOR)}
    kinds = (schema.class_of_concept(s.target) for s in mention.senses if s.sort is Sort.CONCEPT)
    return frozenset(found.union(kind for kind in kinds if kind))


def put(sighting: Sighting, at: int, to: int, things: Sequence[str], look: Look) -> Sighting:
    """The sighting in which the words from ``at`` to ``to`` of its text name ``things``."""
    held = [i for i, token in enumerate(sighting.tokens) if at <= token.start < to]
    if not held:
        return sighting
    start, end = held[0], held[-1] + 1
    senses = tuple(Sense(Sort.THING, thing) for thing in things)
    text = " ".join(token.text for token in sighting.tokens[start:end])
    mentions = [Mention(start, end, text, senses)]
    for mention in sighting.mentions:
        if mention.end <= start or mention.start >= end:
            mentions.append(mention)
            continue
        for first, last in ((mention.start, start), (end, mention.end)):
            mentions += _seen_alone(sighting, first, last, look)
    said = {token.text for token in sighting.tokens[start:end]}
    return replace(
        sighting,
        mentions=tuple(sorted(mentions, key=lambda m: m.start)),
        name_words=tuple(word for word in sighting.name_words if not start <= word.at < end),
        unknown=tuple(word for word in sighting.unknown if word not in said),
    )


def _seen_alone(sighting: Sighting, first: int, last: int, look: Look) -> list[Mention]:
    """What the words from one token to another name by themselves."""
    if first >= last:
        return []
    words = " ".join(token.text for token in sighting.tokens[first:last])
    alone = look(words).mentions
    return [replace(m, start=m.start + first, end=m.end + first) for m in alone]


def _parted(sighting: Sighting, clause: Clause, classes: frozenset[str]) -> Description:
    text, tokens = sighting.text, sighting.tokens
    noun = (tokens[clause.noun].start, tokens[clause.noun_end - 1].end)
    told = (tokens[clause.said].start, tokens[clause.end - 1].end)
    first, last = tokens[clause.start].start, tokens[clause.end - 1].end
    before = (0, len(text[:first].rstrip(" ,")))
    after = (len(text) - len(text[last:].lstrip(" ,")), len(text))
    which = _WHICH[sighting.language]
    inner = [_text(text, which, noun, " ", told), _text(text, noun, " ", told)]
    if sighting.language is Language.AZ:
        inner = [_text(text, told, " ", noun), inner[0]]
    if clause.said - clause.start > 1:  # under which it is run: what was done says little
        inner.append(_text(text, which, noun, *_without_verbs(sighting, clause)))
    return Description(tuple(inner), _text(text, before, " ", after), *noun, classes)


def _without_verbs(sighting: Sighting, clause: Clause) -> Iterator[str | tuple[int, int]]:
    """The stretches of a clause that do not say what was done."""
    tokens = sighting.tokens
    verbs = {
        at
        for m in sighting.mentions
        if all(s.sort is Sort.PROPERTY for s in m.senses)
        for at in range(m.start, m.end)
    }
    for at in range(clause.said, clause.end):
        if at not in verbs:
            yield " "
            yield (tokens[at].start, tokens[at].end)


def _text(text: str, *pieces: str | tuple[int, int]) -> Text:
    """A text of words as they are and of stretches of ``text``."""
    made = ""
    kept = []
    for piece in pieces:
        if isinstance(piece, str):
            made += piece
        else:
            kept.append((*piece, len(made)))
            made += text[slice(*piece)]
    return Text(made, tuple(kept))


def _asks(sighting: Sighting, clause: Clause, schema: Schema) -> bool:
    """Whether something is asked outside the clause, other than which thing is described."""
    held = {*range(clause.start, clause.end), *range(clause.noun, clause.noun_end)}
    best = frames(sighting, schema)[:1]
    asked = asked_of(best[0], schema) if best else Asked()
    noun = classes_of(clause.mention, schema)
    if asked.part is not None and (asked.part.at in held or asked.cls in noun):
        return False  # which project that was started: the clause says what is asked
    rest = [m for m in sighting.mentions if m.start not in held]
    if not rest and asked.wh in ("", "what"):
        return clause.said - clause.start > 1  # the programme under which it is run
    if asked.wh:
        return bool(rest)
    return any(_is_role(m) for m in rest)  # donors of the project that …


def _is_role(mention: Mention) -> bool:
    said = all(sense.sort is Sort.PROPERTY for sense in mention.senses)
    return said and not mention.weak and not mention.attributive


def _tells(sighting: Sighting, clause: Clause) -> bool:
    """Whether the clause says more than what was done: when, where, to what."""
    inside = range(clause.said, clause.end)
    told = [d for d in sighting.dates if d.start in inside]
    named = [w for w in sighting.name_words if w.at in inside]
    return bool(told or named) or any(
        m.start in inside and any(s.sort is not Sort.PROPERTY for s in m.senses)
        for m in sighting.mentions
    )


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
