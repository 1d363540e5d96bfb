"""One store of each kind, all with the project's data in them, as ``soraq load`` puts it there."""

from collections.abc import Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest

from bot.config import Settings, StoreChoice
from bot.store.base import Store
from bot.store.embedded import EmbeddedStore
from bot.store.filling import fill_store
from bot.store.loading import project_data, project_rules
from bot.store.opening import open_store
from tests.helpers.servers import oxigraph, virtuoso

PATIENCE = 120.0  # a busy machine says nothing of a store
KINDS = ("memory", "disk", "oxigraph", "virtuoso")


@pytest.fixture(scope="session")
def memory() -> EmbeddedStore:
    """What the other stores are compared with."""
    return EmbeddedStore.from_files(project_data())


@pytest.fixture(scope="session", params=KINDS)
def store(
    request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory
) -> Iterator[Store]:
    """Each store in turn."""
    folder = tmp_path_factory.mktemp(request.param)
    with ExitStack() as stack:
        settings = Settings()
        if request.param == "disk":
            settings = Settings(store=StoreChoice("disk", str(folder / "store")))
        elif request.param != "memory":
            serve = oxigraph if request.param == "oxigraph" else virtuoso
            server = stack.enter_context(serve(folder))
            choice = StoreChoice("remote", server.address)
            settings = Settings(store=choice, endpoint=replace(server.settings, seconds=PATIENCE))
        if request.param != "memory":
            fill_store(settings, project_data(), project_rules())
        yield stack.enter_context(open_store(settings))
