"""What was spoken of with somebody or somewhere: *what did we discuss with the Russians*.

What was talked of is told by the events at which it was; those with whom it was, or the place,
only say at which.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, HasConcept, Reading, Selection, TiedTo
from bot.understanding.conditions import Conditions, through
from bot.understanding.frames import AGENT_CLASSES, Part, class_of
from bot.understanding.grammar import single_words
from bot.understanding.marking import is_inside, is_led_by_with
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema
from bot.understanding.subjects import Subjects

_WHERE = (voc.AT_PLACE, voc.DESTINATION)
_LIKELY, _LESS = 2.0, 0.1
"""How likely that is asked, and how much less what an event was on than what it raised."""


def asks_what_was_discussed(conditions: Conditions, asked: Asked) -> bool:
    """Whether it is asked what was spoken of, and only with whom or where is said."""
    frame, schema = conditions.frame, conditions.schema
    if asked.wh != "what" or frame.statuses or frame.units or frame.words:
        return False
    if not any(_is_talk(conditions, part) for part in frame.properties):
        return False
    spoken = [p for p in frame.things if not _is_ours(conditions, p)]
    sorts = {class_of(p, schema) for p in (*frame.classes, *frame.kinds)}
    told = conditions.classes_of(spoken) | sorts
    people = told & AGENT_CLASSES or conditions.classes_of(spoken) == {voc.PLACE}
    return bool(people) and told <= AGENT_CLASSES | {voc.PLACE} | schema.events


def asks_whether_discussed(conditions: Conditions, asked: Asked) -> bool:
    """Whether it is asked if an agreement was spoken of, and nothing else of it is claimed."""
    frame, schema = conditions.frame, conditions.schema
    talk = [p for p in frame.properties if conditions.only_says_held(p) and _is_talk(conditions, p)]
    others = [p for p in frame.properties if p not in talk and not p.mention.weak]
    if asked.wh != "check" or not talk or others or frame.words:
        return False
    if any(conditions.is_negated(p) for p in talk):
        return False
    own = {*conditions.classes, *conditions.classes_of(frame.things)} - AGENT_CLASSES - {voc.PLACE}
    milestones = any(schema.milestone(p.value) for p in frame.statuses)
    return bool(own or frame.statuses) and own <= {voc.AGREEMENT} and not milestones


def is_of_talks(conditions: Conditions, asked: Asked) -> bool:
    """Whether it is asked what was spoken of, or whether it was."""
    what = asks_what_was_discussed(conditions, asked)
    return what or asks_whether_discussed(conditions, asked)


def _is_talk(conditions: Conditions, part: Part) -> bool:
    """Whether a word says that something was spoken of: *discussed*, *talked*, *raised*."""
    word = conditions.frame.sighting.tokens[part.at].folded
    talk = tuple(single_words("discussing", conditions.language))
    if conditions.only_says_held(part):
        return word.startswith(talk)
    return not set(part.values).isdisjoint(_raising(conditions.schema))


def _raising(schema: Schema) -> tuple[str, ...]:
    """The properties that say what was spoken of at an event."""
    mentioning = schema.notes.get(voc.MENTIONING, {})
    return tuple(prop for prop in mentioning if schema.can_say(prop, schema.events))


def _is_ours(conditions: Conditions, part: Part) -> bool:
    return part.mention.weak or any(conditions.schema.one(v, voc.HOME) for v in part.values)


class Talks(Subjects):
    """Questions for what was spoken of, and for what was held."""

    def _talked_of(self) -> Iterator[Reading]:
        """*What was discussed with the Service in Moscow*: what those events raised or were on."""
        if self.continuing or not asks_what_was_discussed(self, self.asked):
            return
        frame, schema = self.frame, self.schema
        events = tuple(sorted(schema.events))
        raising = _raising(schema)
        around = [p for p in (*frame.classes, *frame.kinds) if class_of(p, schema) in events]
        agents = [p for p in (*frame.classes, *frame.kinds) if p not in around]
        ties = [TiedTo(through=self.select(only=[p])) for p in agents]
        for part in frame.things:
            if _is_ours(self, part):
                continue
            own = self.classes_of([part])
            where = own == {voc.PLACE} or (voc.COUNTRY in own and is_inside(frame, part))
            ties.append(TiedTo(part.values, _WHERE if where else ()))
            if not where:  # who was only spoken of, or whom we went to see, spoke with nobody
                apart = raising + ((voc.DESTINATION,) if is_led_by_with(frame, part) else ())
                ties.append(TiedTo(part.values, apart, negated=True))
        found = self.select(only=around)
        periods = [d for d in frame.dates if d.periods]
        dated = (self.free_dates(periods, events),) if periods else ()
        topics = self.select(only=frame.topics).concepts
        subject = Selection(
            classes=found.classes or events,
            concepts=(*found.concepts, *topics),
            ties=tuple(ties),
            dated=dated,
        )
        yield self._reading(Form.VALUES, subject, asked=raising, bonus=_LIKELY)
        matters = schema.ranges.get(voc.ABOUT, frozenset()) - AGENT_CLASSES - {voc.PLACE, *events}
        yield self._reading(
            Form.VALUES,
            subject,
            asked=(voc.ABOUT,),
            asked_classes=tuple(sorted(matters)),
            bonus=_LIKELY - _LESS,
        )
        if not (around or periods or topics):  # what is still worked on is what is talked of
            sides = tuple(tie for tie in ties if not tie.negated)
            worked_on = (HasConcept((voc.IN_PREPARATION,)),)
            texts = Selection(classes=(voc.AGREEMENT,), concepts=worked_on, ties=sides)
            yield self._reading(Form.THINGS, texts, bonus=_LIKELY - 2 * _LESS)

    def _was_talked_of(self) -> Iterator[Reading]:
        """*Has the draft been discussed?*: whether an event was on it, and then."""
        if self.continuing or not asks_whether_discussed(self, self.asked):
            return
        frame, schema = self.frame, self.schema
        held = [p for p in frame.properties if _is_talk(self, p)]
        places = [p for p in frame.things if self.classes_of([p]) == {voc.PLACE}]
        periods = [d for d in frame.dates if d.periods]
        events = tuple(sorted(schema.events))
        texts = replace(self.select(skip=[*held, *places]), dated=())
        where = tuple(TiedTo(p.values, _WHERE) for p in places)
        on_it = Selection(classes=events, ties=(TiedTo(roles=(voc.ABOUT,), through=texts), *where))
        dated = (self.free_dates(periods, events),) if periods else ()
        claim = Selection(dated=dated) if dated else None
        reading = self._reading(Form.CHECK, on_it, claim=claim, bonus=_LIKELY)
        yield replace(reading, asked=(voc.HELD,))

    def _held_with(self) -> Iterator[Reading]:
        """*What was held with the Academy, in Moscow?*: the events of those, and there."""
        frame = self.frame
        named = {*self.classes, *self.classes_of(frame.things)}
        held = [p for p in frame.properties if self.only_says_held(p) and not p.mention.weak]
        if not held or not named or not named <= AGENT_CLASSES | {voc.PLACE}:
            return
        if named == {voc.PLACE} and any(voc.ABOUT in p.values for p in frame.properties):
            return  # which issue was discussed there: not at what
        players = self.select(skip=frame.properties)
        events = through(replace(players, dated=(), order=None))
        if named == {voc.PLACE}:  # and not what was only on a place
            events = Selection(ties=tuple(TiedTo(p.values, _WHERE) for p in frame.things))
        when = replace(events, classes=(voc.EVENT,), dated=players.dated)
        yield self._reading(Form.THINGS, when, bonus=1.0)
