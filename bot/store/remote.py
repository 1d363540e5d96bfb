"""The graph at a SPARQL endpoint, and a copy of it here for when the endpoint is away."""

from __future__ import annotations

import hashlib
import logging
import threading
import time
from collections.abc import Callable, Iterable
from dataclasses import replace
from pathlib import Path
from typing import TypeVar

from bot.config import EndpointSettings
from bot.model import BoundQuery, Rows, Triple
from bot.store.base import (
    AwayError,
    BadAnswerError,
    EndpointError,
    QueryFailedError,
    Store,
    StoreError,
    TimedOutError,
    TooLargeError,
)
from bot.store.breaker import FAILURES, Breaker
from bot.store.copying import LocalCopy
from bot.store.disk import Finish
from bot.store.endpoint import Endpoint
from bot.store.graphs import GraphStore
from bot.store.manifest import ABOUT_QUERY, GRAPH_ABOUT, GRAPH_LOADING, Manifest
from bot.store.transport import Credentials, Limits

T = TypeVar("T")

_LOG = logging.getLogger(__name__)

SEEN_FOR = 5.0
"""For so many seconds a version that was seen counts as the endpoint's."""
_LOOK_AGAIN = 1.0
"""So long one that is known to be away is looked at when it is opened."""
_COUNTED_FOR = 300.0
"""The same where there is no manifest, and every triple has to be counted."""
_CHECK = "Check the address given with --store, and that the endpoint runs."
_GRAPHS = "SELECT DISTINCT ?graph WHERE { GRAPH ?graph { ?s ?p ?o } }"
_SIZE = "SELECT (COUNT(*) AS ?n) WHERE {{ GRAPH <{}> {{ ?s ?p ?o }} }}"
HAS_RULES = "ASK { ?thing <https://w3id.org/soraq/ontology#countsAs> ?thing }"
_SERVERS_OWN = ("http://www.openlinksw.com/", "http://localhost:8890/", "urn:core:services:")
_SERVERS_OWN_GRAPHS = frozenset({"http://www.w3.org/2002/07/owl#", "http://www.w3.org/ns/ldp#"})


