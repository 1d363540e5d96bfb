"""A timeline: time goes down the axis, and a line leads from each date to its label."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta

from bot.pictures import Event, Sign, Timeline
from bot.pictures.colours import SIGNS, Role
from bot.pictures.layout.axis import reach, ticks
from bot.pictures.layout.sheet import BODY, MARGIN, SMALL, WIDTH, Sheet
from bot.pictures.layout.spread import lanes, spread
from bot.pictures.lettering import line_height, width, wrapped
from bot.pictures.scene import Box, Label, Mark, Path, Scene

_AXIS = 226
_LANE, _MOST_LANES = 24, 6
_LEADER = 56
_MARK = 15
_DOT = 9
_GAP = 20
_LEAST = 420
_LINES = 3
_TICK = 27
_BAR = 16
_SHORTEST = 2 * _DOT
_BREATH = 1.08  # the axis is a little longer than its labels need


@dataclass(frozen=True, slots=True)
class _Scale:
    """Days to pixels."""

    begin: date
    end: date
    top: float
    height: float

    def y(self, day: date) -> float:
        share = (day - self.begin).days / max((self.end - self.begin).days, 1)
        return self.top + self.height * min(max(share, 0.0), 1.0)


def timeline_scene(picture: Timeline) -> Scene:
    """Lay out a timeline of at least one event, its events in the order of their first days."""
    sheet = Sheet(picture.frame)
    sheet.y += 18
    _legend(sheet, picture)
    sheet.y += 22
    events = picture.events
    begin, end = reach(events)
    many, texts, scale = 0, [], _Scale(begin, end, sheet.y + 24, 0)
    placed: list[int] = []
    for _ in range(2):  # how many lanes the bars take hangs on the scale, and the scale on them
        room = WIDTH - MARGIN - _left(many)
        texts = [_texts(event, room) for event in events]
        height = max(_LEAST, sum(map(_height, texts)) * _BREATH)
        scale = _Scale(begin, end, sheet.y + 24, height)
        placed = lanes([_bar(event, scale) for event in events if _is_span(event)], _MOST_LANES)
        many = max(placed, default=-1) + 1
    _axis(sheet, scale, picture)
    _labels(sheet, scale, events, texts, placed)
    sheet.y = max(sheet.y, scale.top + scale.height) + 34
    return sheet.scene()


def _legend(sheet: Sheet, picture: Timeline) -> None:
    kinds: dict[Sign, list[str]] = {}
    for event in picture.events:
        names = kinds.setdefault(event.sign, [])
        if event.what not in names:
            names.append(event.what)
    imprecise = any(_is_span(event) and not event.precise for event in picture.events)
    sheet.legend(
        [(sign, ", ".join(names)) for sign, names in kinds.items()],
        picture.imprecise if imprecise else "",
    )


def _left(many: int) -> float:
    """Where the labels begin, beside so many lanes."""
    return _AXIS + 24 + many * _LANE + _LEADER + 2 * _MARK + 14


def _is_span(event: Event) -> bool:
    return event.first != event.last


def _bar(event: Event, scale: _Scale) -> tuple[float, float]:
    """From where to where the bar of a span goes."""
    top = scale.y(event.first or scale.begin)
    last = event.last or scale.end
    bottom = scale.y(min(last, date.max - timedelta(1)) + timedelta(1))
    return top, max(bottom, top + _SHORTEST)


def _texts(event: Event, room: float) -> list[tuple[str, int, bool]]:
    """The lines of a label, each with its size and whether it is bold."""
    when = f"{event.when} · {event.what}"
    dated = wrapped(when, SMALL, room, 2, bold=True)
    named = wrapped(event.name, BODY, room, _LINES)
    return [*((line, SMALL, True) for line in dated), *((line, BODY, False) for line in named)]


def _height(lines: Sequence[tuple[str, int, bool]]) -> float:
    return sum(line_height(size) for _, size, _ in lines) + _GAP


def _axis(sheet: Sheet, scale: _Scale, picture: Timeline) -> None:
    """The line itself, with its months and years."""
    bottom = scale.top + scale.height
    most = int(scale.height / (line_height(_TICK) * 1.3))
    for tick in ticks(scale.begin, scale.end, most, picture.frame.language):
        y = scale.y(tick.day)
        reaching = 12 if tick.strong else 7
        ends = (_AXIS - reaching, y), (_AXIS + reaching, y)
        sheet.shapes.append(Path(ends, Role.MUTED, 4 if tick.strong else 3))
        name = tick.name
        if width(name, _TICK, bold=tick.strong) > _AXIS - 22 - MARGIN:
            name = f"{tick.day.month:02}.{tick.day.year}"
        x = _AXIS - 22 - width(name, _TICK, bold=tick.strong)
        role = Role.INK if tick.strong else Role.MUTED
        top = y - line_height(_TICK) / 2
        sheet.labels.append(Label(x, top, name, _TICK, tick.strong, role))
    sheet.shapes.append(Path(((_AXIS, scale.top), (_AXIS, bottom)), Role.RULE, 5))


def _labels(
    sheet: Sheet,
    scale: _Scale,
    events: Sequence[Event],
    texts: Sequence[list[tuple[str, int, bool]]],
    placed: Sequence[int],
) -> None:
    """The points and bars, the labels, and the lines between them."""
    left = _left(max(placed, default=-1) + 1)
    half = line_height(SMALL) / 2
    anchors = [_bar(event, scale)[0] + (_DOT if _is_span(event) else 0) for event in events]
    tops = spread([y - half for y in anchors], [_height(lines) for lines in texts], sheet.y)
    bars = iter(placed)
    fronts: list[Box | Mark] = []
    for event, anchor, top, lines in zip(events, anchors, tops, texts, strict=True):
        role = SIGNS[event.sign][1]
        x = float(_AXIS)
        if _is_span(event):
            x += 24 + next(bars) * _LANE
            start, end = _bar(event, scale)
            look = {"fill": role} if event.precise else {"outline": role, "dashed": True}
            fronts.append(Box(x, start, x + _BAR, end, radius=5, thick=4, **look))
            x += _BAR
        else:
            fronts.append(Box(x - _DOT, anchor - _DOT, x + _DOT, anchor + _DOT, role, radius=_DOT))
        elbow = left - 2 * _MARK - 14 - _LEADER + 6
        middle = top + half
        points = (x, anchor), (elbow, anchor), (left - 2 * _MARK - 20, middle)
        sheet.shapes.append(Path(points, Role.RULE, 2))
        fronts.append(Mark(left - _MARK - 14, middle, event.sign, _MARK))
        sheet.y = top
        for line, size, bold in lines:
            sheet.labels.append(Label(left, sheet.y, line, size, bold))
            sheet.y += line_height(size)
    sheet.shapes += fronts
