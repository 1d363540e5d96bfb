"""Where on this server an IRI is told of."""

from __future__ import annotations

from urllib.parse import quote

from bot import vocabulary as voc

BASE = "https://w3id.org/soraq"
"""What our IRIs begin with; their rest is the path of their page, at any host."""
ROOMS = ("id", "status", "topic", "kind", "role", "unit", "dating")
ONTOLOGY = f"{BASE}/ontology"
DATASET = f"{BASE}/dataset"
_WITHIN = tuple(f"{BASE}/{room}/" for room in ROOMS)
_SCHEMES = frozenset(f"{BASE}/{room}" for room in ROOMS)
_SAFE = "/-._~!$&'()*+,;=:@"


def is_ours(iri: str) -> bool:
    """Whether the path of an IRI is that of its page."""
    return iri.startswith(_WITHIN) or iri in _SCHEMES


def address_of(iri: str) -> str:
    """The path of the page on ``iri``, whatever it is."""
    if is_ours(iri):
        return quote(iri.removeprefix(BASE), safe=_SAFE)
    if iri.startswith(voc.SORAQ):
        return f"/ontology#{quote(iri.removeprefix(voc.SORAQ))}"
    if iri == ONTOLOGY:
        return "/ontology"
    return f"/resource?iri={quote(iri, safe='')}"


def is_web(iri: str) -> bool:
    """Whether a browser can follow an IRI."""
    return iri.startswith(("https://", "http://"))
