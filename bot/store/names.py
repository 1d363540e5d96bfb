"""Names of things kept on disk beside a store: an index as one SQLite file.

It is filled once, when data is loaded, and only read after that.  What stands in the tables,
and what it means, is the business of ``bot.understanding``; here they are only kept.
"""

from __future__ import annotations

import json
import sqlite3
import threading
from collections.abc import Collection, Iterable, Mapping, Sequence
from functools import lru_cache
from itertools import islice
from pathlib import Path
from typing import Any, NamedTuple, Protocol

from bot.store.base import StoreError

NAMES = "names.sqlite"
"""What the index is called in the folder of its store."""
_FORMAT = 2
"""Raised when the tables change: an index of another format is made anew."""
_MAPPED = 2**30
_AT_ONCE = 20_000
"""So many names are written at a time."""
_ENDS = 64
"""So many things of one name at most are told apart."""
_MOST_CLASSES = 50_000
"""Of so many things at most the classes are kept in memory."""
_MOST_WORDS = 500
"""Of so many words at most what they name is kept in memory: some hundred things each."""
_MOST_STEPS = 50_000
"""So many steps through the names are kept in memory."""
_LOOKED_THROUGH = 5_000
"""So many things of one word at most are looked through for those that have others too."""
_SCHEMA = """
CREATE TABLE words (word INTEGER PRIMARY KEY, language TEXT, folded TEXT);
CREATE TABLE stems (how TEXT, key TEXT, typed TEXT, word INTEGER,
    PRIMARY KEY (how, key, word, typed)) WITHOUT ROWID;
CREATE TABLE steps (place INTEGER, word INTEGER, next INTEGER,
    PRIMARY KEY (place, word)) WITHOUT ROWID;
CREATE TABLE things (number INTEGER PRIMARY KEY, thing TEXT UNIQUE, classes TEXT);
CREATE TABLE ends (place INTEGER, number INTEGER, language TEXT,
    PRIMARY KEY (place, number, language)) WITHOUT ROWID;
CREATE TABLE named (word INTEGER, number INTEGER, PRIMARY KEY (word, number)) WITHOUT ROWID;
CREATE TABLE spellings (key TEXT, length INTEGER, stem TEXT, word INTEGER,
    PRIMARY KEY (key, length, stem, word)) WITHOUT ROWID;
CREATE TABLE vocabulary (name TEXT PRIMARY KEY, rows TEXT);
"""


class Word(NamedTuple):
    """A word found under a key."""

    typed: str
    word: int
    language: str
    folded: str


class Name(Protocol):
    """The rows of one name."""

    @property
    def steps(self) -> Sequence[tuple[int, int, int]]:
        """Place, word, the place it leads to."""

    @property
    def ends(self) -> Sequence[tuple[int, str, str]]:
        """Place, thing, language."""

    @property
    def named(self) -> Sequence[tuple[int, str]]:
        """Word, thing."""


class Tables(NamedTuple):
    """The rows of each table, and the rows that a start needs, by the name of their query.

    They are gone through once, in this order, and not kept.
    """

    names: Iterable[Name]
    words: Iterable[tuple[int, str, str]]
    stems: Iterable[tuple[str, str, str, int]]
    spellings: Iterable[tuple[str, int, str, int]]
    classes: Mapping[str, Collection[str]]
    vocabulary: Mapping[str, Sequence[Sequence[str]]]


