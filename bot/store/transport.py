"""HTTP with a clock and a scale: a whole answer within a time and a size, or an error.

What urllib lacks: its time-out is for each read, so an answer that comes a byte at a time
never ends; it reads any amount; it follows a redirection with the password.  Here the time
is for the whole exchange, looking up the name, connecting and the headers included.
"""

from __future__ import annotations

import base64
import functools
import http.client
import io
import socket
import ssl
import time
import urllib.error
import urllib.request
from dataclasses import dataclass
from email.message import Message
from typing import Any, BinaryIO

from bot.store.base import AwayError, BadAnswerError, TimedOutError, TooLargeError
from bot.store.resolving import resolved

_PIECE = 1 << 16


@dataclass(frozen=True, slots=True)
class Limits:
    """How many seconds an exchange may take in all, and how many bytes its answer may have.

    Before a second try there is a ``pause`` of so many seconds, a longer one before a third.
    """

    seconds: float
    size: int
    pause: float = 0.1


@dataclass(frozen=True, slots=True)
class Credentials:
    """A name and password (basic; digest where the server asks for that), or a bearer's token."""

    user: str = ""
    password: str = ""
    token: str = ""

    def __repr__(self) -> str:
        return "Credentials(…)"

    def header(self) -> str:
        """The value of the header Authorization; empty where there are no credentials."""
        if self.token:
            return f"Bearer {self.token}"
        if not self.user:
            return ""
        pair = f"{self.user}:{self.password}".encode()
        return f"Basic {base64.b64encode(pair).decode()}"


@dataclass(frozen=True, slots=True)
class Answered:
    """An answer that has come whole.  ``ended``: its end was marked, not only the line closed."""

    status: int
    headers: Message
    body: bytes
    ended: bool

    @property
    def type(self) -> str:
        """The media type without parameters."""
        return self.headers.get_content_type() if "content-type" in self.headers else ""


class Deadline:
    """The moment by which all has to be done."""

    def __init__(self, seconds: float) -> None:
        """It lies ``seconds`` ahead."""
        self.seconds = seconds
        self._end = time.monotonic() + seconds

    def left(self) -> float:
        """Seconds until then; :class:`TimeoutError` where there are none."""
        left = self._end - time.monotonic()
        if left <= 0:
            raise TimeoutError
        return left

    def is_over(self, pause: float = 0.0) -> bool:
        """Whether the moment will have come after ``pause`` seconds."""
        return time.monotonic() + pause >= self._end


def exchange(
    request: urllib.request.Request,
    limits: Limits,
    deadline: Deadline,
    credentials: Credentials | None = None,
    into: BinaryIO | None = None,
) -> Answered:
    """The answer to ``request``, whatever its status, read whole.

    A body goes into the file ``into`` where one is given, and is not kept here then.

    Raises :class:`AwayError` where nobody answers, :class:`TimedOutError`,
    :class:`TooLargeError`, and :class:`BadAnswerError` where it breaks off.
    """
    where = shown(request.full_url)
    credentials = credentials or Credentials()
    if header := credentials.header():
        request.add_unredirected_header("Authorization", header)
    try:
        if request.data and credentials.user:
            # A server may hang up on a body that it will not take: it is asked beforehand.
            asked = urllib.request.Request(request.full_url, method="HEAD")
            refused = _exchange(asked, limits, deadline, None)
            return _authorised(request, refused, limits, deadline, credentials, into)
        answered = _exchange(request, limits, deadline, into)
        if answered.status == 401 and credentials.user:
            if not answered.headers.get("WWW-Authenticate"):  # Virtuoso says how only to strangers
                request.remove_header("Authorization")
                answered = _exchange(request, limits, deadline, into)
            return _authorised(request, answered, limits, deadline, credentials, into)
    except TimeoutError as error:
        raise _timed_out(where, deadline) from error
    except http.client.IncompleteRead as error:
        raise BadAnswerError(f"The answer of {where} breaks off.") from error
    except (OSError, http.client.HTTPException) as error:
        if isinstance(getattr(error, "reason", None), TimeoutError):
            raise _timed_out(where, deadline) from error
        raise AwayError(f"{where} cannot be reached: {_reason(error)}.") from error
    return answered


def shown(address: str) -> str:
    """An address without its query and without names and passwords, as it may be shown."""
    plain = address.partition("?")[0]
    scheme, _, rest = plain.partition("://")
    place, slash, path = rest.partition("/")
    return f"{scheme}://{place.rpartition('@')[2]}{slash}{path}"


def _exchange(
    request: urllib.request.Request,
    limits: Limits,
    deadline: Deadline,
    into: BinaryIO | None,
) -> Answered:
    with _opener(deadline).open(request, timeout=deadline.left()) as response:
        length = response.headers.get("Content-Length", "")
        if length.isdecimal() and int(length) > limits.size:
            raise _too_large(request, limits)
        body = bytearray()
        size = 0
        while piece := response.read(_PIECE):
            size += len(piece)
            if size > limits.size:
                raise _too_large(request, limits)
            if into is not None and response.status == 200:
                into.write(piece)
            else:
                body += piece
            deadline.left()
        if response.length:  # http.client tells of a short body only when it reads without a size
            raise http.client.IncompleteRead(bytes(body), response.length)
        ended = response.length is not None or response.chunked
        return Answered(response.status, response.headers, bytes(body), bool(ended))


