"""A frame: every mention of a sighting taken in one sense.

A word can name several things: *layihə* is a project and a draft, *tədbir* a measure, an
event and what a project counts.  :mod:`bot.understanding.framing` makes the frames.
"""

from __future__ import annotations

from dataclasses import dataclass

from bot import vocabulary as voc
from bot.text.dates import DateMention
from bot.understanding.schema import Schema
from bot.understanding.sighting import Mention, NameWord, Sighting

AGENT_CLASSES = frozenset({voc.COUNTRY, voc.BODY})
"""The classes of those that act."""
WRITTEN = frozenset({voc.AGREEMENT, voc.DOCUMENT, voc.INTERNATIONAL_INSTRUMENT, voc.LEGAL_ACT})
"""What a document can be."""
LARGE = 50
"""Classes more prominent than this are counted of: a project, not a country."""


@dataclass(frozen=True, slots=True)
class Part:
    """A mention taken in one sense; ``values`` are alternatives (one name of two things)."""

    at: int
    end: int
    values: tuple[str, ...]
    mention: Mention

    @property
    def value(self) -> str:
        """The first of the values."""
        return self.values[0]

    @property
    def negated(self) -> bool:
        """Whether the word itself negates (imzalanmamış)."""
        return self.mention.negated


@dataclass(frozen=True, slots=True)
class Frame:
    """A sighting with every mention taken in one sense."""

    sighting: Sighting
    classes: tuple[Part, ...] = ()
    kinds: tuple[Part, ...] = ()
    topics: tuple[Part, ...] = ()
    statuses: tuple[Part, ...] = ()
    units: tuple[Part, ...] = ()
    things: tuple[Part, ...] = ()
    properties: tuple[Part, ...] = ()
    dates: tuple[DateMention, ...] = ()
    words: tuple[NameWord, ...] = ()
    passed_over: tuple[NameWord, ...] = ()
    instead: tuple[Part, ...] = ()
    """Class words for what is left where the other sort of players is left out."""
    heard: frozenset[int] = frozenset()
    """Where the words stand that leave a sort out, and those of the sort."""
    score: float = 0.0

    def has(self, *parts: str) -> bool:
        """Whether any word of these grammar parts was said."""
        return self.sighting.has(*parts)

    def positions(self, part: str) -> tuple[int, ...]:
        """Where the words of a grammar part stand."""
        return self.sighting.grammar.get(part, ())

    @property
    def parts(self) -> tuple[Part, ...]:
        """All its parts, of whatever sort."""
        return (
            *self.classes,
            *self.kinds,
            *self.topics,
            *self.statuses,
            *self.units,
            *self.things,
            *self.properties,
        )

    @property
    def conditions(self) -> int:
        """How many conditions, of whatever sort, the frame holds."""
        return sum(
            len(parts)
            for parts in (
                self.classes,
                self.kinds,
                self.topics,
                self.statuses,
                self.units,
                self.things,
                self.dates,
                self.words,
            )
        )


def leaves_out_units(frame: Frame) -> bool:
    """Whether a noun is taken for what a figure counts, where no number is asked for.

    Of the classes said nothing then remains of it: *which countries did the appeals come from*.
    """
    return bool(frame.units and frame.classes) and not frame.has("how_many")


def thing_classes(frame: Frame, schema: Schema) -> tuple[str, ...]:
    """The classes of the things that a frame names, by name or by a word of it."""
    named = (value for part in frame.things for value in part.values)
    found = dict.fromkeys(c for thing in named for c in sorted(schema.classes.get(thing, ())))
    for word in frame.words:
        found.update(dict.fromkeys(schema.classes_of_any(word.things)))
    return tuple(found)


def target_classes(frame: Frame, schema: Schema) -> tuple[str, ...]:
    """The classes that the frame's class words and kinds name."""
    found = (class_of(part, schema) for part in frame.classes + frame.kinds)
    return tuple(dict.fromkeys(cls for cls in found if cls))


def class_of(part: Part, schema: Schema) -> str | None:
    """The class that a class word or a kind stands for."""
    if part.value in schema.concepts:
        return schema.class_of_concept(part.value)
    return part.value


def concept_sort(concept: str, schema: Schema) -> str:
    """Which sort of concept it is, by its scheme and what the ontology notes of it."""
    scheme = schema.one(concept, voc.IN_SCHEME) or ""
    if schema.milestone(concept) or schema.complements(concept) or scheme == voc.STATUS_SCHEME:
        return "statuses"
    if scheme == voc.UNIT_SCHEME:
        return "units"
    if schema.class_of_concept(concept):
        return "kinds"
    return "topics"
