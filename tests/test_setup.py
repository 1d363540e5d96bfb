"""`scripts/setup` on machines that lack something: one sentence, and nothing half made."""

import os
import shutil
import subprocess
from pathlib import Path

import pytest

from tests.helpers.project import ROOT


@pytest.fixture
def fresh_clone(tmp_path: Path) -> Path:
    """A folder with what set-up reads, and no .venv."""
    clone = tmp_path / "clone"
    (clone / "scripts").mkdir(parents=True)
    shutil.copy(ROOT / "scripts/setup", clone / "scripts/setup")
    for name in ("pyproject.toml", "requirements.lock", "requirements-run.lock"):
        shutil.copy(ROOT / name, clone / name)
    return clone


def program(folder: Path, name: str, body: str) -> Path:
    folder.mkdir(exist_ok=True)
    file = folder / name
    file.write_text(f"#!/bin/sh\n{body}\n")
    file.chmod(0o755)
    return file


def set_up(clone: Path, *arguments: str, **settings: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [clone / "scripts/setup", *arguments],
        env=os.environ | settings,
        capture_output=True,
        text=True,
        check=False,
    )


def test_without_python_says_what_to_install(fresh_clone: Path) -> None:
    outcome = set_up(fresh_clone, "run", PYTHON="no-such-python")
    assert outcome.returncode == 1
    assert outcome.stdout == ""
    assert outcome.stderr.startswith("soraq: no-such-python is not a Python 3.11 or newer here")
    assert outcome.stderr.count("\n") == 1
    assert not (fresh_clone / ".venv").exists()


def test_an_older_python_is_refused(fresh_clone: Path, tmp_path: Path) -> None:
    old = program(tmp_path / "bin", "old-python", "exit 1")
    outcome = set_up(fresh_clone, "dev", PYTHON=str(old))
    assert outcome.returncode == 1
    assert "is not a Python 3.11 or newer here" in outcome.stderr


def test_without_the_venv_module_names_the_package(fresh_clone: Path, tmp_path: Path) -> None:
    tools = tmp_path / "bin"
    python = program(
        tools,
        "bare-python",
        'case "$2" in *ensurepip*) exit 1 ;; *-venv*) echo python3.11-venv ;; esac',
    )
    program(tools, "apt-get", "exit 1")
    outcome = set_up(
        fresh_clone, "run", PYTHON=str(python), PATH=f"{tools}{os.pathsep}{os.environ['PATH']}"
    )
    assert outcome.returncode == 1
    assert outcome.stdout == ""
    assert "apt-get install python3.11-venv'" in outcome.stderr.splitlines()[-1]
    assert not (fresh_clone / ".venv").exists()


def test_asks_what_to_set_up(fresh_clone: Path) -> None:
    outcome = set_up(fresh_clone)
    assert outcome.returncode == 1
    assert "scripts/setup run" in outcome.stderr
