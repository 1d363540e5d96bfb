import json
import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

import bot
from tests.helpers.project import ROOT, project_files

DATA = ("ontology", "graph_data", "queries")


@pytest.fixture(scope="module")
def wheel(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A wheel of the project as it stands, built without a network."""
    out = tmp_path_factory.mktemp("wheel")
    subprocess.run(
        [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(out)],
        cwd=ROOT,
        check=True,
        capture_output=True,
    )
    (built,) = out.glob("*.whl")
    return built


@pytest.fixture(scope="module")
def unpacked(wheel: Path) -> Path:
    """Where the wheel was installed: a folder with nothing else in it."""
    target = wheel.parent / "installed"
    with zipfile.ZipFile(wheel) as archive:
        archive.extractall(target)
    return target


def test_wheel_is_named_for_the_version(wheel: Path) -> None:
    assert wheel.name == f"soraq-{bot.__version__}-py3-none-any.whl"


@pytest.mark.parametrize("folder", DATA)
def test_wheel_carries_the_data(unpacked: Path, folder: str) -> None:
    for file in project_files(folder):
        assert (unpacked / "bot/_data" / file).read_bytes() == (ROOT / file).read_bytes()


def test_wheel_carries_every_file_of_the_program(unpacked: Path) -> None:
    missing = [file for file in project_files("bot") if not (unpacked / file).is_file()]
    assert missing == []


def test_wheel_holds_nothing_else(unpacked: Path) -> None:
    places = {path.name for path in unpacked.iterdir()}
    assert places == {"bot", f"soraq-{bot.__version__}.dist-info"}


def test_installed_wheel_answers_from_any_directory(unpacked: Path, tmp_path: Path) -> None:
    settings = {name: value for name, value in os.environ.items() if not name.startswith("SORAQ_")}
    answered = subprocess.run(
        [sys.executable, "-m", "bot", "ask", "readmission agreements 2014", "--json"],
        cwd=tmp_path,
        env=settings | {"PYTHONPATH": str(unpacked)},
        capture_output=True,
        text=True,
        check=False,
    )
    assert answered.returncode == 0, answered.stderr
    assert json.loads(answered.stdout)["total"] == 5
