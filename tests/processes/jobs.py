"""Jobs for processes of tests; they have to be importable there."""

import os
import time
from pathlib import Path
from typing import Any

from bot.processes import Handler
from bot.store.base import QueryFailedError


def echo(*arguments: Any) -> tuple[Handler, Any]:
    return (lambda request: request), arguments


def doing() -> tuple[Handler, int]:
    """Does what it is told: to wait, to fail, to die, to take memory, to open a file."""

    def do(request: tuple[str, Any]) -> Any:
        what, value = request
        match what:
            case "wait":
                time.sleep(value)
            case "reckon":
                end = time.monotonic() + value
                while time.monotonic() < end:
                    pass
            case "fail":
                raise QueryFailedError(value)
            case "die":
                os._exit(3)
            case "fill":
                return len(bytearray(value))
            case "give":
                return "x" * value
            case "open":
                return Path(value).read_bytes()[:0]
            case "environment":
                return os.environ.get(value)
        return os.getpid()

    return do, os.getpid()


def failing() -> tuple[Handler, None]:
    raise QueryFailedError("The data is not there. Look for it.")


def slow_to_start() -> tuple[Handler, None]:
    time.sleep(60)
    return str, None
