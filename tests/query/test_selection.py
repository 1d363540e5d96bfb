"""What the conditions of a selection mean, on a small graph of our ontology and one of another."""

from collections.abc import Iterator
from datetime import date

import pytest

from bot import vocabulary as voc
from bot.model import DatedWithin, HasConcept, Order, Period, Selection, TiedTo
from bot.query.selection import Queries
from bot.store.embedded import EmbeddedStore
from tests.helpers.graphs import EXAMPLE, column, store_of, table

QUERIES = Queries()

GRAPH = """
id:country-norway a soraq:Country ; skos:prefLabel "Norway"@en .
id:country-georgia a soraq:Country ; skos:prefLabel "Georgia"@en .
id:government-norway a soraq:Body ; skos:prefLabel "Government of Norway"@en ;
    soraq:ofCountry id:country-norway .
id:group a soraq:Body ; skos:prefLabel "Group"@en ; soraq:member id:country-georgia .
id:place-oslo a soraq:Place ; skos:prefLabel "Oslo"@en ; soraq:within id:country-norway .

id:chapter-1 a soraq:Chapter ; skos:prefLabel "One"@en ; soraq:chapterNumber 1 .
id:measure-1-10 a soraq:Measure ; skos:prefLabel "1.10"@en ; soraq:chapter id:chapter-1 ;
    soraq:chapterNumber 1 ; soraq:position 10 ; soraq:itemNumber "1.10" ;
    soraq:timeLimit "2012/2015"^^edtf:EDTF .
id:measure-1-2 a soraq:Measure ; skos:prefLabel "1.2"@en ; soraq:chapter id:chapter-1 ;
    soraq:chapterNumber 1 ; soraq:position 2 ; soraq:timeLimit kind:ongoing .
id:report-2014 a soraq:Report ; skos:prefLabel "Report"@en ;
    soraq:reportingPeriod "2014"^^xsd:gYear .

id:signed a soraq:Agreement ; skos:prefLabel "Signed"@en ; soraq:topic topic:readmission ;
    soraq:status status:signed ; soraq:signed "2013-12-03"^^xsd:date ;
    soraq:party id:government-norway .
id:working a soraq:Agreement ; skos:prefLabel "Working"@en ; soraq:topic topic:visa-facilitation ;
    soraq:status status:in-force ; soraq:signed "2014-02-28"^^xsd:date ;
    soraq:entryIntoForce "2015-09-01"^^xsd:date ; soraq:party id:group , id:government-norway .
id:draft a soraq:Agreement ; skos:prefLabel "Draft"@en ; soraq:topic topic:readmission ;
    soraq:status status:draft ; soraq:party id:group .

id:day a soraq:Event ; skos:prefLabel "Day"@en ; soraq:held "2014-12-15/2014-12-16"^^edtf:EDTF ;
    soraq:place id:place-oslo ; soraq:kind kind:conference ; soraq:about id:draft .
id:month a soraq:Event ; skos:prefLabel "Month"@en ; soraq:held "2014-11"^^xsd:gYearMonth ;
    soraq:kind kind:study-visit .
id:half a soraq:Event ; skos:prefLabel "Half"@en ; soraq:plannedFor "2015-01/2015-06"^^edtf:EDTF .
id:year a soraq:Event ; skos:prefLabel "Year"@en ; soraq:held "2014"^^xsd:gYear .
id:undated a soraq:Event ; skos:prefLabel "Undated"@en .

id:fact-draft-status a soraq:Fact ; rdf:subject id:draft ; rdf:predicate soraq:status ;
    rdf:object status:draft ; soraq:inferred true ;
    prov:wasDerivedFrom id:passage-1 , id:passage-2 .
id:passage-1 a soraq:Passage ; soraq:quote "layihə"@az ; soraq:column "work-done" ;
    soraq:measure id:measure-1-10 ; dcterms:isPartOf id:report-2014 .
id:passage-2 a soraq:Passage ; soraq:quote "başlıq"@az ; soraq:column "heading" ;
    dcterms:isPartOf id:report-2014 .
"""

