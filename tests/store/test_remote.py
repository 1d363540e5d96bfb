"""An endpoint that goes away and comes back: the copy answers meanwhile, and it is said."""

import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.checking.stored import check_store
from bot.config import EndpointSettings, Settings, StoreChoice
from bot.model import Language, Note
from bot.processes import Handler, Job
from bot.processes.worker import Worker
from bot.query.selection import Queries
from bot.rendering.plain import plain_text
from bot.rendering.telegram_html import messages
from bot.store import uploading
from bot.store.base import AwayError, NotAllowedError, StoreError
from bot.store.breaker import FIRST_PAUSE, LONGEST_PAUSE, Breaker
from bot.store.copying import LocalCopy
from bot.store.endpoint import Endpoint
from bot.store.filling import fill_store
from bot.store.graphs import GraphStore, graph_store_address
from bot.store.loading import foreign_data, project_data, project_rules
from bot.store.manifest import ABOUT_QUERY, GRAPH_ABOUT, Manifest
from bot.store.patience import answering
from bot.store.remote import RemoteStore, endpoint_of, read_manifest, seen_graphs
from bot.store.transport import Limits
from tests.helpers.bad_endpoint import BadEndpoint, says, waits
from tests.helpers.command import soraq
from tests.helpers.graphs import turtle
from tests.helpers.servers import Server, free_port, oxigraph

QUESTION = "readmission agreements 2014"
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


@pytest.fixture(autouse=True)
def no_waiting(monkeypatch: pytest.MonkeyPatch) -> None:
    """Who could be asking the old graphs is known here."""
    monkeypatch.setattr(uploading, "_time_for_readers", lambda endpoint: 0.0)


@pytest.fixture
def server(tmp_path: Path) -> Iterator[Server]:
    with oxigraph(tmp_path) as server:
        yield server


def settings_of(server: Server) -> Settings:
    return Settings(store=StoreChoice("remote", server.address), endpoint=server.settings)


def fill(server: Server, *files: Path) -> Manifest:
    data = foreign_data(files) if files else project_data()
    return fill_store(settings_of(server), data, project_rules())


def opened(server: Server) -> tuple[RemoteStore, LocalCopy]:
    endpoint = endpoint_of(server.address, server.settings)
    graphs = GraphStore.beside(server.address, server.settings)
    copy = LocalCopy(server.settings.cache, endpoint, graphs)
    return RemoteStore.open(endpoint, copy), copy


def written(folder: Path, name: str, text: str) -> Path:
    file = folder / name
    file.write_text(turtle(text))
    return file


def test_while_it_is_away_the_copy_answers_and_says_so(server: Server) -> None:
    loaded = fill(server)
    store, copy = opened(server)
    copy.refresh(store.manifest)
    assert copy.manifest() == loaded
    assistant = Assistant(store, Queries())
    before, _ = assistant.ask(QUESTION)
    assert Note.FROM_COPY not in before.notes

    server.stop()
    during, _ = assistant.ask(QUESTION)
    assert Note.FROM_COPY in during.notes
    assert during.items == before.items
    assert during.version == before.version
    said = {
        Language.AZ: "hazırda əlçatan deyil",
        Language.EN: "cannot be reached now",
        Language.RU: "сейчас недоступно",
    }
    for language, words in said.items():
        there = replace(during, language=language)
        for text in (plain_text(there), messages(there).html):
            assert words in text
            assert loaded.version in text

    again, _ = opened(server)  # a start while it is away
    assert Note.FROM_COPY in Assistant(again, Queries()).ask(QUESTION)[0].notes
    again.close()

    server.start_again()
    store._breaker.succeeded()  # as after the pause
    after, _ = assistant.ask(QUESTION)
    assert Note.FROM_COPY not in after.notes
    assert after.items == before.items
    store.close()


def test_without_a_copy_there_is_a_plain_error(server: Server) -> None:
    fill(server)
    store, _ = opened(server)
    server.stop()
    with pytest.raises(AwayError, match="cannot be reached"):
        store.select(EVERYTHING)
    with pytest.raises(AwayError, match="no copy of its data here yet"):
        opened(server)


