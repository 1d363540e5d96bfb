"""A circuit breaker: who has failed again and again is left alone for a while."""

from __future__ import annotations

import contextlib
import fcntl
import json
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import IO, Any

FAILURES = 3
"""So many failures in a row open the circuit."""
FIRST_PAUSE, LONGEST_PAUSE = 2.0, 60.0


@dataclass(frozen=True, slots=True)
class _Open:
    """The circuit is open: nobody tries before a moment, and after it one for each pause."""

    next_try: float
    pause: float


class Breaker:
    """Says whether to try; several threads may ask, and several processes that share a file.

    Once open, one caller may try again after a pause; each failure doubles the pause, and a
    success closes the circuit.  What one process has found out of an endpoint the others need
    not, nor the one that takes its place.
    """

    def __init__(self, file: Path | None = None, clock: Callable[[], float] | None = None) -> None:
        """Begin as the ``file`` says, which is there while the circuit is open; else closed.

        ``clock`` tells seconds: of the day, where a file is shared.
        """
        self._file = file
        self._clock = clock or (time.time if file else time.monotonic)
        self._lock = threading.Lock()
        self._failures = 0
        self._open: _Open | None = None

    @property
    def is_open(self) -> bool:
        """Whether it is known to be failing."""
        with self._lock:
            return self._state() is not None

    def may_try(self) -> bool:
        """Whether to try now; where the circuit is open, one caller in each pause may."""
        with self._lock:
            state = self._state()
            if state is None:
                return True
            if self._clock() < state.next_try:
                return False
            self._put(_Open(self._clock() + state.pause, state.pause))
            return True

    def succeeded(self) -> None:
        """It worked."""
        with self._lock:
            self._failures = 0
            if self._state() is not None:
                self._put(None)

    def failed(self, times: int = 1) -> None:
        """It did not work, so many times in a row."""
        with self._lock:
            state = self._state()
            self._failures += times
            if state is not None:
                pause = min(state.pause * 2, LONGEST_PAUSE)
            elif self._failures >= FAILURES:
                pause = FIRST_PAUSE
            else:
                return
            self._put(_Open(self._clock() + pause, pause))

    # --- what is shared ---

    def _state(self) -> _Open | None:
        if self._file is not None:
            try:
                with _locked(self._file, "r", fcntl.LOCK_SH) as file:
                    found = json.load(file)
                    self._open = _Open(float(found["next_try"]), float(found["pause"]))
            except FileNotFoundError:
                self._open = None
            except (OSError, ValueError, TypeError, KeyError):
                pass  # what this process knows itself stands
        if self._open is not None and self._open.next_try > self._clock() + LONGEST_PAUSE:
            self._open = _Open(self._clock(), FIRST_PAUSE)  # the clock was set back
        return self._open

    def _put(self, state: _Open | None) -> None:
        self._open = state
        if self._file is None:
            return
        with contextlib.suppress(OSError):  # then every process finds out for itself
            if state is None:
                self._file.unlink(missing_ok=True)
                return
            self._file.parent.mkdir(parents=True, exist_ok=True)
            with _locked(self._file, "a", fcntl.LOCK_EX) as file:
                file.truncate(0)
                json.dump({"next_try": state.next_try, "pause": state.pause}, file)


@contextlib.contextmanager
def _locked(path: Path, mode: str, kind: int) -> Iterator[IO[Any]]:
    with path.open(mode, encoding="ascii") as file:
        with contextlib.suppress(OSError):  # some network file systems know no locks
            fcntl.flock(file, kind)
        yield file
