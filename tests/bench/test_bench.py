"""The benchmark works: its graph is a graph like the project's, and its table is filled."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from bot.bench.graph import Graph
from bot.bench.questions import QUESTIONS
from bot.bench.run import Plan, run
from bot.bench.slow import main as ask_rdflib
from bot.bench.table import as_page
from bot.store.embedded import EmbeddedStore
from bot.store.loading import foreign_data, project_ontology
from tests.helpers.command import soraq

SMALL = 30_000


@pytest.fixture(scope="module")
def data(tmp_path_factory: pytest.TempPathFactory) -> Path:
    folder = tmp_path_factory.mktemp("graph")
    Graph(1).write(folder, SMALL)
    return folder


def test_a_smaller_graph_is_the_beginning_of_a_larger_one(data: Path, tmp_path: Path) -> None:
    Graph(1).write(tmp_path, 3 * SMALL)
    small = {file.relative_to(data): file.read_bytes() for file in data.rglob("*.ttl")}
    large = {file.relative_to(tmp_path): file.read_bytes() for file in tmp_path.rglob("*.ttl")}
    assert len(large) > len(small)
    assert small == {name: large[name] for name in small}


def test_another_seed_makes_another_graph(data: Path, tmp_path: Path) -> None:
    Graph(2).write(tmp_path, SMALL)
    name = Path("reports", "bench-0", "report.ttl")
    assert (data / name).read_bytes() != (tmp_path / name).read_bytes()


def test_it_is_as_large_as_was_asked_and_every_name_is_of_one_thing(tmp_path: Path) -> None:
    Graph(1).write(tmp_path, 60_000)
    with EmbeddedStore.from_files(project_ontology()) as ontology:
        own = len(ontology.engine)
    with EmbeddedStore.from_files(foreign_data([tmp_path])) as store:
        assert 50_000 < len(store.engine) - own < 80_000
        rows = store.select(
            "PREFIX soraq: <https://w3id.org/soraq/ontology#> SELECT ?name (COUNT(?x) AS ?n) "
            "{ ?x a soraq:Agreement ; soraq:shortName ?name } GROUP BY ?name HAVING (?n > 1)"
        )
        assert not rows.rows


def test_reports_do_not_end_when_every_field_has_one_for_every_year(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    graph = Graph(1)
    monkeypatch.setattr(graph, "_covers", graph._covers[:2])
    graph.write(tmp_path, 50_000)
    titles = [
        re.search(r'prefLabel ("Report on .*?"@en)', file.read_text("utf-8"))
        for file in sorted(tmp_path.glob("reports/bench-*/report.ttl"))
    ]
    names = [found[1] for found in titles if found]
    assert len(names) > 2
    assert len(set(names)) == len(names)


def test_the_table_is_filled(tmp_path: Path) -> None:
    said: list[str] = []
    plan = Plan((SMALL,), ("disk",), rounds=2, rdflib=False, limit=1)
    (result,) = run(plan, tmp_path, said.append)
    assert [line.split(": ")[1] for line in said] == [
        "making the graph",
        "filling the store on disk",
        "asking the store disk",
    ]
    assert (tmp_path / str(SMALL) / "measured.json").is_file()
    (case,) = result.cases
    assert case["triples"] > SMALL
    assert [kind["kind"] for kind in case["kinds"]] == [question.kind for question in QUESTIONS]
    for kind in case["kinds"]:
        assert 0 < kind["bare"] <= kind["bareWorst"]
        assert 0 < kind["whole"] <= kind["worst"]
    found = {kind["kind"]: (kind["answer"], kind["total"]) for kind in case["kinds"]}
    assert found["card"] == ("entity", 1)
    assert found["topic, year"] == ("list", 5)
    assert found["inflected"] == ("date", 1)
    assert found["absent"][0] == "none"
    result.rdflib = {"kinds": {kind: [100.0, kind != "who"] for kind in found}}
    page = "\n".join(as_page([result]))
    assert re.search(r"of 17 kinds within 1.5 × the engine", page)
    assert re.search(r"^\| who \|.*\| > 100 \|", page, re.MULTILINE)
    assert "× as fast as rdflib" in page


def test_wrong_use_is_explained() -> None:
    done = soraq("bench", "--triples", "12")
    assert done.returncode == 2
    assert "soraq bench --help" in done.stderr


def test_rdflib_is_asked_up_to_a_limit(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    dump, queries = tmp_path / "dump.nq", tmp_path / "queries.json"
    dump.write_text("".join(f'<a:{n}> <a:p> "{n} <x>" <a:g> .\n' for n in range(300)), "utf-8")
    quick = "SELECT ?s WHERE { ?s <a:p> ?o }"
    endless = "SELECT (COUNT(*) AS ?n) WHERE { ?a <a:p> ?x . ?b <a:p> ?y . ?c <a:p> ?z }"
    queries.write_text(json.dumps({"quick": [quick], "endless": [endless]}), "utf-8")
    ask_rdflib([str(dump), str(queries), "3", "wall"])
    kinds = json.loads(capsys.readouterr().out)["kinds"]
    assert kinds["quick"][1] is True
    assert kinds["endless"][1] is False
    assert kinds["endless"][0] > 2900
