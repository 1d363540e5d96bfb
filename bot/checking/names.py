"""Names: in three languages for every term, and no two things with one short name."""

from __future__ import annotations

from collections.abc import Iterator

from bot import vocabulary as voc
from bot.checking.data import Data, named
from bot.checking.findings import Finding
from bot.model import Language


def short_names(data: Data) -> Iterator[Finding]:
    """Each two things with the same short name in a language, unless said to be different."""
    first: dict[tuple[str, str | None], list[str]] = {}
    for graph, thing, predicate, name in data.triples:
        if predicate != voc.SHORT_NAME:
            continue
        holders = first.setdefault((name.value.casefold(), name.language), [])
        for other in holders:
            if other != thing.value and not _said_different(data, thing.value, other):
                yield data.finding(
                    thing.value,
                    f"its short name “{name.value}” ({name.language}) is that of {named(other)} "
                    "too. Give one of them another, or state that the two are owl:differentFrom "
                    "each other.",
                    "shortName",
                    graph=graph,
                )
        holders.append(thing.value)


def term_labels(data: Data) -> Iterator[Finding]:
    """Each class or property of the ontology without a label in each language."""
    for term in data.things(*voc.ONTOLOGY_CLASSES, *voc.PROPERTY_CLASSES):
        if not term.startswith(voc.SORAQ):
            continue
        found = {label.language for label in data.values(term, voc.LABEL)}
        missing = [language.value for language in Language if language.value not in found]
        if missing:
            yield data.finding(
                term, f"it has no rdfs:label in {' and '.join(missing)}. Add one in each."
            )


def _said_different(data: Data, one: str, other: str) -> bool:
    pairs = ((one, other), (other, one))
    return any(
        value.value == second
        for first, second in pairs
        for value in data.values(first, voc.DIFFERENT_FROM)
    )
