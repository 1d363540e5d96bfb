"""How much there is of what: counted in a process that answers, once a version."""

from __future__ import annotations

from dataclasses import dataclass

from bot import vocabulary as voc
from bot.assistant import Assistant
from bot.model import Language, Rows, Term
from bot.vocabulary import shortened
from bot.web.addresses import address_of

PAGE = 100
"""So many things stand on one page of a list."""
MOST_ADDRESSES = 50_000
"""So many addresses a sitemap may hold."""
_GRAPHS = "SELECT ?graph (COUNT(*) AS ?n) WHERE { GRAPH ?graph { ?s ?p ?o } } GROUP BY ?graph"
_ALL = """SELECT (COUNT(DISTINCT ?s) AS ?entities) (COUNT(DISTINCT ?p) AS ?properties)
WHERE { ?s ?p ?o }"""
_CLASSES = "SELECT ?class (COUNT(DISTINCT ?s) AS ?n) WHERE { ?s a ?class } GROUP BY ?class"
_THINGS = """SELECT DISTINCT ?thing WHERE {{ ?thing a <{cls}> FILTER(isIRI(?thing)) }}
ORDER BY ?thing OFFSET {offset} LIMIT {most}"""
_REPORTS = f"SELECT DISTINCT ?report WHERE {{ ?report a <{voc.REPORT}> }} ORDER BY ?report"


@dataclass(frozen=True, slots=True)
class Counted:
    """So many of something, which has a name and a page."""

    iri: str
    name: str
    address: str
    count: int


@dataclass(frozen=True, slots=True)
class Counts:
    """What the data holds; ``triples`` counts a triple once for each graph that it is in."""

    triples: int
    entities: int
    properties: int
    classes: tuple[Counted, ...]
    graphs: tuple[Counted, ...]
    reports: tuple[Counted, ...]
    licence: str
    is_ours: bool


@dataclass(frozen=True, slots=True)
class Listed:
    """A page of the things of a class; ``next`` is where the next one begins, 0 if none does."""

    name: str
    things: tuple[tuple[str, str], ...]
    next: int


def counts(assistant: Assistant, language: Language) -> Counts:
    """How much there is, the names in ``language``."""
    store = assistant.store
    graphs = _pairs(store.select(_GRAPHS))
    classes = _pairs(store.select(_CLASSES))
    (entities, properties), *_ = store.select(_ALL).rows
    reports = [(row[0].value, 1) for row in store.select(_REPORTS).rows if row[0]]
    terms = [iri for iri, _ in (*graphs, *classes, *reports)]
    names = assistant.names(terms, language)

    def counted(pairs: list[tuple[str, int]]) -> tuple[Counted, ...]:
        ordered = sorted(pairs, key=lambda pair: (-pair[1], pair[0]))
        return tuple(
            Counted(iri, _named(iri, names[iri].full), address_of(iri), n) for iri, n in ordered
        )

    return Counts(
        triples=sum(n for _, n in graphs),
        entities=_integer(entities),
        properties=_integer(properties),
        classes=counted(classes),
        graphs=counted(graphs),
        reports=counted(reports),
        licence=_licence(assistant, [iri for iri, _ in reports]),
        is_ours=assistant.store.ask(f"ASK {{ <{voc.SORAQ.rstrip('#')}> a ?ontology }}"),
    )


def listed(assistant: Assistant, cls: str, offset: int, language: Language) -> Listed | None:
    """Things of a class from ``offset`` on, each with its name; ``None`` where there are none."""
    query = _THINGS.format(cls=cls, offset=offset, most=PAGE + 1)
    found = [row[0].value for row in assistant.store.select(query).rows if row[0]]
    if not found:
        return None
    names = assistant.names([cls, *found], language)
    things = tuple((address_of(iri), names[iri].short) for iri in found[:PAGE])
    return Listed(_named(cls, names[cls].full), things, offset + PAGE if len(found) > PAGE else 0)


def addresses(assistant: Assistant) -> list[str]:
    """The paths of the pages of things, at most as many as a sitemap may hold."""
    things = sorted(assistant.reader.schema.classes)
    return [address_of(iri) for iri in things[:MOST_ADDRESSES]]


def _named(iri: str, name: str) -> str:
    """A name; of a term of others that has none in the data what it is known by (owl:Class)."""
    nameless = iri.endswith((f"#{name}", f"/{name}"))
    return (shortened(iri) or name) if nameless else name


def _licence(assistant: Assistant, reports: list[str]) -> str:
    """The licence that every report of the data states for itself, if they state one."""
    found = assistant.retrieval.links(reports, (voc.DCTERMS + "license",))
    stated = {value for told in found.values() for _, value in told}
    return stated.pop() if len(stated) == 1 and len(found) == len(reports) else ""


def _pairs(rows: Rows) -> list[tuple[str, int]]:
    return [(term.value, _integer(n)) for term, n in rows.rows if term]


def _integer(term: Term | None) -> int:
    return int(term.value) if term else 0
