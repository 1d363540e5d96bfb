"""Something that is wrong with the data."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path


@dataclass(frozen=True, slots=True)
class Finding:
    """What is wrong and what to do, with the file, its line and the thing where they are known."""

    message: str
    path: Path | None = None
    line: int | None = None
    thing: str = ""

    def __str__(self) -> str:
        line = f":{self.line}" if self.line else ""
        place = f"{shown(self.path)}{line}" if self.path else ""
        return ": ".join(part for part in (place, self.thing, self.message) if part)

    def order(self) -> tuple[str, int, str, str]:
        """Sorts findings by file and line."""
        return str(self.path or ""), self.line or 0, self.thing, self.message


def shown(path: Path) -> str:
    """The path as a person standing in the current folder would write it."""
    try:
        return str(path.resolve().relative_to(Path.cwd()))
    except (ValueError, OSError):
        return str(path)