AGREEMENTS, EVENTS = (voc.AGREEMENT,), (voc.EVENT,)


@pytest.fixture(scope="module")
def store(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with store_of(tmp_path_factory.mktemp("graph"), GRAPH) as filled:
        yield filled


def found(store: EmbeddedStore, *conditions: object, **more: object) -> list[str]:
    """The things of a selection: conditions sorted by their kind."""
    selection = Selection(
        concepts=tuple(one for one in conditions if isinstance(one, HasConcept)),
        ties=tuple(one for one in conditions if isinstance(one, TiedTo)),
        dated=tuple(one for one in conditions if isinstance(one, DatedWithin)),
        **more,  # type: ignore[arg-type]
    )
    return column(store, QUERIES.find(selection), "thing")


def within(first: str | None, last: str | None, grain: int, *properties: str) -> DatedWithin:
    days = [date.fromisoformat(day) if day else None for day in (first, last)]
    return DatedWithin((Period(days[0], days[1], grain),), properties)


def status(*names: str, negated: bool = False) -> HasConcept:
    return HasConcept(tuple(voc.STATUS + name for name in names), negated)


def tied(*things: str, roles: tuple[str, ...] = (), negated: bool = False) -> TiedTo:
    return TiedTo(
        tuple(voc.ID + name for name in things),
        tuple(voc.SORAQ + role for role in roles),
        negated=negated,
    )


# --- which things ------------------------------------------------------------------------


def test_of_a_class_with_the_classes_below_it(store: EmbeddedStore) -> None:
    assert found(store, classes=AGREEMENTS) == ["signed", "working", "draft"]
    assert len(found(store, classes=(voc.AGREEMENT, voc.EVENT))) == 8


def test_everything_is_things_alone(store: EmbeddedStore) -> None:
    every = found(store)
    assert len(every) == 17
    assert not {name for name in every if name.startswith(("fact", "passage"))}


def test_one_row_a_thing_with_its_class_and_first_date(store: EmbeddedStore) -> None:
    query = QUERIES.find(Selection(classes=AGREEMENTS))
    assert table(store, query, "thing", "class", "first") == [
        ("signed", "Agreement", "2013-12-03"),
        ("working", "Agreement", "2014-02-28"),
        ("draft", "Agreement", ""),
    ]


def test_measures_stand_in_the_order_of_their_numbers(store: EmbeddedStore) -> None:
    query = QUERIES.find(Selection(named=(voc.ID + "measure-1-10", voc.ID + "measure-1-2")))
    assert set(table(store, query, "thing", "chapter", "position")) == {
        ("measure-1-10", "1", "10"),
        ("measure-1-2", "1", "2"),
    }


def test_named_things_are_alternatives_and_none_is_none(store: EmbeddedStore) -> None:
    both = (voc.ID + "signed", voc.ID + "draft")
    assert found(store, named=both) == ["signed", "draft"]
    assert found(store, status("draft"), named=both) == ["draft"]
    assert found(store, named=()) == []


def test_a_limit_cuts_the_list(store: EmbeddedStore) -> None:
    query = QUERIES.find(Selection(classes=AGREEMENTS), limit=2)
    assert column(store, query, "thing") == ["signed", "working"]


# --- concepts ----------------------------------------------------------------------------


def test_a_concept_takes_in_the_narrower_ones(store: EmbeddedStore) -> None:
    assert found(store, HasConcept((voc.KIND + "visit",))) == ["month"]
    assert found(store, HasConcept((voc.KIND + "study-visit",))) == ["month"]


def test_in_force_counts_as_signed(store: EmbeddedStore) -> None:
    assert found(store, status("signed")) == ["signed", "working"]
    assert found(store, status("in-force")) == ["working"]


def test_concepts_of_one_condition_are_alternatives(store: EmbeddedStore) -> None:
    assert found(store, status("draft", "in-force")) == ["working", "draft"]


def test_two_conditions_hold_at_once(store: EmbeddedStore) -> None:
    topic = HasConcept((voc.TOPIC + "readmission",))
    assert found(store, topic, status("signed")) == ["signed"]
    assert found(store, topic, status("in-force")) == []


def test_none_of_the_concepts_but_another_of_their_scheme(store: EmbeddedStore) -> None:
    assert found(store, status("in-force", negated=True)) == ["signed", "draft"]
    assert found(store, status("draft", "in-force", negated=True)) == ["signed"]
    assert found(store, status("signed", negated=True)) == ["draft"]
    kind = HasConcept((voc.KIND + "conference",), negated=True)
    assert found(store, kind, classes=EVENTS) == ["month"]
    assert found(store, kind, status("draft", negated=True)) == []
    unused = HasConcept((voc.STATUS + "in-preparation",), negated=True)
    assert found(store, unused, classes=AGREEMENTS) == ["signed", "working", "draft"]
    ongoing = HasConcept((voc.KIND + "ongoing",), negated=True)
    assert found(store, ongoing, classes=(voc.MEASURE,)) == ["measure-1-10"]


# --- ties --------------------------------------------------------------------------------


def test_a_body_counts_as_its_country_and_a_group_as_its_members(store: EmbeddedStore) -> None:
    party = ("party",)
    assert found(store, tied("country-norway", roles=party)) == ["signed", "working"]
    assert found(store, tied("country-georgia", roles=party)) == ["working", "draft"]
    assert found(store, tied("government-norway", roles=party)) == ["signed", "working"]
    both = (tied("country-norway", roles=party), tied("country-georgia", roles=party))
    assert found(store, *both) == ["working"]


def test_roles_and_things_of_one_condition_are_alternatives(store: EmbeddedStore) -> None:
    either = tied("country-norway", "country-georgia", roles=("party", "host"))
    assert found(store, either) == ["signed", "working", "draft"]
    assert found(store, tied("country-norway", roles=("host",))) == []


def test_an_umbrella_role_is_any_under_it(store: EmbeddedStore) -> None:
    assert found(store, tied("country-norway", roles=("involves",))) == ["signed", "working"]


def test_without_a_role_any_tie_from_either_end(store: EmbeddedStore) -> None:
    assert found(store, tied("country-norway"), classes=EVENTS) == ["day"]
    around = found(store, tied("draft"))
    assert set(around) == {"day", "measure-1-10", "report-2014", "group"}
    assert "country-norway" not in found(store, tied("country-norway"))


def test_not_tied_is_all_the_others(store: EmbeddedStore) -> None:
    norway = tied("country-norway", negated=True)
    assert found(store, norway, classes=AGREEMENTS) == ["draft"]
    assert "day" not in found(store, norway)
    party = tied("country-norway", "country-georgia", roles=("party",), negated=True)
    assert found(store, party, classes=AGREEMENTS) == []
    assert "day" in found(store, party)
    assert found(store, norway, tied("country-georgia")) == ["draft", "group"]
    assert found(store, norway, tied("group", negated=True), classes=AGREEMENTS) == []


def test_a_chapter_has_its_measures_and_what_came_under_them(store: EmbeddedStore) -> None:
    measures = found(store, tied("chapter-1"), classes=(voc.MEASURE,))
    assert set(measures) == {"measure-1-10", "measure-1-2"}
    assert found(store, tied("chapter-1"), classes=AGREEMENTS) == ["draft"]


# --- dates -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("first", "last", "grain", "expected"),
    [
        ("2014-12-15", "2014-12-15", 1, ["day"]),
        ("2014-12-16", "2014-12-16", 1, ["day"]),
        ("2014-12-17", "2014-12-17", 1, []),
        ("2014-12-01", "2014-12-31", 31, ["day"]),  # not what is dated 2014
        ("2014-11-01", "2014-11-30", 31, ["month"]),
        ("2014-11-05", "2014-11-05", 1, []),  # a month is coarser than a day
        ("2014-10-01", "2014-12-31", 92, ["month", "day"]),
        ("2015-01-01", "2015-06-30", 184, ["half"]),
        ("2015-01-01", "2015-03-31", 92, []),  # a half-year is coarser than a quarter
        ("2014-01-01", "2014-12-31", 366, ["year", "month", "day"]),
        ("2015-01-01", "2015-12-31", 366, ["half"]),
        ("2013-01-01", "2013-12-31", 366, []),
        ("2014-06-01", None, 31, ["month", "day", "half"]),  # the half-year is within
        (None, "2014-12-15", 1, ["month", "day"]),  # all of November is before
        (None, None, 366, ["year", "month", "day", "half"]),
        ("2012-01-01", "2015-12-31", 366, ["year", "month", "day", "half"]),
    ],
)
def test_events_by_period(
    store: EmbeddedStore, first: str | None, last: str | None, grain: int, expected: list[str]
) -> None:
    assert found(store, within(first, last, grain), classes=EVENTS) == expected


