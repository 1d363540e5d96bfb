"""Where in a Turtle file a thing is described."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import cached_property
from pathlib import Path

_PREFIX = re.compile(r"^\s*@?prefix\s+([\w.-]*):\s*<([^>]*)>", re.IGNORECASE | re.MULTILINE)
_SUBJECT = re.compile(r"^(?:<([^>\s]*)>|([\w.-]*):([^\s;,()\[\]]*))(?=\s|$)", re.MULTILINE)


class Places:
    """The lines of a file at which blocks about things begin: those not indented."""

    def __init__(self, path: Path) -> None:
        """Look into ``path`` when first asked."""
        self._path = path

    def line(self, thing: str, words: Iterable[str] = ()) -> int | None:
        """The line where ``thing`` is described, or the first of its block with all ``words``."""
        start = self._blocks.get(thing)
        if start is None:
            return None
        end = min((line for line in self._starts if line > start), default=len(self._lines) + 1)
        wanted = [word for word in words if word]
        for number in range(start, end) if wanted else ():
            if all(word in self._lines[number - 1] for word in wanted):
                return number
        return start

    @cached_property
    def _text(self) -> str:
        return self._path.read_text(encoding="utf-8", errors="replace")

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(self._blocks.values())

    @cached_property
    def _blocks(self) -> dict[str, int]:
        prefixes = dict(_PREFIX.findall(self._text))
        blocks: dict[str, int] = {}
        line, place = 1, 0
        for found in _SUBJECT.finditer(self._text):
            line += self._text.count("\n", place, found.start())
            place = found.start()
            whole, prefix, name = found.groups()
            if whole is None and prefix not in prefixes:
                continue
            blocks.setdefault(whole if whole is not None else prefixes[prefix] + name, line)
        return blocks
