"""An endpoint that does what endpoints do on bad days: never a wrong answer, never a long wait."""

import base64
import time
from collections.abc import Callable
from dataclasses import replace

import pytest

from bot.model import Term, TermKind
from bot.store.base import (
    AwayError,
    BadAnswerError,
    EndpointError,
    NotAllowedError,
    QueryFailedError,
    StoreError,
    TimedOutError,
    TooLargeError,
)
from bot.store.endpoint import Endpoint, query_form, stop_after
from bot.store.transport import Credentials, Limits, shown
from tests.helpers.bad_endpoint import (
    JSON,
    ROWS,
    TRIPLE,
    TRIPLES,
    Act,
    BadEndpoint,
    drips,
    hangs_up,
    says,
    says_in_chunks,
    says_unmeasured,
    waits,
)

SELECT = "SELECT ?x WHERE { ?x ?y ?z }"
CONSTRUCT = "CONSTRUCT { ?x ?y ?z . ?x <urn:p> ?z } WHERE { ?x ?y ?z }"
LIMITS = Limits(seconds=1, size=100_000, pause=0.01)
FINE = says()


def endpoint(server: BadEndpoint, credentials: Credentials | None = None) -> Endpoint:
    return Endpoint(server.address, LIMITS, credentials or Credentials())


def select(*acts: Act) -> tuple[Term | None, ...]:
    with BadEndpoint(list(acts)) as server:
        (row,) = endpoint(server).select(SELECT).rows
        return row


def failure(act: Act, query: str = SELECT) -> tuple[StoreError, int]:
    """How a query fails, and how many times it was asked."""
    with BadEndpoint([act]) as server:
        at = endpoint(server)
        ask: Callable[[str], object] = at.select if query == SELECT else at.construct
        started = time.monotonic()
        with pytest.raises(StoreError) as caught:
            ask(query)
        assert time.monotonic() - started < LIMITS.seconds + 2.5
        return caught.value, len(server.requests)


def test_what_is_well_is_an_answer() -> None:
    assert select(FINE) == (Term("urn:a"),)
    assert select(says_in_chunks(ROWS)) == (Term("urn:a"),)
    assert select(says_unmeasured(ROWS, JSON)) == (Term("urn:a"),)  # JSON shows its own end
    with BadEndpoint([says(TRIPLE, TRIPLES)]) as server:
        assert endpoint(server).construct(CONSTRUCT) == (
            (Term("urn:a"), Term("urn:b"), Term("urn:c")),
        )


HEAD = f"HTTP/1.1 200 OK\r\nContent-Type: {JSON}\r\n".encode()


@pytest.mark.parametrize(
    "act",
    [
        waits(5),
        drips(b" ", HEAD + b"Content-Length: 90000\r\n\r\n"),
        drips(b" ", HEAD + b"\r\n"),
        drips(b"X-Slow: yes\r\n", HEAD),
        drips(b"HTTP/1.1 200 OK"),
    ],
    ids=["silent", "body", "body-without-length", "headers", "status"],
)
def test_the_limit_of_time_holds_whatever_drips(act: Act) -> None:
    started = time.monotonic()
    error, _ = failure(act)
    assert isinstance(error, TimedOutError)
    assert "did not answer within 1 seconds" in str(error)
    assert time.monotonic() - started < 3


@pytest.mark.parametrize(
    "act",
    [
        says(ROWS[:-10]),
        says(ROWS, length=len(ROWS) + 10),
        says_in_chunks(ROWS, whole=False),
        says_in_chunks(ROWS[:40]),
        says_unmeasured(ROWS[:-1], JSON),
        says(ROWS + b"\nTransaction timed out"),
        says(b'{"error": "out of memory"}'),
        says(b'{"head":{"vars":["x"]},"results":{"error":"out of memory"}}'),
        says(b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri"}}]}}'),
        says(b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"?","value":"a"}}]}}'),
        says(b"\xff\xfe"),
        says(b""),
        says(b"<html><body>Sign in</body></html>", "text/html"),
        says(b"<html><body>Sign in</body></html>"),
        says(b"[" * 90_000),
        says(b'{"head":{"vars":["x"]},"results":{"bindings":' + b"[" * 50_000),
        says(ROWS, "text/plain"),
        says(ROWS, JSON, "200 OK", "Content-Encoding: gzip"),
        says(b"", JSON, "302 Found", "Location: http://127.0.0.1:9/elsewhere"),
        says(b"", JSON, "404 Not Found"),
    ],
)  # fmt: skip
def test_what_is_broken_is_no_answer(act: Act) -> None:
    error, asked = failure(act)
    assert isinstance(error, BadAnswerError)
    assert "127.0.0.1" in str(error)
    assert asked > 1  # it may have been a passing fault