class RemoteStore(Store):
    """Asks an endpoint; while that is away, its last good copy.

    What the endpoint holds is what its manifest says.  Several threads may ask.
    """

    def __init__(
        self,
        endpoint: Endpoint,
        manifest: Manifest,
        copy: LocalCopy | None = None,
        *,
        away: bool = False,
    ) -> None:
        """See :meth:`open`; ``away`` says that the manifest is that of the copy."""
        self._endpoint = endpoint
        self._manifest = manifest
        self._copy = copy
        self._breaker = Breaker(copy.breaker_file if copy is not None else None)
        self._lock = threading.Lock()
        self._seen_at = time.monotonic()
        self._stand_ins = 0
        self._is_away = away
        if away:
            self._breaker.failed(FAILURES)
        else:
            self._breaker.succeeded()
            if copy is not None:
                copy.refresh_later(manifest)

    @classmethod
    def open(cls, endpoint: Endpoint, copy: LocalCopy | None = None) -> RemoteStore:
        """Open what ``endpoint`` holds, or its ``copy`` where the endpoint is away.

        Raises :class:`StoreError` where there is neither, or where the endpoint holds no data
        that is ready to be asked.
        """
        kept = copy.manifest() if copy is not None else None
        looked_at = endpoint
        if copy is not None and kept is not None:  # then nobody has to wait for long
            is_away = Breaker(copy.breaker_file).is_open
            looked_at = endpoint.brisk(_LOOK_AGAIN if is_away else None)
        try:
            return cls(endpoint, read_manifest(looked_at), copy)
        except EndpointError as error:
            if kept is None:
                is_silent = isinstance(error, AwayError | TimedOutError)
                advice = f" {_CHECK}" if is_silent else ""
                raise type(error)(
                    f"{error} There is no copy of its data here yet either.{advice}"
                ) from error
            _LOG.warning("%s Its last good copy is asked instead, version %s.", error, kept.version)
            return cls(endpoint, kept, copy, away=True)

    def select(self, query: BoundQuery | str, *, most: int | None = None) -> Rows:
        """The rows of a SELECT query; at most so many."""
        found = self._run(
            lambda: self._endpoint.select(query, self._graphs),
            lambda copy: copy.select(query, most=most),
        )
        return replace(found, rows=found.rows[:most])

    def ask(self, query: BoundQuery | str) -> bool:
        """The answer of an ASK query."""
        return self._run(
            lambda: self._endpoint.ask(query, self._graphs), lambda copy: copy.ask(query)
        )

    def construct(self, query: BoundQuery | str, *, most: int | None = None) -> tuple[Triple, ...]:
        """The triples of a CONSTRUCT or DESCRIBE query, each once; at most so many."""
        return self._run(
            lambda: self._endpoint.construct(query, self._graphs),
            lambda copy: copy.construct(query, most=most),
        )[:most]

    @property
    def version(self) -> str:
        """The version that the endpoint was last seen to hold, or that of the copy in its place.

        Costs a small query at most once in five seconds.
        """
        if self._is_away:
            return self._copied_version() or self._manifest.version
        if self._is_due() and self._breaker.may_try():
            try:
                self._look()
            except StoreError as error:
                _LOG.warning("The version cannot be read: %s", error)
        return self._manifest.version

    def newest_version(self) -> str:
        """The version that the endpoint holds now."""
        if self._is_due():
            self._look()
        return self._manifest.version

    @property
    def name(self) -> str:
        """The address of the endpoint as it may be shown."""
        return self._endpoint.name

    @property
    def manifest(self) -> Manifest:
        """What the endpoint was last seen to hold."""
        return self._manifest

    @property
    def names_file(self) -> Path | None:
        """The index of names beside the copy, where that is of the version last seen."""
        return self._copy.names_file(self._manifest) if self._copy is not None else None

    def keep_copy(self, finish: Finish) -> None:
        """Make the copy that of the version last seen, with what ``finish`` adds; it takes long.

        Raises :class:`StoreError` where it cannot be made.
        """
        if self._copy is not None:
            self._copy.refresh(self._manifest, finish)

    @property
    def stand_ins(self) -> int:
        """How many queries the copy has answered because the endpoint was away."""
        return self._stand_ins

    def close(self) -> None:
        """Let go of the copy; the store is not to be asked again."""
        if self._copy is not None:
            self._copy.close()

    @property
    def _graphs(self) -> tuple[str, ...]:
        return tuple(self._manifest.graphs)

    def _is_due(self) -> bool:
        """Whether it is time to look at the version again."""
        fresh_for = SEEN_FOR if self._manifest.loaded else _COUNTED_FOR
        return time.monotonic() - self._seen_at > fresh_for

    def _look(self) -> None:
        """See what the endpoint holds now, and have the copy follow."""
        with self._lock:
            try:
                manifest = read_manifest(self._endpoint.brisk())
            except EndpointError as error:
                # To be slow once is no reason to leave it alone.
                self._breaker.failed(1 if isinstance(error, TimedOutError) else FAILURES)
                raise
            self._succeeded()
            self._seen_at = time.monotonic()
            changed = manifest.version != self._manifest.version
            self._manifest = manifest
        if changed and self._copy is not None:
            self._copy.refresh_later(manifest)

    def _is_up(self) -> bool:
        """Whether to ask the endpoint; one that was away is looked at first."""
        if not self._breaker.may_try():
            return False
        # The graphs of an older version are removed some time after it was replaced.
        if self._breaker.is_open or (self._manifest.loaded and self._is_due()):
            self._look()
        return True

    def _run(self, at_endpoint: Callable[[], T], at_copy: Callable[[Store], T]) -> T:
        failed: StoreError | None = None
        asked = False
        try:
            if self._is_up():
                asked = True
                result = at_endpoint()
                self._succeeded()
                return result
        except QueryFailedError:
            self._succeeded()  # it answered
            raise
        except TooLargeError:
            raise
        except EndpointError as error:
            if asked and isinstance(error, TimedOutError) and self._endpoint.is_well():
                raise  # the query was too much for it, and would be too much here
            self._breaker.failed(1 if isinstance(error, BadAnswerError) else FAILURES)
            failed = error
            _LOG.warning("%s", failed)
        copy = self._copy.opened() if self._copy is not None else None
        if copy is None:
            raise failed or AwayError(
                f"{self._endpoint.name} is away, and there is no copy of its data here. "
                "Try again in a minute."
            )
        self._is_away = True
        result = at_copy(copy)
        with self._lock:
            self._stand_ins += 1
        return result

    def _succeeded(self) -> None:
        self._breaker.succeeded()
        if self._is_away:
            self._is_away = False
            _LOG.warning("%s answers again.", self._endpoint.name)

    def _copied_version(self) -> str | None:
        kept = self._copy.manifest() if self._copy is not None else None
        return kept.version if kept else None


