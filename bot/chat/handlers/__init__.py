"""What the bot does with each kind of message, a module for each.

The order of :func:`register` is the order in which handlers are tried.
"""

from __future__ import annotations

from typing import Any

from telegram.ext import Application

from bot.chat import access
from bot.chat.handlers import (
    administration,
    buttons,
    commands,
    edits,
    inline,
    languages,
    notices,
    others,
    pages,
    proofs,
    questions,
    sparql,
)


def register(application: Application[Any, Any, Any, Any, Any, Any]) -> None:
    """Give the application every handler, the particular ones before the general."""
    application.add_handlers(access.handlers(), group=-1)
    modules = (
        commands,
        languages,
        notices,
        pages,
        proofs,
        administration,
        sparql,
        questions,
        edits,
        buttons,
        inline,
        others,
    )
    for module in modules:
        application.add_handlers(module.handlers())
