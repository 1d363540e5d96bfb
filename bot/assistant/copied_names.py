"""The index of names of a large endpoint, made here from the copy of its data."""

from __future__ import annotations

import logging

from bot.assistant.indexing import index_names, open_index
from bot.config import Settings
from bot.processes import Handler, Job, ProcessError
from bot.processes.worker import Worker
from bot.store.base import StoreError
from bot.store.names import NameFile
from bot.store.remote import RemoteStore, open_remote

_LOG = logging.getLogger(__name__)

MANY = 500_000
"""With fewer triples, some 50,000 names, it is sooner to read all names into memory."""
PATIENCE = 3_600.0
"""So many seconds the copy and its index may take; at ten million triples a quarter of an hour."""
_NICENESS = 10


def index_of_endpoint(settings: Settings, store: RemoteStore) -> NameFile | None:
    """The index of names for what an endpoint holds now; ``None`` where all are to be read.

    Where it is not there yet it is made in a process of its own, once for each version and
    machine; other processes wait for that.
    """
    if store.manifest.triples < MANY:
        return None
    _LOG.warning(
        "The data at %s is copied and its names are indexed; this takes some minutes, once for "
        "each version.",
        store.name,
    )
    try:
        worker = Worker(Job(prepare, (settings,), patience=PATIENCE, niceness=_NICENESS))
        try:
            worker.wait_ready()
        finally:
            worker.close()
        return open_index(store)
    except (StoreError, ProcessError) as error:
        _LOG.warning("Without an index all names of %s are read: %s", store.name, error)
        return None


def prepare(settings: Settings) -> tuple[Handler, None]:
    """Make the copy of the endpoint of ``settings`` with its index; then there is no more to do."""
    with open_remote(settings.store.place, settings.endpoint) as store:
        store.keep_copy(index_names)
    return _nothing, None


def _nothing(request: object) -> None:
    """Nothing is asked of the process."""
