"""A frame and what is asked of it → readings.

Where a word can bind in two ways, both readings are given and scored; the data decides
between those that are equally good.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot.model import Form, Reading, Selection
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
            "when": self._dates,
            "where": self._places,
            "who": self._agents,
            "why": self._reasons,
            "which": self._whichs,
            "what": self._whats,
            "": self._plain,
        }
        gap = next((p for p in self.frame.properties if self._is_gap(p)), None)
        if gap is not None and self.asked.wh != "check":
            yield self._unstated(gap)
            return
        yield from makers[self.asked.wh]()

    def _is_gap(self, part: Part) -> bool:
        """Whether a word asks for what the ontology has and the record never states."""
        return not part.mention.weak and all(v in self.schema.gaps for v in part.values)

    def _unstated(self, part: Part) -> Reading:
        skip = [p for p in self.frame.properties if p is not part]
        subject = self._subject(part.values, [part, *skip, *self.frame.units])
        if subject.is_empty and not self.continuing:
            subject = Selection(named=())
        return self._reading(Form.VALUES, subject, asked=part.values, bonus=1.0)