def test_a_time_limit_of_years_is_found_by_those_years(store: EmbeddedStore) -> None:
    measures = (voc.MEASURE,)
    assert found(store, within("2012-01-01", "2015-12-31", 366), classes=measures) == [
        "measure-1-10"
    ]
    assert found(store, within("2014-01-01", "2014-12-31", 366), classes=measures) == []


def test_a_date_with_a_verb_is_that_date_alone(store: EmbeddedStore) -> None:
    year = ("2014-01-01", "2014-12-31", 366)
    assert found(store, within(*year, voc.SIGNED)) == ["working"]
    assert found(store, within(*year, voc.ENTRY_INTO_FORCE)) == []
    either = found(store, within(*year, voc.SIGNED, voc.HELD))
    assert set(either) == {"working", "day", "month", "year"}
    assert found(store, within(*year, voc.DATE)) == []


def test_periods_of_one_condition_are_alternatives(store: EmbeddedStore) -> None:
    periods = (
        Period(date(2014, 12, 1), date(2014, 12, 31), 31),
        Period(date(2014, 11, 1), date(2014, 11, 30), 31),
    )
    assert found(store, DatedWithin(periods), classes=EVENTS) == ["month", "day"]


def test_two_dates_hold_at_once(store: EmbeddedStore) -> None:
    signed = within("2014-01-01", "2014-12-31", 366, voc.SIGNED)
    working = within("2015-01-01", "2015-12-31", 366, voc.ENTRY_INTO_FORCE)
    assert found(store, signed, working) == ["working"]
    assert found(store, signed, within("2014-01-01", "2014-12-31", 366, voc.HELD)) == []


