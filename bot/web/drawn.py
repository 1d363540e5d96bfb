"""The picture of what a thing is tied to: drawn in a process that answers."""

from __future__ import annotations

from urllib.parse import urlencode

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

from bot.assistant import Assistant
from bot.dialogue.conversing import card_reading
from bot.model import Language
from bot.pictures import Picture, Theme, alt_text, draw
from bot.pictures.finding import Sort, find
from bot.query.binding import is_iri
from bot.web.documents import document
from bot.web.service import service_of

PATH = "/picture"
_LONGEST_IRI = 2000
_LONGEST_ALT = 900


def picture_address(iri: str, language: Language, theme: Theme) -> str:
    """The address of the picture of the ties of a thing."""
    return f"{PATH}?{urlencode({'iri': iri, 'lang': language.value, 'theme': theme.value})}"


def picture_alt(assistant: Assistant, iri: str, language: Language) -> str:
    """What the picture shows, in words; nothing where there is none to draw."""
    found = _ties(assistant, iri, language)
    return alt_text(found, _LONGEST_ALT) if found else ""


def picture_png(assistant: Assistant, iri: str, language: Language, theme: Theme) -> bytes | None:
    """The picture; ``None`` where there is none to draw."""
    found = _ties(assistant, iri, language)
    return draw(found, theme) if found else None


def _ties(assistant: Assistant, iri: str, language: Language) -> Picture | None:
    if not assistant.reader.schema.classes.get(iri):
        return None
    return find(Sort.TIES, card_reading(iri, language), assistant)


async def picture(request: Request) -> Response:
    """The picture that a page shows."""
    asked = request.query_params
    iri = asked.get("iri", "")
    try:
        language, theme = Language(asked.get("lang", "az")), Theme(asked.get("theme", "light"))
    except ValueError:
        raise HTTPException(400) from None
    if len(iri) > _LONGEST_IRI or not is_iri(iri):
        raise HTTPException(400)
    service = service_of(request)
    key = service.version, "picture", iri, language, theme
    body = await service.kept.get(key, lambda: service.call("picture_png", iri, language, theme))
    if body is None:
        raise HTTPException(404)
    return document(request, body, "image/png")


routes = [Route(PATH, picture, name="picture")]
