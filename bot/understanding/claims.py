"""Yes-no questions: what is claimed of which things."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Reading, Selection, TiedTo
from bot.understanding.frames import AGENT_CLASSES, Part, class_of
from bot.understanding.subjects import Subjects


class Claims(Subjects):
    """Questions that ask for a yes or a no: what is claimed, and of what."""

    def _checks(self) -> Iterator[Reading]:
        for reading in self._claims():
            yield replace(reading, asked=(voc.HELD,)) if self._says_done() else reading

    def _says_done(self) -> bool:
        """Whether it is asked that something took place: what is only planned has not."""
        said = {value for part in self.frame.properties for value in part.values}
        return voc.HELD in said and voc.PLANNED_FOR not in said

    def _claims(self) -> Iterator[Reading]:
        for claim in (self._of_status, self._of_role, self._of_concept, self._of_place):
            made = list(claim())
            yield from made
            if made:
                return
        dated = list(self._of_date())
        yield from dated or self._of_what_is_left()

    def _of_status(self) -> Iterator[Reading]:
        """*Is it in force?*."""
        claimed = [p for p in self.frame.statuses if not self._only_sorts(p)]
        if not claimed:
            return
        rest = self.select(skip=claimed)
        claim = self.select(only=claimed)
        if claim.dated:
            rest = replace(rest, dated=())
        yield self._reading(Form.CHECK, rest, claim=claim)

    def _only_sorts(self, status: Part) -> bool:
        """*Did our side write the draft agreement?*: that it is a draft is not what is asked."""
        named = {p.at for p in (*self.frame.things, *self.frame.classes, *self.frame.kinds)}
        telling = [p for p in self.pairs if not p.mention.weak]
        milestone = self.schema.milestone(status.value)
        return milestone is None and bool(telling) and status.end in named

    def _of_role(self) -> Iterator[Reading]:
        """*Did IOM organise it?*."""
        for prop in sorted(self.pairs, key=lambda p: p.mention.weak):
            tie = self.tie(self.pairs[prop], prop)
            sorting = [p for p in self.frame.statuses if self._only_sorts(p)]
            rest = self.select(skip=[prop, self.pairs[prop], *sorting])
            subject = self._shifted(rest, tie.roles)
            if not subject.is_empty:
                yield self._reading(Form.CHECK, subject, claim=Selection(ties=(tie,)), bonus=0.3)
                return

    def _of_concept(self) -> Iterator[Reading]:
        """*Is measure 2.10 a continuous one?*."""
        frame = self.frame
        own = self.classes_of(frame.things)
        if not frame.things or self.asked.exists:
            return
        if any(voc.ONGOING in p.values for p in frame.topics):
            claim = self.select(only=frame.topics)
            yield self._reading(Form.CHECK, self.select(skip=frame.topics), claim=claim, bonus=0.3)
            return
        concepts = [
            p
            for p in (*frame.topics, *frame.kinds)
            if not frame.classes and (class_of(p, self.schema) or "") in {"", *own}
        ]
        if concepts and len(frame.things) == 1:
            subject = self.select(skip=concepts, classes=())
            claim = self.select(only=concepts, classes=())
            yield self._reading(Form.CHECK, subject, claim=claim)

    def _of_place(self) -> Iterator[Reading]:
        """*Was the conference in Moscow?*."""
        frame = self.frame
        places = [p for p in frame.things if voc.PLACE in self.classes_of([p])]
        held = [p for p in frame.properties if self.only_says_held(p)]
        if not places or not held or self.asked.exists:
            return
        subject = self.select(skip=[*places, *held])
        if not subject.is_empty:
            claim = Selection(ties=tuple(TiedTo(p.values) for p in places))
            yield self._reading(Form.CHECK, subject, claim=claim, bonus=0.2)

    def _of_date(self) -> Iterator[Reading]:
        """*Was it in May?*."""
        frame = self.frame
        if not frame.dates or not (frame.properties or frame.things) or self.asked.exists:
            return
        subject = self.select(dates=False)
        claim = Selection(dated=self.select().dated)
        if not subject.is_empty and claim.dated:
            yield self._reading(Form.CHECK, subject, claim=claim)

    def _of_what_is_left(self) -> Iterator[Reading]:
        """Whether the property is stated, the things are tied, or anything is there at all."""
        frame = self.frame
        deeds = list(self._of_a_deed())
        yield from deeds or self._stated_at_all()
        if deeds:
            return
        if len(frame.things) >= 2 and not self.classes:
            things = self.by_prominence(frame.things)
            if self._says_done():  # has the meeting on the agreement been held?
                things.sort(key=lambda p: voc.EVENT not in self.classes_of([p]))
            first, *others = things
            claim = Selection(ties=tuple(TiedTo(part.values) for part in others))
            yield self._reading(Form.CHECK, Selection(named=first.values), claim=claim)
            return
        left = any(self._is_deniable(part) for part in self._deeds())
        if not left and (self.continuing or not self.select().is_empty):
            yield self._reading(Form.CHECK, self.select(), bonus=-0.1)

    def _of_a_deed(self) -> Iterator[Reading]:
        """*Did Armenia attend the seminar?*: being spoken of there is not attending."""
        deeds = self._deeds()
        agents = [p for p in self.frame.things if self.classes_of([p]) & AGENT_CLASSES]
        if not deeds or not agents or len(self.frame.things) + len(self.classes) < 2:
            return
        roles = tuple(v for v in deeds[0].values if not self.is_date(v))
        subject = self.select(skip=[deeds[0], agents[0]])
        if roles and not subject.is_empty:
            claim = Selection(ties=(TiedTo(agents[0].values, roles),))
            yield self._reading(Form.CHECK, subject, claim=claim)

    def _deeds(self) -> list[Part]:
        """The properties said that no thing was found to play."""
        return [
            p
            for p in self.frame.properties
            if p not in self.pairs and not p.mention.weak and not self.only_says_held(p)
        ]

    def _is_deniable(self, part: Part) -> bool:
        """Whether another property says that this does not hold: being a party to a treaty."""
        denied = {v for term in self.schema.notes.get(voc.DENIES, {}).values() for v in term}
        return not self.asked.exists and any(v in denied for v in part.values)

    def _stated_at_all(self) -> Iterator[Reading]:
        """*Has the draft been agreed?*: whether the property is stated of the thing."""
        for part in self._deeds()[:1]:
            roles = tuple(v for v in part.values if not self.is_date(v))
            subject = self.select(skip=[part])
            if roles and (self.continuing or not subject.is_empty):
                claim = Selection(ties=(TiedTo(roles=roles),))
                yield self._reading(Form.CHECK, subject, claim=claim)
