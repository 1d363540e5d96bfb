"""A copy of the data that a memory store holds, for processes to open again and again.

The files may change while the program runs, and those that replaced them may be refused; what
was in use can still be opened, with the rules applied and at the same version.
"""

from __future__ import annotations

import shutil
from dataclasses import dataclass
from pathlib import Path
from tempfile import mkdtemp
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from bot.store.embedded import EmbeddedStore


@dataclass(frozen=True, slots=True)
class Snapshot:
    """A folder that holds all quads of one version in a file, and on demand as a disk store."""

    folder: Path
    version: str

    @property
    def quads(self) -> Path:
        """The file of quads."""
        return self.folder / "data.nq"

    def remove(self) -> None:
        """Remove the copy."""
        shutil.rmtree(self.folder, ignore_errors=True)


def make_snapshot(store: EmbeddedStore, home: Path) -> Snapshot:
    """Copy all that ``store`` holds into a new folder in ``home``."""
    home.mkdir(parents=True, exist_ok=True, mode=0o700)
    snapshot = Snapshot(Path(mkdtemp(prefix=f"{store.version}-", dir=home)), store.version)
    store.dump(snapshot.quads)
    return snapshot


def open_snapshot(snapshot: Snapshot) -> EmbeddedStore:
    """The copy as a store in memory."""
    from bot.store.embedded import EmbeddedStore

    return EmbeddedStore.from_quads(snapshot.quads, snapshot.version)


def open_on_disk(snapshot: Snapshot) -> EmbeddedStore:
    """The copy as a store on disk, opened for reading; built at the first call."""
    from bot.store.embedded import EmbeddedStore

    built = snapshot.folder / "disk"
    if not built.is_dir():
        making = Path(mkdtemp(prefix="making-", dir=snapshot.folder))
        EmbeddedStore.build_on_disk(snapshot.quads, making)
        try:
            making.rename(built)
        except OSError:
            if not built.is_dir():
                raise
            shutil.rmtree(making)  # another process has built it meanwhile
    return EmbeddedStore.read_only(built, snapshot.version)
