"""New data is checked, then put into use whole; what fails the check changes nothing."""

import asyncio
import json
import os
import sys
import threading
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.assistant.indexing import index_names
from bot.assistant.opening import open_assistant
from bot.chat.application import Bot
from bot.chat.settings import ChatSettings
from bot.checking.candidate import Candidate, candidate
from bot.config import Settings, StoreChoice
from bot.dialogue.control import reload_all
from bot.dialogue.editions import Edition, Shelf, edition_of
from bot.dialogue.versions import Versions
from bot.store.disk import build
from bot.store.loading import foreign_data, project_rules
from bot.store.stamp import stamp
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi, User
from tests.helpers.command import PLAIN, SORAQ
from tests.helpers.graphs import turtle
from tests.helpers.project import ROOT
from tests.processes.test_worker import is_there

ANIMALS = """
ex:Animal a owl:Class ; rdfs:label "animal"@en , "animals"@en .
ex:tom a ex:Animal ; rdfs:label "Tom"@en .
"""
ANOTHER = '\nex:rex a ex:Animal ; rdfs:label "Rex"@en .\n'


@pytest.fixture
def zoo(tmp_path: Path) -> Path:
    folder = tmp_path / "zoo"
    folder.mkdir()
    (folder / "zoo.ttl").write_text(turtle(ANIMALS))
    return folder


def add(zoo: Path, text: str) -> None:
    file = zoo / "zoo.ttl"
    file.write_text(file.read_text() + text)


async def ask(api: BotApi, user: User, text: str, seconds: float = 60) -> str:
    return (await api.reply(user, after=await user.send(text), timeout=seconds)).text


async def until(found: Callable[[], bool], seconds: float = 60) -> bool:
    end = time.monotonic() + seconds
    for _ in iter(time.monotonic, None):
        if found() or time.monotonic() > end:
            break
        await asyncio.sleep(0.05)
    return found()


def kept(folder: Path, ending: str) -> list[Path]:
    return [path for path in folder.iterdir() if path.name.endswith(ending)]


async def command(state: Path, *words: str) -> tuple[int, str, str]:
    process = await asyncio.create_subprocess_exec(
        *SORAQ, *words, cwd=ROOT, env=PLAIN | {"SORAQ_STATE": str(state)},
        stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.PIPE,
    )  # fmt: skip
    out, err = await process.communicate()
    return process.returncode or 0, out.decode(), err.decode()


async def test_new_data_by_telegram_by_command_and_by_itself(
    api: BotApi, starting: Starting, zoo: Path, tmp_path: Path
) -> None:
    admin = api.user("Emma", "en")
    whole = {"processes": 1, "watch_seconds": 0, "administrators": frozenset({admin.id})}
    async with starting(data=zoo, **whole) as bot:
        first = bot.desk.assistant
        assert "Tom" in await ask(api, admin, "animals")
        add(zoo, "ex:broken a ")
        said = await ask(api, admin, "/reload")
        assert f"refused; {first.version} stays in use" in said
        assert "zoo.ttl:7:" in said
        code, out, err = await command(tmp_path, "reload")
        assert (code, "zoo.ttl:7:" in out, "refused" in err) == (1, True, True)
        assert bot.desk.assistant is first
        assert "Tom" in await ask(api, admin, "animals")

        (zoo / "zoo.ttl").write_text("")
        said = await ask(api, admin, "/reload")
        assert f"refused; {first.version} stays in use" in said
        assert "The data is empty" in said

        (zoo / "zoo.ttl").write_text(turtle(ANIMALS + ANOTHER))
        code, out, err = await command(tmp_path, "reload")
        assert (code, out) == (0, f"Data {bot.desk.assistant.version} is in use.\n")
        assert "Traceback" not in err
        assert bot.desk.assistant.version != first.version
        assert "animal: 2" in await ask(api, admin, "animals")
        assert f"Data {bot.desk.assistant.version}" in await ask(api, admin, "/status")

        add(zoo, '\nex:kim a ex:Animal ; rdfs:label "Kim"@en .\n')
        assert "is in use" in await ask(api, admin, "/reload")
        assert "animal: 3" in await ask(api, admin, "animals")
    assert kept(tmp_path, ".data") == kept(tmp_path, ".control") == []
    assert (await command(tmp_path, "reload"))[0] == 1


