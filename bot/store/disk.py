"""The graph on disk: Oxigraph, opened read-only by any number of processes.

The folder of a store holds one folder for each state of the data, and ``current.json``, which
names the one in use and holds its manifest.  New data is built beside the old and taken into
use by replacing that file, so a load that fails changes nothing, and who has the old data
open goes on with it: a state is removed only when nobody has it open.
"""

from __future__ import annotations

import contextlib
import fcntl
import json
import os
import shutil
import tempfile
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path

import pyoxigraph as ox

from bot.store.base import DataError, StoreError
from bot.store.content import refuse_lacking
from bot.store.embedded import EmbeddedStore, filled, graph_sizes, version_of
from bot.store.loading import DataFile
from bot.store.manifest import Manifest, rules_version
from bot.store.names import NAMES
from bot.store.progress import Progress, silent
from bot.store.sums import damaged, write_sums

_CURRENT = "current.json"
_LOCK = "load.lock"
_BUILDING = "building-"
_STATE = "state-"
_TRIES = 5

Check = Callable[[Mapping[str, int]], None]
Finish = Callable[[EmbeddedStore, Path], None]
"""Adds files of its own to a filled state, in the folder given, before it is taken into use."""


class DiskStore(EmbeddedStore):
    """A state of the data on disk, as it was when it was opened."""

    def __init__(
        self, store: ox.Store, folder: Path, state: Path, manifest: Manifest, held: int
    ) -> None:
        """Wrap an opened state; see :meth:`open`.  ``held`` is the lock that keeps it there."""
        super().__init__(store, manifest.version)
        self.manifest = manifest
        self.state = state
        self._folder = folder
        self._held: int | None = held

    @classmethod
    def open(cls, folder: Path) -> DiskStore:
        """Open the state in use of the store in ``folder``.

        Raises :class:`StoreError` where there is none, or it cannot be read.
        """
        seen = None
        for _ in range(_TRIES):
            manifest, state = _current(folder)
            held = _hold(state)
            if held is None:  # replaced and removed since the line before
                if seen == state and not state.exists():
                    raise _gone(folder, state)
                seen = state
                continue
            try:
                return cls(ox.Store.read_only(str(state)), folder, state, manifest, held)
            except (OSError, ValueError, RuntimeError) as error:
                os.close(held)
                raise StoreError(
                    f"The store in {folder} cannot be opened: {error}. "
                    f"Check its permissions, or fill it anew with '{_load_command(folder)}'."
                ) from error
        raise StoreError(
            f"The store in {folder} changes faster than it can be opened: try again in a moment."
        )

    @property
    def names_file(self) -> Path | None:
        """The index of names beside the data; ``None`` where it was filled without."""
        file = self.state / NAMES
        return file if file.is_file() else None

    def newest_version(self) -> str:
        """The version of the state that is in use now."""
        return _current(self._folder)[0].version

    def close(self) -> None:
        """Let go of the data; the store is not to be asked again."""
        super().close()
        if self._held is not None:
            os.close(self._held)
            self._held = None


def build(
    folder: Path,
    files: Sequence[DataFile],
    rules: Sequence[Path],
    progress: Progress = silent,
    *,
    known: Manifest | None = None,
    finish: Finish | None = None,
) -> Manifest:
    """Fill the store in ``folder`` with ``files`` and what ``rules`` make of them.

    The old data stays in use until the new is whole; then it is replaced at once.  Where the
    files are the graphs of a store that is ``known``, they have to hold as many triples as it
    says, and its manifest is kept.  ``finish`` may add to the state before it is
    used.  Raises :class:`StoreError`, and changes nothing then.
    """
    try:
        folder.mkdir(parents=True, exist_ok=True)
        with _loading(folder):
            _remove(folder.glob(f"{_BUILDING}*"))
            building = Path(tempfile.mkdtemp(prefix=_BUILDING, dir=folder))
            try:
                manifest, store = _fill(building, files, rules, progress, known)
                if finish is not None:
                    progress("indexing names", 0)
                    finish(EmbeddedStore(store, manifest.version), building)
                del store  # closes it: nothing is written to the files after this
                write_sums(building)
                state = building.rename(folder / f"{_STATE}{building.name[len(_BUILDING) :]}")
                state.chmod(0o755)
                _put_into_use(folder, manifest, state)
            except BaseException:
                shutil.rmtree(building, ignore_errors=True)
                raise
            _remove(old for old in folder.glob(f"{_STATE}*") if old != state)
    except OSError as error:
        raise StoreError(
            f"The store in {error.filename or folder} cannot be written: "
            f"{error.strerror or error}. Check the path, its permissions and the room on the disk."
        ) from error
    return manifest


