"""The triples of an export: what describes the things, and how the answer came about."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from datetime import UTC, datetime

from bot import vocabulary as voc
from bot.model import Answer, Term, TermKind, Triple

ANSWER = "https://w3id.org/soraq/answer/"
_GENID = "https://w3id.org/soraq/.well-known/genid/"


def described(
    answer: Answer, triples: Iterable[Triple], asked_at: datetime, question: str | None = None
) -> list[Triple]:
    """All triples of an export, each once and in order, without blank nodes."""
    own = _without_blank_nodes(set(triples))
    asked = question if question is not None else answer.question
    return sorted(own | set(provenance(answer, asked, asked_at)), key=_in_order)


def provenance(answer: Answer, question: str, asked_at: datetime) -> Iterable[Triple]:
    """The record of PROV: the question, the queries it was answered by, the data, the time.

    The answer is named after what made it, so that it has the same IRI every time.
    """
    said = "\n".join([question, answer.language, answer.version, *(q.text for q in answer.queries)])
    name = ANSWER + hashlib.sha256(said.encode("utf-8", "replace")).hexdigest()[:12]
    this, asking, data = _iri(name), _iri(f"{name}-question"), _iri(f"{name}-data")
    time = Term(instant(asked_at), TermKind.LITERAL, datatype=voc.XSD_DATE_TIME)
    entity = _iri(voc.PROV + "Entity")
    type_, used = _iri(voc.TYPE), _iri(voc.PROV + "used")
    yield this, type_, _iri(voc.PROV + "Collection")
    yield this, _iri(voc.DCTERMS + "created"), time
    yield this, _iri(voc.PROV + "wasGeneratedBy"), asking
    yield this, _iri(voc.PROV + "wasDerivedFrom"), data
    for thing in dict.fromkeys((*answer.items, *(row.iri for row in answer.rows))):
        yield this, _iri(voc.PROV + "hadMember"), _iri(thing)
    yield asking, type_, _iri(voc.PROV + "Activity")
    yield asking, _iri(voc.DCTERMS + "created"), time
    yield asking, _iri(voc.LABEL), _text(question, answer.language.value)
    yield asking, used, data
    yield data, type_, entity
    yield data, _iri(voc.OWL + "versionInfo"), _text(answer.version)
    for number, query in enumerate(answer.queries, start=1):
        node = _iri(f"{name}-query-{number}")
        yield asking, used, node
        yield node, type_, entity
        yield node, _iri(voc.LABEL), _text(query.name)
        yield node, _iri(voc.PROV + "value"), _text(query.text)


def instant(time: datetime) -> str:
    """A moment in UTC, to the second."""
    return time.astimezone(UTC).replace(microsecond=0).isoformat().replace("+00:00", "Z")


def _iri(iri: str) -> Term:
    return Term(iri)


def _text(text: str, language: str | None = None) -> Term:
    clean = text.encode("utf-8", "replace").decode().replace("\0", "")
    return Term(clean, TermKind.LITERAL, language)


def _in_order(triple: Triple) -> tuple[tuple[str, str, str, str], ...]:
    return tuple((t.value, t.kind, t.language or "", t.datatype or "") for t in triple)


def _without_blank_nodes(triples: set[Triple]) -> set[Triple]:
    """The triples with an IRI for each blank node, the same for the same description of it."""
    if not any(term.kind is TermKind.BNODE for triple in triples for term in triple):
        return triples
    from rdflib import BNode, Graph
    from rdflib.compare import to_canonical_graph

    from bot.rendering.exports.turtle import from_node, to_node

    graph = Graph()
    for subject, predicate, value in triples:
        graph.add((to_node(subject), to_node(predicate), to_node(value)))
    return {
        tuple(  # type: ignore[misc]
            _iri(_GENID + str(node)) if isinstance(node, BNode) else from_node(node)
            for node in triple
        )
        for triple in to_canonical_graph(graph)
    }
