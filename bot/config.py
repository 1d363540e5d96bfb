"""Settings: what the environment and the options of a command ask for, read once."""

from __future__ import annotations

import os
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from urllib.parse import urlsplit

from bot.model import Language
from bot.resources import is_installed

TOKEN = "TELEGRAM_BOT_TOKEN"
STORE = "SORAQ_STORE"
DATA = "SORAQ_DATA"
DATA_DIR = "SORAQ_DATA_DIR"
STORE_USER = "SORAQ_STORE_USER"
STORE_PASSWORD = "SORAQ_STORE_PASSWORD"
STORE_TOKEN = "SORAQ_STORE_TOKEN"
STORE_GRAPHS = "SORAQ_STORE_GRAPHS"
STORE_SECONDS = "SORAQ_STORE_SECONDS"
STORE_MEGABYTES = "SORAQ_STORE_MEGABYTES"
CACHE = "SORAQ_CACHE"
STATE = "SORAQ_STATE"
WEB_URL = "SORAQ_WEB_URL"

ANSWER_SECONDS = 10.0
"""How long an answer may take, where SORAQ_ANSWER_SECONDS says nothing else."""

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
class EndpointSettings:
    """How a SPARQL endpoint is asked.

    ``graphs`` is the address of its Graph Store Protocol where it cannot be told from that of
    its queries.  A query may take ``seconds`` in all, its answer ``megabytes``.  ``cache`` is
    the folder in which the last good copy of the data is kept.
    """

    user: str = ""
    password: str = field(default="", repr=False)
    token: str = field(default="", repr=False)
    graphs: str = ""
    seconds: float = 10.0
    megabytes: int = 64
    cache: Path = Path("~/.cache/soraq")

    @classmethod
    def read(cls, env: Mapping[str, str]) -> EndpointSettings:
        """The settings in an environment; :class:`SettingsError` where one makes no sense."""
        user, password = env.get(STORE_USER, "").strip(), env.get(STORE_PASSWORD, "")
        token, graphs = env.get(STORE_TOKEN, "").strip(), env.get(STORE_GRAPHS, "").strip()
        if (user or password) and token:
            raise SettingsError(
                f"{STORE_TOKEN} and {STORE_USER} exclude each other: the endpoint wants one or "
                "the other; leave one out."
            )
        if bool(user) != bool(password):
            raise SettingsError(
                f"{STORE_USER} and {STORE_PASSWORD} belong together: set both, or neither."
            )
        if not all(character.isprintable() for character in user + password + token):
            raise SettingsError(
                f"{STORE_USER}, {STORE_PASSWORD} or {STORE_TOKEN} holds a line break or another "
                "character that cannot be sent: set it anew."
            )
        if graphs and read_store(graphs).kind != "remote":
            raise SettingsError(f"{STORE_GRAPHS} is no address: write http:// or https:// first.")
        home = env.get("XDG_CACHE_HOME", "").strip() or "~/.cache"
        cache = env.get(CACHE, "").strip() or f"{home}/soraq"
        return cls(
            user=user,
            password=password,
            token=token,
            graphs=graphs,
            seconds=_number(env, STORE_SECONDS, 10),
            megabytes=round(_number(env, STORE_MEGABYTES, 64)),
            cache=Path(cache).expanduser(),
        )


@dataclass(frozen=True, slots=True)
class Settings:
    """How the program is to run.

    ``data`` are the files and folders loaded in place of the project's own (none: the
    project's); ``data_dir`` is a data folder of the user's own, whose shared things and
    reports are added to the project's (``None``: there is none).  ``language`` is that of an
    answer to a text that shows none.  ``today`` is what *last year* is reckoned from; ``None``
    is the clock.
    """

    token: str | None = field(default=None, repr=False)
    store: StoreChoice = StoreChoice()
    data: tuple[Path, ...] = ()
    language: Language = Language.AZ
    today: date | None = None
    endpoint: EndpointSettings = EndpointSettings()
    data_dir: Path | None = None

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
            endpoint=EndpointSettings.read(env),
            data_dir=_data_dir(env),
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
        if "@" in re.split(r"[/?#]", rest.lstrip("/"), maxsplit=1)[0]:
            raise SettingsError(
                "The address of the endpoint holds a name or password, which would be shown: "
                f"leave them out of it, and set {STORE_USER} and {STORE_PASSWORD}."
            )
        if not _is_address(text):
            raise SettingsError(
                f"{text} is no address of an endpoint: write http://host:port/path, without "
                "spaces and with a port up to 65535."
            )
        return StoreChoice("remote", text)
    raise SettingsError(
        f"There is no store {text!r}: write memory, disk:PATH or the address of a SPARQL "
        f"endpoint (--store or {STORE})."
    )


def _is_address(text: str) -> bool:
    if not all(character.isprintable() and character != " " for character in text):
        return False
    try:
        parts = urlsplit(text)
        return bool(parts.hostname) and parts.port != 0  # of one that is too large it raises
    except ValueError:
        return False


def default_data_dir(env: Mapping[str, str] | None = None) -> Path:
    """Where an installed program looks for the user's own data if no folder is named."""
    home = (os.environ if env is None else env).get("XDG_DATA_HOME", "").strip()
    return Path(home or "~/.local/share", "soraq").expanduser()


def _data_dir(env: Mapping[str, str]) -> Path | None:
    """The user's own data folder: the one that is named, else for an installed program one."""
    if named := env.get(DATA_DIR, "").strip():
        return Path(named).expanduser()
    return default_data_dir(env) if is_installed() else None


def _number(env: Mapping[str, str], name: str, default: float) -> float:
    text = env.get(name, "").strip()
    try:
        number = float(text) if text else default
    except ValueError:
        number = 0.0
    if not 0 < number < 1_000_000:
        raise SettingsError(f"{name} is no number above 0: write it in digits, or leave it out.")
    return number


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


def read_web_url(environment: Mapping[str, str] | None = None) -> str:
    """The public address of the pages, without a slash at its end; empty where there are none."""
    env = os.environ if environment is None else environment
    url = env.get(WEB_URL, "").strip().rstrip("/")
    parts = urlsplit(url)
    local = parts.scheme == "http" and parts.hostname == "127.0.0.1"
    if url and not (parts.hostname and (parts.scheme == "https" or local) and not parts.path):
        raise SettingsError(
            f"{WEB_URL} is no https address of a host: write https://soraq.example, say; pages "
            "under a path of another site are not served."
        )
    return url


def state_folder(environment: Mapping[str, str] | None = None) -> Path:
    """The folder of the state, by the ``environment`` (the process's own)."""
    env = os.environ if environment is None else environment
    if given := env.get(STATE, "").strip():
        return Path(given).expanduser()
    home = env.get("XDG_STATE_HOME", "").strip() or "~/.local/state"
    return Path(home).expanduser() / "soraq"
