"""Of what two reports say of one thing, a mistake is told in the one that holds it."""

from pathlib import Path

from bot.checking import check
from bot.checking.data import Data
from bot.checking.house import house_rules
from bot.checking.layout import Layout
from bot.checking.shapes import shapes
from bot.store.loading import DataFile, project_data
from bot.vocabulary import GRAPH
from tests.helpers.graphs import turtle
from tests.helpers.next_year import NEXT_YEAR

BLOCK = 'id:event-a a soraq:Event ;\n    skos:prefLabel "{name}"@en ; skos:prefLabel "Görüş"@az .\n'


def test_described_twice(tmp_path: Path) -> None:
    files = []
    for year, name in ((2014, "Meeting"), (2015, "The meeting")):
        file = tmp_path / str(year) / "report.ttl"
        file.parent.mkdir()
        file.write_text(turtle(BLOCK.format(name=name)))
        files.append(DataFile(file, f"https://w3id.org/soraq/graph/dmx-{year}"))
    data = Data(Layout(tuple(files)))
    [finding] = (one for one in house_rules(data) if "described here" in one.message)
    assert (finding.path, finding.thing) == (files[1].path, "event-a")
    assert "in graph:dmx-2014 too" in finding.message


def test_a_wrong_value_is_told_where_it_stands(tmp_path: Path) -> None:
    """Of a thing that an earlier report describes a later one states a date that is none."""
    later = tmp_path / "report.ttl"
    text = (NEXT_YEAR / "reports/dmx-2015/report.ttl").read_text(encoding="utf-8")
    assert '"2015-05-12"^^xsd:date' in text
    later.write_text(text.replace('"2015-05-12"^^xsd:date', '"2015-13-12"^^xsd:date'))
    layout = Layout((*project_data(), DataFile(later, GRAPH + "dmx-2015")))
    found = [one for one in shapes(Data(layout)) if "2015-13-12" in one.message]
    assert {(one.thing, one.path) for one in found if one.thing.startswith("agreement")} == {
        ("agreement-russia-fms-cooperation", later)
    }


def test_a_report_whose_file_has_another_name(tmp_path: Path) -> None:
    """Nothing of it is read, so nobody would be told."""
    for folder, name in (("x-2015", "report.tll"), ("x-2016", "report.ttl"), (".x.new", "a")):
        (tmp_path / "reports" / folder).mkdir(parents=True)
        (tmp_path / "reports" / folder / name).write_text(turtle(""))
    (tmp_path / "reports/empty").mkdir()
    [finding] = (
        one for one in check(own=tmp_path).findings if one.path and tmp_path in one.path.parents
    )
    assert finding.path == tmp_path / "reports/x-2015"
    assert "there is no report.ttl in this folder" in str(finding)