def test_empty_data_is_not_sent(server: Server, tmp_path: Path) -> None:
    kept = fill(server, written(tmp_path, "a.ttl", 'ex:a rdfs:label "A" .'))
    with pytest.raises(StoreError, match="The data is empty"):
        fill(server, written(tmp_path, "b.ttl", ""))
    with pytest.raises(StoreError, match="holds no report"):
        fill(server, written(tmp_path, "b.ttl", "id:norway a soraq:Country ."))
    assert read_manifest(endpoint_of(server.address, server.settings)) == kept


def test_what_cannot_be_asked_is_told_with_the_advice_that_helps(tmp_path: Path) -> None:
    refused = says(b"no", "text/plain", "401 Unauthorized")
    deep = says(b"[" * 200_000)
    for act, said in ((refused, "SORAQ_STORE_USER"), (deep, "is broken")):
        with BadEndpoint([act]) as bad:
            endpoint = endpoint_of(bad.address, EndpointSettings())
            copy = LocalCopy(tmp_path, endpoint, None)
            with pytest.raises(StoreError, match=said) as caught:
                RemoteStore.open(endpoint, copy)
            assert "Check the address" not in str(caught.value)
    gone = Endpoint(f"http://127.0.0.1:{free_port()}/query", Limits(1, 1000))
    with pytest.raises(AwayError, match="Check the address given with --store"):
        RemoteStore.open(gone)


def test_new_data_is_seen_and_copied(server: Server, tmp_path: Path) -> None:
    first = fill(server, written(tmp_path, "a.ttl", 'ex:a rdfs:label "A" .'))
    store, copy = opened(server)
    second = fill(server, written(tmp_path, "b.ttl", 'ex:b rdfs:label "B" .'))
    assert first.version != second.version
    assert store.version == first.version  # seen a moment ago
    store._seen_at -= 10
    assert store.newest_version() == store.version == second.version
    copy.refresh(store.manifest)
    with_b = copy.opened()
    assert with_b is not None
    assert with_b.ask('ASK { ?s ?p "B" }')
    assert not with_b.ask('ASK { ?s ?p "A" }')  # the graph of a.ttl is gone
    assert not store.ask('ASK { ?s ?p "A" }')
    store.close()


def test_a_copy_that_is_not_whole_is_not_taken(server: Server, tmp_path: Path) -> None:
    loaded = fill(server, written(tmp_path, "a.ttl", 'ex:a rdfs:label "A" .'))
    _, copy = opened(server)
    (graph,) = (name for name in loaded.graphs if "/a/" in name)
    more = replace(loaded, graphs={graph: loaded.graphs[graph] + 1}, version="0" * 12)
    with pytest.raises(StoreError, match=f"{graph} came with 1 triples in place of 2"):
        copy.refresh(more)
    assert copy.manifest() is None


def test_a_load_under_way_is_not_asked(server: Server, tmp_path: Path) -> None:
    fill(server, written(tmp_path, "a.ttl", 'ex:a rdfs:label "A" .'))
    graphs = GraphStore.beside(server.address, server.settings)
    assert graphs is not None
    graphs.put(GRAPH_ABOUT, Manifest("", "", {"urn:g": 0}).to_triples().encode())
    with pytest.raises(AwayError, match="under way or was broken off"):
        read_manifest(endpoint_of(server.address, server.settings))


def labels(store: RemoteStore) -> set[str]:
    rows = store.select("SELECT ?o WHERE { ?s <http://www.w3.org/2000/01/rdf-schema#label> ?o }")
    return {term.value for (term,) in rows.rows if term and term.value in "AB"}


