"""What was made a moment ago, for whoever asks for the same of the same data."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Awaitable, Callable, Hashable, Sized
from typing import TypeVar, cast

LARGEST = 32_000_000
_ALWAYS = 500
"""Bytes that keeping something takes beside it."""
_SHARE = 4

Body = TypeVar("Body", bound=Sized)


class Kept:
    """The bodies of responses asked for last, at most so many bytes of them."""

    def __init__(self, most: int = LARGEST) -> None:
        """Nothing is kept at first."""
        self._most = most
        self._bodies: OrderedDict[bytes, Sized] = OrderedDict()
        self._size = 0

    def __len__(self) -> int:
        return len(self._bodies)

    async def get(self, key: Hashable, make: Callable[[], Awaitable[Body | None]]) -> Body | None:
        """What is kept under ``key``, which names the version of the data, else what is made.

        A key stands for one sort of body.  ``None`` (there is no such thing) is not kept, nor is
        what would push out much else.
        """
        # A key can be as long as a query; its digest is not.
        name = hashlib.sha256(repr(key).encode("utf-8", "replace")).digest()
        found = self._bodies.get(name)
        if found is not None:
            self._bodies.move_to_end(name)
            return cast(Body, found)
        body = await make()
        if body is not None and len(body) <= self._most // _SHARE and name not in self._bodies:
            self._bodies[name] = body
            self._size += len(body) + _ALWAYS
            while self._size > self._most:
                self._size -= len(self._bodies.popitem(last=False)[1]) + _ALWAYS
        return body