def _too_large(request: urllib.request.Request, limits: Limits) -> TooLargeError:
    return TooLargeError(
        f"The answer of {shown(request.full_url)} has more than {limits.size:,} bytes. "
        "Ask something narrower, or raise SORAQ_STORE_MEGABYTES."
    )


def _timed_out(where: str, deadline: Deadline) -> TimedOutError:
    seconds = round(deadline.seconds, 1) or 0.1
    return TimedOutError(f"{where} did not answer within {seconds:g} seconds.")


def _reason(error: Exception) -> str:
    reason = getattr(error, "reason", None) or error
    said = getattr(reason, "strerror", None) or str(reason) or type(reason).__name__
    return " ".join(str(said).split()).rstrip(".")


# --- a connection that watches the clock ---


class _Clocked(io.RawIOBase):
    """The bytes of a socket, each read of which waits no longer than the deadline."""

    def __init__(self, raw: io.RawIOBase, sock: socket.socket, deadline: Deadline) -> None:
        super().__init__()
        self._raw = raw
        self._sock = sock
        self._deadline = deadline

    def readable(self) -> bool:
        return True

    def readinto(self, buffer: Any, /) -> int | None:
        self._sock.settimeout(self._deadline.left())
        return self._raw.readinto(buffer)

    def close(self) -> None:
        self._raw.close()
        super().close()


class _Response(http.client.HTTPResponse):
    def __init__(self, sock: socket.socket, *more: Any, deadline: Deadline, **named: Any) -> None:
        super().__init__(sock, *more, **named)
        raw = self.fp.detach()
        self.fp = io.BufferedReader(_Clocked(raw, sock, deadline))


def _clock(connection: http.client.HTTPConnection, deadline: Deadline) -> None:
    connection.response_class = functools.partial(  # type: ignore[assignment]
        _Response, deadline=deadline
    )
    connection._create_connection = (  # type: ignore[attr-defined]
        lambda address, *_: _connected(address, deadline)
    )


def _connected(address: tuple[str, int], deadline: Deadline) -> socket.socket:
    """A connection to the first place of ``address`` that takes it."""
    failed: OSError | None = None
    for family, kind, protocol, _, place in resolved(*address, deadline.left()):
        sock = socket.socket(family, kind, protocol)
        try:
            sock.settimeout(deadline.left())
            sock.connect(place)
            sock.settimeout(deadline.left())
        except OSError as error:
            sock.close()
            failed = error
        else:
            return sock
    raise failed or OSError("its name leads nowhere")


class _Http(urllib.request.HTTPHandler):
    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def http_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        def connection(host: str, **named: Any) -> http.client.HTTPConnection:
            made = http.client.HTTPConnection(host, **named)
            _clock(made, self._deadline)
            return made

        return self.do_open(connection, req)


class _Https(urllib.request.HTTPSHandler):
    def __init__(self, deadline: Deadline) -> None:
        super().__init__()
        self._deadline = deadline

    def https_open(self, req: urllib.request.Request) -> http.client.HTTPResponse:
        def connection(host: str, **named: Any) -> http.client.HTTPConnection:
            made = http.client.HTTPSConnection(host, context=_tls(), **named)
            _clock(made, self._deadline)
            return made

        return self.do_open(connection, req)


@functools.cache
def _tls() -> ssl.SSLContext:
    return ssl.create_default_context()


def _opener(deadline: Deadline) -> urllib.request.OpenerDirector:
    """Opens requests through the proxies of the environment; follows no redirection."""
    opener = urllib.request.OpenerDirector()
    for handler in (urllib.request.ProxyHandler(), _Http(deadline), _Https(deadline)):
        opener.add_handler(handler)
    return opener


# --- digest authentication ---


def _authorised(
    request: urllib.request.Request,
    refused: Answered,
    limits: Limits,
    deadline: Deadline,
    credentials: Credentials,
    into: BinaryIO | None,
) -> Answered:
    """The answer with a digest of the password where that is asked for, else as it was."""
    if header := _digest(request, refused, credentials):
        request.remove_header("Authorization")
        request.add_unredirected_header("Authorization", header)
    elif not request.data:
        return refused
    return _exchange(request, limits, deadline, into)


def _digest(
    request: urllib.request.Request, refused: Answered, credentials: Credentials
) -> str | None:
    """The value of the header Authorization, where a digest is asked for."""
    passwords = urllib.request.HTTPPasswordMgrWithDefaultRealm()
    passwords.add_password(None, shown(request.full_url), credentials.user, credentials.password)
    for challenge in refused.headers.get_all("WWW-Authenticate", []):
        scheme, _, rest = challenge.partition(" ")
        if scheme.lower() == "digest":
            asked = urllib.request.parse_keqv_list(urllib.request.parse_http_list(rest))
            handler = urllib.request.HTTPDigestAuthHandler(passwords)
            header: str | None = handler.get_authorization(request, asked)
            return f"Digest {header}" if header else None
    return None
