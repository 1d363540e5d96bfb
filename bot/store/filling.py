"""Data into whichever store the settings name, to stay there."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from pathlib import Path

from bot.config import Settings, SettingsError
from bot.store.embedded import EmbeddedStore
from bot.store.loading import DataFile
from bot.store.manifest import Manifest
from bot.store.progress import Progress, silent

Finish = Callable[[EmbeddedStore, Path], None]


def fill_store(
    settings: Settings,
    files: Sequence[DataFile],
    rules: Sequence[Path],
    progress: Progress = silent,
    finish: Finish | None = None,
) -> Manifest:
    """Replace what the store of ``settings`` holds by ``files`` and what ``rules`` make of them.

    ``finish`` adds to a state on disk what is kept beside its data.
    Raises :class:`SettingsError` where that store keeps nothing, and :class:`StoreError` where
    the load fails.
    """
    choice = settings.store
    if choice.kind == "disk":
        from bot.store.disk import build

        return build(Path(choice.place).expanduser(), files, rules, progress, finish=finish)
    if choice.kind == "remote":
        from bot.store.graphs import GraphStore, needed
        from bot.store.remote import endpoint_of
        from bot.store.uploading import upload

        graphs = needed(GraphStore.beside(choice.place, settings.endpoint), choice.place)
        return upload(endpoint_of(choice.place, settings.endpoint), graphs, files, rules, progress)
    raise SettingsError("The store in memory keeps nothing: name disk:PATH or an endpoint.")


def weight(files: Sequence[DataFile]) -> int:
    """How much there is to do, in about the units that progress is told in."""
    return sum(file.path.stat().st_size for file in files if file.path.exists())
