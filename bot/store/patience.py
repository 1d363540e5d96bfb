"""How long an endpoint is waited for while an answer is made, whose own time is limited too.

The process that makes the answer is killed when its time is up, so an endpoint that says nothing
has to be given up before: then there is time left for the copy to answer.
"""

from __future__ import annotations

import time
from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass

SHARE = 0.6
"""This part of an answer's time the endpoint may take, all queries and looks at it together."""
FOR_QUERY, FOR_LOOK, FOR_LAST_LOOK = 0.75, 0.25, 1.0
"""So much of what is left of that one query may take, and a look at whether it is well."""
_LEAST = 0.05


@dataclass(frozen=True, slots=True)
class _Answer:
    end: float
    least: float


_ANSWER: ContextVar[_Answer | None] = ContextVar("answer", default=None)


@contextmanager
def answering(seconds: float, share: float = SHARE) -> Iterator[None]:
    """An answer is made in the block, and may take so many ``seconds`` in all."""
    before = _ANSWER.set(_Answer(time.monotonic() + seconds * share, seconds * _LEAST))
    try:
        yield
    finally:
        _ANSWER.reset(before)


def bounded(seconds: float, part: float) -> float:
    """The ``seconds`` of a limit, or the ``part`` of what the answer under way leaves of them.

    A twentieth of the answer's time is always left: else an endpoint would pass for dead because
    the queries before were many.
    """
    answer = _ANSWER.get()
    if answer is None:
        return seconds
    return min(seconds, max(answer.least, (answer.end - time.monotonic()) * part))
