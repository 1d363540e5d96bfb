"""The endpoint as programs ask it, by the protocol, and as people do, through the form."""

from __future__ import annotations

import json
import socket
import xml.etree.ElementTree as ET
from collections.abc import Iterator
from urllib.parse import urlsplit

import httpx
import pytest
from rdflib import RDF, Graph, URIRef

from bot.web.rdf import SD
from bot.web.sparql.asking import BusyError, GreedyError, Places

SELECT = "SELECT ?thing ?day { ?thing a soraq:Agreement ; soraq:signed ?day } ORDER BY ?day"
CONSTRUCT = "CONSTRUCT { ?s a ?c } WHERE { ?s a ?c . ?s a soraq:Agreement }"
JSON = "application/sparql-results+json"
XML = "application/sparql-results+xml"
SR = "{http://www.w3.org/2005/sparql-results#}"
ENDLESS = "SELECT (COUNT(*) AS ?n) { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i }"


def ask(client: httpx.Client, query: str, accept: str = JSON) -> httpx.Response:
    return client.get("/sparql", params={"query": query}, headers={"Accept": accept})


@pytest.fixture(scope="module")
def agreements(client: httpx.Client) -> list[str]:
    rows = ask(client, SELECT).json()["results"]["bindings"]
    return [row["thing"]["value"] for row in rows]


def test_it_is_asked_in_the_three_ways_of_the_protocol(
    client: httpx.Client, agreements: list[str]
) -> None:
    form = client.post("/sparql", data={"query": SELECT}, headers={"Accept": JSON})
    headers = {"Accept": JSON, "Content-Type": "application/sparql-query; charset=UTF-8"}
    direct = client.post("/sparql", content=SELECT, headers=headers)
    assert len(agreements) > 1
    for got in (form, direct):
        assert got.status_code == 200
        rows = got.json()["results"]["bindings"]
        assert [row["thing"]["value"] for row in rows] == agreements


def test_rows_say_the_same_in_every_format(client: httpx.Client, agreements: list[str]) -> None:
    tree = ET.fromstring(ask(client, SELECT, XML).content)
    assert [one.text for one in tree.iter(f"{SR}uri")] == agreements
    assert {one.attrib["datatype"] for one in tree.iter(f"{SR}literal")} == {
        "http://www.w3.org/2001/XMLSchema#date"
    }
    lines = ask(client, SELECT, "text/csv").text.split("\r\n")
    assert lines[0] == "thing,day"
    assert [line.split(",")[0] for line in lines[1:-1]] == agreements
    tabs = ask(client, SELECT, "text/tab-separated-values").text.splitlines()
    assert tabs[0] == "?thing\t?day"
    assert [line.split("\t")[0] for line in tabs[1:]] == [f"<{iri}>" for iri in agreements]
    assert tabs[1].endswith("^^<http://www.w3.org/2001/XMLSchema#date>")


def test_odd_values_survive_every_format(client: httpx.Client) -> None:
    odd = 'a "b", <c> & \\ \t\n ə 😀'
    written = json.dumps(odd, ensure_ascii=False)
    query = f"SELECT ?x ?none ?n {{ VALUES (?x ?n) {{ ({written}@az 1) }} }}"
    row = ask(client, query).json()["results"]["bindings"][0]
    assert row["x"] == {"type": "literal", "value": odd, "xml:lang": "az"}
    assert "none" not in row
    literal = next(ET.fromstring(ask(client, query, XML).content).iter(f"{SR}literal"))
    assert literal.text == odd
    assert ask(client, query, "text/csv").text.startswith('x,none,n\r\n"a ""b"", <c> & \\ \t\n')
    assert '\\t\\n ə 😀"@az\t\t' in ask(client, query, "text/tab-separated-values").text


def test_what_is_asked_again_is_the_same_but_for_chance(client: httpx.Client) -> None:
    first, again = (ask(client, SELECT) for _ in range(2))
    assert first.content == again.content
    assert first.headers["etag"] == again.headers["etag"]
    fickle = "SELECT (STRUUID() AS ?x) {}"
    assert ask(client, fickle).content != ask(client, fickle).content


def test_yes_and_no(client: httpx.Client) -> None:
    for query, answer in (("ASK { ?s ?p ?o }", True), ("ASK { ?s <urn:none> ?o }", False)):
        assert ask(client, query).json()["boolean"] is answer
        tree = ET.fromstring(ask(client, query, XML).content)
        assert tree.findtext(f"{SR}boolean") == str(answer).lower()
        assert ask(client, query, "text/csv").text == f"{str(answer).lower()}\n"