@pytest.mark.parametrize(
    ("act", "said"),
    [
        (says(b"[" * 200_000), "is broken: its JSON is nested too deeply."),
        (says(b'{"error":"boom"}'), "is broken: it is JSON, but holds no rows."),
        (says(b'{"head":{"vars":["x"]},"results":{"bindings":["a"]}}'), "a row of it is malformed"),
        (says(ROWS[:-3]), "is broken: it is not whole JSON."),
        (says(ROWS, JSON, "200 OK", "Content-Encoding: gzip"), r"is packed \(gzip\)"),
    ],
)
def test_what_is_broken_is_said_in_plain_words(act: Act, said: str) -> None:
    with BadEndpoint([act]) as server, pytest.raises(BadAnswerError, match=said):
        Endpoint(server.address, replace(LIMITS, size=1_000_000)).select(SELECT)


@pytest.mark.parametrize(
    "act",
    [
        says(TRIPLE[:-5], TRIPLES),
        says(TRIPLE + b"Error: timed out\n", TRIPLES),
        says(TRIPLE + b"# Error: timed out\n", TRIPLES),
        says(TRIPLE * 2, TRIPLES, length=len(TRIPLE) * 3),
        says_in_chunks(TRIPLE, TRIPLES, whole=False),
        says_unmeasured(TRIPLE, TRIPLES),  # more may have been to come
        says(TRIPLE, "text/html"),
        says(ROWS, JSON),
    ],
)
def test_triples_that_may_not_be_whole_are_no_answer(act: Act) -> None:
    assert isinstance(failure(act, CONSTRUCT)[0], BadAnswerError)


@pytest.mark.parametrize(
    "act",
    [
        says(b" " * 200_000),
        says(b" " * 10, length=200_000),
        says_in_chunks(b" " * 200_000),
        says(ROWS, JSON, "200 OK", "X-SPARQL-MaxRows: 1"),
    ],
)
def test_too_much_is_not_read(act: Act) -> None:
    error, asked = failure(act)
    assert isinstance(error, TooLargeError)
    assert asked == 1


def test_one_triple_of_variables_is_asked_for_as_rows() -> None:
    row = (
        b'{"x":{"type":"uri","value":"urn:a"},"y":{"type":"uri","value":"urn:b"},'
        b'"z":{"type":"literal","value":"c"}}'
    )
    literal = row.replace(b'"uri","value":"urn:a"', b'"literal","value":"a"')
    body = b'{"head":{"vars":["x","y","z"]},"results":{"bindings":[%s]}}'
    query = "PREFIX a: <urn:a>\n# CONSTRUCTED\nconstruct {\n ?x ?y ?z .\n} WHERE { ?x ?y ?z }"
    with BadEndpoint([says(body % b",".join((row, row, literal, b"{}")))]) as server:
        assert endpoint(server).construct(query) == (
            (Term("urn:a"), Term("urn:b"), Term("c", TermKind.LITERAL)),
        )
        assert "SELECT+%3Fx+%3Fy+%3Fz+WHERE" in server.requests[0]


def test_a_part_of_the_rows_is_no_answer() -> None:
    partial = says(ROWS, JSON, "200 OK", "X-SQL-State: S1TAT", "X-SQL-Message: time is up")
    error, _ = failure(partial)
    assert isinstance(error, TimedOutError)
    assert "only a part" in str(error)


@pytest.mark.parametrize(
    ("status", "kind", "asked"),
    [
        ("400 Bad Request", QueryFailedError, 1),
        ("401 Unauthorized", NotAllowedError, 1),
        ("403 Forbidden", NotAllowedError, 1),
        ("429 Too Many Requests", AwayError, 3),
        ("503 Service Unavailable", AwayError, 3),
    ],
)
def test_each_status_means_one_thing(status: str, kind: type[StoreError], asked: int) -> None:
    error, times = failure(says(b"why not\n", "text/plain", status))
    assert isinstance(error, kind)
    assert times == asked


