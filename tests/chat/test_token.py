"""The token is nowhere to be seen, and a wrong one is said in one sentence."""

import logging
import os
import signal
import subprocess
import sys
from asyncio import to_thread
from pathlib import Path

import pytest

from bot.chat.application import Bot
from bot.chat.client import Client
from bot.chat.logs import quiet, redacted, unquiet
from tests.chat.conftest import TOKEN
from tests.helpers.bot_api import BotApi, Fault
from tests.helpers.project import ROOT


def test_tokens_are_struck_out(caplog: pytest.LogCaptureFixture) -> None:
    assert TOKEN not in redacted(f"https://api.telegram.org/bot{TOKEN}/getMe x", "")
    logger = logging.getLogger("tests.token")
    logging.getLogger().addHandler(caplog.handler)
    redaction = quiet(TOKEN)
    try:
        logger.warning("at %s", f"bot{TOKEN}/getMe")
        try:
            raise ValueError(TOKEN)
        except ValueError:
            logger.exception("no")
    finally:
        unquiet(redaction)
        logging.getLogger().removeHandler(caplog.handler)
    assert "[token]" in caplog.text
    assert TOKEN not in caplog.text
    assert TOKEN not in repr(Client(TOKEN))


def started(api_url: str, folder: Path, token: str) -> "subprocess.Popen[str]":
    environment = os.environ | {
        "TELEGRAM_BOT_TOKEN": token,
        "TELEGRAM_API_URL": api_url,
        "SORAQ_STATE": str(folder),
        "PYTHONUNBUFFERED": "1",
    }
    return subprocess.Popen(
        [sys.executable, "-m", "bot", "telegram"],
        cwd=ROOT,
        env=environment,
        text=True,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
    )


def everything_kept(folder: Path) -> bytes:
    return b"".join(file.read_bytes() for file in folder.rglob("*") if file.is_file())


async def test_a_bad_token_is_one_sentence(api: BotApi, tmp_path: Path) -> None:
    wrong = TOKEN.replace("AAbb", "XXxx")
    process = started(api.url, tmp_path, wrong)
    out, err = await to_thread(process.communicate, timeout=30)
    assert process.returncode != 0
    assert "Traceback" not in err
    assert wrong not in out + err
    assert len(err.strip().splitlines()) == 1
    assert "Telegram does not know this token" in err


async def test_the_whole_program_answers_and_ends(api: BotApi, tmp_path: Path) -> None:
    process = started(api.url, tmp_path, TOKEN)
    try:
        user = api.user("Emma", "en")
        api.faults.add(Fault.INTERNAL, Fault.DROP_BEFORE, times=2)
        message = await user.send("readmission agreements 2014")
        assert "5 agreements" in (await api.reply(user, after=message, timeout=20)).text
    finally:
        process.send_signal(signal.SIGTERM)
    out, err = await to_thread(process.communicate, timeout=30)
    assert process.returncode == 0
    assert TOKEN not in out + err
    kept = everything_kept(tmp_path)
    assert kept
    assert TOKEN.encode() not in kept
    assert b"readmission agreements" not in kept


async def test_a_second_process_refuses(api: BotApi, bot: Bot, tmp_path: Path) -> None:
    process = started(api.url, tmp_path, TOKEN)
    _, err = await to_thread(process.communicate, timeout=30)
    assert process.returncode != 0
    assert "already running here" in err
    assert "Traceback" not in err
