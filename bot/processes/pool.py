"""Several processes of one job: whoever asks gets one that is idle."""

from __future__ import annotations

import contextlib
import logging
import queue
import threading
import time
from typing import Any

from bot.processes import Job, LostError, ProcessError, TimeLimitError
from bot.processes.worker import Worker

_log = logging.getLogger(__name__)
_LONGEST_PAUSE = 30.0
_MOMENT = 1.0


class Pool:
    """Processes that are asked from any thread, and replaced when they die or are killed."""

    def __init__(self, job: Job, size: int) -> None:
        """Start a process and wait for it; what its preparation raises is raised.

        The others of the ``size`` are started then, and join in when they are ready.
        """
        self._job = job
        self._idle: queue.Queue[Worker | None] = queue.Queue()
        self._lock = threading.Lock()
        self._all: set[Worker] = set()
        self._closed = threading.Event()
        first = Worker(job)
        self.hello = first.wait_ready()
        self._all.add(first)
        self._idle.put(first)
        for _ in range(size - 1):
            threading.Thread(target=self._refill, name="refill", daemon=True).start()

    @property
    def numbers(self) -> list[int]:
        """The system's numbers of the processes."""
        with self._lock:
            return sorted(worker.number for worker in self._all)

    def call(self, request: Any, seconds: float) -> Any:
        """Return what an idle process answers within ``seconds``; it may take as long to get one.

        The work has to be such that it may be done twice: where a process dies of itself,
        another is asked, once.
        """
        try:
            return self._call(request, seconds)
        except LostError:
            return self._call(request, seconds)

    def _call(self, request: Any, seconds: float) -> Any:
        worker = self._taken(seconds)
        try:
            return worker.call(request, seconds)
        finally:
            if worker.is_alive and not self._closed.is_set():
                self._idle.put(worker)
            else:
                self._replace(worker)

    def _taken(self, seconds: float) -> Worker:
        deadline = time.monotonic() + seconds
        while True:
            try:
                worker = self._idle.get(timeout=max(0.0, deadline - time.monotonic()))
            except queue.Empty:
                raise TimeLimitError("Every process was busy for longer than one may wait.") from (
                    None
                )
            if worker is None:
                self._idle.put(None)  # the next who waits is to know it too
                raise LostError("The processes are at an end.")
            if worker.is_alive:
                return worker
            self._replace(worker)

    def _replace(self, worker: Worker) -> None:
        """Have another process take the place of one that is gone."""
        with self._lock:
            self._all.discard(worker)
        worker.close()
        if not self._closed.is_set():
            threading.Thread(target=self._refill, name="refill", daemon=True).start()

    def _refill(self) -> None:
        pause = _MOMENT
        while not self._closed.is_set():
            try:
                worker = Worker(self._job)
                worker.wait_ready()
            except Exception as error:  # noqa: BLE001 - whatever it is, it is tried again
                said = str(error) if isinstance(error, ProcessError) else type(error).__name__
                _log.error("a process could not be replaced (%s); again in %.0f s", said, pause)
                self._closed.wait(pause)
                pause = min(pause * 2, _LONGEST_PAUSE)
                continue
            with self._lock:
                if not self._closed.is_set():
                    self._all.add(worker)
                    self._idle.put(worker)
                    return
            worker.close()

    def close(self) -> None:
        """End the processes; those at work are killed."""
        with self._lock:
            self._closed.set()
            ending, self._all = self._all, set()
        for worker in ending:
            worker.kill()
        with contextlib.suppress(queue.Empty):
            while idle := self._idle.get_nowait():
                idle.close()
        self._idle.put(None)


def once(job: Job) -> Any:
    """Prepare a job in a process that ends with it, and return what it says of itself."""
    worker = Worker(job)
    try:
        return worker.wait_ready()
    finally:
        worker.close()
