"""What goes wrong, said to people as a page in their language and to programs as a sentence."""

from __future__ import annotations

import json
import logging
from typing import NamedTuple

from starlette.exceptions import HTTPException
from starlette.requests import ClientDisconnect, Request
from starlette.responses import PlainTextResponse, Response
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from bot.logs import outline
from bot.model import Language
from bot.processes import ProcessError, TimeLimitError
from bot.rendering.texts import Texts, marked
from bot.store.base import StoreError
from bot.web.languages import language_of
from bot.web.negotiation import best_type
from bot.web.pages import page
from bot.web.rdf import BY_SUFFIX, BY_TYPE, JSON_LD, N_TRIPLES, TURTLE

_log = logging.getLogger(__name__)
_HTML, _TEXT = "text/html", "text/plain"
BUSY_SECONDS = 5


class Said(NamedTuple):
    """What is said of a status: what happened, and what to do."""

    title: str
    advice: str


_SAID = {
    400: Said(
        marked("The request cannot be read"),
        marked(
            "Something in the address or the form is not as it should be. Mend it and try again."
        ),
    ),
    403: Said(
        marked("This is not open to you"),
        marked("Sign in, or ask whoever runs this server to let you in."),
    ),
    404: Said(
        marked("There is nothing at this address"),
        marked("Check the address, or begin at the first page."),
    ),
    405: Said(
        marked("This address is not asked in this way"),
        marked("Open it in the browser, or send the request by another method."),
    ),
    406: Said(
        marked("There is no such format here"),
        marked(
            "Accept names no format that is offered at this address: ask for another, or for any."
        ),
    ),
    413: Said(
        marked("The request is too large"),
        marked("Send less at once."),
    ),
    415: Said(
        marked("The content of the request is of another kind than is read here"),
        marked("Send a form, or to the endpoint a query, as Accept-Post says, in UTF-8."),
    ),
    429: Said(
        marked("Too many requests"),
        marked("Wait a moment, then try again."),
    ),
    500: Said(
        marked("Something went wrong here"),
        marked(
            "It is in the log. Try again; if it happens once more, tell whoever runs this server."
        ),
    ),
    503: Said(
        marked("The server is busy"),
        marked("Wait a moment, then try again."),
    ),
    504: Said(
        marked("That took too long"),
        marked("Ask for less, or try again in a moment."),
    ),
}


async def on_http_error(request: Request, error: Exception) -> Response:
    """The response to what is refused, or not there."""
    assert isinstance(error, HTTPException)
    return told(request, error.status_code, headers=dict(error.headers or {}))


async def on_limit(request: Request, error: Exception) -> Response:
    """The response where an answer took too long, or nothing can answer now."""
    if isinstance(error, TimeLimitError):
        return told(request, 504)
    _log.warning("%s", error)
    return told(request, 503, headers={"Retry-After": str(BUSY_SECONDS)})


class Faults:
    """Answers where something went wrong that nobody foresaw; the log has it.

    Starlette's own handler of these stands outside the middleware, so what it says would lack the
    headers of every other response.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap ``app``."""
        self.app = app

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        started = False

        async def sending(message: Message) -> None:
            nonlocal started
            started = True
            await send(message)

        try:
            await self.app(scope, receive, sending)
        except ClientDisconnect:
            return  # nobody is there to be told
        except Exception as error:
            if started or scope["type"] != "http":
                raise
            _log.error("a request could not be answered: %s", outline(error))
            await told(Request(scope), 500)(scope, receive, send)


def told(request: Request, status: int, *, headers: dict[str, str] | None = None) -> Response:
    """A response that says what is wrong: a page where the client reads pages."""
    said = _SAID.get(status) or _SAID[400 if status < 500 else 500]
    headers = {"Cache-Control": "no-store", **(headers or {})}
    if best_type(request.headers.get("accept"), (_TEXT, _HTML)) == _HTML:
        return page(
            request,
            "error.html",
            status=status,
            headers=headers,
            title=said.title,
            advice=said.advice,
        )
    # Programs mostly name no language; whoever reads their logs is told as by the endpoint.
    say = Texts(language_of(request, Language.EN)).say
    return _as_data(request, status, say(said.title), say(said.advice), headers)


def _as_data(
    request: Request, status: int, title: str, advice: str, headers: dict[str, str]
) -> Response:
    """The same for programs, as what they read: a comment in Turtle, a problem in JSON."""
    ending = request.url.path.rpartition(".")[2]
    wanted = best_type(request.headers.get("accept"), (_TEXT, *BY_TYPE))
    format = BY_SUFFIX.get(ending) or BY_TYPE.get("" if wanted == _TEXT else wanted or "")
    if format in (TURTLE, N_TRIPLES):
        body = f"# {status}: {title}. {advice}\n"
        return Response(body, status, headers, format.media_type)
    if format is JSON_LD:
        problem = {"type": "about:blank", "title": title, "status": status, "detail": advice}
        body = json.dumps(problem, ensure_ascii=False)
        return Response(body, status, headers, "application/problem+json")
    return PlainTextResponse(f"{title}. {advice}\n", status, headers)


handlers = {
    HTTPException: on_http_error,
    ProcessError: on_limit,
    StoreError: on_limit,
}