async def test_a_refusal_is_one_line_of_the_log(
    zoo: Path, caplog: pytest.LogCaptureFixture
) -> None:
    settings = Settings(data=(zoo,))
    shelf = Shelf(edition_of(open_assistant(settings), settings, ChatSettings()))
    versions = Versions(
        settings, shelf, lambda: Candidate(("one", "two", "three")), watch_seconds=0
    )
    assert (await versions.reload()).reasons == ("one", "two", "three")
    (said,) = (said for said in caplog.messages if "refused" in said)
    assert said == "new data is refused: one (and 2 more: 'soraq check' names all)"


async def test_a_change_of_the_folder_is_taken_up_when_it_is_whole(
    api: BotApi, starting: Starting, zoo: Path
) -> None:
    async with starting(data=zoo, processes=1, watch_seconds=0.2) as bot:
        first = bot.desk.assistant.version
        numbers = bot.desk.assistant.numbers  # type: ignore[union-attr]
        await asyncio.sleep(0.3)
        add(zoo, "ex:broken a ")
        assert await until(lambda: bot.versions.last is not None)
        assert bot.versions.last is not None
        assert not bot.versions.last.taken
        assert bot.desk.assistant.version == first
        (zoo / "zoo.ttl").write_text(turtle(ANIMALS + ANOTHER))
        assert await until(lambda: bot.desk.assistant.version != first)
        assert await until(lambda: not any(map(is_there, numbers)))


async def test_a_store_on_disk_that_is_filled_anew_is_taken_up(
    api: BotApi, starting: Starting, zoo: Path, tmp_path: Path
) -> None:
    def fill() -> None:
        build(tmp_path / "store", foreign_data([zoo]), project_rules())

    await asyncio.to_thread(fill)
    user = api.user("Emma", "en")
    store = StoreChoice("disk", str(tmp_path / "store"))
    own = {"processes": 1, "watch_seconds": 0.2, "administrators": frozenset({user.id})}
    async with starting(store=store, **own) as bot:
        first = bot.desk.assistant.version
        assert "Tom" in await ask(api, user, "animals")
        add(zoo, ANOTHER)
        await asyncio.to_thread(fill)
        assert await until(lambda: bot.desk.assistant.version != first)
        assert "animal: 2" in await ask(api, user, "animals")
        said = await ask(api, user, "/sparql SELECT ?x { ?x a <http://example.org/zoo#Animal> }")
        assert "2 rows" in said
        assert bot.desk.assistant.version in said


async def test_a_store_on_disk_that_fails_the_check_is_refused(
    api: BotApi, starting: Starting, zoo: Path, tmp_path: Path
) -> None:
    folder, data = tmp_path / "store", foreign_data([zoo])  # without a Russian name, too
    await asyncio.to_thread(build, folder, data, project_rules(), finish=index_names)
    admin = api.user("Emma", "en")
    store = StoreChoice("disk", str(folder))
    own = {"processes": 1, "watch_seconds": 0, "administrators": frozenset({admin.id})}
    async with starting(store=store, **own) as bot:
        first = bot.desk.assistant
        said = await ask(api, admin, "/reload")
        assert "is in use" in said, said
        assert bot.desk.assistant is not first
        first = bot.desk.assistant

        manifest = json.loads((folder / "current.json").read_text())
        (folder / "current.json").write_text(json.dumps(manifest | {"rules": "0" * 12}))
        said = await ask(api, admin, "/reload")
        assert f"refused; {first.version} stays in use" in said
        assert "The rules applied are not this program's" in said
        (folder / "current.json").write_text(json.dumps(manifest))

        file = next((folder / manifest["folder"]).glob("*.sst"))
        content = file.read_bytes()
        file.write_bytes(content[:-1] + bytes([content[-1] ^ 1]))
        code, out, err = await command(tmp_path, "reload")
        assert (code, "refused" in err) == (1, True)
        assert f"{file} no longer holds what was written to it" in out
        assert bot.desk.assistant is first
        file.write_bytes(content)
        assert "Tom" in await ask(api, admin, "animals")


