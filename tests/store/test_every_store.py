"""The same rows and the same answers from every store: memory, disk, and two real servers."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import replace
from datetime import date

import pytest
from pyoxigraph import Store as Engine

from bot import vocabulary as voc
from bot.assistant import Assistant
from bot.evaluation.questions import load_questions
from bot.model import (
    BoundQuery,
    DatedWithin,
    HasConcept,
    Language,
    Memory,
    Order,
    Period,
    Rows,
    Selection,
    Term,
    TermKind,
    TiedTo,
    Triple,
)
from bot.query.library import library
from bot.query.selection import Queries
from bot.query.template import Result
from bot.rendering.contract import answer_object
from bot.store.base import QueryFailedError, Store
from bot.store.embedded import EmbeddedStore
from bot.vocabulary import ID, XSD_INTEGER
from tests.helpers.project import ROOT

QUERIES = Queries()
THINGS = (ID + "agreement-norway-readmission", ID + "country-norway", ID + "body-iom")
ROWS = sorted(name for name, found in library().items() if found.result is Result.ROWS)
CONDITIONS = ("find", "happened", "some", "values")
"""All conditions at once, as no question has them, keep Virtuoso's planner busy for a minute."""

CONVERSATIONS = (
    ("readmission agreements 2014", "only those in force", "and with Norway?"),
    ("Norveçlə readmissiya sazişi qüvvədədir?", "bəs Rusiya ilə?"),
    ("когда вступило в силу соглашение с ЕС",),
    ("what happened in December 2014",),
    ("who organised the readmission seminar",),
    ("2.10 bəndi",),
    ("which countries took part in events in 2014",),
    ("сколько мероприятий в 2014 году",),
    ("agreements with Norway in 2012",),
    ("IOM", "what did they fund"),
    ("qwertyuiop",),
)


def canonical(rows: Rows) -> list[tuple[Term | None, ...]]:
    """The rows with every blank node alike: its name means nothing."""
    return [tuple(_unnamed(term) for term in row) for row in rows.rows]


def _unnamed(term: Term | None) -> Term | None:
    return replace(term, value="") if term and term.kind is TermKind.BNODE else term


class Once(Store):
    """Asks a store each query once, and keeps the rows.

    Other comments, or prefixes in another order, make no other query.
    """

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[tuple[str, int | None], Rows] = {}

    def select(self, query: BoundQuery | str, *, most: int | None = None) -> Rows:
        lines = (query if isinstance(query, str) else query.text).splitlines()
        said = [line for line in lines if line and not line.startswith("#")]
        prefixes = sorted(line for line in said if line.startswith("PREFIX"))
        rest = [line for line in said if not line.startswith("PREFIX")]
        key = "\n".join((*prefixes, *rest)), most
        if key not in self._kept:
            self._kept[key] = self._store.select(query, most=most)
        return self._kept[key]

    def ask(self, query: BoundQuery | str) -> bool:
        return self._store.ask(query)

    def construct(self, query: BoundQuery | str, *, most: int | None = None) -> tuple[Triple, ...]:
        return self._store.construct(query, most=most)

    @property
    def version(self) -> str:
        return self._store.version

    @property
    def stand_ins(self) -> int:
        return self._store.stand_ins

    def close(self) -> None:
        """Whoever opened the store closes it."""


@pytest.fixture(scope="session")
def once(store: Store) -> Store:
    """The store in turn: Virtuoso plans a query anew each time, for up to two seconds."""
    return Once(store)


@pytest.mark.parametrize("name", sorted(set(ROWS) - set(CONDITIONS)))
def test_each_query_as_it_stands_gives_the_same_rows(
    once: Store, memory: EmbeddedStore, name: str
) -> None:
    text = library()[name].text
    found, wanted = once.select(text), memory.select(text)
    assert found.variables == wanted.variables
    assert Counter(canonical(found)) == Counter(canonical(wanted))
    if name == "years":
        assert canonical(found) == canonical(wanted)


