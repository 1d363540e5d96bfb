"""How many: things that are counted, or a figure that the report states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Reading
from bot.understanding.asking import Asking


class Counting(Asking):
    """Questions for a number."""

    def _counts(self) -> Iterator[Reading]:
        frame = self.frame
        after = frame.positions("how_many")[-1] + 1
        roles = [
            p
            for p in frame.properties
            if p not in self.pairs
            and not p.mention.weak
            and after <= p.at <= after + 1
            and any(self.schema.is_role(v) for v in p.values)
        ]
        stated = [
            p
            for p in frame.properties
            if voc.HAS_STATUS in p.values
            and (frame.things or self.classes)
            and frame.sighting.tokens[after - 1].folded.startswith("nece")  # also "how is it"
        ]
        if stated:  # how does it stand with the agreement
            yield from self._plain()
            return
        if frame.units or any(self._is_figure(part) for part in frame.things):
            yield self._reading(Form.FIGURE, self._figures(), bonus=0.5)
            if any(p.at <= after + 1 for p in frame.units) and self.asked.part is None:
                return  # what is counted is said
        elif roles and self.asked.cls is None:
            asked = [v for v in roles[0].values if self.schema.is_role(v)]
            subject = self._subject(asked, roles[:1])
            if self.continuing or not subject.is_empty:
                yield self._reading(Form.COUNT, subject, asked=asked, bonus=0.5)
            return
        elif not self.classes and (frame.words or frame.topics or frame.things):
            yield self._reading(Form.FIGURE, self._figures(), bonus=0.3)
            if frame.things and not frame.topics and not frame.words:
                yield self._reading(Form.COUNT, self.select(), bonus=0.1)
        elif self.classes and self.asked.cls is None and (frame.words or frame.topics):
            yield self._reading(Form.FIGURE, self._figures(), bonus=0.3)
            return
        if self.asked.cls:
            yield from self._as_count(self._whichs())
        elif self.classes:
            yield from self._as_count(self._listed())

    def _as_count(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            if reading.form in (Form.THINGS, Form.VALUES):
                yield replace(reading, form=Form.COUNT)
