"""Style, script and icons: served from memory under a name that changes with their content."""

from __future__ import annotations

import hashlib
import mimetypes
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from starlette.exceptions import HTTPException
from starlette.requests import Request
from starlette.responses import Response
from starlette.routing import Route

FOLDER = Path(__file__).parent / "static"
_FOREVER = "public, max-age=31536000, immutable"
_TYPES = {
    ".js": "text/javascript",
    ".svg": "image/svg+xml",
    ".webmanifest": "application/manifest+json",
}


@dataclass(frozen=True, slots=True)
class Asset:
    """A file with the address that it is to be asked for at."""

    content: bytes
    media_type: str
    address: str


@cache
def assets() -> dict[str, Asset]:
    """The files of the folder by name, read once."""
    return {path.name: _read(path) for path in sorted(FOLDER.iterdir()) if path.is_file()}


def _read(path: Path) -> Asset:
    content = path.read_bytes()
    digest = hashlib.sha256(content).hexdigest()[:12]
    media_type = _TYPES.get(path.suffix) or mimetypes.guess_type(path.name)[0]
    address = f"/static/{digest}/{path.name}"
    return Asset(content, media_type or "application/octet-stream", address)


def asset_address(name: str) -> str:
    """The address of a file, for a page; it may be kept for ever."""
    return assets()[name].address


async def asset(request: Request) -> Response:
    """A file; of another content than asked for it is not kept."""
    found = assets().get(request.path_params["name"])
    if found is None:
        raise HTTPException(404)
    current = found.address == request.url.path
    return Response(
        found.content,
        media_type=found.media_type,
        headers={"Cache-Control": _FOREVER if current else "no-cache"},
    )


routes = [Route("/static/{digest}/{name}", asset, name="asset")]
