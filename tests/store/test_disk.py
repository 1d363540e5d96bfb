"""A store on disk: replaced whole or not at all, and open to many."""

import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from bot.assistant.indexing import index_names
from bot.checking import check
from bot.checking.stored import check_store
from bot.config import Settings, StoreChoice
from bot.store.base import DataError, StoreError
from bot.store.disk import DiskStore, build, damaged_files
from bot.store.loading import foreign_data, project_data, project_rules
from bot.store.manifest import Manifest
from tests.helpers.command import PLAIN, SORAQ, soraq
from tests.helpers.graphs import turtle

EVERYTHING = "SELECT ?s ?p ?o WHERE { ?s ?p ?o }"


def filled(folder: Path, name: str, label: str) -> Manifest:
    file = folder.parent / f"{name}.ttl"
    file.write_text(turtle(f'ex:{name} a ex:Thing ; rdfs:label "{label}"@en ; ex:box [ ] .'))
    return build(folder, foreign_data([file]), project_rules())


def states(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir() if path.is_dir())


def has(store: DiskStore, label: str) -> bool:
    return store.ask(f'ASK {{ ?s ?p "{label}"@en }}')


def test_who_has_the_old_data_open_goes_on_with_it(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    first = filled(folder, "a", "A")
    old = DiskStore.open(folder)
    second = filled(folder, "b", "B")
    assert (old.version, old.newest_version()) == (first.version, second.version)
    assert has(old, "A")
    assert not has(old, "B")
    assert len(states(folder)) == 2
    with DiskStore.open(folder) as new:
        assert has(new, "B")
        assert not has(new, "A")
        assert new.version == new.newest_version() == second.version
    old.close()
    filled(folder, "c", "C")
    assert len(states(folder)) == 1  # nobody has the others open


def test_the_rules_are_applied_and_the_version_is_kept(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    loaded = filled(folder, "a", "A")
    with DiskStore.open(folder) as store:
        assert store.ask("ASK { ?s <https://w3id.org/soraq/ontology#countsAs> ?s }")
        assert store.version == loaded.version
        assert store.manifest == loaded
        assert loaded.triples == len(store.select(EVERYTHING))


@pytest.mark.parametrize("bad", ["a:b a:c", 'a:b a:c "'])
def test_a_load_that_fails_leaves_the_old_data_whole(tmp_path: Path, bad: str) -> None:
    folder = tmp_path / "store"
    loaded = filled(folder, "a", "A")
    before = states(folder)
    broken = tmp_path / "broken.ttl"
    broken.write_text(f"@prefix a: <urn:a:> .\n{bad}")
    with pytest.raises(DataError, match=r"broken\.ttl, line \d"):
        build(folder, foreign_data([broken]), project_rules())
    assert states(folder) == before
    with DiskStore.open(folder) as store:
        assert store.version == loaded.version


@pytest.mark.parametrize("how", [signal.SIGKILL, signal.SIGINT])
def test_a_load_that_is_ended_leaves_the_old_data_whole(tmp_path: Path, how: int) -> None:
    folder = tmp_path / "store"
    loaded = filled(folder, "a", "A")
    large = tmp_path / "large.nt"
    with large.open("w") as file:
        for number in range(300_000):
            file.write(f'<urn:s{number}> <urn:p> "label {number}" .\n')
    command = [*SORAQ, "load", str(large), "--store", f"disk:{folder}"]
    with subprocess.Popen(command, env=PLAIN, stderr=subprocess.DEVNULL) as process:
        end = time.monotonic() + 30
        while not list(folder.glob("building-*/*.log")) and time.monotonic() < end:
            time.sleep(0.01)
        process.send_signal(how)
        assert process.wait(30) != 0
    with DiskStore.open(folder) as store:
        assert store.version == loaded.version
        assert has(store, "A")
    filled(folder, "b", "B")  # what was left is cleared away
    assert len(states(folder)) == 1


def test_several_processes_have_it_open_at_once(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    loaded = filled(folder, "a", "A")
    code = (
        "import sys; from pathlib import Path; from bot.store.disk import DiskStore\n"
        "store = DiskStore.open(Path(sys.argv[1])); print(store.version, flush=True); input()"
    )
    processes = [
        subprocess.Popen(
            [sys.executable, "-c", code, str(folder)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        for _ in range(2)
    ]
    for process in processes:
        assert process.stdout
        assert process.stdout.readline().strip() == loaded.version
    filled(folder, "b", "B")
    assert len(states(folder)) == 2
    for process in processes:
        process.communicate("\n", timeout=30)


def test_one_load_at_a_time(tmp_path: Path) -> None:
    import fcntl

    folder = tmp_path / "store"
    filled(folder, "a", "A")
    held = os.open(folder / "load.lock", os.O_RDWR)
    fcntl.flock(held, fcntl.LOCK_EX)
    with pytest.raises(StoreError, match=r"Another load into .* is under way"):
        filled(folder, "b", "B")
    os.close(held)
    filled(folder, "b", "B")


@pytest.mark.parametrize(
    ("content", "said"),
    [
        (None, "There is no store in .*: fill it with 'soraq load --store disk:"),
        ("{", r"is damaged \(it is no JSON\): fill the store anew"),
        ("[]", r"is damaged \(it is no JSON object\)"),
        ("{}", r"is damaged \(it names no folder of a state\)"),
        ("[" * 200_000, r"is damaged \(it is nested too deeply\)"),
        ('{"folder": "../elsewhere"}', "is damaged"),
        ('{"folder": "state-x", "version": "1"}', "is damaged"),
        (
            '{"folder": "state-x", "version": "", "rules": "", "loaded": "", "graphs": {"g": "x"}}',
            r"is damaged \(the size of a graph is no number\)",
        ),
        (
            '{"folder": "state-x", "version": "", "rules": "", "loaded": "", "graphs": {}}',
            "is missing: there is no folder state-x. Fill the store anew with 'soraq load --store",
        ),
    ],
)
def test_what_is_no_store_says_what_to_do(tmp_path: Path, content: str | None, said: str) -> None:
    if content is not None:
        (tmp_path / "current.json").write_text(content)
    with pytest.raises(StoreError, match=said):
        DiskStore.open(tmp_path)


def test_a_folder_that_is_gone_is_named_by_the_check_too(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    filled(folder, "a", "A")
    (state,) = folder.glob("state-*")
    state.rename(tmp_path / "elsewhere")
    (finding,) = check_store(Settings(store=StoreChoice("disk", str(folder))))
    assert f"there is no folder {state.name}" in finding.message


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("", "The data is empty"),
        ("# nothing but a comment\n", "The data is empty"),
        ("id:norway a soraq:Country .", "holds no report"),
    ],
)
def test_data_that_answers_nothing_takes_no_place(tmp_path: Path, text: str, said: str) -> None:
    folder, file = tmp_path / "store", tmp_path / "new.ttl"
    before = filled(folder, "a", "A")
    file.write_text(turtle(text))
    with pytest.raises(StoreError, match=f"{said}.* What the store held before stays"):
        build(folder, foreign_data([file]), project_rules())
    with DiskStore.open(folder) as store:
        assert store.version == before.version
    assert check(file).findings
    loaded = soraq("load", file, "--store", f"disk:{folder}")
    assert loaded.returncode == 1
    assert said in loaded.stderr


def test_a_store_that_answers_nothing_is_told_what_it_lacks(tmp_path: Path) -> None:
    file = tmp_path / "a.ttl"
    file.write_text('<urn:a> <http://www.w3.org/2000/01/rdf-schema#label> "A" .')
    build(tmp_path / "store", foreign_data([file]), project_rules())
    found = check_store(Settings(store=StoreChoice("disk", str(tmp_path / "store"))))
    assert any("no thing in it has a class" in finding.message for finding in found)


def test_opening_does_not_read_the_data(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    build(folder, project_data(), project_rules())
    took = []
    for _ in range(5):
        started = time.perf_counter()
        with DiskStore.open(folder) as store:
            assert store.version
        took.append(time.perf_counter() - started)
    assert min(took) < 0.2  # 15 ms on a free machine, however many triples there are


def test_the_command_loads_answers_and_checks(tmp_path: Path) -> None:
    store = f"disk:{tmp_path / 'store'}"
    loaded = soraq("load", "--store", store)
    assert loaded.returncode == 0, loaded.stderr
    assert "triples in 4 graphs, version" in loaded.stdout
    assert loaded.stderr.startswith("Next: ask it")
    answered = soraq("ask", "readmission agreements 2014", environment={"SORAQ_STORE": store})
    assert "5 agreements" in answered.stdout
    checked = soraq("check", "--store", store)
    assert (checked.returncode, checked.stdout[:15]) == (0, "Nothing to mend")
    both = soraq("ask", "x", "--store", store, "--data", "graph_data")
    assert both.returncode == 2
    assert "is for the store in memory" in both.stderr


def test_what_the_disk_no_longer_holds_is_named_and_not_opened(tmp_path: Path) -> None:
    folder = tmp_path / "store"
    build(folder, project_data(), project_rules(), finish=index_names)
    (state,) = folder.glob("state-*")
    assert not damaged_files(folder)
    table = max(state.glob("*.sst"), key=lambda file: file.stat().st_size)
    with table.open("r+b") as opened:  # as long as it was: the engine would take all memory
        opened.seek(8192)
        opened.write(os.urandom(8192))
    checked = soraq("check", "--store", f"disk:{folder}")
    assert checked.returncode == 1
    assert f"{table} no longer holds what was written to it. Load again" in checked.stdout
    (state / "CURRENT").unlink()
    assert {file.name for file in damaged_files(folder)} == {table.name, "CURRENT"}


@pytest.mark.parametrize("broken", [True, False])
def test_an_index_of_names_that_is_broken_or_gone_is_told(tmp_path: Path, broken: bool) -> None:
    folder = tmp_path / "store"
    build(folder, project_data(), project_rules(), finish=index_names)
    (index,) = folder.glob("state-*/names.sqlite")
    if broken:
        with index.open("r+b") as opened:
            opened.seek(4096)
            opened.write(os.urandom(200_000))
    else:
        index.unlink()
    place = f"disk:{folder}"
    assert soraq("check", "--store", place).returncode == 1
    asked = soraq("ask", "readmission agreements 2014", "--store", place)
    if broken:
        assert asked.returncode == 1
        assert f"{index} cannot be read: " in asked.stderr
        assert len(asked.stderr.strip().splitlines()) == 1
    else:
        assert "5 agreements" in asked.stdout
