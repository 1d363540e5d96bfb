"""What the bot does with each kind of message, a module for each.

The order of :func:`register` is the order in which handlers are tried.
"""

from __future__ import annotations

from typing import Any

from telegram.ext import Application

from bot.chat.handlers import buttons, commands, languages, others, questions


def register(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Give the application every handler, the particular ones before the general."""
    for module in (commands, languages, questions, buttons, others):
        application.add_handlers(module.handlers())
