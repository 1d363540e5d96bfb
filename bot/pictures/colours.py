"""The colours of pictures on light and dark ground, and the shape that goes with each kind.

The colours of kinds keep apart for eyes that lack one sort of cone (after Okabe and Ito, darker on
light ground and lighter on dark), and each kind has a shape of its own beside.
"""

from __future__ import annotations

from collections.abc import Mapping
from enum import StrEnum
from types import MappingProxyType

from bot.pictures import Sign, Theme


class Role(StrEnum):
    """What a colour is for."""

    GROUND = "ground"
    PANEL = "panel"
    INK = "ink"
    MUTED = "muted"
    RULE = "rule"
    ACCENT = "accent"
    ON_ACCENT = "on-accent"
    BLUE = "blue"
    GREEN = "green"
    ORANGE = "orange"
    PURPLE = "purple"
    SKY = "sky"
    GREY = "grey"


class Outline(StrEnum):
    """The shape of a mark."""

    CIRCLE = "circle"
    RING = "ring"
    DIAMOND = "diamond"
    SQUARE = "square"
    TRIANGLE = "triangle"
    TURNED = "turned triangle"
    HOLLOW_SQUARE = "hollow square"
    HALF = "half circle"
    DASHED = "dashed ring"
    CROSS = "cross"


PALETTES: Mapping[Theme, Mapping[Role, str]] = MappingProxyType(
    {
        Theme.LIGHT: {
            Role.GROUND: "#ffffff",
            Role.PANEL: "#eef2f6",
            Role.INK: "#14202b",
            Role.MUTED: "#4b5a68",
            Role.RULE: "#8794a0",
            Role.ACCENT: "#123f66",
            Role.ON_ACCENT: "#ffffff",
            Role.BLUE: "#0063a6",
            Role.GREEN: "#008a63",
            Role.ORANGE: "#c25400",
            Role.PURPLE: "#b04a88",
            Role.SKY: "#3f8fc4",
            Role.GREY: "#44505a",
        },
        Theme.DARK: {
            Role.GROUND: "#14191f",
            Role.PANEL: "#232b34",
            Role.INK: "#f2f5f7",
            Role.MUTED: "#b3bec8",
            Role.RULE: "#6d7985",
            Role.ACCENT: "#a9d3f5",
            Role.ON_ACCENT: "#10202e",
            Role.BLUE: "#4aa3e8",
            Role.GREEN: "#2cc596",
            Role.ORANGE: "#f5a04c",
            Role.PURPLE: "#e08ac0",
            Role.SKY: "#8fcdf5",
            Role.GREY: "#cfd6dc",
        },
    }
)

SIGNS: Mapping[Sign, tuple[Outline, Role]] = MappingProxyType(
    {
        Sign.SIGNED: (Outline.DIAMOND, Role.BLUE),
        Sign.IN_FORCE: (Outline.CIRCLE, Role.GREEN),
        Sign.HELD: (Outline.SQUARE, Role.ORANGE),
        Sign.ISSUED: (Outline.HALF, Role.PURPLE),
        Sign.STARTED: (Outline.TRIANGLE, Role.SKY),
        Sign.ENDED: (Outline.TURNED, Role.SKY),
        Sign.PLANNED: (Outline.RING, Role.GREY),
        Sign.OTHER: (Outline.CROSS, Role.GREY),
        Sign.DRAFT: (Outline.HOLLOW_SQUARE, Role.ORANGE),
        Sign.IN_PREPARATION: (Outline.DASHED, Role.GREY),
    }
)
