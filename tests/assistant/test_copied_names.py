"""The index of names of a large endpoint: made from the copy of its data, once for a version."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from bot.assistant import Assistant, copied_names
from bot.assistant.opening import open_assistant
from bot.config import Settings, StoreChoice
from bot.store.disk import DiskStore
from bot.store.filling import fill_store
from bot.store.loading import project_data, project_rules
from bot.store.names import is_index
from bot.store.remote import RemoteStore, open_remote
from tests.helpers.servers import Server, oxigraph

MISSPELT = "Norwey readmision agreement"


@pytest.fixture(scope="module")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Server]:
    with oxigraph(tmp_path_factory.mktemp("server")) as server:
        settings = settings_of(server)
        fill_store(settings, project_data(), project_rules())
        yield server


def settings_of(server: Server, cache: Path | None = None) -> Settings:
    endpoint = replace(server.settings, cache=cache or server.settings.cache)
    return Settings(store=StoreChoice("remote", server.address), endpoint=endpoint)


def opened(server: Server) -> Assistant:
    return open_assistant(settings_of(server))


def index_of(assistant: Assistant) -> Path:
    assert isinstance(assistant.store, RemoteStore)
    file = assistant.store.names_file
    assert file is not None
    return file


def test_a_large_endpoint_has_an_index_of_names(
    server: Server, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    small = opened(server)
    assert isinstance(small.store, RemoteStore)
    assert small.store.names_file is None  # all names were read
    wanted, _ = small.ask(MISSPELT)
    assert len(wanted.items) == 1
    small.store.close()

    monkeypatch.setattr(copied_names, "MANY", 10_000)
    first = opened(server)
    assert "are indexed; this takes some minutes" in caplog.text
    file = index_of(first)
    assert first.ask(MISSPELT)[0].items == wanted.items
    asked: list[str] = []
    select = RemoteStore.select

    def noted(self: RemoteStore, query: object, **named: object) -> object:
        asked.append(getattr(query, "name", ""))
        return select(self, query, **named)  # type: ignore[arg-type]

    monkeypatch.setattr(RemoteStore, "select", noted)
    caplog.clear()
    second = opened(server)  # of the same version: nothing is copied, and no name read
    assert (caplog.text, asked) == ("", [])
    assert second.ask(MISSPELT)[0].items == wanted.items
    assert "find" in asked
    for each in (first, second):
        each.store.close()

    file.write_bytes(b"of another version of the program")
    assert not is_index(file)
    again = opened(server)
    assert is_index(index_of(again))
    again.store.close()


def test_a_copy_that_was_made_without_gets_its_index(
    server: Server, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(copied_names, "MANY", 10_000)
    settings = settings_of(server, tmp_path)
    with open_remote(settings.store.place, settings.endpoint) as store:
        assert store._copy is not None
        store._copy.refresh(store.manifest)
        kept = store._copy.opened()
        assert isinstance(kept, DiskStore)
        assert kept.names_file is None
    assistant = open_assistant(settings)
    assert index_of(assistant).parent == kept.state
    assistant.store.close()


def test_where_no_copy_can_be_made_all_names_are_read(
    server: Server,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    caplog: pytest.LogCaptureFixture,
) -> None:
    monkeypatch.setattr(copied_names, "MANY", 10_000)
    (tmp_path / "file").touch()
    settings = settings_of(server, tmp_path / "file")
    assistant = open_assistant(settings)
    assert "Without an index all names of" in caplog.text
    assert "Set SORAQ_CACHE to a folder" in caplog.text
    assert len(assistant.ask(MISSPELT)[0].items) == 1
    assistant.store.close()
