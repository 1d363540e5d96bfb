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
from contextlib import AsyncExitStack, asynccontextmanager, suppress
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory

import uvicorn

from bot.checking.candidate import Candidate
from bot.config import Settings, SettingsError
from bot.dialogue.control import Control
from bot.dialogue.editions import Edition, Shelf, open_edition
from bot.dialogue.versions import Versions
from bot.model import Language
from bot.processes import ProcessError
from bot.rendering.texts import Texts
from bot.store.base import DataError, StoreError
from bot.web.application import make_application
from bot.web.chat.room import Room, open_room
from bot.web.patience import AT_ONCE, patient
from bot.web.service import Service
from bot.web.settings import WebSettings
from bot.web.webhook import Guest, Webhook
from bot.web.work import calls

_LARGEST_HEADERS = 32_768


def run(
    settings: Settings,
    web: WebSettings,
    told: Callable[[str], None],
    guest: Guest | None = None,
) -> None:
    """Serve until the process is told to stop; ``told`` is given the address once it answers.

    ``guest`` is a bot whose webhook is served too.
    """
    logging.basicConfig(level=logging.WARNING, format="%(levelname)s %(name)s: %(message)s")
    asyncio.run(_serve(settings, web, told, guest))


async def _serve(
    settings: Settings, web: WebSettings, told: Callable[[str], None], guest: Guest | None
) -> None:
    stopped = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(number, stopped.set)
    async with running(settings, web, guest) as address:
        told(address)
        await stopped.wait()


@asynccontextmanager
async def running(
    settings: Settings, web: WebSettings, guest: Guest | None = None
) -> AsyncIterator[str]:
    """A server that answers, at the address given, as long as the block lasts."""
    webhook = Webhook(guest.path) if guest else None
    with listening(web) as sock, TemporaryDirectory(prefix="soraq-") as folder:
        edition = await asyncio.to_thread(_opened, settings, web, folder)
        service = Service(settings, web, Shelf(edition))
        room = open_room(service)
        opened = partial(open_edition, settings, web, Path(folder), checked=True, more=calls)
        versions = Versions(settings, service.shelf, opened, watch_seconds=web.watch_seconds)
        try:
            for language in Language:
                Texts(language).say("Yes")  # reads the catalogue
            server = _Server(_configuration(service, room, webhook))
            serving = asyncio.create_task(server.serve([sock]), name="serve")
            try:
                async with AsyncExitStack() as stack:
                    if guest and webhook:
                        at_work = guest.at_work(service.shelf, versions)
                        webhook.take = await stack.enter_async_context(at_work)
                    await stack.enter_async_context(_kept_new(web, sock, versions))
                    await stack.enter_async_context(_warmed(service, room))
                    yield address_of(sock)
            finally:
                server.should_exit = True
                await serving
        finally:
            await asyncio.to_thread(service.close)
            room.close()


@asynccontextmanager
async def _warmed(service: Service, room: Room) -> AsyncIterator[None]:
    """Meanwhile what the first pages would wait for is made ready: the examples."""

    async def warm() -> None:
        for language in Language:
            with suppress(StoreError, ProcessError):  # whoever asks is told
                await service.run(room.answers.examples, language)

    warming = asyncio.create_task(warm(), name="warm")
    try:
        yield
    finally:
        warming.cancel()
        await asyncio.gather(warming, return_exceptions=True)


@asynccontextmanager
async def _kept_new(
    web: WebSettings, sock: socket.socket, versions: Versions
) -> AsyncIterator[None]:
    """New data is taken up as long as the block lasts: when it is there, or 'soraq reload' says."""
    port = sock.getsockname()[1]
    control = Control(web.state, f"web-{port}", versions) if web.state else None
    if control:
        await control.start()
    versions.watch()
    try:
        yield
    finally:
        await versions.stop()
        if control:
            await control.stop()


def _opened(settings: Settings, web: WebSettings, folder: str) -> Edition:
    """The first edition: it has only to be readable, for there is no other to go on with."""
    opened = open_edition(settings, web, Path(folder), checked=False, more=calls)
    if isinstance(opened, Candidate):
        raise DataError(" ".join(opened.reasons))
    return opened


@contextlib.contextmanager
def listening(web: WebSettings) -> Iterator[socket.socket]:
    """A socket at the address of the settings; :class:`SettingsError` where it cannot be had."""
    family = socket.AF_INET6 if ":" in web.host else socket.AF_INET
    # Only where the protocol is named does asyncio send at once: else each answer on a connection
    # that is kept waits 40 ms for the acknowledgement of its headers.
    with socket.socket(family, socket.SOCK_STREAM, socket.IPPROTO_TCP) as sock:
        sock.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            sock.bind((web.host, web.port))
            sock.listen(AT_ONCE)  # who asks before all is ready waits
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


def _configuration(service: Service, room: Room, webhook: Webhook | None) -> uvicorn.Config:
    web = service.web
    return uvicorn.Config(
        make_application(service, room, webhook),
        http=patient(web.patience, web.proxies),
        log_config=None,
        access_log=False,
        server_header=False,
        lifespan="off",
        ws="none",
        proxy_headers=bool(web.proxies),
        forwarded_allow_ips=list(web.proxies),
        limit_concurrency=AT_ONCE,
        timeout_keep_alive=15,
        timeout_graceful_shutdown=round(web.stopping),
        h11_max_incomplete_event_size=_LARGEST_HEADERS,
    )
