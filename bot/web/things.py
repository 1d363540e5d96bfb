"""A page for each thing at its own address, and the same as data."""

from __future__ import annotations

from collections.abc import Sequence
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.pictures import Theme
from bot.query.binding import is_iri
from bot.store.base import QueryFailedError
from bot.web.addresses import BASE, ROOMS, address_of
from bot.web.documents import SUFFIXES, asked_format, document, links
from bot.web.drawn import picture_address
from bot.web.pages import html, page_key, page_language, render
from bot.web.rdf import FORMATS, Format
from bot.web.service import service_of

_LONGEST_IRI = 2000


async def thing(request: Request) -> Response:
    """One of our things: its IRI has the path that is asked for."""
    path = request.scope["path"]
    stem, _, suffix = path.rpartition(".")
    if suffix not in SUFFIXES or not stem.rpartition("/")[2]:
        stem, suffix = path, ""
    iri = f"{BASE}{stem}"
    if len(iri) > _LONGEST_IRI or not is_iri(iri):
        raise HTTPException(404, headers={"Vary": "Accept"})
    path = address_of(iri)
    documents = [(suffix_, f"{path}.{suffix_}") for suffix_ in SUFFIXES]
    return await _told(request, iri, asked_format(request, suffix), documents)


async def resource(request: Request) -> Response:
    """A thing of any namespace, named by ``iri``; ``format`` is the ending of a format."""
    iri = request.query_params.get("iri", "")
    suffix = request.query_params.get("format", "")
    if len(iri) > _LONGEST_IRI or not is_iri(iri) or (suffix and suffix not in SUFFIXES):
        raise HTTPException(400)
    path = f"/resource?iri={quote(iri, safe='')}"
    documents = [(suffix_, f"{path}&format={suffix_}") for suffix_ in SUFFIXES]
    return await _told(request, iri, asked_format(request, suffix), documents)


async def _told(
    request: Request, iri: str, format: Format | None, documents: Sequence[tuple[str, str]]
) -> Response:
    addresses = dict(documents)
    suffix = format.suffix if format else "html"
    headers = {
        "Vary": "Accept" if format else "Accept, Accept-Language, Cookie",
        "Content-Location": addresses[suffix],
        "Link": links(
            [(addresses[f.suffix], f.media_type) for f in FORMATS if f is not format], iri
        ),
    }
    try:
        body = await (_data(request, iri, suffix) if format else _page(request, iri, addresses))
    except QueryFailedError:  # it looks like an IRI, and the engine knows better
        body = None
    if body is None:
        raise HTTPException(404, headers={"Vary": "Accept"})
    if format is None:
        return html(request, body, headers=headers)
    return document(request, body, format.media_type, headers=headers)


async def _data(request: Request, iri: str, suffix: str) -> bytes | None:
    service = service_of(request)
    key = service.version, iri, suffix
    return await service.kept.get(key, lambda: service.call("entry_data", iri, suffix))


async def _page(request: Request, iri: str, addresses: dict[str, str]) -> bytes | None:
    service = service_of(request)
    formats = [(f.name, addresses[f.suffix], f.media_type) for f in FORMATS]

    async def make() -> bytes | None:
        view = await service.call("entry_view", iri, page_language(request))
        if view is None:
            return None
        language = page_language(request)
        drawn = {theme.value: picture_address(iri, language, theme) for theme in Theme}
        return render(request, "thing.html", view=view, formats=formats, drawn=drawn)

    return await service.kept.get(page_key(request), make)


routes = [
    *(Route(f"/{room}/{{name:path}}", thing, name=room) for room in ROOMS),
    *(Route(f"/{room}", thing, name=f"all-{room}") for room in ROOMS),
    *(Route(f"/{room}.{{suffix}}", thing, name=f"all-{room}-as") for room in ROOMS),
    Route("/resource", resource, name="resource"),
]
