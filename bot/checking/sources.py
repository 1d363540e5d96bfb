"""The words that prove facts, found in their source letter by letter."""

from __future__ import annotations

from collections.abc import Iterator
from functools import cache
from pathlib import Path

from rapidfuzz import fuzz

from bot import vocabulary as voc
from bot.checking.data import Data
from bot.checking.findings import Finding, shown

_QUOTE = voc.SORAQ + "quote"
_IS_PART_OF = voc.DCTERMS + "isPartOf"
_SOURCE = voc.DCTERMS + "source"
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


def _cut(text: str, limit: int = 120) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1]}…"
