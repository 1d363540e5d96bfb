"""A thing that two reports describe differently: told at the second, with the first."""

from pathlib import Path

from bot.checking.data import Data
from bot.checking.house import house_rules
from bot.checking.layout import Layout
from bot.store.loading import DataFile
from tests.helpers.graphs import turtle

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
