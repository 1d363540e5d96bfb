"""What a person wrote as SPARQL: nothing that asks others or changes the data gets through."""

import pickle
import time
from collections.abc import Iterator
from contextlib import suppress
from http.server import BaseHTTPRequestHandler, HTTPServer
from threading import Thread

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.query.raw import Form, Refusal, RefusedError, check_raw
from bot.store.base import QueryFailedError
from bot.store.embedded import EmbeddedStore
from tests.helpers.graphs import store_of


class Listener:
    """A server that counts who comes."""

    def __init__(self) -> None:
        self.asked = 0
        listener = self

        class Handler(BaseHTTPRequestHandler):
            def do_GET(self) -> None:
                listener.asked += 1
                self.send_error(500)

            do_POST = do_GET  # noqa: N815 - the library's own name

            def log_message(self, *_: object) -> None:
                pass

        self.server = HTTPServer(("127.0.0.1", 0), Handler)
        self.url = f"http://127.0.0.1:{self.server.server_port}/"
        Thread(target=self.server.serve_forever, daemon=True).start()


@pytest.fixture(scope="module")
def listener() -> Iterator[Listener]:
    listener = Listener()
    yield listener
    listener.server.shutdown()
    listener.server.server_close()


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> EmbeddedStore:
    folder = tmp_path_factory.mktemp("store")
    return store_of(folder, 'ex:a ex:p 1, true, ex:, "from", ex:b .')


def why(text: str) -> Refusal | None:
    try:
        check_raw(text)
    except RefusedError as error:
        return error.refusal
    return None


def reaches(listener: Listener, store: EmbeddedStore, text: str) -> bool:
    """Whether the engine asks the listener for a query that is not looked at before."""
    before = listener.asked
    with suppress(QueryFailedError):
        store.select(text)
    return listener.asked > before


# Every one of these was seen to reach the listener, or is a way other engines read it.
ASKING = [
    "SELECT * { SERVICE <U> { ?s ?p ?o } }",
    "SELECT * { service silent <U> { ?s ?p ?o } }",
    "SELECT * { SERVICE<U>{ ?s ?p ?o } }",
    "SELECT * { SERVICESILENT<U>{ ?s ?p ?o } }",
    "PREFIX : <U> SELECT * { SERVICE:y{ ?s ?p ?o } }",
    "PREFIX : <U> PREFIX SERVICE: <http://x/> SELECT * { SERVICE:y{ ?s ?p ?o } }",
    "SELECT * { ?s ?p 1SERVICE<U>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p trueSERVICE<U>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p ?o.SERVICE<U>{ ?a ?b ?c } }",
    "PREFIX ex: <http://example.org/zoo#> SELECT * { ?s ?p ex:.SERVICE<U>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p ?o # a comment\rSERVICE <U> { ?a ?b ?c } }",
    "SELECT * { ?s ?p 'from'SERVICE<U>{ ?a ?b ?c } }",
    "SELECT * { ?s ?p ?o FILTER(1<2)SERVICE<U>{ ?a ?b ?c } }",
]


@pytest.mark.parametrize("text", ASKING)
def test_asking_other_machines_is_refused(
    listener: Listener, store: EmbeddedStore, text: str
) -> None:
    query = text.replace("U", listener.url)
    assert reaches(listener, store, query)  # else the test would prove nothing
    assert why(query) is Refusal.SERVICE


@pytest.mark.parametrize(
    "text",
    [
        r"SELECT * { \u0053ERVICE <http://x/> { ?s ?p ?o } }",
        r"SELECT * { SERV\U00000049CE <http://x/> { ?s ?p ?o } }",
        r"SELECT * { ?s ?p ?o # \u000ASERVICE <http://x/> { ?s ?p ?o } }",
    ],
)
def test_escapes_are_read_as_other_engines_read_them(text: str) -> None:
    assert why(text) is Refusal.SERVICE


GLUE = st.sampled_from(
    [*"?o. {}()<>1#\r\n\t'\"\\:;,^@-_é", "true", "ex:", "ex:a", "_:b", "'a'@en", "<http://x/>",
     "?s ?p ", "UNION", "OPTIONAL", "FILTER", "1e0", "1.", "SERVICE", "SILENT", '"""', "'''"]
)  # fmt: skip


@settings(max_examples=300, deadline=None)
@given(before=st.lists(GLUE, max_size=6), between=st.lists(GLUE, max_size=2))
def test_whatever_stands_around_it(
    listener: Listener, store: EmbeddedStore, before: list[str], between: list[str]
) -> None:
    text = (
        "PREFIX ex: <http://example.org/zoo#> PREFIX : <http://x/> SELECT * { "
        f"{''.join(before)}SERVICE{''.join(between)}<{listener.url}>{{ ?a ?b ?c }} }}"
    )
    if why(text) is None:
        assert not reaches(listener, store, text)


