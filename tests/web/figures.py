"""How quick the pages are, and how large; against a bare endpoint, in one run.

    python -m tests.web.figures             # --seconds 5, --at-once 8

The server and Oxigraph's own, which holds the same graphs, each run in processes of their own on
loopback.  Prints the tables of docs/web.md.
"""

import argparse
import asyncio
import gzip
import itertools
import os
import re
import signal
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import httpx

from tests.helpers.command import PLAIN, SORAQ, soraq
from tests.helpers.servers import oxigraph

PAGES = {
    "first page": "/",
    "agreement": "/id/agreement-norway-readmission",
    "report": "/id/report-dmx-2014",
    "our country": "/id/country-azerbaijan",
    "data": "/dataset",
    "concepts": "/concepts",
    "ontology": "/ontology",
    "query form": "/sparql",
}
TOPICS = "PREFIX soraq: <https://w3id.org/soraq/ontology#>\n"
QUERIES = {
    "a row": TOPICS
    + "SELECT ?day {{ <https://w3id.org/soraq/id/{thing}> soraq:signed ?day }} #{n}",
    "300 rows": TOPICS + "SELECT ?f ?p ?o {{ ?f a soraq:Fact ; ?p ?o }} LIMIT 300 #{n}",
    "a count": "SELECT ?c (COUNT(*) AS ?many) {{ ?s a ?c }} GROUP BY ?c #{n}",
}
JSON = {"Accept": "application/sparql-results+json"}


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


def processor(number: int) -> float:
    """The milliseconds of processor that a process and those below it have taken."""
    folder = Path(f"/proc/{number}")
    fields = (folder / "stat").read_text().rpartition(")")[2].split()
    below = (folder / f"task/{number}/children").read_text().split()
    own = (int(fields[11]) + int(fields[12])) * 1000 / os.sysconf("SC_CLK_TCK")
    return own + sum(processor(int(child)) for child in below)


@contextmanager
def served() -> Iterator[tuple[str, float, subprocess.Popen[str]]]:
    """The server's address, the seconds until it answered, its process."""
    begun = time.perf_counter()
    environment = PLAIN | {"SORAQ_WEB_REQUESTS_PER_MINUTE": "0", "SORAQ_WATCH_SECONDS": "0"}
    with (
        tempfile.TemporaryDirectory() as folder,
        subprocess.Popen(
            [*SORAQ, "serve", "--port", "0"],
            env=environment | {"SORAQ_STATE": folder},
            stderr=subprocess.PIPE,
            text=True,
        ) as process,
    ):
        try:
            assert process.stderr
            found = re.search(r"http://\S+(?=/\.)", process.stderr.readline())
            assert found
            httpx.get(f"{found[0]}/id/agreement-norway-readmission")
            yield found[0], time.perf_counter() - begun, process
        finally:
            process.send_signal(signal.SIGTERM)
            process.wait(30)


async def pages(address: str) -> None:
    say("| page (Russian) | first ms | quickest again | kB | kB on the wire |")
    say("| --- | --- | --- | --- | --- |")
    async with httpx.AsyncClient(base_url=address, timeout=60) as client:
        for name, path in PAGES.items():
            headers = {"Accept": "text/html", "Accept-Language": "ru"}
            begun = time.perf_counter()
            first = await client.get(path, headers=headers)
            taken = (time.perf_counter() - begun) * 1000
            again = []
            for _ in range(20):
                begun = time.perf_counter()
                await client.get(path, headers=headers)
                again.append((time.perf_counter() - begun) * 1000)
            whole = len(first.content)
            packed = "content-encoding" in first.headers
            sent = len(gzip.compress(first.content, 5)) if packed else whole
            say(
                f"| {name} | {taken:.0f} | {min(again):.1f} "
                f"| {whole / 1000:.0f} | {sent / 1000:.0f} |"
            )


async def answers(
    address: str, number: int, query: str, seconds: float, at_once: int
) -> tuple[float, float]:
    """Answers a second, and the milliseconds of processor for one; no two queries are the same."""
    numbers = itertools.count()
    done = 0
    until = time.perf_counter() + seconds

    async def ask(client: httpx.AsyncClient) -> None:
        nonlocal done
        while time.perf_counter() < until:
            text = query.format(thing="agreement-norway-readmission", n=next(numbers))
            got = await client.get(address, params={"query": text}, headers=JSON)
            assert got.status_code == 200, got.text
            done += 1

    before = processor(number)
    async with httpx.AsyncClient(timeout=60) as client:
        await asyncio.gather(*(ask(client) for _ in range(at_once)))
    return done / seconds, (processor(number) - before) / done


async def endpoints(
    ours: tuple[str, int], bare: tuple[str, int], seconds: float, at_once: int
) -> None:
    say("\n| query | ours a second | bare a second | share | ours ms of processor | bare |")
    say("| --- | --- | --- | --- | --- | --- |")
    for name, query in QUERIES.items():
        await answers(*ours, query, 0.5, at_once)
        mine, my_ms = await answers(*ours, query, seconds, at_once)
        other, other_ms = await answers(*bare, query, seconds, at_once)
        say(
            f"| {name} | {mine:.0f} | {other:.0f} | {mine / other:.2f} "
            f"| {my_ms:.1f} | {other_ms:.1f} |"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--at-once", type=int, default=4, help="as many as one address may have")
    given = parser.parse_args()
    say(f"load {os.getloadavg()[0]:.1f} at the start")
    with tempfile.TemporaryDirectory() as folder, oxigraph(Path(folder)) as server:
        filled = soraq("load", "--store", server.address)
        assert filled.returncode == 0, filled.stderr
        with served() as (address, seconds, process):
            say(f"{seconds:.1f} s from the start to the first answer\n")
            asyncio.run(pages(address))
            ours = f"{address}/sparql", process.pid
            bare = server.address, server.process.pid
            asyncio.run(endpoints(ours, bare, given.seconds, given.at_once))
    say(f"\nload {os.getloadavg()[0]:.1f} at the end")


if __name__ == "__main__":
    main()
