"""A real server on loopback, over the project's own data; started once for all tests here."""

from __future__ import annotations

import asyncio
import threading
from collections.abc import Iterator
from dataclasses import replace

import httpx
import pytest

from bot.config import Settings
from bot.store.limits import Limits
from bot.web.server import running
from bot.web.settings import WebSettings

PATIENCE = 1.0
FAST = WebSettings(port=0, processes=1, queries=1, per_minute=0, watch_seconds=0)


def served(settings: Settings, web: WebSettings = FAST) -> Iterator[str]:
    """The address of a server that runs in a thread until the generator is closed."""
    loop, stopped = asyncio.new_event_loop(), asyncio.Event()
    addresses: list[str] = []
    failed: list[BaseException] = []
    ready = threading.Event()

    async def serve() -> None:
        async with running(settings, web) as address:
            addresses.append(address)
            ready.set()
            await stopped.wait()

    def work() -> None:
        try:
            loop.run_until_complete(serve())
        except BaseException as error:  # noqa: BLE001 - raised where it is waited for
            failed.append(error)
        finally:
            loop.close()
            ready.set()

    thread = threading.Thread(target=work, name="served")
    thread.start()
    try:
        assert ready.wait(60)
        if failed:
            raise failed[0]
        yield addresses[0].rstrip("/")
    finally:
        if not loop.is_closed():
            loop.call_soon_threadsafe(stopped.set)
        thread.join(60)
        assert not thread.is_alive()


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server over the project's own data, without a slash at the end."""
    yield from served(Settings())


@pytest.fixture(scope="session")
def client(server: str) -> Iterator[httpx.Client]:
    """A browser that keeps no cookies and follows no redirection."""
    with httpx.Client(base_url=server, timeout=30) as opened:
        yield opened


@pytest.fixture(scope="session")
def hasty() -> Iterator[str]:
    """A server with little patience: for a request, and for a query, which gives five rows."""
    limits = Limits(seconds=1, rows=5)
    yield from served(Settings(), replace(FAST, patience=PATIENCE, proxies=(), limits=limits))


@pytest.fixture
def narrow() -> Iterator[str]:
    """A server that lets an address ask three times a minute, of 2,000 bytes each."""
    yield from served(Settings(), replace(FAST, per_minute=3, largest=2000))