@pytest.mark.parametrize(
    "text",
    [
        "SELECT * FROM <http://x/> { ?s ?p ?o }",
        "SELECT * FROM NAMED <http://x/> { ?s ?p ?o }",
        "select * from<file:///etc/passwd>{ ?s ?p ?o }",
        "PREFIX : <http://x/> SELECT * FROM:y { ?s ?p ?o }",
        "SELECT (1 AS ?x) FROMNAMED <http://x/> { }",
        "ASK FROM <http://x/> { ?s ?p ?o }",
        "CONSTRUCT { ?s ?p ?o } FROM <http://x/> WHERE { ?s ?p ?o }",
    ],
)
def test_choosing_the_data_is_refused(text: str) -> None:
    assert why(text) is Refusal.FROM


@pytest.mark.parametrize(
    "text",
    [
        "INSERT DATA { <a:a> <a:b> 1 }",
        "PREFIX x: <http://x/> DELETE WHERE { ?s ?p ?o }",
        "drop all",
        "LOAD <http://x/>",
        "WITH <http://x/> DELETE { ?s ?p ?o } WHERE { ?s ?p ?o }",
        "# first a comment\nBASE <http://x/> CLEAR ALL",
    ],
)
def test_changing_the_data_is_refused(text: str) -> None:
    assert why(text) is Refusal.UPDATE


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("", Refusal.EMPTY),
        (" # nothing", Refusal.EMPTY),
        ("PREFIX x: <http://x/>", Refusal.NO_QUERY),
        ("agreements with Norway", Refusal.NO_QUERY),
        ("define input:inference 'x' SELECT * { ?s ?p ?o }", Refusal.NO_QUERY),
        ("SELECT * { ?s ?p '" + "x" * 1_000_000 + "' }", Refusal.TOO_LONG),
    ],
)
def test_what_is_no_query_is_refused(text: str, refusal: Refusal) -> None:
    assert why(text) is refusal


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ('SELECT * { ?s ?p "FROM a SERVICE" }', Form.ROWS),
        ("SELECT * { ?service ?from ?o }", Form.ROWS),
        ("SELECT * { ?s <http://example.org/SERVICE/FROM> ?o }", Form.ROWS),
        (
            "PREFIX ex: <http://x/> SELECT * { ?s ex:servicePoint/ex:from ?o } # SERVICE, FROM",
            Form.ROWS,
        ),
        ("ASK { ?s ?p '''SERVICE\n<http://x/>''' }", Form.BOOLEAN),
        ("\ufeffPREFIX ex: <http://example.org/zoo#>\r\nASK { ?s ex:p ?o }", Form.BOOLEAN),
        ("BASE <http://x/> construct where { ?s ?p ?o }", Form.GRAPH),
        ("DESCRIBE <http://x/>", Form.GRAPH),
        ("SELECT * { GRAPH ?g { ?s ?p ?o } }", Form.ROWS),
    ],
)
def test_the_words_may_stand_where_they_mean_nothing(
    store: EmbeddedStore, text: str, form: Form
) -> None:
    query = check_raw(text)
    assert query.form is form
    match form:
        case Form.ROWS:
            store.select(query.text)
        case Form.BOOLEAN:
            store.ask(query.text)
        case Form.GRAPH:
            store.construct(query.text)


def test_prefixes_of_the_project_need_not_be_declared() -> None:
    query = check_raw("SELECT * {\n ?s a soraq:Agreement ; skos:prefLabel ?o }")
    assert query.text.startswith("PREFIX skos: <")
    assert "PREFIX soraq: <" in query.text
    assert query.text.count("\n") == 1
    own = "PREFIX soraq: <http://x/> SELECT * { ?s soraq:y ?o }"
    assert check_raw(own).text == own


def test_a_refusal_travels_between_processes() -> None:
    with pytest.raises(RefusedError) as caught:
        check_raw("DROP ALL")
    again = pickle.loads(pickle.dumps(caught.value))
    assert again.refusal is Refusal.UPDATE
    assert str(again) == str(caught.value)


@pytest.mark.parametrize("piece", ["-", ".", '"', "'''", '"""', "\\", "<", "a.", "((", "@"])
def test_no_text_takes_long_to_look_at(piece: str) -> None:
    text = ("SELECT * { " + piece * 50_000)[:50_000]
    begun = time.process_time()
    why(text)
    assert time.process_time() - begun < 2