DATED = DatedWithin((Period(date(2014, 1, 1), date(2014, 12, 31), 366),), bare_year=True)
SIGNED = DatedWithin((Period(date(2014, 11, 1), None, 31),), (voc.SIGNED,))
NORWAY = TiedTo(THINGS[1:2])


IN_2014 = replace(DATED, bare_year=False)
CONFERENCE = (ID + "event-migration-policy-conference-2014-04",)


def without(*concepts: str) -> HasConcept:
    return HasConcept(concepts, negated=True)


def away_from(thing: str, *roles: str) -> TiedTo:
    return TiedTo((ID + thing,), roles, negated=True)


def is_negative(selection: Selection) -> bool:
    concepts, ties = selection.concepts, selection.ties
    return any(one.negated for one in concepts) or any(one.negated for one in ties)


READMISSION = HasConcept((voc.TOPIC + "readmission",))
IN_FORCE, DRAFT = voc.STATUS + "in-force", voc.STATUS + "draft"

SELECTIONS = (
    Selection(classes=(voc.AGREEMENT,), concepts=(without(IN_FORCE),)),
    Selection(classes=(voc.AGREEMENT,), concepts=(without(IN_FORCE, DRAFT),)),
    Selection(classes=(voc.AGREEMENT,), concepts=(without(IN_FORCE), without(DRAFT))),
    Selection(classes=(voc.AGREEMENT,), concepts=(without(IN_FORCE),), ties=(NORWAY,)),
    Selection(classes=(voc.AGREEMENT,), concepts=(READMISSION, without(IN_FORCE))),
    Selection(classes=(voc.AGREEMENT,), concepts=(without(IN_FORCE),), dated=(DATED,)),
    Selection(classes=(voc.AGREEMENT,), ties=(away_from("country-russia", voc.PARTY),)),
    Selection(classes=(voc.EVENT,), ties=(away_from("body-iom"),), dated=(DATED,)),
    Selection(ties=(away_from("country-norway"), TiedTo((ID + "body-iom",)))),
    Selection(ties=(TiedTo((ID + "body-unhcr",)), TiedTo((ID + "place-detention-centre-baku",)))),
    Selection(named=THINGS[:1] + CONFERENCE, concepts=(without(IN_FORCE),)),
    Selection(named=CONFERENCE, dated=(IN_2014,)),  # Virtuoso lost these rows
    Selection(named=CONFERENCE, dated=(DATED,)),
    Selection(classes=(voc.AGREEMENT,), dated=(DATED,)),
    Selection(classes=(voc.AGREEMENT,), ties=(NORWAY,), dated=(SIGNED,)),
    Selection(classes=(voc.EVENT,), ties=(TiedTo((voc.ID + "body-iom",)),)),
    Selection(ties=(TiedTo(THINGS[1:2], (voc.PARTY, voc.INVOLVES)),)),
    Selection(concepts=(HasConcept((voc.TOPIC + "readmission",)),), dated=(DATED,)),
    Selection(classes=(voc.EVENT,), dated=(DATED,), order=Order(descending=True)),
    Selection(named=THINGS),
)


@pytest.mark.parametrize(
    ("name", "selection"),
    [
        (name, selection)
        for name in CONDITIONS
        for selection in SELECTIONS
        # nothing asks for values of what is not so, or by topic and date at once
        if name in ("find", "some")
        or not (is_negative(selection) or (selection.concepts and selection.dated))
    ],
)
def test_each_condition_gives_the_same_rows(
    once: Store, memory: EmbeddedStore, name: str, selection: Selection
) -> None:
    if name == "values":
        query = QUERIES.values(selection, (voc.DATE, voc.PARTY))
    elif name == "some":
        query = QUERIES.some(selection, 1_000)
    else:
        query = getattr(QUERIES, name)(selection)
    assert Counter(once.select(query).rows) == Counter(memory.select(query).rows)
    if name == "find":
        assert once.select(query).rows == memory.select(query).rows


