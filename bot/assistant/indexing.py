"""The vocabulary of a store, and the index of names that is kept beside a large one."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from bot.model import Rows, Term
from bot.query.selection import Queries
from bot.store.base import Store
from bot.store.names import NameFile, Tables, write_names
from bot.understanding.build import set_apart
from bot.understanding.tables import name_tables

NAMES = "names.sqlite"
"""What the index is called in the folder of its store."""

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
    """The index beside a store on disk; ``None`` for any other, or one filled without."""
    from bot.store.disk import DiskStore

    if isinstance(store, DiskStore) and (path := store.state / NAMES).is_file():
        return NameFile(path)
    return None


def write_index(store: Store, queries: Queries, path: Path) -> None:
    """Write the index of a store's names to ``path``, once its data is loaded."""
    write_vocabulary(read_vocabulary(store, queries), path)


def write_vocabulary(vocabulary: Mapping[str, Rows], path: Path) -> None:
    """Write an index of the names in what :func:`read_vocabulary` gave."""
    rows, lexicon, classes = set_apart(vocabulary)
    tables = name_tables(lexicon)
    write_names(
        path,
        Tables(
            *tables,
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
