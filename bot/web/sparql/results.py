"""Results of queries in the formats of SPARQL 1.1: JSON, XML, CSV, TSV."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from json.encoder import encode_basestring
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


def _each(rows: Rows, write: Callable[[Term], str]) -> Iterator[list[str | None]]:
    """Each row with its terms written; one that the store gives again is written once."""
    known: dict[int, str] = {}
    for row in rows.rows:
        line: list[str | None] = []
        for term in row:
            if term is None:
                line.append(None)
                continue
            made = known.get(id(term))
            if made is None:
                made = known[id(term)] = write(term)
            line.append(made)
        yield line


def json_rows(rows: Rows) -> bytes:
    """Rows as SPARQL 1.1 Query Results JSON."""
    names = [encode_basestring(name) for name in rows.variables]
    lines = (
        ",".join(f"{name}:{made}" for name, made in zip(names, line, strict=True) if made)
        for line in _each(rows, _json_term)
    )
    bindings = "},\n{".join(lines)
    bindings = f"{{{bindings}}}" if rows.rows else ""
    found = f'{{"head":{{"vars":[{",".join(names)}]}},"results":{{"bindings":[{bindings}]}}}}'
    return found.encode("utf-8", "replace")


def json_boolean(answer: bool) -> bytes:
    """Yes or no as JSON."""
    return json.dumps({"head": {}, "boolean": answer}).encode()


def xml_rows(rows: Rows) -> bytes:
    """Rows as SPARQL Query Results XML; what XML cannot hold is replaced."""
    names = [quoteattr(name) for name in rows.variables]
    head = "".join(f"<variable name={name}/>" for name in names)
    lines = "".join(
        "<result>"
        + "".join(
            f"<binding name={name}>{made}</binding>"
            for name, made in zip(names, line, strict=True)
            if made
        )
        + "</result>\n"
        for line in _each(rows, _xml_term)
    )
    return _xml(f"<head>{head}</head>\n<results>\n{lines}</results>")


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
    lines += ["\t".join(made or "" for made in line) for line in _each(rows, ntriples_term)]
    return ("\n".join(lines) + "\n").encode("utf-8", "replace")


def _json_term(term: Term) -> str:
    more = ""
    if term.language:
        more = f',"xml:lang":{encode_basestring(term.language)}'
    elif term.datatype:
        more = f',"datatype":{encode_basestring(term.datatype)}'
    return f'{{"type":"{_TYPES[term.kind]}","value":{encode_basestring(term.value)}{more}}}'


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
