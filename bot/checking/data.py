"""The data under check: every triple with the file it stands in."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from rapidfuzz import process

from bot.checking.findings import Finding
from bot.checking.layout import Layout
from bot.checking.places import Places
from bot.checking.syntax import explained
from bot.model import Term, TermKind
from bot.store.base import DataError, ParseError, Store
from bot.store.embedded import EmbeddedStore
from bot.store.loading import DataFile, outdating_rules
from bot.vocabulary import GRAPH_ONTOLOGY, OUTDATED, RDF, TYPE, local_name, shortened

if TYPE_CHECKING:
    from rdflib import Graph

_ALIKE = 85
_OUTDATED = f"""\
SELECT ?fact ?thing ?property ?value
WHERE {{
  ?fact <{OUTDATED}> true ;
        <{RDF}subject> ?thing ; <{RDF}predicate> ?property ; <{RDF}object> ?value .
}}
"""
_EVERYTHING = "SELECT ?graph ?s ?p ?o WHERE { GRAPH ?graph { ?s ?p ?o } }"


def unreadable(layout: Layout) -> Iterator[Finding]:
    """Each file that cannot be parsed."""
    for file in layout.files:
        try:
            EmbeddedStore.from_files([file], rules=())
        except ParseError as error:
            yield explained(error)
        except DataError as error:
            yield Finding(str(error))


class Data:
    """What the files of a layout state, before any rule adds to it."""

    def __init__(self, layout: Layout) -> None:
        """Read all files; they must be readable."""
        self.layout = layout
        self.store = stated(layout.files)
        self.triples: list[tuple[str, Term, str, Term]] = []
        self._by_subject: dict[str, list[tuple[str, Term]]] = {}
        self._graphs: dict[str, set[str]] = {}
        for row in self.store.select(_EVERYTHING).rows:
            graph, subject, predicate, value = (term for term in row if term is not None)
            self.triples.append((graph.value, subject, predicate.value, value))
            self._by_subject.setdefault(subject.value, []).append((predicate.value, value))
            self._graphs.setdefault(subject.value, set()).add(graph.value)
        self._places: dict[Path, Places] = {}

    @property
    def size(self) -> int:
        """How many triples the data itself has, without the ontology."""
        return sum(graph != GRAPH_ONTOLOGY for graph, *_ in self.triples)

    def describes(self, iri: str) -> bool:
        """Whether anything is stated of ``iri``."""
        return iri in self._by_subject

    def values(self, subject: str, predicate: str) -> list[Term]:
        """What ``predicate`` says of ``subject``."""
        return [value for found, value in self._by_subject.get(subject, ()) if found == predicate]

    @cached_property
    def classes(self) -> dict[str, set[str]]:
        """The classes stated of each thing."""
        return {
            subject: {value.value for predicate, value in stated if predicate == TYPE}
            for subject, stated in self._by_subject.items()
        }

    def things(self, *classes: str) -> list[str]:
        """The things of any of these classes."""
        wanted = set(classes)
        return [thing for thing, found in self.classes.items() if found & wanted]

    def graph(self) -> Graph:
        """All that holds by the latest report on it, as a graph of rdflib for pySHACL."""
        from rdflib import BNode, Graph, Literal, URIRef

        known: dict[Term, URIRef | BNode | Literal] = {}

        def node(term: Term) -> URIRef | BNode | Literal:
            if term not in known:
                match term.kind:
                    case TermKind.IRI:
                        known[term] = URIRef(term.value)
                    case TermKind.BNODE:
                        known[term] = BNode(term.value)
                    case TermKind.LITERAL:
                        datatype = URIRef(term.datatype) if term.datatype else None
                        known[term] = Literal(term.value, lang=term.language, datatype=datatype)
            return known[term]

        graph = Graph()
        facts, outdated = self.outdated
        for _, subject, predicate, value in self.triples:
            if subject.value not in facts and (subject.value, predicate, value) not in outdated:
                graph.add((node(subject), URIRef(predicate), node(value)))
        return graph

    @cached_property
    def outdated(self) -> tuple[frozenset[str], frozenset[tuple[str, str, Term]]]:
        """The facts of earlier reports that a later one overtakes, and what they stated."""
        if len(self.layout.reports) < 2:
            return frozenset(), frozenset()
        rows = stated(self.layout.files, outdating_rules()).select(_OUTDATED).rows
        found = [tuple(term for term in row if term is not None) for row in rows]
        facts = frozenset(fact.value for fact, *_ in found)
        return facts, frozenset((thing.value, prop.value, value) for _, thing, prop, value in found)

    def like(self, iri: str) -> str:
        """*Is … meant?*: the described thing whose id is most like one that is not there."""
        known = {named(one): one for one in self.described if one != iri}
        found = process.extractOne(named(iri), known.keys(), score_cutoff=_ALIKE)
        return f"Is {found[0]} meant? " if found is not None else ""

    @cached_property
    def described(self) -> frozenset[str]:
        """The things that have a class."""
        return frozenset(thing for thing, classes in self.classes.items() if classes)

    def finding(self, thing: str, message: str, *words: str, graph: str | None = None) -> Finding:
        """Say ``message`` of ``thing``, at the line of its block that holds ``words``."""
        paths = [file.path for file in self._files_of(thing, graph)]
        places = [(path, self._places.setdefault(path, Places(path))) for path in paths]
        found = [(path, place.line_with(thing, words)) for path, place in places]
        found += [(path, place.line_with(thing, (" a ",))) for path, place in places]
        found += [(path, place.line(thing)) for path, place in places]
        path, line = next(((path, line) for path, line in found if line), (None, None))
        return Finding(message, path or next(iter(paths), None), line, named(thing))

    def _files_of(self, thing: str, graph: str | None) -> list[DataFile]:
        graphs = {graph} if graph else self._graphs.get(thing, set())
        return [file for file in self.layout.files if file.graph in graphs]


def stated(files: Sequence[DataFile], rules: Sequence[Path] = ()) -> Store:
    """A store of what ``files`` state, with none but these rules applied."""
    return EmbeddedStore.from_files(files, rules=rules)


def named(iri: str) -> str:
    """An IRI as people write it: ``agreement-eu-readmission``, ``status:signed``."""
    short = shortened(iri)
    if short is None:
        return iri
    return local_name(iri) if short.startswith("id:") else short
