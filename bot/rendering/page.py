"""One page of a reply as HTML, whoever's HTML it is."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Page:
    """One page of a reply.

    ``things`` are the IRIs of the things that the page lists, ``first`` the number of the
    first of them, both for buttons below it.  ``page`` counts from 0.  What the question was
    understood as stands in ``head``, where it is not in ``html``.
    """

    html: str
    page: int = 0
    pages: int = 1
    things: tuple[str, ...] = ()
    first: int = 1
    head: str = ""
