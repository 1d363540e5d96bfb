"""Keywords, names and headlines: no question word says what is wanted."""

from __future__ import annotations

from abc import abstractmethod
from collections.abc import Iterable, Iterator
from dataclasses import replace
from itertools import permutations

from bot import vocabulary as voc
from bot.model import EVER, DatedWithin, Form, Language, Order, Reading, Selection, TiedTo
from bot.understanding.conditions import through
from bot.understanding.frames import AGENT_CLASSES, Part, class_of, leaves_out_units
from bot.understanding.going import VISITS, has_object
from bot.understanding.grammar import PREPOSITIONS, single_words
from bot.understanding.marking import ends_in_preposition
from bot.understanding.morphology import azerbaijani
from bot.understanding.subjects import Subjects
from bot.understanding.voice import is_passive

_DOING = (voc.BODY, voc.COUNTRY, voc.PLACE, voc.LEGAL_ACT)
"""The classes of what a participle beside says that it did, or what was done to it."""


class Headlines(Subjects):
    """Questions without a question word, and what others share with them."""

    def _plain(self, skip: Iterable[Part] = ()) -> Iterator[Reading]:
        frame = self.frame
        skipped = tuple(skip)
        if (frame.has("happened") and frame.dates) or self._only_dates():
            yield self._happened()
            if not frame.has("happened") or not self.classes:
                return
        planned = any(voc.PLANNED_FOR in p.values for p in frame.properties)
        if planned and (frame.dates or self.classes or frame.topics or not frame.things):
            yield from self._planned()
            return
        yield from self._limit_of_rows()
        for part in self._described_by_deed(skipped):
            yield from self._played(part, described=True)
        free = [p for p in frame.properties if p not in skipped and self._is_asked(p)]
        free = [p for p in free if not self._is_what_it_has(p)]
        if free and voc.DATE in free[0].values:  # the day, of whatever it is that has one
            yield from self._dates()
            return
        subjects = self.classes or self.classes_of(frame.things)
        for part in free[:1]:
            asked = [v for v in part.values if self.schema.can_say(v, subjects)]
            asked = asked or list(part.values)
            sayable = not subjects or any(self.schema.can_say(v, subjects) for v in asked)
            if not sayable and self.classes:
                for played in free[:2]:
                    yield from self._played(played)
            yield from self._asked_by(part, asked, 0.2 if sayable else -0.6)
            if sayable:
                continue
            undated = all(self.is_date(v) for v in part.values)
            roles = all(self.schema.is_role(v) for v in part.values)
            if undated or (not self._agent_classes() if self.classes else roles):
                return  # the financing of a programme is no question for the programme
        penalty = 0.6 if free else 0.0
        for reading in self._listed(skip=free):
            yield replace(reading, score=reading.score - penalty)
        yield from self._those_there()

    def _those_there(self) -> Iterator[Reading]:
        """*International organisations at the centre*."""
        for part in (*self.frame.classes, *self.frame.kinds):
            kind = (part.value,) if part.value in self.schema.concepts else ()
            yield from self._there(class_of(part, self.schema) or "", kind)

    def _there(self, cls: str, concept: tuple[str, ...]) -> Iterator[Reading]:
        """*Which states have been to the centre?*: who came or took part in what was held there."""
        frame = self.frame
        said = [p for p in frame.properties if not p.mention.weak and not self.only_says_held(p)]
        said = [p for p in said if voc.PARTICIPANT not in p.values]
        places = bool(frame.things) and self.classes_of(frame.things) == {voc.PLACE}
        if said or not places or cls not in AGENT_CLASSES or self.continuing:
            return
        own = [p for p in frame.classes + frame.kinds if class_of(p, self.schema) in AGENT_CLASSES]
        events = self.select(skip=[*frame.properties, *own], classes=(voc.EVENT,))
        asked = (voc.VISITOR, voc.PARTICIPANT)
        bonus = 0.7 if frame.properties else 0.0  # that they were there is said
        classes = (cls, *concept)
        yield self._reading(Form.VALUES, events, asked=asked, asked_classes=classes, bonus=bonus)

    def _asked_by(self, part: Part, asked: list[str], bonus: float) -> Iterator[Reading]:
        """Ask for what a word says; whose partner it is, is not the partner."""
        whose = self.pairs[part].values if part in self.pairs else ()
        asked = self._of_who_does(part, asked)
        for reading in self._asking(self._form_of(asked), asked, [part], bonus):
            yield replace(reading, without=(*reading.without, *whose))
        if asked == [voc.ABOUT] and self.classes_of(self.frame.things) & self.schema.events:
            # the agenda of a session: else all that is known of it
            yield self._reading(Form.THINGS, self.select(skip=[part]), bonus=bonus - 0.1)

    @abstractmethod
    def _dates(self) -> Iterator[Reading]:
        """The readings that ask for a date."""

    def _asks_for_figure(self) -> bool:
        """*The figure for refugees*, *цифра обращений*: a number, of what the record counts."""
        frame = self.frame
        said = any(
            sense.target in (voc.FIGURE, voc.VALUE)
            for mention in frame.sighting.mentions
            for sense in mention.senses
        )
        things = [p for p in frame.things if self._is_figure(p)]
        others = [p for p in frame.classes + frame.kinds if p.value != voc.FIGURE]
        return said and bool(things or frame.units) and not others

    def _played(self, prop: Part, *, described: bool = False) -> Iterator[Reading]:
        """*organisations that came to see the centre*: the class word plays the role.

        ``described``: they are described by that alone, of whatever they did it to.
        """
        parts = [
            p
            for p in self.frame.classes + self.frame.kinds
            if (cls := class_of(p, self.schema)) and self._answers(prop, cls)
        ]
        behind = self.language is not Language.RU
        beside = [p for p in parts if (p.at == prop.end if behind else p.end == prop.at)]
        for part in (beside or parts)[:1]:
            cls = class_of(part, self.schema) or ""
            asked = [v for v in prop.values if self._answer_value(v, cls)]
            if described and all(self.schema.can_say(v, (cls,)) for v in asked):
                return  # the law that amends is not what it amends
            if described:
                asked = self._of_participle(prop, asked)
            concept = (part.value,) if part.value in self.schema.concepts else ()
            same = [p for p in parts if class_of(p, self.schema) == cls]
            subject = self._subject(asked, [*same, prop])
            if described and subject.is_empty:
                domains = {c for v in asked for c in self.schema.domains.get(v, ())}
                subject = Selection(classes=tuple(sorted(domains)))
            if not subject.is_empty:
                yield self._reading(
                    Form.VALUES, subject, asked=asked, asked_classes=(cls, *concept), bonus=0.5
                )

    def _of_who_does(self, part: Part, asked: list[str]) -> list[str]:
        """*Layihəni göndərən*: he who sent it, and not to whom it was sent."""
        word = self.frame.sighting.tokens[part.end - 1].folded
        if self.language is not Language.AZ or not azerbaijani.is_participle(word):
            return asked
        if azerbaijani.is_object_participle(word) or is_passive(self.frame, part):
            return asked
        patients = {p for one in asked for p in self.schema.note(one, voc.PATIENT_PROPERTY)}
        return [v for v in asked if v not in patients] or asked

    def _of_participle(self, prop: Part, asked: list[str]) -> list[str]:
        """Who went, or where somebody went: *gedən*, *getdiyimiz*; *visited it*, *visited by*."""
        if self.language is Language.EN and VISITS & set(asked):
            does = not ends_in_preposition(self.frame, prop) and has_object(self.frame, prop)
            return [voc.VISITOR if does else voc.DESTINATION]
        if self.language is not Language.AZ or voc.DESTINATION not in asked:
            return asked
        word = self.frame.sighting.tokens[prop.end - 1].folded
        if azerbaijani.is_object_participle(word):
            return [voc.DESTINATION]
        return [v for v in asked if v != voc.DESTINATION] or asked

    def _described_by_deed(self, skipped: Iterable[Part]) -> list[Part]:
        """Participles right before a class word that can play their role.

        *səfər etdiyimiz ölkələr*: the countries that were visited.  English and Russian may have
        them behind it.
        """
        nouns = [
            p for p in self.frame.classes + self.frame.kinds if class_of(p, self.schema) in _DOING
        ]
        before, behind = {p.at for p in nouns}, {p.end for p in nouns}
        if self.language is Language.RU:  # страна, принявшая делегацию
            before = set()
        elif self.language is Language.AZ:
            behind = set()
        return [
            p
            for p in self.frame.properties
            if (p.mention.attributive or (p.at in behind and ends_in_preposition(self.frame, p)))
            and p not in skipped
            and p not in self.pairs
            and (not self.only_says_held(p) or VISITS & set(p.values))
            and (p.end in before or p.at in behind)
        ]

    def _is_what_it_has(self, part: Part) -> bool:
        """*İcra müddəti mütəmadi olan bənd*: a property that tells which things are asked for."""
        tokens = self.frame.sighting.tokens
        last = next(
            (p for p in self.frame.classes + self.frame.kinds if p.end == len(tokens)), None
        )
        if self.language is not Language.AZ or last is None or not part.end < last.at:
            return False
        return tokens[last.at - 1].folded in single_words("being", Language.AZ)

    def _is_asked(self, part: Part) -> bool:
        """Whether a property without a question word is what is asked: *2.10 time limit*."""
        if part in self.pairs or part.mention.weak:
            return part in self.pairs and self._is_partner_of(part)

            return False
        if self.language is Language.EN and self._begins_with_preposition(part):
            return False  # tasks under the programme
        if part.mention.attributive and self.classes:
            return False  # the visits that were organised
        if any(part.mention.attributive or part.end == unit.at for unit in self.frame.units):
            return False  # the appeals examined
        if self.pairs and all(self.schema.is_role(v) for v in part.values):
            return False
        if voc.INVOLVES in part.values and self.classes and self.frame.things:
            return False  # agreements with the participation of Norway
        if self.frame.dates and any(self.is_date(v) and v != voc.DATE for v in part.values):
            return False
        return not (self.only_says_held(part) and (self.classes or self.frame.dates))

    def _is_partner_of(self, part: Part) -> bool:
        """*Our partner in Twinning*: the other one, where somebody and something is named."""
        others = [p for p in self.frame.things if p is not self.pairs[part]]
        noun = voc.PARTNER in part.values and not part.mention.finite and not self.classes
        return noun and self.schema.can_play(voc.PARTNER, self.classes_of(others))

    def _begins_with_preposition(self, part: Part) -> bool:
        several = part.end - part.at > 1
        return several and self.frame.sighting.tokens[part.at].lower in PREPOSITIONS

    def _listed(self, skip: Iterable[Part] = ()) -> Iterator[Reading]:
        frame = self.frame
        skip = list(skip)
        if frame.units and not self.classes:
            yield self._reading(Form.THINGS, self._figures())
            return
        if leaves_out_units(frame):
            return
        if len(self.classes) > 1 and not frame.has("and", "or"):
            yield from self._through()
            return
        if frame.things and frame.topics and not self.classes and not frame.words:
            first = self.by_prominence(frame.things)[0]
            topics = self.select(only=frame.topics)
            yield self._reading(Form.CARD, replace(topics, named=first.values), bonus=0.1)
        for part in self._parts_of_wholes():
            yield self._reading(Form.THINGS, part, bonus=0.2)
        selection = self.select(skip=skip)
        if self._is_card(selection):
            yield self._reading(Form.CARD, selection)
            return
        unfit = [
            r
            for p in self.pairs
            for r in p.values
            if p not in skip and not self.is_date(r) and voc.INVOLVES not in p.values
        ]
        if self.classes and unfit and not any(self.schema.can_say(r, self.classes) for r in unfit):
            roles = tuple(t for t in selection.ties if t.roles)
            far = replace(selection, ties=tuple(t for t in selection.ties if not t.roles))
            yield self._reading(Form.THINGS, through(far, roles), bonus=0.1)
        if order := self._order():
            selection = replace(selection, order=order)
        if not selection.is_empty:
            yield self._reading(Form.THINGS, selection, asked=self._of_those_held())

    def _of_those_held(self) -> tuple[str, ...]:
        """Whether events are asked for that took place: *which were held*, not those planned."""
        said = (p for p in self.frame.properties if p.mention.finite)
        held = [p for p in said if self.only_says_held(p) or voc.AT_PLACE in p.values]
        events = bool(self.classes) and self.schema.events.issuperset(self.classes)
        return (voc.HELD,) if held and events and not self.frame.dates else ()

    def _parts_of_wholes(self) -> Iterator[Selection]:
        """*The council of the CIS*, *Migration Code chapter 13*: of two things the lesser."""
        if len(self.frame.things) != 2 or self.frame.conditions > 2:
            return
        for part, whole in permutations(self.frame.things):
            own, others = self.classes_of([part]), self.classes_of([whole])
            props = tuple(
                prop
                for prop in voc.PARTS_TO_WHOLES
                if self.schema.can_say(prop, own) and self.schema.can_be(prop, others)
            )
            if props:
                yield Selection(named=part.values, ties=(TiedTo(whole.values, props),))

    def _through(self) -> Iterator[Reading]:
        """Two class words: one is what is wanted, the other what it is tied to."""
        parts = self.frame.classes + self.frame.kinds
        for target in self.classes:
            mine = [p for p in parts if class_of(p, self.schema) == target]
            others = [p for p in parts if p not in mine]
            far_classes = tuple(c for p in others if (c := class_of(p, self.schema)))
            if not (
                self._linked_classes(far_classes, target)
                or self._linked_classes((target,), far_classes[0])
            ):
                continue
            if target == voc.COUNTRY and self.schema.events.issuperset(far_classes):
                subject = self.select(skip=mine)  # those spoken of at an event took no part
                bonus = 0.35 if any(self.is_head(p, parts) for p in mine) else -0.05
                yield self._reading(
                    Form.VALUES,
                    subject,
                    asked=self._going(),
                    asked_classes=(target,),
                    bonus=bonus,
                )
                if any(self.schema.is_role(v) for p in self.frame.properties for v in p.values):
                    continue  # which took part in it, and not which it was about
            if target == voc.PLACE and self.schema.events.issuperset(far_classes):
                skip = [*mine, *(p for p in self.frame.properties if self.only_says_held(p))]
                where = (voc.AT_PLACE, voc.DESTINATION)  # the venue of the training
                bonus = 0.35 if any(self.is_head(p, parts) for p in mine) else -0.05
                yield self._reading(Form.VALUES, self.select(skip=skip), asked=where, bonus=bonus)
            near = self.select(skip=others)
            far = self.select(only=others)
            near = replace(near, ties=(*near.ties, TiedTo(through=far)))
            head = any(self.is_head(p, parts) for p in mine)
            yield self._reading(Form.THINGS, near, bonus=0.3 if head else -0.1)

    def _going(self) -> Iterator[str]:
        """What an event can say of the countries that had a part in it, or were gone to."""
        for prop in (*sorted(self.schema.ranges), voc.DESTINATION):
            role = self.schema.is_role(prop) or prop == voc.DESTINATION
            if role and self.schema.can_say(prop, self.schema.events):
                yield prop

    def _planned(self) -> Iterator[Reading]:
        props = [p for p in self.frame.properties if voc.PLANNED_FOR in p.values]
        selection = self.select(skip=props, dates=False)
        periods = tuple(p for d in self.frame.dates for p in d.periods)
        always = EVER
        condition = DatedWithin(periods or (always,), (voc.PLANNED_FOR,))
        selection = replace(selection, dated=(condition,))
        yield self._reading(Form.THINGS, selection, bonus=0.4)

    def _happened(self) -> Reading:
        return self._reading(Form.HAPPENED, self.select(), bonus=0.3)

    def _only_dates(self) -> bool:
        frame = self.frame
        return bool(frame.dates) and not (
            frame.things
            or self.classes
            or frame.topics
            or frame.statuses
            or frame.words
            or frame.units
            or any(not self.only_says_held(p) and not p.mention.weak for p in frame.properties)
        )

    def _is_card(self, selection: Selection) -> bool:
        """Whether nothing is said but the name of a thing (and what it is)."""
        if selection.named is None or self.frame.words or not self.frame.things:
            return False
        if replace(selection, named=None, classes=()) != Selection():
            return False
        return not selection.classes or all(
            any(c in self.schema.classes.get(n, ()) for c in selection.classes)
            for n in selection.named
        )

    def _order(self) -> Order | None:
        frame = self.frame
        if frame.has("latest", "later"):
            return Order(descending=True)
        if frame.has("first", "earlier"):
            return Order(descending=False)
        return None
