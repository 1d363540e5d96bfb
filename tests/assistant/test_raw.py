"""Queries that would hurt are stopped, and what they took is given back."""

import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import pytest

from bot.assistant.raw import RawSparql
from bot.config import Settings
from bot.model import Term, TermKind
from bot.processes import (
    MemoryLimitError,
    ProcessError,
    TimeLimitError,
    TooDeepError,
    TooLargeError,
)
from bot.query.raw import RefusedError
from bot.store.base import QueryFailedError
from bot.store.embedded import EmbeddedStore
from bot.store.limits import Limits
from bot.store.opening import open_store
from bot.store.snapshot import Snapshot, make_snapshot, open_on_disk, open_snapshot
from tests.helpers.graphs import store_of
from tests.processes.test_worker import gone

LIMITS = Limits(seconds=1, rows=50, megabytes=200)
REFUSED = (
    "DROP ALL",
    "ASK {} ; DELETE WHERE { ?s ?p ?o }",
    "ASK { SERVICE <urn:a> { ?s ?p ?o } }",
    "SELECT * FROM <urn:g> { ?s ?p ?o }",
    "ASK {} #" + "x" * 50_000,
)
SIMPLE = "SELECT ?x { ?x a soraq:Agreement }"


@pytest.fixture(scope="module")
def snapshot(tmp_path_factory: pytest.TempPathFactory) -> Snapshot:
    store = open_store(Settings())
    assert isinstance(store, EmbeddedStore)
    return make_snapshot(store, tmp_path_factory.mktemp("copies"))


@pytest.fixture(scope="module")
def shared(snapshot: Snapshot) -> Iterator[RawSparql]:
    raw = RawSparql(Settings(), snapshot, LIMITS)
    yield raw
    raw.close()


@pytest.mark.parametrize("query", REFUSED)
def test_what_its_words_refuse_waits_for_no_process(query: str) -> None:
    raw = RawSparql(Settings(), None, LIMITS)
    with raw._lock, pytest.raises(RefusedError):  # as while another query is run
        raw.run(query)
    assert raw.number is None
    raw.close()


@pytest.mark.parametrize(
    "query",
    [
        "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?c ?f ?i",
        "SELECT (GROUP_CONCAT(CONCAT(STR(?o), STR(?z))) AS ?all) { ?s ?p ?o . ?x ?y ?z }",
        "SELECT * { ?s ?p ?o "
        + " ".join(f"OPTIONAL {{ ?s{n} ?p{n} ?o }}" for n in range(1000))
        + " } ORDER BY ?o",
        "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '(((.*.*)*)*)*b{1,900}{1,900}')) }",
        "SELECT (COUNT(*) AS ?n) { ?s (!<x:x>)* ?o . ?o (!<x:x>)* ?z . ?z (^!<x:x>|!<x:y>)* ?k }",
        "SELECT * { " + "{" * 20_000 + "}" * 20_000 + " }",
        "SELECT (COUNT(*) AS ?n) WHERE { " + "?s ?p ?o . ?a ?b ?c . " + "?d ?e ?f }",
    ],
    ids=["cross", "concatenation", "optional", "regex", "path", "nesting", "count"],
)
def test_bad_queries_are_stopped(shared: RawSparql, query: str) -> None:
    assert len(shared.run(SIMPLE).rows or ()) == 9
    before = shared.number
    assert before is not None
    begun = time.monotonic()
    with pytest.raises((ProcessError, QueryFailedError)) as caught:
        shared.run(query)
    assert time.monotonic() - begun < LIMITS.seconds + 5
    if isinstance(caught.value, ProcessError):
        assert gone(before)  # and its memory with it
    assert len(shared.run(SIMPLE).rows or ()) == 9


