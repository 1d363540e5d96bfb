"""``/ontology``, ``/concepts`` and ``/shapes.ttl``: for people, and for programs."""

from __future__ import annotations

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.web.addresses import ONTOLOGY
from bot.web.documents import SUFFIXES, asked_format, document, links
from bot.web.ontology.shapes import shapes_file
from bot.web.pages import html, page_key, page_language, render
from bot.web.rdf import FORMATS
from bot.web.service import service_of

_FORMATS = [(f.name, f"/ontology.{f.suffix}", f.media_type) for f in FORMATS]


async def ontology(request: Request) -> Response:
    """The documentation of classes and properties, or the ontology itself."""
    suffix = request.path_params.get("suffix", "")
    if suffix and suffix not in SUFFIXES:
        raise HTTPException(404)
    format = asked_format(request, suffix)
    headers = {
        "Vary": "Accept" if format else "Accept, Accept-Language, Cookie",
        "Content-Location": f"/ontology.{format.suffix if format else 'html'}",
        "Link": links(
            [(f"/ontology.{f.suffix}", f.media_type) for f in FORMATS if f is not format],
            ONTOLOGY,
        ),
    }
    if format is None:
        return await _page(request, "ontology_view", "ontology.html", headers)
    service = service_of(request)
    key = service.version, "ontology", format.suffix
    body = await service.kept.get(key, lambda: service.call("ontology_data", format.suffix))
    assert body is not None
    return document(request, body, format.media_type, headers=headers)


async def concepts(request: Request) -> Response:
    """The schemes of concepts, with all that is in them."""
    return await _page(request, "schemes_view", "concepts.html", {})


async def _page(request: Request, call: str, template: str, headers: dict[str, str]) -> Response:
    service = service_of(request)

    async def make() -> bytes:
        view = await service.call(call, page_language(request))
        return render(request, template, view=view, formats=_FORMATS)

    body = await service.kept.get(page_key(request), make)
    assert body is not None
    return html(request, body, headers=headers)


async def shapes(request: Request) -> Response:
    """The shapes that the project's data must have."""
    return document(request, shapes_file().read_bytes(), "text/turtle")


routes = [
    Route("/ontology", ontology, name="ontology"),
    Route("/ontology.{suffix}", ontology, name="ontology-as"),
    Route("/concepts", concepts, name="concepts"),
    Route("/shapes.ttl", shapes, name="shapes"),
]
