"""Files that are whole or not there: written beside their place, then moved to it."""

from __future__ import annotations

import os
import shutil
import tempfile
from collections.abc import Iterator, Mapping
from contextlib import contextmanager, suppress
from pathlib import Path

from bot.reports.errors import ReportError


@contextmanager
def writing(place: Path) -> Iterator[None]:
    """Tell in a sentence that ``place`` cannot be written; what was there stays as it was."""
    try:
        yield
    except OSError as error:
        raise ReportError(
            f"{place} cannot be written: {error.strerror or error}. Nothing was changed there: "
            "make room or give permission, then try again."
        ) from error


def write(path: Path, content: bytes) -> None:
    """Write a file whole; :class:`ReportError` where it cannot be."""
    with writing(path):
        path.parent.mkdir(parents=True, exist_ok=True)
        number, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        new = Path(name)
        try:
            with os.fdopen(number, "wb") as file:
                _write_through(file.fileno(), content)
            new.chmod(0o644)
            new.replace(path)
        except BaseException:
            new.unlink(missing_ok=True)
            raise


def write_folder(folder: Path, files: Mapping[str, bytes]) -> None:
    """Write a new folder with all its files at once; it must not be there yet.

    :class:`ReportError` where it is, or cannot be written; nothing of it is left then.
    """
    with writing(folder):
        folder.parent.mkdir(parents=True, exist_ok=True)
        new = Path(tempfile.mkdtemp(prefix=f".{folder.name}.", dir=folder.parent))
        try:
            for name, content in files.items():
                number = os.open(new / name, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o644)
                try:
                    _write_through(number, content)
                finally:
                    os.close(number)
            new.chmod(0o755)
            if folder.exists():
                raise ReportError(f"{folder} is there already, and is left as it is.")
            new.rename(folder)
        except BaseException:
            with suppress(OSError):
                shutil.rmtree(new)
            raise


def _write_through(number: int, content: bytes) -> None:
    left = memoryview(content)
    while left:
        left = left[os.write(number, left) :]
    os.fsync(number)
