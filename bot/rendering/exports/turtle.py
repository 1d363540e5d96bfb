"""Turtle, with our prefixes and in a stable order."""

from __future__ import annotations

import io
import logging
import re
from collections.abc import Iterable, Mapping
from types import MappingProxyType

from rdflib import BNode, Graph, Literal, URIRef
from rdflib.plugins.serializers.turtle import TurtleSerializer
from rdflib.term import Node

from bot.model import Term, TermKind, Triple
from bot.rendering.exports.record import ANSWER
from bot.vocabulary import (
    FACT,
    LABEL,
    PASSAGE,
    PREF_LABEL,
    PREFIXES,
    PROV,
    SHORT_NAME,
    TYPE,
    XSD_BOOLEAN,
    XSD_INTEGER,
)

_NONE: Mapping[str, str] = MappingProxyType({})
_BARE = {
    URIRef(XSD_INTEGER): re.compile(r"[+-]?[0-9]+"),
    URIRef(XSD_BOOLEAN): re.compile("true|false"),
}

# It would print a traceback for each literal that its datatype does not allow.
logging.getLogger("rdflib.term").setLevel(logging.ERROR)


def turtle(triples: Iterable[Triple], prefixes: Mapping[str, str] = _NONE) -> bytes:
    """The triples as Turtle in UTF-8, with our prefixes and others."""
    graph = Graph(bind_namespaces="none")
    for prefix, namespace in (*PREFIXES.items(), ("answer", ANSWER), *prefixes.items()):
        graph.bind(prefix, namespace)
    for subject, predicate, value in triples:
        graph.add((to_node(subject), to_node(predicate), to_node(value)))
    content = io.BytesIO()
    _Turtle(graph).serialize(content, encoding="utf-8")
    return content.getvalue().rstrip(b"\n") + b"\n"


class _Turtle(TurtleSerializer):
    """Puts how the answer came about first, then its things, their facts, the sources, names."""

    def __init__(self, graph: Graph) -> None:
        super().__init__(graph)
        self.predicateOrder = [URIRef(iri) for iri in (TYPE, PREF_LABEL, LABEL, SHORT_NAME)]

    def label(self, node: Node, position: int) -> str:
        """A node as Turtle; a literal with its very letters, bare only where that is safe."""
        if not isinstance(node, Literal) or not node.datatype:
            return super().label(node, position)
        bare = _BARE.get(node.datatype)
        if bare is not None and bare.fullmatch(str(node)):
            return str(node)
        datatype = node.datatype.n3(self.store.namespace_manager)
        return f"{Literal(str(node)).n3()}^^{datatype}"

    def orderSubjects(self) -> list[Node]:  # noqa: N802 — rdflib's own name
        """The subjects in the order of their rank, then of their IRIs."""
        members = set(self.store.objects(None, URIRef(PROV + "hadMember")))
        facts = set(self.store.subjects(URIRef(TYPE), URIRef(FACT)))
        passages = set(self.store.subjects(URIRef(TYPE), URIRef(PASSAGE)))

        def rank(subject: Node) -> int:
            if str(subject).startswith(ANSWER):
                return 0
            groups = (members, facts, passages)
            return next((n for n, group in enumerate(groups, 1) if subject in group), 4)

        return sorted(self._subjects, key=lambda subject: (rank(subject), str(subject)))


def to_node(term: Term) -> Node:
    """A term as rdflib has it, its text as it stands."""
    if term.kind is TermKind.IRI:
        return URIRef(term.value)
    if term.kind is TermKind.BNODE:
        return BNode(term.value)
    datatype = URIRef(term.datatype) if term.datatype and not term.language else None
    return Literal(term.value, lang=term.language, datatype=datatype, normalize=False)


def from_node(node: Node) -> Term:
    """A term from rdflib's."""
    if isinstance(node, Literal):
        datatype = str(node.datatype) if node.datatype else None
        return Term(str(node), TermKind.LITERAL, node.language, datatype)
    kind = TermKind.BNODE if isinstance(node, BNode) else TermKind.IRI
    return Term(str(node), kind)
