"""A data folder of the user's own, added to the project's."""

import shutil
from pathlib import Path

import pytest

from bot.checking import check
from bot.checking.candidate import candidate
from bot.checking.layout import layout_of
from bot.config import Settings, default_data_dir
from bot.resources import resource_folder
from bot.store.base import DataError
from bot.store.loading import data_folder, project_data
from bot.store.opening import open_store
from bot.store.snapshot import open_snapshot
from bot.store.stamp import stamp
from bot.vocabulary import GRAPH
from tests.helpers.graphs import turtle
from tests.helpers.next_year import NEXT_YEAR
from tests.helpers.project import ROOT

BODY = """id:body-ministry-of-justice a soraq:Body ;
    skos:prefLabel "Ədliyyə Nazirliyi"@az, "Ministry of Justice"@en, "Министерство юстиции"@ru ;
    soraq:shortName "Ədliyyə Nazirliyi"@az, "Ministry of Justice"@en, "Министерство юстиции"@ru ;
    soraq:ownTranslation "en", "ru" ;
    soraq:kind kind:ministry ; soraq:ofCountry id:country-azerbaijan .
"""
THERE = "ASK { <https://w3id.org/soraq/id/body-ministry-of-justice> a ?class }"
REPORT = "ASK { <https://w3id.org/soraq/id/report-dmx-2014> a ?class }"


@pytest.fixture
def own(tmp_path: Path) -> Path:
    """A folder of one's own with one body more."""
    folder = tmp_path / "own"
    (folder / "shared").mkdir(parents=True)
    (folder / "shared/bodies.ttl").write_text(turtle(BODY))
    return folder


def test_it_is_added_to_the_projects_data_and_not_put_in_its_place(own: Path) -> None:
    with open_store(Settings.read({"SORAQ_DATA_DIR": str(own)})) as store:
        assert store.ask(THERE)
        assert store.ask(REPORT)
    graphs = {file.path: file.graph for file in project_data(own)}
    assert graphs[own / "shared/bodies.ttl"] == GRAPH + "shared"


def test_check_looks_at_it_and_says_where(own: Path) -> None:
    assert check(own=own).findings == ()
    file = own / "shared/bodies.ttl"
    file.write_text(file.read_text().replace("id:country-azerbaijan", "id:country-azerbajan"))
    for path in (None, own, own / "shared", file):
        assert {finding.path for finding in check(path, own).findings} == {file}


def test_what_a_reload_looks_at_sees_a_new_report(own: Path) -> None:
    settings = Settings.read({"SORAQ_DATA_DIR": str(own)})
    before = stamp(settings)
    (own / "reports/x").mkdir(parents=True)
    (own / "reports/x/report.ttl").touch()
    assert stamp(settings) > before
    assert own / "reports/x/report.ttl" in {file.path for file in layout_of(None, own).files}


def test_a_reload_takes_up_a_new_report(own: Path, tmp_path: Path) -> None:
    settings = Settings.read({"SORAQ_DATA_DIR": str(own)})
    shutil.copytree(NEXT_YEAR / "reports", own / "reports")
    shutil.copy(NEXT_YEAR / "shared/things.ttl", own / "shared/things.ttl")
    found = candidate(settings, tmp_path / "copies")
    assert found.reasons == ()
    assert found.snapshot is not None
    with open_snapshot(found.snapshot) as store:
        assert store.ask(REPORT.replace("2014", "2015"))


def test_drafts_in_it_are_not_read(own: Path) -> None:
    (own / "drafts/x").mkdir(parents=True)
    (own / "drafts/x/report.ttl").write_text("not yet Turtle")
    assert not [file for file in project_data(own) if "drafts" in file.path.parts]


def test_a_report_of_the_same_name_is_refused(own: Path) -> None:
    shutil.copytree(ROOT / "graph_data/reports/dmx-2014", own / "reports/dmx-2014")
    with pytest.raises(DataError, match=r"The report dmx-2014 stands in .*own.* and in .*rename"):
        project_data(own)


def test_a_folder_that_is_named_has_to_be_there(tmp_path: Path) -> None:
    with pytest.raises(DataError, match=r"no folder .*typo: make it, or correct SORAQ_DATA_DIR"):
        project_data(tmp_path / "typo")


def test_in_a_checkout_new_reports_go_to_the_projects_own_folder(own: Path) -> None:
    assert Settings.read({}).data_dir is None
    assert data_folder(None) == ROOT / "graph_data"
    assert data_folder(own) == own
    assert project_data(resource_folder("graph_data")) == project_data()  # no report twice


def test_an_installed_program_has_a_place_without_a_word(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("bot.config.is_installed", lambda: True)
    monkeypatch.setenv("XDG_DATA_HOME", str(tmp_path))
    assert Settings.read().data_dir == default_data_dir() == tmp_path / "soraq"
    assert project_data(tmp_path / "soraq") == project_data()  # it need not be there
    assert data_folder(Settings.read().data_dir) == tmp_path / "soraq"
    assert Settings.read({}).data_dir == Path("~/.local/share/soraq").expanduser()
