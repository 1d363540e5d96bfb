"""Each thing at its own address, for people and for programs."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from html import unescape
from pathlib import Path

import httpx
import pytest
from rdflib import Graph, Literal, URIRef
from rdflib.compare import isomorphic
from rdflib.namespace import RDFS, SKOS

from bot.config import Settings
from bot.model import Language
from bot.vocabulary import ID, SORAQ
from tests.web.conftest import served

THING = "agreement-norway-readmission"
IRI = URIRef(ID + THING)
PATH = f"/id/{THING}"
TYPES = {
    "ttl": ("text/turtle", "turtle"),
    "jsonld": ("application/ld+json", "json-ld"),
    "nt": ("application/n-triples", "nt"),
    "rdf": ("application/rdf+xml", "xml"),
}


OWN_WARNING = pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's


@pytest.mark.parametrize(
    ("accept", "media", "suffix"),
    [
        ("text/turtle", "text/turtle", "ttl"),
        ("application/ld+json", "application/ld+json", "jsonld"),
        ("application/json", "application/ld+json", "jsonld"),
        ("application/n-triples", "application/n-triples", "nt"),
        ("application/rdf+xml", "application/rdf+xml", "rdf"),
        ("text/html", "text/html", "html"),
        ("*/*", "text/html", "html"),
        ("text/html;q=0.3, text/turtle;q=0.7", "text/turtle", "ttl"),
        ("text/turtle;q=0, */*;q=0.1", "text/html", "html"),
        ("application/*;q=0.9, text/*;q=0.2", "application/xhtml+xml", "html"),
        ("text/html,application/xhtml+xml,application/xml;q=0.9,*/*;q=0.8", "text/html", "html"),
    ],
)
def test_the_form_is_what_the_client_wants_most(
    client: httpx.Client, accept: str, media: str, suffix: str
) -> None:
    got = client.get(PATH, headers={"Accept": accept})
    assert got.status_code == 200
    given = got.headers["content-type"].partition(";")[0]
    assert given == ("text/html" if suffix == "html" else media)
    assert got.headers["content-location"] == f"{PATH}.{suffix}"
    assert "Accept" in got.headers["vary"].split(", ")
    assert f'<{IRI}>; rel="about"' in got.headers["link"]
    assert got.headers["access-control-allow-origin"] == "*"


def test_a_form_that_there_is_not_is_refused(server: str) -> None:
    got = httpx.get(server + PATH, headers={"Accept": "image/png"})
    assert got.status_code == 406
    assert got.headers["vary"] == "Accept"
    assert got.text.startswith("There is no such format here.")  # no language is named
    named = httpx.get(server + PATH, headers={"Accept": "image/png", "Accept-Language": "ru"})
    assert named.text.startswith("Такого формата здесь нет.")


@OWN_WARNING
def test_all_forms_say_the_same(client: httpx.Client) -> None:
    graphs = {}
    for suffix, (media, name) in TYPES.items():
        got = client.get(f"{PATH}.{suffix}", headers={"Accept": "text/html"})
        assert got.headers["content-type"].partition(";")[0] == media
        graphs[suffix] = Graph().parse(data=got.content, format=name)
    first = graphs["ttl"]
    assert (IRI, URIRef(SORAQ + "signed"), None) in first
    assert (IRI, SKOS.prefLabel, None) in first
    assert all(isomorphic(first, other) for other in graphs.values())


@pytest.mark.parametrize("suffix", ["", ".ttl", ".jsonld", ".nt", ".html"])
def test_an_unknown_thing_is_not_found_in_any_form(client: httpx.Client, suffix: str) -> None:
    got = client.get(f"/id/no-such-thing{suffix}", headers={"Accept": "text/html;q=0.5, */*"})
    assert got.status_code == 404
    assert got.headers["access-control-allow-origin"] == "*"
    if suffix in (".ttl", ".nt"):
        assert len(Graph().parse(data=got.content, format=TYPES[suffix[1:]][1])) == 0
    if suffix == ".jsonld":
        assert got.json()["status"] == 404


@pytest.mark.parametrize(
    ("accept", "media"),
    [
        ("text/turtle", "text/turtle"),
        ("application/ld+json", "application/problem+json"),
        ("text/html", "text/html"),
        ("*/*", "text/plain"),
    ],
)
def test_that_it_is_unknown_is_said_in_the_form_asked_for(
    client: httpx.Client, accept: str, media: str
) -> None:
    got = client.get("/id/no-such-thing", headers={"Accept": accept})
    assert got.status_code == 404
    assert got.headers["content-type"].partition(";")[0] == media


@pytest.mark.parametrize("language", Language)
def test_a_page_shows_facts_ties_and_the_words_that_prove_them(
    client: httpx.Client, language: Language
) -> None:
    page = client.get(f"{PATH}?lang={language}", headers={"Accept": "text/html"}).text
    words = {
        Language.AZ: ("Norveç ilə readmissiya Sazişi", "3 dekabr 2014"),
        Language.EN: ("Norway Readmission Agreement", "3 December 2014"),
        Language.RU: ("Соглашение о реадмиссии с Норвегией", "3 декабря 2014"),
    }
    title, date = words[language]
    assert f"<h1>{title}</h1>" in page
    assert date in page
    assert 'href="/id/body-government-norway"' in page
    assert 'href="/ontology#signed"' in page
    assert '<p lang="az">3 dekabr 2014-cü il tarixində' in page
    assert 'href="#source-1"' in page
    assert 'id="source-1"' in page
    assert len(page.encode()) < 100_000


@pytest.mark.parametrize(
    ("path", "shown"),
    [
        ("/status/in-force", "/id/agreement-eu-readmission"),
        ("/topic/readmission", PATH),
        ("/status", "/status/in-force"),
        ("/id/passage-dmx-2014-1-4-02", "/id/report-dmx-2014"),
        ("/id/country-norway", PATH),
    ],
)
def test_concepts_passages_and_countries_have_pages_too(
    client: httpx.Client, path: str, shown: str
) -> None:
    page = client.get(path, headers={"Accept": "text/html"})
    assert page.status_code == 200
    assert f'href="{shown}"' in page.text


@pytest.mark.parametrize("language", Language)
def test_a_page_shows_a_picture_of_ties_in_words_too(
    client: httpx.Client, language: Language
) -> None:
    page = client.get(f"/id/country-norway?lang={language}", headers={"Accept": "text/html"}).text
    found = re.search(
        r'<source srcset="([^"]+theme=dark)" media="\(prefers-color-scheme: dark\)">\s*'
        r'<img src="([^"]+theme=light)" width="1080" alt="([^"]{40,})"',
        page,
    )
    assert found
    dark, light, words = map(unescape, found.groups())
    assert {Language.AZ: "Norveç", Language.EN: "Norway", Language.RU: "Норвег"}[language] in words
    pictures = [client.get(address) for address in (dark, light)]
    assert all(got.headers["content-type"] == "image/png" for got in pictures)
    assert all(got.content.startswith(b"\x89PNG") for got in pictures)
    assert pictures[0].content != pictures[1].content


def test_what_has_no_picture_says_so(client: httpx.Client) -> None:
    assert "<figure>" not in client.get("/id/passage-dmx-2014-1-4-02.html").text
    for asked, status in (
        ({"iri": ID + "passage-dmx-2014-1-4-02"}, 404),
        ({"iri": "x"}, 400),
        ({"iri": str(IRI), "theme": "pink"}, 400),
    ):
        assert client.get("/picture", params=asked).status_code == status


def test_every_iri_of_ours_has_its_page(client: httpx.Client) -> None:
    graph = Graph().parse(data=client.get(f"{PATH}.nt").content, format="nt")
    ours = {str(term) for triple in graph for term in triple if str(term).startswith(ID)}
    assert len(ours) > 10
    for iri in ours:
        path = iri.removeprefix("https://w3id.org/soraq")
        assert client.get(f"{path}.nt").status_code == 200, iri


def test_what_is_the_same_is_not_sent_again(client: httpx.Client) -> None:
    first = client.get(f"{PATH}.ttl")
    tag = first.headers["etag"]
    again = client.get(f"{PATH}.ttl", headers={"If-None-Match": f'"other", {tag}'})
    assert again.status_code == 304
    assert again.content == b""
    assert again.headers["etag"] == tag
    assert client.get(f"{PATH}.nt", headers={"If-None-Match": tag}).status_code == 200
    page = client.get(PATH, headers={"Accept": "text/html"})
    same = {"Accept": "text/html", "If-None-Match": page.headers["etag"]}
    assert client.get(PATH, headers=same).status_code == 304


def test_pages_of_others_may_read_the_data(client: httpx.Client) -> None:
    asked = {"Origin": "https://example.org", "Access-Control-Request-Method": "GET"}
    said = client.options(PATH, headers=asked)
    assert said.status_code == 204
    assert said.headers["access-control-allow-origin"] == "*"
    assert "access-control-allow-origin" not in client.get("/").headers


FOREIGN = """\
@prefix ex: <http://example.org/ships#> .
@prefix rdfs: <http://www.w3.org/2000/01/rdf-schema#> .
@prefix owl: <http://www.w3.org/2002/07/owl#> .
ex:Ship a owl:Class ; rdfs:label "Ship"@en , "Gəmi"@az .
ex:built a owl:DatatypeProperty ; rdfs:label "built"@en ; rdfs:domain ex:Ship .
ex:owner a owl:ObjectProperty ; rdfs:label "owner"@en .
ex:aurora a ex:Ship ; rdfs:label "Aurora <b>"@en ; ex:built 1900 ; ex:owner [ rdfs:label "X" ] .
ex:boreas a ex:Ship ; rdfs:label "Boreas"@en ; ex:owner ex:aurora .
"""


@pytest.fixture(scope="module")
def foreign(tmp_path_factory: pytest.TempPathFactory) -> Iterator[httpx.Client]:
    file: Path = tmp_path_factory.mktemp("ships") / "ships.ttl"
    file.write_text(FOREIGN, encoding="utf-8")
    for address in served(Settings(data=(file,))):
        with httpx.Client(base_url=address, timeout=30) as opened:
            yield opened


@OWN_WARNING
def test_things_of_other_namespaces_have_an_address(foreign: httpx.Client) -> None:
    aurora = "http://example.org/ships#aurora"
    page = foreign.get("/resource", params={"iri": aurora, "lang": "en"})
    assert "<h1>Aurora &lt;b&gt;</h1>" in page.text
    assert 'href="/resource?iri=http%3A%2F%2Fexample.org%2Fships%23boreas"' in page.text
    for suffix, (media, name) in TYPES.items():
        got = foreign.get("/resource", params={"iri": aurora, "format": suffix})
        assert got.headers["content-type"].partition(";")[0] == media
        graph = Graph().parse(data=got.content, format=name)
        assert (URIRef(aurora), RDFS.label, Literal("Aurora <b>", lang="en")) in graph, suffix
    asked = {"Accept": "application/ld+json"}
    by_type = foreign.get("/resource", params={"iri": aurora}, headers=asked)
    assert json.loads(by_type.content)
    assert by_type.headers["content-location"].endswith("&format=jsonld")


def test_other_data_is_described_and_its_ontology_documented(foreign: httpx.Client) -> None:
    asked = {"Accept": "text/html", "Accept-Language": "en"}
    ontology = foreign.get("/ontology", headers=asked).text
    assert '<section id="http://example.org/ships#built">' in ontology
    assert "w3id.org/soraq/ontology" not in ontology
    dataset = foreign.get("/dataset", headers=asked).text
    assert ">Ship</a></td><td>2</td>" in dataset
    assert "What the reports state" not in dataset
    assert "Nothing was found." in foreign.get("/concepts", headers=asked).text


@pytest.mark.parametrize("query", ["", "?iri=", "?iri=urn:a&format=exe", f"?iri=urn:{'a' * 3000}"])
def test_a_resource_has_to_be_named(client: httpx.Client, query: str) -> None:
    assert client.get(f"/resource{query}").status_code == 400


@pytest.mark.parametrize(
    "iri", ["urn:nothing", "not an iri", "<x>", "\\", "x\ny", "http://[", "_:b"]
)
def test_what_is_no_iri_is_not_found(client: httpx.Client, iri: str) -> None:
    for accept in ("text/html", "text/turtle"):
        got = client.get("/resource", params={"iri": iri}, headers={"Accept": accept})
        assert got.status_code in (400, 404)
