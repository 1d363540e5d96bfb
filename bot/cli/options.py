"""Options that several commands have, read into :class:`~bot.config.Settings`."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import Any

import click

from bot.config import Settings
from bot.model import Language

Command = Callable[..., Any]


def examples(*lines: str) -> str:
    """The end of a command's help: examples, one a line and never wrapped."""
    return "\n".join(("\b", "Examples:", *(f"  {line}" for line in lines)))


def data_options(command: Command) -> Command:
    """``--store`` and ``--data``; the command takes ``settings``."""
    return _settings(
        click.option(
            "--store",
            metavar="STORE",
            help="Where the graph is kept: memory (the default), disk:PATH or the address of a "
            "SPARQL endpoint, filled by 'soraq load'.  Also SORAQ_STORE.",
        ),
        click.option(
            "--data",
            metavar="PATH",
            multiple=True,
            help="A file or folder of data to load into memory in place of the project's own; "
            "repeatable.  Also SORAQ_DATA.",
        ),
    )(command)


def settings_options(command: Command) -> Command:
    """``--language``, ``--today``, ``--store`` and ``--data``; the command takes ``settings``."""
    asked = [
        click.option(
            "--language",
            type=click.Choice([language.value for language in Language]),
            help="The language of answers to a text that shows none (default az).",
        ),
        click.option(
            "--today",
            metavar="YYYY-MM-DD",
            help='What "last year" is reckoned from (default the clock).',
        ),
    ]
    for option in reversed(asked):
        command = option(command)
    return data_options(command)


_NAMES = ("store", "data", "language", "today")


def _settings(*options: Callable[[Command], Command]) -> Callable[[Command], Command]:
    def decorate(command: Command) -> Command:
        @wraps(command)
        def with_settings(*args: Any, **given: Any) -> Any:
            own = {name: given.pop(name) for name in _NAMES if name in given}
            return command(*args, settings=Settings.read(**own), **given)

        decorated: Command = with_settings
        for option in reversed(options):
            decorated = option(decorated)
        return decorated

    return decorate
