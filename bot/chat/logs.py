"""Keeping the token, and everything people write, out of the logs."""

from __future__ import annotations

import logging
import re

_TOKEN = re.compile(r"(?<!\d)\d{3,}:[A-Za-z0-9_-]{8,}|(?<=/bot)\d+:[^/\s\"']+")
# These write addresses with the token in them, or the updates themselves.
_TALKATIVE = ("httpx", "httpcore", "telegram", "tornado.access")
# This one writes what Telegram sent and could not be read, people's words among it.
_INDISCREET = "telegram.request"


def redacted(text: str, token: str = "") -> str:
    """The text with every token in it struck out."""
    if token:
        text = text.replace(token, "[token]")
    return _TOKEN.sub("[token]", text)


class Redaction(logging.Filter):
    """Strikes tokens out of a record before it is written, out of its traceback too."""

    def __init__(self, token: str) -> None:
        """``token`` is struck out wherever it stands, others where they look like one."""
        super().__init__()
        self._token = token

    def filter(self, record: logging.LogRecord) -> bool:
        """Change the record; let it pass."""
        record.msg, record.args = redacted(record.getMessage(), self._token), None
        if record.exc_info:
            text = record.exc_text or logging.Formatter().formatException(record.exc_info)
            record.exc_text, record.exc_info = redacted(text, self._token), None
        if record.stack_info:
            record.stack_info = redacted(record.stack_info, self._token)
        return True


def quiet(token: str) -> Redaction:
    """Silence the libraries that write tokens, and strike tokens out of all that is logged."""
    for name in _TALKATIVE:
        logging.getLogger(name).setLevel(logging.WARNING)
    logging.getLogger(_INDISCREET).setLevel(logging.CRITICAL)
    redaction = Redaction(token)
    handlers = [*logging.getLogger().handlers]
    if logging.lastResort is not None:
        handlers.append(logging.lastResort)
    for handler in handlers:
        handler.addFilter(redaction)
    return redaction


def unquiet(redaction: Redaction) -> None:
    """Take the filter away again."""
    for handler in (*logging.getLogger().handlers, logging.lastResort):
        if handler is not None:
            handler.removeFilter(redaction)
