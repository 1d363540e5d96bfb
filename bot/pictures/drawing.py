"""Scene → PNG, by Pillow."""

from __future__ import annotations

import io
import math
from collections.abc import Callable, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING

from bot.pictures import Theme
from bot.pictures.colours import PALETTES, SIGNS, Outline, Role
from bot.pictures.lettering import font
from bot.pictures.scene import Box, Mark, Path, Point, Scene, Shape

if TYPE_CHECKING:
    from PIL.ImageDraw import ImageDraw

_FINER = 2
"""Shapes are drawn so many times larger and then made smaller: their edges become smooth."""
_DASH, _GAP = 14, 9
_COLOURS = 64


def png(scene: Scene, theme: Theme) -> bytes:
    """The scene as PNG."""
    from PIL import Image
    from PIL import ImageDraw as Drawing

    palette = PALETTES[theme]
    size = scene.width * _FINER, scene.height * _FINER
    image = Image.new("RGB", size, palette[Role.GROUND])
    pen = _Pen(Drawing.Draw(image), {role: palette[role] for role in Role})
    for shape in scene.shapes:
        pen.put(shape)
    image = image.reduce(_FINER)
    drawing = Drawing.Draw(image)
    for label in scene.labels:
        drawing.text(
            (label.x, label.y),
            label.text,
            fill=palette[label.role],
            font=font(label.size, bold=label.bold),
        )
    content = io.BytesIO()
    few = image.quantize(_COLOURS, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(content, "PNG", optimize=False, compress_level=6)
    return content.getvalue()


class _Pen:
    """Draws shapes, each coordinate made larger."""

    def __init__(self, drawing: ImageDraw, palette: dict[Role, str]) -> None:
        self._drawing = drawing
        self._palette = palette

    def put(self, shape: Shape) -> None:
        match shape:
            case Box():
                self._box(shape)
            case Path():
                self._line(shape.points, shape.role, shape.thick)
            case Mark():
                self._mark(shape)

    def _line(self, points: Sequence[Point], role: Role, thick: float) -> None:
        self._drawing.line(
            [(x * _FINER, y * _FINER) for x, y in points],
            fill=self._palette[role],
            width=round(thick * _FINER),
            joint="curve",
        )

    def _box(self, box: Box) -> None:
        edges = [edge * _FINER for edge in (box.left, box.top, box.right, box.bottom)]
        outline = self._palette[box.outline] if box.outline and not box.dashed else None
        fill = self._palette[box.fill] if box.fill else None
        if fill or outline:
            self._drawing.rounded_rectangle(
                edges,
                box.radius * _FINER,
                fill=fill,
                outline=outline,
                width=round(box.thick * _FINER),
            )
        if box.outline and box.dashed:
            for points in _dashes(_rim(box)):
                self._line(points, box.outline, box.thick)

    def _mark(self, mark: Mark) -> None:
        outline, role = SIGNS[mark.sign]
        _MARKS[outline](self, mark.x, mark.y, mark.radius, role)

    def _polygon(self, points: Sequence[Point], role: Role) -> None:
        self._drawing.polygon(
            [(x * _FINER, y * _FINER) for x, y in points], fill=self._palette[role]
        )

    def _round(self, x: float, y: float, r: float, role: Role, thick: float | None = None) -> None:
        edges = [(x - r) * _FINER, (y - r) * _FINER, (x + r) * _FINER, (y + r) * _FINER]
        colour = self._palette[role]
        if thick is None:
            self._drawing.ellipse(edges, fill=colour)
        else:
            self._drawing.ellipse(edges, outline=colour, width=round(thick * _FINER))

    def circle(self, x: float, y: float, r: float, role: Role) -> None:
        self._round(x, y, r, role)

    def ring(self, x: float, y: float, r: float, role: Role) -> None:
        self._round(x, y, r, role, r / 3)

    def diamond(self, x: float, y: float, r: float, role: Role) -> None:
        r *= 1.15
        self._polygon([(x, y - r), (x + r, y), (x, y + r), (x - r, y)], role)

    def square(self, x: float, y: float, r: float, role: Role) -> None:
        r *= 0.88
        self._polygon([(x - r, y - r), (x + r, y - r), (x + r, y + r), (x - r, y + r)], role)

    def hollow_square(self, x: float, y: float, r: float, role: Role) -> None:
        r *= 0.88
        edges = [(x - r) * _FINER, (y - r) * _FINER, (x + r) * _FINER, (y + r) * _FINER]
        width = round(r / 2.6 * _FINER)
        self._drawing.rectangle(edges, outline=self._palette[role], width=width)

    def triangle(self, x: float, y: float, r: float, role: Role) -> None:
        self._polygon([(x - r, y - r), (x + r, y), (x - r, y + r)], role)

    def turned(self, x: float, y: float, r: float, role: Role) -> None:
        self._polygon([(x + r, y - r), (x - r, y), (x + r, y + r)], role)

    def half(self, x: float, y: float, r: float, role: Role) -> None:
        self._round(x, y, r, role, r / 4)
        edges = [(x - r) * _FINER, (y - r) * _FINER, (x + r) * _FINER, (y + r) * _FINER]
        self._drawing.pieslice(edges, 90, 270, fill=self._palette[role])

    def dashed(self, x: float, y: float, r: float, role: Role) -> None:
        edges = [(x - r) * _FINER, (y - r) * _FINER, (x + r) * _FINER, (y + r) * _FINER]
        for start in range(0, 360, 60):
            self._drawing.arc(
                edges, start, start + 36, fill=self._palette[role], width=round(r / 3 * _FINER)
            )

    def cross(self, x: float, y: float, r: float, role: Role) -> None:
        r *= 0.85
        self._line([(x - r, y - r), (x + r, y + r)], role, r / 2)
        self._line([(x - r, y + r), (x + r, y - r)], role, r / 2)


_MARKS: dict[Outline, Callable[[_Pen, float, float, float, Role], None]] = {
    Outline.CIRCLE: _Pen.circle,
    Outline.RING: _Pen.ring,
    Outline.DIAMOND: _Pen.diamond,
    Outline.SQUARE: _Pen.square,
    Outline.HOLLOW_SQUARE: _Pen.hollow_square,
    Outline.TRIANGLE: _Pen.triangle,
    Outline.TURNED: _Pen.turned,
    Outline.HALF: _Pen.half,
    Outline.DASHED: _Pen.dashed,
    Outline.CROSS: _Pen.cross,
}


def _rim(box: Box) -> list[Point]:
    """The corners of a box, and its first again."""
    return [
        (box.left, box.top),
        (box.right, box.top),
        (box.right, box.bottom),
        (box.left, box.bottom),
        (box.left, box.top),
    ]


def _dashes(points: Sequence[Point]) -> list[tuple[Point, Point]]:
    """The pieces of a line that a dashed one shows."""
    pieces = []
    for (ax, ay), (bx, by) in pairwise(points):
        length = math.hypot(bx - ax, by - ay)
        at = 0.0
        while at < length:
            end = min(at + _DASH, length)
            pieces.append(
                (
                    (ax + (bx - ax) * at / length, ay + (by - ay) * at / length),
                    (ax + (bx - ax) * end / length, ay + (by - ay) * end / length),
                )
            )
            at += _DASH + _GAP
    return pieces
