"""Which form of an answer a client would rather have: ``Accept`` as RFC 9110 reads it."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

_MOST = 50
_WEIGHT = re.compile(r"\s*q\s*=\s*(0(?:\.\d{0,3})?|1(?:\.0{0,3})?)\s*", re.IGNORECASE)


def weighted(header: str) -> list[tuple[str, float]]:
    """What a header lists, each with its weight, in its order; at most a bounded number."""
    found = []
    for part in header.split(",")[:_MOST]:
        name, *parameters = part.split(";")
        weight = 1.0
        for parameter in parameters:
            if match := _WEIGHT.fullmatch(parameter):
                weight = float(match[1])
        if name.strip():
            found.append((name.strip(), weight))
    return found


def preferences(header: str) -> list[str]:
    """What a header lists and does not refuse, the dearest first."""
    listed = [(name, weight) for name, weight in weighted(header) if weight > 0]
    return [name for name, _ in sorted(listed, key=lambda pair: -pair[1])]


def best_type(header: str | None, offered: Sequence[str]) -> str | None:
    """The media type of those ``offered`` that a client wants most; ``None`` where it wants none.

    Of those it wants equally the first offered is taken.  Without a header everything is wanted.
    """
    if header is None or not header.strip():
        return offered[0]
    ranges = {name.lower(): weight for name, weight in reversed(weighted(header))}
    best = max(offered, key=lambda media: _weight(media, ranges))
    return best if _weight(best, ranges) > 0 else None


def _weight(media: str, ranges: Mapping[str, float]) -> float:
    """How much a media type is wanted: the most particular range that it is in says so."""
    family = media.partition("/")[0]
    for name in (media, f"{family}/*", "*/*"):
        if name in ranges:
            return ranges[name]
    return 0.0
