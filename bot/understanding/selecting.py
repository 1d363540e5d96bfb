"""A frame and what is asked of it → readings.

Where a word can bind in two ways, both readings are given and scored; the data decides
between those that are equally good.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Reading
from bot.understanding.claims import Claims
from bot.understanding.counting import Counting
from bot.understanding.frames import Part


class Selecting(Claims, Counting):
    """Makes the readings of one frame, by the form of the question."""

    def readings(self) -> Iterator[Reading]:
        """Yield the readings, each with its own part of the score."""
        if self.frame.has("compare", "versus") and self._differing() >= 2:
            yield self._compared()
            return
        makers = {
            "check": self._checks,
            "how_many": self._counts,
            "how_long": self._spans,
            "until": self._ends,
            "when": self._dates,
            "where": self._places,
            "who": self._agents,
            "why": self._reasons,
            "which": self._whichs,
            "what": self._whats,
            "": self._plain,
        }
        gap = next((p for p in self.frame.properties if self._is_gap(p)), None)
        if gap is not None:
            yield self._unstated_of(gap, gap.values)
            return
        yield from makers[self.asked.wh]()

    def _is_gap(self, part: Part) -> bool:
        """Whether a word asks for what the ontology has and the record never states."""
        deed = self.asked.wh == "who" and self.frame.properties == (part,)  # who spoke there?
        said = deed or not part.mention.weak
        return said and all(v in self.schema.gaps for v in part.values)
