"""Work in a process of its own: asked over a pipe, killed at its limit, then replaced.

What must not hold up a process, or must really be stopped, runs here: a thread can be neither
killed nor kept from taking the memory of all.  Values travel by pickle between our own processes.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, TypeAlias

Handler: TypeAlias = Callable[[Any], Any]
"""What a process does with each request."""
Prepare: TypeAlias = Callable[..., tuple[Handler, Any]]
"""Makes the handler of a process, and what the process says of itself once it is ready."""

MEGABYTE = 1_048_576


class ProcessError(Exception):
    """A process did not do its work; the message says why, in a sentence."""


class TimeLimitError(ProcessError):
    """The work took longer than it may, and was stopped."""


class MemoryLimitError(ProcessError):
    """The work needed more memory than it may have."""


class LostError(ProcessError):
    """The process ended in the midst of its work: out of memory, or killed from outside."""


class TooDeepError(LostError):
    """The process broke off in the midst of its work: its calls were nested too deeply for it."""


class TooLargeError(ProcessError):
    """What the process made is larger than it may be."""


@dataclass(frozen=True, slots=True)
class Job:
    """What a process is to do.

    ``prepare`` is called in it once, with ``arguments``; it has to stand at the top of a module.
    ``memory`` is how many bytes the process may take beyond what it has when it is ready;
    ``patience`` how many seconds it may take until then.  The higher its
    ``niceness``, the more it gives way to other processes; a ``quiet`` one says nothing on standard
    error.  A ``sealed`` one opens no file and no connection once it is ready.
    """

    prepare: Prepare
    arguments: tuple[Any, ...] = ()
    memory: int | None = None
    patience: float = 120.0
    niceness: int = 0
    quiet: bool = False
    sealed: bool = False
