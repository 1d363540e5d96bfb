"""``/sparql``: asked by programs in the protocol's ways, by people through a form."""

from __future__ import annotations

import asyncio
import re
from concurrent.futures import ThreadPoolExecutor

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import PlainTextResponse, Response
from starlette.routing import Route

from bot.assistant.raw import RawRequest
from bot.processes import ProcessError, TimeLimitError
from bot.query.raw import Refusal, RefusedError, check_raw
from bot.rendering.lines import cut
from bot.rendering.refusals import engine_said, why_not
from bot.rendering.texts import Texts, marked
from bot.store.base import QueryFailedError, StoreError, TimedOutError
from bot.web.documents import HTML, XHTML, document
from bot.web.negotiation import best_type
from bot.web.pages import page_language
from bot.web.rdf import BY_TYPE, FORMATS
from bot.web.service import Service, service_of
from bot.web.sparql.asking import (
    PAGE,
    BusyError,
    CutError,
    GreedyError,
    Places,
    Queries,
    Shown,
    UnacceptableError,
    Written,
)
from bot.web.sparql.description import described
from bot.web.sparql.page import query_page
from bot.web.sparql.protocol import Asked, MalformedError, read_request
from bot.web.sparql.results import RESULT_FORMATS, RESULTS_BY_TYPE

TEXT = "text/plain"
_FICKLE = re.compile(r"\b(?:NOW|RAND|(?:STR)?UUID|BNODE)\b", re.IGNORECASE)
"""What may give something else each time."""
_ROWS = {format.suffix for format in RESULT_FORMATS}
_GRAPHS = {format.suffix for format in FORMATS}
_WAITING, _EACH = 32, 4
_LONGEST = 500
_SOON = {"Retry-After": "5"}


class Endpoint:
    """The endpoint of one server."""

    def __init__(self, size: int) -> None:
        """``size`` queries run at once."""
        self._size = size
        self._places = Places(_WAITING, _EACH)
        self._threads = ThreadPoolExecutor(size, "sparql")

    async def answer(self, request: Request) -> Response:
        """Answer a request."""
        service = service_of(request)
        if not service.web.sparql:
            raise HTTPException(404)
        asked: Asked | None = None
        try:
            asked = await read_request(request)
            wanted = _wanted(request, asked)
            if asked.query is None:
                return self._without_query(request, wanted)
            made = await self._made(service, request, asked, wanted)
        except HTTPException:
            raise
        except Exception as error:  # noqa: BLE001 - what is unknown is raised again
            return _refused(request, asked, error)
        if isinstance(made, Shown):
            return query_page(request, asked, made)
        headers = {"Vary": "Accept", "X-Soraq-Version": service.version}
        return document(request, made.content, made.media_type, headers=headers)

    def _without_query(self, request: Request, wanted: str) -> Response:
        if wanted == PAGE:
            return query_page(request, Asked(None), None)
        if request.method == "POST":
            raise MalformedError("There is no query: send one as the parameter query.")
        return described(request)

    async def _made(
        self, service: Service, request: Request, asked: Asked, wanted: str
    ) -> Written | Shown:
        """The result, or that of the same query a moment ago."""
        assert asked.query is not None
        # What is refused by its words alone need not wait for a process.
        await asyncio.to_thread(check_raw, asked.query, service.web.limits.characters)
        query = RawRequest(asked.query, asked.default, asked.named, wanted)

        def work() -> Written | Shown:
            with service.shelf.held() as edition:
                queries = edition.beside(
                    "queries",
                    lambda: Queries(
                        service.settings, edition.snapshot, service.web.limits, self._size
                    ),
                )
                return queries.ask(query)

        async def make() -> Written | Shown:
            address = request.client.host if request.client else ""
            with self._places.taken(address):
                return await asyncio.get_running_loop().run_in_executor(self._threads, work)

        if wanted == PAGE or _FICKLE.search(asked.query):
            return await make()

        async def written() -> Written:
            made = await make()
            assert isinstance(made, Written)
            return made

        kept = await service.kept.get((service.version, query), written)
        assert kept is not None
        return kept


def _wanted(request: Request, asked: Asked) -> str:
    """In which formats a result is wanted, of rows and of graphs (``json/ttl``); or the page.

    The parameter ``format``, which is not of the protocol, is for who cannot say ``Accept``.
    """
    accepted = request.headers.get("accept")
    best = best_type(accepted, (*RESULTS_BY_TYPE, *BY_TYPE, HTML, XHTML))
    known = asked.format in _ROWS or asked.format in _GRAPHS
    if best in (HTML, XHTML) and not known:
        return PAGE
    rows, graph = best_type(accepted, tuple(RESULTS_BY_TYPE)), best_type(accepted, tuple(BY_TYPE))
    if best is None and not known:
        raise HTTPException(406, headers={"Vary": "Accept"})
    rows_name = RESULTS_BY_TYPE[rows].suffix if rows else ""
    graph_name = BY_TYPE[graph].suffix if graph else ""
    if asked.format in _ROWS:
        rows_name = asked.format
    elif asked.format in _GRAPHS:
        graph_name = asked.format
    return f"{rows_name}/{graph_name}"


def _refused(request: Request, asked: Asked | None, error: Exception) -> Response:
    """The response where a query was not answered: a sentence, on the page beside the query."""
    status, said, more = _status(error)
    headers = {"Vary": "Accept", "Cache-Control": "no-store", **more}
    if best_type(request.headers.get("accept"), (TEXT, HTML, XHTML)) not in (HTML, XHTML):
        return PlainTextResponse(f"{said}\n", status, headers)
    texts = Texts(page_language(request))
    own = _TEXTS.get(type(error))
    refused = texts.say(own) if own else why_not(texts, error, service_of(request).web.limits)
    return query_page(
        request, asked or Asked(None), None, status=status, refused=refused, headers=headers
    )


_TEXTS: dict[type[Exception], str] = {
    CutError: marked(
        "The result has more rows or triples than are given at once: add LIMIT, and OFFSET for "
        "more."
    ),
    UnacceptableError: marked(
        "The result cannot be had in a format that is accepted: ask for another."
    ),
    GreedyError: marked("Your other queries are being run: wait for them."),
    BusyError: marked("Too many queries are waiting. Try again in a moment."),
}


def _status(error: Exception) -> tuple[int, str, dict[str, str]]:
    """The status of a failure, what is said of it to programs, and headers."""
    said = _TEXTS.get(type(error)) or str(error)
    match error:
        case MalformedError() | CutError():
            return 400, said, {}
        case RefusedError():
            return 413 if error.refusal is Refusal.TOO_LONG else 400, said, {}
        case QueryFailedError():
            return 400, f"The query cannot be run: {cut(engine_said(error), _LONGEST)}", {}
        case UnacceptableError():
            return 406, said, {}
        case GreedyError():
            return 429, said, _SOON
        case TimeLimitError() | TimedOutError():
            return 504, said, {}
        case BusyError() | ProcessError() | StoreError():
            return 503, said, _SOON
    raise error


def routes(size: int) -> list[Route]:
    """The routes of an endpoint that runs ``size`` queries at once."""
    return [Route("/sparql", Endpoint(size).answer, methods=["GET", "POST"], name="sparql")]
