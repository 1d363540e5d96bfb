"""Pictures of real replies as a phone shows them, for docs/telegram.md.

    python -m tests.helpers.pictures           # writes docs/pictures/*.png
    python -m tests.helpers.pictures card      # only those of that name, in each language

The bot answers through the stand-in; headless Chromium shows the stand-in's page of the chat.
Needs Debian's `chromium` and `fonts-noto-color-emoji`; nothing else in the project does.
"""

import asyncio
import os
import re
import shutil
import sys
import tempfile
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import NamedTuple

from bot.chat.application import running
from bot.chat.settings import ChatSettings
from bot.config import Settings
from tests.helpers.bot_api import BotApi, Message, User
from tests.helpers.png import smaller
from tests.helpers.project import ROOT

FOLDER = ROOT / "docs" / "pictures"
TOKEN = "1000001:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"
TODAY = date(2015, 3, 10)
WIDTH, SCALE, LARGEST = 390, 1.5, 100_000


class Shot(NamedTuple):
    """A picture: what is asked, and the buttons pressed one after the other."""

    name: str
    question: str
    presses: tuple[str, ...] = ()
    last_only: bool = False


SHOTS = {
    "az": (
        Shot("list", "2014-cü ildə readmissiya sazişləri"),
        Shot("answers", "Norveçlə readmissiya sazişi qüvvədədir?"),
        Shot("card", "2.10 bəndi"),
        Shot("picture", "/ties Norveç"),
        Shot("narrow", "Norveç və Rusiya ilə sazişlər", ("Dəqiqləşdir",)),
    ),
    "en": (
        Shot("list", "readmission agreements 2014"),
        Shot("answers", "when did the agreement with the EU enter into force?"),
        Shot("card", "EU readmission agreement"),
        Shot("picture", "/ties Norway"),
        Shot("narrow", "agreements with Norway or Russia", ("Narrow",)),
    ),
    "ru": (
        Shot("list", "соглашения о реадмиссии 2014"),
        Shot("answers", "кто поддержал обучение?"),
        Shot("card", "соглашение о реадмиссии с Норвегией"),
        Shot("picture", "/ties Норвегия"),
        Shot("narrow", "события в Баку", ("Уточнить",)),
    ),
}


def browser() -> str:
    """Where Chromium is; ends the program with a clear word where it is not."""
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        sys.exit("pictures: no Chromium here: install Debian's chromium and fonts-noto-color-emoji")
    return found


async def chromium(*arguments: str) -> str:
    """What Chromium prints; it keeps nothing and fetches nothing of its own."""
    with tempfile.TemporaryDirectory() as profile:
        command = [
            browser(), "--headless", "--no-sandbox", "--disable-gpu", "--no-first-run",
            "--disable-background-networking", "--disable-component-update", "--disable-sync",
            "--hide-scrollbars", "--disable-lcd-text", f"--force-device-scale-factor={SCALE}",
            f"--user-data-dir={profile}", "--virtual-time-budget=3000", *arguments,
        ]  # fmt: skip
        child = await asyncio.create_subprocess_exec(
            *command, stdout=asyncio.subprocess.PIPE, stderr=asyncio.subprocess.DEVNULL
        )
        printed, _ = await asyncio.wait_for(child.communicate(), 60)
        return printed.decode()


async def picture(url: str, file: Path) -> None:
    """Show a page on a phone that is as long as the page."""
    shown = await chromium("--dump-dom", f"--window-size={WIDTH},400", url)
    height = re.search(r'data-height="(\d+)"', shown)
    if not height:
        sys.exit(f"pictures: the page at {url} was not shown")
    size = f"--window-size={WIDTH},{height[1]}"
    await chromium(f"--screenshot={file}", size, url)
    await asyncio.to_thread(shrink, file)


def shrink(file: Path) -> None:
    small = smaller(file.read_bytes())
    if len(small) > LARGEST:
        sys.exit(f"pictures: {file.name} has {len(small)} bytes, more than {LARGEST}: show less")
    file.write_bytes(small)


async def played(api: BotApi, user: User, shot: Shot) -> Message:
    """Ask, and press; the message that comes last."""
    message = await api.reply(user, after=await user.send(shot.question), timeout=20)
    for label in shot.presses:
        versions, last = len(message.versions), max(m.id for m in user.chat.seen())
        await user.press(message, label)
        newer: list[Message] = []
        for _ in range(100):
            newer = [m for m in user.chat.sent(last) if m.id > last]
            if newer or len(message.versions) > versions:
                break
            await asyncio.sleep(0.05)
        message = newer[-1] if newer else message
    return message


async def main() -> None:
    """Write every picture."""
    wanted = set(sys.argv[1:])
    os.environ["PTB_TIMEDELTA"] = "true"
    FOLDER.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as state:
        chat = ChatSettings(state=Path(state), paced=False, per_minute=0)
        async with BotApi(TOKEN) as api:
            settings = Settings(token=TOKEN, today=TODAY)
            async with running(settings, replace(chat, api=api.url), TOKEN):
                for language, shots in SHOTS.items():
                    for shot in (one for one in shots if one.name in wanted or not wanted):
                        user = api.user("Soraq", language)
                        last = await played(api, user, shot)
                        after = last.id - 1 if shot.last_only else 0
                        url = f"{api.url}/?phone={user.id}&after={after}"
                        await picture(url, FOLDER / f"{language}-{shot.name}.png")


if __name__ == "__main__":
    asyncio.run(main())
