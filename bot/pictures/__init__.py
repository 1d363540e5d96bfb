"""Answers to be looked at: a timeline, the ties of a thing, the status of agreements.

``Answer → Timeline | Ties | Status → Scene → PNG``: a picture is first a value that holds every
word of it in its language (:mod:`bot.pictures.events`, ``neighbours``, ``standing``), then shapes
and texts in their places (:mod:`bot.pictures.layout`), and only then pixels.  :func:`draw` does
the last two, :func:`alt_text` says the same in words.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from typing import TypeAlias

from bot.model import Language


class Theme(StrEnum):
    """What a picture is drawn on."""

    LIGHT = "light"
    DARK = "dark"


class Sign(StrEnum):
    """How a kind is marked: each has a shape and a colour of its own."""

    SIGNED = "signed"
    IN_FORCE = "in-force"
    HELD = "held"
    ISSUED = "issued"
    STARTED = "started"
    ENDED = "ended"
    PLANNED = "planned"
    OTHER = "other"
    DRAFT = "draft"
    IN_PREPARATION = "in-preparation"


@dataclass(frozen=True, slots=True)
class Frame:
    """What stands around a picture: its title, what it shows, where that comes from."""

    title: str
    subtitle: str
    source: str
    data: str
    language: Language
    more: str = ""  # how much is left out, in words


@dataclass(frozen=True, slots=True)
class Event:
    """A date of a thing.  An end that is ``None`` is open.

    ``precise``: given in days, not in months or years.  ``when`` and ``what`` (the property)
    are in words.
    """

    first: date | None
    last: date | None
    precise: bool
    sign: Sign
    what: str
    when: str
    name: str


@dataclass(frozen=True, slots=True)
class Timeline:
    """Dates in the order of their first days."""

    frame: Frame
    events: tuple[Event, ...]
    imprecise: str = ""  # what the legend calls a span given in months or years


@dataclass(frozen=True, slots=True)
class Relation:
    """A way in which the thing is tied to others; ``hidden`` more have no place."""

    name: str
    others: tuple[str, ...]
    hidden: int = 0
    more: str = ""  # the same in words


@dataclass(frozen=True, slots=True)
class Ties:
    """A thing and what it is tied to, by relation."""

    frame: Frame
    name: str
    cls: str
    relations: tuple[Relation, ...]


@dataclass(frozen=True, slots=True)
class Standing:
    """How far an agreement has come."""

    name: str
    sign: Sign
    step: int | None  # of the steps of the picture; None for a status that is none of them
    said: str


@dataclass(frozen=True, slots=True)
class Side:
    """The agreements with a country or body."""

    name: str
    standings: tuple[Standing, ...]


@dataclass(frozen=True, slots=True)
class Status:
    """The agreements by country; ``steps`` are the statuses in the order in which they are reached.

    ``beside`` are the statuses that are none of the steps.  Each is a sign, a name, and how many
    agreements have it: a step that none has come to, or stopped at, is named with a 0.
    """

    frame: Frame
    steps: tuple[tuple[Sign, str, int], ...]
    sides: tuple[Side, ...]
    beside: tuple[tuple[Sign, str, int], ...] = ()


Picture: TypeAlias = Timeline | Ties | Status


def draw(picture: Picture, theme: Theme = Theme.LIGHT) -> bytes:
    """The picture as PNG, 1080 pixels wide; the same picture gives the same bytes."""
    from bot.pictures.drawing import png
    from bot.pictures.layout import scene_of

    return png(scene_of(picture), theme)


def alt_text(picture: Picture, most: int | None = None) -> str:
    """The facts of the picture in words, in its language, within ``most`` characters."""
    from bot.pictures.describing import description

    return description(picture, most)