async def test_without_a_bot_the_command_says_so(tmp_path: Path) -> None:
    code, out, err = await command(tmp_path / "nowhere", "reload")
    assert (code, out) == (1, "")
    assert "No bot is running" in err
    assert "SORAQ_STATE" in err


async def test_the_socket_of_a_killed_bot_is_no_bot(tmp_path: Path, bot: Bot) -> None:
    (here,) = kept(tmp_path, ".control")
    assert here.stat().st_mode & 0o077 == 0
    elsewhere = tmp_path / ("a long name of a folder " * 8)
    elsewhere.mkdir()
    assert reload_all(elsewhere) == []
    (elsewhere / "telegram-1.0.control").touch()
    assert reload_all(elsewhere) == []


def test_an_answer_under_way_is_finished_with_the_old(assistant: Assistant) -> None:
    closed: list[Edition] = []

    class Noted(Edition):
        def _close(self) -> None:
            closed.append(self)
            super()._close()

    def edition() -> Noted:
        made = edition_of(assistant, Settings(), ChatSettings())
        return Noted(made.assistant, made.raw)

    old, new = edition(), edition()
    shelf, begun, go_on = Shelf(old), threading.Event(), threading.Event()
    seen: list[Edition] = []

    def answer() -> None:
        with shelf.held():
            seen.append(shelf.edition)
            begun.set()
            go_on.wait(10)
            seen.append(shelf.edition)

    thread = threading.Thread(target=answer)
    thread.start()
    assert begun.wait(10)
    shelf.replace(new)
    assert shelf.edition is new
    assert closed == []
    go_on.set()
    thread.join()
    assert seen == [old, old]
    assert closed == [old]
    shelf.edition.retire()
    assert closed == [old, new]


def test_data_that_fails_the_check_has_its_reasons(tmp_path: Path) -> None:
    """The same checks as `soraq check`: here a body without names in three languages."""
    (tmp_path / "data" / "shared").mkdir(parents=True)
    file = tmp_path / "data" / "shared" / "bodies.ttl"
    file.write_text(turtle('id:body-x a soraq:Body ; skos:prefLabel "X"@en .'))
    found = candidate(Settings(data=(tmp_path / "data",)), tmp_path / "copies")
    assert found.snapshot is None
    assert found.reasons
    assert any("body-x" in reason and "bodies.ttl" in reason for reason in found.reasons)
    readable = candidate(Settings(data=(tmp_path / "data",)), tmp_path / "copies", checked=False)
    assert readable.snapshot is not None
    assert readable.reasons == ()


def test_a_stamp_changes_with_any_file_that_counts(zoo: Path) -> None:
    settings = Settings(data=(zoo,))
    first = stamp(settings)
    assert stamp(settings) == first
    assert any("ontology" in path for path, *_ in first)
    assert any("queries" in path for path, *_ in first)
    assert not any("graph_data" in path for path, *_ in first)
    (zoo / ".hidden").touch()
    assert stamp(settings) == first
    os.utime(zoo / "zoo.ttl", ns=(1, 1))
    assert stamp(settings) != first
    (zoo / "source.txt").touch()
    assert len(stamp(settings)) == len(first) + 1


def test_importing_the_control_is_cheap() -> None:
    import subprocess

    code = "import sys, bot.dialogue.control; print('telegram' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout == "False\n"
