"""How wide words are in the font of the pictures, and where their lines break."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache, lru_cache
from typing import TYPE_CHECKING

from bot import fonts

if TYPE_CHECKING:
    from PIL.ImageFont import FreeTypeFont

_LEADING = 1.28
_ELLIPSIS = "…"


@cache
def font(size: int, *, bold: bool = False) -> FreeTypeFont:
    """The font in a size of pixels."""
    from PIL import ImageFont

    path = fonts.BOLD if bold else fonts.REGULAR
    # the plain layout: no library beside Pillow, and the same widths on every machine
    return ImageFont.truetype(str(path), size, layout_engine=ImageFont.Layout.BASIC)


@lru_cache(8192)
def width(text: str, size: int, *, bold: bool = False) -> float:
    """How many pixels a text takes."""
    return font(size, bold=bold).getlength(text)


def line_height(size: int) -> int:
    """How many pixels a line takes from top to top."""
    return round(size * _LEADING)


def wrapped(text: str, size: int, room: float, most: int, *, bold: bool = False) -> tuple[str, ...]:
    """The text in at most ``most`` lines that fit into ``room``, the last cut by an ellipsis.

    A word that is wider than a line is broken.
    """
    lines: list[str] = []
    line = ""
    for word in _pieces(text, size, room, bold=bold):
        longer = f"{line} {word}" if line else word
        if width(longer, size, bold=bold) <= room:
            line = longer
            continue
        lines.append(line)
        line = word
        if len(lines) > most:
            break
    if line:
        lines.append(line)
    if len(lines) <= most:
        return tuple(lines)
    last = f"{lines[most - 1]} {lines[most]}"
    return (*lines[: most - 1], shortened(last, size, room, bold=bold))


def _pieces(text: str, size: int, room: float, *, bold: bool) -> Iterator[str]:
    """The words of a text; one that is wider than a line, in pieces."""
    for word in text.split():
        rest = word
        while width(rest, size, bold=bold) > room and len(rest) > 1:
            at = _fitting(rest, size, room, bold=bold)
            yield rest[:at]
            rest = rest[at:]
        yield rest


def shortened(text: str, size: int, room: float, *, bold: bool = False) -> str:
    """The text on one line within ``room``, cut by an ellipsis."""
    if width(text, size, bold=bold) <= room:
        return text
    while text and width(text + _ELLIPSIS, size, bold=bold) > room:
        text = text[:-1]
    return text.rstrip(" ,;:–-(“«") + _ELLIPSIS


def _fitting(word: str, size: int, room: float, *, bold: bool) -> int:
    """How many letters of a word fit; at least one."""
    at = len(word)
    while at > 1 and width(word[:at], size, bold=bold) > room:
        at -= 1
    return at
