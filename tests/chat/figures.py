"""How quick the bot on Telegram is: against a bare echo of the same library, in one run.

    python -m tests.chat.figures             # --seconds 5, --messages 10000 with faults

The stand-in runs here, each bot in a process of its own.  Prints the table of docs/telegram.md.
"""

import argparse
import asyncio
import itertools
import os
import signal
import socket
import statistics
import sys
import tempfile
import time
from collections import Counter, defaultdict
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from telegram import Update
from telegram.ext import Application, ContextTypes, MessageHandler, filters

from bot.chat.logs import quiet
from tests.helpers.bot_api import BotApi, Fault, User

TOKEN = "1000001:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"
SECRET = "a-secret-of-20-chars"
QUESTIONS = (
    "readmission agreements 2014", "Norveçlə readmissiya sazişi qüvvədədir?", "projects",
    "когда вступило в силу соглашение с ЕС", "2.10 bəndinin icraçısı kimdir", "events in Baku",
    "neçə saziş imzalanıb", "who funds the asylum project",
)  # fmt: skip
FAULTS = (
    Fault.FLOOD, Fault.INTERNAL, Fault.BAD_GATEWAY, Fault.DROP_BEFORE, Fault.DROP_AFTER,
    Fault.BROKEN_JSON,
)  # fmt: skip


# --- the two bots, each in a process of its own ---


def serve(kind: str, api: str, port: int, folder: str) -> None:
    os.environ["PTB_TIMEDELTA"] = "true"
    quiet(TOKEN)
    if kind == "echo":
        serve_echo(api, port)
        return
    from bot.chat.application import _serve
    from bot.chat.settings import ChatSettings, Webhook
    from bot.config import Settings

    hook = Webhook(f"http://127.0.0.1:{port}/hook", SECRET, port=port) if port else None
    chat = ChatSettings(api=api, state=Path(folder), webhook=hook, per_minute=0, paced=False)
    asyncio.run(_serve(Settings(token=TOKEN), chat, TOKEN))


