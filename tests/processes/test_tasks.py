"""Tasks: work of our own in another process, whose errors and limits come back."""

import os
import time
from collections.abc import Iterator
from threading import Thread

import pytest

from bot.processes import ProcessError, TimeLimitError
from bot.processes.tasks import Tasks


@pytest.fixture
def tasks() -> Iterator[Tasks]:
    tasks = Tasks()
    yield tasks
    tasks.close()


def test_a_task_is_done_elsewhere_and_its_process_is_kept(tasks: Tasks) -> None:
    assert tasks.numbers == []
    number = tasks.run(os.getpid)
    assert tasks.numbers == [number]
    assert number != os.getpid()
    assert tasks.run(os.getpid) == number
    assert tasks.run(sorted, [2, 1], reverse=True) == [2, 1]


def test_what_a_task_raises_is_raised_here(tasks: Tasks) -> None:
    number = tasks.run(os.getpid)
    with pytest.raises(ValueError, match="invalid literal"):
        tasks.run(int, "x")
    assert tasks.run(os.getpid) == number


def test_a_task_that_takes_too_long_is_ended() -> None:
    tasks = Tasks(seconds=0.3)
    try:
        tasks.run(os.getpid)
        with pytest.raises(TimeLimitError):
            tasks.run(time.sleep, 60)
    finally:
        tasks.close()


def test_a_task_at_work_is_ended_with_the_rest(tasks: Tasks) -> None:
    raised: list[Exception] = []

    def work() -> None:
        try:
            tasks.run(time.sleep, 60)
        except ProcessError as error:
            raised.append(error)

    tasks.run(os.getpid)
    thread = Thread(target=work)
    thread.start()
    time.sleep(0.2)
    tasks.close()
    thread.join(10)
    assert not thread.is_alive()
    assert len(raised) == 1
    with pytest.raises(ProcessError):
        tasks.run(os.getpid)
