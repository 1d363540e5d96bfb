"""Standard input, output and error: UTF-8 whatever the machine, no character lost or fatal."""

from __future__ import annotations

import contextlib
import io
import json
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import click

LONGEST_LINE = 1_000_000
"""Bytes of a line that are kept; what is beyond is read and dropped."""

# Ends of lines to some readers, which JSON need not escape.
_LINE_ENDS = {ord(end): f"\\u{ord(end):04x}" for end in "\x7f\x85\u2028\u2029"}


class OutputError(click.ClickException):
    """Standard output takes no more, for another reason than that nobody reads it."""


def prepare_streams() -> None:
    """Write UTF-8 whatever the locale says, and never fail for a character."""
    if isinstance(sys.stdin, io.TextIOWrapper):
        sys.stdin.reconfigure(errors="replace")
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(text: str) -> None:
    """Tell the person something on standard error; results go to standard output."""
    with contextlib.suppress(OSError):  # nobody reads it
        click.echo(text, err=True)


def put(text: str) -> None:
    """Write a line of a result to standard output at once."""
    put_bytes(f"{text}\n".encode(errors="backslashreplace"))


def put_bytes(content: bytes) -> None:
    """Write a result to standard output at once."""
    if sys.stdout is None:
        raise OutputError("Standard output is closed. Open it, or name a file with -o FILE.")
    try:
        sys.stdout.flush()
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        raise OutputError(
            f"Standard output cannot be written: {error.strerror or error}. "
            "Make room there, or send it elsewhere."
        ) from error


def as_json(value: Any, *, indent: int | None = None) -> str:
    """JSON that is one line to every reader, unless ``indent`` is given."""
    return json.dumps(value, ensure_ascii=False, indent=indent).translate(_LINE_ENDS)


def input_lines() -> Iterator[str]:
    """The lines of standard input as they come, ended by a newline alone, without it."""
    if sys.stdin is None:  # closed
        return
    source = sys.stdin.buffer
    while raw := source.readline(LONGEST_LINE):
        rest = raw
        while not rest.endswith(b"\n") and (rest := source.readline(LONGEST_LINE)):
            pass
        text = raw.decode("utf-8", errors="replace").removeprefix("\ufeff")
        yield text.removesuffix("\n").removesuffix("\r")


def is_terminal(stream: Any) -> bool:
    """Whether a person sits at the other end."""
    try:
        return bool(stream.isatty())
    except (AttributeError, ValueError, OSError):
        return False


def refuse_terminal() -> None:
    """Fail where standard output is a terminal: what is not text would only upset it."""
    if is_terminal(sys.stdout):
        raise click.UsageError(
            "This format is not text, so it is not shown in a terminal: name a file with -o FILE."
        )


def write_result(content: bytes, output: Path | None) -> None:
    """Write a result to the file ``output``, or to standard output."""
    if output is None:
        put_bytes(content)
        return
    try:
        output.write_bytes(content)
    except OSError as error:
        raise click.ClickException(
            f"{output} cannot be written: {error.strerror or error}. "
            "Name another file with -o, or make its folder writable."
        ) from error