def test_a_bare_year_takes_in_what_was_reported_of_it(store: EmbeddedStore) -> None:
    period = Period(date(2014, 1, 1), date(2014, 12, 31), 366)
    bare, dated = DatedWithin((period,), bare_year=True), DatedWithin((period,))
    assert found(store, bare, classes=AGREEMENTS) == ["working", "draft"]
    assert found(store, dated, classes=AGREEMENTS) == ["working"]
    other = Period(date(2013, 1, 1), date(2013, 12, 31), 366)
    assert found(store, DatedWithin((other,), bare_year=True), classes=AGREEMENTS) == ["signed"]


# --- order -------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("order", "expected"),
    [
        (Order(descending=False), ["month"]),
        (Order(descending=True), ["day"]),  # not what is only planned, nor what has no date
        (Order(descending=True, limit=2), ["day", "month"]),
        (Order(descending=False, limit=9), ["month", "day", "year"]),
    ],
)
def test_first_and_latest(store: EmbeddedStore, order: Order, expected: list[str]) -> None:
    assert found(store, classes=EVENTS, order=order) == expected


def test_the_latest_by_the_date_that_is_asked_about(store: EmbeddedStore) -> None:
    last = Order(descending=True)
    anytime = within(None, None, 366, voc.SIGNED)
    assert found(store, anytime, classes=AGREEMENTS, order=last) == ["working"]
    planned = within(None, None, 366, voc.PLANNED_FOR)
    assert found(store, planned, classes=EVENTS, order=Order(descending=False)) == ["half"]


# --- what is asked of the things -----------------------------------------------------------


