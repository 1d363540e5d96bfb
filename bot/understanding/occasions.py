"""What was done to a thing at an event that the record names: *agreed by experts in Moscow*.

The thing has neither a place nor a day of its own for it; those said are of the event.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Reading, Selection, TiedTo
from bot.understanding.frames import AGENT_CLASSES, Part, class_of
from bot.understanding.schema import Schema
from bot.understanding.subjects import Subjects

_LIKELIER = 1.0
"""How much likelier such a question is than that the place and the day are of the thing."""


class Occasions(Subjects):
    """Questions on what was done at an event, told of by a tie from the thing to the event."""

    def _done_at_events(self) -> Iterator[Reading]:
        """Which things it was done to, when, where, how many, and whether it was."""
        deed = next((p for p in self.frame.properties if self._is_at_event(p)), None)
        events = tuple(sorted(self.schema.events))
        if deed is None or self.is_negated(deed):
            return
        part = self.asked.part
        if self.asked.cls in events and part is not None and part.at < deed.at:
            return  # at which meeting it was done
        rest, event = self._parted(deed, events)
        ties = self._ties_to_events(deed)
        rest = self._of_what_can(replace(rest, classes=self._able(rest.classes, ties)), ties)
        if rest.classes and not any(self.schema.can_say(tie, rest.classes) for tie in ties):
            return
        told = (TiedTo(roles=ties, through=event),)
        done = replace(rest, ties=(*rest.ties, *told))
        around = replace(event, ties=(*event.ties, TiedTo(through=done)))
        asked = self.asked.wh
        if asked == "when":
            held = (voc.HELD, voc.PLANNED_FOR)
            yield self._reading(Form.DATE, around, asked=held, bonus=_LIKELIER)
        elif asked == "where":
            yield self._reading(Form.VALUES, around, asked=(voc.AT_PLACE,), bonus=_LIKELIER)
        elif asked == "check" and not rest.is_empty:
            claim = Selection(ties=told)
            yield self._reading(Form.CHECK, rest, claim=claim, bonus=_LIKELIER)
        elif asked in ("", "which", "what", "how_many") and not self._asks_who(deed):
            sorts = rest.concepts or rest.named or self.classes
            if not sorts and event == Selection(classes=events):
                return  # what did they agree on with the Dutch
            form = Form.COUNT if asked == "how_many" else Form.THINGS
            yield self._reading(form, done, bonus=_LIKELIER)

    def _cannot_be_done(self) -> bool:
        """Whether what is asked for is nothing to which it is done: no project is agreed."""
        deed = next((p for p in self.frame.properties if self._is_at_event(p)), None)
        part = self.asked.part
        if deed is None or self.is_negated(deed) or self.asked.wh not in ("", "which"):
            return False
        sorts = self.schema.events | AGENT_CLASSES
        told = [c for c in self.classes if c not in sorts]
        ties = self._ties_to_events(deed)
        able = self._able(tuple(told), ties)
        out = bool(told) and not any(self.schema.can_say(tie, able) for tie in ties)
        return out and (part is None or self.asked.cls in told)

    def _asks_who(self, deed: Part) -> bool:
        part = self.asked.part
        roles = [p for p in self.frame.properties if p is not deed and not p.mention.weak]
        roles = [
            p for p in roles if any(self._answer_value(v, self.asked.cls or "") for v in p.values)
        ]
        asked = self.asked.cls in AGENT_CLASSES and part is not None
        return asked and (bool(roles) or (part is not None and part.at < deed.at))

    def _parted(self, deed: Part, events: tuple[str, ...]) -> tuple[Selection, Selection]:
        """The conditions on the things, and those on the event."""
        frame = self.frame
        places = [p for p in frame.things if self.classes_of([p]) == {voc.PLACE}]
        around = [p for p in (*frame.classes, *frame.kinds) if class_of(p, self.schema) in events]
        held = [p for p in frame.properties if self.only_says_held(p)]
        where = self.asked.part if self.asked.wh == "where" else None
        doers = [
            p for p in (*frame.classes, *frame.kinds) if class_of(p, self.schema) in AGENT_CLASSES
        ]
        skip = [deed, *places, *around, *doers, *held, *([where] if where else [])]
        to_events = self._ties_to_events(deed)
        able = [
            p
            for p in frame.things
            if any(self.schema.can_say(tie, self.classes_of([p])) for tie in to_events)
        ]
        rest = replace(self.select(skip=[*skip, *able]), dated=())
        if able:  # the draft of the agreement: the agreement
            rest = replace(rest, named=self.by_prominence(able)[0].values)
        event = replace(self.select(only=around), classes=events)
        periods = [d for d in frame.dates if d.periods]
        dated = (self.free_dates(periods, events),) if periods else ()
        ties = tuple(TiedTo(p.values) for p in places)
        return rest, replace(event, ties=ties, dated=dated)

    def _of_what_can(self, rest: Selection, ties: tuple[str, ...]) -> Selection:
        """The things to which it can be done, where those named are only tied to them."""
        if rest.classes or not rest.named:
            return rest
        own = {c for thing in rest.named for c in self.schema.classes.get(thing, ())}
        if any(self.schema.can_say(tie, own) for tie in ties):
            return rest
        able = {c for tie in ties for c in self.schema.domains.get(tie, ())}
        named = TiedTo(rest.named)
        return replace(rest, named=None, classes=tuple(sorted(able)), ties=(named, *rest.ties))

    def _able(self, classes: tuple[str, ...], ties: tuple[str, ...]) -> tuple[str, ...]:
        """The classes in the sense in which such a thing can be done to them: a *document*."""
        loosely = {c: self.schema.note(c, voc.LOOSELY_FOR) for c in classes}
        meant = (m for c in classes for m in (c, *loosely[c]))
        able = (m for m in meant if any(self.schema.can_say(tie, (m,)) for tie in ties))
        return tuple(dict.fromkeys(able)) or classes

    def _is_at_event(self, part: Part) -> bool:
        return not part.mention.weak and bool(self._ties_to_events(part))

    def _ties_to_events(self, part: Part) -> tuple[str, ...]:
        return ties_to_events(part, self.schema)


def ties_to_events(part: Part, schema: Schema) -> tuple[str, ...]:
    """What a word says that leads from things that are no events to events, and nowhere else."""
    events = schema.events
    return tuple(
        v
        for v in part.values
        if schema.ranges.get(v, frozenset()) <= events
        and not schema.domains.get(v, events) <= events
        and schema.can_be(v, events)
    )
