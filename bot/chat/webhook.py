"""Taking the updates from Telegram as it delivers them, and a page that says all is well."""

from __future__ import annotations

import hmac
import json
import logging
from typing import Any
from urllib.parse import urlsplit

from tornado.httpserver import HTTPServer
from tornado.web import Application, RequestHandler

from bot.chat.client import UPDATES, Client
from bot.chat.errors import StartError
from bot.chat.intake import Intake
from bot.chat.settings import Webhook
from bot.logs import outline

_log = logging.getLogger(__name__)
_SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
_LARGEST = 1_000_000
HEALTH = "/health"


async def taken(intake: Intake, secret: str, given: str, body: bytes) -> int:
    """Store an update that comes from Telegram; the status to answer with.

    ``given`` is what the sender says the ``secret`` is.  What is no update is let go.
    """
    if not hmac.compare_digest(given.encode(), secret.encode()):
        return 403
    try:
        update: Any = json.loads(body)
    except ValueError:
        return 400
    await intake.take([update])
    return 200


class Handed:
    """What the server of the pages hands over; it listens at no address itself."""

    def __init__(self, client: Client, intake: Intake, settings: Webhook) -> None:
        """Nothing is taken before :meth:`start`."""
        self._client = client
        self._intake = intake
        self._settings = settings
        self._open = False

    async def start(self) -> None:
        """Take what is handed over, and tell Telegram where to deliver."""
        self._open = True
        await self._client.set_webhook(
            self._settings.url,
            secret_token=self._settings.secret,
            allowed_updates=UPDATES,
        )

    async def stop(self) -> None:
        """Take no more; Telegram keeps what it could not deliver."""
        self._open = False

    async def take(self, given: str, body: bytes) -> int:
        """Take one delivery; the status to answer with."""
        if not self._open:
            return 503
        try:
            return await taken(self._intake, self._settings.secret, given, body)
        except Exception as error:  # noqa: BLE001 - Telegram delivers it again
            _log.error("an update could not be stored: %s", outline(error))
            return 500


class Delivery:
    """An HTTP server behind a proxy; an update is accepted once it is stored."""

    def __init__(self, client: Client, intake: Intake, settings: Webhook) -> None:
        """Nothing is served before :meth:`start`."""
        self._client = client
        self._settings = settings
        path = urlsplit(settings.url).path or "/"
        common = {"intake": intake}
        self._server = HTTPServer(
            Application(
                [
                    (HEALTH, _Health, common),
                    (path, _Updates, common | {"secret": settings.secret}),
                ],
                log_function=lambda _: None,
            ),
            max_buffer_size=_LARGEST,
            xheaders=True,
        )

    async def start(self) -> None:
        """Serve, and tell Telegram where."""
        try:
            self._server.listen(self._settings.port, self._settings.host)
        except OSError as error:
            raise StartError(
                f"The address {self._settings.host}:{self._settings.port} cannot be listened at "
                f"({error.strerror}): choose another with SORAQ_WEBHOOK_LISTEN."
            ) from None
        await self._client.set_webhook(
            self._settings.url,
            secret_token=self._settings.secret,
            allowed_updates=UPDATES,
        )

    async def stop(self) -> None:
        """Serve no longer; Telegram keeps what it could not deliver."""
        self._server.stop()
        await self._server.close_all_connections()


class _Health(RequestHandler):
    """Says that the process is alive and takes updates; nothing of anybody."""

    def initialize(self, intake: Intake) -> None:
        self._intake = intake

    def get(self) -> None:
        """Answer a check."""
        self.write({"status": "ok", "conversations": self._intake.waiting})


class _Updates(RequestHandler):
    """Takes one update a request."""

    def initialize(self, intake: Intake, secret: str) -> None:
        self._intake = intake
        self._secret = secret

    async def post(self) -> None:
        """Store an update that comes from Telegram; one that is no update is let go."""
        given = self.request.headers.get(_SECRET_HEADER, "")
        self.set_status(await taken(self._intake, self._secret, given, self.request.body))

    def log_exception(self, _: Any, error: BaseException | None, __: Any) -> None:
        """Log what went wrong without a word of the request."""
        _log.error("an update could not be stored: %s", outline(error))