def serve_echo(api: str, port: int) -> None:
    async def echo(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
        assert update.message is not None
        assert update.message.text is not None
        await update.message.reply_text(update.message.text)

    application = (
        Application.builder()
        .token(TOKEN)
        .base_url(f"{api}/bot")
        .concurrent_updates(32)
        .connection_pool_size(40)
        .pool_timeout(30)
        .build()
    )
    application.add_handler(MessageHandler(filters.TEXT, echo))
    if port:
        url = f"http://127.0.0.1:{port}/hook"
        application.run_webhook("127.0.0.1", port, "hook", webhook_url=url, secret_token=SECRET)
    else:
        application.run_polling()


@asynccontextmanager
async def at_work(kind: str, api: BotApi, *, hook: bool) -> AsyncIterator[int]:
    """A bot at work; its process's number."""
    with tempfile.TemporaryDirectory() as folder:
        port = free_port() if hook else 0
        child = await asyncio.create_subprocess_exec(
            sys.executable, "-m", "tests.chat.figures", "--serve", kind, api.url, str(port), folder
        )
        user = api.user("First", "en")
        await api.reply(user, after=await user.send("projects"), timeout=120)
        try:
            yield child.pid
        finally:
            child.send_signal(signal.SIGTERM)
            await child.wait()


def free_port() -> int:
    with socket.socket() as own:
        own.bind(("127.0.0.1", 0))
        return int(own.getsockname()[1])


# --- what is measured ---


async def top_rate(api: BotApi, messages: int) -> float:
    """Answers a second when everything is asked at once."""
    users = [api.user(f"U{n}", "en") for n in range(messages // 4)]
    begun = time.monotonic()
    for number, user in enumerate(users * 4):
        await user.send(QUESTIONS[number % len(QUESTIONS)])
    await asyncio.gather(*(api.replies(user, count=4, timeout=300) for user in users))
    return messages / (time.monotonic() - begun)


async def times(api: BotApi, rate: float, seconds: float) -> list[float]:
    """How long each answer takes, beyond the call's own time, at an even rate."""
    users = [api.user(f"U{n}", "en") for n in range(200)]
    asked: dict[int, list[float]] = defaultdict(list)
    begun = time.monotonic()
    calls = len(api.calls)
    count = int(rate * seconds)
    for number, user in zip(range(count), itertools.cycle(users), strict=False):
        await asyncio.sleep(max(0.0, begun + number / rate - time.monotonic()))
        asked[user.id].append(time.monotonic())
        await user.send(QUESTIONS[number % len(QUESTIONS)])
    await asyncio.gather(*(replied(api, u, len(asked[u.id])) for u in users if asked[u.id]))
    given: dict[int | None, list[float]] = defaultdict(list)
    for call in api.calls[calls:]:
        if call.method == "sendMessage":
            given[call.chat].append(call.at)
    return [
        after - before
        for user in users
        for before, after in zip(asked[user.id], given[user.id], strict=True)
    ]


async def replied(api: BotApi, user: User, count: int) -> None:
    await api.replies(user, count=count, timeout=120)


async def speed(kind: str, latency: float, seconds: float, *, hook: bool) -> dict[str, float]:
    async with BotApi(TOKEN, latency=latency) as api, at_work(kind, api, hook=hook) as bot:
        await top_rate(api, 200)  # warm
        messages = max(400, int(200 * seconds)) // 4 * 4
        before = processor(bot), processor(os.getpid())
        rate = await top_rate(api, messages)
        after = processor(bot), processor(os.getpid())
        taken = sorted(await times(api, rate / 2, seconds))
    return {
        "rate": rate,
        "own": (after[0] - before[0]) / messages * 1000,
        "server": (after[1] - before[1]) / messages * 1000,
        "median": statistics.median(taken) * 1000,
        "99th": taken[int(len(taken) * 0.99)] * 1000,
    }


def processor(process: int) -> float:
    """Seconds of a processor that a process has taken."""
    fields = Path(f"/proc/{process}/stat").read_text().rpartition(")")[2].split()
    return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")


async def survival(messages: int) -> Counter[str]:
    """Messages from 500 chats with faults injected in 5 % of the calls."""
    counts: Counter[str] = Counter()
    async with BotApi(TOKEN) as api, at_work("soraq", api, hook=False):
        users = [api.user(f"U{n}", "en") for n in range(500)]
        each = messages // len(users)
        api.faults.add(*FAULTS, times=None, probability=0.05)
        for _ in range(each):
            for user in users:
                await user.send("projects")
        await asyncio.gather(*(api.replies(u, count=each, timeout=900) for u in users))
        await asyncio.sleep(1)
        taken = Counter(
            call.chat
            for call in api.calls
            if call.method == "sendMessage" and call.fault in (Fault.DROP_AFTER, Fault.BROKEN_JSON)
        )
        for user in users:
            sent = len(user.chat.sent())
            counts["answers"] += sent
            counts["lost"] += max(0, each - sent)
            counts["doubles"] += max(0, sent - each)
            counts["doubles with no reply lost"] += max(0, sent - each - taken[user.id])
        counts["calls taken whose reply was lost"] = taken.total()
        counts["faults"] = sum(api.faults.made.values())
    return counts


def say(text: str) -> None:
    sys.stdout.write(f"{text}\n")
    sys.stdout.flush()


async def report(seconds: float, messages: int) -> None:
    say(
        "| a call takes | updates by | bot | answers a second | of the echo's | median ms "
        "| 99th ms | processor ms: bot | stand-in |"
    )
    say(f"|{' --- |' * 9}")
    for latency, hook in itertools.product((0.06, 0.0), (False, True)):
        echo = 0.0
        for kind in ("echo", "soraq"):
            found = await speed(kind, latency, seconds, hook=hook)
            echo = echo or found["rate"]
            row: list[Any] = [f"{latency * 1000:.0f} ms", "webhook" if hook else "polling", kind]
            row += [f"{found['rate']:.0f}", f"{found['rate'] / echo:.2f}"]
            row += [f"{found[name]:.0f}" for name in ("median", "99th")]
            row += [f"{found[name]:.1f}" for name in ("own", "server")]
            say(f"| {' | '.join(row)} |")
    if messages:
        say(str(dict(await survival(messages))))


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seconds", type=float, default=5)
    parser.add_argument("--messages", type=int, default=10_000)
    parser.add_argument("--serve", nargs=4, help=argparse.SUPPRESS)
    given = parser.parse_args()
    if given.serve:
        kind, api, port, folder = given.serve
        serve(kind, api, int(port), folder)
    else:
        asyncio.run(report(given.seconds, given.messages))


if __name__ == "__main__":
    main()
