"""Taking up new data while answers are given: checked, then put in place of the old, whole."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Callable

from bot.checking.candidate import Candidate
from bot.config import Settings, SettingsError
from bot.dialogue.control import Outcome
from bot.dialogue.editions import Edition, Shelf
from bot.logs import outline
from bot.processes import ProcessError
from bot.store.base import EndpointError, StoreError
from bot.store.stamp import Stamp, stamp

_log = logging.getLogger(__name__)


class Versions:
    """Has new data take the place of the old, one after the other."""

    def __init__(
        self,
        settings: Settings,
        shelf: Shelf,
        opened: Callable[[], Edition | Candidate],
        *,
        watch_seconds: float,
    ) -> None:
        """``opened`` is the data as it is now, checked; where it may not be used, why.

        ``watch_seconds`` lie between two looks at whether it has changed (0: no look is taken).
        """
        self._settings = settings
        self._shelf = shelf
        self._opened = opened
        self._watch_seconds = watch_seconds
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
        if reasons:
            more = f" (and {len(reasons) - 1} more: 'soraq check' names all)" if reasons[1:] else ""
            _log.warning("new data is refused: %s%s", reasons[0], more)
        else:
            _log.info("data %s is in use", self.last.version)
        return self.last

    async def _taken_up(self) -> tuple[str, ...]:
        try:
            opened = await asyncio.to_thread(self._opened)
        except EndpointError as error:
            self._seen = None  # the next two looks that find it well have the data taken up
            return (str(error),)
        except (StoreError, SettingsError, ProcessError) as error:
            return (str(error),)
        except Exception as error:  # noqa: BLE001 - whatever is wrong with the new, the old stays
            _log.error("new data cannot be opened: %s", outline(error))
            return (f"The data cannot be opened ({type(error).__name__}): see the log.",)
        if isinstance(opened, Candidate):
            return opened.reasons
        await asyncio.to_thread(self._shelf.replace, opened)
        return ()

    # --- looking for changes ---

    def watch(self) -> None:
        """Look for changes of the data at intervals, and take them up."""
        if self._watch_seconds:
            self._watching = asyncio.create_task(self._watch(), name="data")

    async def stop(self) -> None:
        """Look no longer."""
        if self._watching:
            self._watching.cancel()
            await asyncio.gather(self._watching, return_exceptions=True)

    async def _watch(self) -> None:
        last = self._seen = await self._at_first()
        while True:
            await asyncio.sleep(self._watch_seconds)
            now = await self._mark()
            if now is None:
                continue
            # Two looks saw the same, so nobody is writing any more.
            if now == last and now != self._seen:
                await self.reload()
            last = now

    async def _at_first(self) -> Stamp | str | None:
        if self._settings.store.kind == "memory":
            # what was changed while it was opened is to be seen as a change
            return self._shelf.edition.made_of or await self._mark()
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
