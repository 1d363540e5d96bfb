"""The first page."""

from __future__ import annotations

from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.pages import page


async def front(request: Request) -> Response:
    """What there is, and where."""
    return page(request, "front.html")


routes = [Route("/", front, name="front")]
