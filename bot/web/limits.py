"""How much one address may ask for, and how large a request may be."""

from __future__ import annotations

import asyncio
import ipaddress
import math
import time
from collections import OrderedDict
from collections.abc import Callable
from contextlib import suppress

from starlette.datastructures import Headers
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.errors import told

_A_MINUTE = 60.0
_MANY_ADDRESSES = 10_000
_FREE = ("/static/", "/health")
_DISCARDED, _LINGER = 16, 5.0
"""Of a body that is too large so many times what is allowed is read and thrown away, so long."""
_CLOSED = {"Connection": "close"}


class Rates:
    """A bucket of requests for each address, which fills evenly within a minute."""

    def __init__(self, per_minute: int, clock: Callable[[], float] = time.monotonic) -> None:
        """``per_minute`` 0 sets no limit."""
        self._per_minute = per_minute
        self._clock = clock
        self._buckets: OrderedDict[str, tuple[float, float]] = OrderedDict()

    def take(self, address: str) -> float:
        """Count a request; how many seconds it comes too early, 0 where it may be made.

        The addresses seen last are kept, a bounded number.
        """
        if not self._per_minute:
            return 0.0
        key, now = network(address), self._clock()
        left, before = self._buckets.pop(key, (float(self._per_minute), now))
        left = min(self._per_minute, left + (now - before) * self._per_minute / _A_MINUTE)
        early = 0.0 if left >= 1 else (1 - left) * _A_MINUTE / self._per_minute
        self._buckets[key] = (left if early else left - 1, now)
        if len(self._buckets) > _MANY_ADDRESSES:
            self._buckets.popitem(last=False)
        return early

    def __len__(self) -> int:
        return len(self._buckets)


def network(address: str) -> str:
    """What is counted as one asker: an address, or with IPv6 the network that one is given."""
    try:
        parsed = ipaddress.ip_address(address.partition("%")[0])
    except ValueError:
        return address[:100]
    if isinstance(parsed, ipaddress.IPv6Address):
        if parsed.ipv4_mapped:
            return str(parsed.ipv4_mapped)
        return str(ipaddress.ip_network((parsed, 64), strict=False))
    return str(parsed)


class Limits:
    """Refuses what comes too often (429) and what is too large (413)."""

    def __init__(
        self, app: ASGIApp, rates: Rates, largest: int, free: frozenset[str] = frozenset()
    ) -> None:
        """Wrap ``app``; at the paths that are ``free`` anything may come often."""
        self.app = app
        self._rates = rates
        self._largest = largest
        self._free = free

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        client, said = scope.get("client"), Headers(scope=scope).get("content-length", "")
        free = scope["path"].startswith(_FREE) or scope["path"] in self._free
        response: Response | None = None
        if not free and (early := self._rates.take(client[0] if client else "")):
            after = {"Retry-After": str(math.ceil(early))}
            response = told(Request(scope), 429, headers=after)
        elif said.isdigit() and int(said) > self._largest:
            if "expect" not in Headers(scope=scope):  # who waits to be asked for it sends nothing
                await self._discard(receive)
            response = told(Request(scope), 413, headers=_CLOSED)
        await (response or self.app)(scope, self._measured(receive), send)

    async def _discard(self, receive: Receive) -> None:
        """Read the rest of a body that is too large, within bounds.

        Where a connection is closed with bytes unread, the client loses the answer too.
        """
        taken = 0
        with suppress(TimeoutError):
            async with asyncio.timeout(_LINGER):
                while taken < _DISCARDED * self._largest:
                    message = await receive()
                    taken += len(message.get("body", b""))
                    if not message.get("more_body"):
                        return

    def _measured(self, receive: Receive) -> Receive:
        taken = 0

        async def measured() -> Message:
            nonlocal taken
            message = await receive()
            taken += len(message.get("body", b""))
            if taken > self._largest:
                if message.get("more_body"):
                    await self._discard(receive)
                raise HTTPException(413, headers=_CLOSED)
            return message

        return measured
