"""What the bot on Telegram is told beside the general settings, read from the environment once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from pathlib import Path

from bot.config import ANSWER_SECONDS, SettingsError, read_web_url, state_folder
from bot.dialogue.invited import Invited
from bot.store.limits import Limits

TELEGRAM = "https://api.telegram.org"
_SPARQL = "SORAQ_SPARQL"
_SECRET = re.compile(r"[A-Za-z0-9_-]{16,256}")


@dataclass(frozen=True, slots=True)
class Webhook:
    """How Telegram reaches the bot: its public address, and where we listen behind it."""

    url: str
    secret: str = field(repr=False)
    host: str = "127.0.0.1"
    port: int = 8443


class Allowed(StrEnum):
    """Who may send queries in SPARQL."""

    NOBODY = "off"
    ADMINISTRATORS = "administrators"
    EVERYBODY = "everybody"


@dataclass(frozen=True, slots=True)
class ChatSettings:
    """How the bot behaves on Telegram.

    With neither ``users`` nor ``chats`` the bot is open to all.  ``per_minute`` is how many
    questions one person may ask in a minute (0: any number).  ``paced`` keeps to Telegram's
    limits for sending; ``patience`` is how many seconds a send is tried again for.
    ``processes`` answer, each for at most ``answer_seconds`` and with ``answer_megabytes`` of
    memory for it; ``watch_seconds`` lie between two
    looks at whether the data has changed (0: it is not looked at).  ``sparql`` says who may send
    queries, ``limits`` what one may take.  ``web_url`` is where the pages are (empty:
    there are none).
    """

    api: str = TELEGRAM
    state: Path = Path()
    users: frozenset[int] = frozenset()
    chats: frozenset[int] = frozenset()
    administrators: frozenset[int] = frozenset()
    webhook: Webhook | None = None
    per_minute: int = 30
    paced: bool = True
    patience: float = 3600.0
    stopping: float = 20.0
    processes: int = 2
    answer_seconds: float = ANSWER_SECONDS
    answer_megabytes: int = 4096
    watch_seconds: float = 30.0
    sparql: Allowed = Allowed.ADMINISTRATORS
    limits: Limits = field(default_factory=Limits)
    web_url: str = ""

    @property
    def invited(self) -> Invited:
        """Who may ask."""
        return Invited(self.users, self.chats, self.administrators)

    @classmethod
    def read(cls, environment: Mapping[str, str] | None = None) -> ChatSettings:
        """Read the settings from the ``environment`` (the process's own)."""
        env = os.environ if environment is None else environment
        invited = Invited.read(env)
        return cls(
            api=env.get("TELEGRAM_API_URL", "").strip().rstrip("/") or TELEGRAM,
            state=state_folder(env),
            users=invited.users,
            chats=invited.chats,
            administrators=invited.administrators,
            webhook=_webhook(env),
            per_minute=_number(env, "SORAQ_QUESTIONS_PER_MINUTE", 30),
            processes=_above_zero(env, "SORAQ_PROCESSES", min(2, os.cpu_count() or 1)),
            answer_seconds=_above_zero(env, "SORAQ_ANSWER_SECONDS", round(ANSWER_SECONDS)),
            answer_megabytes=_above_zero(env, "SORAQ_ANSWER_MEGABYTES", 4096),
            watch_seconds=_number(env, "SORAQ_WATCH_SECONDS", 30),
            sparql=_allowed(env),
            limits=Limits.read(env),
            web_url=read_web_url(env),
        )


def _number(env: Mapping[str, str], name: str, default: int) -> int:
    text = env.get(name, "").strip()
    if not text:
        return default
    if not text.isdecimal():
        raise SettingsError(f"{name} is no number: write it in digits, or leave it out.")
    return int(text)


def _above_zero(env: Mapping[str, str], name: str, default: int) -> int:
    number = _number(env, name, default)
    if not number:
        raise SettingsError(f"{name} is 0: write a number above it, or leave it out.")
    return number


def _allowed(env: Mapping[str, str]) -> Allowed:
    text = env.get(_SPARQL, "").strip().lower() or Allowed.ADMINISTRATORS
    try:
        return Allowed(text)
    except ValueError:
        raise SettingsError(
            f"{_SPARQL} is none of {', '.join(Allowed)}: write who may send queries in SPARQL."
        ) from None


def _webhook(env: Mapping[str, str]) -> Webhook | None:
    url = env.get("SORAQ_WEBHOOK_URL", "").strip()
    if not url:
        return None
    if not url.startswith(("https://", "http://127.0.0.1", "http://localhost")):
        raise SettingsError(
            "SORAQ_WEBHOOK_URL is no https address: Telegram delivers to nothing else."
        )
    secret = env.get("SORAQ_WEBHOOK_SECRET", "").strip()
    if not _SECRET.fullmatch(secret):
        raise SettingsError(
            "SORAQ_WEBHOOK_SECRET has to be 16 to 256 of the letters A-Z, a-z, digits, _ and -: "
            "it is how the bot knows that a message comes from Telegram."
        )
    host, _, port = env.get("SORAQ_WEBHOOK_LISTEN", "127.0.0.1:8443").strip().rpartition(":")
    if not port.isdecimal():
        raise SettingsError("SORAQ_WEBHOOK_LISTEN is no HOST:PORT: write 127.0.0.1:8443, say.")
    return Webhook(url, secret, host or "127.0.0.1", int(port))
