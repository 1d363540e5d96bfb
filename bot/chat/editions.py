"""The data in use with all that answers from it; another takes its place, whole, at once.

An answer that was begun is finished with the data it was begun with: the old edition is closed
when nobody works with it any more.
"""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.assistant.answering import Answerers, Answering
from bot.assistant.raw import RawSparql
from bot.chat.links import Links
from bot.chat.settings import ChatSettings
from bot.checking.candidate import Candidate, candidate
from bot.config import Settings
from bot.store.snapshot import Snapshot


class Edition:
    """The data of one version: what answers from it, its links, and raw SPARQL."""

    def __init__(
        self, assistant: Answering, raw: RawSparql, snapshot: Snapshot | None = None
    ) -> None:
        """``snapshot`` is removed when the edition is closed."""
        self.assistant = assistant
        self.raw = raw
        self.links = Links(assistant.terms())
        self._snapshot = snapshot
        self._lock = threading.Lock()
        self._users = 0
        self._retired = False

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
        self.raw.close()
        if isinstance(self.assistant, Answerers):
            self.assistant.close()
        if self._snapshot:
            self._snapshot.remove()


class Shelf:
    """The edition in use; calls may come from any thread."""

    def __init__(self, edition: Edition) -> None:
        """Begin with ``edition``."""
        self._edition = edition
        self._lock = threading.Lock()
        self._own = threading.local()

    @property
    def edition(self) -> Edition:
        """The edition that this thread works with, else the one in use."""
        own: Edition | None = getattr(self._own, "edition", None)
        return own or self._edition

    @contextmanager
    def held(self) -> Iterator[Edition]:
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

    def replace(self, edition: Edition) -> None:
        """Put ``edition`` into use; the one before is closed when it is no longer needed."""
        with self._lock:
            before, self._edition = self._edition, edition
        before.retire()


def open_edition(
    settings: Settings, chat: ChatSettings, home: Path, *, checked: bool
) -> Edition | Candidate:
    """The data of ``settings`` ready to answer from; where it may not be used, why.

    ``checked``: it has to pass the checks of the data, else it has only to be readable.
    """
    found = candidate(settings, home, checked=checked)
    if found.reasons:
        return found
    try:
        answerers = Answerers(
            settings, found.snapshot, size=chat.processes, seconds=chat.answer_seconds
        )
    except BaseException:
        if found.snapshot:
            found.snapshot.remove()
        raise
    raw = RawSparql(settings, found.snapshot, chat.limits)
    return Edition(answerers, raw, found.snapshot)


def edition_of(assistant: Answering, settings: Settings, chat: ChatSettings) -> Edition:
    """An edition of an assistant that is open already."""
    return Edition(assistant, RawSparql(settings, limits=chat.limits))
