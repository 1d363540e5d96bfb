from datetime import date, datetime
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.model import BoundQuery, Term, TermKind
from bot.query.binding import bind
from bot.query.errors import QueryError
from bot.query.library import load_template
from bot.query.template import Template
from bot.store.base import QueryFailedError
from bot.store.embedded import EmbeddedStore
from bot.vocabulary import ID, SORAQ

TEXT = """\
#+ summary: For tests.
#+ parameters:
#+   thing: {type: iri}
#+   day: {type: date, optional: true}
#+   size: {type: integer, optional: true}
#+   wide: {type: boolean, optional: true}
#+   role: {type: iri, optional: true, repeat: true}
#+   agent: {type: iri, optional: true, repeat: true}
#+   since: {type: date, optional: true, repeat: true}
#+   loud: {type: boolean, optional: true, repeat: true}
#+   limit: {type: integer, optional: true}
#+ returns: [thing]
PREFIX soraq: <https://w3id.org/soraq/ontology#>
PREFIX xsd: <http://www.w3.org/2001/XMLSchema#>

SELECT ?thing WHERE {
  VALUES ?thing { soraq:example }
  #? day
  VALUES (?day ?size) { ("2014-01-01"^^xsd:date 3) }
  ?thing ?p ?day ; ?q ?size .
  #?
  #? tie *
  # tied
  VALUES (?role ?agent) { (soraq:party soraq:x) }
  ?actor soraq:countsAs ?agent .
  ?thing ?role ?actor .
  #? since
  VALUES ?thing { soraq:example }
  VALUES ?since { "2014-01-01"^^xsd:date }
  ?actor soraq:since ?since , "?actor" .
  #?
  #? loud
  ?actor soraq:loud true .
  #?
  #?
  #? wide
  ?thing soraq:wide true .
  #?
}
#? limit
LIMIT 7
#?
"""
A, B = ID + "a", ID + "b"


@pytest.fixture(scope="module")
def template(tmp_path_factory: pytest.TempPathFactory) -> Template:
    path = tmp_path_factory.mktemp("queries") / "test.rq"
    path.write_text(TEXT)
    return load_template(path)


def body(query: BoundQuery) -> str:
    return query.text.split("\n\n", 1)[1]


def test_what_is_not_asked_is_left_out(template: Template) -> None:
    assert bind(template, thing=A, day=None, wide=False) == BoundQuery(
        "test",
        "PREFIX id: <https://w3id.org/soraq/id/>\n\n"
        "SELECT ?thing WHERE {\n  VALUES ?thing { id:a }\n}\n",
    )


def test_several_values_are_several_rows(template: Template) -> None:
    assert "VALUES ?thing { id:a id:b }" in bind(template, thing=[A, B, A]).text
    two = bind(template, thing=A, day=[date(2014, 1, 2), date.min], size=[1, -2])
    assert (
        'VALUES (?day ?size) { ("2014-01-02"^^xsd:date 1) ("0001-01-01"^^xsd:date -2) }' in two.text
    )


def test_many_values_have_a_line_each(template: Template) -> None:
    text = bind(template, thing=[f"{ID}{'x' * 30}{n}" for n in range(5)]).text
    assert f"VALUES ?thing {{\n    id:{'x' * 30}0\n    id:" in text
    assert f"id:{'x' * 30}4\n  }}\n" in text


def test_no_values_match_nothing(template: Template) -> None:
    assert "VALUES ?thing { }" in bind(template, thing=()).text


def test_a_block_that_repeats_has_its_own_variables_each_time(template: Template) -> None:
    text = bind(
        template,
        thing=A,
        tie=[
            {"role": SORAQ + "party", "agent": A},
            {"role": [SORAQ + "host"] * 2, "agent": [A, B], "since": date(2014, 1, 1)},
        ],
    ).text
    first, second = text.split("  # tied\n")[1:]
    assert first == (
        "  VALUES (?role ?agent) { (soraq:party id:a) }\n"
        "  ?actor soraq:countsAs ?agent .\n  ?thing ?role ?actor .\n"
    )
    assert second == (
        "  VALUES (?role_2 ?agent_2) { (soraq:host id:a) (soraq:host id:b) }\n"
        "  ?actor_2 soraq:countsAs ?agent_2 .\n  ?thing ?role_2 ?actor_2 .\n"
        # what stands outside of the block is the same in it, and asks for no part of it
        "  VALUES ?thing { id:a }\n"
        '  VALUES ?since_2 { "2014-01-01"^^xsd:date }\n'
        '  ?actor_2 soraq:since ?since_2 , "?actor" .\n}\n'
    )


def test_a_block_of_a_boolean_is_there_or_not(template: Template) -> None:
    assert "soraq:wide true" in bind(template, thing=A, wide=True).text
    assert "soraq:wide" not in bind(template, thing=A, wide=False).text
    tie = {"role": SORAQ + "party", "agent": A}
    assert "soraq:loud true" in bind(template, thing=A, tie=[{**tie, "loud": True}]).text
    assert "soraq:loud" not in bind(template, thing=A, tie=[tie]).text


