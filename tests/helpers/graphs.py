"""Small graphs for tests, in a store of their own."""

from collections.abc import Sequence
from pathlib import Path

from bot.model import BoundQuery
from bot.store.embedded import EmbeddedStore
from bot.store.loading import foreign_data
from bot.vocabulary import PREFIXES, local_name

EXAMPLE = "http://example.org/zoo#"


def turtle(text: str) -> str:
    """The text with the project's prefixes, and ``ex:`` for an ontology of its own."""
    used = {**PREFIXES, "ex": EXAMPLE}
    prefixes = {name: iri for name, iri in used.items() if f"{name}:" in text}
    return "".join(f"@prefix {name}: <{iri}> .\n" for name, iri in prefixes.items()) + text


def store_of(folder: Path, text: str) -> EmbeddedStore:
    """A store of this Turtle, loaded as ``--data`` is."""
    file = folder / "small.ttl"
    file.write_text(turtle(text), encoding="utf-8")
    return EmbeddedStore.from_files(foreign_data([file]))


def column(store: EmbeddedStore, query: BoundQuery | str, variable: str) -> list[str]:
    """The local names, or the text, of one variable in the order of the rows."""
    return [row[0] for row in table(store, query, variable)]


def table(store: EmbeddedStore, query: BoundQuery | str, *variables: str) -> list[tuple[str, ...]]:
    """The local names, or the text, of some variables; empty where one is not bound."""
    rows: Sequence[dict[str, object]] = list(store.select(query).records())  # type: ignore[arg-type]
    return [tuple(_short(row[name]) for name in variables) for row in rows]


def _short(term: object) -> str:
    value = getattr(term, "value", "")
    kind = getattr(term, "kind", None)
    return local_name(value) if kind == "iri" else str(value)
