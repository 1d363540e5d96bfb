"""The JSON object that other programs rely on."""

from __future__ import annotations

import json
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import BoundQuery, Item, Kind, Piece, Term, TermKind
from bot.rendering.contract import answer_object
from bot.rendering.plain import plain_text
from tests.rendering import answers as make

KEYS = (
    "question language kind items total value understood ignored text rows choices sparql "
    "milliseconds"
).split()


def test_an_answer_has_exactly_the_keys_of_the_contract() -> None:
    answer = make.agreements()
    found = answer_object(answer)
    assert list(found) == KEYS
    assert json.loads(json.dumps(found)) == found
    assert found["question"] == "the question"
    assert (found["language"], found["kind"], found["total"]) == ("en", "list", 3)
    assert found["items"][0] == "agreement-eu-readmission"
    assert found["understood"] == "agreements · readmission · 2014"
    assert found["text"] == plain_text(answer)
    assert found["sparql"] == "# data 0123456789ab\nSELECT ?thing WHERE { ?thing ?p ?o }"
    assert found["milliseconds"] == 1.235


def test_a_row_has_its_facts_by_the_names_of_the_ontology() -> None:
    row = answer_object(make.agreements())["rows"][0]
    assert row == {
        "id": "agreement-eu-readmission",
        "iri": make.EU,
        "class": "Agreement",
        "label": "Agreement with the European Union on readmission",
        "facts": {
            "status": "in-force",
            "signed": "2014-02-28",
            "entryIntoForce": "2014-09-01",
        },
        "sources": [
            {
                "report": "report-dmx-2014",
                "measure": "1.4",
                "quote": "28 fevral 2014-cü il tarixdə imzalanmış",
            }
        ],
    }


def test_facts_are_texts_numbers_or_lists() -> None:
    decimal = Term("1.5", TermKind.LITERAL, datatype=voc.XSD + "decimal")
    facts = (
        make.fact(voc.VALUE, make.number(8)),
        make.fact("urn:p:share", decimal),
        make.fact(make.FUNDER, Term(make.FUND)),
        make.fact(make.FUNDER, Term(make.MIGRATION_SERVICE)),
        make.fact(voc.RATIONALE, make.text("why", "en")),
        make.fact(voc.RATIONALE, make.text("niyə", "az")),
    )
    row = answer_object(make.answer(Kind.ENTITY, (Item(make.PERSONS, "", facts),)))["rows"][0]
    assert row["facts"] == {
        "value": 8,
        "share": 1.5,
        "funder": ["body-european-union", "body-state-migration-service"],
        "rationale": "why",
    }


def test_ids_that_two_things_would_share_are_whole() -> None:
    rows = [Item(iri, "") for iri in ("http://a.example/1", "http://b.example/1", make.EU)]
    found = answer_object(make.answer(Kind.LIST, rows))
    assert found["items"] == [
        "http://a.example/1",
        "http://b.example/1",
        "agreement-eu-readmission",
    ]
    assert [row["id"] for row in found["rows"]] == found["items"]


def test_rows_can_be_limited_and_items_not() -> None:
    found = answer_object(make.agreements(), rows_limit=1)
    assert (len(found["rows"]), len(found["items"])) == (1, 3)


def test_a_source_of_a_heading_has_no_measure() -> None:
    row = answer_object(make.answer(Kind.ENTITY, (make.talks(),)))["rows"][0]
    assert [source["measure"] for source in row["sources"]] == ["1.4", None]


def test_choices_come_with_questions_that_ask_for_them() -> None:
    pieces = (Piece(iri=voc.AGREEMENT), Piece(iri=make.FUND), Piece(period=make.YEAR_2014))
    answer = make.answer(Kind.CLARIFY)
    expected = [
        {
            "label": "agreements · European Union · 2014",
            "question": "agreements European Union 2014",
        }
    ]
    for field in ("choices", "offers"):
        filled = replace(answer, **{field: (make.choice(*pieces),)})  # type: ignore[arg-type]
        assert answer_object(filled)["choices"] == expected


def test_the_last_of_several_queries_is_left_to_run() -> None:
    queries = (BoundQuery("a", "ASK { }\n"), BoundQuery("b", "ASK { ?s ?p ?o }"))
    found = answer_object(replace(make.agreements(), queries=queries))
    assert found["sparql"].endswith("\n# ASK { }\n\nASK { ?s ?p ?o }")
