import time
from pathlib import Path

import pytest

from bot.model import BoundQuery, Term, TermKind
from bot.store.base import DataError, QueryFailedError, RuleError
from bot.store.embedded import EmbeddedStore
from bot.store.loading import DataFile, foreign_data, project_data
from bot.vocabulary import GRAPH, GRAPH_INFERRED, XSD_INTEGER
from tests.helpers.graphs import EXAMPLE, store_of, turtle

TOM = turtle('ex:tom a ex:Cat ; rdfs:label "Tom"@en , "Tom" ; ex:legs 4 ; ex:box [] .')
EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


@pytest.fixture
def tom(tmp_path: Path) -> EmbeddedStore:
    return store_of(tmp_path, TOM)


def test_select_gives_terms_by_kind(tom: EmbeddedStore) -> None:
    rows = tom.select(f"SELECT ?p ?o ?no WHERE {{ <{EXAMPLE}tom> ?p ?o }}")
    assert rows.variables == ("p", "o", "no")
    found = {row[1] for row in rows.rows}
    assert Term(EXAMPLE + "Cat") in found
    assert Term("Tom", TermKind.LITERAL, language="en") in found
    assert Term("Tom", TermKind.LITERAL) in found
    assert Term("4", TermKind.LITERAL, datatype=XSD_INTEGER) in found
    assert {term.kind for term in found if term} == set(TermKind)
    assert all(row[2] is None for row in rows.rows)


def test_records_are_rows_by_name(tom: EmbeddedStore) -> None:
    rows = tom.select(f"SELECT ?legs WHERE {{ ?thing <{EXAMPLE}legs> ?legs }}")
    assert list(rows.records()) == [
        {"legs": Term("4", TermKind.LITERAL, datatype=XSD_INTEGER)},
    ]


def test_ask_and_construct(tom: EmbeddedStore) -> None:
    assert tom.ask(f"ASK {{ <{EXAMPLE}tom> ?p ?o }}")
    assert not tom.ask(f"ASK {{ <{EXAMPLE}jerry> ?p ?o }}")
    made = tom.construct(f"CONSTRUCT {{ ?s a ?c }} WHERE {{ ?s a ?c, <{EXAMPLE}Cat> . ?s ?p ?o }}")
    assert len(made) == len(set(made)) == 1
    assert made[0][0] == Term(EXAMPLE + "tom")


@pytest.mark.parametrize(
    ("method", "query"),
    [
        ("select", "ASK {}"),
        ("ask", EVERYTHING),
        ("construct", EVERYTHING),
        ("select", "SELECT ?s WHERE {"),
        ("select", "INSERT DATA { <a:a> <a:a> <a:a> }"),
    ],
)
def test_a_query_that_cannot_run_is_named(tom: EmbeddedStore, method: str, query: str) -> None:
    with pytest.raises(QueryFailedError, match="The query find "):
        getattr(tom, method)(BoundQuery("find", query))


def test_every_file_has_a_graph_and_queries_see_them_together(tmp_path: Path) -> None:
    (tmp_path / "a.ttl").write_text(turtle('ex:a rdfs:label "A" .'))
    (tmp_path / "b.nt").write_text(f'<{EXAMPLE}b> <{EXAMPLE}p> "B" .\n')
    (tmp_path / "c.trig").write_text(
        turtle('ex:g { ex:c ex:p "in a graph" } ex:c ex:p "in none" .')
    )
    (tmp_path / "d.rdf").write_text(
        '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" '
        f'xmlns:ex="{EXAMPLE}"><ex:Dog rdf:about="{EXAMPLE}d"/></rdf:RDF>'
    )
    store = EmbeddedStore.from_files(foreign_data([tmp_path]))
    graphs = store.select("SELECT DISTINCT ?g ?s WHERE { GRAPH ?g { ?s ?p ?o } }").rows
    found = {(graph.value, thing.value[-1]) for graph, thing in graphs if graph and thing}
    assert found >= {
        (GRAPH + "a", "a"),
        (GRAPH + "b", "b"),
        (GRAPH + "c", "c"),
        (EXAMPLE + "g", "c"),
        (GRAPH + "d", "d"),
    }
    assert len(store.select(f"SELECT ?o WHERE {{ <{EXAMPLE}c> ?p ?o }}")) == 2


