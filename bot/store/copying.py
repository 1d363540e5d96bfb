"""The last good copy of an endpoint's data, kept here for when the endpoint is away."""

from __future__ import annotations

import fcntl
import hashlib
import logging
import os
import shutil
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from bot.store.base import BadAnswerError, StoreError
from bot.store.disk import DiskStore, Finish, build, current_manifest
from bot.store.endpoint import Endpoint
from bot.store.graphs import GraphStore
from bot.store.loading import DataFile
from bot.store.manifest import Manifest
from bot.store.names import is_index
from bot.store.transport import shown

_LOG = logging.getLogger(__name__)

_DELAY = 2.0
"""A command that ends sooner makes no copy."""
_MOMENT = 0.2
_FETCH = "fetch-"
_LOCK = "fetch.lock"
_AWAY = "away.json"
"""Is there while the endpoint is known to be away: see :class:`~bot.store.breaker.Breaker`."""


class LocalCopy:
    """A store on disk in the cache, which follows the endpoint's version.

    A copy that did not come whole, by the count of each graph, is not taken into use.  Several
    threads and processes may use one; one of them makes it, and the others wait for that.
    """

    def __init__(self, cache: Path, endpoint: Endpoint, graphs: GraphStore | None) -> None:
        """Keep the copy of ``endpoint`` below ``cache``; read its graphs from ``graphs``."""
        name = hashlib.sha256(endpoint.address.encode()).hexdigest()[:16]
        self.folder = cache / "copies" / name
        self.breaker_file = self.folder / _AWAY
        self._endpoint = endpoint
        self._graphs = graphs
        self._lock = threading.Lock()
        self._store: DiskStore | None = None
        self._timer: threading.Timer | None = None
        self._wanted: Manifest | None = None

    def manifest(self) -> Manifest | None:
        """The manifest of the copy, or ``None`` where there is none."""
        try:
            return current_manifest(self.folder)
        except StoreError:
            return None

    def opened(self) -> DiskStore | None:
        """The newest copy, opened, or ``None`` where there is none."""
        with self._lock:
            kept = self.manifest()
            if kept is None:
                return self._store
            if self._store is None or self._store.manifest != kept:
                try:
                    # One that is replaced closes when the last query on it has ended.
                    self._store = DiskStore.open(self.folder)
                except StoreError as error:
                    _LOG.warning("%s", error)
            return self._store

    def refresh_later(self, manifest: Manifest) -> None:
        """Make the copy that of ``manifest`` soon, in the background."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            self._timer = threading.Timer(_DELAY, self._start, (manifest,))
            self._timer.daemon = True
            self._timer.start()

    def names_file(self, manifest: Manifest) -> Path | None:
        """The index of names beside the copy, where that is of ``manifest`` and has one."""
        store = self.opened()
        if store is None or store.manifest != manifest:
            return None
        file = store.names_file
        return file if file is not None and is_index(file) else None

    def refresh(self, manifest: Manifest, finish: Finish | None = None) -> None:
        """Make the copy that of ``manifest`` now; :class:`StoreError` where it cannot be.

        ``finish`` adds files of its own to it, the index of names for one; a copy that was made
        without gets them.
        """
        if self._is_made(manifest, finish):
            return
        try:
            self.folder.mkdir(parents=True, exist_ok=True)
        except OSError as error:
            raise StoreError(
                f"{self.folder} cannot be made: {error.strerror}. Set SORAQ_CACHE to a folder "
                "that can be written."
            ) from error
        with self._alone(manifest) as may_go_on:
            if not may_go_on or self._is_made(manifest, finish):
                return
            for left in self.folder.glob(f"{_FETCH}*"):  # by a process that was killed
                shutil.rmtree(left, ignore_errors=True)
            with tempfile.TemporaryDirectory(prefix=_FETCH, dir=self.folder) as fetched:
                if finish is not None and self.manifest() == manifest:
                    self._add(finish, Path(fetched))
                    return
                files = [
                    self._fetched(graph, Path(fetched) / f"{number}.ttl")
                    for number, graph in enumerate(sorted(manifest.graphs))
                ]
                build(self.folder, files, (), known=manifest, finish=finish)

    def _is_made(self, manifest: Manifest, finish: Finish | None) -> bool:
        if finish is not None:
            return self.names_file(manifest) is not None
        return self.manifest() == manifest

    def _add(self, finish: Finish, made: Path) -> None:
        """Add to the copy what ``finish`` makes, in the folder ``made`` at first."""
        store = self.opened()
        if store is None:
            raise StoreError(f"The copy in {self.folder} cannot be opened. Remove it.")
        finish(store, made)
        for file in made.iterdir():
            file.replace(store.state / file.name)

    @contextmanager
    def _alone(self, manifest: Manifest) -> Iterator[bool]:
        """Wait until no other process or thread makes the copy.

        Gives ``False`` where a newer manifest came meanwhile, or the program ends.
        """
        self._wanted = manifest
        lock = os.open(self.folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
        try:
            while self._wanted is manifest and threading.main_thread().is_alive():
                try:
                    fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                except BlockingIOError:
                    time.sleep(_MOMENT)
                else:
                    yield True
                    return
            yield False
        finally:
            os.close(lock)

    def close(self) -> None:
        """Stop what waits, and let go of the copy."""
        with self._lock:
            if self._timer is not None:
                self._timer.cancel()
            if self._store is not None:
                self._store.close()
                self._store = None

    def _start(self, manifest: Manifest) -> None:
        # Not a daemon: to be ended in the middle of writing is no good end.
        threading.Thread(target=self._try, args=(manifest,), name="copying").start()

    def _try(self, manifest: Manifest) -> None:
        try:
            self.refresh(manifest)
        except StoreError as error:
            _LOG.warning("No copy of %s was made: %s", shown(self._endpoint.address), error)
        except OSError as error:
            _LOG.warning("No copy of %s: %s", shown(self._endpoint.address), error.strerror)

    def _fetched(self, graph: str, file: Path) -> DataFile:
        if not threading.main_thread().is_alive():
            raise StoreError("The program ends.")
        with file.open("wb") as opened:
            if self._graphs is not None:
                try:
                    self._graphs.get(graph, opened)
                    return DataFile(file, graph)
                except StoreError as error:
                    _LOG.info("%s", error)
                opened.seek(0)
                opened.truncate()
            self._endpoint.fetch(graph, opened)
        if not file.stat().st_size:
            raise BadAnswerError(f"The graph {graph} is empty.")
        return DataFile(file, graph)
