"""Where things stand in a picture, whatever it shows: nothing over anything, nothing outside."""

from __future__ import annotations

from datetime import date, timedelta
from itertools import combinations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.model import Language
from bot.pictures import (
    Event,
    Frame,
    Picture,
    Relation,
    Side,
    Sign,
    Standing,
    Status,
    Ties,
    Timeline,
)
from bot.pictures.layout import scene_of
from bot.pictures.layout.axis import ticks
from bot.pictures.layout.sheet import WIDTH
from bot.pictures.layout.spread import lanes, spread
from bot.pictures.lettering import shortened, width, wrapped
from bot.pictures.neighbours import shares
from bot.pictures.scene import Box, Mark, Scene

WORDS = st.lists(
    st.sampled_from(
        "Saziş readmissiya соглашение о с Azərbaycan Respublikasının İsveçrə 1143-IVQD "
        "Нормативноправовой əğıöüçş WWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWWW i".split()
    ),
    min_size=1,
    max_size=14,
).map(" ".join)
NAMES = st.lists(WORDS, min_size=1, max_size=7)
FRAMES = st.builds(
    Frame,
    title=WORDS,
    subtitle=st.just("") | WORDS,
    source=WORDS,
    data=WORDS,
    language=st.sampled_from(Language),
    more=st.just("") | WORDS,
)


@st.composite
def events(draw: st.DrawFn) -> Event:
    first = draw(
        st.dates(date(1, 1, 1), date(9999, 12, 31)) | st.dates(date(2014, 1, 1), date(2014, 12, 31))
    )
    length = draw(st.sampled_from([0, 0, 1, 4, 30, 183, 3650]))
    last = first + timedelta(min(length, (date.max - first).days))
    ends = draw(st.sampled_from([(first, last), (first, last), (first, None), (None, last)]))
    return Event(
        *ends,
        draw(st.booleans()),
        draw(st.sampled_from(Sign)),
        draw(WORDS),
        draw(WORDS),
        draw(WORDS),
    )


TIMELINES = st.builds(
    Timeline,
    FRAMES,
    st.lists(events(), min_size=1, max_size=18).map(
        lambda found: tuple(sorted(found, key=lambda e: (e.first or date.min, e.last or date.max)))
    ),
    WORDS,
)
TIES = st.builds(
    Ties,
    FRAMES,
    WORDS,
    WORDS,
    st.lists(
        st.builds(Relation, WORDS, NAMES.map(tuple), st.just(3), st.just("") | WORDS),
        min_size=1,
        max_size=9,
    ).map(tuple),
)
STANDINGS = st.builds(Standing, WORDS, st.sampled_from(Sign), st.none() | st.integers(0, 3), WORDS)
STATUSES = st.builds(
    Status,
    FRAMES,
    st.lists(
        st.tuples(st.sampled_from(Sign), WORDS, st.integers(1, 9)), min_size=4, max_size=6
    ).map(tuple),
    st.lists(
        st.builds(Side, WORDS, st.lists(STANDINGS, min_size=1, max_size=4).map(tuple)),
        min_size=1,
        max_size=6,
    ).map(tuple),
)


def faults(scene: Scene) -> list[str]:
    """Labels that lie over one another or over a mark, and what is outside the picture."""
    found = []
    assert scene.width == WIDTH
    bounds = [(label.text, label.bounds) for label in scene.labels]
    for text, (left, top, right, bottom) in bounds:
        if left < 0 or top < 0 or right > scene.width or bottom > scene.height:
            found.append(f"outside: {text!r} {left, top, right, bottom}")
    marks = [
        (f"mark {m.sign}", (m.x - m.radius, m.y - m.radius, m.x + m.radius, m.y + m.radius))
        for m in scene.shapes
        if isinstance(m, Mark)
    ]
    for (one, a), (other, b) in combinations(bounds + marks, 2):
        over = min(a[2], b[2]) - max(a[0], b[0]) > 0.5 and min(a[3], b[3]) - max(a[1], b[1]) > 0.5
        if over:
            found.append(f"{one!r} {a} lies over {other!r} {b}")
    found += [
        f"outside: {shape}"
        for shape in scene.shapes
        if isinstance(shape, Box)
        and not (
            0 <= shape.left <= shape.right <= scene.width
            and 0 <= shape.top <= shape.bottom <= scene.height
        )
    ]
    return found


