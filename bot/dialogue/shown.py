"""An answer with what the buttons under it need."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Answer


@dataclass(frozen=True, slots=True)
class Shown:
    """An answer as it is shown: which page, the keys of its reading and of its choices.

    ``share`` is the address that offers a link to it, ``less`` what can be taken away from the
    question: each piece by name, with the key of the reading without it; ``ties`` the things
    that a card speaks of, each by name, with the key of its own card.
    """

    answer: Answer
    page: int = 0
    key: str = ""
    choices: tuple[str, ...] = ()
    share: str = ""
    less: tuple[tuple[str, str], ...] = ()
    ties: tuple[tuple[str, str], ...] = ()
