"""Talking to running bots: each listens at a socket in the folder of its state.

One line is sent, ``reload``, and one answered: a JSON object of what became of it.
"""

from __future__ import annotations

import asyncio
import contextlib
import json
import os
import socket
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.dialogue.versions import Versions

_ENDING = ".control"
_RELOAD = b"reload\n"
_LONGEST = 10_000_000
SECONDS = 900.0
"""How long to wait for a bot that checks and opens new data."""


@dataclass(frozen=True, slots=True)
class Outcome:
    """What became of new data: the version in use, and why the new was refused, if it was."""

    version: str
    reasons: tuple[str, ...] = ()

    @property
    def taken(self) -> bool:
        """Whether the data as it is now is in use."""
        return not self.reasons


class Control:
    """The socket of one bot; only who may write in the folder of its state can reach it."""

    def __init__(self, folder: Path, name: str, versions: Versions) -> None:
        """``name`` is that of the socket among those of other bots in ``folder``."""
        self._folder = folder
        self._name = name + _ENDING
        self._versions = versions
        self._server: asyncio.Server | None = None

    async def start(self) -> None:
        """Listen."""
        path = self._folder / self._name
        path.unlink(missing_ok=True)  # that of a killed process, whose place this one has
        listening = socket.socket(socket.AF_UNIX)
        with _near(self._folder) as folder:
            listening.bind(f"{folder}/{self._name}")
        path.chmod(0o600)
        self._server = await asyncio.start_unix_server(self._answer, sock=listening)

    async def stop(self) -> None:
        """Listen no longer."""
        if self._server:
            self._server.close()
            (self._folder / self._name).unlink(missing_ok=True)

    async def _answer(self, reader: asyncio.StreamReader, writer: asyncio.StreamWriter) -> None:
        with contextlib.suppress(OSError, ValueError):
            if await reader.readline() == _RELOAD:
                outcome = await self._versions.reload()
                writer.write(json.dumps(asdict(outcome)).encode() + b"\n")
                await writer.drain()
        writer.close()


def reload_all(folder: Path, seconds: float = SECONDS) -> list[Outcome | None]:
    """Have every bot whose state is in ``folder`` take up new data; ``None`` if one says nothing.

    An empty list: none is running.
    """
    calls = [call for path in sorted(folder.glob(f"*{_ENDING}")) if (call := _called(path))]
    return [_said(call, seconds) for call in calls]


def _called(path: Path) -> socket.socket | None:
    """A connection over which a bot was told to reload; ``None`` where none listens."""
    calling = socket.socket(socket.AF_UNIX)
    try:
        with _near(path.parent) as folder:
            calling.connect(f"{folder}/{path.name}")
        calling.sendall(_RELOAD)
    except OSError:
        calling.close()
        return None
    return calling


def _said(call: socket.socket, seconds: float) -> Outcome | None:
    call.settimeout(seconds)
    with call, call.makefile("rb") as file:
        try:
            said = json.loads(file.readline(_LONGEST))
            return Outcome(said["version"], tuple(said["reasons"]))
        except (OSError, ValueError, KeyError, TypeError):
            return None


@contextmanager
def _near(folder: Path) -> Iterator[str]:
    """A short way to the folder: the address of a socket has at most 108 bytes."""
    if not Path("/proc/self/fd").is_dir():
        yield str(folder)
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        yield f"/proc/self/fd/{number}"
    finally:
        os.close(number)
