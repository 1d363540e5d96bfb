"""The page of the endpoint: a form for a query, examples, and the result as a table."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from typing import Any
from urllib.parse import urlencode

from starlette.requests import Request
from starlette.responses import Response

from bot.model import Rows, Term, TermKind
from bot.query.library import library
from bot.rendering.numbers import number_words
from bot.vocabulary import shortened
from bot.web.addresses import address_of
from bot.web.pages import page, page_language
from bot.web.rdf import FORMATS
from bot.web.service import service_of
from bot.web.sparql.asking import Shown
from bot.web.sparql.protocol import Asked
from bot.web.sparql.results import RESULT_FORMATS

FIRST = """\
PREFIX soraq: <https://w3id.org/soraq/ontology#>
PREFIX skos: <http://www.w3.org/2004/02/skos/core#>

SELECT ?agreement ?name ?signed WHERE {
  ?agreement a soraq:Agreement ; soraq:shortName ?name .
  OPTIONAL { ?agreement soraq:signed ?signed }
  FILTER(LANG(?name) = "en")
}
ORDER BY ?signed
"""
_LONGEST_ADDRESS = 4000


def query_page(
    request: Request,
    asked: Asked,
    shown: Shown | None,
    *,
    status: int = 200,
    refused: str = "",
    headers: Mapping[str, str] | None = None,
) -> Response:
    """The page with the query that was asked and what it gave, or why it gave nothing."""
    limits = service_of(request).web.limits
    values: dict[str, Any] = {
        "query": _beginning(request) if asked.query is None else asked.query,
        "refused": refused,
        "shown": shown,
        "table": _table(shown.result.rows) if shown and shown.result.rows else None,
        "files": _files(asked, shown) if shown else [],
        "examples": _examples(),
        "seconds": f"{limits.seconds:g}",
        "most": number_words(limits.rows, page_language(request)),
    }
    kept = {"Cache-Control": "no-store", **(headers or {})}
    return page(request, "sparql.html", status=status, headers=kept, **values)


@cache
def _examples() -> tuple[tuple[str, str], ...]:
    """The queries that the program itself asks: name, and what it is for."""
    return tuple((name, template.summary) for name, template in library().items())


def _beginning(request: Request) -> str:
    """The query that stands in the form at first: an example that was asked for, or ours."""
    example = library().get(request.query_params.get("example", ""))
    return example.text.lstrip() if example else FIRST


def _table(rows: Rows) -> tuple[tuple[str, ...], list[list[dict[str, str]]]]:
    return rows.variables, [[_cell(term) for term in row] for row in rows.rows]


def _cell(term: Term | None) -> dict[str, str]:
    """A value for a table: its words, the page it leads to, its language."""
    if term is None:
        return {"text": "", "address": "", "language": ""}
    match term.kind:
        case TermKind.IRI:
            text = shortened(term.value) or term.value
            return {"text": text, "address": address_of(term.value), "language": ""}
        case TermKind.BNODE:
            return {"text": f"_:{term.value}", "address": "", "language": ""}
        case TermKind.LITERAL:
            return {"text": term.value, "address": "", "language": term.language or ""}


def _files(asked: Asked, shown: Shown) -> list[tuple[str, str]]:
    """The same result in other formats: their names and addresses; none for a long query."""
    fields = [("query", asked.query or "")]
    fields += [("default-graph-uri", iri) for iri in asked.default]
    fields += [("named-graph-uri", iri) for iri in asked.named]
    formats = FORMATS if shown.result.triples is not None else RESULT_FORMATS
    found = [
        (format.name, f"/sparql?{urlencode([*fields, ('format', format.suffix)])}")
        for format in formats
    ]
    return found if len(found[0][1]) <= _LONGEST_ADDRESS else []
