"""How every command starts and fails: one clear sentence, an exit status, no traceback."""

from __future__ import annotations

import os
import sys
from collections.abc import Sequence
from typing import Any, NoReturn

import click

from bot.cli.streams import OutputError, prepare_streams, say

FAILED = 1
WRONG_USE = 2
INTERRUPTED = 130


class Program(click.Group):
    """A group whose commands return their exit status."""

    def main(  # type: ignore[override]
        self, args: Sequence[str] | None = None, prog_name: str | None = None, **extra: Any
    ) -> NoReturn:
        """Run the command of ``args`` and leave with its exit status."""
        prepare_streams()
        extra["standalone_mode"] = False
        try:
            status = super().main(args, prog_name or "soraq", **extra)
        except BrokenPipeError:
            _let_go_of_output()
            status = FAILED
        except (KeyboardInterrupt, click.Abort):
            say("")
            status = INTERRUPTED
        except click.UsageError as error:
            command = error.ctx.command_path if error.ctx else "soraq"
            say(f"soraq: {_sentence(error.format_message())} '{command} --help' shows examples.")
            status = WRONG_USE
        except Exception as error:
            sentence, status = _explained(error)
            if sentence is None:
                raise
            if isinstance(error, OutputError):
                _let_go_of_output()
            say(f"soraq: {_sentence(sentence)}")
        sys.exit(status or 0)


def _explained(error: Exception) -> tuple[str | None, int]:
    """What went wrong in a sentence, and the exit status; no sentence for what is a bug."""
    from bot.config import SettingsError
    from bot.evaluation.questions import QuestionFileError
    from bot.processes import ProcessError
    from bot.query.errors import QueryError
    from bot.query.raw import RefusedError
    from bot.reports.errors import ReportError
    from bot.store.base import StoreError

    match error:
        case SettingsError() | RefusedError():
            return str(error), WRONG_USE
        case ReportError() | StoreError() | QueryError() | QuestionFileError() | ProcessError():
            return str(error), FAILED
        case click.ClickException():
            return error.format_message(), error.exit_code
        case OSError():
            place = error.filename or "Input or output"
            return f"{place} fails: {error.strerror or error}. Mend that, then try again", FAILED
    return None, FAILED


def _sentence(text: str) -> str:
    words = " ".join(text.split())
    return words if words.endswith((".", "!", "?")) else f"{words}."


def _let_go_of_output() -> None:
    """Nothing more can be written to standard output, at the exit neither."""
    if sys.stdout is None:
        return
    null = os.open(os.devnull, os.O_WRONLY)
    try:
        os.dup2(null, sys.stdout.fileno())
    finally:
        os.close(null)
