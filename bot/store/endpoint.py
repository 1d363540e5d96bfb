"""One SPARQL endpoint, asked by SPARQLWrapper within strict limits."""

from __future__ import annotations

import math
import random
import re
import time
import urllib.parse
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from typing import BinaryIO, TypeGuard, TypeVar

from SPARQLWrapper import GET, JSON, N3, POST, SPARQLWrapper

from bot.model import BoundQuery, Rows, Term, TermKind, Triple
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
from bot.store.embedded import read_triples
from bot.store.patience import FOR_LAST_LOOK, FOR_LOOK, FOR_QUERY, bounded
from bot.store.results import RESULT_TYPES, read_boolean, read_rows
from bot.store.transport import Answered, Credentials, Deadline, Limits, exchange, shown

T = TypeVar("T")

_GRAPH_TYPES = {"text/turtle", "application/n-triples", "text/plain"}
_LONGEST_GET = 1500
"""A longer query goes by POST: proxies and servers cut addresses off at 2,000 characters and up."""
_TRIES = 3
_FETCHING = Limits(seconds=600, size=16 * 2**30)
_TRY_AGAIN = frozenset({408, 425, 429, 502, 503, 504})
_QUERY_TOO_BAD = frozenset({400, 413, 414, 422, 501})
_MOST_SAID = 300

_NOISE = re.compile(r"<[^<>\s]*>|\"(?:[^\"\\\n]|\\.)*\"|'(?:[^'\\\n]|\\.)*'|#[^\n]*")
_PROLOGUE = re.compile(r"\bPREFIX\s+[^\s:]*\s*:|\bBASE\b", re.IGNORECASE)
_ONE_TRIPLE = re.compile(
    r"\bCONSTRUCT\s*\{\s*(\?\w+)\s+(\?\w+)\s+(\?\w+)\s*\.?\s*\}\s*(?:WHERE\b)?(?=\s*\{)",
    re.IGNORECASE,
)
_FIRST_WORD = re.compile(r"[A-Za-z]+")


