"""Which files hold the data, and which named graph each belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from bot.config import DATA_DIR, default_data_dir
from bot.resources import resource_folder
from bot.store.base import DataError
from bot.vocabulary import GRAPH, GRAPH_ONTOLOGY, SORAQ

SUFFIXES = frozenset({".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl", ".xml", ".jsonld"})
"""The endings of the files that are read from a folder."""

_SHAPES = "shapes.ttl"
_REPORT = "report.ttl"


@dataclass(frozen=True, slots=True)
class DataFile:
    """A file of data and the IRI of the named graph that its triples go to."""

    path: Path
    graph: str


def project_ontology() -> tuple[DataFile, ...]:
    """The project's own terms and their words, without the shapes."""
    files = sorted(resource_folder("ontology").glob("*.ttl"))
    return tuple(DataFile(file, GRAPH_ONTOLOGY) for file in files if file.name != _SHAPES)


def project_rules() -> tuple[Path, ...]:
    """The rules that are applied when data is loaded, in their order."""
    return tuple(sorted((resource_folder("ontology") / "rules").glob("*.rq")))


def outdating_rules() -> tuple[Path, ...]:
    """Those of the rules that take away what a later report overtakes; they come first."""
    return tuple(rule for rule in project_rules() if "outdated" in rule.name)


def project_data(own: Path | None = None) -> tuple[DataFile, ...]:
    """The project's ontology, its shared things and every report, and those of a folder ``own``.

    Raises :class:`DataError` where there is no data, no folder ``own``, or where both folders
    hold a report of one name.
    """
    folder = resource_folder("graph_data")
    files = data_files(folder)
    if not files:
        raise DataError(
            f"There is no data in {folder}. Install soraq again, or name other data with --data."
        )
    if own is not None and own.resolve() != folder.resolve():
        if not own.is_dir() and own != default_data_dir():
            raise DataError(
                f"There is no folder {own}: make it, or correct {DATA_DIR}, which names it."
            )
        added = data_files(own)
        _refuse_twice(files, added)
        files += added
    return (*project_ontology(), *(DataFile(file, graph_of(file)) for file in files))


def data_files(folder: Path) -> list[Path]:
    """The files of a data folder: its shared things first, then each report's."""
    return [*sorted(folder.glob("shared/*.ttl")), *sorted(folder.glob("reports/*/report.ttl"))]


def data_folder(own: Path | None) -> Path:
    """The data folder that new reports are added to.

    It is the folder ``own`` of the settings (``Settings.data_dir``), which need not be there yet;
    without one, the project's ``graph_data``.  A report has its place in
    ``reports/<report>/`` in it, and what reports share in ``shared/``.
    """
    return resource_folder("graph_data") if own is None else own


def _refuse_twice(files: Sequence[Path], added: Sequence[Path]) -> None:
    known = {graph_of(file): file for file in files if file.name == _REPORT}
    for file in added:
        other = known.get(graph_of(file))
        if other is not None:
            raise DataError(
                f"The report {file.parent.name} stands in {file.parent} and in {other.parent}: "
                "rename or remove one of the two folders."
            )


def foreign_data(paths: Sequence[Path]) -> tuple[DataFile, ...]:
    """The files of ``--data``, wholly in place of the project's.

    The project's ontology comes along only where these files use a term of it.
    """
    files = _unique(file for path in paths for file in _files_below(path))
    data = tuple(DataFile(file, graph_of(file)) for file in files)
    namespace = SORAQ.encode()
    if any(namespace in _content(file) for file in files):
        return (*project_ontology(), *data)
    return data


def graph_of(file: Path) -> str:
    """The named graph of a file: its report's, ``shared``, or one of its own name."""
    if file.name == _REPORT or file.parent.name == "shared":
        return GRAPH + quote(file.resolve().parent.name)
    return GRAPH + quote(file.stem)


def _files_below(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DataError(f"There is no file or folder {path}. Check the path.")
    found = sorted(
        file
        for file in path.rglob("*")
        if file.suffix.lower() in SUFFIXES and file.is_file() and not _is_hidden(file, path)
    )
    if not found:
        raise DataError(
            f"The folder {path} holds no data: no file ends in {', '.join(sorted(SUFFIXES))}. "
            "Name a file or a folder with one of these."
        )
    return found


def _is_hidden(file: Path, folder: Path) -> bool:
    return any(part.startswith(".") for part in file.relative_to(folder).parts)


def _unique(files: Iterable[Path]) -> list[Path]:
    return list({file.resolve(): file for file in files}.values())


def _content(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise DataError(
            f"{file} cannot be read: {error.strerror}. Check its permissions."
        ) from error
