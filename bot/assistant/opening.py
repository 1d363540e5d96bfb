"""An assistant for the settings: the store opened, its vocabulary read."""

from __future__ import annotations

import gc

from bot.assistant import Assistant
from bot.assistant.indexing import open_index
from bot.config import Settings
from bot.query.selection import Queries
from bot.store.opening import open_store
from bot.store.snapshot import Snapshot, open_snapshot


def open_assistant(settings: Settings, snapshot: Snapshot | None = None) -> Assistant:
    """Open the store that ``settings`` name and be ready to answer from it.

    ``snapshot`` is a copy of its data, to be opened in place of the files.
    """
    gc.disable()  # nothing of what is made here is garbage: looking for it is time lost
    try:
        store = open_snapshot(snapshot) if snapshot else open_store(settings)
        names = open_index(store)
        if names is None and settings.store.kind == "remote":
            from bot.assistant.copied_names import index_of_endpoint
            from bot.store.remote import RemoteStore

            if isinstance(store, RemoteStore):
                names = index_of_endpoint(settings, store)
        return Assistant(store, Queries(), names)
    finally:
        gc.freeze()  # nor will it be: later searches pass it over
        gc.enable()
