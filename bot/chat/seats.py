"""Which process may fetch or take a bot's updates: one by polling, several by webhook.

Each process holds a numbered seat, a locked file; the lock goes with the process, however
it ends.  A seat that nobody holds may have left updates behind, which are taken over.
"""

from __future__ import annotations

import fcntl
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from io import TextIOWrapper
from pathlib import Path

from bot.chat.errors import StartError

MOST = 16


@dataclass(frozen=True, slots=True)
class Seat:
    """The number of a process among those of one bot, and the numbers that nobody holds."""

    number: int
    empty: tuple[int, ...] = ()


@contextmanager
def taken_seat(folder: Path, name: str, *, shared: bool) -> Iterator[Seat]:
    """Hold a seat as long as the block lasts; unless ``shared`` there is but one."""
    files = [folder / f"{name}.{number}.lock" for number in range(MOST)]
    held: TextIOWrapper | None = None
    number = -1
    empty = []
    for at, path in enumerate(files):
        file = path.open("a") if held is None or path.exists() else None
        if file is None:
            continue
        if not _locked(file):
            file.close()
            if not shared:
                break
        elif held is None:
            held, number = file, at
        else:
            file.close()
            empty.append(at)
    if held is None:
        raise StartError(
            "This bot is already running here: stop the other process, or give each a token of "
            "its own. Several processes can share a token by webhook alone."
        )
    try:
        yield Seat(number, tuple(empty))
    finally:
        held.close()


def _locked(file: TextIOWrapper) -> bool:
    try:
        fcntl.flock(file, fcntl.LOCK_EX | fcntl.LOCK_NB)
    except OSError:
        return False
    return True
