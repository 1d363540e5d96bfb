"""Results of queries in the formats of SPARQL 1.1: JSON, XML, CSV, TSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from xml.sax.saxutils import escape, quoteattr

from bot.model import Rows, Term, TermKind
from bot.web.rdf import term as ntriples_term

_NO_XML = re.compile("[^\t\n\r\x20-\ud7ff\ue000-\ufffd\U00010000-\U0010ffff]")
_TYPES = {TermKind.IRI: "uri", TermKind.LITERAL: "literal", TermKind.BNODE: "bnode"}


@dataclass(frozen=True, slots=True)
class ResultFormat:
    """A format of results: its media type, how it is written, other types it goes by.

    ``boolean`` writes the result of ASK; ``None`` where the format has no place for it.
    """

    media_type: str
    suffix: str
    name: str
    rows: Callable[[Rows], bytes]
    boolean: Callable[[bool], bytes] | None
    aliases: tuple[str, ...] = ()


def json_rows(rows: Rows) -> bytes:
    """Rows as SPARQL 1.1 Query Results JSON."""
    bindings = [
        {
            name: _json_term(term)
            for name, term in zip(rows.variables, row, strict=True)
            if term is not None
        }
        for row in rows.rows
    ]
    found = {"head": {"vars": list(rows.variables)}, "results": {"bindings": bindings}}
    return json.dumps(found, ensure_ascii=False, separators=(",", ":")).encode()


def json_boolean(answer: bool) -> bytes:
    """Yes or no as JSON."""
    return json.dumps({"head": {}, "boolean": answer}).encode()


def xml_rows(rows: Rows) -> bytes:
    """Rows as SPARQL Query Results XML; what XML cannot hold is replaced."""
    head = "".join(f"<variable name={quoteattr(name)}/>" for name in rows.variables)
    lines = []
    for row in rows.rows:
        bound = (
            f"<binding name={quoteattr(name)}>{_xml_term(term)}</binding>"
            for name, term in zip(rows.variables, row, strict=True)
            if term is not None
        )
        lines.append(f"<result>{''.join(bound)}</result>\n")
    return _xml(f"<head>{head}</head>\n<results>\n{''.join(lines)}</results>")


def xml_boolean(answer: bool) -> bytes:
    """Yes or no as XML."""
    return _xml(f"<head/>\n<boolean>{'true' if answer else 'false'}</boolean>")


def csv_rows(rows: Rows) -> bytes:
    """Rows as SPARQL 1.1 Query Results CSV: values alone, without what kind they are."""
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    writer.writerow(rows.variables)
    for row in rows.rows:
        writer.writerow(["" if term is None else _csv_term(term) for term in row])
    return text.getvalue().encode("utf-8", "replace")


def tsv_rows(rows: Rows) -> bytes:
    """Rows as SPARQL 1.1 Query Results TSV: terms as Turtle has them."""
    lines = ["\t".join(f"?{name}" for name in rows.variables)]
    lines += ["\t".join("" if t is None else ntriples_term(t) for t in row) for row in rows.rows]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _json_term(term: Term) -> dict[str, str]:
    found = {"type": _TYPES[term.kind], "value": term.value}
    if term.language:
        found["xml:lang"] = term.language
    elif term.datatype:
        found["datatype"] = term.datatype
    return found


def _xml_term(term: Term) -> str:
    value = escape(_NO_XML.sub("\ufffd", term.value), {"\r": "&#13;"})
    match term.kind:
        case TermKind.IRI:
            return f"<uri>{value}</uri>"
        case TermKind.BNODE:
            return f"<bnode>{value}</bnode>"
        case TermKind.LITERAL:
            said = ""
            if term.language:
                said = f" xml:lang={quoteattr(term.language)}"
            elif term.datatype:
                said = f" datatype={quoteattr(term.datatype)}"
            return f"<literal{said}>{value}</literal>"


def _csv_term(term: Term) -> str:
    return f"_:{term.value}" if term.kind is TermKind.BNODE else term.value


def _xml(content: str) -> bytes:
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n'
        f'<sparql xmlns="http://www.w3.org/2005/sparql-results#">\n{content}\n</sparql>\n'
    ).encode("utf-8", "replace")


JSON = ResultFormat(
    "application/sparql-results+json",
    "json",
    "JSON",
    json_rows,
    json_boolean,
    ("application/json", "text/json"),
)
XML = ResultFormat(
    "application/sparql-results+xml",
    "xml",
    "XML",
    xml_rows,
    xml_boolean,
    ("application/xml", "text/xml"),
)
CSV = ResultFormat("text/csv", "csv", "CSV", csv_rows, None)
TSV = ResultFormat("text/tab-separated-values", "tsv", "TSV", tsv_rows, None)
RESULT_FORMATS = (JSON, XML, CSV, TSV)
RESULTS_BY_TYPE = {
    media: format for format in RESULT_FORMATS for media in (format.media_type, *format.aliases)
}
