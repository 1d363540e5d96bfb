"""Clients that are slow, or take more places than they need, keep none from the others."""

from __future__ import annotations

import socket
import time
from contextlib import ExitStack, suppress
from urllib.parse import urlsplit

import httpx
import pytest

from bot.web.patience import AT_ONCE, EACH
from tests.web.conftest import PATIENCE

HALVES = {
    "nothing": b"",
    "half of the headers": b"GET /health HTTP/1.1\r\nHost: x\r\nX-A: ",
    "half of a query": b"POST /sparql HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
    b"Content-Type: application/sparql-query\r\n\r\nASK",
    "half of a question": b"POST / HTTP/1.1\r\nHost: x\r\nContent-Length: 100\r\n"
    b"Content-Type: application/x-www-form-urlencoded\r\n\r\nq=a",
}


def connected(server: str) -> socket.socket:
    address = urlsplit(server)
    return socket.create_connection((address.hostname or "", address.port or 0), timeout=10)


def test_a_request_that_does_not_come_whole_is_waited_for_no_longer(
    hasty: str, caplog: pytest.LogCaptureFixture
) -> None:
    with ExitStack() as stack:
        slow = {name: stack.enter_context(connected(hasty)) for name in HALVES}
        began = time.monotonic()
        for name, half in HALVES.items():
            slow[name].sendall(half)
        again = slow["half of a second request"] = stack.enter_context(connected(hasty))
        again.sendall(b"GET /health HTTP/1.1\r\nHost: x\r\n\r\n")
        assert again.recv(12) == b"HTTP/1.1 200"
        again.sendall(b"GET /health HTTP/1.1\r\n")
        for name, connection in slow.items():
            with suppress(ConnectionResetError):
                while connection.recv(65_536):
                    pass
            assert PATIENCE / 2 < time.monotonic() - began < 8, name
    assert httpx.get(f"{hasty}/health").status_code == 200
    assert [record for record in caplog.records if record.name.startswith("bot")] == []


def test_a_client_that_asks_again_and_again_is_not_cut_off(hasty: str) -> None:
    with httpx.Client(base_url=hasty) as client:
        for _ in range(4):
            assert client.get("/health").status_code == 200
            time.sleep(PATIENCE / 2)


def test_one_address_does_not_take_every_place(hasty: str) -> None:
    with ExitStack() as stack:
        many = [stack.enter_context(connected(hasty)) for _ in range(AT_ONCE)]
        refused = 0
        for connection in many[EACH:]:
            try:
                refused += connection.recv(1) == b""
            except ConnectionResetError:
                refused += 1
        assert refused == AT_ONCE - EACH
    assert httpx.get(f"{hasty}/health", timeout=10).status_code == 200


def test_an_answer_that_nobody_takes_is_sent_no_longer(hasty: str) -> None:
    whole = len(httpx.get(f"{hasty}/ontology", headers={"Accept-Encoding": ""}).content)
    times = 100  # more than the system itself holds for a client that does not read
    taken = 0
    with connected(hasty) as connection:
        connection.sendall(b"GET /ontology HTTP/1.1\r\nHost: x\r\n\r\n" * times)
        time.sleep(3 * PATIENCE)
        with suppress(ConnectionResetError):
            while some := connection.recv(1_000_000):
                taken += len(some)
    assert whole < taken < times * whole