@pytest.fixture(scope="session")
def asked(memory: EmbeddedStore) -> Mapping[BoundQuery, Rows]:
    """Every selection looked up to answer the example questions, with the rows from memory."""
    watched = _Watched(memory.engine)
    assistant = Assistant(watched, QUERIES)
    for question in load_questions([ROOT / "tests" / "conversations" / "examples.yaml"]):
        told(assistant, (*question.context, question.text))
    return watched.asked


class _Watched(EmbeddedStore):
    """Keeps every query with its rows."""

    def __init__(self, engine: Engine) -> None:
        super().__init__(engine)
        self.asked: dict[BoundQuery, Rows] = {}

    def select(self, query: BoundQuery | str, *, most: int | None = None) -> Rows:
        rows = super().select(query, most=most)
        if isinstance(query, BoundQuery) and query.name in CONDITIONS:
            self.asked[query] = rows
        return rows


def test_what_the_example_questions_select_is_the_same(
    once: Store, asked: Mapping[BoundQuery, Rows]
) -> None:
    assert len(asked) > 50
    for query, wanted in asked.items():
        assert Counter(once.select(query).rows) == Counter(wanted.rows), query.text


def test_the_description_of_things_is_the_same(store: Store, memory: EmbeddedStore) -> None:
    query = QUERIES.describe(THINGS)
    found = store.construct(query)
    assert len(found) == len(set(found)) > 100
    assert set(found) == set(memory.construct(query))


@pytest.mark.parametrize(("thing", "there"), [("country-norway", True), ("country-none", False)])
def test_yes_or_no(store: Store, thing: str, there: bool) -> None:
    assert store.ask(f"# SELECT\nASK {{ <{ID}{thing}> ?p ?o }}") is there
    assert store.stand_ins == 0


def test_terms_are_told_apart(store: Store) -> None:
    (row,) = store.select(
        f"""SELECT ?iri ?plain ?az ?number ?none WHERE {{
          BIND(<{ID}a> AS ?iri) BIND("two\\nlines \\"ə\\"" AS ?plain) BIND("söz"@az AS ?az)
          BIND(4 AS ?number)
        }}"""
    ).rows
    iri, plain, az, number, none = row
    assert iri == Term(ID + "a")
    assert plain == Term('two\nlines "ə"', TermKind.LITERAL)
    assert az == Term("söz", TermKind.LITERAL, language="az")
    assert number == Term("4", TermKind.LITERAL, datatype=XSD_INTEGER)
    assert none is None


@pytest.mark.parametrize(
    ("method", "query"),
    [
        ("select", "ASK {}"),
        ("ask", "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"),
        ("construct", "SELECT ?s WHERE { ?s ?p ?o } LIMIT 1"),
        ("select", "SELECT ?s WHERE {"),
        ("select", "INSERT DATA { <a:a> <a:a> <a:a> }"),
        ("select", ""),
    ],
)
def test_a_query_that_cannot_run_is_named(store: Store, method: str, query: str) -> None:
    with pytest.raises(QueryFailedError, match="The query find "):
        getattr(store, method)(BoundQuery("find", query))


def test_the_version_is_that_of_the_data(store: Store, memory: EmbeddedStore) -> None:
    assert store.version == store.newest_version() == memory.version


@pytest.fixture(scope="session")
def wanted(memory: EmbeddedStore) -> list[list[dict[str, object]]]:
    """The answers from memory."""
    assistant = Assistant(memory, QUERIES)
    return [told(assistant, conversation) for conversation in CONVERSATIONS]


def test_whole_answers_are_the_same(once: Store, wanted: list[list[dict[str, object]]]) -> None:
    assistant = Assistant(once, QUERIES)
    for conversation, answers in zip(CONVERSATIONS, wanted, strict=True):
        assert told(assistant, conversation) == answers
    assert once.stand_ins == 0


def told(assistant: Assistant, texts: tuple[str, ...]) -> list[dict[str, object]]:
    memory, answers = Memory(), []
    for text in texts:
        answer, memory = assistant.ask(
            text, memory, today=date(2015, 3, 10), default=Language.EN, rows=None
        )
        said = answer_object(answer, 100)
        answers.append({key: said[key] for key in said if key != "milliseconds"})
    return answers
