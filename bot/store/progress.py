"""How far a long piece of work has come."""

from __future__ import annotations

import io
from collections.abc import Callable
from typing import BinaryIO

Progress = Callable[[str, int], None]
"""Told what is being done, and how much more of it is done since the last time."""


def silent(what: str, more: int) -> None:
    """Tell nobody."""


class Watched(io.RawIOBase):
    """A file that tells how much of it has been read."""

    def __init__(self, file: BinaryIO, what: str, progress: Progress) -> None:
        """Read ``file`` and tell ``progress`` of it under the name ``what``."""
        super().__init__()
        self._file = file
        self._what = what
        self._progress = progress

    def readable(self) -> bool:
        """It can only be read."""
        return True

    def read(self, size: int = -1, /) -> bytes:
        """Read at most ``size`` bytes."""
        data = self._file.read(size)
        self._progress(self._what, len(data))
        return data
