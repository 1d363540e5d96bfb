"""What programs read that go through the web: where they may go, and what there is."""

from __future__ import annotations

from xml.sax.saxutils import escape

from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.web.documents import document
from bot.web.service import service_of

_ROBOTS = """\
User-agent: *
Disallow: /sparql?
Disallow: /data.
Disallow: /resource?
Sitemap: {base}sitemap.xml
"""
_XMLNS = "http://www.sitemaps.org/schemas/sitemap/0.9"


async def robots(request: Request) -> Response:
    """Where crawlers may go: not where each page is made anew."""
    return PlainTextResponse(_ROBOTS.format(base=request.base_url))


async def sitemap(request: Request) -> Response:
    """The pages of things, as many as a sitemap may hold."""
    base = str(request.base_url).rstrip("/")
    paths = ["/", "/dataset", "/ontology", *await service_of(request).known("addresses")]
    lines = "".join(f"<url><loc>{escape(base + path)}</loc></url>\n" for path in paths)
    body = f'<?xml version="1.0" encoding="utf-8"?>\n<urlset xmlns="{_XMLNS}">\n{lines}</urlset>\n'
    return document(request, body.encode(), "application/xml")


routes = [
    Route("/robots.txt", robots, name="robots"),
    Route("/sitemap.xml", sitemap, name="sitemap"),
]
