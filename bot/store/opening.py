"""The store that the settings ask for: opened, and in memory filled too."""

from __future__ import annotations

from pathlib import Path

from bot.config import DATA, Settings, SettingsError
from bot.store.base import Store
from bot.store.loading import foreign_data, project_data


def open_store(settings: Settings) -> Store:
    """Open the store of ``settings``; one in memory is filled with their data.

    Raises :class:`SettingsError` where the settings contradict each other, and
    :class:`StoreError` where the store cannot be opened.
    """
    choice = settings.store
    if choice.kind == "memory":
        from bot.store.embedded import EmbeddedStore

        files = foreign_data(settings.data) if settings.data else project_data(settings.data_dir)
        return EmbeddedStore.from_files(files)
    if settings.data:
        raise SettingsError(
            f"--data (or {DATA}) is for the store in memory; the store {choice.place} has its "
            "own data. Leave --data out, or fill the store with it: soraq load PATH --store STORE."
        )
    if choice.kind == "disk":
        from bot.store.disk import DiskStore

        return DiskStore.open(Path(choice.place).expanduser())
    from bot.store.remote import open_remote

    return open_remote(choice.place, settings.endpoint)
