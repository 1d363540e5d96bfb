import re
import tomllib
from pathlib import Path

import pytest

from tests.helpers.project import ROOT, project_files

# Folders of one machine, and hosts of packages: places that a stranger lacks.
ONE_MACHINE = re.compile(
    r"(?<![\w.>/~-])/(?:work|root|home|tmp|Users|opt/\w*(?:wheels|pypi)\w*)/\w"
)
REGISTRY = re.compile(r"\b(?:pypi|pythonhosted|npmjs|deb\.debian|security\.debian)\.(?:org|com)\b")

LOCKS = ("requirements.lock", "requirements-run.lock")


def text_of(file: Path) -> str:
    return (ROOT / file).read_bytes().decode("utf-8", errors="replace")


def pins(lock: str) -> dict[str, str]:
    return dict(re.findall(r"^([\w.-]+)==(\S+)", text_of(Path(lock)), flags=re.MULTILINE))


def normal(name: str) -> str:
    return re.sub(r"[-_.]+", "-", name).lower()


@pytest.mark.parametrize("place", [ONE_MACHINE, REGISTRY], ids=["machine", "registry"])
def test_no_file_names_a_place_that_a_stranger_lacks(place: re.Pattern[str]) -> None:
    found = [
        f"{file}:{number}: {line.strip()[:120]}"
        for file in project_files()
        for number, line in enumerate(text_of(file).splitlines(), start=1)
        if place.search(line)
    ]
    assert found == []


@pytest.mark.parametrize(
    ("place", "line"),
    [
        (ONE_MACHINE, "see " + "/ro" + "ot/notes"),
        (ONE_MACHINE, "find-links=" + "/op" + "t/wheels/x"),
        (REGISTRY, "https://" + "pypi" + ".org/simple"),
        (REGISTRY, "https://files." + "pythonhosted" + ".org/packages"),
    ],
)
def test_the_search_finds_such_places(place: re.Pattern[str], line: str) -> None:
    assert place.search(line)


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_holds_hashes_and_no_addresses(lock: str) -> None:
    requirements = re.split(r"\n(?=\w)", text_of(Path(lock)))[1:]
    assert len(requirements) > 20
    assert [line for line in requirements if "--hash=sha256:" not in line] == []
    assert re.findall(r"^-.*|.*://.*", text_of(Path(lock)), flags=re.MULTILINE) == []


@pytest.mark.parametrize("lock", LOCKS)
def test_lock_covers_what_the_program_needs(lock: str) -> None:
    project = tomllib.loads(text_of(Path("pyproject.toml")))["project"]
    needed = list(project["dependencies"])
    if lock == "requirements.lock":
        needed += project["optional-dependencies"]["dev"]
    names = {normal(re.split(r"[^\w.-]", requirement)[0]) for requirement in needed}
    assert names - set(pins(lock)) == set()


def test_both_locks_agree() -> None:
    everything, to_run = map(pins, LOCKS)
    assert to_run.items() <= everything.items()
