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

    def line(self, thing: str) -> int | None:
        """The line where ``thing`` is first described."""
        return next(iter(self._blocks.get(thing, ())), None)

    def thing_at(self, line: int) -> str | None:
        """The thing whose block holds a line."""
        starts = [(start, thing) for thing, lines in self._blocks.items() for start in lines]
        return max((pair for pair in starts if pair[0] <= line), default=(0, None))[1]

    def line_with(self, thing: str, words: Iterable[str]) -> int | None:
        """The first line of the blocks about ``thing`` that has all ``words``."""
        wanted = [word for word in words if word]
        for start in self._blocks.get(thing, ()) if wanted else ():
            end = next((line for line in self._starts if line > start), len(self._lines) + 1)
            for number in range(start, end):
                if all(word in self._lines[number - 1] for word in wanted):
                    return number
        return None

    @cached_property
    def _text(self) -> str:
        return self._path.read_text(encoding="utf-8", errors="replace")

    @cached_property
    def _lines(self) -> list[str]:
        return self._text.split("\n")

    @cached_property
    def _starts(self) -> list[int]:
        return sorted(line for lines in self._blocks.values() for line in lines)

    @cached_property
    def _blocks(self) -> dict[str, list[int]]:
        prefixes = dict(_PREFIX.findall(self._text))
        blocks: dict[str, list[int]] = {}
        line, place = 1, 0
        for found in _SUBJECT.finditer(self._text):
            line += self._text.count("\n", place, found.start())
            place = found.start()
            whole, prefix, name = found.groups()
            if whole is None and prefix not in prefixes:
                continue
            iri = whole if whole is not None else prefixes[prefix] + name
            blocks.setdefault(iri, []).append(line)
        return blocks
