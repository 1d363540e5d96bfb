"""What runs in such a process; ``worker.py`` starts it as ``python -m bot.processes.child``."""

from __future__ import annotations

import contextlib
import os
import pickle
import resource
import signal
import sys
import threading
import traceback
from multiprocessing.connection import Connection
from typing import Any

from bot.processes import Handler, Job, MemoryLimitError


def main() -> None:
    """Take the job from the pipe whose number is given, then answer requests until it closes."""
    pipe, life = (int(word) for word in sys.argv[1:3])
    threading.Thread(target=_end_with, args=(life,), daemon=True).start()
    # Ctrl-C is for the process that started this one: it ends its children when it is done.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    with Connection(pipe) as connection, contextlib.suppress(EOFError, BrokenPipeError):
        _work(connection)
    os._exit(0)  # what a library may be busy with in a thread is of no use to anybody


def _work(connection: Connection) -> None:
    job = connection.recv()
    assert isinstance(job, Job)
    os.nice(job.niceness)
    try:
        handle, hello = job.prepare(*job.arguments)
        if job.memory is not None:
            _bound_memory(job.memory)
        if job.sealed:
            _seal()
    except Exception as error:  # noqa: BLE001 - whoever started this is told, whatever it is
        connection.send_bytes(_failure(error))
        return
    connection.send((True, hello))
    while True:
        connection.send_bytes(_answer(handle, connection.recv()))


def _answer(handle: Handler, request: Any) -> bytes:
    try:
        return pickle.dumps((True, handle(request)), pickle.HIGHEST_PROTOCOL)
    except MemoryError:
        return _failure(MemoryLimitError("The work needs more memory than it may have."))
    except Exception as error:  # noqa: BLE001 - whoever asked is told, whatever it is
        return _failure(error)


def _failure(error: Exception) -> bytes:
    """The error, with where it arose as a note: a traceback does not travel."""
    error.add_note("".join(traceback.format_tb(error.__traceback__)))
    try:
        content = pickle.dumps((False, error), pickle.HIGHEST_PROTOCOL)
        pickle.loads(content)
    except Exception:  # noqa: BLE001 - an error of a library that cannot be made again elsewhere
        plain = RuntimeError(f"{type(error).__name__}: {error}")
        plain.__notes__ = error.__notes__
        return pickle.dumps((False, plain), pickle.HIGHEST_PROTOCOL)
    return content


def _bound_memory(more: int) -> None:
    """Let the process take ``more`` bytes of addresses beyond those it has (on Linux)."""
    if not sys.platform.startswith("linux"):
        return
    with open("/proc/self/statm", encoding="ascii") as file:  # noqa: PTH123 - no file on a disk
        pages = int(file.read().split()[0])
    limit = pages * resource.getpagesize() + more
    _, hardest = resource.getrlimit(resource.RLIMIT_AS)
    if hardest != resource.RLIM_INFINITY:
        limit = min(limit, hardest)
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))


def _seal() -> None:
    """Let the process open nothing more: every number that a file or socket could get is taken."""
    lowest = os.dup(sys.stdin.fileno())
    os.close(lowest)
    resource.setrlimit(resource.RLIMIT_NOFILE, (lowest, lowest))


def _end_with(life: int) -> None:
    """End as soon as the process that started this one has ended, whatever goes on here."""
    with contextlib.suppress(OSError):
        os.read(life, 1)
    os._exit(0)


if __name__ == "__main__":
    main()
