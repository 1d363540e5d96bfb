"""The next and the previous one: *where will they meet next*, *when was the round before*."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import EVER, DatedWithin, Form, Order, Reading, Selection, TiedTo
from bot.understanding.frames import Part, class_of
from bot.understanding.subjects import Subjects

_LIKELIER = 1.5
"""How much likelier a word for what comes next means that than nothing."""


class Succession(Subjects):
    """Questions on the event that comes after or before another, or on a matter."""

    def _next_ones(self) -> Iterator[Reading]:
        """Where and when the next or the previous event is, and which it is."""
        planned = [p for p in self.frame.properties if p.values == (voc.PLANNED_FOR,)]
        before = [p for p in self.frame.properties if voc.FOLLOWS in p.values]
        events = [p for p in self.frame.things if voc.EVENT in self.classes_of([p])]
        for event in events:
            if any(self._is_joined_to(event, p) for p in planned):
                following = TiedTo(event.values, (voc.FOLLOWS,))
                yield from self._of_it(Selection(classes=self._events(), ties=(following,)))
        if before:
            yield from self._previous(before, planned, events)
        elif planned and not events and self.asked.wh in ("where", "when"):
            yield from self._of_it(self._on_the_matter(planned, voc.PLANNED_FOR))

    def _previous(
        self, before: Sequence[Part], planned: Sequence[Part], events: Sequence[Part]
    ) -> Iterator[Reading]:
        """The one before: itself where it was held, else what the one named is tied to."""
        held = (DatedWithin((EVER,), (voc.HELD,)),)
        for event in events:
            if any(self._is_joined_to(event, p) for p in before):
                yield from self._of_it(Selection(named=event.values, dated=held))
        places = [p for p in self.frame.things if self.classes_of([p]) == {voc.PLACE}]
        matter = Selection() if planned or places else self._on_the_matter(before, voc.HELD)
        if events:
            reference = TiedTo(tuple(v for p in events for v in p.values))
        elif not matter.is_empty:
            yield from self._of_it(replace(matter, order=Order(descending=True)))
            return
        else:
            dated = (DatedWithin((EVER,), (voc.PLANNED_FOR,)),)
            ties = tuple(TiedTo(p.values) for p in places)
            due = Selection(classes=self._events(), ties=ties, dated=dated)
            reference = TiedTo(through=due)
        found = Selection(classes=self._events(), ties=(reference,), dated=held)
        yield from self._of_it(found, _LIKELIER - 0.2)

    def _on_the_matter(self, said: Sequence[Part], date: str) -> Selection:
        """The events on what else is said that were held, or are planned."""
        frame = self.frame
        around = [p for p in (*frame.classes, *frame.kinds) if self._is_sort_of_event(p)]
        held = [p for p in frame.properties if self.only_says_held(p)]
        asked = [] if self.asked.part is None else [self.asked.part]
        found = self.select(classes=self._events(), skip=[*said, *around, *held, *asked])
        if not (found.ties or found.concepts or found.named):
            return Selection()
        return replace(found, dated=(*found.dated, DatedWithin((EVER,), (date,))))

    def _of_it(self, found: Selection, bonus: float = _LIKELIER) -> Iterator[Reading]:
        """What is asked of the event that was found."""
        asked = self.asked.wh
        if found.is_empty:
            return
        if asked == "where":
            yield self._reading(Form.VALUES, found, asked=(voc.AT_PLACE,), bonus=bonus)
        elif asked == "when":
            dates = (voc.PLANNED_FOR, voc.HELD)
            yield self._reading(Form.DATE, found, asked=dates, bonus=bonus)
        elif asked in ("", "what", "which"):
            yield self._reading(Form.THINGS, found, bonus=bonus)

    def _events(self) -> tuple[str, ...]:
        return tuple(sorted(self.schema.events))

    def _is_sort_of_event(self, part: Part) -> bool:
        return class_of(part, self.schema) in self.schema.events

    def _is_joined_to(self, event: Part, said: Part) -> bool:
        """*Next talks*, *the next round of the talks*."""
        first, second = sorted((event, said), key=lambda part: part.at)
        small = {at for name in ("words", "about", "with") for at in self.frame.positions(name)}
        return all(at in small for at in range(first.end, second.at))