def test_a_server_error_is_the_fault_of_the_query_where_the_next_one_is_answered() -> None:
    failing = says(b"out of memory", "text/plain", "500 Internal Server Error")
    with (
        BadEndpoint([failing, FINE]) as server,
        pytest.raises(QueryFailedError, match="out of memory"),
    ):
        endpoint(server).select(SELECT)
    assert isinstance(failure(failing)[0], AwayError)


@pytest.mark.parametrize("bad", [hangs_up, says(b"", status="503 Busy"), says(ROWS[:9])])
def test_a_passing_fault_is_got_over(bad: Act) -> None:
    assert select(bad, bad, FINE) == (Term("urn:a"),)


def test_nobody_at_home() -> None:
    with BadEndpoint([FINE]) as server:
        gone = endpoint(server)
    with pytest.raises(AwayError, match="cannot be reached: Connection refused"):
        gone.select(SELECT)
    nowhere = Endpoint("http://nowhere.invalid/sparql", LIMITS)
    with pytest.raises(EndpointError):
        nowhere.select(SELECT)


def test_short_queries_go_by_get_and_long_ones_by_post() -> None:
    with BadEndpoint([FINE]) as server:
        endpoint(server).select(SELECT, ["urn:g1", "urn:g2"])
        endpoint(server).select(SELECT + "#" * 2000, ["urn:g1"])
    short, long = server.requests
    assert short.startswith("GET /sparql?default-graph-uri=urn%3Ag1&default-graph-uri=urn%3Ag2&")
    assert long.startswith("POST /sparql HTTP")
    assert "application/x-www-form-urlencoded" in long
    assert "default-graph-uri=urn%3Ag1" in long


@pytest.mark.parametrize(
    ("credentials", "header"),
    [
        (
            Credentials("me", "pässword"),
            "Basic " + base64.b64encode("me:pässword".encode()).decode(),
        ),
        (Credentials(token="abc.def"), "Bearer abc.def"),
    ],
)
def test_credentials_are_sent_and_never_shown(credentials: Credentials, header: str) -> None:
    refused = says(b"no", "text/plain", "403 Forbidden")
    with BadEndpoint([refused]) as server:
        with pytest.raises(NotAllowedError) as caught:
            endpoint(server, credentials).select(SELECT)
        assert f"Authorization: {header}" in server.requests[0]
        for text in (repr(credentials), repr(endpoint(server, credentials)), str(caught.value)):
            assert "pässword" not in text
            assert "abc.def" not in text


def test_a_password_is_not_sent_on() -> None:
    with BadEndpoint([FINE]) as other:
        away = says(b"", "text/plain", "301 Moved", f"Location: {other.address}")
        with BadEndpoint([away]) as server, pytest.raises(BadAnswerError, match="it points to"):
            endpoint(server, Credentials("me", "secret")).select(SELECT)
        assert other.requests == []


def test_an_address_is_shown_without_what_is_secret() -> None:
    assert shown("https://me:secret@host:1/sparql?key=secret") == "https://host:1/sparql"


@pytest.mark.parametrize(
    ("text", "form"),
    [
        ("select * {}", "SELECT"),
        ("# ASK\nPREFIX ask: <urn:select#>\nBASE <urn:x>\nCONSTRUCT {} {}", "CONSTRUCT"),
        ("PREFIX : <urn:a>\nDELETE WHERE {}", "DELETE"),
        ("", ""),
    ],
)
def test_the_form_of_a_query(text: str, form: str) -> None:
    assert query_form(text) == form


@pytest.mark.parametrize(
    ("endpoint", "told"),
    [
        ("http://h:8890/sparql", "11000"),
        ("http://h:3030/ds/query", "11"),
        ("http://h:7200/repositories/r", "11"),
        ("http://h:7878/query", None),
        ("https://h:8182/sparql", None),
    ],
)
def test_a_server_that_can_end_a_query_is_told_when(endpoint: str, told: str | None) -> None:
    assert stop_after(endpoint, 9.5) == told


def test_the_limit_of_the_server_is_sent_with_each_query() -> None:
    with BadEndpoint([says()]) as bad:
        Endpoint(bad.address, Limits(2, 1000)).select("SELECT ?x { ?x ?y ?z }")
        assert "timeout=3000" in bad.requests[0]