def test_values_of_an_umbrella_are_those_of_the_properties_under_it(store: EmbeddedStore) -> None:
    query = QUERIES.values(Selection(named=(voc.ID + "working",)), [voc.DATE, voc.INVOLVES])
    assert set(table(store, query, "property", "value", "as")) == {
        ("signed", "2014-02-28", ""),
        ("entryIntoForce", "2015-09-01", ""),
        ("party", "group", ""),
        ("party", "government-norway", ""),
    }


def test_values_of_a_class_are_also_what_they_count_as(store: EmbeddedStore) -> None:
    selection = Selection(named=(voc.ID + "working",))
    query = QUERIES.values(selection, [voc.INVOLVES], [voc.COUNTRY])
    assert set(table(store, query, "value", "as")) == {
        ("group", "country-georgia"),
        ("government-norway", "country-norway"),
    }


def test_what_happened_is_dated_by_what_took_place(store: EmbeddedStore) -> None:
    query = QUERIES.happened(Selection(dated=(within("2014-01-01", "2014-12-31", 366),)))
    assert table(store, query, "thing", "property", "value") == [
        ("year", "held", "2014"),
        ("working", "signed", "2014-02-28"),
        ("month", "held", "2014-11"),
        ("day", "held", "2014-12-15/2014-12-16"),
    ]


def test_what_happened_with_somebody(store: EmbeddedStore) -> None:
    year = (within("2014-01-01", "2014-12-31", 366),)
    query = QUERIES.happened(Selection(ties=(tied("country-norway"),), dated=year))
    assert column(store, query, "thing") == ["working", "day"]
    query = QUERIES.happened(Selection(classes=EVENTS, dated=(within(None, None, 1, voc.HELD),)))
    assert column(store, query, "thing") == ["year", "month", "day"]


def test_facts_come_with_every_passage_that_proves_them(store: EmbeddedStore) -> None:
    used = [voc.HAS_STATUS, voc.HAS_TOPIC, voc.PARTY, voc.UNDER_MEASURE]
    query = QUERIES.facts([voc.ID + "draft"], used)
    rows = set(table(store, query, "property", "value", "inferred", "itemNumber", "quote"))
    assert rows == {
        ("status", "draft", "true", "1.10", "layihə"),
        ("status", "draft", "true", "", "başlıq"),
        ("topic", "readmission", "", "", ""),
        ("party", "group", "", "", ""),
        ("underMeasure", "measure-1-10", "", "", ""),
    }
    assert set(table(store, query, "report", "itemNumber", "passage")) >= {
        ("report-2014", "1.10", "passage-1"),
        ("report-2014", "", "passage-2"),
    }
    known = QUERIES.facts([voc.ID + "draft"], [voc.HAS_STATUS])
    assert ("topic", "readmission") not in table(store, known, "property", "value")


def test_ties_are_what_is_stated_from_the_other_end(store: EmbeddedStore) -> None:
    query = QUERIES.ties([voc.ID + "draft", voc.ID + "chapter-1"])
    assert set(table(store, query, "thing", "other", "property")) == {
        ("draft", "day", "about"),
        ("chapter-1", "measure-1-10", "chapter"),
        ("chapter-1", "measure-1-2", "chapter"),
    }


def test_a_country_has_the_ties_of_what_counts_as_it(store: EmbeddedStore) -> None:
    query = QUERIES.ties([voc.ID + "country-norway"])
    assert set(table(store, query, "other", "property")) == {
        ("government-norway", "ofCountry"),
        ("place-oslo", "within"),
        ("signed", "party"),
        ("working", "party"),
        ("day", "place"),
    }


def test_labels_say_how_they_are_one(store: EmbeddedStore) -> None:
    query = QUERIES.labels([voc.ID + "draft", voc.SORAQ + "party"])
    rows = table(store, query, "term", "label", "language", "how")
    assert ("draft", "Draft", "en", "pref") in rows
    assert ("party", "Parties", "en", "pref") in rows
    assert ("party", "Party to", "en", "inverse") in rows


