"""Real SPARQL servers on loopback, each a process of its own that ends with the test."""

import shutil
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from bot.config import EndpointSettings

_PATIENCE = 60.0

_VIRTUOSO = """\
[Database]
DatabaseFile = {folder}/virtuoso.db
ErrorLogFile = {folder}/virtuoso.log
LockFile = {folder}/virtuoso.lck
TransactionFile = {folder}/virtuoso.trx
xa_persistent_file = {folder}/virtuoso.pxa

[TempDatabase]
DatabaseFile = {folder}/virtuoso-temp.db
TransactionFile = {folder}/virtuoso-temp.trx

[Parameters]
ServerPort = 127.0.0.1:{sql_port}
DisableUnixSocket = 1
NumberOfBuffers = 8000
MaxDirtyBuffers = 6000
CheckpointInterval = 0
ServerThreads = 10

[HTTPServer]
ServerPort = 127.0.0.1:{port}
ServerRoot = {folder}
ServerThreads = 5

[SPARQL]
{sparql}
"""


@dataclass
class Server:
    """A SPARQL server that runs: where it is asked, and how ours has to be set for it."""

    address: str
    settings: EndpointSettings
    process: subprocess.Popen[bytes]
    start: Callable[[], subprocess.Popen[bytes]]

    def stop(self) -> None:
        """End it at once, as a power cut would."""
        self.process.kill()
        self.process.wait()

    def start_again(self) -> None:
        """Start it where it was, with the data that it keeps on disk."""
        self.process = self.start()


@contextmanager
def oxigraph(folder: Path) -> Iterator[Server]:
    """The Oxigraph server, which keeps its data in ``folder``."""
    port = free_port()
    program = Path(sys.executable).with_name("oxigraph")
    command = [program, "serve", "--location", folder / "data", "--bind", f"127.0.0.1:{port}"]
    settings = EndpointSettings(cache=folder / "cache")
    yield from _running(f"http://127.0.0.1:{port}/query", settings, list(map(str, command)))


@contextmanager
def virtuoso(folder: Path, sparql: str = "") -> Iterator[Server]:
    """Virtuoso 7 with its data in ``folder``, and ``sparql`` among its settings."""
    port, sql_port = free_port(), free_port()
    program = shutil.which("virtuoso-t")
    assert program, "Virtuoso is missing: run 'make setup'."
    ini = folder / "virtuoso.ini"
    ini.write_text(_VIRTUOSO.format(folder=folder, port=port, sql_port=sql_port, sparql=sparql))
    command = [program, "+foreground", "+configfile", str(ini)]
    settings = EndpointSettings(user="dba", password="dba", cache=folder / "cache", seconds=30)
    yield from _running(f"http://127.0.0.1:{port}/sparql", settings, command)


def free_port() -> int:
    """A port of the loopback that nobody listens on."""
    with socket.socket() as sock:
        sock.bind(("127.0.0.1", 0))
        port: int = sock.getsockname()[1]
        return port


def _running(address: str, settings: EndpointSettings, command: list[str]) -> Iterator[Server]:
    def start() -> subprocess.Popen[bytes]:
        process = subprocess.Popen(
            command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL, stdin=subprocess.DEVNULL
        )
        _wait_for(address, process)
        return process

    server = Server(address, settings, start(), start)
    try:
        yield server
    finally:
        server.stop()


def _wait_for(address: str, process: subprocess.Popen[bytes]) -> None:
    end = time.monotonic() + _PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, f"{process.args!r} has ended with {process.returncode}"
        try:
            with urllib.request.urlopen(f"{address}?query=ASK%7B%7D", timeout=5):
                return
        except (urllib.error.URLError, OSError):
            time.sleep(0.05)
    process.kill()
    process.wait()
    raise AssertionError(f"{address} does not answer")
