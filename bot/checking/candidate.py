"""New data before it is taken up: checked, then copied, so that what was checked is used."""

from __future__ import annotations

import logging
from dataclasses import dataclass, replace
from pathlib import Path

from bot.checking import check
from bot.config import Settings, SettingsError
from bot.processes import MEGABYTE, Handler, Job, LostError, MemoryLimitError, TimeLimitError
from bot.processes.pool import once
from bot.processes.worker import Worker
from bot.query.errors import QueryError
from bot.store.base import StoreError
from bot.store.opening import open_store
from bot.store.snapshot import Snapshot, make_snapshot
from bot.store.stamp import stamp

_log = logging.getLogger(__name__)

_NICENESS = 10
_TRIES = 3
_QUERY_SECONDS = 60.0
_MEMORY = 512 * MEGABYTE
_CHANGING = "The files were changed while they were read: wait until all are in place, then reload."


@dataclass(frozen=True, slots=True)
class Candidate:
    """Data that may be taken up.

    ``reasons`` say why not; there is a ``snapshot`` of data in files that may.
    """

    reasons: tuple[str, ...] = ()
    snapshot: Snapshot | None = None


def candidate(settings: Settings, home: Path, *, checked: bool = True) -> Candidate:
    """The data of ``settings`` as it is now, looked at in a process of its own.

    Its snapshot stands in ``home``.  ``checked``: it has to pass what ``soraq check`` looks at,
    else it has only to be readable.  Raises :class:`StoreError` where a disk or remote store
    cannot be looked at, and :class:`~bot.processes.ProcessError` where looking takes too long.
    """
    settings = replace(settings, token=None)
    if settings.store.kind != "memory":
        return Candidate(_refused(settings) if checked else ())
    niceness = _NICENESS if checked else 0  # at the start nothing else is to be done
    found: Candidate = once(
        Job(_prepare, (settings, home, checked), patience=600, niceness=niceness)
    )
    return found


def _refused(settings: Settings) -> tuple[str, ...]:
    """Why what a disk or remote store holds may not be taken up."""
    job = Job(_prepare_stored, (settings,), patience=600, niceness=_NICENESS)
    if reasons := once(job):
        return tuple(reasons)
    job = Job(_prepare_queries, (settings,), memory=_MEMORY, niceness=_NICENESS)
    asking = Worker(job)
    try:
        asking.wait_ready()
        failing: tuple[str, ...] = asking.call(settings.store.place, _QUERY_SECONDS)
        return failing
    except (TimeLimitError, MemoryLimitError, LostError) as error:
        # As they stand, with nothing asked for, queries may be too much for a large store.
        _log.info("whether all queries run was not seen: %s", error)
        return ()
    finally:
        asking.close()


def _prepare_stored(settings: Settings) -> tuple[Handler, tuple[str, ...]]:
    from bot.checking.stored import check_data

    return str, tuple(map(str, check_data(settings)))


def _prepare_queries(settings: Settings) -> tuple[Handler, None]:
    from bot.checking.stored import check_queries, opened

    store = opened(settings)
    return lambda name: tuple(map(str, check_queries(store, name))), None


def _prepare(settings: Settings, home: Path, checked: bool) -> tuple[Handler, Candidate]:
    return str, _looked_at(settings, home, checked)


def _looked_at(settings: Settings, home: Path, checked: bool) -> Candidate:
    for _ in range(_TRIES):
        before = stamp(settings)
        found = _taken(settings, home, checked)
        if stamp(settings) == before:
            return found
        if found.snapshot:
            found.snapshot.remove()
    return Candidate((_CHANGING,))


def _taken(settings: Settings, home: Path, checked: bool) -> Candidate:
    from bot.store.content import lacking
    from bot.store.embedded import EmbeddedStore, graph_sizes

    try:
        if checked and (reasons := _findings(settings)):
            return Candidate(reasons)
        with open_store(settings) as store:
            assert isinstance(store, EmbeddedStore)
            if checked and (said := lacking(graph_sizes(store.engine), store.ask)):
                return Candidate((said,))
            return Candidate(snapshot=make_snapshot(store, home))
    except (StoreError, QueryError, SettingsError) as error:
        return Candidate((str(error),))


def _findings(settings: Settings) -> tuple[str, ...]:
    paths: tuple[Path | None, ...] = settings.data or (None,)
    found = (check(path, settings.data_dir, part=True) for path in paths)
    return tuple(str(finding) for result in found for finding in result.findings)
