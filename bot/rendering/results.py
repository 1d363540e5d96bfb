"""What a query in SPARQL gave, as a plain table, CSV, JSON or Turtle."""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Sequence

from bot.model import Rows, Term, TermKind, Triple
from bot.rendering.lines import cut
from bot.vocabulary import shortened

_LONGEST_CELL = 60
_TYPES = {TermKind.IRI: "uri", TermKind.LITERAL: "literal", TermKind.BNODE: "bnode"}


def text_table(rows: Rows, *, longest: int = _LONGEST_CELL) -> str:
    """Rows as a table in letters of one width: names with prefixes, long values cut."""
    header = list(rows.variables)
    body = [[cut(_shown(term), longest) for term in row] for row in rows.rows]
    widths = [max(map(_width, column)) for column in zip(header, *body, strict=True)]
    lines = [header, ["-" * width for width in widths], *body]
    return "\n".join("  ".join(map(_padded, line, widths)).rstrip() for line in lines)


def csv_table(rows: Rows) -> bytes:
    """Rows as CSV, for spreadsheets: IRIs whole, literals without their language."""
    from bot.rendering.exports.files import csv_bytes
    from bot.rendering.exports.tables import Table

    cells = tuple(tuple(term.value if term else "" for term in row) for row in rows.rows)
    return csv_bytes(Table("", rows.variables, cells))


def results_json(*, rows: Rows | None = None, boolean: bool | None = None) -> str:
    """Rows, or yes or no, in the JSON format of the results of SPARQL 1.1."""
    if rows is None:
        return json.dumps({"head": {}, "boolean": boolean})
    bindings = [
        {name: _binding(term) for name, term in record.items() if term is not None}
        for record in rows.records()
    ]
    found = {"head": {"vars": list(rows.variables)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, indent=1)


def graph_turtle(triples: Sequence[Triple], version: str) -> bytes:
    """Triples as Turtle, under a comment that names the version of the data."""
    from bot.rendering.exports.turtle import turtle

    return f"# data {version}\n".encode() + turtle(triples)


def _shown(term: Term | None) -> str:
    if term is None:
        return ""
    match term.kind:
        case TermKind.IRI:
            return shortened(term.value) or f"<{term.value}>"
        case TermKind.BNODE:
            return f"_:{term.value}"
        case TermKind.LITERAL:
            return term.value


def _binding(term: Term) -> dict[str, str]:
    binding = {"type": _TYPES[term.kind], "value": term.value}
    if term.language:
        binding["xml:lang"] = term.language
    elif term.datatype:
        binding["datatype"] = term.datatype
    return binding


def _width(text: str) -> int:
    return sum(_columns(letter) for letter in text)


def _columns(letter: str) -> int:
    """How many columns a letter takes: none where it stands on another, two where it is wide."""
    if unicodedata.combining(letter):
        return 0
    return 2 if unicodedata.east_asian_width(letter) in "WF" else 1


def _padded(text: str, width: int) -> str:
    return text + " " * (width - _width(text))
