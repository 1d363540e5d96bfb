"""Figures of the chat page: what it weighs, how soon it answers, how many answers a second.

    python -m tests.web.chat.figures            # prints the table of docs/web.md

Eight clients ask eight questions in turn, as a script's page does; beside it, in the same run,
`/health`, which is what the server does without an answer.
"""

import asyncio
import os
import subprocess
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable

import httpx

from tests.helpers.command import SORAQ

QUESTIONS = (
    "readmission agreements 2014", "and with Norway?", "bodies", "projects",
    "когда вступило в силу соглашение с ЕС", "2.10", "neçə saziş imzalanıb", "layihə",
)  # fmt: skip
CLIENTS, ROUNDS = 8, 25
FORM = {"Sec-Fetch-Site": "same-origin", "X-Soraq": "turn"}
Call = Callable[[httpx.AsyncClient, int], Awaitable[httpx.Response]]


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")


async def ask(client: httpx.AsyncClient, number: int) -> httpx.Response:
    question = QUESTIONS[number % len(QUESTIONS)]
    return await client.post("/", data={"q": question}, headers=FORM)


async def health(client: httpx.AsyncClient, number: int) -> httpx.Response:
    return await client.get("/health")


async def rate(base: str, call: Call) -> tuple[float, float, float]:
    """Answers a second; the median and the 99th percentile of the milliseconds of one."""
    taken: list[float] = []

    async def work() -> None:
        async with httpx.AsyncClient(base_url=base, timeout=60) as client:
            for number in range(ROUNDS * len(QUESTIONS)):
                started = time.perf_counter()
                response = await call(client, number)
                taken.append((time.perf_counter() - started) * 1000)
                assert response.status_code == 200, response.status_code

    started = time.perf_counter()
    await asyncio.gather(*(work() for _ in range(CLIENTS)))
    elapsed = time.perf_counter() - started
    taken.sort()
    return len(taken) / elapsed, taken[len(taken) // 2], taken[int(len(taken) * 0.99)]


def weigh(client: httpx.Client) -> None:
    """What a browser fetches for the first page with an answer, in bytes, packed as it asks."""
    page = client.get("/?q=readmission+agreements+2014")
    total = packed = 0
    for path in ("/?q=readmission+agreements+2014", *_parts(page.text)):
        with client.stream("GET", path) as response:
            packed += sum(map(len, response.iter_raw()))
        total += len(client.get(path).content)
    say(f"page with an answer, its style, script and icon: {total:,} bytes, {packed:,} packed")


def _parts(page: str) -> list[str]:
    starts = page.split('"/static/')[1:]
    return list(dict.fromkeys("/static/" + part.partition('"')[0] for part in starts))


def main() -> None:
    """Start a server and measure it."""
    with tempfile.TemporaryDirectory() as state:
        env = os.environ | {
            "SORAQ_STATE": state,
            "SORAQ_QUESTIONS_PER_MINUTE": "0",
            "SORAQ_WEB_REQUESTS_PER_MINUTE": "0",
        }
        started = time.perf_counter()
        command = [*SORAQ, "serve", "--port", "0"]
        server = subprocess.Popen(command, env=env, stderr=subprocess.PIPE, text=True)
        try:
            assert server.stderr is not None
            line = server.stderr.readline()
            base = line.partition(" at ")[2].split(" ")[0].rstrip("./")
            with httpx.Client(base_url=base, timeout=60) as client:
                first = client.get("/?q=readmission+agreements+2014")
                assert "5 agreements" in first.text
                say(f"from the start to the first answer: {time.perf_counter() - started:.1f} s")
                weigh(client)
            for name, call in (("health", health), ("chat page", ask), ("chat page", ask)):
                many, median, most = asyncio.run(rate(base, call))
                say(f"{name}: {many:.0f} a second; median {median:.0f} ms, 99th {most:.0f} ms")
        finally:
            server.terminate()
            server.wait(30)


if __name__ == "__main__":
    main()
