"""A frame and what is asked of it → readings.

Where a word can bind in two ways, both readings are given and scored; the data decides
between those that are equally good.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import DatedWithin, Form, HasConcept, Language, Order, Reading, Selection, TiedTo
from bot.understanding.conditions import Conditions, through
from bot.understanding.frames import Frame, Part, class_of
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema

_WHERE = (voc.AT_PLACE, voc.DESTINATION, voc.WITHIN, voc.COVERAGE)
_ROLE_WORDS = {
    "recipient": voc.RECIPIENT,
    "sender": voc.SENDER,
    "issuer": voc.ISSUER,
    "party": voc.PARTY,
    "audience": voc.AUDIENCE,
    "intermediary": voc.INTERMEDIARY,
}
"""What the case of *who* asks for: whom, from whom, whose, with whom, for whom."""


class Selecting(Conditions):
    """Makes the readings of one frame."""

    def __init__(
        self, frame: Frame, schema: Schema, asked: Asked, *, continuing: bool = False
    ) -> None:
        """``asked`` is what the question words ask for.

        ``continuing``: the question goes on from another and need not say of what.
        """
        super().__init__(frame, schema)
        self.asked = asked
        self.continuing = continuing

    def readings(self) -> Iterator[Reading]:
        """Yield the readings, each with its own part of the score."""
        if self.frame.has("compare", "versus") and self._differing() >= 2:
            yield self._compared()
            return
        makers = {
            "check": self._checks,
            "how_many": self._counts,
            "when": self._dates,
            "where": self._places,
            "who": self._agents,
            "why": self._reasons,
            "which": self._whichs,
            "what": self._whats,
            "": self._plain,
        }
        gap = next((p for p in self.frame.properties if self._is_gap(p)), None)
        if gap is not None and self.asked.wh != "check":
            yield self._unstated(gap)
            return
        yield from makers[self.asked.wh]()

    def _differing(self) -> int:
        return len({value for part in self.frame.things for value in part.values[:1]})

    def _is_gap(self, part: Part) -> bool:
        """Whether a word asks for what the ontology has and the record never states."""
        return not part.mention.weak and all(v in self.schema.gaps for v in part.values)

    def _unstated(self, part: Part) -> Reading:
        skip = [p for p in self.frame.properties if p is not part]
        subject = self._subject(part.values, [part, *skip, *self.frame.units])
        if subject.is_empty and not self.continuing:
            subject = Selection(named=())
        return self._reading(Form.VALUES, subject, asked=part.values, bonus=1.0)

    # --- yes or no ---

    def _checks(self) -> Iterator[Reading]:
        frame = self.frame
        claimed = list(frame.statuses)
        if claimed:
            rest = self.select(skip=claimed)
            claim = self.select(only=claimed)
            if claim.dated:
                rest = replace(rest, dated=())
            yield self._reading(Form.CHECK, rest, claim=claim)
            return
        for prop in sorted(self.pairs, key=lambda p: p.mention.weak):
            tie = self.tie(self.pairs[prop], prop)
            subject = self._shifted(self.select(skip=[prop, self.pairs[prop]]), tie.roles)
            if not subject.is_empty:
                yield self._reading(Form.CHECK, subject, claim=Selection(ties=(tie,)), bonus=0.3)
                return
        own = self.classes_of(frame.things)
        concepts = [
            p
            for p in (*frame.topics, *frame.kinds)
            if frame.things and not frame.classes and (class_of(p, self.schema) or "") in {"", *own}
        ]
        if concepts and len(frame.things) == 1 and not self.asked.exists:
            subject = self.select(skip=concepts, classes=())
            yield self._reading(Form.CHECK, subject, claim=self.select(only=concepts, classes=()))
        if any(voc.ONGOING in p.values for p in frame.topics) and frame.things:
            concepts = list(frame.topics)
            claim = self.select(only=concepts)
            yield self._reading(Form.CHECK, self.select(skip=concepts), claim=claim, bonus=0.3)
            return
        places = [p for p in frame.things if voc.PLACE in self.classes_of([p])]
        held = [p for p in frame.properties if self.only_says_held(p)]
        if places and held and not self.asked.exists:
            subject = self.select(skip=[*places, *held])
            if not subject.is_empty:
                claim = Selection(ties=tuple(TiedTo(p.values) for p in places))
                yield self._reading(Form.CHECK, subject, claim=claim, bonus=0.2)
        if frame.dates and (frame.properties or frame.things) and not self.asked.exists:
            subject = self.select(dates=False)
            claim = Selection(dated=self.select().dated)
            if not subject.is_empty and claim.dated:
                yield self._reading(Form.CHECK, subject, claim=claim)
                return
        yield from self._stated_at_all()
        if len(frame.things) >= 2 and not self.classes:
            first, *others = self.by_prominence(frame.things)
            claim = Selection(ties=tuple(TiedTo(part.values) for part in others))
            yield self._reading(Form.CHECK, Selection(named=first.values), claim=claim)
            return
        if not self.select().is_empty or self.continuing:
            yield self._reading(Form.CHECK, self.select(), bonus=-0.1)

    def _stated_at_all(self) -> Iterator[Reading]:
        """*Has the draft been agreed?*: whether the property is stated of the thing."""
        free = [
            p
            for p in self.frame.properties
            if p not in self.pairs and not p.mention.weak and not self.only_says_held(p)
        ]
        for part in free[:1]:
            roles = tuple(v for v in part.values if not self.is_date(v))
            subject = self.select(skip=[part])
            if roles and (self.continuing or not subject.is_empty):
                claim = Selection(ties=(TiedTo(roles=roles),))
                yield self._reading(Form.CHECK, subject, claim=claim)

    # --- how many ---

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
            if voc.HAS_STATUS in p.values and (frame.things or self.classes)
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

    def _figures(self) -> Selection:
        """The figures of a unit; class words only say what they are told of."""
        frame = self.frame
        units = tuple(dict.fromkeys(value for part in frame.units for value in part.values))
        others = [p for p in frame.classes + frame.kinds if class_of(p, self.schema) != voc.FIGURE]
        selection = self.select(classes=(voc.FIGURE,), skip=[*frame.units, *others])
        ties = selection.ties
        if others:
            ties = (*ties, TiedTo(through=self.select(only=others)))
        concepts = (HasConcept(units),) if units else ()
        return replace(
            selection,
            classes=(voc.FIGURE,),
            concepts=concepts + selection.concepts,
            ties=ties,
        )

    # --- when, where, who, why ---

    def _dates(self) -> Iterator[Reading]:
        frame = self.frame
        said = [p for p in frame.statuses if self.schema.milestone(p.value)]
        props = [p for p in frame.properties if any(self.is_date(v) for v in p.values)]
        strong = [p for p in props if voc.DATE not in p.values and not p.mention.weak]
        telling = [p for p in strong if not self.only_says_held(p)]
        if telling:
            asked = [v for v in telling[-1].values if self.is_date(v)]
        elif said:
            asked = [m for p in said[-1:] if (m := self.schema.milestone(p.value))]
            props = [*props, *said]
        elif strong:
            asked = [v for p in strong for v in p.values if self.is_date(v)]
        else:
            asked = self._main_dates()
        asked = self._with_siblings(asked)
        yield from self._asking(Form.DATE, asked, props)

    def _places(self) -> Iterator[Reading]:
        frame = self.frame
        props = [p for p in frame.properties if p not in self.pairs]
        asked = [v for p in props if not p.mention.weak for v in p.values]
        skip = [p for p in frame.properties if self.only_says_held(p)] + props
        if self.asked.part is not None:
            skip.append(self.asked.part)
        to_whom = [v for v in asked if v in (voc.RECIPIENT, voc.SENDER)]
        if to_whom:
            yield from self._asking(Form.VALUES, self._of_role_words() or to_whom, skip, 0.3)
            return
        where = list(dict.fromkeys([*_WHERE, *(v for v in asked if v in _WHERE)]))
        yield from self._asking(Form.VALUES, where, skip)

    def _agents(self) -> Iterator[Reading]:
        frame = self.frame
        held = [p for p in frame.properties if self.only_says_held(p)]
        cased = self._of_role_words()
        roles = [p for p in frame.properties if self._agent_values(p)]
        free = [p for p in roles if p not in self.pairs] or roles
        free.sort(key=lambda p: (p.mention.weak, -p.at))
        for part in free[:1]:
            asked = [v for v in self._agent_values(part) if v in cased] or self._agent_values(part)
            if cased and not set(asked) & set(cased):
                asked = [*asked, *cased]
            if not cased and {voc.SENDER, voc.RECIPIENT} <= set(asked):
                asked = [voc.SENDER]  # who sent it
            yield from self._asking(Form.VALUES, asked, [part, *held], 0.5)
            return
        telling = [
            p
            for p in frame.properties
            if p not in self.pairs
            and not p.mention.weak
            and any(v in self.schema.domains and not self.is_date(v) for v in p.values)
        ]
        for part in telling[:1]:
            asked = [v for v in part.values if not self.is_date(v)]
            yield from self._asking(Form.VALUES, asked, [part, *held], 0.4)
            return
        milestones = [m for p in frame.statuses if (m := self.schema.milestone(p.value))]
        dates = [v for p in frame.properties for v in p.values if self.is_date(v)]
        asked = [
            a for prop in milestones + dates for a in self.schema.note(prop, voc.AGENT_PROPERTY)
        ]
        skip = list(frame.properties)
        if milestones and not cased:
            skip += frame.statuses  # who signed it
        asked = cased or asked or self._main_agents()
        yield from self._asking(Form.VALUES, asked, skip)
        if not cased and voc.INVOLVES not in asked:
            yield from self._asking(Form.VALUES, [voc.INVOLVES], skip, -0.4)

    def _reasons(self) -> Iterator[Reading]:
        subject = self.select(skip=self.frame.properties)
        if self.continuing or not subject.is_empty:
            yield self._reading(Form.VALUES, subject, asked=[voc.RATIONALE])

    def _direction(self, part: Part) -> list[str]:
        """Whether *which ministry* is said as the goal or the source of what was sent."""
        tokens = self.frame.sighting.tokens
        last = tokens[part.end - 1].folded
        before = tokens[part.at - 2].folded if part.at > 1 else ""
        if self.language is Language.AZ:
            if last.endswith(("dan", "den")):
                return [voc.SENDER]
            return [voc.RECIPIENT] if last.endswith(("a", "e")) else []
        words = {token.folded for token in tokens}
        if before in ("из", "от") or (self.language is Language.EN and "from" in words):
            return [voc.SENDER]
        if before in ("в", "во", "к", "v") or (self.language is Language.EN and "to" in words):
            return [voc.RECIPIENT]
        return []

    def _of_role_words(self) -> list[str]:
        return [prop for word, prop in _ROLE_WORDS.items() if self.frame.has(word)]

    def _asking(
        self, form: Form, asked: list[str], skip: Iterable[Part], bonus: float = 0.0
    ) -> Iterator[Reading]:
        outside = [
            p
            for p in self.frame.things
            if self._is_excepted(p)
            and any(self.schema.can_be(v, self.classes_of([p])) for v in asked)
        ]
        subject = self._subject(asked, [*skip, *outside])
        if self.continuing or not subject.is_empty:
            reading = self._reading(form, subject, asked=asked, bonus=bonus)
            yield replace(reading, without=tuple(v for p in outside for v in p.values))

    # --- which, what ---

    def _whichs(self) -> Iterator[Reading]:
        asked_class, part = self.asked.cls, self.asked.part
        if asked_class is None or part is None:
            yield from self._whats()
            return
        frame = self.frame
        agents = {voc.BODY, voc.COUNTRY}
        rest = [
            p
            for p in frame.classes + frame.kinds
            if p is not part and not (asked_class in agents and class_of(p, self.schema) in agents)
        ]
        same = [p for p in frame.classes + frame.kinds if p is not part and p not in rest]
        concept = (part.value,) if part.value in self.schema.concepts else ()
        others = frame.things or rest or frame.topics or frame.words or frame.dates
        props = [p for p in frame.properties if self._answers(p, asked_class)]
        free = [p for p in props if p not in self.pairs or not self._says(p, (asked_class,))]
        free = [p for p in free if not self._says(p, (asked_class,)) or not p.mention.weak]
        rest_classes = tuple(c for p in rest if (c := class_of(p, self.schema)))
        own = any(self._says(p, (asked_class,)) for p in self.pairs)
        if others or self.continuing:
            asked = [v for p in free for v in p.values if self._answer_value(v, asked_class)]
            cased = [v for v in (*self._of_role_words(), *self._direction(part)) if v in asked]
            asked = cased or asked
            skip = [part, *same, *free, *(p for p in frame.properties if self.only_says_held(p))]
            subject = self._subject(asked, skip)
            possible = bool(asked) or self._linked(subject, asked_class, rest_classes)
            if possible and (self.continuing or not subject.is_empty):
                bonus = (0.6 if free else 0.0) + (0.2 if rest else 0.0) - (0.5 if own else 0.0)
                if asked_class in (voc.BODY, voc.COUNTRY, voc.PLACE):
                    bonus += 0.3
                classes = (asked_class, *concept)
                yield self._reading(
                    Form.VALUES, subject, asked=asked, asked_classes=classes, bonus=bonus
                )
        if self.continuing and not others:
            return
        for reading in self._listed():
            yield replace(reading, score=reading.score + (0.3 if not free or own else -0.2))

    def _whats(self) -> Iterator[Reading]:
        frame = self.frame
        if (frame.has("happened") and not frame.things) or self._only_dates():
            yield self._happened()
            return
        planned = any(voc.PLANNED_FOR in p.values for p in frame.properties)
        if planned and not frame.things:
            yield from self._planned()
            return
        own = self.classes_of(frame.things)
        props = [
            p
            for p in frame.properties
            if (p not in self.pairs or any(self.schema.can_say(v, own) for v in p.values))
            and not self.only_says_held(p)
            and not p.mention.weak
            and not all(self.schema.is_role(v) for v in p.values)
        ]
        for part in props[:1]:
            asked = [v for v in part.values if not self.schema.is_role(v)]
            yield from self._asking(self._form_of(asked), asked, [part])
        yield from self._plain(skip=props)

    # --- no question word: a headline, keywords, a name ---

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
        free = [p for p in frame.properties if p not in skipped and self._is_asked(p)]
        subjects = self.classes or self.classes_of(frame.things)
        for part in free[:1]:
            asked = [v for v in part.values if self.schema.can_say(v, subjects)]
            asked = asked or list(part.values)
            sayable = not subjects or any(self.schema.can_say(v, subjects) for v in asked)
            if not sayable and self.classes:
                yield from self._played(part)
            yield from self._asking(self._form_of(asked), asked, [part], 0.2 if sayable else -0.6)
            if not sayable and self.classes and not self._agent_classes():
                return
        penalty = 0.6 if free else 0.0
        for reading in self._listed(skip=free):
            yield replace(reading, score=reading.score - penalty)

    def _agent_classes(self) -> bool:
        return bool({voc.BODY, voc.COUNTRY, voc.PLACE} & set(self.classes))

    def _played(self, prop: Part) -> Iterator[Reading]:
        """*organisations that came to see the centre*: the class word plays the role."""
        parts = [
            p
            for p in self.frame.classes + self.frame.kinds
            if (cls := class_of(p, self.schema)) and self._answers(prop, cls)
        ]
        for part in parts[:1]:
            cls = class_of(part, self.schema) or ""
            asked = [v for v in prop.values if self._answer_value(v, cls)]
            concept = (part.value,) if part.value in self.schema.concepts else ()
            same = [p for p in parts if class_of(p, self.schema) == cls]
            subject = self._subject(asked, [*same, prop])
            if not subject.is_empty:
                yield self._reading(
                    Form.VALUES, subject, asked=asked, asked_classes=(cls, *concept), bonus=0.5
                )

    def _is_asked(self, part: Part) -> bool:
        """Whether a property without a question word is what is asked: *2.10 time limit*."""
        if part in self.pairs or part.mention.weak:
            return False
        if part.mention.attributive and self.classes:
            return False  # the visits that were organised
        if self.pairs and all(self.schema.is_role(v) for v in part.values):
            return False
        if self.frame.dates and any(self.is_date(v) and v != voc.DATE for v in part.values):
            return False
        return not (self.only_says_held(part) and (self.classes or self.frame.dates))

    def _listed(self, skip: Iterable[Part] = ()) -> Iterator[Reading]:
        frame = self.frame
        skip = list(skip)
        if frame.units and not self.classes:
            yield self._reading(Form.THINGS, self._figures())
            return
        if len(self.classes) > 1 and not frame.has("and", "or"):
            yield from self._through()
            return
        if frame.things and frame.topics and not self.classes and not frame.words:
            first = self.by_prominence(frame.things)[0]
            topics = self.select(only=frame.topics)
            yield self._reading(Form.CARD, replace(topics, named=first.values), bonus=0.1)
        selection = self.select(skip=skip)
        if self._is_card(selection):
            yield self._reading(Form.CARD, selection)
            return
        unfit = [r for p in self.pairs for r in p.values if p not in skip and not self.is_date(r)]
        if self.classes and unfit and not any(self.schema.can_say(r, self.classes) for r in unfit):
            roles = tuple(t for t in selection.ties if t.roles)
            far = replace(selection, ties=tuple(t for t in selection.ties if not t.roles))
            yield self._reading(Form.THINGS, through(far, roles), bonus=0.1)
        if order := self._order():
            selection = replace(selection, order=order)
        if not selection.is_empty:
            yield self._reading(Form.THINGS, selection)

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
            near = self.select(skip=others)
            far = self.select(only=others)
            near = replace(near, ties=(*near.ties, TiedTo(through=far)))
            head = any(self.is_head(p, parts) for p in mine)
            yield self._reading(Form.THINGS, near, bonus=0.3 if head else -0.1)

    def _planned(self) -> Iterator[Reading]:
        props = [p for p in self.frame.properties if voc.PLANNED_FOR in p.values]
        selection = self.select(skip=props, dates=False)
        periods = tuple(p for d in self.frame.dates for p in d.periods)
        condition = DatedWithin(periods, (voc.PLANNED_FOR,))
        selection = replace(selection, dated=(condition,))
        yield self._reading(Form.THINGS, selection, bonus=0.4)

    def _happened(self) -> Reading:
        return self._reading(Form.HAPPENED, self.select(), bonus=0.3)

    def _compared(self) -> Reading:
        frame = self.frame
        things = tuple(v for part in frame.things for v in part.values)
        loose = [*frame.things, *frame.properties]
        selection = self.select(skip=[*loose, *(frame.statuses if self._order() else ())])
        agents = all(self.classes_of([p]) & {voc.COUNTRY, voc.BODY} for p in frame.things)
        if agents:
            classes = selection.classes or (voc.AGREEMENT,)
            ties = (*selection.ties, TiedTo(things))
            selection = replace(selection, classes=classes, ties=ties)
        else:
            selection = replace(selection, named=things)
        return self._reading(Form.THINGS, replace(selection, order=self._order()), bonus=0.3)

    # --- the things whose property is asked ---

    def _subject(
        self,
        asked: Iterable[str],
        skip: Iterable[Part],
        classes: tuple[str, ...] | None = None,
    ) -> Selection:
        """A thing that can have the property is named, others are what it is tied to."""
        asked = list(asked)
        skipped = [*skip]
        if self.asked.part is not None and self.asked.wh in ("which", "where"):
            skipped.append(self.asked.part)
        selection = self.select(skip=skipped, classes=classes or None, asked=asked)
        if not asked:
            return selection
        if not selection.classes:
            able = [
                part
                for part in self.frame.things
                if part not in self.pairs.values()
                and any(self.schema.can_say(prop, self.classes_of([part])) for prop in asked)
            ]
            if not able and self.asked.wh == "what":
                able = [
                    part
                    for part in self.frame.things
                    if any(self.schema.can_say(prop, self.classes_of([part])) for prop in asked)
                ]
            if able:
                first = self.by_prominence(able)[0]
                rest = [p for p in self.frame.things if p is not first and p not in skipped]
                base = self.select(skip=[*skipped, *self.frame.things], classes=classes)
                ties = tuple(
                    self.tie(p, prop) if (prop := self._role_of(p)) else TiedTo(p.values)
                    for p in rest
                )
                named = first.values
                if base.named is not None:
                    named = tuple(n for n in named if n in base.named) or base.named
                return replace(base, named=named, ties=base.ties + ties)
        return self._shifted(selection, asked)

    def _role_of(self, thing: Part) -> Part | None:
        return next((prop for prop, paired in self.pairs.items() if paired is thing), None)

    def _shifted(self, selection: Selection, asked: Iterable[str]) -> Selection:
        """Ask what is tied to the things where they cannot have such a property themselves.

        The date of a discussion belongs to the meeting, not to the agreement discussed.
        """
        asked = [prop for prop in asked if prop in self.schema.domains]
        if not asked:
            return selection
        if selection.classes:
            own: set[str] = set(selection.classes)
        else:
            own = {c for n in selection.named or () for c in self.schema.classes.get(n, ())}
        if not own or any(self.schema.can_say(prop, own) for prop in asked):
            return selection
        if selection.named and not selection.classes and not selection.ties:
            return Selection(ties=(TiedTo(selection.named),), dated=selection.dated)
        return replace(through(replace(selection, dated=(), order=None)), dated=selection.dated)

    # --- small questions about the parts ---

    def _reading(
        self,
        form: Form,
        selection: Selection,
        *,
        asked: Iterable[str] = (),
        asked_classes: tuple[str, ...] = (),
        claim: Selection | None = None,
        bonus: float = 0.0,
    ) -> Reading:
        return Reading(
            self.language,
            form,
            selection,
            tuple(dict.fromkeys(asked)),
            asked_classes,
            claim,
            score=bonus,
        )

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

    def _is_figure(self, part: Part) -> bool:
        return voc.FIGURE in self.classes_of([part])

    def _agent_values(self, part: Part) -> list[str]:
        return [v for v in part.values if self.schema.is_role(v)]

    def _answers(self, part: Part, cls: str) -> bool:
        return any(self._answer_value(v, cls) for v in part.values)

    def _answer_value(self, prop: str, cls: str) -> bool:
        return self.schema.can_be(prop, (cls,))

    def _says(self, part: Part, classes: Iterable[str]) -> bool:
        return any(self.schema.can_say(v, classes) for v in part.values)

    def _linked(self, subject: Selection, cls: str, classes: tuple[str, ...]) -> bool:
        subjects = set(classes) | {
            c for n in (subject.named or ()) for c in self.schema.classes.get(n, ())
        }
        return not subjects or self._linked_classes(tuple(subjects), cls)

    def _linked_classes(self, subjects: tuple[str, ...], cls: str) -> bool:
        return any(
            self.schema.can_say(prop, subjects) and cls in values
            for prop, values in self.schema.ranges.items()
        )

    def _main_dates(self) -> list[str]:
        classes = self.classes or tuple(self.classes_of(self.frame.things))
        found = [v for c in classes for v in self.schema.note(c, voc.MAIN_DATE)]
        usual = [
            p for p in sorted(self.schema.date_properties) if self.schema.one(p, voc.HAPPENING)
        ]
        return self._with_siblings(found or usual or sorted(self.schema.date_properties))

    def _with_siblings(self, props: list[str]) -> list[str]:
        """Held also asks for planned: an event has one or the other."""
        extra = [voc.PLANNED_FOR] if voc.HELD in props else []
        return [*dict.fromkeys([*props, *extra])]

    def _main_agents(self) -> list[str]:
        classes = self.classes or tuple(self.classes_of(self.frame.things))
        return [v for c in classes for v in self.schema.note(c, voc.MAIN_AGENT)] or [voc.INVOLVES]

    def _form_of(self, asked: Iterable[str]) -> Form:
        return Form.DATE if all(self.is_date(v) for v in asked) else Form.VALUES
