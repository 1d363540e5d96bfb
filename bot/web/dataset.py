"""The data described: VoID and DCAT for programs, a page for people, the dumps themselves."""

from __future__ import annotations

import asyncio
from collections.abc import Iterator

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import FileResponse, RedirectResponse, Response
from starlette.routing import Route

from bot import vocabulary as voc
from bot.model import Language, Term, TermKind, Triple
from bot.query.binding import is_iri
from bot.rendering.texts import Texts, marked
from bot.web.addresses import ONTOLOGY
from bot.web.counts import Counts
from bot.web.documents import HTML, SUFFIXES, XHTML, asked_format, asked_graph, document, links
from bot.web.dumps import NQ, TTL, Dumps
from bot.web.negotiation import best_type
from bot.web.pages import html, page_key, page_language, render
from bot.web.rdf import BY_TYPE, DCAT, FORMATS, VOID
from bot.web.service import service_of

TITLE = marked("What the reports state, with the source of every fact.")
_DUMPS = {
    TTL: ("text/turtle", "Turtle"),
    NQ: ("application/n-quads", "N-Quads"),
}
_FOAF_PAGE, _FOAF_HOME = voc.FOAF + "page", voc.FOAF + "homepage"


async def void(request: Request) -> Response:
    """The description for programs, at the address that VoID gives it; people are sent on."""
    accepted = request.headers.get("accept")
    if best_type(accepted, (*BY_TYPE, HTML, XHTML)) in (HTML, XHTML):
        return RedirectResponse("/dataset", 303, {"Vary": "Accept"})
    return await _described(request, asked_graph(request).suffix)


async def dataset(request: Request) -> Response:
    """The description: a page, or in the format asked for."""
    suffix = request.path_params.get("suffix", "")
    if suffix and suffix not in SUFFIXES:
        raise HTTPException(404)
    format = asked_format(request, suffix)
    if format:
        return await _described(request, format.suffix)
    service = service_of(request)

    async def make() -> bytes:
        counts = await service.known("counts", page_language(request))
        return render(
            request,
            "dataset.html",
            counts=counts,
            files=[(name, f"/data.{suffix}", media) for suffix, (media, name) in _DUMPS.items()],
            formats=[(f.name, f"/dataset.{f.suffix}", f.media_type) for f in FORMATS],
            ontology=ONTOLOGY,
        )

    body = await service.kept.get(page_key(request), make)
    assert body is not None
    headers = {
        "Vary": "Accept, Accept-Language, Cookie",
        "Content-Location": "/dataset.html",
        "Link": links([(f"/dataset.{f.suffix}", f.media_type) for f in FORMATS]),
    }
    return html(request, body, headers=headers)


async def _described(request: Request, suffix: str) -> Response:
    counts = await service_of(request).known("counts", Language.EN)
    base = str(request.base_url).rstrip("/")
    triples = list(description(counts, base, service_of(request).version))
    format = next(format for format in FORMATS if format.suffix == suffix)
    headers = {"Vary": "Accept", "Content-Location": f"/dataset.{suffix}"}
    return document(request, format.write(triples), format.media_type, headers=headers)


async def things(request: Request) -> Response:
    """The things of a class, a page at a time, named by ``class`` and ``from``."""
    cls = request.query_params.get("class", "")
    begin = request.query_params.get("from", "0")
    if not is_iri(cls) or not begin.isdecimal() or len(begin) > 9:
        raise HTTPException(400)
    service = service_of(request)

    async def make() -> bytes | None:
        found = await service.call("listed", cls, int(begin), page_language(request))
        return render(request, "listed.html", found=found, cls=cls) if found else None

    body = await service.kept.get(page_key(request), make)
    if body is None:
        raise HTTPException(404)
    return html(request, body)


async def dump(request: Request) -> Response:
    """All of the data in a file."""
    suffix = request.url.path.rpartition(".")[2]
    service = service_of(request)
    tag = f'"{service.version}-{suffix}"'
    headers = {"ETag": tag, "Cache-Control": "no-cache"}
    if request.headers.get("if-none-match") == tag:
        return Response(status_code=304, headers=headers)

    def work() -> Response:
        with service.shelf.held() as edition:
            dumps = edition.beside("dumps", lambda: Dumps(service.settings, edition.snapshot))
            return FileResponse(
                dumps.file(suffix),
                media_type=_DUMPS[suffix][0],
                headers=headers,
                filename=f"soraq-{edition.version}.{suffix}",
            )

    return await asyncio.to_thread(work)


