"""The cookie by which a browser's conversation is known, and that a form is our own page's."""

from __future__ import annotations

import hashlib
import hmac
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from bot.dialogue.memories import KEPT
from bot.dialogue.sessions import is_word

_PLAIN, _SECURE = "soraq", "__Host-soraq"


def is_secure(request: Request) -> bool:
    """Whether the browser speaks HTTPS with us, or with the proxy before us."""
    return request.url.scheme == "https"


def word_of(request: Request) -> str | None:
    """The word in the cookie of a request."""
    word = request.cookies.get(_SECURE if is_secure(request) else _PLAIN, "")
    return word if is_word(word) else None


def give(request: Request, response: Response, word: str) -> None:
    """Give the browser a cookie with ``word``.

    Within a page of Telegram the browser would send none that is ``Lax``; there it is kept apart
    for that page alone (``Partitioned``).
    """
    _set(request, response, word, KEPT)


def take(request: Request, response: Response) -> None:
    """Take the cookie from the browser."""
    _set(request, response, "", 0)


def _set(request: Request, response: Response, word: str, seconds: int) -> None:
    secure = is_secure(request)
    framed = secure and request.headers.get("sec-fetch-dest") == "iframe"
    framed = framed or (secure and "x-soraq-framed" in request.headers)
    parts = [f"{_SECURE if secure else _PLAIN}={word}", "Path=/", f"Max-Age={seconds}", "HttpOnly"]
    if secure:
        parts.append("Secure")
    parts.append("SameSite=None; Partitioned" if framed else "SameSite=Lax")
    response.headers.append("Set-Cookie", "; ".join(parts))


def form_token(word: str) -> str:
    """What a form of ours holds, so that no page of others can send one in its name."""
    return hashlib.blake2b(word.encode(), digest_size=16, person=b"form").hexdigest()


def is_own_form(request: Request, token: str) -> bool:
    """Whether a form that was sent is one of our own page.

    A browser says itself where a form was sent from; one that does not has to know the token of
    its cookie.
    """
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    word = word_of(request)
    if word is not None and hmac.compare_digest(token.encode(), form_token(word).encode()):
        return True
    origin = request.headers.get("origin")
    if origin is None:
        return word is None
    return urlsplit(origin).netloc == request.headers.get("host", "")
