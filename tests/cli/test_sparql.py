"""`soraq sparql`: what it prints, and how it refuses."""

import csv
import io
import json
from pathlib import Path

import pytest
from rdflib import Graph

from bot.model import Rows, Term, TermKind
from bot.rendering.results import results_json, text_table
from tests.helpers.command import soraq

ZOO = """@prefix ex: <http://example.org/zoo#> .
ex:rex ex:name "Rex"@en ; ex:age 7 . ex:tom ex:name "Tom, the cat" ."""
NAMES = "PREFIX ex: <http://example.org/zoo#> SELECT ?x ?name ?age { ?x ex:name ?name "
NAMES += "OPTIONAL { ?x ex:age ?age } } ORDER BY ?name"


@pytest.fixture
def zoo(tmp_path: Path) -> tuple[str, str]:
    (tmp_path / "zoo.ttl").write_text(ZOO)
    return "--data", str(tmp_path / "zoo.ttl")


def test_rows_as_a_table_csv_and_json(zoo: tuple[str, str], tmp_path: Path) -> None:
    done = soraq("sparql", NAMES, *zoo)
    assert (done.returncode, "Traceback" in done.stderr) == (0, False)
    lines = [line.split("  ") for line in done.stdout.splitlines()]
    assert lines[0][0] == "x"
    assert [line[0] for line in lines[2:]] == [
        "<http://example.org/zoo#rex>", "<http://example.org/zoo#tom>",
    ]  # fmt: skip
    assert "2 rows" in done.stderr
    assert "data " in done.stderr

    file = tmp_path / "names.rq"
    file.write_text(f"\ufeff{NAMES}", encoding="utf-8")
    table = tmp_path / "names.csv"
    assert soraq("sparql", "-f", file, "-o", table, *zoo).returncode == 0
    read = list(csv.reader(io.StringIO(table.read_text("utf-8-sig"))))
    assert read[0] == ["x", "name", "age"]
    assert read[2] == ["http://example.org/zoo#tom", "Tom, the cat", ""]

    done = soraq("sparql", "-", "--format", "json", "--rows", "1", *zoo, given=NAMES)
    (row,) = json.loads(done.stdout)["results"]["bindings"]
    assert row["name"] == {"type": "literal", "value": "Rex", "xml:lang": "en"}
    assert row["age"]["datatype"].endswith("#integer")
    assert row["x"] == {"type": "uri", "value": "http://example.org/zoo#rex"}
    assert "first 1 rows" in done.stderr


def test_a_graph_and_yes_or_no(zoo: tuple[str, str]) -> None:
    done = soraq("sparql", "CONSTRUCT WHERE { ?s ?p ?o }", *zoo)
    assert done.stdout.startswith("# data ")
    assert len(Graph().parse(data=done.stdout, format="turtle")) == 3
    assert soraq("sparql", "ASK { ?s ?p 7 }", *zoo).stdout == "yes\n"
    done = soraq("sparql", "ASK { ?s ?p 8 }", "--format", "json", *zoo)
    assert json.loads(done.stdout) == {"head": {}, "boolean": False}


@pytest.mark.parametrize(
    ("arguments", "status", "said"),
    [
        ((" \n# none",), 2, "There is no query"),
        (("DROP ALL",), 2, "DROP changes the data"),
        (("SELECT * { SERVICE <http://127.0.0.1:9/> { ?s ?p ?o } }",), 2, "SERVICE has no place"),
        (("SELECT * { ?s ?p",), 1, "run: line 1, column 17: the query ends, and { is not"),
        (("SELECT * { ?s foo:a ?o }",), 1, "line 1, column 15: the prefix foo: is not declared."),
        (("ASK {} ; DELETE WHERE { ?s ?p ?o }",), 2, "DELETE changes the data"),
        (("-f", "/nowhere.rq"), 1, "/nowhere.rq cannot be read"),
        (("",), 2, "There is no query"),
        (("SELECT * FROM <urn:g> { ?s ?p ?o }",), 2, "FROM has no place"),
        ((), 2, "There is no query"),
        (("ASK {}", "-f", "x.rq"), 2, "two queries"),
        (("ASK {}", "--format", "turtle"), 2, "gives no graph"),
        (("ASK {}", "--seconds", "0"), 2, "--seconds"),
        (
            ("SELECT * { ?s (!<x:x>)* ?o . ?a (!<x:y>)* ?b . ?c (!<x:y>)* ?d } ORDER BY ?s ?d",
             "--seconds", "0.5", "--megabytes", "60"),
            1,
            "was stopped",
        ),
    ],
)  # fmt: skip
def test_what_cannot_be_done_is_one_sentence(
    arguments: tuple[str, ...], status: int, said: str
) -> None:
    done = soraq("sparql", *arguments)
    assert done.returncode == status
    assert said in done.stderr
    assert done.stdout == ""
    assert len(done.stderr.strip().splitlines()) == 1


def test_columns_stand_under_each_other() -> None:
    label = Term("Şəhər 東京", TermKind.LITERAL)
    rows = Rows(("a", "b"), ((label, Term("x" * 100)), (None, Term("b1", TermKind.BNODE))))
    first, rule, wide, empty = text_table(rows, longest=20).splitlines()
    assert first == "a           b"
    assert rule == "-" * 10 + "  " + "-" * 20
    assert wide.startswith("Şəhər 東京  <xxx")
    assert wide.endswith("…")
    assert empty == " " * 12 + "_:b1"
    assert "东京" not in results_json(rows=rows)
    assert "東京" in results_json(rows=rows)
