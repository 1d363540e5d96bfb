"""Graphs in the formats in which they are asked for."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass

from bot.model import Term, TermKind, Triple

_ESCAPES = str.maketrans({"\\": "\\\\", '"': '\\"', "\n": "\\n", "\r": "\\r", "\t": "\\t"})
_IN_IRIS = {ord(c): f"\\u{ord(c):04X}" for c in '<>"{}|^`\\' + "".join(map(chr, range(0x21)))}

VOID = "http://rdfs.org/ns/void#"
DCAT = "http://www.w3.org/ns/dcat#"
SD = "http://www.w3.org/ns/sparql-service-description#"
SH = "http://www.w3.org/ns/shacl#"
_PREFIXES = {"void": VOID, "dcat": DCAT, "sd": SD, "sh": SH}


@dataclass(frozen=True, slots=True)
class Format:
    """A format of graphs: its media type, the ending of its files, other types it goes by."""

    media_type: str
    suffix: str
    name: str
    write: Callable[[Sequence[Triple]], bytes]
    aliases: tuple[str, ...] = ()


def turtle(triples: Iterable[Triple]) -> bytes:
    """The triples as Turtle, things first, with our prefixes."""
    from bot.rendering.exports.turtle import turtle as write

    return write(triples, _PREFIXES)


def json_ld(triples: Sequence[Triple]) -> bytes:
    """The triples as JSON-LD; as plain JSON too where no blank node is among them."""
    if any(term.kind is TermKind.BNODE for triple in triples for term in triple):
        return _by_rdflib(triples, "json-ld")
    from bot.rendering.exports.json_ld import json_ld as write

    return write(triples)


def n_triples(triples: Iterable[Triple]) -> bytes:
    """The triples as N-Triples, one a line."""
    return "".join(f"{term(s)} {term(p)} {term(o)} .\n" for s, p, o in triples).encode()


def rdf_xml(triples: Sequence[Triple]) -> bytes:
    """The triples as RDF/XML; ``ValueError`` where a property has no name in XML."""
    return _by_rdflib(triples, "xml")


def term(found: Term) -> str:
    """A term as N-Triples and N-Quads have it."""
    match found.kind:
        case TermKind.IRI:
            return f"<{found.value.translate(_IN_IRIS)}>"
        case TermKind.BNODE:
            return f"_:{found.value}"
        case TermKind.LITERAL:
            text = f'"{found.value.translate(_ESCAPES)}"'
            if found.language:
                return f"{text}@{found.language}"
            return f"{text}^^<{found.datatype.translate(_IN_IRIS)}>" if found.datatype else text


def _by_rdflib(triples: Iterable[Triple], name: str) -> bytes:
    from rdflib import Graph

    from bot.rendering.exports.turtle import to_node
    from bot.vocabulary import PREFIXES

    graph = Graph(bind_namespaces="none")
    for prefix, namespace in {**PREFIXES, **_PREFIXES}.items():
        graph.bind(prefix, namespace)
    for subject, predicate, value in triples:
        graph.add((to_node(subject), to_node(predicate), to_node(value)))
    return graph.serialize(format=name, encoding="utf-8")


TURTLE = Format("text/turtle", "ttl", "Turtle", turtle, ("text/n3", "application/x-turtle"))
JSON_LD = Format("application/ld+json", "jsonld", "JSON-LD", json_ld, ("application/json",))
# rdflib asks for N-Triples by the media type that they had at first.
N_TRIPLES = Format("application/n-triples", "nt", "N-Triples", n_triples, ("text/plain",))
RDF_XML = Format("application/rdf+xml", "rdf", "RDF/XML", rdf_xml)
FORMATS = (TURTLE, JSON_LD, N_TRIPLES, RDF_XML)
BY_SUFFIX = {format.suffix: format for format in FORMATS}
BY_TYPE = {media: format for format in FORMATS for media in (format.media_type, *format.aliases)}
"""The formats by media type, the dearest first."""
