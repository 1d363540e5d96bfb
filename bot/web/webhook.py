"""The webhook of a bot that runs within the server: what Telegram delivers is handed to it."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from contextlib import AbstractAsyncContextManager
from typing import Protocol, TypeAlias

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.dialogue.editions import Shelf
from bot.dialogue.versions import Versions

SECRET_HEADER = "X-Telegram-Bot-Api-Secret-Token"
Take: TypeAlias = Callable[[str, bytes], Awaitable[int]]
"""Takes the secret and the body of a delivery, and gives the status to answer with."""


class Guest(Protocol):
    """A bot that works with the data of the server, and is handed what is delivered."""

    @property
    def path(self) -> str:
        """The path of its webhook."""

    def at_work(self, shelf: Shelf, versions: Versions) -> AbstractAsyncContextManager[Take]:
        """Have it answer as long as the block lasts."""


class Webhook:
    """The address at which Telegram delivers; before its bot is ready Telegram is put off."""

    def __init__(self, path: str) -> None:
        """Nothing is taken before ``take`` is set."""
        self.path = path
        self.take: Take | None = None

    async def deliver(self, request: Request) -> Response:
        """Hand a delivery to the bot."""
        body = await request.body()
        if self.take is None:
            return Response(status_code=503)
        secret = request.headers.get(SECRET_HEADER, "")
        return Response(status_code=await self.take(secret, body))

    @property
    def routes(self) -> list[Route]:
        """Where it is."""
        return [Route(self.path, self.deliver, methods=["POST"], name="webhook")]
