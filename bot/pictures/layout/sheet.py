"""A sheet that is filled from top to bottom: the head of a picture, its legend and its foot."""

from __future__ import annotations

from collections.abc import Sequence

from bot.pictures import Frame, Sign
from bot.pictures.colours import Role
from bot.pictures.lettering import line_height, width, wrapped
from bot.pictures.scene import Box, Label, Mark, Path, Scene, Shape

WIDTH = 1080
"""As wide as a phone's screen, so that a phone in portrait shows it without scaling."""
MARGIN = 48
ROOM = WIDTH - 2 * MARGIN
TITLE, BODY, SMALL = 50, 37, 30
_LEGEND_MARK = 13


class Sheet:
    """Collects shapes and labels; ``y`` is where the next thing can stand."""

    def __init__(self, frame: Frame) -> None:
        """Begin with the title, and what the picture shows."""
        self.shapes: list[Shape] = []
        self.labels: list[Label] = []
        self.y: float = MARGIN
        self._frame = frame
        self.write(MARGIN, frame.title, TITLE, ROOM, 3, bold=True)
        if frame.subtitle:
            self.y += 6
            self.write(MARGIN, frame.subtitle, SMALL, ROOM, 3, role=Role.MUTED)

    def write(
        self,
        x: float,
        text: str,
        size: int,
        room: float,
        most: int,
        *,
        bold: bool = False,
        role: Role = Role.INK,
    ) -> None:
        """Put a text into at most ``most`` lines from ``y`` on, and go below it."""
        for line in wrapped(text, size, room, most, bold=bold):
            self.labels.append(Label(x, self.y, line, size, bold, role))
            self.y += line_height(size)

    def legend(self, kinds: Sequence[tuple[Sign, str]], imprecise: str = "") -> None:
        """What each sign means; ``imprecise`` names the dashed bar."""
        x = float(MARGIN)
        step = line_height(SMALL) + 8
        for sign, name in [*kinds, *([(None, imprecise)] if imprecise else [])]:
            sample = 2 * _LEGEND_MARK if sign else 56
            said = wrapped(name, SMALL, ROOM - sample - 14, 1)
            if not said:
                continue
            wide = sample + 14 + width(said[0], SMALL)
            if x > MARGIN and x + wide > WIDTH - MARGIN:
                x = MARGIN
                self.y += step
            middle = self.y + line_height(SMALL) / 2
            if sign:
                self.shapes.append(Mark(x + _LEGEND_MARK, middle, sign, _LEGEND_MARK))
            else:
                edges = x, middle - 10, x + sample, middle + 10
                self.shapes.append(Box(*edges, outline=Role.INK, dashed=True))
            self.labels.append(Label(x + sample + 14, self.y, said[0], SMALL))
            x += wide + 36
        self.y += step

    def scene(self) -> Scene:
        """End with what is left out, the source and the version of the data."""
        frame = self._frame
        if frame.more:
            self.write(MARGIN, frame.more, SMALL, ROOM, 2, bold=True)
        self.y += 14
        self.shapes.append(Path(((MARGIN, self.y), (WIDTH - MARGIN, self.y)), Role.RULE, 2))
        self.y += 14
        self.write(MARGIN, frame.source, SMALL, ROOM, 3, role=Role.MUTED)
        self.write(MARGIN, frame.data, SMALL, ROOM, 1, role=Role.MUTED)
        height = round(self.y + MARGIN - 12)
        return Scene(WIDTH, height, tuple(self.shapes), tuple(self.labels))