def test_a_load_is_seen_at_once_and_whole(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    one = written(tmp_path, "a.ttl", 'ex:a rdfs:label "A" .')
    other = written(tmp_path, "b.ttl", 'ex:b rdfs:label "A" .')
    fill(server, one, other)
    store, _ = opened(server)
    written(tmp_path, "a.ttl", 'ex:a rdfs:label "B" .')
    written(tmp_path, "b.ttl", 'ex:b rdfs:label "B" .')
    seen: list[set[str]] = []

    def watched(write: Callable[..., None]) -> Callable[..., None]:
        def call(*given: object) -> None:
            write(*given)
            store._seen_at -= 10
            seen.append(labels(store))

        return call

    for name in ("put", "add", "delete"):
        monkeypatch.setattr(GraphStore, name, watched(getattr(GraphStore, name)))
    fill(server, one, other)
    assert {"A"} in seen
    assert seen[-1] == {"B"}
    assert {"A", "B"} not in seen
    assert set() not in seen
    store.close()


def test_a_load_that_breaks_off_changes_nothing_and_leaves_nothing_for_good(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    file = written(tmp_path, "a.ttl", 'ex:a rdfs:label "A" .')
    loaded = fill(server, file)
    written(tmp_path, "a.ttl", 'ex:a rdfs:label "B" .')
    with monkeypatch.context() as broken:
        broken.setattr(uploading, "_verify", _breaks)
        with pytest.raises(StoreError, match="broken off"):
            fill(server, file)
    endpoint = endpoint_of(server.address, server.settings)
    assert read_manifest(endpoint) == loaded
    assert len(seen_graphs(endpoint)) == 2 * len(loaded.graphs)
    with opened(server)[0] as store:
        assert labels(store) == {"A"}
    again = fill(server, file)
    assert sorted(seen_graphs(endpoint)) == sorted(again.graphs)
    with opened(server)[0] as store:
        assert labels(store) == {"B"}


def test_of_two_loads_at_once_the_later_is_kept_and_the_other_told(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    fill(server, written(tmp_path, "a.ttl", 'ex:a rdfs:label "A" .'))
    later: list[Manifest] = []
    verify = uploading._verify

    def meanwhile(endpoint: Endpoint, manifest: Manifest) -> None:
        verify(endpoint, manifest)
        if not later:
            later.append(manifest)
            later.append(fill(server, written(tmp_path, "a.ttl", 'ex:a rdfs:label "B" .')))

    monkeypatch.setattr(uploading, "_verify", meanwhile)
    with pytest.raises(StoreError, match=r"Another load into .* has begun meanwhile"):
        fill(server, written(tmp_path, "b.ttl", 'ex:b rdfs:label "A" .'))
    endpoint = endpoint_of(server.address, server.settings)
    assert read_manifest(endpoint) == later[1]
    assert sorted(seen_graphs(endpoint)) == sorted(later[1].graphs)
    with opened(server)[0] as store:
        assert labels(store) == {"B"}


def _breaks(*_: object) -> None:
    raise StoreError("broken off")


def test_an_endpoint_without_our_data_is_refused(server: Server) -> None:
    endpoint = endpoint_of(server.address, server.settings)
    with pytest.raises(StoreError, match="with the rules of the ontology applied: fill it with"):
        read_manifest(endpoint)
    graphs = GraphStore.beside(server.address, server.settings)
    assert graphs is not None
    graphs.put("urn:plain", b'<urn:a> <urn:b> "c" .\n')
    with pytest.raises(StoreError, match="rules of the ontology"):
        read_manifest(endpoint)
    graphs.put("urn:ruled", b"<urn:a> <https://w3id.org/soraq/ontology#countsAs> <urn:a> .\n")
    found = read_manifest(endpoint)  # with the rules, and without a manifest
    assert found.graphs == {"urn:plain": 1, "urn:ruled": 1}
    assert len(found.version) == 12


def test_blank_nodes_stay_what_they_are(server: Server, tmp_path: Path) -> None:
    file = tmp_path / "two.trig"
    file.write_text(
        turtle(
            "ex:Small rdfs:subClassOf ex:Big .\n"
            'ex:g1 { ex:a ex:box _:x . _:x a ex:Small ; rdfs:label "X" }\n'
            'ex:g2 { _:x ex:size 4 . ex:b rdfs:label "B" }'
        )
    )
    fill(server, file)
    store, _ = opened(server)
    query = turtle("").join(
        (
            "PREFIX ex: <http://example.org/zoo#>\n",
            "SELECT ?size WHERE { ex:a ex:box ?x . ?x a ex:Big ; ex:size ?size }",
        )
    )
    assert [row[0].value for row in store.select(query).rows if row[0]] == ["4"]
    store.close()


def test_other_graphs_at_the_endpoint_are_left_alone_and_not_asked(
    server: Server, tmp_path: Path
) -> None:
    graphs = GraphStore.beside(server.address, server.settings)
    assert graphs is not None
    graphs.put("urn:others", b'<urn:a> <urn:b> "others" .\n')
    fill(server, written(tmp_path, "a.ttl", 'ex:a rdfs:label "A" .'))
    store, _ = opened(server)
    assert not store.ask('ASK { ?s ?p "others" }')
    endpoint = endpoint_of(server.address, server.settings)
    assert endpoint.ask('ASK { GRAPH <urn:others> { ?s ?p "others" } }')
    assert endpoint.select(ABOUT_QUERY).rows
    store.close()


def test_a_graph_store_that_is_not_allowed(tmp_path: Path) -> None:
    refused = says(b"no", "text/plain", "401 Unauthorized")
    with BadEndpoint([refused]) as bad:
        store = GraphStore(bad.address)
        with pytest.raises(NotAllowedError, match="wants other credentials"):
            store.put("urn:g", b"")


@pytest.mark.parametrize(
    ("endpoint", "graphs"),
    [
        ("http://h:7878/query", "http://h:7878/store"),
        ("http://h:3030/ds/query", "http://h:3030/ds/data"),
        ("http://h:3030/ds/sparql", "http://h:3030/ds/data"),
        ("http://h:7200/repositories/r", "http://h:7200/repositories/r/rdf-graphs/service"),
        ("https://h:8182/sparql", "https://h:8182/sparql/gsp/"),
        ("http://h:8890/sparql", "http://h:8890/sparql-graph-crud-auth"),
        ("http://h:7001/", None),
    ],
)
def test_where_servers_take_graphs(endpoint: str, graphs: str | None) -> None:
    assert graph_store_address(endpoint) == graphs
    named = EndpointSettings(graphs="http://h/mine")
    assert getattr(GraphStore.beside(endpoint, named), "address", None) == "http://h/mine"


def test_the_breaker_lets_one_try_after_growing_pauses() -> None:
    now = [0.0]
    breaker = Breaker(clock=lambda: now[0])
    for _ in range(2):
        breaker.failed()
        assert breaker.may_try()
    breaker.failed()
    pause = FIRST_PAUSE
    for _ in range(8):
        assert breaker.is_open
        assert not breaker.may_try()
        now[0] += pause
        assert breaker.may_try()
        assert not breaker.may_try()  # another one waits for the outcome
        breaker.failed()
        pause = min(pause * 2, LONGEST_PAUSE)
    breaker.succeeded()
    assert not breaker.is_open
    assert breaker.may_try()


def test_what_one_process_found_out_the_others_know(tmp_path: Path) -> None:
    file, now = tmp_path / "copies" / "away.json", [1000.0]
    one, other = (Breaker(file, lambda: now[0]) for _ in range(2))
    one.failed(3)
    assert not other.may_try()
    now[0] += FIRST_PAUSE
    assert other.may_try()
    assert not one.may_try()
    other.failed()
    now[0] += FIRST_PAUSE
    assert not one.may_try()  # the pause has grown for both
    one.succeeded()
    assert other.may_try()
    assert not file.exists()
    other.failed(3)
    now[0] -= 10_000  # the clock was set back
    assert one.may_try()
    file.write_text("no JSON")
    assert not Breaker(file).is_open


def test_an_endpoint_that_says_nothing_is_given_up_while_the_copy_can_still_answer(
    server: Server, tmp_path: Path
) -> None:
    """However many queries an answer asks; a fresh process need not find it out for itself."""
    fill(server, written(tmp_path, "a.ttl", 'ex:a rdfs:label "A" .'))
    store, copy = opened(server)
    copy.refresh(store.manifest)
    store.close()
    with BadEndpoint([waits(30)]) as silent:
        endpoint = endpoint_of(silent.address, server.settings)
        deaf = LocalCopy(server.settings.cache, endpoint, None)
        deaf.folder.parent.mkdir(exist_ok=True)
        copy.folder.rename(deaf.folder)
        kept = deaf.manifest()
        assert kept is not None
        asked = RemoteStore(endpoint, kept, deaf)
        for most in (2.0, 0.5):  # later it is known
            started = time.monotonic()
            with answering(3):
                for _ in range(3):
                    asked._seen_at -= 10
                    assert asked.version == kept.version
                    assert asked.select(f"{EVERYTHING} LIMIT 1").rows
            assert time.monotonic() - started < most
        assert asked.stand_ins == 6
        started = time.monotonic()
        again = RemoteStore.open(endpoint, deaf)  # as the process that takes its place does
        assert time.monotonic() - started < 2
        assert again.select(f"{EVERYTHING} LIMIT 1").rows
        assert again.stand_ins == 1
        again.close()


def test_a_check_of_an_endpoint_says_what_is_missing(server: Server, tmp_path: Path) -> None:
    def said() -> str:
        return " ".join(finding.message for finding in check_store(settings_of(server)))

    assert "The version is missing" in said()
    loaded = fill(server, written(tmp_path, "a.ttl", 'ex:a a ex:Thing ; rdfs:label "A" .'))
    assert said() == ""
    graphs = GraphStore.beside(server.address, server.settings)
    assert graphs is not None
    (graph,) = (name for name in loaded.graphs if "/a/" in name)
    graphs.add(graph, b"<urn:a> <urn:b> <urn:c> .\n")
    assert f"The graph {graph} has {loaded.graphs[graph] + 1} triples in place of" in said()
    older = replace(loaded, rules="0" * 12)
    graphs.put(GRAPH_ABOUT, older.to_triples().encode())
    assert "The rules applied are not this program's" in said()
    graphs.put(GRAPH_ABOUT, replace(loaded, version="").to_triples().encode())
    assert "A load is under way, or was broken off" in said()


def copying(address: str, settings: EndpointSettings, manifest: Manifest) -> tuple[Handler, str]:
    """Makes the copy in a process; says where it is, or what went wrong, and its version."""
    endpoint = endpoint_of(address, settings)
    copy = LocalCopy(settings.cache, endpoint, GraphStore.beside(address, settings))
    try:
        copy.refresh(manifest)
        kept = copy.opened()
        told = kept.state.name if kept else ""
    except StoreError as error:
        told = str(error)

    def version(_: object) -> str:
        kept = copy.opened()
        return kept.version if kept else ""

    return version, told


def test_several_processes_share_a_copy_that_one_of_them_makes(
    server: Server, tmp_path: Path
) -> None:
    loaded = fill(server, written(tmp_path, "a.ttl", 'ex:a rdfs:label "A" .'))
    job = Job(copying, (server.address, server.settings, loaded))
    workers = [Worker(job) for _ in range(3)]
    try:
        (state,) = {worker.wait_ready() for worker in workers}  # made anew it had another name
        assert state.startswith("state-"), state
        assert [worker.call(None, 60) for worker in workers] == [loaded.version] * 3
    finally:
        for worker in workers:
            worker.close()


def test_a_copy_whose_maker_is_killed_is_made_by_the_next(server: Server, tmp_path: Path) -> None:
    loaded = fill(server, *(written(tmp_path, f"{n}.ttl", 'ex:a rdfs:label "A" .') for n in "ab"))
    copies = server.settings.cache / "copies"
    job = Job(copying, (server.address, server.settings, loaded))
    for pattern in ("fetch-*", "building-*"):
        killed = Worker(job)
        try:
            end = time.monotonic() + 60
            while not [*copies.glob(f"*/{pattern}")] and time.monotonic() < end:
                time.sleep(0.0005)
        finally:
            killed.close()
        (folder,) = copies.iterdir()
        left = sorted(path.name for path in folder.iterdir())
        assert [name for name in left if name.startswith("fetch-")], left
        assert "current.json" not in left, left
    _, copy = opened(server)
    copy.refresh(loaded)
    assert copy.manifest() == loaded
    (folder,) = copies.iterdir()
    left = [path.name for path in folder.iterdir()]
    assert not [name for name in left if name.startswith(("fetch-", "building-"))], left
    copy.close()


def test_the_command_checks_an_endpoint(server: Server, tmp_path: Path) -> None:
    environment = {"SORAQ_CACHE": str(tmp_path / "cache")}

    def check(address: str) -> tuple[int, str, str]:
        done = soraq("check", "--store", address, environment=environment)
        return done.returncode, done.stdout, done.stderr

    code, out, err = check(server.address)
    assert code == 1
    assert "The version is missing" in out
    assert f"soraq load --store {server.address}" in out
    fill(server, written(tmp_path, "a.ttl", 'ex:a a ex:Thing ; rdfs:label "A" .'))
    code, out, err = check(server.address)
    assert (code, "Nothing to mend" in out) == (0, True), out + err
    assert f"--store {server.address}" in err
    server.stop()
    code, out, err = check(server.address)
    assert (code, "cannot be reached" in out) == (1, True)
    assert "Traceback" not in err
    assert not (tmp_path / "cache").exists()
