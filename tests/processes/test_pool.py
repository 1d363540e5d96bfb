"""Several processes answer from any thread, and those that are gone are replaced."""

import os
import signal
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor

import pytest

from bot.processes import Job, LostError, TimeLimitError
from bot.processes.pool import Pool
from bot.store.base import QueryFailedError
from tests.processes.jobs import doing, failing


@pytest.fixture
def pool() -> Iterator[Pool]:
    pool = Pool(Job(doing), 2)
    assert eventually_two_others(pool, [])
    yield pool
    pool.close()


def eventually_two_others(pool: Pool, before: list[int]) -> bool:
    end = time.monotonic() + 20
    while time.monotonic() < end:
        now = pool.numbers
        if len(now) == 2 and now != before:
            return True
        time.sleep(0.02)
    return False


def test_both_work_at_once(pool: Pool) -> None:
    with ThreadPoolExecutor(2) as threads:
        found = set(threads.map(lambda _: pool.call(("wait", 0.3), 10), range(2)))
    assert found == set(pool.numbers)


def test_who_asks_more_than_there_are_waits(pool: Pool) -> None:
    with ThreadPoolExecutor(8) as threads:
        found = list(threads.map(lambda _: pool.call(("wait", 0.02), 10), range(16)))
    assert set(found) <= set(pool.numbers)
    assert len(found) == 16


def test_one_killed_at_its_limit_is_replaced(pool: Pool) -> None:
    before = pool.numbers
    with pytest.raises(TimeLimitError):
        pool.call(("reckon", 60), 0.2)
    assert pool.call(("wait", 0), 10) in before  # the other one, at once
    assert eventually_two_others(pool, before)


def test_one_that_was_killed_from_outside_is_not_noticed(pool: Pool) -> None:
    before = pool.numbers
    os.kill(before[0], signal.SIGKILL)
    assert {pool.call(("wait", 0), 10) for _ in range(4)} == {before[1]}
    assert eventually_two_others(pool, before)


def test_work_that_kills_is_tried_once_more_and_no_more(pool: Pool) -> None:
    with pytest.raises(LostError):
        pool.call(("die", None), 10)
    assert pool.call(("wait", 0), 20) in pool.numbers


def test_errors_pass_and_the_process_stays(pool: Pool) -> None:
    before = pool.numbers
    with pytest.raises(QueryFailedError):
        pool.call(("fail", "no"), 10)
    assert pool.numbers == before


def test_nobody_waits_for_ever_for_busy_ones(pool: Pool) -> None:
    with ThreadPoolExecutor(2) as threads:
        for _ in range(2):
            threads.submit(pool.call, ("wait", 1.0), 10)
        time.sleep(0.1)
        with pytest.raises(TimeLimitError, match="busy"):
            pool.call(("wait", 0), 0.2)


def test_one_that_cannot_be_made_ready_fails_at_once() -> None:
    with pytest.raises(QueryFailedError):
        Pool(Job(failing), 2)


def test_a_closed_one_ends_its_processes_and_says_so(pool: Pool) -> None:
    pool.close()
    with pytest.raises(LostError):
        pool.call(("wait", 0), 1)
    assert pool.numbers == []
