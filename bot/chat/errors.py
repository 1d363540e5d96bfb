"""What can go wrong, as one clear sentence each."""

from __future__ import annotations

import logging
from typing import TYPE_CHECKING

from telegram.error import BadRequest, Forbidden, TelegramError

from bot.config import SettingsError

if TYPE_CHECKING:
    from collections.abc import Coroutine
    from typing import Any

_log = logging.getLogger(__name__)


class StartError(SettingsError):
    """The bot cannot start; the message says why and what to do."""


def unchanged(error: TelegramError) -> bool:
    """Whether an edit would have changed nothing: all is as it should be."""
    return isinstance(error, BadRequest) and "not modified" in str(error).lower()


def is_gone(error: TelegramError) -> bool:
    """Whether the message that was to be changed is not there any more."""
    said = str(error).lower()
    return isinstance(error, BadRequest) and (
        "not found" in said or "can't be edited" in said or "message_id_invalid" in said
    )


def is_closed(error: TelegramError) -> bool:
    """Whether the person or group does not let the bot write: blocked, left, removed."""
    return isinstance(error, Forbidden) or (
        isinstance(error, BadRequest) and "chat not found" in str(error).lower()
    )


async def too_late(call: Coroutine[Any, Any, object]) -> None:
    """Answer a button or an inline query; that it is too late for it is no failure."""
    try:
        await call
    except (TelegramError, TimeoutError) as error:
        _log.info("a query was not answered: %s", type(error).__name__)
