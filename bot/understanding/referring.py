"""A follow-up as if it named what it speaks of: *when did it begin* of the project spoken of.

Read so, the question goes the way of every other: what is asked, of whom, in which voice is
decided by the sort of thing that is meant, which a pronoun, or none, does not say.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Memory, Reading, TiedTo
from bot.text.tokens import Token, TokenKind
from bot.understanding.frames import Frame
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema
from bot.understanding.senses import Sense, Sort
from bot.understanding.sighting import Mention, Sighting

_MOST = 20
"""Of more things than this nothing is asked as if they had been named."""
_OF_THEM = ("among", "of_them", "only", "except", "remaining", "again", "correction", "one")
_OF_ONE = ("who", "when", "where", "why", "what", "check", "how_long", "until")
_SUBJECTS = "pronoun"


def referring(sighting: Sighting, memory: Memory, schema: Schema) -> Iterator[Sighting]:
    """Yield the sighting with what it may speak of named in it, the likeliest first.

    The things that were told, then those that were asked about: each only where a verb or
    noun of the question can be said of them; else what the last question was about.
    """
    said = [m for m in sighting.mentions if not m.weak]
    empty = set(sighting.grammar.get("exists", ()))
    telling = [m for m in sighting.mentions if not (m.weak and set(range(m.start, m.end)) <= empty)]
    asking = [s.target for m in telling for s in m.senses if s.sort is Sort.PROPERTY]
    which = {at + 1 for at in sighting.grammar.get("which", ())}
    sorts = [(m.start, {s.sort for s in m.senses}) for m in said]
    named = any(
        {Sort.CONCEPT, Sort.CLASS} & found and not (at in which and Sort.CLASS in found)
        for at, found in sorts
    )
    if (
        not asking
        or voc.PLANNED_FOR in asking
        or named
        or sighting.has(*_OF_THEM)
        or sighting.dates
        or sighting.name_words
    ):
        return
    tied = [tie.things for tie in memory.reading.selection.ties] if memory.reading else []
    able: list[tuple[str, ...]] = []
    for things in dict.fromkeys((memory.items, memory.subjects, *tied)):
        classes = {c for thing in things for c in schema.classes.get(thing, ())}
        sayable = any(schema.can_say(prop, classes) for prop in asking)
        if things and sayable:
            able.append(things)
    for things in able or [memory.subjects or memory.items]:
        if not 0 < len(things) <= _MOST:
            continue
        yield _naming(sighting, things)


def _naming(sighting: Sighting, things: tuple[str, ...]) -> Sighting:
    """The sighting with ``things`` said in the place of its pronoun, else behind all."""
    taken = {at for m in sighting.mentions for at in range(m.start, m.end)}
    places = [at for at in sighting.grammar.get(_SUBJECTS, ()) if at not in taken]
    tokens = sighting.tokens
    at = places[-1] if places else len(tokens)
    if not places:
        end = tokens[-1].end if tokens else 0
        tokens = (*tokens, Token(TokenKind.WORD, "", end, end, "", ""))
    senses = tuple(Sense(Sort.THING, thing) for thing in things)
    named = Mention(at, at + 1, tokens[at].text, senses)
    kept = {
        part: tuple(p for p in positions if p != at) for part, positions in sighting.grammar.items()
    }
    return replace(
        sighting,
        tokens=tokens,
        mentions=tuple(sorted((*sighting.mentions, named), key=lambda m: m.start)),
        grammar={part: positions for part, positions in kept.items() if positions},
    )


def of_the_topic(
    reading: Reading, frame: Frame, asked: Asked, memory: Memory, schema: Schema
) -> Reading | None:
    """A question that is whole in itself, of the one thing that was spoken of.

    *Who prepared the text?* after the card of an agreement is of that one; *when were the
    agreements signed?* after that of a country of those with it.
    """
    last, (*things,) = memory.reading, memory.items
    if last is None or last.form is not Form.CARD or len(things) != 1:
        return None
    if frame.things or frame.words or frame.has("all", "most") or reading.among:
        return None
    selection = reading.selection
    if not selection.classes or selection.named is not None:
        return None
    if set(selection.classes) & schema.classes.get(things[0], frozenset()):
        if asked.wh not in _OF_ONE:
            return None
        one = replace(selection, classes=(), named=memory.items)
        return replace(reading, selection=one, pieces=())
    tied = replace(selection, ties=(*selection.ties, TiedTo(memory.items)))
    return replace(reading, selection=tied, pieces=())
