"""Which files hold the data, and which named graph each belongs to."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import quote

from bot.resources import resource_folder
from bot.store.base import DataError
from bot.vocabulary import GRAPH, GRAPH_ONTOLOGY, SORAQ

SUFFIXES = frozenset({".ttl", ".nt", ".nq", ".trig", ".rdf", ".owl", ".xml", ".jsonld"})
"""The endings of the files that are read from a folder."""

_SHAPES = "shapes.ttl"


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


def project_data() -> tuple[DataFile, ...]:
    """The project's ontology, its shared things and every report."""
    folder = resource_folder("graph_data")
    files = [*sorted(folder.glob("shared/*.ttl")), *sorted(folder.glob("reports/*/report.ttl"))]
    if not files:
        raise DataError(
            f"There is no data in {folder}. Install soraq again, or name other data with --data."
        )
    return (*project_ontology(), *(DataFile(file, graph_of(file)) for file in files))


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
    if file.name == "report.ttl" or file.parent.name == "shared":
        return GRAPH + quote(file.resolve().parent.name)
    return GRAPH + quote(file.stem)


def _files_below(path: Path) -> list[Path]:
    if path.is_file():
        return [path]
    if not path.is_dir():
        raise DataError(f"There is no file or folder {path}. Check the path given with --data.")
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
