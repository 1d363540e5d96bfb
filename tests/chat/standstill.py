"""How long the bot's event loop stands still while many ask at once, and how long they wait.

    python -m tests.chat.standstill          # --questions 200 --rounds 3 --bad

The stand-in runs here, the bot in a process of its own with a probe in its event loop: what is
planned for every millisecond and comes late measures how long the loop was busy.  ``--bad`` has an
administrator send bad queries in SPARQL meanwhile, ``--pictures`` every fourth ask for a picture.
Prints the tables of docs/limits.md and docs/pictures-and-documents.md.
"""

import argparse
import asyncio
import json
import os
import signal
import sys
import tempfile
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import replace
from pathlib import Path

from tests.helpers.bot_api import BotApi, User

TOKEN = "1000001:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"
QUESTIONS = (
    "readmission agreements 2014", "Norveçlə readmissiya sazişi qüvvədədir?", "projects",
    "когда вступило в силу соглашение с ЕС", "2.10 bəndinin icraçısı kimdir", "events in Baku",
    "neçə saziş imzalanıb", "who funds the asylum project", "bodies", "events in 2014",
    "who took part in the training on asylum", "тренинги в 2014 году", "agreements with Norway",
)  # fmt: skip
PICTURES = ("/timeline 2014", "/ties SMS", "/ties Azerbaijan", "/timeline Norway", "/timeline 2015")
"""With ``--pictures`` every fourth asks for one of these."""
BAD = (
    "SELECT * { ?a ?b ?c . ?d ?e ?f . ?g ?h ?i } ORDER BY ?i ?f ?c",
    "SELECT * { ?s ?p ?o FILTER(REGEX(STR(?o), '(((.*.*)*)*)*b{1,900}{1,900}')) }",
    "SELECT (COUNT(*) AS ?n) { ?s (!<x:x>)* ?o . ?o (!<x:x>)* ?z . ?z (!<x:x>)* ?k }",
)
_TICK = 0.001


# --- the bot, in a process of its own ---


async def probe(late: list[tuple[float, float]]) -> None:
    """Note how late each tick comes, and how long the process reckoned in that time."""
    while True:
        planned, spent = time.perf_counter() + _TICK, time.process_time()
        await asyncio.sleep(_TICK)
        over = max(0.0, time.perf_counter() - planned)
        late.append((over, min(over, time.process_time() - spent)))


async def serve(api: str, folder: Path, processes: int, administrator: int) -> None:
    os.environ["PTB_TIMEDELTA"] = "true"
    from bot.assistant.opening import open_assistant
    from bot.chat.application import _TURN, running
    from bot.chat.settings import ChatSettings
    from bot.config import Settings

    stopped, loop = asyncio.Event(), asyncio.get_running_loop()
    loop.add_signal_handler(signal.SIGTERM, stopped.set)
    marked = asyncio.Event()
    loop.add_signal_handler(signal.SIGUSR1, marked.set)
    chat = ChatSettings(
        api=api,
        state=folder,
        per_minute=0,
        paced=False,
        processes=processes or 1,
        administrators=frozenset({administrator}),
    )
    chat = replace(chat, limits=replace(chat.limits, seconds=2.0))
    here = None if processes else open_assistant(Settings())
    late: list[tuple[float, float]] = []
    sys.setswitchinterval(_TURN)
    async with running(Settings(token=TOKEN), chat, TOKEN, here):
        await marked.wait()
        task = asyncio.create_task(probe(late))
        await stopped.wait()
        task.cancel()
    (folder / "late.json").write_text(json.dumps(late))


@asynccontextmanager
async def at_work(
    api: BotApi, processes: int, administrator: User
) -> AsyncIterator[tuple[asyncio.subprocess.Process, Path]]:
    with tempfile.TemporaryDirectory() as folder:
        own = ("--serve", api.url, folder, str(processes), str(administrator.id))
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.chat.standstill", *own
        )
        user = api.user("First", "en")
        await api.reply(user, after=await user.send("projects"), timeout=60)
        try:
            yield child, Path(folder)
        finally:
            if child.returncode is None:
                child.send_signal(signal.SIGTERM)
                await child.wait()


# --- what is measured ---


async def waits(api: BotApi, questions: int, *, pictures: bool = False) -> list[float]:
    """How long each waits of those who ask at once for an answer in words, one question each."""
    users = [api.user(f"U{n}", "en") for n in range(questions)]
    begun = time.monotonic()
    for number, user in enumerate(users):
        drawn = pictures and number % 4 == 3
        asked = PICTURES if drawn else QUESTIONS
        await user.send(asked[number % len(asked)])
    await asyncio.gather(*(api.replies(user, count=1, timeout=120) for user in users))
    numbers = {user.id for user in users}
    sent = [c for c in api.calls if c.method == "sendMessage" and c.chat in numbers]
    texts = [message.text for user in users for message in user.chat.sent()]
    errors = sum("went wrong" in text or "took too long" in text for text in texts)
    if errors:
        say(f"{errors} of {questions} got an apology")
    return [call.at - begun for call in sent]


async def measured(
    processes: int, questions: int, rounds: int, *, bad: bool, pictures: bool
) -> list[float]:
    """The slowest answer; how late the loop was at the 99th and 99.9th percentile and at worst.

    Then the same of the time that the process itself reckoned meanwhile: what is beyond it goes
    to other work on the machine.  All in milliseconds.
    """
    slowest: list[float] = []
    async with BotApi(TOKEN) as api:
        expert = api.user("Expert", "en")
        async with at_work(api, processes, expert) as (child, folder):
            await waits(api, len(QUESTIONS))  # warm
            child.send_signal(signal.SIGUSR1)
            for _ in range(rounds):
                if bad:
                    for query in BAD:
                        await expert.send(f"/sparql {query}")
                slowest.append(max(await waits(api, questions, pictures=pictures)))
                await asyncio.sleep(0.5)
            child.send_signal(signal.SIGTERM)
            await child.wait()
            late = json.loads((folder / "late.json").read_text())
    columns = [sorted(column) for column in zip(*late, strict=True)]
    picked = [
        column[min(int(len(column) * part), len(column) - 1)]
        for column in columns
        for part in (0.99, 0.999, 1)
    ]
    return [1000 * value for value in (max(slowest), *picked)]


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


async def report(questions: int, rounds: int, *, bad: bool, pictures: bool) -> None:
    load = os.getloadavg()[0]
    say(f"{questions} questions at once, {rounds} times; load before {load:.1f}")
    say(
        "| answered in | slowest ms | late 99th | 99.9th | worst | own 99th | 99.9th | worst |\n"
        "| --- | --- | --- | --- | --- | --- | --- | --- |"
    )
    for processes in (0, 1, 2):
        found = await measured(processes, questions, rounds, bad=bad, pictures=pictures)
        where = f"{processes} process{'es' * (processes > 1)}" if processes else "threads"
        say(f"| {where} | {found[0]:.0f} | {' | '.join(f'{ms:.1f}' for ms in found[1:])} |")


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--questions", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--bad", action="store_true")
    parser.add_argument("--pictures", action="store_true")
    parser.add_argument("--serve", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        api, folder, processes, administrator = given.serve
        asyncio.run(serve(api, Path(folder), int(processes), int(administrator)))
    else:
        asyncio.run(report(given.questions, given.rounds, bad=given.bad, pictures=given.pictures))


if __name__ == "__main__":
    main()
