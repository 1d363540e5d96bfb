"""A SPARQL endpoint on loopback that does one thing wrong, or well."""

import socket
import ssl
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from types import TracebackType
from typing import Self

JSON = "application/sparql-results+json"
TRIPLES = "application/n-triples"
ROWS = b'{"head":{"vars":["x"]},"results":{"bindings":[{"x":{"type":"uri","value":"urn:a"}}]}}'
TRIPLE = b"<urn:a> <urn:b> <urn:c> .\n"

Act = Callable[[socket.socket], None]


def says(
    body: bytes = ROWS,
    kind: str = JSON,
    status: str = "200 OK",
    *more: str,
    length: int | None = None,
) -> Act:
    """Answer at once; ``length`` is what is claimed of the body."""
    length = len(body) if length is None else length
    head = "\r\n".join(
        (f"HTTP/1.1 {status}", f"Content-Type: {kind}", f"Content-Length: {length}", *more)
    )

    def act(sock: socket.socket) -> None:
        sock.sendall(f"{head}\r\nConnection: close\r\n\r\n".encode() + body)

    return act


def says_unmeasured(body: bytes, kind: str) -> Act:
    """Answer with a body that ends where the connection does."""

    def act(sock: socket.socket) -> None:
        sock.sendall(f"HTTP/1.0 200 OK\r\nContent-Type: {kind}\r\n\r\n".encode() + body)

    return act


def says_in_chunks(body: bytes, kind: str = JSON, *, whole: bool = True) -> Act:
    """Answer in chunks, the last of which may be missing."""

    def act(sock: socket.socket) -> None:
        head = f"HTTP/1.1 200 OK\r\nContent-Type: {kind}\r\nTransfer-Encoding: chunked\r\n\r\n"
        end = b"0\r\n\r\n" if whole else b""
        sock.sendall(head.encode() + f"{len(body):x}\r\n".encode() + body + b"\r\n" + end)

    return act


def drips(text: bytes, before: bytes = b"", pause: float = 0.05) -> Act:
    """Send ``before`` at once and ``text`` a byte at a time, again and again."""

    def act(sock: socket.socket) -> None:
        sock.sendall(before)
        for _ in range(200):
            for byte in text:
                sock.sendall(bytes([byte]))
                time.sleep(pause)

    return act


def waits(seconds: float) -> Act:
    """Take the question and say nothing."""
    return lambda sock: time.sleep(seconds)


def hangs_up(sock: socket.socket) -> None:
    """Take the question and close."""


@dataclass
class BadEndpoint:
    """Does ``acts`` one after the other, the last of them ever after; keeps what it was asked."""

    acts: list[Act]
    requests: list[str] = field(default_factory=list)
    tls: ssl.SSLContext | None = None

    def __enter__(self) -> Self:
        self._listening = socket.create_server(("127.0.0.1", 0))
        scheme = "https" if self.tls else "http"
        self.address = f"{scheme}://127.0.0.1:{self._listening.getsockname()[1]}/sparql"
        threading.Thread(target=self._serve, daemon=True).start()
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        with suppress(OSError):
            self._listening.shutdown(socket.SHUT_RDWR)
        self._listening.close()

    def _serve(self) -> None:
        while True:
            try:
                sock, _ = self._listening.accept()
            except OSError:
                return
            act = self.acts[min(len(self.requests), len(self.acts) - 1)]
            self.requests.append("")
            threading.Thread(
                target=self._answer, args=(sock, act, len(self.requests) - 1), daemon=True
            ).start()

    def _answer(self, sock: socket.socket, act: Act, number: int) -> None:
        with sock, suppress(OSError):
            sock.settimeout(10)
            if self.tls is None:
                self._talk(sock, act, number)
            else:
                with self.tls.wrap_socket(sock, server_side=True) as secured:
                    self._talk(secured, act, number)

    def _talk(self, sock: socket.socket, act: Act, number: int) -> None:
        asked = b""
        while b"\r\n\r\n" not in asked:
            asked += sock.recv(65536)
        head, _, body = asked.partition(b"\r\n\r\n")
        length = next(
            (
                int(line.split(b":")[1])
                for line in head.split(b"\r\n")
                if line.lower().startswith(b"content-length:")
            ),
            0,
        )
        while len(body) < length:
            body += sock.recv(65536)
        self.requests[number] = (head + b"\r\n\r\n" + body).decode()
        act(sock)
