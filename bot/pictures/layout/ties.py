"""The ties of a thing: a trunk from it, a named branch for each relation, a box for each other."""

from __future__ import annotations

from bot.pictures import Relation, Ties
from bot.pictures.colours import Role
from bot.pictures.layout.sheet import MARGIN, ROOM, SMALL, WIDTH, Sheet
from bot.pictures.lettering import line_height, width, wrapped
from bot.pictures.scene import Box, Label, Path, Scene

_TRUNK = MARGIN + 30
_PILL = _TRUNK + 44
_TWIG = _PILL + 30
_LEAF = _TWIG + 44
_PAD = 16
_NAME, _LEAF_SIZE = 42, 34


def ties_scene(picture: Ties) -> Scene:
    """Lay out a thing with at least one relation."""
    sheet = Sheet(picture.frame)
    sheet.y += 22
    _root(sheet, picture)
    start = sheet.y
    branches = [_relation(sheet, relation) for relation in picture.relations]
    trunk = (_TRUNK, start), (_TRUNK, branches[-1] if branches else start)
    sheet.shapes.insert(0, Path(trunk, Role.RULE, 5))
    sheet.y += 40
    return sheet.scene()


def _root(sheet: Sheet, picture: Ties) -> None:
    """The thing itself, as wide as the picture."""
    top = sheet.y
    sheet.y += _PAD + 4
    inner = ROOM - 2 * (_PAD + 8)
    role = Role.ON_ACCENT
    sheet.write(MARGIN + _PAD + 8, picture.name, _NAME, inner, 4, bold=True, role=role)
    if picture.cls:
        sheet.write(MARGIN + _PAD + 8, picture.cls, SMALL, inner, 1, role=role)
    sheet.y += _PAD
    edges = MARGIN, top, WIDTH - MARGIN, sheet.y
    sheet.shapes.append(Box(*edges, fill=Role.ACCENT, radius=18))


def _relation(sheet: Sheet, relation: Relation) -> float:
    """A branch with its name and the others on it; where on the trunk it begins."""
    sheet.y += 30
    lines = wrapped(relation.name, SMALL, WIDTH - MARGIN - _PILL - 2 * _PAD, 2, bold=True)
    widest = max((width(line, SMALL, bold=True) for line in lines), default=0)
    top = sheet.y
    bottom = top + len(lines) * line_height(SMALL) + 16
    middle = (top + bottom) / 2
    sheet.shapes.append(Path(((_TRUNK, middle), (_PILL, middle)), Role.RULE, 4))
    twig_from = len(sheet.shapes)
    edges = _PILL, top, _PILL + widest + 2 * _PAD, bottom
    sheet.shapes.append(Box(*edges, fill=Role.GROUND, outline=Role.BLUE, radius=20))
    for number, line in enumerate(lines):
        y = top + 8 + number * line_height(SMALL)
        sheet.labels.append(Label(_PILL + _PAD, y, line, SMALL, True, Role.INK))
    sheet.y = bottom
    last = bottom
    for other in relation.others:
        last = _leaf(sheet, other)
    if relation.more:
        sheet.y += 12
        last = sheet.y + line_height(SMALL) / 2
        _twig(sheet, last)
        room = WIDTH - MARGIN - _LEAF - _PAD
        sheet.write(_LEAF + _PAD, relation.more, SMALL, room, 1, role=Role.MUTED)
    sheet.shapes.insert(twig_from, Path(((_TWIG, bottom), (_TWIG, last)), Role.RULE, 3))
    return middle


def _leaf(sheet: Sheet, name: str) -> float:
    """A box with another thing's name; where the twig reaches it."""
    sheet.y += 12
    top = sheet.y
    sheet.y += _PAD - 4
    labels = len(sheet.labels)
    inner = WIDTH - MARGIN - _LEAF - 2 * _PAD
    sheet.write(_LEAF + _PAD, name, _LEAF_SIZE, inner, 2)
    widest = max((width(line.text, _LEAF_SIZE) for line in sheet.labels[labels:]), default=0)
    sheet.y += _PAD - 4
    middle = (top + sheet.y) / 2
    _twig(sheet, middle)
    right = _LEAF + widest + 2 * _PAD
    sheet.shapes.append(Box(_LEAF, top, right, sheet.y, fill=Role.PANEL, radius=12))
    return middle


def _twig(sheet: Sheet, y: float) -> None:
    sheet.shapes.append(Path(((_TWIG, y), (_LEAF, y)), Role.RULE, 3))
    tip = (_LEAF - 12, y - 8), (_LEAF - 1, y), (_LEAF - 12, y + 8)
    sheet.shapes.append(Path(tip, Role.RULE, 3))
