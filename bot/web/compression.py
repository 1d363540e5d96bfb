"""What is the same for everybody goes over the wire compressed."""

from __future__ import annotations

from starlette.middleware.gzip import GZipMiddleware
from starlette.types import ASGIApp, Receive, Scope, Send

from bot.web.cross_origin import is_open

_LEAST = 1000
_LEVEL = 5


class Compression:
    """Compresses data, its pages, style and script.

    Pages that hold a secret of whoever reads them beside words of his are left as they are: how
    well they compress would tell of the secret.  Dumps are too large for the event loop.
    """

    def __init__(self, app: ASGIApp) -> None:
        """Wrap ``app``."""
        self._plain = app
        self._compressed = GZipMiddleware(app, minimum_size=_LEAST, compresslevel=_LEVEL)

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer a request."""
        path = scope.get("path", "")
        fit = (is_open(path) or path.startswith("/static/")) and not path.startswith("/data.")
        await (self._compressed if fit else self._plain)(scope, receive, send)
