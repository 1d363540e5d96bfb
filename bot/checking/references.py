"""Nothing points at what nobody describes."""

from __future__ import annotations

from collections.abc import Iterator

from bot import vocabulary as voc
from bot.checking.data import Data, named
from bot.checking.findings import Finding
from bot.model import TermKind

OURS = (voc.ID, voc.STATUS, voc.TOPIC, voc.KIND, voc.ROLE, voc.UNIT)
"""The namespaces of which everything is described in some file."""


def references(data: Data) -> Iterator[Finding]:
    """Each value under our namespaces that no file describes."""
    for graph, thing, predicate, value in data.triples:
        if value.kind is not TermKind.IRI or not value.value.startswith(OURS):
            continue
        if not data.describes(value.value):
            yield data.finding(
                thing.value,
                f"{named(predicate)} names {named(value.value)}, which no file describes. "
                f"{data.like(value.value)}Correct the id, or describe that thing.",
                voc.local_name(value.value),
                graph=graph,
            )


def terms(data: Data) -> Iterator[Finding]:
    """Each class or property of ours that the ontology does not have."""
    for graph, thing, predicate, value in data.triples:
        used = [predicate]
        if value.kind is TermKind.IRI and value.value.startswith(voc.SORAQ):
            used.append(value.value)
        for term in used:
            if term.startswith(voc.SORAQ) and not data.describes(term):
                yield data.finding(
                    thing.value,
                    f"{named(term)} is no term of the ontology. {data.like(term)}Correct it, or "
                    "define it in ontology/soraq.ttl with its names in three languages.",
                    voc.local_name(term),
                    graph=graph,
                )
