"""One process, as the process that started it sees it."""

from __future__ import annotations

import os
import pickle
import signal
import socket
import subprocess
import sys
import time
import weakref
from multiprocessing.connection import Connection
from pathlib import Path
from typing import Any

import bot
from bot.processes import (
    MEGABYTE,
    Job,
    LostError,
    TimeLimitError,
    TooDeepError,
    TooLargeError,
)

_ROOT = str(Path(bot.__file__).parent.parent)
_SECRET = ("TELEGRAM_BOT_TOKEN", "SORAQ_WEBHOOK_SECRET")
"""What of the environment is no business of such a process."""
_LARGEST = 256 * MEGABYTE


class Worker:
    """A process that is asked one thing at a time; not to be shared between threads."""

    def __init__(self, job: Job) -> None:
        """Start the process; it gets ready while the caller goes on."""
        self._job = job
        self._born = time.monotonic()
        self.hello: Any = None
        ours, theirs = socket.socketpair()
        life, self._life = os.pipe()
        environment = {name: value for name, value in os.environ.items() if name not in _SECRET}
        path = [_ROOT, *filter(None, [os.environ.get("PYTHONPATH")])]
        try:
            self._process = subprocess.Popen(
                [sys.executable, "-m", "bot.processes.child", str(theirs.fileno()), str(life)],
                stdin=subprocess.DEVNULL,
                stdout=subprocess.DEVNULL,
                stderr=subprocess.DEVNULL if job.quiet else None,
                pass_fds=(theirs.fileno(), life),
                env=environment | {"PYTHONPATH": os.pathsep.join(path), "PYTHONUTF8": "1"},
            )
        except OSError as error:
            ours.close()
            os.close(self._life)
            raise LostError(f"A process cannot be started: {error.strerror or error}.") from error
        finally:
            theirs.close()
            os.close(life)
        self._connection = Connection(ours.detach())
        # Whoever lets go of a worker without a word leaves no process behind.
        self._end = weakref.finalize(self, _ended, self._process, self._life)
        self._end.atexit = False  # when we end the process does too: the pipe closes
        try:
            self._connection.send(job)
        except OSError:
            self.close()
            raise LostError("The process ended as it started.") from None

    @property
    def number(self) -> int:
        """The number that the system gave the process."""
        return self._process.pid

    @property
    def is_alive(self) -> bool:
        """Whether the process is there."""
        return self._process.poll() is None

    def wait_ready(self) -> Any:
        """Wait until the process is ready, and return what it says of itself.

        What its preparation raised is raised here, and the process is gone then.
        """
        left = self._job.patience - (time.monotonic() - self._born)
        try:
            self.hello = self._received(left, _LARGEST)
        except BaseException:
            self.close()
            raise
        return self.hello

    def call(self, request: Any, seconds: float, largest: int = _LARGEST) -> Any:
        """Return what the process answers; what its work raised is raised here.

        Where the process was killed (:class:`TimeLimitError`), ended (:class:`LostError`) or
        made more than ``largest`` bytes (:class:`TooLargeError`) it is gone afterwards.
        """
        try:
            self._connection.send(request)
        except (OSError, ValueError):
            self.close()
            raise LostError("The process had ended.") from None
        return self._received(seconds, largest)

    def kill(self) -> None:
        """End the process, and wait until it is gone; who waits for its answer is told so."""
        self._process.kill()
        self._process.wait()

    def close(self) -> None:
        """End the process, and wait until it is gone."""
        self._connection.close()
        self._end()

    def _received(self, seconds: float, largest: int) -> Any:
        try:
            if not self._connection.poll(max(0.0, seconds)):
                self.close()
                raise TimeLimitError("The work took longer than it may, and was stopped.")
            content = self._connection.recv_bytes(largest)
        except (EOFError, ConnectionError):
            self.close()
            if self._process.returncode == -signal.SIGSEGV:  # its stack was full
                raise TooDeepError("The work is nested too deeply for the process.") from None
            raise LostError("The process ended in the midst of its work.") from None
        except OSError:
            self.close()
            raise TooLargeError("The result is larger than it may be.") from None
        done, value = pickle.loads(content)
        if not done:
            raise value
        return value


def _ended(process: subprocess.Popen[bytes], life: int) -> None:
    """Kill a process, wait until it is gone, and let go of what it lived by."""
    os.close(life)
    process.kill()
    process.wait()
