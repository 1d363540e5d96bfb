"""Labels beside an axis: each as near to its place as it can be, none over another."""

from __future__ import annotations

from collections.abc import Sequence


def spread(wanted: Sequence[float], heights: Sequence[float], first: float) -> list[float]:
    """The tops of labels of these ``heights``, in order, none above ``first``.

    ``wanted`` are the tops that they would like to have, in ascending order; the sum of the
    squares of the ways they are moved is the least (pool adjacent violators).
    """
    before = 0.0  # what stands above the label: with it taken away, tops need only not descend
    blocks: list[tuple[float, int]] = []
    for top, height in zip(wanted, heights, strict=True):
        mean, count = top - before, 1
        before += height
        while blocks and blocks[-1][0] > mean:
            above, many = blocks.pop()
            mean = (mean * count + above * many) / (count + many)
            count += many
        blocks.append((mean, count))
    tops: list[float] = []
    at = 0.0
    for mean, count in blocks:
        for _ in range(count):
            tops.append(max(mean, first) + at)
            at += heights[len(tops) - 1]
    return tops


def lanes(spans: Sequence[tuple[float, float]], most: int) -> list[int]:
    """A lane for each span, the first that is free there; the last where ``most`` are taken."""
    ends: list[float] = []
    chosen = []
    for start, end in spans:
        free = next((lane for lane, last in enumerate(ends) if last < start), len(ends))
        if free == len(ends) and free < most:
            ends.append(end)
        lane = min(free, most - 1)
        ends[lane] = max(ends[lane], end)
        chosen.append(lane)
    return chosen
