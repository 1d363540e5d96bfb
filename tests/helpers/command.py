"""Runs the command as a process of its own, as a person or another program does."""

import os
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

SORAQ = (sys.executable, "-m", "bot")
PLAIN = {name: value for name, value in os.environ.items() if not name.startswith("SORAQ_")}
PLAIN.pop("TELEGRAM_BOT_TOKEN", None)


def soraq(
    *arguments: str | Path,
    given: str | bytes = b"",
    environment: Mapping[str, str] | None = None,
) -> subprocess.CompletedProcess[str]:
    """What ``soraq`` with these arguments says to ``given`` on standard input."""
    done = subprocess.run(
        [*SORAQ, *map(str, arguments)],
        input=given.encode() if isinstance(given, str) else given,
        env=PLAIN | dict(environment or {}),
        capture_output=True,
        check=False,
        timeout=60,
    )
    return subprocess.CompletedProcess(
        done.args, done.returncode, done.stdout.decode(), done.stderr.decode()
    )
