"""``soraq chat``: a conversation, for people and for programs."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable, Iterator
from typing import TYPE_CHECKING, TypeVar

import click

from bot.cli.options import examples, settings_options
from bot.cli.streams import as_json, input_lines, is_terminal, put, say
from bot.config import Settings

if TYPE_CHECKING:
    from bot.cli.conversation import Conversation
    from bot.model import Answer

_MOST_ROWS = 100
_PROMPT = "> "
_LEAVING = frozenset("exit quit /exit /quit :q çıxış cixis выход".split())
"""What people type at a prompt to leave it."""
T = TypeVar("T")


@click.command(
    epilog=examples(
        "soraq chat",
        "soraq chat --language ru",
        r"printf 'agreements with Norway\nand with Russia?\n' | soraq chat",
        """echo '"readmission agreements 2014"' | soraq chat --json""",
    )
)
@click.option("--json", "json_", is_flag=True, help="One question a line in, one JSON answer out.")
@click.option("--all", "all_", is_flag=True, help="Show every thing found, not the first few.")
@settings_options
def chat(json_: bool, all_: bool, settings: Settings) -> None:
    """Hold a conversation: what was asked before is remembered until /new.

    With --json every line of standard input gets exactly one line of JSON on standard
    output, in order and at once.  A line that is a JSON string is decoded first, so that any
    character can be sent.
    """
    if json_:
        converse_in_json(settings)
    else:
        converse(settings, all_rows=all_)


def converse(settings: Settings, *, all_rows: bool = False) -> None:
    """Answer each line in words, until the input ends."""
    from bot.assistant.composing import PAGE
    from bot.cli.conversation import Conversation
    from bot.rendering.plain import plain_text

    conversation = Conversation(settings, rows=None if all_rows else PAGE)
    if is_terminal(sys.stdin):
        say("Next: type a question; /new forgets what was said, exit or Ctrl-D ends.")
        lines = _typed_lines()
    else:
        say("Next: one question a line; /new forgets what was said.")
        lines = input_lines()
    for line in lines:
        put(f"{_answered(conversation, line, plain_text)}\n")


def converse_in_json(settings: Settings) -> None:
    """Answer each line by one line of JSON, until the input ends."""
    from bot.cli.conversation import Conversation
    from bot.rendering.contract import answer_object

    conversation = Conversation(settings, rows=_MOST_ROWS)
    say("Next: send one question a line; each gets one JSON object, /new starts afresh.")
    for line in input_lines():
        answer = _answered(conversation, _decoded(line), answer_object)
        put(as_json(answer))


def _answered(conversation: Conversation, text: str, put_into_words: Callable[[Answer], T]) -> T:
    """The answer to ``text``, whatever it is: one that fails must not end the conversation."""
    try:
        return put_into_words(conversation.ask(text))
    except Exception as error:  # noqa: BLE001 - a caller waits for one answer to each line
        say(f"soraq: This was not answered ({type(error).__name__}: {error}). Please report it.")
        return put_into_words(conversation.apologise(text))


def _decoded(line: str) -> str:
    """The text of a line that is a JSON string; any other line is the text itself."""
    if line.lstrip().startswith('"'):
        try:
            value = json.loads(line)
        except ValueError:
            return line
        if isinstance(value, str):
            return value
    return line


def _typed_lines() -> Iterator[str]:
    """Lines that a person types, with a prompt before each and the usual keys to edit."""
    shown = is_terminal(sys.stdout)
    if shown:
        import readline  # noqa: F401 - lets input() edit and recall lines
    while True:
        if not shown:
            click.echo(_PROMPT, nl=False, err=True)
        try:
            line = input(_PROMPT if shown else "")
        except EOFError:
            say("")
            return
        if line.strip().lower() in _LEAVING:
            return
        yield line
