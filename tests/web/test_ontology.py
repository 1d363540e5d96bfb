"""The ontology documented from the ontology."""

from __future__ import annotations

import re

import httpx
import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, URIRef

from bot.vocabulary import HIDDEN_LABEL, SORAQ, STATUS

TEXT = {"Accept": "text/html"}


@pytest.fixture(scope="module")
def graph(client: httpx.Client) -> Graph:
    got = client.get("/ontology", headers={"Accept": "text/turtle"})
    assert got.headers["content-location"] == "/ontology.ttl"
    assert "Accept" in got.headers["vary"]
    return Graph().parse(data=got.content, format="turtle")


@pytest.mark.parametrize(
    ("language", "name", "definition"),
    [
        ("az", "İmzalanıb", "Sazişin imzalandığı tarix."),
        ("en", "Signed", "The date on which an agreement was signed."),
        ("ru", "Подписано", "Дата подписания соглашения."),
    ],
)
def test_terms_are_documented_in_each_language(
    client: httpx.Client, language: str, name: str, definition: str
) -> None:
    page = client.get(f"/ontology?lang={language}", headers=TEXT)
    found = re.search(r'<section id="signed">.*?</section>', page.text, re.DOTALL)
    assert found
    term = found[0]
    assert name in term
    assert definition in term
    assert 'href="/ontology#Agreement"' in term
    assert 'href="/ontology#date"' in term
    assert "→" in term
    assert re.search(r'href="/id/agreement-', term)


def test_every_class_and_property_has_a_place_on_the_page(
    client: httpx.Client, graph: Graph
) -> None:
    page = client.get("/ontology?lang=en", headers=TEXT)
    anchors = set(re.findall(r'id="([^"]+)"', page.text))
    kinds = (OWL.Class, OWL.ObjectProperty, OWL.DatatypeProperty, OWL.AnnotationProperty)
    terms = {str(term) for kind in kinds for term in graph.subjects(RDF.type, kind)}
    assert len(terms) > 100
    assert {term.removeprefix(SORAQ) for term in terms} <= anchors
    used = set(re.findall(r'href="/ontology#([^"]+)"', page.text))
    assert used <= anchors
    assert 'href="/id/passage-' in page.text
    assert len(anchors) == len(re.findall(r'id="[^"]+"', page.text))
    assert "What the data must hold" in page.text
    assert "content-encoding" in page.headers


def test_pages_are_small_on_the_wire(client: httpx.Client) -> None:
    for path in ("/ontology?lang=ru", "/concepts?lang=ru", "/dataset?lang=ru"):
        with client.stream("GET", path, headers=TEXT) as response:
            assert sum(map(len, response.iter_raw())) < 50_000, path


def test_the_ontology_as_data_is_whole(client: httpx.Client, graph: Graph) -> None:
    ontology = URIRef(SORAQ.rstrip("#"))
    assert (ontology, RDF.type, OWL.Ontology) in graph
    assert (URIRef(SORAQ + "signed"), RDFS.domain, URIRef(SORAQ + "Agreement")) in graph
    assert (URIRef(STATUS + "in-force"), SKOS.inScheme, None) in graph
    assert not list(graph.triples((None, URIRef(HIDDEN_LABEL), None)))
    other = Graph().parse(data=client.get("/ontology.nt").content, format="nt")
    assert set(other) == set(graph)
    assert client.get("/ontology.exe").status_code == 404
    shapes = Graph().parse(data=client.get("/shapes.ttl").content, format="turtle")
    assert len(shapes) > 300


@pytest.mark.parametrize(
    ("language", "concept"), [("az", "qüvvədədir"), ("en", "in force"), ("ru", "действует")]
)
def test_concepts_stand_in_their_schemes(client: httpx.Client, language: str, concept: str) -> None:
    page = client.get(f"/concepts?lang={language}").text
    assert 'id="status"' in page
    assert re.search(rf'<a href="/status/in-force">{concept}', page, re.IGNORECASE)
