"""A circuit breaker: who has failed again and again is left alone for a while."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable

FAILURES = 3
"""So many failures in a row open the circuit."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0


class Breaker:
    """Says whether to try; several threads may ask.

    Once open, one caller may try again after a pause; each failure doubles the pause, and a
    success closes the circuit.
    """

    def __init__(self, clock: Callable[[], float] = time.monotonic) -> None:
        """Begin closed; ``clock`` tells seconds."""
        self._clock = clock
        self._lock = threading.Lock()
        self._failures = 0
        self._pause = FIRST_PAUSE
        self._next_try: float | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is known to be failing."""
        with self._lock:
            return self._next_try is not None

    def may_try(self) -> bool:
        """Whether to try now; where the circuit is open, one caller in each pause may."""
        with self._lock:
            if self._next_try is None:
                return True
            if self._clock() < self._next_try:
                return False
            self._next_try = self._clock() + self._pause
            return True

    def succeeded(self) -> None:
        """It worked."""
        with self._lock:
            self._failures = 0
            self._pause = FIRST_PAUSE
            self._next_try = None

    def failed(self, times: int = 1) -> None:
        """It did not work, so many times in a row."""
        with self._lock:
            if self._next_try is not None:
                self._pause = min(self._pause * 2, LONGEST_PAUSE)
            self._failures += times
            if self._failures >= FAILURES:
                self._next_try = self._clock() + self._pause
