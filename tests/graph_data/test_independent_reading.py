"""A second reading of the report, made from its words alone, against the graph.

A row (thing, other) is in the graph where any property ties the two, in either direction,
straight or through an activity of the report, also by what they count as.  A row (thing,
value) is in it where the thing has that value under any property.
"""

import csv
import sys
from collections import defaultdict
from collections.abc import Iterator

import pytest

from bot import vocabulary as voc
from bot.model import Term, TermKind
from bot.store.embedded import EmbeddedStore
from bot.store.loading import project_data
from bot.text.iso import interval
from tests.helpers.project import ROOT

READING = ROOT / "tests/graph_data/independent_reading.tsv"
ENOUGH = 0.98
STATEMENTS = "SELECT DISTINCT ?thing ?property ?value WHERE { ?thing ?property ?value }"
APART = frozenset({voc.TYPE, voc.COUNTS_AS})
PROOFS = frozenset({voc.FACT, voc.PASSAGE, voc.DATING})


class Graph:
    """The statements of the store, as far as they tie things or give them values."""

    def __init__(self, store: EmbeddedStore) -> None:
        self.ties: dict[str, set[str]] = defaultdict(set)
        self.values: dict[str, set[str]] = defaultdict(set)
        self.same: dict[str, set[str]] = defaultdict(set)
        self.activities: set[str] = set()
        statements = list(_statements(store))
        proofs = {s for s, p, o in statements if p == voc.TYPE and o.value in PROOFS}
        for thing, prop, value in statements:
            if thing in proofs:
                continue
            if prop == voc.TYPE and value.value == voc.ACTIVITY:
                self.activities.add(thing)
            if prop == voc.COUNTS_AS:
                self.same[thing].add(value.value)
                self.same[value.value].add(thing)
            elif value.kind is TermKind.LITERAL:
                self.values[thing].add(value.value)
            elif prop not in APART:
                self.values[thing].add(voc.local_name(value.value))
                self.ties[thing].add(value.value)
                self.ties[value.value].add(thing)

    def tied(self, thing: str, other: str) -> bool:
        ours, theirs = {thing, *self.same[thing]}, {other, *self.same[other]}
        if ours & theirs:
            return True
        near = {one for mine in ours for one in self.ties[mine]}
        if near & theirs:
            return True
        return any(self.ties[middle] & theirs for middle in near & self.activities)

    def has(self, thing: str, value: str) -> bool:
        days = interval(value)
        return any(
            said == value or (days is not None and interval(said) == days)
            for said in self.values[thing]
        )


def _statements(store: EmbeddedStore) -> Iterator[tuple[str, str, Term]]:
    for thing, prop, value in store.select(STATEMENTS).rows:
        assert thing is not None
        assert prop is not None
        assert value is not None
        yield thing.value, prop.value, value


@pytest.fixture(scope="module")
def graph() -> Iterator[Graph]:
    with EmbeddedStore.from_files(project_data()) as store:
        yield Graph(store)


def rows() -> list[dict[str, str]]:
    with READING.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file, delimiter="\t", quoting=csv.QUOTE_NONE))


def test_nearly_every_row_is_in_the_graph(graph: Graph, capsys: pytest.CaptureFixture[str]) -> None:
    told = [row for row in rows() if row["other"] or row["value"]]
    missing = [
        row
        for row in told
        if not (
            graph.tied(voc.ID + row["thing"], voc.ID + row["other"])
            if row["other"]
            else graph.has(voc.ID + row["thing"], row["value"])
        )
    ]
    lines = [f"{r['thing']} · {r['relation']} · {r['other'] or r['value']}" for r in missing]
    with capsys.disabled():
        told_of = f"{len(told) - len(missing)} of {len(told)} rows are in the graph; not in it:"
        sys.stdout.write("\n".join(["", told_of, *lines, ""]))
    assert len(told) >= 300
    assert 1 - len(missing) / len(told) >= ENOUGH, "\n".join(lines)


def test_what_the_reading_names_is_in_the_graph(graph: Graph) -> None:
    named = {row["thing"] for row in rows()} | {row["other"] for row in rows() if row["other"]}
    assert {one for one in named if not graph.ties[voc.ID + one]} == set()


def test_a_tie_that_nobody_states_is_not_found(graph: Graph) -> None:
    """The comparison can fail: what the report does not say is not in the graph."""
    assert not graph.tied(voc.ID + "agreement-norway-readmission", voc.ID + "country-russia")
    assert not graph.has(voc.ID + "agreement-norway-readmission", "2014-09-01")
    assert not graph.has(voc.ID + "agreement-norway-readmission", "in-force")