def test_blank_nodes_of_two_files_stay_apart(tmp_path: Path) -> None:
    for name in "ab":
        (tmp_path / f"{name}.nt").write_text(f'_:x <{EXAMPLE}p> "{name}" .\n')
    store = EmbeddedStore.from_files(foreign_data([tmp_path]))
    assert len(store.select(f"SELECT DISTINCT ?s WHERE {{ ?s <{EXAMPLE}p> ?o }}")) == 2


def test_what_the_rules_make_is_in_a_graph_of_its_own(tom: EmbeddedStore) -> None:
    inferred = tom.select(f"SELECT ?s ?o WHERE {{ GRAPH <{GRAPH_INFERRED}> {{ ?s ?p ?o }} }}")
    assert (Term(EXAMPLE + "tom"), Term(EXAMPLE + "tom")) in inferred.rows


def test_later_rules_see_what_earlier_ones_made(tmp_path: Path) -> None:
    (tmp_path / "tom.ttl").write_text(TOM)
    rules = [tmp_path / "1.rq", tmp_path / "2.rq"]
    rules[0].write_text(f"CONSTRUCT {{ ?s <a:1> 1 }} WHERE {{ ?s <{EXAMPLE}legs> ?o }}")
    rules[1].write_text("CONSTRUCT { ?s <a:2> 1 } WHERE { ?s <a:1> ?o }")
    store = EmbeddedStore.from_files(foreign_data([tmp_path]), rules)
    assert store.ask("ASK { ?s <a:2> 1 }")


@pytest.mark.parametrize("rule", ["CONSTRUCT {", "SELECT * WHERE { ?s ?p ?o }"])
def test_a_bad_rule_is_named(tmp_path: Path, rule: str) -> None:
    (tmp_path / "10-bad.rq").write_text(rule)
    with pytest.raises(RuleError, match=r"10-bad\.rq"):
        EmbeddedStore.from_files([], [tmp_path / "10-bad.rq"])


def test_a_bad_file_is_named_with_line_and_column(tmp_path: Path) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text("@prefix a: <urn:a> .\n\na:b a:c .\n")
    with pytest.raises(DataError, match=r"bad\.ttl, line 3, column 9: .*object.* Mend the file"):
        EmbeddedStore.from_files([DataFile(file, GRAPH + "bad")])


def test_an_unknown_prefix_is_a_bad_file(tmp_path: Path) -> None:
    file = tmp_path / "bad.ttl"
    file.write_text("a:b a:c a:d .\n")
    with pytest.raises(DataError, match=r"bad\.ttl, line 1"):
        EmbeddedStore.from_files([DataFile(file, GRAPH + "bad")])


@pytest.mark.parametrize(
    ("name", "said"), [("gone.ttl", "cannot be read"), ("x.csv", "of no kind")]
)
def test_what_cannot_be_read_is_named(tmp_path: Path, name: str, said: str) -> None:
    with pytest.raises(DataError, match=said) as caught:
        EmbeddedStore.from_files([DataFile(tmp_path / name, GRAPH + "x")])
    assert name in str(caught.value)


def test_version_is_of_the_data_alone(tmp_path: Path) -> None:
    def version(text: str) -> str:
        return store_of(tmp_path, text).version

    first = version('ex:a ex:p "1" , "2" ; ex:q [ ex:p "3" ] .')
    assert len(first) == 12
    assert int(first, 16)
    assert version('# said\nex:a ex:q [ ex:p "3" ] ; ex:p "2" , "1" .') == first
    assert version('ex:a ex:p "1" ; ex:q [ ex:p "3" ] .') != first


def test_a_store_is_closed_at_the_end_of_its_block(tmp_path: Path) -> None:
    with store_of(tmp_path, TOM) as store:
        assert store.ask("ASK { ?s ?p ?o }")
    assert not store.ask("ASK { ?s ?p ?o }")


def test_the_project_is_loaded_in_a_moment() -> None:
    files = project_data()
    took = []
    for _ in range(3):
        started = time.perf_counter()
        EmbeddedStore.from_files(files)
        took.append(time.perf_counter() - started)
    assert min(took) < 1  # about 0.1 s on a free machine
