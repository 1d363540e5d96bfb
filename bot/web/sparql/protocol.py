"""Requests of the SPARQL 1.1 Protocol, read: GET, POST with a form, POST with the query itself."""

from __future__ import annotations

from dataclasses import dataclass
from urllib.parse import parse_qsl

from starlette.exceptions import HTTPException
from starlette.requests import Request

QUERY = "application/sparql-query"
FORM = "application/x-www-form-urlencoded"
_READ = {"Accept-Post": f"{QUERY}, {FORM}"}
_MOST_FIELDS = 100
_NAMES = frozenset({"query", "update", "default-graph-uri", "named-graph-uri", "format"})


class MalformedError(Exception):
    """A request is not what the protocol has; the message says why, in a sentence."""


@dataclass(frozen=True, slots=True)
class Asked:
    """What a request asks: a query, or nothing; the graphs it names; a format it names."""

    query: str | None
    default: tuple[str, ...] = ()
    named: tuple[str, ...] = ()
    format: str = ""


async def read_request(request: Request) -> Asked:
    """What ``request`` asks.

    Raises :class:`MalformedError` (400), or 415 for a body that is neither a form nor a query.
    """
    fields = _fields(request.url.query)
    if request.method == "POST":
        kind, _, more = request.headers.get("content-type", "").partition(";")
        charset = more.partition("charset=")[2].strip(' "').lower()
        if charset not in ("", "utf-8", "utf8"):
            raise HTTPException(415, headers=_READ)
        match kind.strip().lower():
            case "application/x-www-form-urlencoded":
                fields += _fields(_text(await request.body()))
            case "application/sparql-query":
                fields.append(("query", _text(await request.body())))
            case _:
                raise HTTPException(415, headers=_READ)
    return _asked(fields)


def _asked(fields: list[tuple[str, str]]) -> Asked:
    values: dict[str, list[str]] = {name: [] for name in _NAMES}
    for name, value in fields:
        if name in _NAMES:
            values[name].append(value)
    if values["update"]:
        raise MalformedError("The data can only be read: an update has no place here.")
    if len(values["query"]) > 1:
        raise MalformedError("There are several queries: send one.")
    return Asked(
        values["query"][0] if values["query"] else None,
        tuple(values["default-graph-uri"]),
        tuple(values["named-graph-uri"]),
        values["format"][-1] if values["format"] else "",
    )


def _fields(text: str) -> list[tuple[str, str]]:
    try:
        return parse_qsl(text, keep_blank_values=True, errors="strict", max_num_fields=_MOST_FIELDS)
    except UnicodeDecodeError:
        raise MalformedError("The request is not in UTF-8.") from None
    except ValueError:
        raise MalformedError("The request has too many parameters.") from None


def _text(body: bytes) -> str:
    try:
        return body.decode()
    except UnicodeDecodeError:
        raise MalformedError("The request is not in UTF-8.") from None
