"""Settings: what the environment and the options of a command ask for, read once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path

from bot.model import Language

TOKEN = "TELEGRAM_BOT_TOKEN"
STORE = "SORAQ_STORE"
DATA = "SORAQ_DATA"

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_TOKEN = re.compile(r"\d{3,}:[\w-]{20,}", re.ASCII)


class SettingsError(Exception):
    """A setting cannot be used; the message says which, why and what to do."""


@dataclass(frozen=True, slots=True)
class StoreChoice:
    """Which store answers: ``memory``, ``disk`` with its folder, ``remote`` with its address."""

    kind: str = "memory"
    place: str = ""


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program is to run.

    ``data`` are the files and folders loaded in place of the project's own (none: the
    project's).  ``language`` is that of an answer to a text that shows none.  ``today`` is
    what *last year* is reckoned from; ``None`` is the clock.
    """

    token: str | None = field(default=None, repr=False)
    store: StoreChoice = StoreChoice()
    data: tuple[Path, ...] = ()
    language: Language = Language.AZ
    today: date | None = None

    @classmethod
    def read(
        cls,
        environment: Mapping[str, str] | None = None,
        *,
        store: str | None = None,
        data: Sequence[str | Path] = (),
        language: str | None = None,
        today: str | None = None,
    ) -> Settings:
        """Settings from the ``environment`` (the process's own) and from options, which win."""
        env = os.environ if environment is None else environment
        listed = [part for part in env.get(DATA, "").split(os.pathsep) if part]
        return cls(
            token=env.get(TOKEN, "").strip() or None,
            store=read_store(store or env.get(STORE, "").strip() or "memory"),
            data=tuple(Path(part).expanduser() for part in (data or listed)),
            language=Language(language) if language else Language.AZ,
            today=read_day(today) if today else None,
        )

    def telegram_token(self) -> str:
        """The token of the bot; an error where there is none, or none that can be."""
        if self.token is None:
            raise SettingsError(
                f"There is no Telegram token: get one from @BotFather and set {TOKEN} to it."
            )
        if not _TOKEN.fullmatch(self.token):
            raise SettingsError(
                f"{TOKEN} does not hold a Telegram token: set it to what @BotFather gave, "
                "digits, a colon and about 35 letters."
            )
        return self.token


def read_store(text: str) -> StoreChoice:
    """The store that ``memory``, ``disk:PATH`` or the address of an endpoint names."""
    kind, _, rest = text.partition(":")
    if text == "memory":
        return StoreChoice()
    if kind == "disk" and rest:
        return StoreChoice("disk", rest)
    if kind in ("http", "https") and rest.strip("/"):
        return StoreChoice("remote", text)
    raise SettingsError(
        f"There is no store {text!r}: write memory, disk:PATH or the address of a SPARQL "
        f"endpoint (--store or {STORE})."
    )


def read_day(text: str) -> date:
    """The day that is written as YYYY-MM-DD."""
    try:
        if _DAY.fullmatch(text):
            return date.fromisoformat(text)
    except ValueError:
        pass
    raise SettingsError(
        f"--today {text!r} is no day: write it as YYYY-MM-DD, for example 2014-12-03."
    )