def open_remote(address: str, settings: EndpointSettings) -> RemoteStore:
    """Open the endpoint at ``address``, with a copy of its data in the cache of ``settings``."""
    endpoint = endpoint_of(address, settings)
    graphs = GraphStore.beside(address, settings)
    copy = LocalCopy(settings.cache, endpoint, graphs)
    return RemoteStore.open(endpoint, copy)


def endpoint_of(address: str, settings: EndpointSettings) -> Endpoint:
    """The endpoint at ``address`` with the credentials and limits of ``settings``."""
    credentials = Credentials(settings.user, settings.password, settings.token)
    limits = Limits(settings.seconds, settings.megabytes * 2**20)
    return Endpoint(address, limits, credentials)


def read_manifest(endpoint: Endpoint) -> Manifest:
    """What an endpoint holds: what its manifest says, or else what can be seen from outside.

    Raises :class:`StoreError` where it holds no data that is ready to be asked.
    """
    found = Manifest.from_rows(endpoint.select(ABOUT_QUERY))
    if found is not None and not found.version:
        raise AwayError(
            f"A load into {endpoint.name} is under way or was broken off: wait until it has "
            f"ended, or load again with 'soraq load --store {endpoint.name}'."
        )
    if found is not None and found.rules:
        return found
    graphs = seen_graphs(endpoint)
    if not graphs or not endpoint.ask(HAS_RULES, graphs):
        raise StoreError(
            f"{endpoint.name} holds no data with the rules of the ontology applied: fill it with "
            f"'soraq load --store {endpoint.name}'; 'soraq check --store' says what is missing."
        )
    sizes = graph_sizes(endpoint, graphs)
    told = "\n".join(f"{graph} {size}" for graph, size in sorted(sizes.items()))
    return Manifest(hashlib.sha256(told.encode()).hexdigest()[:12], "", sizes, "")


def graph_sizes(endpoint: Endpoint, graphs: Iterable[str]) -> dict[str, int]:
    """How many triples each of ``graphs`` has at an endpoint."""
    sizes = {}
    for graph in graphs:
        (count,) = endpoint.select(_SIZE.format(graph)).rows[0]
        sizes[graph] = int(count.value) if count else 0
    return sizes


def seen_graphs(endpoint: Endpoint) -> list[str]:
    """The named graphs of an endpoint, without those that it keeps for itself."""
    rows = endpoint.select(_GRAPHS).rows
    names = sorted(graph.value for (graph,) in rows if graph is not None)
    return [
        name
        for name in names
        if name not in (GRAPH_ABOUT, GRAPH_LOADING)
        and name not in _SERVERS_OWN_GRAPHS
        and not name.startswith(_SERVERS_OWN)
    ]