@settings(max_examples=40, deadline=None)
@given(TIMELINES | TIES | STATUSES)
def test_no_label_lies_over_another_or_outside(picture: Picture) -> None:
    assert faults(scene_of(picture)) == []


@given(
    st.lists(st.tuples(st.floats(0, 2000), st.floats(1, 200)), min_size=1, max_size=30),
    st.floats(0, 500),
)
def test_labels_are_spread_in_order(labels: list[tuple[float, float]], first: float) -> None:
    wanted = sorted(top for top, _ in labels)
    heights = [height for _, height in labels]
    tops = spread(wanted, heights, first)
    assert tops[0] >= first - 1e-6
    for at in range(1, len(tops)):
        assert tops[at] >= tops[at - 1] + heights[at - 1] - 1e-6


def test_labels_that_have_room_stay_where_they_belong() -> None:
    assert spread([100, 300, 700], [50, 50, 50], 0) == [100, 300, 700]
    assert spread([100, 100], [50, 50], 0) == [75, 125]


@given(st.lists(st.tuples(st.integers(0, 500), st.integers(1, 60)), max_size=30), st.integers(1, 6))
def test_bars_in_a_lane_do_not_meet_while_lanes_last(
    spans: list[tuple[int, int]], most: int
) -> None:
    bars = sorted((float(start), float(start + length)) for start, length in spans)
    chosen = lanes(bars, most)
    assert all(0 <= lane < most for lane in chosen)
    for (one, a), (other, b) in combinations(zip(bars, chosen, strict=True), 2):
        if a == b and a < most - 1:
            assert other[0] > one[1] or one[0] > other[1]


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("months", [1, 2, 7, 14, 40, 200, 2000, 90000])
def test_the_axis_names_its_beginning_and_has_room_for_its_names(
    language: Language, months: int
) -> None:
    for month in range(1, 13):
        begin = date(1200, month, 1)
        end = begin + timedelta(months * 30)
        found = ticks(begin, end, 30, language)
        assert 1 <= len(found) <= 32
        assert all(begin <= tick.day <= end for tick in found)
        assert str(found[0].day.year) in found[0].name
        assert [tick.day for tick in found] == sorted({tick.day for tick in found})


@given(st.lists(st.integers(1, 40), max_size=12), st.integers(0, 20))
def test_shares_are_fair(sizes: list[int], most: int) -> None:
    given_ = shares(sizes, most)
    assert sum(given_) == min(most, sum(sizes))
    assert all(0 <= n <= size for n, size in zip(given_, sizes, strict=True))
    short = [n for n, size in zip(given_, sizes, strict=True) if n < size]
    assert not short or max(given_) - min(short) <= 1


@given(WORDS, st.integers(60, 900), st.integers(1, 4))
def test_lines_fit_and_lose_nothing_without_saying_so(text: str, room: int, most: int) -> None:
    lines = wrapped(text, 34, room, most)
    assert 1 <= len(lines) <= most
    assert all(width(line, 34) <= room for line in lines)
    if not lines[-1].endswith("…"):
        assert "".join(lines).replace(" ", "") == text.replace(" ", "")


@pytest.mark.parametrize("text", ["Azərbaycan", "İsveçrə ilə readmissiya Sazişi"])
def test_a_cut_text_ends_with_an_ellipsis(text: str) -> None:
    cut = shortened(text, 34, 120)
    assert cut.endswith("…")
    assert text.startswith(cut[:-1])
