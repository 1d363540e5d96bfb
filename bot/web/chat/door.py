"""The door: under an allow-list nothing is served but to whoever signed in."""

from __future__ import annotations

from typing import TYPE_CHECKING

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.dialogue.invited import Invited
from bot.web.chat.cookies import word_of
from bot.web.errors import told
from bot.web.negotiation import best_type
from bot.web.pages import page

if TYPE_CHECKING:
    from bot.dialogue.sessions import Session, Sessions

_OPEN = ("/static/", "/login")
_HEALTH = "/health"


class Door:
    """Lets in who is invited; the others are told how to get in."""

    def __init__(
        self, app: ASGIApp, invited: Invited, sessions: Sessions, free: frozenset[str]
    ) -> None:
        """Wrap ``app``; ``free`` are further paths that have a lock of their own."""
        self.app = app
        self._invited = invited
        self._sessions = sessions
        self._free = free | {_HEALTH}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        if scope["type"] != "http" or self._invited.is_open or self._is_free(scope["path"]):
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        session = await run_in_threadpool(self._session, word_of(request))
        response = None if session else refusal(request)
        await (response or self.app)(scope, receive, send)

    def _is_free(self, path: str) -> bool:
        return path in self._free or path.startswith(_OPEN)

    def _session(self, word: str | None) -> Session | None:
        """The session of somebody who is invited still."""
        session = self._sessions.find(word) if word else None
        if session is None or session.user is None:
            return None
        return session if self._invited.admits(session.user) else None


def refusal(request: Request) -> Response:
    """The response that says how to get in: a page for people, a sentence for programs."""
    if best_type(request.headers.get("accept"), ("text/plain", "text/html")) == "text/html":
        return page(request, "chat/door.html", status=403, headers={"Cache-Control": "no-store"})
    return told(request, 403)