@pytest.mark.parametrize(
    ("media", "name"),
    [
        ("text/turtle", "turtle"),
        ("application/n-triples", "nt"),
        ("application/rdf+xml", "xml"),
        ("application/ld+json", "json-ld"),
    ],
)
@pytest.mark.filterwarnings("ignore:ConjunctiveGraph:DeprecationWarning")  # rdflib's own
def test_graphs_in_every_format(
    client: httpx.Client, media: str, name: str, agreements: list[str]
) -> None:
    got = ask(client, CONSTRUCT, media)
    assert got.headers["content-type"].partition(";")[0] == media
    graph = Graph().parse(data=got.content, format=name)
    assert {str(subject) for subject in graph.subjects()} >= set(agreements)
    nameless = ask(client, "CONSTRUCT { [] <urn:p> ?x } { BIND(1 AS ?x) }", media)
    assert len(Graph().parse(data=nameless.content, format=name)) == 1
    described = ask(client, f"DESCRIBE <{agreements[0]}>", media)
    assert len(Graph().parse(data=described.content, format=name)) > 5


@pytest.mark.parametrize(
    ("query", "status", "said"),
    [
        ("SELECT * {\n ?s ?p }", 400, "line 2, column"),
        ("SELECT * {\n ?s foo:a ?o }", 400, "line 2, column 5: the prefix foo: is not declared."),
        ("SELECT * { ?s ?p ?o } ; DROP ALL", 400, "can only be read"),
        ("", 400, "no query"),
        ("DELETE WHERE { ?s ?p ?o }", 400, "only be read"),
        ("SELECT * { SERVICE <http://127.0.0.1:1/> { ?s ?p ?o } }", 400, "SERVICE"),
        ("SELECT * FROM <file:///etc/passwd> { ?s ?p ?o }", 400, "FROM"),
        ("SELECT * { ?s ?p ?o } #" + "x" * 50_000, 413, "longer than"),
    ],
)
def test_what_is_not_answered_is_said_with_its_status(
    client: httpx.Client, query: str, status: int, said: str
) -> None:
    headers = {"Accept": JSON}
    got = client.post("/sparql", data={"query": query}, headers=headers)
    assert got.status_code == status
    assert said in got.text
    assert got.headers["content-type"].startswith("text/plain")
    page = client.post("/sparql", data={"query": query}, headers={"Accept": "text/html"})
    assert page.status_code == status
    assert 'role="alert"' in page.text


def test_requests_that_are_not_of_the_protocol(client: httpx.Client) -> None:
    assert client.put("/sparql", content=SELECT).status_code == 405
    assert set(client.delete("/sparql").headers["allow"].split(", ")) >= {"GET", "POST"}
    typed = {"Content-Type": "application/sparql-update"}
    refused = client.post("/sparql?lang=en", content="CLEAR ALL", headers=typed)
    assert refused.text.startswith("The content of the request is of another kind")
    assert refused.status_code == 415
    assert "application/sparql-query" in refused.headers["accept-post"]
    assert client.post("/sparql", content=SELECT).status_code == 415
    assert client.post("/sparql", data={"update": "CLEAR ALL"}).status_code == 400
    twice = client.get(f"/sparql?query={SELECT[:6]}&query=ASK%7B%7D", headers={"Accept": JSON})
    assert twice.status_code == 400
    wrong = {"Content-Type": "application/sparql-query"}
    assert client.post("/sparql", content=b"\xff", headers=wrong).status_code == 400
    assert client.get("/sparql?query=%FF", headers={"Accept": JSON}).status_code == 400
    assert ask(client, SELECT, "image/png").status_code == 406
    assert ask(client, SELECT, "text/turtle").status_code == 406
    assert ask(client, CONSTRUCT, "text/csv").status_code == 406
    told = client.options("/sparql")
    assert (told.status_code, told.headers["allow"]) == (204, "GET, HEAD, OPTIONS, POST")
    large = client.post("/sparql", data={"query": "#" * 1_000_001})
    assert large.status_code == 413


def test_who_sends_too_much_is_told_so_and_not_cut_off(client: httpx.Client) -> None:
    """However it is sent: a client that still writes when it is cut off never reads the answer."""
    place = urlsplit(str(client.base_url))
    size = 8_000_000
    for head in (f"Content-Length: {size}", "Transfer-Encoding: chunked"):
        with socket.create_connection((place.hostname, place.port), timeout=20) as sock:
            sock.sendall(
                f"POST /sparql HTTP/1.1\r\nHost: x\r\n{head}\r\n"
                "Content-Type: application/sparql-query\r\n\r\n".encode()
            )
            if "chunked" in head:
                sock.sendall(f"{size:x}\r\n".encode() + b"#" * size + b"\r\n0\r\n\r\n")
            else:
                sock.sendall(b"#" * size)
            assert sock.recv(100).startswith(b"HTTP/1.1 413")
    with socket.create_connection((place.hostname, place.port), timeout=20) as sock:
        sock.sendall(
            b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 2000000\r\n"
            b"Expect: 100-continue\r\n\r\n"
        )
        assert sock.recv(100).startswith(b"HTTP/1.1 413")  # and it is not asked for the body


