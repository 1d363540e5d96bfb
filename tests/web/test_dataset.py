"""The data described, and all of it in a file."""

from __future__ import annotations

import xml.etree.ElementTree as ET
from pathlib import Path

import httpx
import pyoxigraph
import pytest
from rdflib import RDF, Graph, Literal, URIRef

from bot.config import Settings
from bot.vocabulary import DCTERMS, SORAQ
from bot.web.dumps import Dumps
from bot.web.rdf import DCAT, VOID

FORMATS = {"ttl": pyoxigraph.RdfFormat.TURTLE, "nq": pyoxigraph.RdfFormat.N_QUADS}


@pytest.fixture(scope="module")
def void(client: httpx.Client) -> Graph:
    got = client.get("/.well-known/void")
    assert got.headers["content-type"].startswith("text/turtle")
    assert got.headers["access-control-allow-origin"] == "*"
    return Graph().parse(data=got.content, format="turtle")


def test_the_description_counts_and_leads_to_the_data(
    void: Graph, client: httpx.Client, server: str
) -> None:
    this = URIRef(f"{server}/dataset#data")
    assert (this, RDF.type, URIRef(VOID + "Dataset")) in void
    assert (this, RDF.type, URIRef(DCAT + "Dataset")) in void
    assert (this, URIRef(VOID + "sparqlEndpoint"), URIRef(f"{server}/sparql")) in void
    dumps = {str(dump) for dump in void.objects(this, URIRef(VOID + "dataDump"))}
    assert dumps == {f"{server}/data.ttl", f"{server}/data.nq"}
    version = client.get("/health").json()["version"]
    assert (this, None, Literal(version)) in void
    query = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"
    accepted = {"Accept": "application/sparql-results+json"}
    counted = client.get("/sparql", params={"query": query}, headers=accepted).json()
    n = int(counted["results"]["bindings"][0]["n"]["value"])
    assert void.value(this, URIRef(VOID + "triples")) == Literal(n)
    parts = {
        str(void.value(part, URIRef(VOID + "class"))): void.value(part, URIRef(VOID + "entities"))
        for part in void.objects(this, URIRef(VOID + "classPartition"))
    }
    assert parts[SORAQ + "Agreement"] == Literal(9)
    assert all(isinstance(term, URIRef | Literal) for triple in void for term in triple)


def test_people_are_sent_on_from_the_address_for_programs(client: httpx.Client) -> None:
    got = client.get("/.well-known/void", headers={"Accept": "text/html,*/*;q=0.8"})
    assert got.status_code == 303
    assert got.headers["location"] == "/dataset"


def test_no_licence_is_made_up(void: Graph) -> None:
    assert list(void.objects(None, URIRef(DCTERMS + "license"))) == []


@pytest.mark.parametrize("suffix", ["ttl", "nq"])
def test_dumps_hold_everything(client: httpx.Client, void: Graph, suffix: str) -> None:
    got = client.get(f"/data.{suffix}")
    found = list(pyoxigraph.parse(got.content, format=FORMATS[suffix]))
    (total,) = {
        int(str(n))
        for s, n in void.subject_objects(URIRef(VOID + "triples"))
        if str(s).endswith("#data")
    }
    distinct = {(str(q.subject), str(q.predicate), str(q.object)) for q in found}
    assert len(found) == total
    assert len(distinct) > 20_000
    assert f"soraq-{client.get('/health').json()['version']}" in got.headers["content-disposition"]
    same = client.get(f"/data.{suffix}", headers={"If-None-Match": got.headers["etag"]})
    assert same.status_code == 304


def test_what_has_no_prefix_or_is_odd_survives_a_dump(tmp_path: Path) -> None:
    odd = 'a "b" \\ \n ə'
    file = tmp_path / "odd.ttl"
    text = odd.replace("\\", "\\\\").replace('"', '\\"').replace("\n", "\\n")
    file.write_text(
        f'<urn:a> a <urn:C> ; <urn:p> "{text}"@az , 1.50 , [ <urn:q> <urn:a%20b> ] .\n'
        "<urn:C> a <http://www.w3.org/2002/07/owl#Class> .\n",
        encoding="utf-8",
    )
    dumps = Dumps(Settings(data=(file,)), None)
    try:
        graph = Graph().parse(dumps.file("ttl"), format="turtle")
        assert Literal(odd, lang="az") in set(graph.objects())
        assert (None, URIRef("urn:q"), URIRef("urn:a%20b")) in graph
        assert "decimal>" in dumps.file("nq").read_text(encoding="utf-8")
    finally:
        dumps.close()


@pytest.mark.parametrize(
    ("language", "words"),
    [("az", "Bütün məlumat"), ("en", "All of the data"), ("ru", "Все данные")],
)
def test_people_see_what_there_is(client: httpx.Client, language: str, words: str) -> None:
    page = client.get(f"/dataset?lang={language}", headers={"Accept": "text/html"})
    assert words in page.text
    assert 'href="/id/report-dmx-2014"' in page.text
    assert "/things?class=https%3A%2F%2Fw3id.org%2Fsoraq%2Fontology%23Agreement" in page.text
    assert ">owl:ObjectProperty</a>" in page.text  # a term of others is no word of ours
    assert len(page.content) < 100_000


def test_things_are_listed_page_by_page(client: httpx.Client) -> None:
    first = client.get("/things", params={"class": SORAQ + "Fact", "lang": "en"})
    assert first.text.count('<li><a href="/id/fact-') == 100
    assert "from=100" in first.text
    last = client.get("/things", params={"class": SORAQ + "Fact", "from": "500"})
    assert "from=600" not in last.text
    assert client.get("/things", params={"class": SORAQ + "Nothing"}).status_code == 404
    for wrong in ({}, {"class": "x> ?y"}, {"class": SORAQ + "Fact", "from": "-1"}):
        assert client.get("/things", params=wrong).status_code == 400


def test_crawlers_are_told_where_to_go(client: httpx.Client, server: str) -> None:
    assert f"Sitemap: {server}/sitemap.xml" in client.get("/robots.txt").text
    tree = ET.fromstring(client.get("/sitemap.xml").content)
    places = {one.text for one in tree.iter("{http://www.sitemaps.org/schemas/sitemap/0.9}loc")}
    assert f"{server}/id/agreement-norway-readmission" in places
