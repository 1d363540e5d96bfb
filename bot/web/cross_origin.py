"""Lets pages of others read the data: it is the same for everybody, and nothing can be changed."""

from __future__ import annotations

from starlette.datastructures import Headers, MutableHeaders
from starlette.responses import Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.web.addresses import ROOMS

_OPEN = (
    *(f"/{room}{end}" for room in ROOMS for end in "/."),
    "/resource",
    "/ontology",
    "/sparql",
    "/dataset",
    "/data.",
)
_OPEN_TOO = (
    *(f"/{room}" for room in ROOMS),
    "/things",
    "/shapes.ttl",
    "/concepts",
    "/.well-known/void",
    "/health",
)
_HEADERS = {
    "Access-Control-Allow-Origin": "*",
    "Access-Control-Expose-Headers": "Content-Location, ETag, Link, Retry-After, X-Soraq-Cut",
    "Cross-Origin-Resource-Policy": "cross-origin",
}
_ASKED_BEFORE = {
    "Access-Control-Allow-Methods": "GET, HEAD, POST, OPTIONS",
    "Access-Control-Allow-Headers": "Accept, Content-Type, If-None-Match",
    "Access-Control-Max-Age": "86400",
}


def _allowed(scope: Scope) -> str:
    return "GET, HEAD, OPTIONS, POST" if scope["path"] == "/sparql" else "GET, HEAD, OPTIONS"


def is_open(path: str) -> bool:
    """Whether a path is one of data, which pages of others may read."""
    return path.startswith(_OPEN) or path in _OPEN_TOO


class CrossOrigin:
    """Adds to the data what a browser wants to see, and answers what it asks beforehand.

    No cookie is sent with such requests, as the origin is not named: what is read is what
    anybody can read.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap ``app``."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or not is_open(scope["path"]):
            await self.app(scope, receive, send)
            return
        if scope["method"] == "OPTIONS":
            asked_before = "access-control-request-method" in Headers(scope=scope)
            headers = _HEADERS | (_ASKED_BEFORE if asked_before else {"Allow": _allowed(scope)})
            await Response(status_code=204, headers=headers)(scope, receive, send)
            return

        async def sending(message: Message) -> None:
            if message["type"] == "http.response.start":
                MutableHeaders(scope=message).update(_HEADERS)
            await send(message)

        await self.app(scope, receive, sending)
