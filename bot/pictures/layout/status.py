"""The status of agreements: by country, each on a track of the steps that there are."""

from __future__ import annotations

from bot.pictures import Standing, Status
from bot.pictures.colours import SIGNS, Role
from bot.pictures.layout.sheet import BODY, MARGIN, ROOM, SMALL, WIDTH, Sheet
from bot.pictures.lettering import line_height
from bot.pictures.scene import Box, Mark, Path, Scene

_BAR = 34
_MARK = 19
_INDENT = MARGIN + 2 * _MARK + 18
_TRACK = 260
_STEP_MARK = 13
_SIDE = 40


def status_scene(picture: Status) -> Scene:
    """Lay out the agreements with at least one side."""
    sheet = Sheet(picture.frame)
    sheet.y += 22
    _summary(sheet, picture)
    sheet.y += 10
    for side in picture.sides:
        sheet.y += 14
        sheet.shapes.append(Path(((MARGIN, sheet.y), (WIDTH - MARGIN, sheet.y)), Role.RULE, 2))
        sheet.y += 16
        sheet.write(MARGIN, side.name, _SIDE, ROOM, 2, bold=True)
        for standing in side.standings:
            sheet.y += 8
            _standing(sheet, standing, len(picture.steps))
    sheet.y += 30
    return sheet.scene()


def _summary(sheet: Sheet, picture: Status) -> None:
    """How many have which status: a bar of parts, and what each part is."""
    kinds = picture.steps + picture.beside
    counted = [kind for kind in kinds if kind[2]]
    everything = sum(count for _, _, count in counted)
    x = float(MARGIN)
    for sign, _, count in counted:
        wide = ROOM * count / everything
        role = SIGNS[sign][1]
        sheet.shapes.append(Box(x, sheet.y, x + wide - 6, sheet.y + _BAR, fill=role, radius=6))
        x += wide
    sheet.y += _BAR + 16
    sheet.legend([(sign, f"{name}: {count}") for sign, name, count in kinds])


def _standing(sheet: Sheet, standing: Standing, steps: int) -> None:
    top = sheet.y
    middle = top + line_height(BODY) / 2
    sheet.shapes.append(Mark(MARGIN + _MARK, middle, standing.sign, _MARK))
    sheet.write(_INDENT, standing.name, BODY, WIDTH - MARGIN - _INDENT, 2)
    room = WIDTH - MARGIN - _INDENT
    track = standing.step is not None and steps > 1
    if track:
        _track(sheet, standing, steps)
        room -= _TRACK + 24
    sheet.write(_INDENT, standing.said, SMALL, room, 2, role=Role.MUTED)


def _track(sheet: Sheet, standing: Standing, steps: int) -> None:
    """The steps as dots on a line at the right; those reached are filled."""
    y = sheet.y + line_height(SMALL) / 2
    right = WIDTH - MARGIN - _STEP_MARK
    gap = (_TRACK - 2 * _STEP_MARK) / (steps - 1)
    xs = [right - (steps - 1 - number) * gap for number in range(steps)]
    role = SIGNS[standing.sign][1]
    reached = standing.step or 0
    sheet.shapes.append(Path(((xs[0], y), (xs[-1], y)), Role.RULE, 3))
    sheet.shapes.append(Path(((xs[0], y), (xs[reached], y)), role, 7))
    for number, x in enumerate(xs):
        edges = x - _STEP_MARK, y - _STEP_MARK, x + _STEP_MARK, y + _STEP_MARK
        fill = role if number <= reached else Role.GROUND
        line = role if number <= reached else Role.RULE
        sheet.shapes.append(Box(*edges, fill=fill, outline=line, radius=_STEP_MARK, thick=3))
