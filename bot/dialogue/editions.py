"""The data in use in a dialogue: an edition that knows the links to what can be asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import Protocol, TypeAlias

from bot import editions
from bot.assistant.answering import Answering, More
from bot.assistant.raw import RawSparql
from bot.checking.candidate import Candidate
from bot.config import Settings
from bot.dialogue.links import Links
from bot.store.limits import Limits
from bot.store.snapshot import Snapshot
from bot.store.stamp import Stamp, stamp


class Powers(Protocol):
    """What answers may take: as the settings of the bot and of the pages say."""

    @property
    def processes(self) -> int:
        """How many processes answer."""

    @property
    def answer_seconds(self) -> float:
        """How long an answer may take."""

    @property
    def answer_megabytes(self) -> int:
        """How much memory an answer may take."""

    @property
    def limits(self) -> Limits:
        """What a query in SPARQL may take."""


class Edition(editions.Edition):
    """The data of one version: what answers from it, its links, and raw SPARQL."""

    def __init__(
        self,
        assistant: Answering,
        raw: RawSparql,
        snapshot: Snapshot | None = None,
        *,
        made_of: Stamp | None = None,
    ) -> None:
        """``snapshot`` is removed when the edition is closed; ``made_of`` are files as read."""
        super().__init__(assistant, raw, snapshot)
        self.made_of = made_of
        self.links = Links(assistant.terms())


Shelf: TypeAlias = editions.Shelf[Edition]


def open_edition(
    settings: Settings,
    powers: Powers,
    home: Path,
    *,
    checked: bool,
    more: More | None = None,
) -> Edition | Candidate:
    """The data of ``settings`` ready to answer from; where it may not be used, why.

    ``checked``: it has to pass the checks of the data, else it has only to be readable.
    ``more`` says what else the processes that answer can be called for.
    """
    made_of = stamp(settings) if settings.store.kind == "memory" else None
    capacity = editions.Capacity(
        processes=powers.processes,
        seconds=powers.answer_seconds,
        limits=powers.limits,
        megabytes=powers.answer_megabytes,
        more=more,
    )
    opened = editions.open_parts(settings, home, capacity, checked=checked)
    if isinstance(opened, Candidate):
        return opened
    return Edition(opened.assistant, opened.raw, opened.snapshot, made_of=made_of)


def edition_of(assistant: Answering, settings: Settings, powers: Powers) -> Edition:
    """An edition of an assistant that is open already."""
    return Edition(assistant, RawSparql(settings, limits=powers.limits))