def _fill(
    building: Path,
    files: Sequence[DataFile],
    rules: Sequence[Path],
    progress: Progress,
    known: Manifest | None,
) -> tuple[Manifest, ox.Store]:
    store = filled(building, files, rules, progress)
    progress("writing", 0)
    store.flush()
    store.optimize()
    sizes = graph_sizes(store)
    if known is None:
        refuse_lacking(sizes, EmbeddedStore(store).ask)
        return Manifest(version_of(store), rules_version(rules), sizes), store
    short = [graph for graph, size in known.graphs.items() if sizes.get(graph, 0) != size]
    if short:
        raise DataError(
            f"The graph {short[0]} came with {sizes.get(short[0], 0)} triples "
            f"in place of {known.graphs[short[0]]}."
        )
    return known, store


def damaged_files(folder: Path) -> list[Path]:
    """The files of the state in use that no longer hold what was written to them.

    All of them are read, and nothing of them is kept in memory.  Raises :class:`StoreError`
    where there is no state.
    """
    state = _current(folder)[1]
    if not state.exists() and _current(folder)[1] == state:
        raise _gone(folder, state)
    return damaged(state)


def current_manifest(folder: Path) -> Manifest:
    """The manifest of the state in use; :class:`StoreError` where there is none."""
    return _current(folder)[0]


def _put_into_use(folder: Path, manifest: Manifest, state: Path) -> None:
    _sync(state)
    new = folder / f"{_CURRENT}.new"
    new.write_text(manifest.to_json(folder=state.name), encoding="utf-8")
    _sync(new)
    new.replace(folder / _CURRENT)
    _sync(folder)


def _current(folder: Path) -> tuple[Manifest, Path]:
    """The manifest of the state in use, and its folder."""
    file = folder / _CURRENT
    try:
        try:
            found = json.loads(file.read_text(encoding="utf-8"))
        except ValueError:  # not UTF-8, or no JSON
            raise ValueError("it is no JSON") from None
        except RecursionError:
            raise ValueError("it is nested too deeply") from None
        if not isinstance(found, dict):
            raise ValueError("it is no JSON object")
        name = found.get("folder")
        if not isinstance(name, str) or not name.startswith(_STATE) or Path(name).name != name:
            raise ValueError("it names no folder of a state")
        return Manifest.from_object(found), folder / name
    except FileNotFoundError:
        raise StoreError(
            f"There is no store in {folder}: fill it with '{_load_command(folder)}'."
        ) from None
    except OSError as error:
        raise StoreError(
            f"{file} cannot be read: {error.strerror or error}. Check its permissions."
        ) from error
    except ValueError as error:
        raise StoreError(
            f"{file} is damaged ({error}): fill the store anew with '{_load_command(folder)}'."
        ) from error


def _gone(folder: Path, state: Path) -> StoreError:
    return StoreError(
        f"The data of the store in {folder} is missing: there is no folder {state.name}. Fill the "
        f"store anew with '{_load_command(folder)}'."
    )


def _load_command(folder: Path) -> str:
    return f"soraq load --store disk:{folder}"


@contextlib.contextmanager
def _loading(folder: Path) -> Iterator[None]:
    """Keeps others from loading into the same folder; a killed load keeps nobody out."""
    lock = os.open(folder / _LOCK, os.O_RDWR | os.O_CREAT, 0o644)
    try:
        try:
            fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except BlockingIOError:
            raise StoreError(
                f"Another load into {folder} is under way: wait until it has ended."
            ) from None
        yield
    finally:
        os.close(lock)


def _hold(state: Path) -> int | None:
    """A lock that keeps a state from being removed; ``None`` where it is being removed."""
    try:
        held = os.open(state, os.O_RDONLY | os.O_DIRECTORY)
    except FileNotFoundError:
        return None
    except OSError as error:
        raise StoreError(
            f"{state} cannot be read: {error.strerror or error}. Check its permissions."
        ) from error
    try:
        fcntl.flock(held, fcntl.LOCK_SH | fcntl.LOCK_NB)
    except BlockingIOError:
        os.close(held)
        return None
    except OSError:  # some network file systems know no locks; nothing is removed there either
        pass
    return held


def _remove(states: Iterator[Path]) -> None:
    """Remove those states that nobody has open; the others wait for the next load."""
    for state in states:
        with contextlib.suppress(OSError):
            held = os.open(state, os.O_RDONLY | os.O_DIRECTORY)
            try:
                fcntl.flock(held, fcntl.LOCK_EX | fcntl.LOCK_NB)
                shutil.rmtree(state)
            finally:
                os.close(held)


def _sync(path: Path) -> None:
    """Have what was written to a file or folder really on the disk."""
    place = os.open(path, os.O_RDONLY)
    try:
        os.fsync(place)
    finally:
        os.close(place)
