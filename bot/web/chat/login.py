"""Signing in and out: by a link that the bot gives, by Telegram's start data."""

from __future__ import annotations

import time

from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response
from starlette.routing import Route

from bot.dialogue.sessions import new_word
from bot.web.chat import cookies
from bot.web.chat.room import Room, room_of
from bot.web.chat.start_data import StartDataError, read_start_data
from bot.web.languages import COOKIE, NAMES
from bot.web.pages import page

_FRESH = {"Cache-Control": "no-store", "Referrer-Policy": "no-referrer"}
_LONGEST = 64


async def entrance(request: Request) -> Response:
    """The page that a link of the bot opens: a button signs in.

    The link itself does not: programs that look at links for people would use it up.
    """
    room = room_of(request)
    word = request.query_params.get("key", "")
    good = await run_in_threadpool(_is_good, room, word)
    status = 200 if good else 403
    return page(request, "chat/login.html", status=status, headers=_FRESH, key=word, good=good)


def _is_good(room: Room, word: str) -> bool:
    return 0 < len(word) <= _LONGEST and room.sessions.is_good(word)


async def sign_in(request: Request) -> Response:
    """Sign in whoever has a link that was not used."""
    room = room_of(request)
    async with request.form(max_files=0, max_fields=5) as form:
        word = str(form.get("key", ""))[:_LONGEST]
    if not cookies.is_own_form(request, ""):
        raise HTTPException(403)
    user = await run_in_threadpool(room.sessions.take, word)
    if user is None or not room.invited.admits(user):
        return page(request, "chat/login.html", status=403, headers=_FRESH, key="", good=False)
    response = RedirectResponse("/", 303, headers=_FRESH)
    await _let_in(request, response, room, user)
    return response


async def start(request: Request) -> Response:
    """Sign in whoever opened the page within Telegram, by the data that Telegram signed."""
    room = room_of(request)
    async with request.form(max_files=0, max_fields=5) as form:
        data = str(form.get("data", ""))
    if room.token is None or not cookies.is_own_form(request, ""):
        raise HTTPException(403)
    try:
        started = read_start_data(data, room.token, time.time())
    except StartDataError:
        raise HTTPException(403) from None
    if not room.invited.admits(started.user):
        raise HTTPException(403)
    response = JSONResponse({"signed_in": True}, headers=_FRESH)
    language = started.language.partition("-")[0]
    if language in NAMES and COOKIE not in request.cookies:
        response.set_cookie(
            COOKIE, language, secure=cookies.is_secure(request), httponly=True, samesite="lax"
        )
    await _let_in(request, response, room, started.user)
    return response


async def sign_out(request: Request) -> Response:
    """Forget the session and what was said in it."""
    async with request.form(max_files=0, max_fields=5) as form:
        token = str(form.get("token", ""))
    if not cookies.is_own_form(request, token):
        raise HTTPException(403)
    word = cookies.word_of(request)
    if word:
        await run_in_threadpool(room_of(request).sessions.end, word)
    response = RedirectResponse("/", 303, headers=_FRESH)
    cookies.take(request, response)
    return response


async def _let_in(request: Request, response: Response, room: Room, user: int) -> None:
    """Give a browser a session of its own; the word that it had before is good no longer."""
    before, word = cookies.word_of(request), new_word()
    if before:
        await run_in_threadpool(room.sessions.end, before)
    await run_in_threadpool(room.sessions.open, word, user)
    cookies.give(request, response, word)


routes = [
    Route("/login", entrance, name="entrance"),
    Route("/login", sign_in, methods=["POST"], name="sign_in"),
    Route("/login/telegram", start, methods=["POST"], name="start"),
    Route("/logout", sign_out, methods=["POST"], name="sign_out"),
]
