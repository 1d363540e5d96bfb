"""What a yes-no question can claim, where the search over its clues has to find of what.

That everything said holds of one thing is a yes.  To say no, one of the things said has to
be what is claimed: of what the rest leads to, the record then states the opposite.
"""

from __future__ import annotations

from collections.abc import Iterator

from bot import vocabulary as voc
from bot.model import DatedWithin, Form, HasConcept, Selection, TiedTo
from bot.understanding.conditions import Conditions
from bot.understanding.frames import Part
from bot.understanding.marking import is_with
from bot.understanding.pairing import TOGETHER
from bot.understanding.puzzle import Head, Way

_PLACES = (voc.AT_PLACE, voc.DESTINATION, voc.WITHIN)
_LIKE, _FAR = 0.1, 0.15


class Claimed:
    """The claims that the parts of one frame allow, and what a deed says of the others."""

    def __init__(self, conditions: Conditions) -> None:
        """``conditions`` are those of the frame."""
        self._conditions = conditions
        self._frame, self._schema = conditions.frame, conditions.schema

    def heads(self) -> Iterator[Head]:
        """Yield what may be claimed."""
        frame, dated = self._frame, self.dated()
        for part in (*frame.statuses, *frame.topics):
            claim = Selection(concepts=(HasConcept(part.values),))
            yield Head(Form.CHECK, claim=claim, used=frozenset((part,)), cost=0.1)
        if dated is not None and not any(self._at(part) for part in self._deeds()):
            claim = Selection(dated=(dated,))
            yield Head(Form.CHECK, claim=claim, claims_dates=True, cost=0.1)
        for part in self._deeds():
            yield from self._of_deed(part)
        for part in frame.things:
            if self._conditions.classes_of([part]) == {voc.PLACE}:
                claim = Selection(ties=(TiedTo(part.values, _PLACES),))
                yield Head(Form.CHECK, claim=claim, used=frozenset((part,)), cost=0.2)

    def dated(self) -> DatedWithin | None:
        """The dates said, as dates of what the question says took place then."""
        periods = tuple(dict.fromkeys(p for d in self._frame.dates for p in d.periods))
        if not periods:
            return None
        props = tuple(
            v
            for part in self._frame.properties
            if not self._conditions.only_says_held(part)
            for v in part.values
            if self._conditions.is_date(v) and v != voc.DATE
        )
        milestones = tuple(
            m for part in self._frame.statuses if (m := self._schema.milestone(part.value))
        )
        return DatedWithin(periods, (*props, *milestones))

    def _of_deed(self, part: Part) -> Iterator[Head]:
        """That somebody did it, or that it was done at all."""
        roles = self.roles_of(part)
        played = False
        for thing in self._frame.things:
            able = self._able(roles, thing)
            if able:
                played = True
                claim = Selection(ties=(TiedTo(thing.values, able),))
                yield Head(Form.CHECK, claim=claim, used=frozenset((part, thing)), cost=0.1)
        if not played and roles:
            claim = Selection(ties=(TiedTo(roles=roles),))
            yield Head(Form.CHECK, claim=claim, used=frozenset((part,)), cost=0.1)

    def _deeds(self) -> Iterator[Part]:
        """What is said to have been done, rather than only to have taken place."""
        for part in self._frame.properties:
            if not part.mention.weak and not self._conditions.only_says_held(part):
                yield part

    def roles_of(self, part: Part) -> tuple[str, ...]:
        """What the record may call it that a deed says: the role, those like it, and where to."""
        own = [v for v in part.values if not self._conditions.is_date(v)]
        own = [v for v in own if v not in self._schema.gaps]
        likes = [like for v in own for like in self._schema.note(v, voc.LIKE_PROPERTY)]
        goals = [p for v in own for p in self._schema.note(v, voc.PATIENT_PROPERTY)]
        goals = [p for p in goals if p in _PLACES and not self._says_where()]
        return tuple(dict.fromkeys((*own, *likes, *goals)))

    def _says_where(self) -> bool:
        """Whether a place is named: then who is said beside it did not get visited himself."""
        return any(voc.PLACE in self._conditions.classes_of([p]) for p in self._frame.things)

    def _able(self, roles: tuple[str, ...], thing: Part) -> tuple[str, ...]:
        if is_with(self._frame, thing) and not TOGETHER & set(roles):
            return ()  # the draft with Russia was not drafted by it for that
        classes = self._conditions.classes_of([thing])
        return tuple(role for role in roles if self._schema.can_be(role, classes))

    def ways(self, part: Part) -> Iterator[Way]:
        """How a deed that is not claimed itself bears on the things: by whom it was done."""
        roles = self.roles_of(part)
        for thing in self._frame.things:
            able = self._able(roles, thing)
            if able:
                yield Way(Selection(ties=(TiedTo(thing.values, able),)), _LIKE)
        if at := self._at(part):
            event = Selection(classes=tuple(sorted(self._schema.events)))
            yield Way(Selection(ties=(TiedTo(roles=at, through=event),)), _FAR)

    def at_events(self, dated: DatedWithin) -> Iterator[Way]:
        """The dates as those of the event at which a deed said was done: agreed on in May."""
        for part in self._deeds():
            if at := self._at(part):
                classes = tuple(sorted(self._schema.events))
                event = Selection(classes=classes, dated=(DatedWithin(dated.periods),))
                yield Way(Selection(ties=(TiedTo(roles=at, through=event),)), _FAR)

    def _at(self, part: Part) -> tuple[str, ...]:
        """What a deed says of the event at which it was done."""
        return tuple(r for r in self.roles_of(part) if self._schema.can_be(r, self._schema.events))