def test_a_description_holds_the_facts_and_the_names_around(store: EmbeddedStore) -> None:
    triples = store.construct(QUERIES.describe([voc.ID + "draft"]))
    said = {(s.value, p.value, o.value) for s, p, o in triples}
    assert (voc.ID + "draft", voc.HAS_STATUS, voc.STATUS + "draft") in said
    assert (voc.ID + "group", voc.PREF_LABEL, "Group") in said
    assert (voc.SORAQ + "party", voc.LABEL, "Parties") in said
    assert (voc.ID + "fact-draft-status", voc.RDF + "subject", voc.ID + "draft") in said
    assert (voc.ID + "passage-1", voc.SORAQ + "quote", "layihə") in said
    assert not {triple for triple in said if triple[1] in (voc.COUNTS_AS, voc.INVOLVES)}
    assert not {triple for triple in said if triple[0] == voc.ID + "working"}


# --- an ontology of another ------------------------------------------------------------------

ZOO = """
ex:Animal a owl:Class ; rdfs:label "Animal"@en .
ex:Cat a owl:Class ; rdfs:subClassOf ex:Animal ; rdfs:label "Cat"@en .
ex:keeper a owl:ObjectProperty ; rdfs:subPropertyOf ex:cares ; rdfs:label "keeper"@en .
ex:red a skos:Concept ; skos:prefLabel "red"@en .
ex:blue a skos:Concept ; skos:prefLabel "blue"@en .
ex:tom a ex:Cat ; rdfs:label "Tom"@en ; ex:born "2014-03-01"^^xsd:date ; ex:keeper ex:jerry ;
    ex:colour ex:red ; ex:legs 4 ; rdfs:comment "A cat."@en .
ex:kit a ex:Cat ; rdfs:label "Kit"@en ; ex:born "2015"^^xsd:gYear ; ex:colour ex:blue .
ex:jerry a ex:Keeper ; rdfs:label "Jerry" .
"""


@pytest.fixture(scope="module")
def zoo(tmp_path_factory: pytest.TempPathFactory) -> Iterator[EmbeddedStore]:
    with store_of(tmp_path_factory.mktemp("zoo"), ZOO) as filled:
        yield filled


def test_another_ontology_is_asked_by_the_same_queries(zoo: EmbeddedStore) -> None:
    def ex(name: str) -> str:
        return EXAMPLE + name

    assert found(zoo) == ["tom", "kit", "jerry"]
    assert found(zoo, classes=(ex("Animal"),)) == ["tom", "kit"]
    assert found(zoo, HasConcept((ex("red"),))) == ["tom"]
    assert found(zoo, HasConcept((ex("red"),), negated=True)) == ["kit"]
    assert found(zoo, TiedTo((ex("jerry"),))) == ["tom"]
    assert found(zoo, TiedTo((ex("jerry"),), (ex("cares"),))) == ["tom"]
    assert found(zoo, within("2014-01-01", "2014-12-31", 366)) == ["tom"]
    used = ["born", "cares", "colour", "keeper", "legs"]
    facts = QUERIES.facts([ex("tom")], [*map(ex, used), voc.RDFS + "comment"], [ex("keeper")])
    assert sorted(table(zoo, facts, "property", "value", "report")) == [
        ("born", "2014-03-01", ""),
        ("colour", "red", ""),
        ("comment", "A cat.", ""),
        ("keeper", "jerry", ""),
        ("legs", "4", ""),
    ]
    assert table(zoo, QUERIES.ties([ex("jerry")]), "other", "property") == [("tom", "keeper")]
    assert column(zoo, QUERIES.happened(Selection()), "thing") == ["tom", "kit"]
    values = QUERIES.values(Selection(), [ex("cares")])
    assert table(zoo, values, "thing", "property", "value") == [("tom", "keeper", "jerry")]
    assert table(zoo, QUERIES.plain("numbers"), "thing", "number") == [("tom", "4")]
    assert table(zoo, QUERIES.plain("texts"), "thing", "text") == [("tom", "A cat.")]
    assert table(zoo, QUERIES.plain("years"), "year", "reporting") == [
        ("2014", "false"),
        ("2015", "false"),
    ]
