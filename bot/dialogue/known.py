"""Replies that were made a moment ago, for whoever asks the same: what officials ask repeats.

Kept are readings without a typed word and what was answered, in memory alone, for an hour, each
under the version of the data it was made from: one begun before new data is never given after.
"""

from __future__ import annotations

import threading
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from bot.model import Memory, Reading

_MOST = 500
_KEPT = 3600.0
Readings = tuple[Reading, ...]
Reply = TypeVar("Reply")


@dataclass(frozen=True, slots=True)
class Made(Generic[Reply]):
    """A reply, and what a conversation remembers after it."""

    reply: Reply
    after: Memory


class Known(Generic[Reply]):
    """The replies to the readings asked last; calls may come from any thread."""

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Nothing is known at first."""
        self._clock = clock
        self._lock = threading.Lock()
        self._made: OrderedDict[tuple[str, Readings], tuple[float, Made[Reply]]] = OrderedDict()

    def get(self, version: str, readings: Readings) -> Made[Reply] | None:
        """What was made for the same readings, of the same data, within the last hour."""
        with self._lock:
            found = self._made.get((version, readings))
            return found[1] if found and self._clock() - found[0] < _KEPT else None

    def put(self, version: str, readings: Readings, made: Made[Reply]) -> None:
        """Keep what was made, unless a typed word is in it."""
        if not all(map(is_wordless, readings)):
            return
        with self._lock:
            self._made[version, readings] = self._clock(), made
            while len(self._made) > _MOST:
                self._made.popitem(last=False)

    def clear(self) -> None:
        """Forget it all: the data changed."""
        with self._lock:
            self._made.clear()


def is_wordless(reading: Reading) -> bool:
    """Whether nothing in a reading depends on how it was put."""
    words = (reading.ignored, reading.unknown, reading.corrections)
    return not any(words) and not reading.proposed
