"""How long the server waits for a client: one that is slow keeps its place from the others."""

from __future__ import annotations

import asyncio
from collections.abc import Collection

from uvicorn.protocols.http.h11_impl import H11Protocol, RequestResponseCycle

from bot.web.limits import network

AT_ONCE = 200
"""So many connections and requests there may be at once."""
EACH = AT_ONCE // 2
"""So many of them may be of one address."""


class Patient(H11Protocol):
    """HTTP as uvicorn speaks it, with an end to waiting.

    A connection is closed where a request is not there whole after :attr:`seconds`, and where
    the client takes nothing of the answer for as long.  uvicorn by itself waits for ever for a
    connection's first request and for the rest of a body, so as many idle connections as there
    are places would shut everybody out.
    """

    seconds = 20.0
    proxies: Collection[str] = ()
    _receiving: asyncio.TimerHandle | None = None
    _sending: asyncio.TimerHandle | None = None

    def connection_made(self, transport: asyncio.Transport) -> None:  # type: ignore[override]
        """Take a connection, unless its address has its share of them."""
        super().connection_made(transport)
        if self._is_greedy():
            transport.abort()
        else:
            self._watch()

    def connection_lost(self, exc: Exception | None) -> None:
        """Wait for nothing more."""
        super().connection_lost(exc)
        _end(self._receiving)
        self._receiving = None
        _end(self._sending)
        self._sending = None

    def data_received(self, data: bytes) -> None:
        """Take a part of a request."""
        super().data_received(data)
        self._watch()

    def on_response_complete(self) -> None:
        """Go on to the next request of the connection."""
        super().on_response_complete()
        self._watch()

    def pause_writing(self) -> None:
        """Wait until the client has taken what was sent."""
        super().pause_writing()
        self._sending = self._sending or self.loop.call_later(self.seconds, self.transport.abort)

    def resume_writing(self) -> None:
        """Send on."""
        super().resume_writing()
        _end(self._sending)
        self._sending = None

    def _is_greedy(self) -> bool:
        """Whether an address, which is not that of a proxy, has more than its share."""
        if self.client is None or self.client[0] in self.proxies:
            return False
        own = network(self.client[0])
        each = (one.client for one in self.connections if isinstance(one, Patient))
        return sum(1 for client in each if client and network(client[0]) == own) > EACH

    def _watch(self) -> None:
        """Set an end to the wait for the rest of a request; no longer where it is there."""
        if self.transport.is_closing() or not self._is_awaited():
            _end(self._receiving)
            self._receiving = None
        elif self._receiving is None:
            self._receiving = self.loop.call_later(self.seconds, self.transport.abort)

    def _is_awaited(self) -> bool:
        """Whether a request is to come, or the rest of it; between two uvicorn waits itself."""
        cycle: RequestResponseCycle | None = self.cycle  # none before the first request
        if cycle is None or cycle.more_body:
            return True
        return cycle.response_complete and self.timeout_keep_alive_task is None


def patient(seconds: float, proxies: Collection[str]) -> type[Patient]:
    """The protocol that waits for so many seconds; ``proxies`` may have any number of places."""
    return type("Patient", (Patient,), {"seconds": seconds, "proxies": frozenset(proxies)})


def _end(timer: asyncio.TimerHandle | None) -> None:
    if timer is not None:
        timer.cancel()
