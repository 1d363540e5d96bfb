"""Whole graphs read from and written to a server: the SPARQL 1.1 Graph Store Protocol."""

from __future__ import annotations

import time
import urllib.parse
import urllib.request
from dataclasses import dataclass, field
from typing import BinaryIO

from bot.config import STORE_GRAPHS, EndpointSettings, SettingsError
from bot.store.base import AwayError, BadAnswerError, NotAllowedError, StoreError
from bot.store.transport import Answered, Credentials, Deadline, Limits, exchange, shown

_TRIES = 3
_FIRST_PAUSE = 0.2
_LIMITS = Limits(seconds=600, size=16 * 2**30)
_NTRIPLES = "application/n-triples"
_TURTLE = "text/turtle"  # N-Triples are Turtle, which more servers know
_TRY_AGAIN = frozenset({408, 425, 429, 500, 502, 503, 504})
_MOST_SAID = 300


@dataclass(frozen=True, slots=True)
class GraphStore:
    """Where graphs are written to, and where they are read from."""

    address: str
    credentials: Credentials = field(default_factory=Credentials)

    @classmethod
    def beside(cls, endpoint: str, settings: EndpointSettings) -> GraphStore | None:
        """The graph store of the server whose queries go to ``endpoint``.

        ``None`` where its address is neither in the settings nor one of those known.
        """
        address = settings.graphs or graph_store_address(endpoint)
        credentials = Credentials(settings.user, settings.password, settings.token)
        return cls(address, credentials) if address else None

    def get(self, graph: str, into: BinaryIO) -> None:
        """Write a graph into a file, as N-Triples or Turtle."""
        address = self.address
        if not self.credentials.header():  # Virtuoso lets everybody read at another address
            address = address.replace("/sparql-graph-crud-auth", "/sparql-graph-crud")
        headers = {"Accept": f"{_NTRIPLES}, {_TURTLE};q=0.5"}
        request = urllib.request.Request(_of_graph(address, graph), headers=headers)
        answered = self._send(request, into, tries=1)
        if answered.type not in (_NTRIPLES, _TURTLE, "text/plain") or not answered.ended:
            raise BadAnswerError(f"{self._name} gave no whole graph, but {answered.type}.")

    def put(self, graph: str, triples: bytes) -> None:
        """Replace a graph by these N-Triples."""
        self._write("PUT", graph, triples)

    def add(self, graph: str, triples: bytes) -> None:
        """Add these N-Triples, in which no blank node is, to a graph."""
        self._write("POST", graph, triples)

    def delete(self, graph: str) -> None:
        """Remove a graph; one that is not there is no error."""
        request = urllib.request.Request(_of_graph(self.address, graph), method="DELETE")
        self._send(request, fine=(404, 410))

    @property
    def _name(self) -> str:
        return shown(self.address)

    def _write(self, method: str, graph: str, triples: bytes) -> None:
        request = urllib.request.Request(
            _of_graph(self.address, graph),
            data=triples,
            headers={"Content-Type": _TURTLE},
            method=method,
        )
        self._send(request)

    def _send(
        self,
        request: urllib.request.Request,
        into: BinaryIO | None = None,
        *,
        fine: tuple[int, ...] = (),
        tries: int = _TRIES,
    ) -> Answered:
        """Send a request; sent twice, each of them does what it does sent once."""
        pause = _FIRST_PAUSE
        for left in reversed(range(tries)):
            try:
                deadline = Deadline(_LIMITS.seconds)
                answered = exchange(request, _LIMITS, deadline, self.credentials, into)
                self._refuse(answered, fine)
            except AwayError:
                if not left:
                    raise
                time.sleep(pause)
                pause *= 3
            else:
                return answered
        raise AssertionError("the last try returns or raises")

    def _refuse(self, answered: Answered, fine: tuple[int, ...]) -> None:
        status = answered.status
        if 200 <= status < 300 or status in fine:
            return
        text = (
            ""
            if answered.type == "text/html"
            else answered.body[:_MOST_SAID].decode("utf-8", "replace")
        )
        said = f"{self._name} says {status}" + (f": {' '.join(text.split())}" if text else "")
        if status in (401, 403, 407):
            raise NotAllowedError(
                f"{said.rstrip('.')}. Writing there wants other credentials: set SORAQ_STORE_USER "
                "and SORAQ_STORE_PASSWORD, or SORAQ_STORE_TOKEN."
            )
        if status in _TRY_AGAIN:
            raise AwayError(f"{said.rstrip('.')}.")
        raise StoreError(
            f"{said.rstrip('.')}. Set {STORE_GRAPHS} to the address of its Graph Store Protocol."
        )


def graph_store_address(endpoint: str) -> str | None:
    """The address of the Graph Store Protocol on servers whose addresses are known."""
    parts = urllib.parse.urlsplit(endpoint)
    path = parts.path.rstrip("/")
    folder, _, last = path.rpartition("/")
    if path == "/query":  # Oxigraph
        new = "/store"
    elif last in ("query", "sparql") and folder:  # Fuseki: /dataset/query
        new = f"{folder}/data"
    elif "/repositories/" in path:  # GraphDB and others made with RDF4J
        new = f"{path}/rdf-graphs/service"
    elif path == "/sparql" and parts.port == 8182:  # Neptune
        new = "/sparql/gsp/"
    elif path in ("/sparql", "/sparql-auth"):  # Virtuoso
        new = "/sparql-graph-crud-auth"
    else:
        return None
    return urllib.parse.urlunsplit(parts._replace(path=new, query="", fragment=""))


def needed(store: GraphStore | None, endpoint: str) -> GraphStore:
    """The graph store, or an error that says how to name it."""
    if store is None:
        raise SettingsError(
            f"It cannot be told where {shown(endpoint)} takes graphs: set {STORE_GRAPHS} to the "
            "address of its Graph Store Protocol."
        )
    return store


def _of_graph(address: str, graph: str) -> str:
    joint = "&" if "?" in address else "?"
    return f"{address}{joint}graph={urllib.parse.quote(graph, safe='')}"
