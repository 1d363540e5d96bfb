"""Pages for people: templates filled in the language of whoever asks."""

from __future__ import annotations

from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from jinja2 import Environment, FileSystemLoader, StrictUndefined
from starlette.requests import Request
from starlette.responses import Response

from bot.model import Language
from bot.rendering.texts import Texts
from bot.web.assets import asset_address
from bot.web.documents import document
from bot.web.languages import NAMES, PARAMETER, language_of, remember_language
from bot.web.service import service_of

FOLDER = Path(__file__).parent / "templates"
_VARIES = "Accept-Language, Cookie"


@cache
def _environment() -> Environment:
    environment = Environment(
        loader=FileSystemLoader(FOLDER),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )
    environment.globals["asset"] = asset_address
    return environment


def page_language(request: Request) -> Language:
    """The language of the page that a request is answered with."""
    return language_of(request, service_of(request).settings.language)


def page(
    request: Request,
    template: str,
    *,
    status: int = 200,
    headers: Mapping[str, str] | None = None,
    **values: Any,
) -> Response:
    """The page that ``template`` and ``values`` make: see :func:`render` and :func:`html`."""
    return html(request, render(request, template, **values), status=status, headers=headers)


def render(request: Request, template: str, **values: Any) -> bytes:
    """What ``template`` and ``values`` make, in the language of the request.

    A template says its texts with ``say`` and ``count``, as :class:`Texts` does, knows
    ``language``, and takes the address of a style or script from ``asset``.
    """
    language = page_language(request)
    texts = Texts(language)
    known = {
        "say": texts.say,
        "count": texts.count,
        "language": language.value,
        "languages": _languages(request, language),
        "path": request.url.path,
        "version": service_of(request).version,
    }
    return _environment().get_template(template).render({**known, **values}).encode()


def html(
    request: Request, body: bytes, *, status: int = 200, headers: Mapping[str, str] | None = None
) -> Response:
    """The response that a page is; the language that the address asks for is kept."""
    kept = {"Vary": _VARIES, "Content-Language": page_language(request).value, **(headers or {})}
    response = document(request, body, "text/html", headers=kept, status=status)
    remember_language(request, response)
    return response


def page_key(request: Request) -> tuple[str, ...]:
    """What a page is the same for; for one that shows nothing of who reads it."""
    url, version = request.url, service_of(request).version
    return version, page_language(request).value, url.path, url.query


def _languages(request: Request, current: Language) -> list[dict[str, Any]]:
    """The same page in each language, for its head and for who would rather read another."""
    asked = [(key, v) for key, v in request.query_params.multi_items() if key != PARAMETER]
    return [
        {
            "code": language.value,
            "name": NAMES[language],
            "address": f"{request.url.path}?{urlencode([*asked, (PARAMETER, language.value)])}",
            "current": language is current,
        }
        for language in Language
    ]
