"""Where the project's own folders lie: in an installed wheel, or beside the program."""

from __future__ import annotations

from pathlib import Path

_PROGRAM = Path(__file__).parent


def resource_folder(name: str) -> Path:
    """The project's folder ``ontology``, ``graph_data`` or ``queries``."""
    carried = _PROGRAM / "_data" / name
    return carried if carried.is_dir() else _PROGRAM.parent / name


def is_installed() -> bool:
    """Whether the program was installed with its folders, which an update then replaces."""
    return (_PROGRAM / "_data").is_dir()
