"""Yes-no questions: what is claimed of which things."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import DatedWithin, Form, Language, Period, Reading, Selection, TiedTo
from bot.understanding.frames import AGENT_CLASSES, Part, class_of
from bot.understanding.marking import is_with
from bot.understanding.parts import gap
from bot.understanding.status_claims import StatusClaims
from bot.understanding.voice import is_passive

_ONE_DOES = re.compile(r"[iu]r(?:m[iu])?$")
"""The ending of an Azerbaijani verb by which somebody does it who is named."""
_PLACES = (voc.AT_PLACE, voc.DESTINATION, voc.WITHIN)
_EVER = Period(None, None, grain=10_000)
_JOINED_WITHIN = 3
"""So many words stand at most between two that are joined: *Georgia and the Republic of …*."""


class Claims(StatusClaims):
    """Questions that ask for a yes or a no: what is claimed, and of what."""

    def _checks(self) -> Iterator[Reading]:
        for reading in self._claims():
            if not self._says_done():
                yield reading
                continue
            found = reading.selection
            if found.ties and found == Selection(ties=found.ties):  # did Russia meet us in Moscow
                others = tuple(tie for tie in found.ties if not self._is_of_home(tie))
                found = Selection(tuple(sorted(self.schema.events)), ties=others or found.ties)
            claim = reading.claim
            if claim is not None and self._names_places(claim):  # held there, not on it
                ties = tuple(replace(tie, roles=tie.roles or _PLACES) for tie in claim.ties)
                claim = replace(claim, ties=ties)
            yield replace(reading, selection=found, claim=claim, asked=(voc.HELD,))

    def _names_places(self, claim: Selection) -> bool:
        told = [one for tie in claim.ties for one in tie.things]
        return bool(told) and all(voc.PLACE in self.schema.classes.get(one, ()) for one in told)

    def _is_of_home(self, tie: TiedTo) -> bool:
        """Whether a tie is to our own country, which takes part where it goes without saying."""
        return bool(tie.things) and all(self.schema.one(one, voc.HOME) for one in tie.things)

    def _says_done(self) -> bool:
        """Whether it is asked that something took place: what is only planned has not."""
        said = {value for part in self.frame.properties for value in part.values}
        planned = any(
            voc.PLANNED_FOR in part.values and voc.HELD not in part.values
            for part in self.frame.properties
        )
        return voc.HELD in said and not planned

    def _claims(self) -> Iterator[Reading]:
        for claim in (
            self._of_what_is_ruled_out,
            self._of_status,
            self._of_role,
            self._of_concept,
            self._of_place,
            self._of_presence,
        ):
            made = list(claim())
            yield from made
            if made:
                return
        dated = list(self._of_date())
        yield from dated or self._of_what_is_left()

    def _of_what_is_ruled_out(self) -> Iterator[Reading]:
        """*Were the Georgians dissatisfied?*: what those who were there said rules it out."""
        frame = self.frame
        for part in frame.properties:
            ruling = self.schema.note(part.value, voc.RULED_OUT_BY)
            if not ruling:
                continue
            agents = [p for p in frame.things if self.classes_of([p]) & AGENT_CLASSES]
            told = self._shifted(self.select(skip=[*frame.properties, *agents]), ruling)
            if told.is_empty:
                domains = {c for prop in ruling for c in self.schema.domains.get(prop, ())}
                told = Selection(classes=tuple(sorted(domains)))
            ties = tuple(TiedTo(p.values) for p in agents)
            claim = Selection(
                ties=(TiedTo(tuple(v for p in agents for v in p.values), (part.value,)),)
            )
            subject = replace(told, ties=(*told.ties, *ties))
            yield self._reading(Form.CHECK, subject, claim=claim, bonus=0.5)
            return

    def _of_role(self) -> Iterator[Reading]:
        """*Did IOM organise it?*."""
        for prop in sorted(self.pairs, key=lambda p: p.mention.weak):
            player = self.pairs[prop]
            both = [player, *self._joined_to(player)]
            tie = self.tie(player, prop)
            roles = (*tie.roles, *self._helping_roles(prop, tie.roles))
            tie = replace(tie, things=tuple(v for part in both for v in part.values), roles=roles)
            sorting = [p for p in self.frame.statuses if self._only_sorts(p)]
            sorting += self._what_it_is(player)
            rest = self.select(skip=[prop, *both, *sorting])
            alone = any(self._is_said_of_none_else(p) for p in (prop, *both))
            subject = rest if alone and rest.named else self._shifted(rest, tie.roles)
            if not subject.is_empty:
                claim = Selection(ties=(tie,))
                if len(both) > 1 and self.frame.has(
                    "or", "versus"
                ):  # was it we or the Russians who wrote it
                    yield self._reading(Form.VALUES, subject, asked=tie.roles, bonus=0.6)
                    return
                reading = self._reading(Form.CHECK, subject, claim=claim, bonus=0.3)
                yield replace(reading, only=alone)
                return

    def _what_it_is(self, player: Part) -> list[Part]:
        """The class words that only say what a player is: among the *countries* that came."""
        own = self.classes_of([player]) & AGENT_CLASSES
        return [p for p in self.frame.classes if class_of(p, self.schema) in own]

    def _joined_to(self, player: Part) -> list[Part]:
        """Those said to have done the same: *Georgia and Moldova*."""
        joints = {at for part in ("and", "or", "versus") for at in self.frame.positions(part)}
        return [
            p
            for p in self.frame.things
            if p is not player
            and self._alike(p, player)
            and (self._before(p) in joints or self._before(player) in joints)
            and gap(p, player) <= _JOINED_WITHIN
        ]

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
        if self._deeds():
            return  # did the cabinet designate it: not whether it is a government
        topics = () if own <= AGENT_CLASSES else frame.topics  # nobody is of a topic
        concepts = [
            p
            for p in (*topics, *frame.kinds)
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

    def _of_presence(self) -> Iterator[Reading]:
        """*Was anyone from the Service in Moscow on 15 December?*: at what took place there."""
        frame = self.frame
        places = [p for p in frame.things if voc.PLACE in self.classes_of([p])]
        kinds = [p for p in frame.kinds if class_of(p, self.schema) == voc.PLACE]
        agents = [
            p for p in frame.things if self.classes_of([p]) & AGENT_CLASSES and not p.mention.weak
        ]
        others = [p for p in frame.things if p not in places and not p.mention.weak]
        if not agents or others != agents or set(self.classes) - ({voc.PLACE} if kinds else set()):
            return
        if not (places or kinds) or frame.classes or set(frame.kinds) - set(kinds):
            return
        if not frame.dates and (self._deeds() or frame.topics):
            return
        roles = (voc.AT_PLACE, voc.DESTINATION)
        where = [TiedTo(p.values, roles) for p in places]
        if kinds:  # in a detention centre: in any
            where.append(TiedTo(roles=roles, through=self.select(only=kinds)))
        dates = [m for m in frame.dates if m.periods]
        when = (self.free_dates(dates, (voc.EVENT,)),) if dates else ()
        subject = Selection(classes=(voc.EVENT,), ties=tuple(where), dated=when)
        ties = [TiedTo(p.values) for p in agents]
        if len(agents) > 1 and frame.has("and"):  # each of them, at whichever event
            ties = [TiedTo(tuple(v for p in agents for v in p.values))]
        yield self._reading(Form.CHECK, subject, claim=Selection(ties=tuple(ties)), bonus=0.5)

    def _of_date(self) -> Iterator[Reading]:
        """*Was it in May?*."""
        frame = self.frame
        if not frame.dates or not (frame.properties or frame.things) or self.asked.exists:
            return
        if any(not any(self.is_date(v) for v in part.values) for part in self._deeds()):
            return  # whether it was agreed in May is not whether it is of May
        subject = replace(self.select(dates=False), dated=())
        claim = Selection(dated=self.select().dated)
        if self._says_done():  # the day of a discussion is that of the meeting
            subject = self._shifted(subject, (voc.HELD,))
        if frame.has("already"):  # by the end of the year: it had begun by then
            claim = replace(claim, dated=tuple(_opened(c) for c in claim.dated))
        own = self.classes_of(frame.things)
        if subject == Selection(named=subject.named) and own <= AGENT_CLASSES | {voc.PLACE}:
            return  # in May in Moscow: neither is of a date
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
                events = [p for p in things if voc.EVENT in self.classes_of([p])]
                if len(events) > 1:  # the round of the talks: the one said first
                    named = min(events, key=lambda p: p.at).values
                    yield self._reading(Form.CHECK, Selection(named=named), bonus=0.1)
                    return
            first, *others = things
            claim = Selection(ties=tuple(TiedTo(part.values) for part in others))
            yield self._reading(Form.CHECK, Selection(named=first.values), claim=claim)
            return
        left = any(self._is_deniable(part) for part in self._deeds())
        everything, said = self.select(), (*frame.classes, *frame.kinds)
        yield from self._done_with_it()
        if everything == Selection(named=everything.named):
            left = left or bool(self._deeds()) or not (self.asked.exists or self._took_place())
        elif set(everything.classes) <= AGENT_CLASSES and everything == self.select(only=said):
            left = left or bool(self._deeds())  # did the embassy reply: not whether there is one
        if not left and (self.continuing or not everything.is_empty):
            yield self._reading(Form.CHECK, everything, bonus=-0.1)

    def _of_a_deed(self) -> Iterator[Reading]:
        """*Did Armenia attend the seminar?*: being spoken of there is not attending."""
        deeds = self._deeds()
        agents = [
            p
            for p in self.frame.things
            if self.classes_of([p]) & AGENT_CLASSES
            and not any(self._is_sender_of_named(p, deed) for deed in deeds[:1])
            and not any(self._denies(deed) and self.only_titles(p, deed) for deed in deeds[:1])
            and not (self.classes and is_with(self.frame, p))  # a protocol with Luxembourg
        ]
        if not deeds or not agents or len(self.frame.things) + len(self.classes) < 2:
            return
        roles = tuple(v for v in deeds[0].values if not self.is_date(v))
        subject = self.select(skip=[deeds[0], agents[0], *self._what_it_is(agents[0])])
        if roles and not subject.is_empty:
            claim = Selection(ties=(TiedTo(agents[0].values, roles),))
            alone = any(self._is_said_of_none_else(p) for p in (deeds[0], agents[0]))
            yield replace(self._reading(Form.CHECK, subject, claim=claim), only=alone)

    def _denies(self, part: Part) -> bool:
        return all(self.schema.one(v, voc.DENIES) for v in part.values)

    def _done_with_it(self) -> Iterator[Reading]:
        """*Did anyone go to Romania?*: whether it plays the part that the word says."""
        frame = self.frame
        if len(frame.things) != 1 or self.asked.exists or frame.conditions > 1 + len(self.pairs):
            return
        own = self.classes_of(frame.things)
        for part in frame.properties:
            roles = tuple(
                v
                for v in part.values
                if (self.schema.is_role(v) or v == voc.DESTINATION) and self.schema.can_be(v, own)
            )
            if roles:
                tie = TiedTo(frame.things[0].values, roles)
                yield self._reading(Form.CHECK, Selection(ties=(tie,)), bonus=0.2)
                return

    def _took_place(self) -> bool:
        """Whether it is asked that what is named was held, and it can be."""
        own = self.classes_of(self.frame.things)
        dated = any(self.schema.can_say(prop, own) for prop in (voc.HELD, voc.PLANNED_FOR))
        return dated and self._says_done()

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
        deeds = sorted(self._deeds(), key=lambda p: not p.mention.finite)
        if deeds and self._wants_doer(deeds[0]):
            return
        for part in deeds[:1]:
            roles = tuple(v for v in part.values if not self.is_date(v))
            roles = tuple(v for v in roles if v not in self.schema.gaps) or roles
            skip = [p for p in deeds if p is part or set(p.values) & set(part.values)]
            spoken = self.select(skip=skip)
            if roles and spoken.classes and set(spoken.classes) <= AGENT_CLASSES:
                tie = TiedTo(roles=roles, through=spoken)  # the embassy replied: not somebody
                yield self._reading(Form.CHECK, Selection(ties=(tie,)))
                return
            subject = self._shifted(self._counted_or(spoken), roles)
            if (roles or part.values) and (self.continuing or not subject.is_empty):
                claim = Selection(ties=(TiedTo(roles=roles),))
                if not roles:  # is the next meeting planned
                    claim = Selection(dated=(DatedWithin((_EVER,), part.values),))
                yield self._reading(Form.CHECK, subject, claim=claim)

    def _wants_doer(self, deed: Part) -> bool:
        """Whether a verb says that one did it who was not found: *BMqT layihəni maliyyələşdirir*.

        He may stand in the name of what he did it to; that somebody did it is not asked.
        """
        agents = any(self.classes_of([p]) & AGENT_CLASSES for p in self.frame.things)
        word = self.frame.sighting.tokens[deed.end - 1].folded
        says_one = self.language is Language.AZ and bool(_ONE_DOES.search(word))
        return says_one and not agents and not is_passive(self.frame, deed) and not self.continuing


def _opened(condition: DatedWithin) -> DatedWithin:
    """The condition that something took place by then, and not only then."""
    return replace(condition, periods=tuple(replace(p, first=None) for p in condition.periods))
