"""What a query that a person wrote may take."""

from __future__ import annotations

import os
from collections.abc import Mapping
from dataclasses import dataclass

from bot.config import SettingsError

SECONDS = "SORAQ_SPARQL_SECONDS"
ROWS = "SORAQ_SPARQL_ROWS"
MEGABYTES = "SORAQ_SPARQL_MEGABYTES"
CHARACTERS = "SORAQ_SPARQL_CHARACTERS"


@dataclass(frozen=True, slots=True)
class Limits:
    """The limits of one query.

    ``megabytes`` of memory beyond what the open store takes; ``result`` is how many bytes its
    result may have, ``rows`` how many rows or triples of it are given.  A process that keeps more
    than ``kept`` megabytes once a query is done is ended, so that they return.
    """

    seconds: float = 5.0
    rows: int = 10_000
    megabytes: int = 512
    characters: int = 50_000
    result: int = 16_000_000
    kept: int = 64

    @classmethod
    def read(
        cls,
        environment: Mapping[str, str] | None = None,
        *,
        usual: Limits | None = None,
        seconds: float | None = None,
        rows: int | None = None,
        megabytes: int | None = None,
    ) -> Limits:
        """Limits from the ``environment`` (the process's own) and from options, which win.

        ``usual`` are those that neither names.
        """
        env = os.environ if environment is None else environment
        usual = usual or cls()
        return cls(
            seconds=seconds or _number(env, SECONDS) or usual.seconds,
            rows=rows or _number(env, ROWS) or usual.rows,
            megabytes=megabytes or _number(env, MEGABYTES) or usual.megabytes,
            characters=_number(env, CHARACTERS) or usual.characters,
        )


def _number(env: Mapping[str, str], name: str) -> int | None:
    text = env.get(name, "").strip()
    if not text:
        return None
    if not text.isdecimal() or int(text) == 0:
        raise SettingsError(f"{name} is no number above 0: write it in digits, or leave it out.")
    return int(text)
