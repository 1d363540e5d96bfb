"""The store that the settings ask for, filled.  Today only ``memory``; others are planned."""

from __future__ import annotations

from bot.config import Settings, SettingsError
from bot.store.base import Store
from bot.store.loading import foreign_data, project_data


def open_store(settings: Settings) -> Store:
    """Open the store of ``settings`` with their data in it."""
    if settings.store.kind != "memory":
        raise SettingsError(
            f"The store {settings.store.kind} is planned and cannot be used yet; only memory works "
            "today: leave out --store and SORAQ_STORE, and the data is kept in memory."
        )
    from bot.store.embedded import EmbeddedStore

    files = foreign_data(settings.data) if settings.data else project_data()
    return EmbeddedStore.from_files(files)
