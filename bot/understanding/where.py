"""Where: at what place something was, who went where, in what place of a text it stands."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from bot import vocabulary as voc
from bot.model import EVER, DatedWithin, Form, Reading, TiedTo
from bot.understanding.frames import AGENT_CLASSES, Part
from bot.understanding.going import journey_of
from bot.understanding.grammar import single_words
from bot.understanding.marking import Side
from bot.understanding.telling import Telling
from bot.understanding.texts import Texts

_RATHER_HELD = 0.1
_WHERE = (voc.AT_PLACE, voc.DESTINATION, voc.WITHIN, voc.COVERAGE)
_SOMEBODY = 0.1
"""How much likelier *who* asks for somebody than for the act by which it was done."""


class Where(Telling, Texts):
    """Questions for a place."""

    def _places(self) -> Iterator[Reading]:
        frame = self.frame
        yield from self._passages()
        props = [p for p in frame.properties if p not in self.pairs]
        asked = [v for p in props if not p.mention.weak for v in p.values]
        skip = [p for p in frame.properties if self.only_says_held(p)] + props
        if self.asked.part is not None:
            skip.append(self.asked.part)
        yield from self._raised_at()
        to_whom, around = self._to_whom(asked)
        skip = [*skip, *around]
        if voc.FUNDER in asked and self._asks_from_where():
            yield from self._asking(Form.VALUES, [voc.FUNDER], skip, 0.5)  # whence the money
            return
        yield from self._in_what()
        if to_whom:
            cased = [] if to_whom == [voc.INFORMED] else self._of_role_words()
            yield from self._asking(Form.VALUES, cased or to_whom, skip, 0.3)
            if not set(asked) & set(_WHERE):
                return  # послать is also to send people somewhere
        where = list(dict.fromkeys([*_WHERE, *(v for v in asked if v in _WHERE)]))
        if self._says_where_to(props):
            where = [voc.DESTINATION]
        named = tuple(v for p in frame.things for v in p.values)
        part = self.asked.part
        sort: tuple[str, ...] = ()
        if part is not None and part.value in self.schema.concepts:  # which centre: not which city
            sort = (voc.PLACE, part.value)
        told = frame.has("which", "what", "where")  # else a clause may say what was done there
        told = told or not any(self.only_says_held(p) for p in frame.properties)
        if sort and told and self._are_told_of_places():  # which centres meet the standards
            yield from (replace(r, score=r.score + 2.0) for r in self._listed())
        asking = self._asking(Form.VALUES, where, skip)
        for reading in [*self._where_held(asking)]:
            apart = (*reading.without, *named)  # where in Poland?
            yield replace(reading, without=apart, asked_classes=sort)
        if sort and told and set(self.classes) == {voc.PLACE}:  # which centres are there
            yield from (replace(r, score=r.score - 1.5) for r in self._listed(props))

    def _where_held(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        """The readings, rather of what was held than planned: *where was it discussed*."""
        tokens, language = self.frame.sighting.tokens, self.language
        coming = tuple(single_words("yet_to_come", language))
        held = [p for p in self.frame.properties if self.only_says_held(p)]
        done = any(voc.PLANNED_FOR not in p.values for p in held)
        done = done and not any(t.folded.endswith(coming) for t in tokens)
        for reading in readings:
            subject = reading.selection
            if done and subject.ties and subject.named is None and not subject.dated:
                dated = (DatedWithin((EVER,), (voc.HELD,)),)
                yield replace(
                    reading,
                    selection=replace(subject, dated=dated),
                    score=reading.score + _RATHER_HELD,
                )
            yield reading

    def _in_what(self) -> Iterator[Reading]:
        """*Where is the Service a partner*: in what, as what has partners has no place."""
        roles = [v for p in self.pairs if not p.mention.weak for v in p.values]
        told = {cls for v in roles for cls in self.schema.domains.get(v, ())}
        placed = any(self.schema.can_say(v, told) for v in (voc.AT_PLACE, voc.DESTINATION))
        if roles and not placed and self.frame.conditions == 1:
            yield self._reading(Form.THINGS, self.select(), bonus=0.6)

    def _says_where_to(self, props: Iterable[Part]) -> bool:
        """Whether a verb asks where somebody went, and no text or project is named.

        *Where did the centre's staff go*: a centre goes nowhere, and is no answer.
        """
        going = (
            p
            for p in props
            if voc.DESTINATION in p.values
            and (voc.VISITOR not in p.values or not self.frame.things)
        )
        own = self.classes or self.classes_of(self.frame.things)
        return set(own) <= {voc.PLACE, *self.schema.events, *AGENT_CLASSES} and any(
            not p.mention.weak for p in going
        )

    def _who_went_abroad(self) -> Iterator[Reading]:
        """*Who went to Poland*, *who came from Georgia*: of journeys to and from countries."""
        frame = self.frame
        journey = journey_of(frame) if not self.classes and self._names_countries() else None
        if journey is None:
            return
        countries = tuple(v for p in frame.things for v in p.values)
        trips = self.select(skip=[*frame.things, *frame.properties])
        if journey is Side.GOAL:
            away = TiedTo(countries, (voc.DESTINATION,))
            trips = replace(trips, ties=(*trips.ties, away))
            yield self._reading(Form.VALUES, trips, asked=(voc.VISITOR,), bonus=1.0)
            yield self._reading(Form.VALUES, trips, asked=(voc.INVOLVES,), bonus=0.9)
        else:  # whoever they were, they were guests
            guests = TiedTo(countries, (voc.VISITOR,))
            trips = replace(trips, ties=(*trips.ties, guests))
            yield self._reading(Form.THINGS, trips, bonus=1.0)

    def _names_countries(self) -> bool:
        return self.classes_of(self.frame.things) == {voc.COUNTRY}

    def _are_told_of_places(self) -> bool:
        """Whether what is named is nowhere itself, and nobody who was: it is told of the places."""
        own = self.classes_of(self.frame.things)
        nowhere = not any(self.schema.can_say(w, own) for w in _WHERE)
        return (
            set(self.classes) == {voc.PLACE} and bool(own) and nowhere and not own & AGENT_CLASSES
        )

    def _of_other_words(self, cased: list[str], held: list[Part]) -> Iterator[Reading]:
        """Where no word says a role: who travelled there, and what another word tells of."""
        going = [p for p in self.frame.properties if voc.DESTINATION in p.values]
        if going and not cased:
            yield from self._asking(Form.VALUES, [voc.VISITOR], [*going, *held], 0.5)
            return
        telling = [
            p
            for p in self.frame.properties
            if p not in self.pairs
            and not p.mention.weak
            and not self.only_says_held(p)
            and any(v in self.schema.domains and not self.is_date(v) for v in p.values)
        ]
        for part in telling[:1]:
            asked = cased or [v for v in part.values if not self.is_date(v)]
            for reading in self._asking(Form.VALUES, asked, [part, *held], 0.4):
                yield reading
                yield from self._somebody(reading)

    def _somebody(self, reading: Reading) -> Iterator[Reading]:
        """*Who approved it?*: the one who did, where that is told beside the act that did it."""
        if any(self.schema.can_be(prop, (voc.LEGAL_ACT,)) for prop in reading.asked):
            yield replace(reading, asked_classes=(voc.BODY,), score=reading.score + _SOMEBODY)

    def _asked_too(self, others: Sequence[Part]) -> list[str]:
        """*Kim icra edir, kim maliyyələşdirir*: what a second *who* asks for beside the first."""
        said = self.frame.positions("who")
        if len(said) - 1 != len(others) or not all(p.mention.finite for p in others):
            return []
        parted = any(b - a > 1 for a, b in pairwise(sorted(said)))
        return [v for p in others for v in self._agent_values(p)] if parted else []
