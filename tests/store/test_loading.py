import shutil
from pathlib import Path

import pytest

from bot.resources import resource_folder
from bot.store import embedded
from bot.store.base import DataError
from bot.store.disk import build
from bot.store.loading import (
    DataFile,
    foreign_data,
    graph_of,
    project_data,
    project_ontology,
    project_rules,
)
from bot.vocabulary import GRAPH, GRAPH_ONTOLOGY
from tests.helpers.graphs import turtle
from tests.helpers.project import ROOT


def test_project_data_is_the_ontology_the_shared_things_and_every_report() -> None:
    graphs = {file.path.relative_to(ROOT).as_posix(): file.graph for file in project_data()}
    assert graphs["ontology/soraq.ttl"] == GRAPH_ONTOLOGY
    assert graphs["graph_data/shared/bodies.ttl"] == GRAPH + "shared"
    assert graphs["graph_data/reports/dmx-2014/report.ttl"] == GRAPH + "dmx-2014"
    assert "ontology/shapes.ttl" not in graphs


def test_rules_come_in_the_order_of_their_names() -> None:
    names = [rule.name for rule in project_rules()]
    assert names == sorted(names)
    assert len(names) > 5


def test_without_data_the_message_names_the_folder(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.store.loading.resource_folder", lambda name: tmp_path / name)
    with pytest.raises(DataError, match="graph_data"):
        project_data()


def test_data_of_the_wheel_comes_before_that_beside_the_program(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.resources._PROGRAM", tmp_path / "bot")
    assert resource_folder("queries") == tmp_path / "queries"
    (tmp_path / "bot/_data/queries").mkdir(parents=True)
    assert resource_folder("queries") == tmp_path / "bot/_data/queries"


def test_foreign_data_comes_alone_when_it_uses_no_term_of_ours(tmp_path: Path) -> None:
    file = tmp_path / "zoo.ttl"
    file.write_text(turtle('ex:tom rdfs:label "Tom" .'))
    assert foreign_data([file]) == (DataFile(file, GRAPH + "zoo"),)


def test_foreign_data_with_our_terms_brings_the_ontology_but_not_our_things(
    tmp_path: Path,
) -> None:
    file = tmp_path / "zoo.ttl"
    file.write_text(turtle("ex:tom a soraq:Body ."))
    assert foreign_data([file]) == (*project_ontology(), DataFile(file, GRAPH + "zoo"))


def test_a_folder_is_read_with_all_below_it_once(tmp_path: Path) -> None:
    deep = tmp_path / "a" / "b"
    deep.mkdir(parents=True)
    (tmp_path / "one.ttl").touch()
    (deep / "two.nt").touch()
    (tmp_path / "a" / "three.rdf").touch()
    (tmp_path / ".hidden").mkdir()
    (tmp_path / ".hidden" / "four.ttl").touch()
    (tmp_path / "source.txt").touch()
    files = foreign_data([tmp_path, tmp_path / "one.ttl"])
    assert {file.path.name for file in files} == {"one.ttl", "two.nt", "three.rdf"}
    assert len(files) == 3


def test_a_copy_of_our_own_layout_keeps_its_graphs(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "graph_data", tmp_path / "copy")
    graphs = {file.graph for file in foreign_data([tmp_path / "copy"])}
    assert graphs == {GRAPH_ONTOLOGY, GRAPH + "shared", GRAPH + "dmx-2014"}


def test_a_graph_has_an_iri_whatever_the_file_is_called() -> None:
    assert graph_of(Path("/data/my data (1).ttl")) == GRAPH + "my%20data%20%281%29"


@pytest.mark.parametrize("there", [False, True])
def test_a_wrong_path_says_what_to_do(tmp_path: Path, there: bool) -> None:
    path = tmp_path / "nothing"
    if there:
        path.mkdir()
    with pytest.raises(DataError, match=r"nothing.*(Check the path|Name a file)"):
        foreign_data([path])


def test_files_loaded_by_lumps_make_the_same_store(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    files = project_data()
    wanted = build(tmp_path / "at-once", files, project_rules())
    monkeypatch.setattr(embedded, "_SMALL", 100_000)  # some files are larger, some smaller
    sizes = [file.path.stat().st_size for file in files]
    assert min(sizes) < 100_000 < max(sizes)
    made = build(tmp_path / "by-lumps", files, project_rules())
    assert (made.version, made.graphs) == (wanted.version, wanted.graphs)
