"""A question was edited: its answer changes with it."""

from __future__ import annotations

from typing import Any

from telegram.ext import BaseHandler, MessageHandler, filters

from bot.chat.handlers.questions import on_question


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of edited questions."""
    edited = filters.UpdateType.EDITED_MESSAGE & filters.TEXT & ~filters.COMMAND
    return [MessageHandler(edited, on_question)]
