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
from bot.understanding.clauses import Clause, clauses
from bot.understanding.framing import frames
from bot.understanding.questions import Asked, asked_of
from bot.understanding.schema import Schema
from bot.understanding.senses import Sense, Sort
from bot.understanding.sighting import Mention, Sighting

Look: TypeAlias = Callable[[str], Sighting]
"""Sees what is in words by themselves."""
_WHICH = {Language.AZ: "hansı ", Language.EN: "which ", Language.RU: "какой "}


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
    nouns = [m for m in sighting.mentions if _is_noun(m, schema)]
    nouns += _nouns_within(sighting, schema, look)
    for clause in clauses(sighting, nouns):
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
