"""Documents in several formats at one address, that clients may keep while the data is the same."""

from __future__ import annotations

import hashlib
from collections.abc import Mapping, Sequence
from urllib.parse import quote

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response

from bot.web.negotiation import best_type
from bot.web.rdf import BY_TYPE, FORMATS, Format

HTML = "text/html"
XHTML = "application/xhtml+xml"
SUFFIXES = ("html", *(format.suffix for format in FORMATS))


def asked_format(request: Request, suffix: str = "") -> Format | None:
    """The format in which a document is to be given; ``None`` is HTML.

    ``suffix`` is the ending of the address, where it has one that says so; else ``Accept``
    does.  406 where the client wants none of ours.
    """
    if suffix:
        return next((format for format in FORMATS if format.suffix == suffix), None)
    accepted = request.headers.get("accept")
    best = best_type(accepted, (HTML, XHTML, *BY_TYPE))
    if best is None:
        raise HTTPException(406, headers={"Vary": "Accept"})
    return BY_TYPE.get(best)


def asked_graph(request: Request) -> Format:
    """The format of a graph for who does not want HTML; Turtle where nothing is said."""
    best = best_type(request.headers.get("accept"), tuple(BY_TYPE))
    if best is None:
        raise HTTPException(406, headers={"Vary": "Accept"})
    return BY_TYPE[best]


def document(
    request: Request,
    body: bytes,
    media_type: str,
    *,
    headers: Mapping[str, str] | None = None,
    status: int = 200,
) -> Response:
    """A response that may be kept, and is asked about again each time: 304 where it is the same."""
    if status != 200:
        return Response(body, status, headers, media_type)
    # Weak: what goes over the wire may be compressed, or not.
    tag = f'W/"{hashlib.sha256(body).hexdigest()[:24]}"'
    kept = {"ETag": tag, "Cache-Control": "no-cache", **(headers or {})}
    if _is_same(request, tag):
        return Response(status_code=304, headers=kept)
    return Response(body, media_type=media_type, headers=kept)


def _is_same(request: Request, tag: str) -> bool:
    given = request.headers.get("if-none-match", "")
    tags = {one.strip().removeprefix("W/") for one in given.split(",")}
    same = tag.removeprefix("W/") in tags or "*" in tags
    return same and request.method in ("GET", "HEAD")


def links(alternates: Sequence[tuple[str, str]], about: str = "") -> str:
    """A ``Link`` header: the other formats by media type, what the document is about, the data."""
    found = [f'<{path}>; rel="alternate"; type="{media}"' for path, media in alternates]
    if about:
        found.append(f'<{quote(about, safe=_IN_LINKS)}>; rel="about"')
    return ", ".join([*found, '</.well-known/void>; rel="describedby"'])


_IN_LINKS = "/-._~!$&'()*+:;=@?#%[]"
