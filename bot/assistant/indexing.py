"""The vocabulary of a store, and the index of names that is kept beside a large one."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory

from bot.model import Rows, Term
from bot.query.selection import Queries
from bot.store.base import Store
from bot.store.names import NAMES, NameFile, Tables, write_names
from bot.understanding.build import Table, set_apart
from bot.understanding.tables import name_tables

_VOCABULARY = ("terms", "classes", "numbers", "usage", "schema", "years", "concepts")


def read_vocabulary(store: Store, queries: Queries) -> dict[str, Rows]:
    """What a reader is built from, looked up in the store: every name, class and use of a term."""
    return {name: store.select(queries.plain(name)) for name in _VOCABULARY}


def stored_vocabulary(names: NameFile) -> dict[str, Rows]:
    """The same as it was when the index was written, less the names that the index holds."""
    return {
        name: Rows(tuple(rows[0]), tuple(tuple(map(_term, row)) for row in rows[1:]))
        for name, rows in names.vocabulary().items()
    }


def index_names(store: Store, folder: Path) -> None:
    """Write the index of a filled store into ``folder``, that of its state on disk."""
    write_index(store, Queries(), folder / NAMES)


def open_index(store: Store) -> NameFile | None:
    """The index that is kept for the version of a store; ``None`` where there is none."""
    file = store.names_file
    return NameFile(file) if file is not None else None


def write_index(store: Store, queries: Queries, path: Path) -> None:
    """Write the index of a store's names to ``path``, once its data is loaded.

    The names are put aside on the disk meanwhile, and are never all in memory.
    """
    with TemporaryDirectory(prefix="names-", dir=path.parent) as folder:
        fetched = {name: _Fetched(store, queries, name, Path(folder)) for name in _VOCABULARY}
        write_vocabulary(fetched, path)


class _Fetched:
    """The rows of a query, looked up once and put aside in a file."""

    def __init__(self, store: Store, queries: Queries, name: str, folder: Path) -> None:
        self.variables = queries.template(name).returns
        self._file = folder / f"{name}.jsonl"
        with self._file.open("w", encoding="utf-8") as file:
            for row in store.stream(queries.plain(name)):
                file.write(json.dumps(_texts(row), ensure_ascii=False) + "\n")

    @property
    def rows(self) -> Iterator[tuple[Term | None, ...]]:
        """One row after another, as often as they are asked for."""
        with self._file.open(encoding="utf-8") as file:
            for line in file:
                yield tuple(map(_term, json.loads(line)))


def write_vocabulary(vocabulary: Mapping[str, Table], path: Path) -> None:
    """Write an index of the names in what :func:`read_vocabulary` gave, or more than fit."""
    rows, names, classes, lexicon = set_apart(vocabulary)
    write_names(
        path,
        Tables(
            *name_tables(names, lexicon),
            classes=classes,
            vocabulary={
                name: [[*kept.variables], *(_texts(row) for row in kept.rows)]
                for name, kept in rows.items()
            },
        ),
    )


def _texts(row: Iterable[Term | None]) -> list[str]:
    return [term.value if term else "" for term in row]


def _term(value: str) -> Term | None:
    return Term(value) if value else None
