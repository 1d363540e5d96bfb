"""The chat page itself: a question, a button or a link goes in, a turn of the conversation out.

Without script every form is answered with the whole page; with it, with the turn alone.
"""

from __future__ import annotations

import time
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import RedirectResponse, Response
from starlette.routing import Route

from bot.dialogue.sessions import Session, new_word
from bot.processes import ProcessError
from bot.rendering.lines import cut
from bot.store.base import StoreError
from bot.web.chat import cookies
from bot.web.chat.answers import StaleError
from bot.web.chat.room import room_of
from bot.web.chat.saying import Asked, Said, Voice, away
from bot.web.chat.turns import Turn
from bot.web.pages import page, page_language
from bot.web.service import service_of

_SCRIPT = "x-soraq"
_LONGEST_TITLE = 200
_FORMS = ("application/x-www-form-urlencoded", "multipart/form-data")
_KEPT_TO_ITSELF = {"Cache-Control": "private, no-cache"}


async def show(request: Request) -> Response:
    """The page; with a question or a link in its address that is answered, beginning anew."""
    query = request.query_params
    words, payload = query.get("q", "").strip(), query.get("a", "")
    if words or payload:
        if "prefetch" in request.headers.get("sec-purpose", ""):
            raise HTTPException(503)  # nobody has asked yet
        session, word = await _kept_session(request)
        said = await _voice(request, session).link(words, payload)
        return _page(request, word, session, said, title=words or said.turn.title)
    held, kept = await _session(request)
    last = await _voice(request, kept).last() if kept else None
    intro = await _intro(request)
    shown = last or (None if intro else away(page_language(request)))
    return _page(request, held or new_word(), kept, shown, intro=intro)


async def talk(request: Request) -> Response:
    """Answer a form of the page: a question, or a button."""
    asked = await _read(request)
    session, word = await _kept_session(request)
    said = await _voice(request, session).answer(asked)
    title = asked.words or (asked.title if said.turn.replaces else "") or said.turn.title
    if request.headers.get(_SCRIPT) == "turn":
        return _turn(request, word, said, title)
    return _page(request, word, session, said, title=title)


async def new(request: Request) -> Response:
    """Begin a new conversation."""
    await _read(request)
    _, session = await _session(request)
    if session:
        sessions = room_of(request).sessions
        await run_in_threadpool(sessions.forget_conversation, session.place)
    return RedirectResponse("/", 303, headers={"Cache-Control": "no-store"})


async def take_away(request: Request) -> Response:
    """An answer as a file."""
    asked, answers = request.path_params, room_of(request).answers
    try:
        made = await service_of(request).make(answers.taken_away, asked["key"], asked["form"])
    except StaleError:
        raise HTTPException(404) from None
    headers = {
        **_KEPT_TO_ITSELF,
        "Content-Disposition": f'attachment; filename="{made.file_name}"',
        "X-Robots-Tag": "noindex",
    }
    return Response(made.content, media_type=made.media_type, headers=headers)


async def picture(request: Request) -> Response:
    """A picture of an answer."""
    asked, answers = request.path_params, room_of(request).answers
    values = asked["key"], asked["sort"], asked["theme"]
    try:
        drawn = await service_of(request).make(answers.picture, *values)
    except StaleError:
        raise HTTPException(404) from None
    headers = {"Cache-Control": "private, max-age=3600"}
    return Response(drawn, media_type="image/png", headers=headers)


# --- what was sent ---


async def _read(request: Request) -> Asked:
    """What a form of our own page sent; any other is refused."""
    if not request.headers.get("content-type", "").startswith(_FORMS):
        raise HTTPException(415, headers={"Accept-Post": ", ".join(_FORMS)})
    async with request.form(max_files=0, max_fields=10) as form:
        fields = {name: value for name, value in form.items() if isinstance(value, str)}
    if not cookies.is_own_form(request, fields.get("token", "")):
        raise HTTPException(403)
    number = fields.get("number", "")
    return Asked(
        fields.get("q", "").strip() if "press" not in fields else "",
        fields.get("press", ""),
        cut(fields.get("title", ""), _LONGEST_TITLE),
        int(number) if number.isdecimal() and len(number) < 16 else 0,
    )


async def _session(request: Request) -> tuple[str | None, Session | None]:
    """The word in the cookie of a request, and the session that is kept for it."""
    word = cookies.word_of(request)
    if word is None:
        return None, None
    return word, await run_in_threadpool(room_of(request).sessions.find, word)


async def _kept_session(request: Request) -> tuple[Session, str]:
    """The session of a request, which is kept from now on, and its word."""
    word, session = await _session(request)
    word = word or new_word()
    if session is None:
        session = await run_in_threadpool(room_of(request).sessions.open, word)
    return session, word


def _voice(request: Request, session: Session) -> Voice:
    return Voice(service_of(request), room_of(request), session, page_language(request))


async def _intro(request: Request) -> Turn | None:
    """What can be asked; nothing while no data can be reached."""
    answers = room_of(request).answers
    try:
        return await service_of(request).run(answers.talk, page_language(request), "greeting")
    except (StoreError, ProcessError):
        return None


# --- what is sent back ---


def _values(word: str, said: Said | None, title: str) -> dict[str, Any]:
    return {
        "turn": said.turn if said else None,
        "title": title or (said.turn.title if said else ""),
        "unanswered": said.unanswered if said else "",
        "number": time.time_ns() // 1_000_000,
        "token": cookies.form_token(word),
    }


def _page(
    request: Request,
    word: str,
    session: Session | None,
    said: Said | None,
    *,
    title: str = "",
    intro: Turn | None = None,
) -> Response:
    response = page(
        request,
        "chat/page.html",
        status=said.status if said else 200,
        headers=_KEPT_TO_ITSELF,
        intro=intro,
        resumed=intro is not None,
        signed_in=session is not None and session.user is not None,
        **_values(word, said, title),
    )
    return _with_cookie(request, response, word)


def _turn(request: Request, word: str, said: Said, title: str) -> Response:
    values = _values(word, said, title)
    headers = {
        "Cache-Control": "no-store",
        "X-Soraq": "replaces" if said.turn.replaces else "turn",
        "X-Soraq-Number": str(values["number"]),
        "X-Soraq-Token": str(values["token"]),
    }
    response = page(
        request, "chat/turn.html", status=said.status, headers=headers, resumed=False, **values
    )
    return _with_cookie(request, response, word)


def _with_cookie(request: Request, response: Response, word: str) -> Response:
    if cookies.word_of(request) != word:
        cookies.give(request, response, word)
    return response


_ANSWER = "/answers/{key:str}"
routes = [
    Route("/", show, name="chat"),
    Route("/", talk, methods=["POST"], name="talk"),
    Route("/new", new, methods=["POST"], name="new"),
    Route(_ANSWER + "/{sort:str}/{theme:str}.png", picture, name="picture"),
    Route(_ANSWER + "/{form:str}", take_away, name="take_away"),
]
