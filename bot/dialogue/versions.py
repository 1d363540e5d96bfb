"""Taking up new data while answers are given: checked, then put in place of the old, whole."""

from __future__ import annotations

import asyncio
import logging
from pathlib import Path
from typing import Any, Protocol

from bot.checking.candidate import Candidate
from bot.config import Settings, SettingsError
from bot.dialogue.control import Outcome
from bot.dialogue.editions import Powers, Shelf, open_edition
from bot.dialogue.known import Known
from bot.logs import outline
from bot.processes import ProcessError
from bot.store.base import StoreError
from bot.store.stamp import Stamp, stamp

_log = logging.getLogger(__name__)


class Watched(Powers, Protocol):
    """What answers may take, and how often the data is looked at."""

    @property
    def watch_seconds(self) -> float:
        """How long between two looks (0: it is not looked at)."""


class Versions:
    """Has new data take the place of the old, one after the other."""

    def __init__(
        self, settings: Settings, powers: Watched, home: Path, shelf: Shelf, known: Known[Any]
    ) -> None:
        """``home`` is the folder of the copies of the data."""
        self._settings = settings
        self._powers = powers
        self._home = home
        self._shelf = shelf
        self._known = known
        self._lock = asyncio.Lock()
        self._watching: asyncio.Task[None] | None = None
        self._seen: Stamp | str | None = None
        self.last: Outcome | None = None

    async def reload(self) -> Outcome:
        """Check the data as it is now and put it into use, or leave the old in its place."""
        async with self._lock:
            self._seen = await self._mark()
            reasons = await self._taken_up()
            self.last = Outcome(self._shelf.edition.version, reasons)
        for reason in reasons:
            _log.warning("new data is refused: %s", reason)
        if not reasons:
            _log.info("data %s is in use", self.last.version)
        return self.last

    async def _taken_up(self) -> tuple[str, ...]:
        try:
            opened = await asyncio.to_thread(
                open_edition, self._settings, self._powers, self._home, checked=True
            )
        except (StoreError, SettingsError, ProcessError) as error:
            return (str(error),)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the new, the old stays
            _log.error("new data cannot be opened: %s", outline(error))
            return (f"The data cannot be opened ({type(error).__name__}): see the log.",)
        if isinstance(opened, Candidate):
            return opened.reasons
        await asyncio.to_thread(self._shelf.replace, opened)
        self._known.clear()
        return ()

    # --- looking for changes ---

    def watch(self) -> None:
        """Look for changes of the data at intervals, and take them up."""
        if self._powers.watch_seconds:
            self._watching = asyncio.create_task(self._watch(), name="data")

    async def stop(self) -> None:
        """Look no longer."""
        if self._watching:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)

    async def _watch(self) -> None:
        last = self._seen = await self._at_first()
        while True:
            await asyncio.sleep(self._powers.watch_seconds)
            now = await self._mark()
            if now is None:
                continue
            # Two looks saw the same, so nobody is writing any more.
            if now == last and now != self._seen:
                await self.reload()
            last = now

    async def _at_first(self) -> Stamp | str | None:
        if self._settings.store.kind == "memory":
            return await self._mark()
        return self._shelf.edition.version

    async def _mark(self) -> Stamp | str | None:
        try:
            return await asyncio.to_thread(self._looked_at)
        except (OSError, StoreError, ProcessError) as error:
            _log.warning("whether the data has changed cannot be seen: %s", error)
            return None

    def _looked_at(self) -> Stamp | str:
        """What is another when the data is: the stamp of its files, or its store's version."""
        if self._settings.store.kind == "memory":
            return stamp(self._settings)
        with self._shelf.held() as edition:
            return edition.assistant.newest_version()
