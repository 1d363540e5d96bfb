"""The data that Telegram starts a Mini App with, and whether Telegram signed it.

https://core.telegram.org/bots/webapps#validating-data-received-via-the-mini-app
"""

from __future__ import annotations

import hashlib
import hmac
import json
from dataclasses import dataclass
from urllib.parse import parse_qsl

LASTS = 3600
"""For so many seconds after Telegram signed it the data is believed."""
_AHEAD = 60
_LONGEST = 8192


class StartDataError(ValueError):
    """The data is not Telegram's, or too old."""


@dataclass(frozen=True, slots=True)
class Started:
    """Who opened the Mini App: Telegram's number of the person, and the language they use."""

    user: int
    language: str = ""


def read_start_data(text: str, token: str, now: float) -> Started:
    """Read start data that Telegram signed for the bot with ``token`` within the last hour.

    ``now`` are seconds since 1970.  :class:`StartDataError` for anything else.
    """
    if len(text) > _LONGEST:
        raise StartDataError("too long")
    try:
        pairs = parse_qsl(text, keep_blank_values=True, strict_parsing=True, errors="strict")
    except (ValueError, UnicodeDecodeError) as error:
        raise StartDataError("no start data") from error
    fields = dict(pairs)
    if len(fields) != len(pairs):
        raise StartDataError("a field stands twice")
    given = fields.pop("hash", "")
    checked = "\n".join(f"{name}={fields[name]}" for name in sorted(fields))
    secret = hmac.digest(b"WebAppData", token.encode(), hashlib.sha256)
    signed = hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()
    if not hmac.compare_digest(signed.encode(), given.encode()):
        raise StartDataError("not signed by Telegram")
    try:
        at = int(fields["auth_date"])
        user = json.loads(fields["user"])
        started = Started(user["id"], str(user.get("language_code", "")))
    except (KeyError, ValueError, TypeError, AttributeError) as error:
        raise StartDataError("no person") from error
    if not -_AHEAD <= now - at <= LASTS:
        raise StartDataError("too old")
    if type(started.user) is not int:
        raise StartDataError("no person")
    return started