class NameFile:
    """An index that was written; safe to ask from any thread."""

    def __init__(self, path: Path) -> None:
        """Open the index at ``path`` to read; an error where it is missing or broken."""
        try:
            self._file = sqlite3.connect(
                f"{path.resolve().as_uri()}?mode=ro&immutable=1", uri=True, check_same_thread=False
            )
            # Read as memory, which all processes share: a page costs no call to the system.
            self._file.execute(f"PRAGMA mmap_size = {_MAPPED}")
            (found,) = self._file.execute("PRAGMA user_version").fetchone()
        except sqlite3.Error as error:
            raise _unreadable(path, error) from error
        if found != _FORMAT:
            raise StoreError(
                f"The index of names {path} is of another version of soraq. Load the data again."
            )
        self._path = path
        self._lock = threading.Lock()
        self._classes: dict[str, frozenset[str]] = {}
        self._sorts: dict[str, frozenset[str]] = {}
        # The same text is gone through several times, whole and in part.
        self._steps: dict[tuple[int, int], int | None] = {}
        # The same words stand in most questions: agreement, government.
        self._named = lru_cache(maxsize=_MOST_WORDS)(self._read_named)
        self._uses = lru_cache(maxsize=10_000)(self._read_uses)

    def vocabulary(self) -> dict[str, list[list[str]]]:
        """The rows that a start needs, by the name of their query."""
        rows = self._all("SELECT name, rows FROM vocabulary", ())
        return {name: json.loads(text) for name, text in rows}

    def words(self, keys: Collection[tuple[str, str]]) -> Mapping[tuple[str, str], list[Word]]:
        """The words under each of ``keys``, pairs of how and key."""
        found: dict[tuple[str, str], list[Word]] = {}
        by_how: dict[str, list[str]] = {}
        for how, key in keys:
            by_how.setdefault(how, []).append(key)
        for how, wanted in by_how.items():
            rows = self._all(
                "SELECT key, typed, word, language, folded FROM stems JOIN words USING (word) "
                f"WHERE how = ? AND key IN ({_marks(wanted)})",
                (how, *wanted),
            )
            for key, *word in rows:
                found.setdefault((how, key), []).append(Word(*word))
        return found

    def steps(
        self, places: Collection[int], words: Collection[int]
    ) -> Mapping[tuple[int, int], int]:
        """Where the trie goes on from ``places`` by ``words``."""
        if len(self._steps) > _MOST_STEPS:
            self._steps = {}
        known = self._steps
        pairs = [(place, word) for place in places for word in words]
        if asked := [pair for pair in pairs if pair not in known]:
            places, words = ({*one} for one in zip(*asked, strict=True))
            rows = self._all(
                "SELECT place, word, next FROM steps "
                f"WHERE place IN ({_marks(places)}) AND word IN ({_marks(words)})",
                (*places, *words),
            )
            read: dict[tuple[int, int], int | None] = dict.fromkeys(asked)
            read.update(((place, word), following) for place, word, following in rows)
            known.update(read)  # at once: others ask it too
        return {pair: following for pair in pairs if (following := known[pair]) is not None}

    def ends(self, places: Collection[int]) -> Mapping[int, list[tuple[str, str]]]:
        """The things whose names end at ``places``, with the language of the name."""
        found: dict[int, list[tuple[str, str]]] = {}
        if not places:
            return found
        # At most places no name ends.
        ending = self._all(
            f"WITH wanted (place) AS (VALUES {','.join(['(?)'] * len(places))}) "
            "SELECT place FROM wanted "
            "WHERE EXISTS (SELECT 1 FROM ends WHERE ends.place = wanted.place)",
            (*places,),
        )
        for (place,) in ending:
            rows = self._all(
                "SELECT thing, classes, language FROM ends JOIN things USING (number) "
                "WHERE place = ? LIMIT ?",
                (place, _ENDS),
            )
            things = self._noted(row[:2] for row in rows)
            found[place] = [(thing, row[2]) for thing, row in zip(things, rows, strict=True)]
        return found

    def named(self, words: Collection[int], limit: int) -> list[str]:
        """At most ``limit`` things that have one of ``words`` in a name."""
        return self._named(tuple(words), limit)

    def _read_named(self, words: tuple[int, ...], limit: int) -> list[str]:
        rows = self._all(
            "SELECT DISTINCT thing, classes FROM named JOIN things USING (number) "
            f"WHERE word IN ({_marks(words)}) LIMIT ?",
            (*words, limit),
        )
        return self._noted(rows)

    def common(self, groups: Sequence[Collection[int]], limit: int) -> list[str]:
        """At most ``limit`` things that have a word of each of ``groups`` in their names.

        Of words that all are very common not every thing is looked at.
        """
        rarest, *others = sorted(map(tuple, groups), key=self._uses)
        also = " ".join(
            "AND EXISTS (SELECT 1 FROM named AS other "
            f"WHERE other.number = few.number AND other.word IN ({_marks(group)}))"
            for group in others
        )
        rows = self._all(
            "SELECT thing, classes FROM things WHERE number IN (SELECT number FROM "
            f"(SELECT DISTINCT number FROM named WHERE word IN ({_marks(rarest)}) LIMIT ?) AS few "
            f"WHERE TRUE {also} LIMIT ?)",
            (*rarest, _LOOKED_THROUGH, *(word for group in others for word in group), limit),
        )
        return self._noted(rows)

    def _read_uses(self, words: tuple[int, ...]) -> int:
        """How many names have one of ``words``, as far as that need be known."""
        ((found,),) = self._all(
            "SELECT COUNT(*) FROM "
            f"(SELECT 1 FROM named WHERE word IN ({_marks(words)}) LIMIT {_LOOKED_THROUGH})",
            (*words,),
        )
        return int(found)

    def things(self) -> Iterable[str]:
        """Every thing of the index."""
        return [thing for (thing,) in self._all("SELECT thing FROM things", ())]

    def close(self) -> None:
        """Let go of the file."""
        with self._lock:
            self._file.close()

    def spellings(self, keys: Collection[tuple[str, int]]) -> Mapping[str, list[Word]]:
        """The stems with one of ``keys``, parts of a stem and its length, and their words."""
        rows = self._all(
            f"WITH wanted (key, length) AS (VALUES {','.join(['(?, ?)'] * len(keys))}) "
            "SELECT DISTINCT stem, '', word, language, folded FROM wanted "
            "CROSS JOIN spellings USING (key, length) CROSS JOIN words USING (word)",
            [value for pair in keys for value in pair],
        )
        found: dict[str, list[Word]] = {}
        for stem, *word in rows:
            found.setdefault(stem, []).append(Word(*word))
        return found

    def classes(self, thing: str) -> frozenset[str]:
        """All classes of a thing; none where it is not known."""
        known = self._classes.get(thing)
        if known is None:
            rows = self._all("SELECT classes FROM things WHERE thing = ?", (thing,))
            classes = rows[0][0] if rows else ""
            self._noted([(thing, classes)])
            known = self._sorts[classes]
        return known

    def _noted(self, rows: Iterable[tuple[str, str]]) -> list[str]:
        """The things of rows, whose classes are known from then on."""
        if len(self._classes) > _MOST_CLASSES:
            self._classes = {}
        known, things = self._classes, []
        for thing, classes in rows:
            sort = self._sorts.get(classes)
            if sort is None:
                sort = self._sorts[classes] = frozenset(classes.split())
            known[thing] = sort
            things.append(thing)
        return things

    def _all(self, query: str, values: Sequence[object]) -> list[Any]:
        with self._lock:
            try:
                return self._file.execute(query, values).fetchall()
            except sqlite3.Error as error:
                raise _unreadable(self._path, error) from error