def test_a_limit_is_a_number(template: Template) -> None:
    assert bind(template, thing=A, limit=3).text.endswith("}\nLIMIT 3\n")


@pytest.mark.parametrize(
    ("asked", "said"),
    [
        ({}, "needs a value of thing"),
        ({"thing": A, "nobody": A}, "takes no parameter nobody"),
        ({"thing": A, "role": A}, "takes no parameter role there"),
        ({"thing": A, "tie": [{"thing": A}]}, "takes no parameter thing there"),
        ({"thing": A, "tie": A}, "takes a list of conditions"),
        ({"thing": A, "tie": [A]}, "takes a list of conditions"),
        ({"thing": A, "tie": [{"role": A}]}, "needs a value of agent"),
        (
            {"thing": A, "tie": [{"role": [A, B], "agent": A}]},
            "as many values of each of role, agent",
        ),
        ({"thing": A, "day": date(2014, 1, 1)}, "needs a value of size"),
        ({"thing": A, "limit": [1, 2]}, "takes one limit"),
        ({"thing": A, "limit": "1"}, "limit is no integer"),
        ({"thing": A, "limit": True}, "limit is no integer"),
        ({"thing": A, "day": "2014-01-01", "size": 1}, "day is no date"),
        ({"thing": A, "day": datetime(2014, 1, 1), "size": 1}, "day is no date"),  # noqa: DTZ001
        ({"thing": A, "wide": "yes"}, "wide is either asked for or not"),
        ({"thing": 1}, "thing is no iri"),
        ({"thing": date(2014, 1, 1)}, "thing is no iri"),
    ],
)
def test_what_does_not_fit_is_refused(
    template: Template, asked: dict[str, object], said: str
) -> None:
    with pytest.raises(QueryError, match=said):
        bind(template, **asked)


@pytest.mark.parametrize(
    "iri",
    [
        "",
        "a",
        "soraq:a b",
        "relative/path",
        "http://a/> } DROP ALL #",
        "http://a/\n",
        "http://a/\u0000",
        'http://a/"',
        "http://a/{x}",
        "http://a/\\u003E",
        "http://a/`",
        "http://a/\ud800",
        "//a",
        "1a:b",
    ],
)
def test_what_is_no_iri_is_refused(template: Template, iri: str) -> None:
    with pytest.raises(QueryError, match="is no iri"):
        bind(template, thing=iri)


@pytest.mark.parametrize(
    ("iri", "written"),
    [
        (SORAQ + "Event", "soraq:Event"),
        ("http://example.org/a(b)#ə", "<http://example.org/a(b)#ə>"),
        (ID + "a/b", "<https://w3id.org/soraq/id/a/b>"),
        (ID + "a.", "<https://w3id.org/soraq/id/a.>"),
        (ID, "<https://w3id.org/soraq/id/>"),
        ("urn:isbn:1", "<urn:isbn:1>"),
    ],
)
def test_an_iri_is_written_as_it_is(template: Template, iri: str, written: str) -> None:
    assert f"VALUES ?thing {{ {written} }}" in bind(template, thing=iri).text


SEARCH = """\
#+ summary: For tests.
#+ parameters:
#+   text: {type: string}
#+ returns: [text, other]
SELECT ?text ?other WHERE {
  VALUES ?text { "example" }
  BIND(1 AS ?other)
}
"""


@pytest.fixture(scope="module")
def search(tmp_path_factory: pytest.TempPathFactory) -> Template:
    path = tmp_path_factory.mktemp("queries") / "search.rq"
    path.write_text(SEARCH)
    return load_template(path)


@given(text=st.text())
def test_any_text_arrives_as_it_is(search: Template, text: str) -> None:
    rows = EmbeddedStore.from_files([], []).select(bind(search, text=text)).rows
    assert [row[0] for row in rows] == [Term(text, TermKind.LITERAL)]


@pytest.mark.parametrize(
    "text", ['" } UNION { ?s ?p ?o', "'", "\\", '\\"', "#? x", "?text", "<a:b>"]
)
def test_a_text_cannot_become_a_pattern(search: Template, text: str) -> None:
    rows = EmbeddedStore.from_files([], []).select(bind(search, text=text)).rows
    assert [row[0] for row in rows] == [Term(text, TermKind.LITERAL)]


@given(iri=st.text())
def test_no_text_leaves_the_slot_of_an_iri(template: Template, iri: str) -> None:
    asked = f"http://example.org/{iri}"
    store = EmbeddedStore.from_files([], [])
    try:
        rows = store.select(bind(template, thing=asked)).rows
    except (QueryError, QueryFailedError):  # SPARQL's grammar lets more through than RFC 3987
        return
    assert rows == ((Term(asked),),)


def test_half_a_character_is_refused(search: Template) -> None:
    with pytest.raises(QueryError, match="is no string"):
        bind(search, text="\ud83d")


def test_the_file_as_it_stands_is_not_touched(template: Template) -> None:
    assert template.text == TEXT
    assert Path(template.path).read_text() == TEXT
