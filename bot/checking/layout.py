"""Which files are checked together."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

from bot.resources import resource_folder
from bot.store.base import DataError
from bot.store.loading import (
    DataFile,
    data_files,
    foreign_data,
    graph_of,
    project_data,
    project_ontology,
)
from bot.vocabulary import GRAPH_ONTOLOGY

_REPORT = "report.ttl"


@dataclass(frozen=True, slots=True)
class Layout:
    """The ``files`` of data with the ontology's, and the folder of queries to check with them."""

    files: tuple[DataFile, ...]
    queries: Path | None = None

    @property
    def has_ontology(self) -> bool:
        """Whether the project's ontology is among the files: foreign data needs none of it."""
        return any(file.graph == GRAPH_ONTOLOGY for file in self.files)

    @property
    def reports(self) -> tuple[DataFile, ...]:
        """The files that hold what reports say."""
        return tuple(file for file in self.files if file.path.name == _REPORT)

    @property
    def shared(self) -> tuple[DataFile, ...]:
        """The files that are no report: the ontology and the things that reports share."""
        return tuple(file for file in self.files if file.path.name != _REPORT)


def layout_of(path: Path | None, own: Path | None = None) -> Layout:
    """The project's own files and queries, or those that belong to ``path``.

    ``own`` is the user's own data folder, which is added to the project's; a ``path`` in it is
    checked with what it rests on: the project's things and reports.
    """
    if path is None:
        return Layout(project_data(own), resource_folder("queries"))
    if not path.exists():
        raise DataError(f"There is no file or folder {path}. Check the path.")
    folder = path.parent if path.is_file() else path
    if own is not None and folder.resolve() in _places(own):
        return Layout(project_data(own))
    if _is_data_folder(folder):
        return _of_folder(folder)
    if _is_data_folder(folder.parent) and folder.name == "shared":
        return _of_folder(folder.parent)
    if (folder / _REPORT).is_file() and path.name in (_REPORT, folder.name):
        return _of_report(folder, own)
    return Layout(foreign_data([path]))


def _places(own: Path) -> set[Path]:
    return {own.resolve(), *(file.parent.resolve() for file in data_files(own))}


def _is_data_folder(folder: Path) -> bool:
    return bool(data_files(folder))


def folders_without_report(path: Path | None, own: Path | None) -> list[Path]:
    """The folders among the reports from which nothing is read, as their file has another name."""
    homes = [resource_folder("graph_data"), own] if path is None else [path]
    return [
        folder
        for home in homes
        if home is not None
        for folder in sorted(home.glob("reports/*"))
        if folder.is_dir()
        and not folder.name.startswith((".", "_"))
        and any(folder.iterdir())
        and not (folder / _REPORT).is_file()
    ]


def _of_folder(folder: Path) -> Layout:
    return Layout((*project_ontology(), *_as_data(data_files(folder))))


def _of_report(folder: Path, own: Path | None) -> Layout:
    """One report with all that it may name: the data folder it stands in, else the project's.

    A draft elsewhere takes the place of the report of its name.
    """
    home = folder.resolve().parent.parent
    if any(home.glob("shared/*.ttl")) and (own is None or home != own.resolve()):
        files = (*project_ontology(), *_as_data(data_files(home)))
    else:
        files = project_data(own)
    file = DataFile(folder / _REPORT, graph_of(folder / _REPORT))
    return Layout((*(other for other in files if other.graph != file.graph), file))


def _as_data(files: list[Path]) -> tuple[DataFile, ...]:
    return tuple(DataFile(file, graph_of(file)) for file in files)
