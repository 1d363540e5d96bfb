"""The numbers that Word shows before paragraphs and does not write into them.

In many reports the column of numbers is such a list: 1.1, 1.2, 1.4 are nowhere in its text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Any

from bot.reports.reading.word_names import W, attribute

_PLACE = re.compile(r"%(\d)")
_DECIMAL = frozenset({"decimal", "decimalZero"})


@dataclass(frozen=True, slots=True)
class _Level:
    start: int
    shape: str
    text: str


class Numbering:
    """Counts the numbered paragraphs of a document as they come."""

    def __init__(
        self, levels: dict[tuple[str, int], _Level], styles: dict[str, tuple[str, int]]
    ) -> None:
        """``levels`` by list and depth; ``styles`` that put their paragraphs into a list."""
        self._levels = levels
        self._styles = styles
        self._counts: dict[str, dict[int, int]] = {}

    @classmethod
    def of(cls, document: Any) -> Numbering:
        """The lists that a document of python-docx defines."""
        styles: dict[str, tuple[str, int]] = {}
        for style in document.styles.element.iterfind(f"{W}style"):
            number = attribute(style, "pPr/numPr/numId")
            if number:
                depth = int(attribute(style, "pPr/numPr/ilvl") or 0)
                styles[style.get(f"{W}styleId", "")] = (number, depth)
        parts = [rel.target_part for rel in document.part.rels.values() if _is_numbering(rel)]
        levels = _levels(parts[0].element) if parts else {}
        return cls(levels, styles)

    def label_of(self, paragraph: Any) -> str:
        """What Word shows before this paragraph; to be asked of each once, in their order."""
        number = attribute(paragraph, "pPr/numPr/numId")
        depth = int(attribute(paragraph, "pPr/numPr/ilvl") or 0)
        if number is None:
            style = attribute(paragraph, "pPr/pStyle")
            number, depth = self._styles.get(style or "", ("", 0))
        level = self._levels.get((number, depth))
        if not number or level is None:
            return ""
        counts = self._counts.setdefault(number, {})
        counts[depth] = counts.get(depth, level.start - 1) + 1
        for deeper in [one for one in counts if one > depth]:
            del counts[deeper]
        if level.shape not in _DECIMAL:
            return ""
        return _PLACE.sub(lambda found: self._count(number, int(found[1]) - 1), level.text)

    def _count(self, number: str, depth: int) -> str:
        level = self._levels.get((number, depth))
        return str(self._counts[number].get(depth, level.start if level else 1))


def _is_numbering(rel: Any) -> bool:
    return not rel.is_external and str(rel.reltype).endswith("/numbering")


def _levels(element: Any) -> dict[tuple[str, int], _Level]:
    abstract: dict[str, dict[int, _Level]] = {}
    for one in element.iterfind(f"{W}abstractNum"):
        abstract[one.get(f"{W}abstractNumId", "")] = {
            int(level.get(f"{W}ilvl", "0")): _level(level) for level in one.iterfind(f"{W}lvl")
        }
    found: dict[tuple[str, int], _Level] = {}
    for one in element.iterfind(f"{W}num"):
        number = one.get(f"{W}numId", "")
        for depth, level in abstract.get(attribute(one, "abstractNumId") or "", {}).items():
            found[number, depth] = level
        for override in one.iterfind(f"{W}lvlOverride"):
            depth = int(override.get(f"{W}ilvl", "0"))
            start, base = attribute(override, "startOverride"), found.get((number, depth))
            if start and base is not None:
                found[number, depth] = _Level(int(start), base.shape, base.text)
    return found


def _level(level: Any) -> _Level:
    start = attribute(level, "start") or "1"
    return _Level(int(start), attribute(level, "numFmt") or "", attribute(level, "lvlText") or "")
