"""How many questions a person may ask, so that one flood does not slow the others."""

from __future__ import annotations

import time
from collections import OrderedDict, deque
from collections.abc import Callable

_A_MINUTE = 60.0
_MANY_PEOPLE = 10_000


class Allowance:
    """How many questions each person has asked in the last minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """``per_minute`` 0 sets no limit."""
        self._per_minute = per_minute
        self._clock = clock
        self._asked: OrderedDict[int, deque[float]] = OrderedDict()

    def take(self, user: int) -> int:
        """Count a question and return how many there are too many: 1 is worth a word."""
        if not self._per_minute:
            return 0
        asked = self._asked.setdefault(user, deque())
        self._asked.move_to_end(user)
        if len(self._asked) > _MANY_PEOPLE:
            self._asked.popitem(last=False)
        now = self._clock()
        while asked and asked[0] <= now - _A_MINUTE:
            asked.popleft()
        asked.append(now)
        return max(0, len(asked) - self._per_minute)
