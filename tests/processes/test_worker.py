"""A process does its work, is killed at its limit, and tells what went wrong in it."""

import contextlib
import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator

import pytest

from bot.processes import (
    MEGABYTE,
    Job,
    LostError,
    MemoryLimitError,
    TimeLimitError,
    TooLargeError,
)
from bot.processes.pool import once
from bot.processes.worker import Worker
from bot.store.base import QueryFailedError
from tests.helpers.project import ROOT
from tests.processes.jobs import doing, echo, failing, slow_to_start


@pytest.fixture
def worker() -> Iterator[Worker]:
    worker = Worker(Job(doing, memory=200 * MEGABYTE, sealed=True))
    worker.wait_ready()
    yield worker
    worker.close()


def is_there(number: int) -> bool:
    with contextlib.suppress(ProcessLookupError):
        os.kill(number, 0)
        return True
    return False


def gone(number: int, seconds: float = 10) -> bool:
    end = time.monotonic() + seconds
    while is_there(number) and time.monotonic() < end:
        time.sleep(0.02)
    return not is_there(number)


def test_it_says_that_it_is_ready_and_answers() -> None:
    worker = Worker(Job(echo, (1, "two")))
    try:
        assert worker.wait_ready() == (1, "two")
        assert worker.call({"three": (4,)}, 10) == {"three": (4,)}
    finally:
        worker.close()
    assert not worker.is_alive


def test_what_its_work_raises_is_raised_here_with_its_place(worker: Worker) -> None:
    with pytest.raises(QueryFailedError, match="no such thing") as caught:
        worker.call(("fail", "no such thing"), 10)
    assert "jobs.py" in "".join(caught.value.__notes__)
    assert worker.call(("wait", 0), 10) == worker.number


def test_what_its_preparation_raises_is_raised_here() -> None:
    with pytest.raises(QueryFailedError, match="Look for it"):
        once(Job(failing))


def test_it_may_take_too_long_to_start() -> None:
    worker = Worker(Job(slow_to_start, patience=0.2))
    with pytest.raises(TimeLimitError):
        worker.wait_ready()
    assert not worker.is_alive


@pytest.mark.parametrize("work", ["wait", "reckon"])
def test_it_is_killed_at_the_limit(worker: Worker, work: str) -> None:
    begun = time.monotonic()
    with pytest.raises(TimeLimitError):
        worker.call((work, 60), 0.2)
    assert time.monotonic() - begun < 10
    assert gone(worker.number)
    with pytest.raises(LostError):
        worker.call(("wait", 0), 10)


def test_one_that_dies_is_lost(worker: Worker) -> None:
    with pytest.raises(LostError):
        worker.call(("die", None), 10)
    assert not worker.is_alive


def test_its_memory_is_bounded(worker: Worker) -> None:
    assert worker.call(("fill", 50 * MEGABYTE), 10) == 50 * MEGABYTE
    with pytest.raises(MemoryLimitError):
        worker.call(("fill", 400 * MEGABYTE), 10)


def test_its_result_is_bounded(worker: Worker) -> None:
    assert len(worker.call(("give", 1000), 10, 5000)) == 1000
    with pytest.raises(TooLargeError):
        worker.call(("give", 10_000), 10, 5000)
    assert not worker.is_alive


def test_a_sealed_one_opens_nothing(worker: Worker) -> None:
    with pytest.raises(OSError, match="Too many open files"):
        worker.call(("open", __file__), 10)


def test_the_token_does_not_reach_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("TELEGRAM_BOT_TOKEN", "1000001:AAbb")
    monkeypatch.setenv("SORAQ_TODAY", "x")
    worker = Worker(Job(doing))
    try:
        worker.wait_ready()
        assert worker.call(("environment", "TELEGRAM_BOT_TOKEN"), 10) is None
        assert worker.call(("environment", "SORAQ_TODAY"), 10) == "x"
    finally:
        worker.close()


STARTER = """
import sys
from bot.processes import Job
from bot.processes.worker import Worker
from tests.processes.jobs import doing
worker = Worker(Job(doing))
print(worker.wait_ready(), flush=True)
worker.call(("reckon", 600), 600)
"""


def test_it_ends_with_the_process_that_started_it() -> None:
    starter = subprocess.Popen(
        [sys.executable, "-c", STARTER], cwd=ROOT, stdout=subprocess.PIPE, text=True
    )
    with starter:
        assert starter.stdout is not None
        number = int(starter.stdout.readline())
        time.sleep(0.1)
        assert is_there(number)
        starter.send_signal(signal.SIGKILL)
        starter.wait()
        assert gone(number)
