"""When the files were changed that the data is made from: cheap enough to look again and again."""

from __future__ import annotations

import os
from collections.abc import Iterator
from pathlib import Path
from typing import TypeAlias

from bot.config import Settings
from bot.resources import resource_folder

Stamp: TypeAlias = frozenset[tuple[str, int, int]]
"""The path, the time of the last change and the size of each file."""
_FOLDERS = ("ontology", "graph_data", "queries")


def stamp(settings: Settings) -> Stamp:
    """The stamp of all files that the data of ``settings`` and its checks are read from."""
    own = [resource_folder(name) for name in _FOLDERS]
    if settings.data:
        own = [own[0], *settings.data, own[2]]
    elif settings.data_dir is not None:
        own.append(settings.data_dir)
    return frozenset(entry for path in own for entry in _below(path))


def _below(path: Path) -> Iterator[tuple[str, int, int]]:
    if not path.is_dir():
        yield from _entry(path)
        return
    for folder, folders, files in os.walk(path):
        folders[:] = [name for name in folders if not name.startswith((".", "__"))]
        for name in files:
            if not name.startswith("."):
                yield from _entry(Path(folder, name))


def _entry(path: Path) -> Iterator[tuple[str, int, int]]:
    try:
        found = path.stat()
    except OSError:  # gone since its name was read
        return
    yield str(path), found.st_mtime_ns, found.st_size
