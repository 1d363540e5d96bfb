"""What the server is told beside the general settings, read from the environment once."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from bot.config import ANSWER_SECONDS, SettingsError, state_folder
from bot.dialogue.invited import Invited
from bot.store.limits import Limits

HOST = "127.0.0.1"
PORT = 8000
_SPARQL = "SORAQ_SPARQL"


@dataclass(frozen=True, slots=True)
class WebSettings:
    """How the server behaves.

    It listens at ``host`` and ``port``.  ``proxies`` are the addresses of those before it that are
    believed when they say whom they ask for.  ``processes`` answer, each for at most
    ``answer_seconds`` and with ``answer_megabytes`` of memory; ``queries`` processes run queries
    in SPARQL (``sparql``: whether anybody may send them) within ``limits``.  ``per_minute`` is how
    many requests an address may make in a minute (0: any number), ``largest`` how many bytes a
    request may bring, ``patience`` how many seconds it may take to bring it.  ``stopping`` are the
    seconds in which requests under way may finish, ``watch_seconds`` lie between two looks at
    whether the data has changed (0: it is not looked at).  In one conversation of the chat page
    ``questions_per_minute`` may be asked (0: any number); who is ``invited`` signs in, unless all
    are.  ``state`` is the folder in which conversations outlive a restart (``None``: they do not).
    """

    host: str = HOST
    port: int = PORT
    proxies: tuple[str, ...] = ("127.0.0.1", "::1")
    processes: int = 2
    answer_seconds: float = ANSWER_SECONDS
    answer_megabytes: int = 4096
    queries: int = 2
    sparql: bool = True
    limits: Limits = field(default_factory=Limits)
    per_minute: int = 600
    largest: int = 1_000_000
    patience: float = 20.0
    stopping: float = 10.0
    watch_seconds: float = 30.0
    questions_per_minute: int = 30
    invited: Invited = field(default_factory=Invited)
    state: Path | None = None

    @classmethod
    def read(
        cls,
        environment: Mapping[str, str] | None = None,
        *,
        host: str | None = None,
        port: int | None = None,
    ) -> WebSettings:
        """Settings from the ``environment`` (the process's own) and from options, which win."""
        env = os.environ if environment is None else environment
        proxies = env.get("SORAQ_WEB_PROXIES", "127.0.0.1 ::1").replace(",", " ").split()
        processes = _number(env, "SORAQ_PROCESSES", min(2, os.cpu_count() or 1), least=1)
        return cls(
            host=host or HOST,
            port=PORT if port is None else port,
            proxies=tuple(proxies),
            processes=processes,
            answer_seconds=_number(env, "SORAQ_ANSWER_SECONDS", round(ANSWER_SECONDS), least=1),
            answer_megabytes=_number(env, "SORAQ_ANSWER_MEGABYTES", 4096, least=1),
            queries=processes,
            sparql=env.get(_SPARQL, "").strip().lower() in ("", "everybody"),
            limits=Limits.read(env),
            per_minute=_number(env, "SORAQ_WEB_REQUESTS_PER_MINUTE", 600),
            watch_seconds=_number(env, "SORAQ_WATCH_SECONDS", 30),
            questions_per_minute=_number(env, "SORAQ_QUESTIONS_PER_MINUTE", 30),
            invited=Invited.read(env),
            state=state_folder(env),
        )


def _number(env: Mapping[str, str], name: str, default: int, *, least: int = 0) -> int:
    text = env.get(name, "").strip()
    if not text:
        return default
    if not text.isdecimal() or int(text) < least:
        raise SettingsError(
            f"{name} is no number from {least} on: write it in digits, or leave it out."
        )
    return int(text)
