"""Answers of a SPARQL endpoint, read strictly: whole and of the right kind, or an error."""

from __future__ import annotations

import json
from typing import Any

from bot.model import Rows, Term, TermKind
from bot.store.base import BadAnswerError
from bot.vocabulary import XSD_BOOLEAN, XSD_STRING

RESULT_TYPES = frozenset({"application/sparql-results+json", "application/json"})
"""The media types of rows and of yes or no, as JSON."""

_ASK_COLUMN = "__ASK_RETVAL"  # Virtuoso says 1 in a row for yes, and gives no row for no
_BOOLEANS = {"1": "true", "0": "false"}


def read_rows(body: bytes) -> Rows:
    """The rows of a SELECT query; :class:`BadAnswerError` for anything else."""
    found = _object(body)
    head, results = found.get("head"), found.get("results")
    names = head.get("vars") if isinstance(head, dict) else None
    bindings = results.get("bindings") if isinstance(results, dict) else None
    if not isinstance(names, list) or not isinstance(bindings, list):
        raise BadAnswerError("it is JSON, but holds no rows")
    if not all(isinstance(binding, dict) for binding in bindings):
        raise BadAnswerError("a row of it is malformed")
    try:
        variables = tuple(str(name) for name in names)
        known: dict[tuple[str, ...], Term] = {}
        rows = tuple(
            tuple(_term(binding[name], known) if name in binding else None for name in variables)
            for binding in bindings
        )
    except (KeyError, TypeError, AttributeError, ValueError) as error:
        raise BadAnswerError("a row of it is malformed") from error
    return Rows(variables, rows)


def read_boolean(body: bytes) -> bool:
    """The answer of an ASK query; :class:`BadAnswerError` for anything else."""
    found = _object(body)
    said = found.get("boolean")
    if isinstance(said, bool):
        return said
    rows = read_rows(body)
    if rows.variables == (_ASK_COLUMN,) and len(rows) <= 1:
        term = rows.rows[0][0] if rows.rows else None
        if term is None or term.value in _BOOLEANS:
            return term is not None and term.value == "1"
    raise BadAnswerError("it says neither yes nor no")


def _object(body: bytes) -> dict[str, Any]:
    try:
        found = json.loads(body.decode("utf-8"))
    except ValueError as error:  # not UTF-8, not JSON, or JSON and then something else
        raise BadAnswerError("it is not whole JSON") from error
    except RecursionError as error:
        raise BadAnswerError("its JSON is nested too deeply") from error
    if not isinstance(found, dict):
        raise BadAnswerError("it is no JSON object")
    return found


def _term(binding: dict[str, str], known: dict[tuple[str, ...], Term]) -> Term:
    kind, value = binding["type"], binding["value"]
    language, datatype = binding.get("xml:lang"), binding.get("datatype")
    key = (kind, value, language or "", datatype or "")
    if key not in known:
        if not all(isinstance(part, str) for part in key):
            raise ValueError("a term is no text")
        known[key] = _made(kind, value, language, datatype)
    return known[key]


def _made(kind: str, value: str, language: str | None, datatype: str | None) -> Term:
    match kind:
        case "uri":
            return Term(value)
        case "bnode":
            return Term(value.removeprefix("nodeID://"), TermKind.BNODE)
        case "literal" | "typed-literal":
            if language:
                return Term(value, TermKind.LITERAL, language=language.lower())
            if datatype in (None, XSD_STRING):
                return Term(value, TermKind.LITERAL)
            if datatype == XSD_BOOLEAN:  # the canonical form: some stores keep 1 for true
                value = _BOOLEANS.get(value, value)
            return Term(value, TermKind.LITERAL, datatype=datatype)
    raise ValueError(f"a term is of the kind {kind}")
