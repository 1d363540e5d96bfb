"""The data in use with all that answers from it; another takes its place, whole, at once.

An answer that was begun is finished with the data it was begun with: the old edition is closed
when nobody works with it any more.
"""

from __future__ import annotations

import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Generic, Protocol, TypeVar, cast

from bot.assistant.answering import MEGABYTES, Answerers, Answering, More
from bot.assistant.raw import RawSparql
from bot.checking.candidate import Candidate, candidate
from bot.config import Settings
from bot.store.limits import Limits
from bot.store.snapshot import Snapshot


class Closing(Protocol):
    """What is closed when it is no longer needed."""

    def close(self) -> None:
        """Let go of everything."""


Beside = TypeVar("Beside", bound=Closing)


class Edition:
    """The data of one version: what answers from it, and raw SPARQL."""

    def __init__(
        self, assistant: Answering, raw: RawSparql, snapshot: Snapshot | None = None
    ) -> None:
        """``snapshot`` is removed when the edition is closed."""
        self.assistant = assistant
        self.raw = raw
        self.snapshot = snapshot
        self._lock = threading.Lock()
        self._users = 0
        self._retired = False
        self._beside: dict[str, Closing] = {}

    def beside(self, name: str, make: Callable[[], Beside]) -> Beside:
        """What else works with the data, made when it is first asked for; closed with it."""
        with self._lock:
            if name not in self._beside:
                self._beside[name] = make()
            return cast(Beside, self._beside[name])

    @property
    def version(self) -> str:
        """The version of the data."""
        return self.assistant.version

    def take(self) -> None:
        """Begin to work with it."""
        with self._lock:
            self._users += 1

    def release(self) -> None:
        """End to work with it."""
        with self._lock:
            self._users -= 1
            last = self._retired and not self._users
        if last:
            self._close()

    def retire(self) -> None:
        """Close it as soon as nobody works with it."""
        with self._lock:
            unused = not self._retired and not self._users
            self._retired = True
        if unused:
            self._close()

    def _close(self) -> None:
        for closing in self._beside.values():
            closing.close()
        self.raw.close()
        if isinstance(self.assistant, Answerers):
            self.assistant.close()
        if self.snapshot:
            self.snapshot.remove()


AnEdition = TypeVar("AnEdition", bound=Edition)


class Shelf(Generic[AnEdition]):
    """The edition in use; calls may come from any thread."""

    def __init__(self, edition: AnEdition) -> None:
        """Begin with ``edition``."""
        self._edition = edition
        self._lock = threading.Lock()
        self._own = threading.local()

    @property
    def edition(self) -> AnEdition:
        """The edition that this thread works with, else the one in use."""
        own: AnEdition | None = getattr(self._own, "edition", None)
        return own or self._edition

    @contextmanager
    def held(self) -> Iterator[AnEdition]:
        """Work with the edition that is in use now to the end of the block, in this thread."""
        with self._lock:
            edition = self._edition
            edition.take()
        self._own.edition = edition
        try:
            yield edition
        finally:
            self._own.edition = None
            edition.release()

    def replace(self, edition: AnEdition) -> None:
        """Put ``edition`` into use; the one before is closed when it is no longer needed."""
        with self._lock:
            before, self._edition = self._edition, edition
        before.retire()


@dataclass(frozen=True, slots=True)
class Parts:
    """What an edition is made of."""

    assistant: Answerers
    raw: RawSparql
    snapshot: Snapshot | None


@dataclass(frozen=True, slots=True)
class Capacity:
    """So many ``processes`` answer, each within ``seconds`` and ``megabytes`` of memory.

    ``limits`` are those of a query in SPARQL; ``more`` is what else the processes can be called
    for.
    """

    processes: int
    seconds: float
    limits: Limits
    megabytes: int = MEGABYTES
    more: More | None = None


def open_parts(
    settings: Settings, home: Path, capacity: Capacity, *, checked: bool
) -> Parts | Candidate:
    """The data of ``settings`` ready to answer from; where it may not be used, why.

    ``home`` is the folder of the copies of the data.  ``checked``: it has to pass the checks of
    the data, else it has only to be readable.
    """
    found = candidate(settings, home, checked=checked)
    if found.reasons:
        return found
    try:
        answerers = Answerers(
            settings,
            found.snapshot,
            size=capacity.processes,
            seconds=capacity.seconds,
            megabytes=capacity.megabytes,
            more=capacity.more,
        )
    except BaseException:
        if found.snapshot:
            found.snapshot.remove()
        raise
    return Parts(answerers, RawSparql(settings, found.snapshot, capacity.limits), found.snapshot)
