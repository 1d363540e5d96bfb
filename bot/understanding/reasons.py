"""Why, and on what occasion."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Reading, Selection, TiedTo
from bot.understanding.frames import AGENT_CLASSES
from bot.understanding.headlines import Headlines

_GOING = AGENT_CLASSES | {voc.PLACE}


class Reasons(Headlines):
    """Questions for a reason."""

    def _reasons(self) -> Iterator[Reading]:
        subject = self.select(skip=self.frame.properties)
        if self.continuing or not subject.is_empty:
            yield self._reading(Form.VALUES, subject, asked=[voc.RATIONALE])
        if self._is_of_one_alone(subject):  # what a project is for, it tells itself
            yield self._reading(Form.CARD, subject, bonus=0.2)
        deeds = [p for p in self.frame.properties if any(self._is_of_events(v) for v in p.values)]
        agents = self.frame.things and not self.classes_of(self.frame.things) - _GOING
        if deeds and agents and not set(self.classes) - _GOING:
            yield self._reading(Form.THINGS, self._occasion(), bonus=0.5)

    def _is_of_one_alone(self, subject: Selection) -> bool:
        """Whether nothing is said but a project or an event, which state no reason."""
        own = self.classes_of(self.frame.things)
        telling = own & {voc.PROJECT, *self.schema.events}
        plain = all(self.only_says_held(p) or p.mention.weak for p in self.frame.properties)
        named = Selection(named=subject.named) == subject
        return bool(telling) and named and plain and self.frame.conditions == 1

    def _occasion(self) -> Selection:
        """The events that those named had a part in: what they came for is what they came to."""
        events = tuple(sorted(self.schema.events))
        around = [*self.frame.classes, *self.frame.kinds]
        found = self.select(skip=around, classes=events)
        if not around:
            return found
        return replace(found, ties=(*found.ties, TiedTo(through=self.select(only=around))))

    def _is_of_events(self, prop: str) -> bool:
        return not self.is_date(prop) and self.schema.can_say(prop, self.schema.events)
