"""The server, from its start to its end.

:func:`run` is what the command line calls.  Start: the address taken → the data opened → served.
End: nothing more taken → what was begun is answered → everything closed.
"""

from __future__ import annotations

import asyncio
import contextlib
import logging
import signal
import socket
from collections.abc import AsyncIterator, Callable, Iterator
from contextlib import asynccontextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

from bot.checking.candidate import Candidate
from bot.config import Settings, SettingsError
from bot.dialogue.editions import Edition, Shelf
from bot.editions import Capacity, open_parts
from bot.model import Language
from bot.rendering.texts import Texts
from bot.store.base import DataError
from bot.web.application import make_application
from bot.web.chat.room import Room, open_room
from bot.web.service import Service
from bot.web.settings import WebSettings
from bot.web.work import calls

_LARGEST_HEADERS = 32_768
_AT_ONCE = 200


def run(settings: Settings, web: WebSettings, told: Callable[[str], None]) -> None:
    """Serve until the process is told to stop; ``told`` is given the address once it answers."""
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    asyncio.run(_serve(settings, web, told))


async def _serve(settings: Settings, web: WebSettings, told: Callable[[str], None]) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with running(settings, web) as address:
        told(address)
        await stopped.wait()


@asynccontextmanager
async def running(settings: Settings, web: WebSettings) -> AsyncIterator[str]:
    """A server that answers, at the address given, as long as the block lasts."""
    with listening(web) as sock, TemporaryDirectory(prefix="soraq-") as folder:
        edition = await asyncio.to_thread(open_edition, settings, web, Path(folder))
        service = Service(settings, web, Shelf(edition))
        room = open_room(service)
        try:
            for language in Language:
                Texts(language).say("Yes")  # reads the catalogue
            server = _Server(_configuration(service, room))
            serving = asyncio.create_task(server.serve([sock]), name="serve")
            try:
                yield address_of(sock)
            finally:
                server.should_exit = True
                await serving
        finally:
            await asyncio.to_thread(service.close)
            room.close()


def open_edition(settings: Settings, web: WebSettings, home: Path) -> Edition:
    """The data of ``settings``, whose copy stands in ``home``; it has only to be readable."""
    capacity = Capacity(
        web.processes, web.answer_seconds, web.limits, web.answer_megabytes, more=calls
    )
    opened = open_parts(settings, home, capacity, checked=False)
    if isinstance(opened, Candidate):
        raise DataError(" ".join(opened.reasons))
    return Edition(opened.assistant, opened.raw, opened.snapshot)


@contextlib.contextmanager
def listening(web: WebSettings) -> Iterator[socket.socket]:
    """A socket at the address of the settings; :class:`SettingsError` where it cannot be had."""
    family = socket.AF_INET6 if ":" in web.host else socket.AF_INET
    with socket.socket(family) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((web.host, web.port))
            sock.listen(_AT_ONCE)  # who asks before all is ready waits
        except (OSError, OverflowError) as error:
            said = getattr(error, "strerror", None) or str(error)
            raise SettingsError(
                f"The address {web.host}:{web.port} cannot be listened at ({said}): choose "
                "another with --host and --port."
            ) from None
        yield sock


def address_of(sock: socket.socket) -> str:
    """The address of a page's beginning, as a browser wants it."""
    host, port = sock.getsockname()[:2]
    return f"http://[{host}]:{port}/" if ":" in host else f"http://{host}:{port}/"


class _Server(uvicorn.Server):
    """A server that leaves the signals to whoever runs it."""

    @contextlib.contextmanager
    def capture_signals(self) -> Iterator[None]:
        """Take no signal: :func:`run` does."""
        yield


def _configuration(service: Service, room: Room) -> uvicorn.Config:
    web = service.web
    return uvicorn.Config(
        make_application(service, room),
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        proxy_headers=bool(web.proxies),
        forwarded_allow_ips=list(web.proxies),
        limit_concurrency=_AT_ONCE,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=round(web.stopping),
        h11_max_incomplete_event_size=_LARGEST_HEADERS,
    )