def description(counts: Counts, base: str, version: str) -> Iterator[Triple]:
    """The data in VoID and DCAT, served at ``base`` (an address without a slash at its end)."""
    this = Term(f"{base}/dataset#data")
    yield from _of(this, voc.TYPE, Term(VOID + "Dataset"), Term(DCAT + "Dataset"))
    for language in Language:
        texts = Texts(language)
        yield this, Term(voc.DCTERMS + "title"), _text("Soraq", language)
        if counts.reports:
            yield this, Term(voc.DCTERMS + "description"), _text(texts.say(TITLE), language)
        yield this, Term(voc.DCTERMS + "language"), _text(language.value)
    yield this, Term(voc.OWL + "versionInfo"), _text(version)
    yield this, Term(_FOAF_PAGE), Term(f"{base}/dataset.html")
    yield this, Term(_FOAF_HOME), Term(f"{base}/")
    if counts.licence:
        yield this, Term(voc.DCTERMS + "license"), Term(counts.licence)
    numbers = {
        "triples": counts.triples,
        "entities": counts.entities,
        "classes": len(counts.classes),
        "properties": counts.properties,
        "documents": len(counts.reports),
    }
    for name, number in numbers.items():
        yield this, Term(VOID + name), _number(number)
    if counts.is_ours:
        yield this, Term(VOID + "uriSpace"), _text(voc.ID)
        yield this, Term(VOID + "vocabulary"), Term(ONTOLOGY)
    yield from _of(this, voc.DCTERMS + "source", *(Term(report.iri) for report in counts.reports))
    for number, cls in enumerate(counts.classes, start=1):
        part = Term(f"{base}/dataset#class-{number}")
        yield this, Term(VOID + "classPartition"), part
        yield part, Term(VOID + "class"), Term(cls.iri)
        yield part, Term(VOID + "entities"), _number(cls.count)
    for number, graph in enumerate(counts.graphs, start=1):
        part = Term(f"{base}/dataset#graph-{number}")
        yield this, Term(VOID + "subset"), part
        yield from _of(part, voc.TYPE, Term(VOID + "Dataset"))
        yield part, Term(voc.DCTERMS + "identifier"), _text(graph.iri)
        yield part, Term(VOID + "triples"), _number(graph.count)
    yield from _distributions(this, base)


def _distributions(this: Term, base: str) -> Iterator[Triple]:
    for suffix, (media, _) in _DUMPS.items():
        file, place = Term(f"{base}/dataset#dump-{suffix}"), Term(f"{base}/data.{suffix}")
        yield this, Term(VOID + "dataDump"), place
        yield this, Term(DCAT + "distribution"), file
        yield from _of(file, voc.TYPE, Term(DCAT + "Distribution"))
        yield file, Term(DCAT + "downloadURL"), place
        yield file, Term(DCAT + "accessURL"), Term(f"{base}/dataset")
        yield file, Term(DCAT + "mediaType"), Term(_IANA + media)
    endpoint, service = Term(f"{base}/sparql"), Term(f"{base}/dataset#sparql")
    yield this, Term(VOID + "sparqlEndpoint"), endpoint
    yield from _of(service, voc.TYPE, Term(DCAT + "DataService"))
    yield service, Term(DCAT + "endpointURL"), endpoint
    yield service, Term(DCAT + "servesDataset"), this
    yield (
        service,
        Term(voc.DCTERMS + "conformsTo"),
        Term("https://www.w3.org/TR/sparql11-protocol/"),
    )


_IANA = "https://www.iana.org/assignments/media-types/"


def _of(subject: Term, name: str, *values: Term) -> Iterator[Triple]:
    return ((subject, Term(name), value) for value in values)


def _text(text: str, language: Language | None = None) -> Term:
    return Term(text, TermKind.LITERAL, language.value if language else None)


def _number(number: int) -> Term:
    return Term(str(number), TermKind.LITERAL, datatype=voc.XSD_INTEGER)


routes = [
    Route("/.well-known/void", void, name="void"),
    Route("/dataset", dataset, name="dataset"),
    Route("/dataset.{suffix}", dataset, name="dataset-as"),
    Route("/things", things, name="things"),
    *(Route(f"/data.{suffix}", dump, name=f"data-{suffix}") for suffix in _DUMPS),
]
