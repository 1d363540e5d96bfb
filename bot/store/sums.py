"""Whether files still hold what was written to them: their checksums, kept beside them.

The engine on disk does not compare what it reads with what it wrote: of a damaged file it may
make other triples, or take all memory.  So what reads much of a state compares first.
"""

from __future__ import annotations

import hashlib
from pathlib import Path

SUMS = "SHA256SUMS"
"""The file of checksums, which ``sha256sum --check`` reads too."""


def write_sums(folder: Path) -> None:
    """Write the checksums of all files in ``folder`` into it."""
    lines = [f"{_sum(file)}  {file.name}\n" for file in sorted(folder.iterdir()) if file.is_file()]
    (folder / SUMS).write_text("".join(lines), encoding="utf-8")


def damaged(folder: Path) -> list[Path]:
    """The files of ``folder`` that are gone or hold something else than was written.

    Of a folder without checksums nothing is known: then there are none.
    """
    try:
        text = (folder / SUMS).read_text(encoding="utf-8")
    except FileNotFoundError:
        return []
    except (OSError, UnicodeDecodeError):
        return [folder / SUMS]
    wanted = (line.partition("  ") for line in text.splitlines())
    return [folder / name for told, _, name in wanted if _found(folder / name) != told]


def _found(file: Path) -> str:
    try:
        return _sum(file)
    except OSError:
        return ""


def _sum(file: Path) -> str:
    with file.open("rb") as opened:
        return hashlib.file_digest(opened, "sha256").hexdigest()