def is_index(path: Path) -> bool:
    """Whether ``path`` is an index that this version of the program can read."""
    try:
        NameFile(path).close()
    except StoreError:
        return False
    return True


def _unreadable(path: Path, error: sqlite3.Error) -> StoreError:
    return StoreError(f"The index of names {path} cannot be read: {error}. Load the data again.")


def write_names(path: Path, tables: Tables) -> None:
    """Write an index; ``path`` holds a whole one or, after an error, what was there before."""
    part = path.with_name(f"{path.name}.part")
    part.unlink(missing_ok=True)
    file = sqlite3.connect(part)
    try:
        file.execute("PRAGMA journal_mode = OFF")
        file.execute("PRAGMA synchronous = OFF")
        file.executescript(_SCHEMA)
        _fill(file, tables)
        file.execute(f"PRAGMA user_version = {_FORMAT}")
        file.commit()
        file.execute("ANALYZE")
    except sqlite3.Error as error:
        raise StoreError(
            f"The index of names {path} cannot be written: {error}. Check the room on the disk."
        ) from error
    finally:
        file.close()
    part.replace(path)


def _fill(file: sqlite3.Connection, tables: Tables) -> None:
    numbers = {thing: number for number, thing in enumerate(tables.classes)}
    file.executemany(
        "INSERT INTO things VALUES (?, ?, ?)",
        (
            (numbers[thing], thing, " ".join(sorted(found)))
            for thing, found in tables.classes.items()
        ),
    )
    names = iter(tables.names)
    while lump := [*islice(names, _AT_ONCE)]:
        _add_names(file, lump, numbers)
    file.executemany("INSERT INTO words VALUES (?, ?, ?)", tables.words)
    file.executemany("INSERT OR IGNORE INTO stems VALUES (?, ?, ?, ?)", tables.stems)
    file.executemany("INSERT OR IGNORE INTO spellings VALUES (?, ?, ?, ?)", tables.spellings)
    file.executemany(
        "INSERT INTO vocabulary VALUES (?, ?)",
        ((name, json.dumps(rows, ensure_ascii=False)) for name, rows in tables.vocabulary.items()),
    )


def _add_names(file: sqlite3.Connection, names: Sequence[Name], numbers: Mapping[str, int]) -> None:
    """The rows of some names, those of a table together and in its order."""
    file.executemany(
        "INSERT INTO steps VALUES (?, ?, ?)", (step for name in names for step in name.steps)
    )
    ends = {
        (place, numbers[thing], language) for name in names for place, thing, language in name.ends
    }
    file.executemany("INSERT OR IGNORE INTO ends VALUES (?, ?, ?)", sorted(ends))
    named = {(word, numbers[thing]) for name in names for word, thing in name.named}
    file.executemany("INSERT OR IGNORE INTO named VALUES (?, ?)", sorted(named))


def _marks(values: Collection[object]) -> str:
    return ",".join("?" * len(values))