def test_the_sentences_say_what_to_do(snapshot: Snapshot) -> None:
    short = RawSparql(Settings(), snapshot, LIMITS)
    raw = RawSparql(Settings(), snapshot, Limits(seconds=60, megabytes=200, result=200_000))
    path = "SELECT (COUNT(*) AS ?n) { ?s (!<x:x>)* ?o . ?o (!<x:x>)* ?z }"
    try:
        with pytest.raises(TimeLimitError, match="longer than 1 seconds and was stopped"):
            short.run(path)
        with pytest.raises(MemoryLimitError, match=r"more than 200 megabytes.*ORDER BY"):
            raw.run("SELECT * { ?a ?b ?c . ?d ?e ?f } ORDER BY ?c ?f")
        for deep in (
            "ASK { " + "{" * 20_000 + "}" * 20_000 + " }",
            "ASK { FILTER(" + "!" * 40_000 + "true) }",
        ):
            with pytest.raises(TooDeepError, match="nested too deeply and was stopped"):
                raw.run(deep)
        with pytest.raises(TooLargeError, match="add LIMIT"):
            raw.run("SELECT * { ?s ?p ?o }")
        with pytest.raises(RefusedError, match="SERVICE"):
            raw.run("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }")
        with pytest.raises(RefusedError, match="longer than"):
            raw.run("SELECT * { ?s ?p '" + "x" * 1_000_000 + "' }")
        with pytest.raises(QueryFailedError, match="cannot be run"):
            raw.run("SELECT * { ?s ?p }")
    finally:
        short.close()
        raw.close()


def test_what_a_query_gives(shared: RawSparql, snapshot: Snapshot) -> None:
    rows = shared.run(SIMPLE)
    assert rows.rows is not None
    assert (rows.rows.variables, len(rows.rows), rows.cut) == (("x",), 9, False)
    assert rows.version == snapshot.version
    assert shared.run("ASK { ?x a soraq:Agreement }").boolean is True
    triples = shared.run("CONSTRUCT WHERE { ?x a soraq:Agreement }").triples
    assert triples is not None
    assert len(triples) == 9
    for query in ("SELECT * { ?s ?p ?o }", "CONSTRUCT WHERE { ?s ?p ?o }"):
        result = shared.run(query)
        assert len(result.rows or result.triples or ()) == 50
        assert result.cut


def test_the_process_stays_from_one_query_to_the_next(shared: RawSparql) -> None:
    shared.run(SIMPLE)
    before = shared.number
    with pytest.raises(QueryFailedError):
        shared.run("SELECT * { ?s ?p }")
    shared.run(SIMPLE)
    assert shared.number == before


def test_one_that_keeps_more_memory_than_it_may_is_replaced(snapshot: Snapshot) -> None:
    raw = RawSparql(Settings(), snapshot, replace(LIMITS, kept=-1))
    try:
        assert len(raw.run(SIMPLE).rows or ()) == 9
        assert raw.number is None
    finally:
        raw.close()


def test_a_copy_may_be_opened_first_by_several_at_once(tmp_path: Path) -> None:
    store = store_of(tmp_path, 'ex:tom rdfs:label "Tom"@en .')
    copy = make_snapshot(store, tmp_path / "copies")
    several = [RawSparql(Settings(), copy, LIMITS) for _ in range(3)]
    try:
        with ThreadPoolExecutor(3) as threads:
            found = list(threads.map(lambda raw: raw.run("SELECT * { ?s ?p ?o }"), several))
        assert len({result.rows for result in found}) == 1
    finally:
        for raw in several:
            raw.close()


def test_without_a_copy_the_store_of_the_settings_is_asked(tmp_path: Path) -> None:
    (tmp_path / "zoo.ttl").write_text('<http://example.org/tom> <http://example.org/name> "Tom" .')
    raw = RawSparql(Settings(data=(tmp_path,)), limits=LIMITS)
    try:
        rows = raw.run("SELECT ?name { ?x <http://example.org/name> ?name }").rows
        assert rows is not None
        assert rows.rows == ((Term("Tom", TermKind.LITERAL),),)
    finally:
        raw.close()


def test_a_copy_is_the_same_data(tmp_path: Path) -> None:
    store = store_of(tmp_path, 'ex:tom rdfs:label "Tom"@en ; ex:has [ rdfs:label "a tail" ] .')
    copy = make_snapshot(store, tmp_path / "copies")
    everything = "SELECT ?p ?o { ?s ?p ?o FILTER(!ISBLANK(?o)) } ORDER BY ?o"
    for again in (open_snapshot(copy), open_on_disk(copy), open_on_disk(copy)):
        assert again.version == store.version
        assert again.select(everything) == store.select(everything)
        again.close()
    copy.remove()
    assert list((tmp_path / "copies").iterdir()) == []
