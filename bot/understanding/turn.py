"""One turn of a conversation: a follow-up read as if it stood alone, and what went before."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from bot.model import Memory, Reading
from bot.understanding.frames import AGENT_CLASSES, Frame
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema


@dataclass(frozen=True, slots=True)
class Turn:
    """A follow-up, read as if it stood alone, and what went before."""

    reading: Reading
    frame: Frame
    asked: Asked
    memory: Memory
    schema: Schema

    @property
    def last(self) -> Reading:
        """The reading of the last question."""
        assert self.memory.reading is not None
        return self.memory.reading


def things_of(memory: Memory) -> tuple[str, ...]:
    """What the last answer found, else what it was about."""
    return memory.items or memory.subjects


def able(memory: Memory, props: Iterable[str], schema: Schema) -> tuple[str, ...]:
    """Of the last items and what they were about, those that can have such a property."""
    props = tuple(props)
    for things in (memory.items, memory.subjects, _tied_to(memory)):
        found = tuple(
            thing
            for thing in things
            if any(schema.can_say(prop, schema.classes.get(thing, ())) for prop in props)
        )
        if found:
            return found
    if memory.subjects and props and all(prop in schema.gaps for prop in props):
        return memory.subjects  # how much, after who funds it
    return things_of(memory)


def _tied_to(memory: Memory) -> tuple[str, ...]:
    """The things that the last question only named: those of whose components it asked."""
    last = memory.reading
    ties = last.selection.ties if last is not None else ()
    return tuple(thing for tie in ties if not tie.negated for thing in tie.things)


def of_class(memory: Memory, classes: Iterable[str], schema: Schema) -> tuple[str, ...]:
    """Of the last items and what they were about, those of one of ``classes``."""
    wanted = set(classes)
    for things in (memory.items, memory.subjects):
        found = tuple(t for t in things if wanted & schema.classes.get(t, frozenset()))
        if found:
            return found
    return ()


def alike(things: Iterable[str], others: Iterable[str], schema: Schema) -> bool:
    """Whether they are of one class, countries and bodies being one."""

    def classes(iris: Iterable[str]) -> set[str]:
        found = {c for iri in iris for c in schema.classes.get(iri, ())}
        return found | AGENT_CLASSES if found & AGENT_CLASSES else found

    return bool(classes(things) & classes(others))
