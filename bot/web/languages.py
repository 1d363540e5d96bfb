"""The language of a page: asked for in the address, chosen before, or the browser's."""

from __future__ import annotations

from starlette.requests import HTTPConnection
from starlette.responses import Response

from bot.model import Language
from bot.web.negotiation import preferences

PARAMETER = "lang"
COOKIE = "lang"
NAMES = {
    Language.AZ: "Azərbaycanca",
    Language.EN: "English",
    Language.RU: "Русский",
}
_A_YEAR = 365 * 24 * 3600
_KNOWN = {language.value for language in Language}


def language_of(request: HTTPConnection, default: Language = Language.AZ) -> Language:
    """The language in which a request is answered."""
    for asked in (request.query_params.get(PARAMETER), request.cookies.get(COOKIE)):
        if asked in _KNOWN:
            return Language(asked)
    for tag in preferences(request.headers.get("accept-language", "")):
        code = tag.lower().partition("-")[0]
        if code in _KNOWN:
            return Language(code)
    return default


def remember_language(request: HTTPConnection, response: Response) -> None:
    """Keep the language that the address asks for, for the pages that come after."""
    asked = request.query_params.get(PARAMETER)
    if asked in _KNOWN and asked != request.cookies.get(COOKIE):
        response.set_cookie(
            COOKIE,
            asked,
            max_age=_A_YEAR,
            secure=request.url.scheme == "https",
            httponly=True,
            samesite="lax",
        )
