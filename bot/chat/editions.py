"""The data in use on Telegram: an edition that knows the links to what can be asked of it."""

from __future__ import annotations

from pathlib import Path
from typing import TypeAlias

from bot import editions
from bot.assistant.answering import Answering
from bot.assistant.raw import RawSparql
from bot.chat.links import Links
from bot.chat.settings import ChatSettings
from bot.checking.candidate import Candidate
from bot.config import Settings
from bot.store.snapshot import Snapshot


class Edition(editions.Edition):
    """The data of one version: what answers from it, its links, and raw SPARQL."""

    def __init__(
        self, assistant: Answering, raw: RawSparql, snapshot: Snapshot | None = None
    ) -> None:
        """``snapshot`` is removed when the edition is closed."""
        super().__init__(assistant, raw, snapshot)
        self.links = Links(assistant.terms())


Shelf: TypeAlias = editions.Shelf[Edition]


def open_edition(
    settings: Settings, chat: ChatSettings, home: Path, *, checked: bool
) -> Edition | Candidate:
    """The data of ``settings`` ready to answer from; where it may not be used, why.

    ``checked``: it has to pass the checks of the data, else it has only to be readable.
    """
    opened = editions.open_parts(
        settings,
        home,
        checked=checked,
        processes=chat.processes,
        seconds=chat.answer_seconds,
        megabytes=chat.answer_megabytes,
        limits=chat.limits,
    )
    if isinstance(opened, Candidate):
        return opened
    return Edition(opened.assistant, opened.raw, opened.snapshot)


def edition_of(assistant: Answering, settings: Settings, chat: ChatSettings) -> Edition:
    """An edition of an assistant that is open already."""
    return Edition(assistant, RawSparql(settings, limits=chat.limits))
