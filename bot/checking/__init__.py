"""Is the data as it should be?  Each rule finds what is wrong, where, and what to do about it.

A rule is a function from the data to findings.  They see the data as it is stated, before
the ontology's own rules add what follows from it.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from bot.checking.claims import claims
from bot.checking.data import Data, unreadable
from bot.checking.dates import dates
from bot.checking.findings import Finding
from bot.checking.house import house_rules
from bot.checking.layout import Layout, folders_without_report, layout_of
from bot.checking.names import short_names, term_labels
from bot.checking.proofs import facts
from bot.checking.queries import folder_of_queries, rules_of_ontology
from bot.checking.references import references, terms
from bot.checking.shapes import shapes
from bot.checking.sources import quotes
from bot.store.content import lacking
from bot.store.embedded import EmbeddedStore, graph_sizes
from bot.store.loading import DataFile
from bot.vocabulary import GRAPH_ONTOLOGY

Rule = Callable[[Data], Iterator[Finding]]

RULES: tuple[Rule, ...] = (
    shapes,
    quotes,
    facts,
    references,
    terms,
    short_names,
    term_labels,
    dates,
    house_rules,
    rules_of_ontology,
    claims,
)


@dataclass(frozen=True, slots=True)
class Result:
    """What was looked at, and what was found; ``triples`` is 0 where they were only parsed."""

    files: int
    triples: int
    findings: tuple[Finding, ...]


def check(path: Path | None = None, own: Path | None = None, *, part: bool = False) -> Result:
    """Check the project's data with its queries, or the data at ``path``.

    ``own`` is the user's own data folder, which is added to the project's.

    ``path`` is a folder made like ``graph_data``, the folder of one report, or any file or
    folder of RDF.  Where a file cannot be read, the rules wait until it can; the claims of
    ``checks.toml`` wait until all else is mended.  A ``part`` of the data need hold nothing that
    could be asked for by itself.
    """
    layout = layout_of(path, own)
    result = check_layout(layout)
    if not part and not result.findings and (said := _lacking(layout)):
        result = replace(result, findings=(Finding(said, path),))
    unread = (
        Finding(
            "there is no report.ttl in this folder, so nothing of it is read. Give its Turtle "
            "file that name, or take the folder away.",
            folder,
        )
        for folder in folders_without_report(path, own)
    )
    return replace(result, findings=tuple(sorted((*result.findings, *unread), key=Finding.order)))


def _lacking(layout: Layout) -> str | None:
    """What files that can be read lack to be asked, in a sentence."""
    if not layout.has_ontology and any(map(_states_something, layout.files)):
        return None  # ours alone need a report
    own = tuple(file for file in layout.files if file.graph != GRAPH_ONTOLOGY)
    store = EmbeddedStore.from_files(own, rules=())
    return lacking(graph_sizes(store.engine), store.ask)


def _states_something(file: DataFile) -> bool:
    return EmbeddedStore.from_files([file], rules=()).ask("ASK { ?s ?p ?o }")


def check_layout(layout: Layout) -> Result:
    """Check what a layout names; data that uses no term of ours has only to be readable."""
    findings = list(unreadable(layout))
    data = Data(layout) if layout.has_ontology and not findings else None
    if data is not None:
        for rule in RULES:
            if rule is not claims or not findings:  # a claim fails of what is wrong already
                findings += rule(data)
    if layout.queries is not None:
        findings += folder_of_queries(layout.queries, data)
    unique = sorted(dict.fromkeys(findings), key=Finding.order)
    return Result(len(layout.files), data.size if data else 0, tuple(unique))
