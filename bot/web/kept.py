"""What was made a moment ago, for whoever asks for the same of the same data."""

from __future__ import annotations

from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable

LARGEST = 32_000_000


class Kept:
    """The bodies of responses asked for last, at most so many bytes of them."""

    def __init__(self, most: int = LARGEST) -> None:
        """Nothing is kept at first."""
        self._most = most
        self._bodies: OrderedDict[Hashable, bytes] = OrderedDict()
        self._size = 0

    async def get(self, key: Hashable, make: Callable[[], Awaitable[bytes | None]]) -> bytes | None:
        """What is kept under ``key``, which names the version of the data, else what is made.

        ``None`` (there is no such thing) is not kept: there are any number of those.
        """
        body = self._bodies.get(key)
        if body is not None:
            self._bodies.move_to_end(key)
            return body
        body = await make()
        if body is not None and len(body) <= self._most // 4 and key not in self._bodies:
            self._bodies[key] = body
            self._size += len(body)
            while self._size > self._most:
                self._size -= len(self._bodies.popitem(last=False)[1])
        return body
