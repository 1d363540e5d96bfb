"""Where the name of a host leads, looked up within a time."""

from __future__ import annotations

import ipaddress
import queue
import socket
import threading
from typing import Any

Place = tuple[Any, ...]
"""Family, kind, protocol, canonical name and address, as :func:`socket.getaddrinfo` has them."""


def resolved(host: str, port: int, seconds: float) -> list[Place]:
    """The places that ``host`` leads to.

    Raises :class:`TimeoutError` where that is not known within so many seconds, and
    :class:`OSError` where it leads nowhere.
    """
    if _is_number(host):
        return _looked_up(host, port)
    # The system's own limit may be half a minute, and the call cannot be broken off: it is left
    # to end in a thread of its own.
    found: queue.SimpleQueue[list[Place] | OSError] = queue.SimpleQueue()

    def look() -> None:
        try:
            found.put(_looked_up(host, port))
        except OSError as error:
            found.put(error)
        except UnicodeError:
            found.put(OSError(f"{host} is no name of a host"))

    threading.Thread(target=look, name="resolving", daemon=True).start()
    try:
        places = found.get(timeout=seconds)
    except queue.Empty:
        raise TimeoutError from None
    if isinstance(places, OSError):
        raise places
    return places


def _looked_up(host: str, port: int) -> list[Place]:
    return list(socket.getaddrinfo(host, port, type=socket.SOCK_STREAM))


def _is_number(host: str) -> bool:
    try:
        ipaddress.ip_address(host)
    except ValueError:
        return False
    return True