def test_graphs_that_a_request_names_are_asked_alone(client: httpx.Client) -> None:
    count = "SELECT (COUNT(*) AS ?n) { ?s ?p ?o }"
    in_graphs = "SELECT (COUNT(*) AS ?n) { GRAPH ?g { ?s ?p ?o } }"

    def counted(query: str, **graphs: str | list[str]) -> int:
        asked = {"query": query, **{name.replace("_", "-"): iri for name, iri in graphs.items()}}
        got = client.get("/sparql", params=asked, headers={"Accept": JSON})
        return int(got.json()["results"]["bindings"][0]["n"]["value"])

    shared = "https://w3id.org/soraq/graph/shared"
    report = "https://w3id.org/soraq/graph/dmx-2014"
    one, other = counted(count, default_graph_uri=shared), counted(count, default_graph_uri=report)
    assert 0 < one < counted(count)
    assert counted(count, default_graph_uri=[shared, report]) == one + other
    assert counted(in_graphs, default_graph_uri=shared) == 0
    assert counted(in_graphs, named_graph_uri=shared) == one
    assert counted(count, named_graph_uri=shared) == 0
    bad = {"query": count, "default-graph-uri": "no iri"}
    assert client.get("/sparql", params=bad, headers={"Accept": JSON}).status_code == 400


@pytest.fixture
def pressed(hasty: str) -> Iterator[httpx.Client]:
    """A browser at a server whose queries may take a second and give five rows."""
    with httpx.Client(base_url=hasty, timeout=30) as opened:
        yield opened


def test_a_query_is_stopped_at_its_limit_and_the_next_is_answered(pressed: httpx.Client) -> None:
    stopped = ask(pressed, ENDLESS)
    assert stopped.status_code == 504
    assert "1 seconds" in stopped.text
    assert ask(pressed, "ASK {}").json() == {"head": {}, "boolean": True}
    assert pressed.get("/health").status_code == 200


def test_a_part_of_a_result_is_shown_to_people_alone(pressed: httpx.Client) -> None:
    query = "SELECT ?s { ?s ?p ?o } LIMIT {}"
    assert len(ask(pressed, query.replace("{}", "5")).json()["results"]["bindings"]) == 5
    assert ask(pressed, query.replace("{}", "6")).status_code == 400
    page = pressed.get(
        "/sparql",
        params={"query": query.replace("{}", "6"), "lang": "en"},
        headers={"Accept": "text/html"},
    )
    assert page.status_code == 200
    assert page.text.count("<tr>") == 6
    assert "there are more" in page.text


def test_one_address_does_not_take_all_places() -> None:
    places = Places(3, 2)
    with places.taken("a"), places.taken("a"):
        with pytest.raises(GreedyError), places.taken("a"):
            pass
        with places.taken("b"), pytest.raises(BusyError), places.taken("c"):
            pass
    with places.taken("a"), places.taken("a"):
        pass


def test_without_a_query_a_program_gets_the_description(client: httpx.Client, server: str) -> None:
    got = client.get("/sparql", headers={"Accept": "text/turtle"})
    graph = Graph().parse(data=got.content, format="turtle")
    (service,) = graph.subjects(RDF.type, URIRef(SD + "Service"))
    assert graph.value(service, URIRef(SD + "endpoint")) == URIRef(f"{server}/sparql")
    assert (service, URIRef(SD + "supportedLanguage"), URIRef(SD + "SPARQL11Query")) in graph


@pytest.mark.parametrize(
    ("language", "word"), [("az", "Nəticə"), ("en", "Result"), ("ru", "Результат")]
)
def test_people_ask_through_a_form_without_script(
    client: httpx.Client, language: str, word: str
) -> None:
    empty = client.get(f"/sparql?lang={language}", headers={"Accept": "text/html"}).text
    assert "<script" not in empty
    assert '<label for="query">' in empty
    assert len(empty.encode()) < 30_000
    asked = {"query": SELECT, "lang": language}
    page = client.get("/sparql", params=asked, headers={"Accept": "text/html"}).text
    assert f'<h2 id="result">{word}</h2>' in page
    assert '<a href="/id/agreement-norway-readmission">id:agreement-norway-readmission</a>' in page
    assert 'scope="col">thing' in page
    assert "format=csv" in page
    example = client.get("/sparql?example=labels", headers={"Accept": "text/html"}).text
    assert "agreement-norway-readmission soraq:signed" in example


def test_a_format_can_be_named_where_accept_cannot_be_said(client: httpx.Client) -> None:
    asked = {"query": SELECT, "format": "csv"}
    got = client.get("/sparql", params=asked, headers={"Accept": "text/html,*/*;q=0.8"})
    assert got.headers["content-type"].startswith("text/csv")
    graph = {"query": CONSTRUCT, "format": "nt"}
    got = client.get("/sparql", params=graph, headers={"Accept": "text/html,*/*;q=0.8"})
    assert got.headers["content-type"].startswith("application/n-triples")
