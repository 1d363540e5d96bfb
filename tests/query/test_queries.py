"""The files of ``queries/`` as they stand, on the project's own data."""

import time
from dataclasses import replace

import pytest

from bot import vocabulary as voc
from bot.model import DatedWithin, HasConcept, Selection, TiedTo
from bot.query.library import library
from bot.query.selection import Queries
from bot.query.template import Result
from bot.store.embedded import EmbeddedStore
from bot.store.loading import project_data
from tests.helpers.graphs import column, table

QUERIES = Queries()


@pytest.fixture(scope="module")
def store() -> EmbeddedStore:
    return EmbeddedStore.from_files(project_data())


@pytest.mark.parametrize("name", sorted(library()))
def test_the_file_as_it_stands_runs_and_finds_something(store: EmbeddedStore, name: str) -> None:
    template = library()[name]
    if template.result is Result.GRAPH:
        assert store.construct(template.text)
    else:
        rows = store.select(template.text)
        assert rows.variables == template.returns
        assert len(rows)


@pytest.mark.parametrize("name", ["find", "values", "happened", "some"])
def test_each_condition_alone_and_all_twice_can_be_run(store: EmbeddedStore, name: str) -> None:
    def run(selection: Selection) -> None:
        if name == "values":
            query = QUERIES.values(selection, [voc.INVOLVES], [voc.COUNTRY])
        elif name == "some":
            query = QUERIES.some(selection, 10)
        else:
            query = getattr(QUERIES, name)(selection)
        store.select(query)

    tie = (TiedTo((voc.ID + "country-norway",)),)
    role = (TiedTo((voc.ID + "country-norway",), (voc.SORAQ + "party",)),)
    has = (HasConcept((voc.TOPIC + "readmission",)),)
    without = (HasConcept((voc.STATUS + "draft",), negated=True),)
    untied = tuple(replace(one, negated=True) for one in tie + role)
    dated = (DatedWithin((), (voc.SIGNED,), bare_year=True),)
    run(Selection())
    run(Selection(ties=tie))
    run(Selection(ties=role))
    run(Selection(ties=untied))
    run(Selection(concepts=has))
    run(Selection(concepts=without))
    run(Selection(dated=dated))
    ties = (tie + role + untied) * 2
    run(Selection((voc.EVENT,), (has + without) * 2, ties, dated * 2, (voc.ID + "a",)))


def test_the_vocabulary_has_its_columns(store: EmbeddedStore) -> None:
    terms = set(table(store, QUERIES.plain("terms"), "term", "language"))
    classes = set(table(store, QUERIES.plain("classes"), "term", "class"))
    assert {("agreement-eu-readmission", "az"), ("held", "ru"), ("readmission", "en")} <= terms
    assert ("agreement-eu-readmission", "Agreement") in classes
    assert ("held", "DatatypeProperty") in classes
    assert ("readmission", "Concept") in classes
    assert not {cls for _, cls in classes} & {"Fact", "Passage", "Dating", "Ontology"}
    numbers = table(store, QUERIES.plain("numbers"), "thing", "property", "number")
    assert ("measure-2-10", "itemNumber", "2.10") in numbers
    usage = table(store, QUERIES.plain("usage"), "property", "subjectClass", "range")
    assert ("signed", "Agreement", "date") in usage
    assert ("party", "Agreement", "Body") in usage
    assert "involves" not in {row[0] for row in usage}
    schema = table(store, QUERIES.plain("schema"), "term", "property", "value")
    assert ("in-force", "countsAs", "signed") in schema
    assert ("signed", "happening", "true") in schema
    assert ("2014", "true") in table(store, QUERIES.plain("years"), "year", "reporting")
    assert "agreement-eu-readmission" in column(store, QUERIES.plain("texts"), "thing")


def test_every_reported_fact_has_its_passage(store: EmbeddedStore) -> None:
    things = [row[0].value for row in store.select(QUERIES.find(Selection())).rows if row[0]]
    usage = store.select(QUERIES.plain("usage")).rows
    properties = sorted({row[0].value for row in usage if row[0]})
    facts = store.select(QUERIES.facts(things, properties))
    cited = [row for row in facts.records() if row["passage"]]
    assert len(cited) > 300
    assert all(row["quote"] and row["report"] for row in cited)
    assert {voc.DATE, voc.INVOLVES, voc.RELATES_TO, voc.COUNTS_AS}.isdisjoint(
        row["property"].value for row in facts.records() if row["property"]
    )


def test_a_question_takes_a_moment(store: EmbeddedStore) -> None:
    norway = TiedTo((voc.ID + "country-norway",))
    query = QUERIES.find(Selection(classes=(voc.AGREEMENT,), ties=(norway,)))
    took = []
    for _ in range(5):
        started = time.perf_counter()
        assert len(store.select(query)) == 2
        took.append(time.perf_counter() - started)
    assert min(took) < 0.05  # half a millisecond on a free machine
