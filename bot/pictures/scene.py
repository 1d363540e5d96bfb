"""Shapes and texts in their places: what a picture is before it is pixels.

Coordinates are pixels from the top left; colours are roles (:mod:`bot.pictures.colours`).
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TypeAlias

from bot.pictures import Sign
from bot.pictures.colours import Role
from bot.pictures.lettering import line_height, width

Point: TypeAlias = tuple[float, float]


@dataclass(frozen=True, slots=True)
class Label:
    """One line of text, by its top left corner."""

    x: float
    y: float
    text: str
    size: int
    bold: bool = False
    role: Role = Role.INK

    @property
    def bounds(self) -> tuple[float, float, float, float]:
        """Left, top, right, bottom."""
        wide = width(self.text, self.size, bold=self.bold)
        return self.x, self.y, self.x + wide, self.y + line_height(self.size)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle with round corners, filled, outlined or both."""

    left: float
    top: float
    right: float
    bottom: float
    fill: Role | None = None
    outline: Role | None = None
    radius: float = 0
    dashed: bool = False
    thick: float = 3


@dataclass(frozen=True, slots=True)
class Path:
    """A line from point to point."""

    points: tuple[Point, ...]
    role: Role
    thick: float = 3


@dataclass(frozen=True, slots=True)
class Mark:
    """The sign of a kind, by its middle."""

    x: float
    y: float
    sign: Sign
    radius: float


Shape: TypeAlias = Box | Path | Mark


@dataclass(frozen=True, slots=True)
class Scene:
    """A picture: its shapes from back to front, and the labels over them."""

    width: int
    height: int
    shapes: tuple[Shape, ...]
    labels: tuple[Label, ...]