@dataclass(frozen=True, slots=True)
class Endpoint:
    """Where queries are sent, with what credentials, within which limits.

    While an answer is made, ``part`` is what a query may take of the time that it has left.
    """

    address: str
    limits: Limits
    credentials: Credentials = field(default_factory=Credentials)
    part: float = FOR_QUERY

    @property
    def name(self) -> str:
        """The address as it may be shown."""
        return shown(self.address)

    def select(self, query: BoundQuery | str, graphs: Sequence[str] = ()) -> Rows:
        """The rows of a SELECT query over ``graphs`` (none: the endpoint's default graph).

        Raises :class:`QueryFailedError` where the query is at fault, and an
        :class:`EndpointError` where the endpoint is.
        """
        return self._ask(query, graphs, ("SELECT",), RESULT_TYPES, self._whole_rows)

    def ask(self, query: BoundQuery | str, graphs: Sequence[str] = ()) -> bool:
        """The answer of an ASK query; fails as :meth:`select` does."""
        return self._ask(query, graphs, ("ASK",), RESULT_TYPES, lambda a: read_boolean(a.body))

    def construct(self, query: BoundQuery | str, graphs: Sequence[str] = ()) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE query, each once; fails as :meth:`select` does.

        A template of one triple of variables is asked for as rows: those show their own end,
        and where a server gives only so many it says so (Virtuoso does not, of triples).
        """
        text = query if isinstance(query, str) else query.text
        if (rows := _as_rows(text)) is not None:
            name = "" if isinstance(query, str) else query.name
            found = self.select(BoundQuery(name, rows) if name else rows, graphs).rows
            return tuple(dict.fromkeys(row for row in found if _is_triple(row)))
        forms = ("CONSTRUCT", "DESCRIBE")
        return self._ask(query, graphs, forms, _GRAPH_TYPES, self._whole_triples)

    def fetch(self, graph: str, into: BinaryIO) -> None:
        """Write a whole named graph into a file, as N-Triples or Turtle."""
        text = f"CONSTRUCT {{ ?s ?p ?o }} WHERE {{ GRAPH <{graph}> {{ ?s ?p ?o }} }}"
        patient = replace(self, limits=_FETCHING)
        answered = patient._once(text, (), Deadline(_FETCHING.seconds), into)
        if answered.type not in _GRAPH_TYPES or not answered.ended:
            raise BadAnswerError(f"{self.name} gave no whole graph, but {answered.type}.")

    def brisk(self, seconds: float | None = None) -> Endpoint:
        """The same endpoint with half the patience, for a look at it; ``seconds`` at most."""
        most = min(self.limits.seconds / 2, seconds or math.inf)
        return replace(self, limits=replace(self.limits, seconds=most), part=FOR_LOOK)

    def is_well(self) -> bool:
        """Whether the least of questions is answered at once."""
        brisk = self.brisk()
        try:
            deadline = Deadline(bounded(brisk.limits.seconds, FOR_LAST_LOOK))
            answered = brisk._once("ASK { }", (), deadline, judge=False)
            return answered.status == 200
        except StoreError:
            return False

    def _ask(
        self,
        query: BoundQuery | str,
        graphs: Sequence[str],
        forms: Sequence[str],
        types: frozenset[str] | set[str],
        read: Callable[[Answered], T],
    ) -> T:
        name = "The query" if isinstance(query, str) else f"The query {query.name}"
        text = query if isinstance(query, str) else query.text
        if query_form(text) not in forms:
            raise QueryFailedError(f"{name} is of another kind: write it as {forms[0]}.")
        try:
            return self._tried(text, graphs, types, read)
        except QueryFailedError as error:
            raise QueryFailedError(f"{name} cannot be run by {self.name}: {error}") from error

    def _tried(
        self,
        text: str,
        graphs: Sequence[str],
        types: frozenset[str] | set[str],
        read: Callable[[Answered], T],
    ) -> T:
        """What a query gives; asked again where another try may help.  Asking changes nothing."""
        deadline = Deadline(bounded(self.limits.seconds, self.part))
        pause = self.limits.pause
        for left in reversed(range(_TRIES)):
            try:
                answered = self._once(text, graphs, deadline)
                return self._read(answered, types, read)
            except (AwayError, BadAnswerError):
                pause *= random.uniform(1, 1.5)
                if not left or deadline.is_over(pause):
                    raise
                time.sleep(pause)
                pause *= 3
        raise AssertionError("the last try returns or raises")

    def _once(
        self,
        text: str,
        graphs: Sequence[str],
        deadline: Deadline,
        into: BinaryIO | None = None,
        *,
        judge: bool = True,
    ) -> Answered:
        wrapper = _Wrapper(self.address, self.limits, deadline, self.credentials)
        wrapper.setOnlyConneg(True)
        wrapper.setQuery(text)
        wrapper.queryType = query_form(text)  # its own guess is led astray by comments
        is_graph = wrapper.queryType in ("CONSTRUCT", "DESCRIBE")
        wrapper.setReturnFormat(N3 if is_graph else JSON)
        for graph in graphs:
            wrapper.addParameter("default-graph-uri", graph)
        if stop := stop_after(self.address, deadline.seconds):
            wrapper.addParameter("timeout", stop)
        size = len(text) + sum(len(graph) + 20 for graph in graphs)
        wrapper.setMethod(GET if size < _LONGEST_GET else POST)
        if is_graph:
            # The one form in which each triple is told from a broken one, and nothing is shortened.
            wrapper.addCustomHttpHeader("Accept", "application/n-triples, text/turtle;q=0.5")
        answered = wrapper.answer(into)
        if judge:
            self._refuse(answered)
        return answered

    def _refuse(self, answered: Answered) -> None:
        """Raise what the status means, unless it is a good one."""
        status, said = answered.status, _said(answered)
        if status == 200:
            return
        where = f"{self.name} says {status}"
        if status in (401, 403, 407):
            raise NotAllowedError(
                f"{where}: it wants other credentials. Set SORAQ_STORE_USER and "
                "SORAQ_STORE_PASSWORD, or SORAQ_STORE_TOKEN."
            )
        if 300 <= status < 400:
            target = shown(answered.headers.get("Location", "another address"))
            raise BadAnswerError(
                f"{where}: it points to {target}. Set the store to the address that answers."
            )
        if status in _QUERY_TOO_BAD:
            raise QueryFailedError(said or f"status {status}")
        if status in _TRY_AGAIN:
            raise AwayError(f"{where}: {said or 'it is overloaded or down'}.")
        if status >= 500:
            # Some say 500 of a query that they cannot run; then the next one is answered.
            if self.is_well():
                raise QueryFailedError(said or f"status {status}")
            raise AwayError(f"{where}: {said or 'it fails'}.")
        raise BadAnswerError(f"{where}: {said or 'it is no SPARQL endpoint'}. Check the address.")

    def _read(
        self,
        answered: Answered,
        types: frozenset[str] | set[str],
        read: Callable[[Answered], T],
    ) -> T:
        if encoding := answered.headers.get("Content-Encoding", ""):
            raise BadAnswerError(
                f"The answer of {self.name} is packed ({encoding}) though that was not asked for: "
                "have the server, or the proxy before it, send it as it is."
            )
        if answered.type not in types:
            kind = answered.type or "no type"
            raise BadAnswerError(f"The answer of {self.name} is of {kind}: check its address.")
        if message := answered.headers.get("X-SQL-Message"):  # Virtuoso, of a part of the answer
            raise TimedOutError(f"{self.name} gave only a part of the answer: {message}.")
        try:
            return read(answered)
        except BadAnswerError as error:
            raise BadAnswerError(f"The answer of {self.name} is broken: {error}.") from error

    def _whole_rows(self, answered: Answered) -> Rows:
        rows = read_rows(answered.body)
        self._refuse_cap(answered, len(rows))
        return rows

    def _whole_triples(self, answered: Answered) -> tuple[Triple, ...]:
        # Unlike JSON, triples do not show that more were to come.
        if not answered.ended:
            raise BadAnswerError("its end is not marked, so it may be cut off")
        triples = read_triples(answered.body)
        self._refuse_cap(answered, len(triples))
        return triples

    def _refuse_cap(self, answered: Answered, size: int) -> None:
        cap = answered.headers.get("X-SPARQL-MaxRows", "")
        if cap.isdecimal() and size >= int(cap):
            raise TooLargeError(
                f"{self.name} gives {cap} rows at most, and there may be more: raise its limit "
                "(ResultSetMaxRows in Virtuoso's settings)."
            )


class _Wrapper(SPARQLWrapper):
    """SPARQLWrapper over a transport that keeps to a deadline and a size."""

    def __init__(
        self, address: str, limits: Limits, deadline: Deadline, credentials: Credentials
    ) -> None:
        super().__init__(address, agent="soraq")
        self._limits = limits
        self._deadline = deadline
        self._credentials = credentials

    def answer(self, into: BinaryIO | None) -> Answered:
        """Send the request that the library makes, and read its answer whole."""
        request = self._createRequest()
        return exchange(request, self._limits, self._deadline, self._credentials, into)

    def __str__(self) -> str:  # the library's own shows everything, credentials too
        return f"<{shown(self.endpoint)}>"


def stop_after(endpoint: str, seconds: float) -> str | None:
    """What the parameter ``timeout`` is to say, for a server that knows one to end a query by.

    A second more than we wait: what a server gives of a query that it broke off is not read.
    ``None`` for servers that have none, or are not known by their address.
    """
    parts = urllib.parse.urlsplit(endpoint)
    path = parts.path.rstrip("/")
    folder, _, last = path.rpartition("/")
    whole = math.ceil(seconds) + 1
    if "/repositories/" in path or (folder and last in ("query", "sparql")):  # RDF4J; Fuseki
        return str(whole)
    if path in ("/sparql", "/sparql-auth") and parts.port != 8182:  # Virtuoso, in milliseconds
        return str(whole * 1000)
    return None


def query_form(text: str) -> str:
    """The word that says what sort of query or update a text is, in capitals."""
    found = _FIRST_WORD.search(_PROLOGUE.sub(" ", _NOISE.sub(" ", text)))
    return found[0].upper() if found else ""


def _as_rows(text: str) -> str | None:
    """The SELECT query for the triples of a CONSTRUCT query whose template is one of variables."""
    rows = _ONE_TRIPLE.sub(r"SELECT \1 \2 \3 WHERE", text, count=1)
    return rows if query_form(text) == "CONSTRUCT" and query_form(rows) == "SELECT" else None


def _is_triple(row: tuple[Term | None, ...]) -> TypeGuard[Triple]:
    """Whether a row can be a triple; one that cannot is passed over, as CONSTRUCT does."""
    if len(row) != 3 or None in row:
        return False
    subject, predicate, _ = row
    return (
        subject is not None
        and subject.kind is not TermKind.LITERAL
        and predicate is not None
        and predicate.kind is TermKind.IRI
    )


def _said(answered: Answered) -> str:
    """What an endpoint says of a failure: the first of its own words, not a page of HTML."""
    if answered.type == "text/html":
        return ""
    text = answered.body[: 4 * _MOST_SAID].decode("utf-8", "replace")
    first = next((line for line in text.splitlines() if line.strip()), "")
    return " ".join(first.split())[:_MOST_SAID].rstrip(".")


def is_fault_of_endpoint(error: StoreError) -> bool:
    """Whether the endpoint, and not the query or its size, is why a query failed."""
    return isinstance(error, EndpointError) and not isinstance(error, TooLargeError)
