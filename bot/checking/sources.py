"""Every fact from the words of a source, and those words found in it."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from itertools import product
from pathlib import Path

from rapidfuzz import fuzz

from bot import vocabulary as voc
from bot.checking.data import Data, named
from bot.checking.findings import Finding, shown
from bot.model import Term

# What describes a thing for us, and reports nothing: it needs no fact.
_DESCRIPTIONS = frozenset(
    {
        voc.TYPE,
        voc.PREF_LABEL,
        voc.ALT_LABEL,
        voc.HIDDEN_LABEL,
        voc.SHORT_NAME,
        voc.OWN_TRANSLATION,
        voc.HAS_KIND,
        voc.HAS_TOPIC,
        voc.CHAPTER_NUMBER,
        voc.POSITION,
        voc.SORAQ + "ofCountry",
        voc.SORAQ + "jurisdiction",
        voc.SORAQ + "iso3166",
        voc.SKOS + "exactMatch",
        voc.SKOS + "closeMatch",
        voc.RDFS + "seeAlso",
        voc.OWL + "differentFrom",
        voc.EARLIER_COUNT,
        voc.DCTERMS + "language",
        voc.DCTERMS + "source",
    }
)
_GEOGRAPHY = frozenset({voc.WITHIN, voc.SORAQ + "partOf"})
_PROOF = frozenset({voc.FACT, voc.PASSAGE})

_QUOTE = voc.SORAQ + "quote"
_IS_PART_OF = voc.DCTERMS + "isPartOf"
_SOURCE = voc.DCTERMS + "source"
_SUBJECT, _PREDICATE, _OBJECT = (voc.RDF + name for name in ("subject", "predicate", "object"))
_ALIKE = 75


def quotes(data: Data) -> Iterator[Finding]:
    """Each passage whose words are not in its report's source, letter by letter."""
    folders = {file.graph: file.path.parent for file in data.layout.files}
    sources: dict[str, Path | None] = {}
    for graph, passage, predicate, quote in data.triples:
        if predicate != _QUOTE:
            continue
        for report in data.values(passage.value, _IS_PART_OF):
            if report.value not in sources:
                sources[report.value] = _source_of(data, report.value, folders[graph])
                if sources[report.value] is None:
                    yield data.finding(
                        report.value,
                        "there is no file of its source. Put the source's text beside the report, "
                        'and name it: dcterms:source "source.txt".',
                        graph=graph,
                    )
            source = sources[report.value]
            if source is not None and quote.value not in _text(source):
                yield data.finding(passage.value, _misquoted(quote.value, source), "quote")


def facts(data: Data) -> Iterator[Finding]:
    """Each statement of a report that no fact proves."""
    proved: set[tuple[str, str, Term]] = set()
    in_words: set[tuple[str, str]] = set()
    for fact in data.things(voc.FACT):
        parts = (data.values(fact, part) for part in (_SUBJECT, _PREDICATE, _OBJECT))
        for subject, about, stated in product(*parts):
            proved.add((subject.value, about.value, stated))
            if stated.language:
                in_words.add((subject.value, about.value))
    reports = {file.graph for file in data.layout.reports}
    for graph, thing, predicate, value in data.triples:
        if graph not in reports or data.classes[thing.value] & _PROOF:
            continue
        if predicate in _DESCRIPTIONS or (thing.value, predicate, value) in proved:
            continue
        if value.language and (thing.value, predicate) in in_words:
            continue  # our translation of words that are proved
        if predicate in _GEOGRAPHY and voc.PLACE in data.classes[thing.value]:
            continue
        yield data.finding(
            thing.value,
            f"no fact says which words prove {_said(predicate, value)}. Add a soraq:Fact with "
            "exactly this subject, predicate and object, or take the statement out.",
            voc.local_name(predicate),
            voc.local_name(value.value) if value.datatype is None else value.value,
            graph=graph,
        )


def _source_of(data: Data, report: str, folder: Path) -> Path | None:
    named_files = [value.value for value in data.values(report, _SOURCE)] or ["source.txt"]
    return next((folder / name for name in named_files if (folder / name).is_file()), None)


@cache
def _text(source: Path) -> str:
    return source.read_bytes().decode("utf-8", errors="replace")


def _misquoted(quote: str, source: Path) -> str:
    text = _text(source)
    message = f"its words are not in {shown(source)}: “{_cut(quote)}”."
    found = fuzz.partial_ratio_alignment(quote, text, score_cutoff=_ALIKE)
    if found is not None and found.score > _ALIKE:
        line = text.count("\n", 0, found.dest_start) + 1
        there = " ".join(text[found.dest_start : found.dest_end].split())
        return f"{message} Copy them letter by letter; line {line} there has “{_cut(there)}”."
    return f"{message} Copy them from there, letter by letter."


def _said(predicate: str, value: Term) -> str:
    return f"{named(predicate)} “{_cut(named(value.value))}”"


def _cut(text: str, limit: int = 120) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
