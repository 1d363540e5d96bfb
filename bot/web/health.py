"""A page that says all is well, for whatever watches the server."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import JSONResponse
from starlette.routing import Route

from bot.web.service import service_of


async def health(request: Request) -> JSONResponse:
    """Says that the server is alive and with which data; nothing of anybody."""
    return JSONResponse(
        {"status": "ok", "version": service_of(request).version},
        headers={"Cache-Control": "no-store"},
    )


routes = [Route("/health", health, name="health")]
