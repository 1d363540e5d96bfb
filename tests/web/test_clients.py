"""What clients that others wrote make of the server."""

from __future__ import annotations

from typing import Any

import pyoxigraph
import pytest
import SPARQLWrapper as Wrapper
from rdflib import RDF, SKOS, Graph, URIRef
from rdflib.plugins.stores.sparqlstore import SPARQLStore
from SPARQLWrapper.SPARQLExceptions import QueryBadFormed

from bot.vocabulary import ID, SORAQ

THING = URIRef(ID + "agreement-norway-readmission")
AGREEMENT = URIRef(SORAQ + "Agreement")
SELECT = f"SELECT ?s WHERE {{ ?s a <{AGREEMENT}> }} ORDER BY ?s"
CONSTRUCT = f"CONSTRUCT WHERE {{ <{THING}> a ?class }}"
OWN_WARNING = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's


def wrapped(server: str, query: str, form: str) -> Any:
    client = Wrapper.SPARQLWrapper(f"{server}/sparql")
    client.setQuery(query)
    client.setReturnFormat(form)
    return client


@pytest.mark.parametrize(
    ("method", "way"),
    [
        (Wrapper.GET, Wrapper.URLENCODED),
        (Wrapper.POST, Wrapper.URLENCODED),
        (Wrapper.POST, Wrapper.POSTDIRECTLY),
    ],
)
def test_sparqlwrapper_asks_in_every_way(server: str, method: str, way: str) -> None:
    client = wrapped(server, SELECT, Wrapper.JSON)
    client.setMethod(method)
    client.setRequestMethod(way)
    found = client.queryAndConvert()
    assert len(found["results"]["bindings"]) == 9


def test_sparqlwrapper_reads_rows_in_every_format(server: str) -> None:
    found = wrapped(server, SELECT, Wrapper.XML).queryAndConvert()
    assert len(found.getElementsByTagName("result")) == 9
    csv = wrapped(server, SELECT, Wrapper.CSV).queryAndConvert()
    assert len(csv.decode().splitlines()) == 10
    tsv = wrapped(server, SELECT, Wrapper.TSV).queryAndConvert()
    assert tsv.decode().splitlines()[1].startswith("<https://")
    yes = wrapped(server, f"ASK {{ <{THING}> ?p ?o }}", Wrapper.JSON).queryAndConvert()
    assert yes["boolean"] is True


@OWN_WARNING
def test_sparqlwrapper_reads_graphs_in_every_format(server: str) -> None:
    for form in (Wrapper.RDFXML, Wrapper.JSONLD):
        graph = wrapped(server, CONSTRUCT, form).queryAndConvert()
        assert (THING, RDF.type, AGREEMENT) in graph
    turtle = wrapped(server, CONSTRUCT, Wrapper.TURTLE).queryAndConvert()
    assert (THING, RDF.type, AGREEMENT) in Graph().parse(data=turtle, format="turtle")


def test_sparqlwrapper_is_told_of_failures(server: str) -> None:
    with pytest.raises(QueryBadFormed, match="line 1, column"):
        wrapped(server, "SELECT * {", Wrapper.JSON).query()
    with pytest.raises(QueryBadFormed, match="LIMIT"):
        wrapped(server, "SELECT * { ?s ?p ?o }", Wrapper.XML).query()


@OWN_WARNING
@pytest.mark.parametrize("form", [None, "xml", "turtle", "json-ld", "nt"])
def test_rdflib_reads_a_thing_from_its_address(server: str, form: str | None) -> None:
    graph = Graph().parse(f"{server}/id/agreement-norway-readmission", format=form)
    assert (THING, RDF.type, AGREEMENT) in graph
    assert len(list(graph.objects(THING, SKOS.prefLabel))) == 3


@OWN_WARNING
@pytest.mark.parametrize("path", ["ontology", "dataset", ".well-known/void", "sparql"])
def test_rdflib_reads_descriptions(server: str, path: str) -> None:
    assert len(Graph().parse(f"{server}/{path}")) > 10


def test_rdflib_asks_the_endpoint_as_a_store(server: str) -> None:
    store = SPARQLStore(f"{server}/sparql")
    graph = Graph(store)
    assert len(set(graph.subjects(RDF.type, AGREEMENT))) == 9
    assert (THING, RDF.type, AGREEMENT) in graph
    rows = list(graph.query("SELECT ?x { ?thing a ?x }", initBindings={"thing": THING}))
    assert AGREEMENT in {row[0] for row in rows if isinstance(row, tuple)}
    of_graphs = SPARQLStore(f"{server}/sparql", context_aware=True)
    for name, there in (("dmx-2014", True), ("shared", False)):
        graph = Graph(of_graphs, identifier=URIRef(f"https://w3id.org/soraq/graph/{name}"))
        assert ((THING, RDF.type, AGREEMENT) in graph) is there


def test_oxigraph_asks_the_endpoint_within_its_own_queries(server: str) -> None:
    query = f"SELECT ?s WHERE {{ SERVICE <{server}/sparql> {{ {SELECT} }} }}"
    solutions = pyoxigraph.Store().query(query)
    assert isinstance(solutions, pyoxigraph.QuerySolutions)
    assert len(list(solutions)) == 9
