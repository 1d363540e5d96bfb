"""A frame and what is asked of it → readings.

The conditions of a frame become a selection: things of a class, tied to others, dated,
with a status.  Where a word can bind in two ways, both readings are given and scored.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import (
    DatedWithin,
    Form,
    HasConcept,
    Language,
    Order,
    Reading,
    Selection,
    TiedTo,
)
from bot.text.dates import DateMention
from bot.understanding.frames import Frame, Part, class_of, target_classes
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema

_WHERE = (voc.AT_PLACE, voc.DESTINATION, voc.WITHIN, voc.COVERAGE)


class Selecting:
    """Makes the readings of one frame."""

    def __init__(self, frame: Frame, schema: Schema, asked: Asked) -> None:
        """``asked`` is what the question words of ``frame`` ask for."""
        self.frame = frame
        self.schema = schema
        self.asked = asked
        self.language = frame.sighting.language
        self.classes = target_classes(frame, schema)

    def readings(self) -> Iterator[Reading]:
        """Yield the readings, each with its own part of the score."""
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
        yield from makers[self.asked.wh]()

    # --- forms ---

    def _checks(self) -> Iterator[Reading]:
        frame = self.frame
        claimed = list(frame.statuses)
        rest = self._select(skip=claimed)
        if claimed:
            claim = self._select(only=claimed)
            if claim.dated:
                rest = replace(rest, dated=())
            yield self._reading(Form.CHECK, rest, claim=claim)
            return
        props = [p for p in frame.properties if not p.mention.weak or not frame.statuses]
        paired = self._pairs()
        for prop in props:
            if prop in paired:
                tie = self._tie(paired[prop], prop)
                subject = self._select(skip=[prop, paired[prop]])
                if not subject.is_empty:
                    claim = Selection(ties=(tie,))
                    yield self._reading(Form.CHECK, subject, claim=claim, bonus=0.3)
                    return
        if frame.dates and (props or frame.things) and self.classes and not self.asked.exists:
            subject = self._select(skip_dates=True)
            claim = Selection(dated=self._select().dated)
            if not subject.is_empty:
                yield self._reading(Form.CHECK, subject, claim=claim)
                return
        if len(frame.things) >= 2 and not self.classes:
            first, *others = self._by_prominence(frame.things)
            claim = Selection(ties=tuple(TiedTo(part.values) for part in others))
            yield self._reading(Form.CHECK, Selection(named=first.values), claim=claim)
            return
        yield self._reading(Form.CHECK, self._select())

    def _counts(self) -> Iterator[Reading]:
        frame = self.frame
        if frame.units or any(self._is_figure(part) for part in frame.things):
            yield self._reading(Form.FIGURE, self._figures(), bonus=0.5)
        if self.asked.cls or self.classes:
            yield from self._as_count(self._listed())
        elif not frame.units:
            for reading in self._plain():
                if reading.form is Form.THINGS:
                    yield from self._as_count([reading])
            if frame.words or frame.topics or frame.things:
                yield self._reading(Form.FIGURE, self._figures(), bonus=-0.2)

    def _as_count(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            if reading.form in (Form.THINGS, Form.VALUES):
                form = Form.COUNT
                yield replace(reading, form=form)

    def _figures(self) -> Selection:
        units = tuple(value for part in self.frame.units for value in part.values)
        selection = self._select(classes=(voc.FIGURE,), skip=self.frame.units)
        concepts = (HasConcept(units),) if units else ()
        return replace(
            selection,
            classes=(voc.FIGURE,),
            concepts=concepts + selection.concepts,
        )

    def _dates(self) -> Iterator[Reading]:
        frame = self.frame
        said = [p for p in frame.statuses if self.schema.milestone(p.value)]
        props = [p for p in frame.properties if any(self._is_date(v) for v in p.values)]
        if said:
            asked = [m for p in said[-1:] if (m := self.schema.milestone(p.value))]
            yield self._reading(Form.DATE, self._subject(asked, said), asked=asked)
            return
        strong = [p for p in props if voc.DATE not in p.values]
        if strong:
            asked = [v for p in strong for v in p.values if self._is_date(v)]
            asked = self._with_siblings(asked)
            yield self._reading(Form.DATE, self._subject(asked, props), asked=asked)
            return
        yield self._reading(
            Form.DATE, self._subject(self._main_dates(), props), asked=self._main_dates()
        )

    def _places(self) -> Iterator[Reading]:
        props = [p for p in self.frame.properties if self._answers(p, voc.PLACE)]
        strong = [p for p in props if not p.mention.weak]
        asked = [v for p in strong for v in p.values] or []
        asked = [v for v in asked if v not in self.schema.date_properties]
        if voc.RECIPIENT in asked or voc.SENDER in asked:
            yield self._reading(Form.VALUES, self._subject(asked, props), asked=asked)
        where = list(dict.fromkeys([*_WHERE, *(v for v in asked if v in _WHERE)]))
        skip = [p for p in self.frame.properties if self._only_says_held(p)] + props
        skip += [p for p in self.frame.classes if p is self.asked.part]
        yield self._reading(Form.VALUES, self._subject(where, skip), asked=where)

    def _agents(self) -> Iterator[Reading]:
        frame = self.frame
        roles = [p for p in frame.properties if self._agent_values(p)]
        paired = self._pairs()
        free = [p for p in roles if p not in paired] or roles
        free.sort(key=lambda p: (p.mention.weak, -p.at))
        for part in free[:1]:
            asked = self._agent_values(part)
            skip = [part, *(p for p in frame.properties if self._only_says_held(p))]
            yield self._reading(Form.VALUES, self._subject(asked, skip), asked=asked, bonus=0.5)
            return
        milestones = [m for p in frame.statuses if (m := self.schema.milestone(p.value))]
        dates = [v for p in frame.properties for v in p.values if self._is_date(v)]
        asked = [
            agent
            for prop in milestones + dates
            for agent in self.schema.note(prop, voc.AGENT_PROPERTY)
        ]
        if not asked:
            asked = self._main_agents()
        skip = [*frame.statuses, *frame.properties] if milestones else frame.properties
        yield self._reading(Form.VALUES, self._subject(asked, skip), asked=asked)

    def _reasons(self) -> Iterator[Reading]:
        asked = [voc.RATIONALE]
        yield self._reading(Form.VALUES, self._subject(asked, self.frame.properties), asked=asked)

    def _whichs(self) -> Iterator[Reading]:
        asked_class, part = self.asked.cls, self.asked.part
        if asked_class is None or part is None:
            yield from self._whats()
            return
        frame = self.frame
        rest = [p for p in frame.classes + frame.kinds if p is not part]
        concept = (part.value,) if part.value in self.schema.concepts else ()
        # the values of something else: which countries visited the centre
        others = frame.things or rest or frame.topics or frame.words or frame.dates
        props = [p for p in frame.properties if self._answers(p, asked_class)]
        paired = self._pairs()
        free = [p for p in props if p not in paired or not self._says(p, (asked_class,))]
        rest_classes = tuple(c for p in rest if (c := class_of(p, self.schema)))
        if others:
            asked = [v for p in free for v in p.values if self._answer_value(v, asked_class)]
            subject = self._subject(asked, [part, *free], classes=rest_classes)
            possible = bool(asked) or self._linked(subject, asked_class, rest_classes)
            if possible and not subject.is_empty:
                yield self._reading(
                    Form.VALUES,
                    subject,
                    asked=asked,
                    asked_classes=(asked_class, *concept),
                    bonus=(0.6 if free else 0.0) + (0.2 if rest else 0.0),
                )
        # the things themselves: which agreements with Norway are in force
        for reading in self._listed():
            yield replace(reading, score=reading.score + (0.3 if not free else -0.2))

    def _whats(self) -> Iterator[Reading]:
        frame = self.frame
        if frame.has("happened") or self._only_dates():
            yield self._happened()
            return
        planned = any(voc.PLANNED_FOR in p.values for p in frame.properties)
        if planned and not frame.things:
            yield from self._planned()
            return
        paired = self._pairs()
        props = [
            p
            for p in frame.properties
            if p not in paired
            and not self._only_says_held(p)
            and not p.mention.weak
            and not all(self.schema.is_role(v) for v in p.values)
        ]
        for part in props[:1]:
            asked = [v for v in part.values if not self.schema.is_role(v)]
            subject = self._subject(asked, [part])
            if not subject.is_empty:
                yield self._reading(self._form_of(asked), subject, asked=asked)
        yield from self._plain(skip=props)

    def _plain(self, skip: Iterable[Part] = ()) -> Iterator[Reading]:
        """No question word: a headline, keywords, a name."""
        frame = self.frame
        skipped = tuple(skip)
        if frame.has("compare", "versus") and len(frame.things) >= 2:
            yield self._compared()
            return
        if (frame.has("happened") and frame.dates) or self._only_dates():
            yield self._happened()
            if not frame.has("happened") or not self.classes:
                return
        if any(voc.PLANNED_FOR in p.values for p in frame.properties):
            yield from self._planned()
            return
        paired = self._pairs()
        free = [
            p
            for p in frame.properties
            if p not in paired and p not in skipped and not p.mention.weak
        ]
        free = [p for p in free if not self._only_says_held(p) or not (self.classes or frame.dates)]
        for part in free[:1]:
            asked = list(part.values)
            subject = self._subject(asked, [part])
            subjects = self.classes or self._classes_of(frame.things)
            if subject.is_empty or not (
                not subjects or any(self.schema.can_say(v, subjects) for v in asked)
            ):
                continue
            asked = [v for v in asked if not subjects or self.schema.can_say(v, subjects)] or asked
            yield self._reading(self._form_of(asked), subject, asked=asked, bonus=0.2)
        if not free or self.classes:
            yield from self._listed(skip=free)
        elif not self.classes:
            for reading in self._listed(skip=free):
                yield replace(reading, score=reading.score - 0.5)

    def _listed(self, skip: Iterable[Part] = ()) -> Iterator[Reading]:
        frame = self.frame
        selection = self._select(skip=skip)
        if self._is_card(selection):
            yield self._reading(Form.CARD, selection)
            return
        ordered = self._order()
        if ordered and not selection.is_empty:
            selection = replace(selection, order=ordered)
        if len(self.classes) > 1 and not frame.has("and", "or"):
            yield from self._through()
            return
        if frame.units and not self.classes:
            yield self._reading(Form.THINGS, self._figures())
            return
        if not selection.is_empty:
            yield self._reading(Form.THINGS, selection)

    def _through(self) -> Iterator[Reading]:
        """Two class words: one is what is wanted, the other what it is tied to."""
        parts = self.frame.classes + self.frame.kinds
        for target in self.classes:
            mine = [p for p in parts if class_of(p, self.schema) == target]
            others = [p for p in parts if p not in mine]
            other_classes = tuple(c for p in others if (c := class_of(p, self.schema)))
            if not (
                self._linked_classes(other_classes, target)
                or self._linked_classes((target,), other_classes[0])
            ):
                continue
            far = self._select(only=others)
            near = self._select(skip=others)
            near = replace(near, ties=(*near.ties, TiedTo(through=far)))
            head = any(self._is_head(p) for p in mine)
            yield self._reading(Form.THINGS, near, bonus=0.3 if head else -0.1)

    def _planned(self) -> Iterator[Reading]:
        props = [p for p in self.frame.properties if voc.PLANNED_FOR in p.values]
        selection = self._select(skip=props, skip_dates=True)
        periods = tuple(p for d in self.frame.dates for p in d.periods)
        condition = DatedWithin(periods, (voc.PLANNED_FOR,))
        selection = replace(selection, dated=(condition,))
        yield self._reading(Form.THINGS, selection, bonus=0.4)

    def _happened(self) -> Reading:
        selection = self._select()
        return self._reading(Form.HAPPENED, selection, bonus=0.3)

    def _compared(self) -> Reading:
        frame = self.frame
        things = tuple(v for part in frame.things for v in part.values)
        selection = self._select(skip=frame.things)
        if self.classes or frame.topics:
            selection = replace(selection, ties=(*selection.ties, TiedTo(things)))
        else:
            selection = replace(selection, named=things)
        order = self._order()
        return self._reading(
            Form.THINGS, replace(selection, order=order) if order else selection, bonus=0.3
        )

    # --- the selection ---

    def _select(
        self,
        *,
        skip: Iterable[Part] = (),
        only: Iterable[Part] | None = None,
        classes: tuple[str, ...] | None = None,
        skip_dates: bool = False,
    ) -> Selection:
        """Turn the frame's conditions into a selection, but for the parts in ``skip``."""
        frame, schema = self.frame, self.schema
        left = set(map(id, skip))
        wanted = None if only is None else set(map(id, only))

        def kept(parts: Iterable[Part]) -> list[Part]:
            return [p for p in parts if id(p) not in left and (wanted is None or id(p) in wanted)]

        kinds = kept(frame.kinds)
        targets = classes
        if targets is None:
            targets = tuple(
                dict.fromkeys(c for p in kept(frame.classes) + kinds if (c := class_of(p, schema)))
            )
        bound, free_dates = self._bind_dates(kept(frame.statuses))
        concepts = [HasConcept(p.values) for p in kept(frame.topics)]
        by_class: dict[str | None, list[str]] = {}
        for part in kinds:
            by_class.setdefault(class_of(part, schema), []).append(part.value)
        concepts += [HasConcept(tuple(values)) for values in by_class.values()]
        concepts += self._statuses([p for p in kept(frame.statuses) if id(p) not in bound])
        dated = [condition for condition in bound.values()]
        if not skip_dates and only is None:
            dated += [self._free_date(d, targets) for d in free_dates]
        ties, named = self._things(kept(frame.things), targets, left)
        words = None
        if only is None:
            for word in frame.words:
                words = word.things if words is None else words & word.things
        if words is not None:
            named = tuple(words) if named is None else tuple(n for n in named if n in words)
        return Selection(
            classes=targets,
            concepts=tuple(concepts),
            ties=tuple(ties),
            dated=tuple(dated),
            named=None if named is None else tuple(sorted(named)),
        )

    def _statuses(self, parts: list[Part]) -> list[HasConcept]:
        """Statuses as they are meant: *not in force* is signed, *not signed* is below that."""
        found: list[HasConcept] = []
        negated = [p for p in parts if self._is_negated(p)]
        for part in parts:
            if part not in negated:
                if negated and any(part.value in self.schema.complements(n.value) for n in negated):
                    continue  # signed, but not in force: the negation says both
                found.append(HasConcept(part.values))
                continue
            complement = self.schema.complements(part.value)
            if complement:
                found.append(HasConcept(complement))
            found.append(HasConcept(part.values, negated=True))
        return found

    def _things(
        self, parts: list[Part], targets: tuple[str, ...], left: set[int]
    ) -> tuple[list[TiedTo], tuple[str, ...] | None]:
        frame, schema = self.frame, self.schema
        pairs = {id(thing): prop for prop, thing in self._pairs().items() if id(prop) not in left}
        ties: list[TiedTo] = []
        named: list[str] = []
        loose: list[Part] = []
        for part in parts:
            classes = self._classes_of([part])
            if id(part) in pairs:
                ties.append(self._tie(part, pairs[id(part)]))
            elif targets and any(t in classes for t in targets):
                named += part.values
            else:
                loose.append(part)
        if not targets and not frame.topics and not frame.statuses and not ties and not named:
            if len(loose) == 1 and not frame.words:
                return [], loose[0].values
        excluded = set(frame.positions("except"))
        outside = [p for p in loose if excluded & set(range(p.at - 2, p.end + 2))]
        loose = [p for p in loose if p not in outside]
        if frame.has("and", "or", "versus") and len(loose) > 1:
            same = [p for p in loose if self._alike(p, loose[0])]
            if len(same) > 1:
                ties.append(TiedTo(tuple(v for p in same for v in p.values)))
                loose = [p for p in loose if p not in same]
        ties += [TiedTo(part.values) for part in loose]
        return ties, tuple(named) if named else None

    def _tie(self, thing: Part, prop: Part) -> TiedTo:
        classes = self._classes_of([thing])
        roles = tuple(
            v for v in prop.values if not self._is_date(v) and self.schema.can_be(v, classes)
        )
        return TiedTo(thing.values, roles)

    def _pairs(self) -> dict[Part, Part]:
        """Which thing plays which named role: each role takes the nearest thing that can."""
        schema = self.schema
        pairs: dict[Part, Part] = {}
        taken: set[int] = set()
        targets = self.classes
        for prop in sorted(self.frame.properties, key=lambda p: p.mention.weak):
            values = [v for v in prop.values if not self._is_date(v)]
            if targets:
                values = [v for v in values if schema.can_say(v, targets)] or []
            best: Part | None = None
            for thing in self.frame.things:
                classes = self._classes_of([thing])
                if id(thing) in taken or any(t in classes for t in targets):
                    continue
                if any(schema.can_be(v, classes) for v in values):
                    distance = min(abs(thing.end - prop.at), abs(prop.end - thing.at))
                    if distance <= 4 and (
                        best is None
                        or distance < min(abs(best.end - prop.at), abs(prop.end - best.at))
                    ):
                        best = thing
            if best is not None:
                pairs[prop] = best
                taken.add(id(best))
        return pairs

    def _subject(
        self,
        asked: Iterable[str],
        skip: Iterable[Part],
        classes: tuple[str, ...] | None = None,
    ) -> Selection:
        """The things whose property is asked: a thing that can have it is named, not tied."""
        asked = list(asked)
        skipped = [*skip]
        if self.asked.part is not None and self.asked.wh in ("which", "where"):
            skipped.append(self.asked.part)
        selection = self._select(skip=skipped, classes=classes)
        if selection.classes or not asked:
            return selection
        subjects = [
            part
            for part in self.frame.things
            if any(self.schema.can_say(prop, self._classes_of([part])) for prop in asked)
            and part not in self._pairs().values()
        ]
        if not subjects:
            return selection
        subjects = self._by_prominence(subjects)[:1]
        rest = [p for p in self.frame.things if p not in subjects]
        return replace(
            self._select(skip=[*skipped, *subjects], classes=classes),
            named=tuple(sorted(v for p in subjects for v in p.values)),
            ties=tuple(TiedTo(p.values) for p in rest if p not in skipped),
        )

    # --- dates ---

    def _bind_dates(self, statuses: list[Part]) -> tuple[dict[int, DatedWithin], list[DateMention]]:
        """Bind each date to the status or date property nearest to it."""
        bound: dict[int, DatedWithin] = {}
        free: list[DateMention] = []
        anchors: list[tuple[Part, str]] = [
            (p, m)
            for p in statuses
            if not self._is_negated(p) and (m := self.schema.milestone(p.value))
        ]
        anchors += [
            (p, v)
            for p in self.frame.properties
            for v in p.values
            if self._is_date(v)
            and self.schema.one(v, voc.HAPPENING)
            and not self._only_says_held(p)
        ]
        for mention in self.frame.dates:
            near = sorted(anchors, key=lambda anchor: _distance(anchor[0], mention))
            if near and _distance(near[0][0], mention) <= 6:
                part, prop = near[0]
                bound[id(part)] = DatedWithin(mention.periods, (prop,))
            else:
                free.append(mention)
        return bound, free

    def _free_date(self, mention: DateMention, targets: tuple[str, ...]) -> DatedWithin:
        bare_year = all(period.is_year for period in mention.periods)
        return DatedWithin(mention.periods, bare_year=bare_year and bool(targets))

    def _only_dates(self) -> bool:
        frame = self.frame
        return bool(frame.dates) and not (
            frame.things
            or self.classes
            or frame.topics
            or frame.statuses
            or frame.words
            or frame.units
            or any(not self._only_says_held(p) and not p.mention.weak for p in frame.properties)
        )

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

    def _is_card(self, selection: Selection) -> bool:
        return (
            selection.named is not None
            and not self.frame.words
            and replace(selection, named=None, classes=()) == Selection()
            and not self.classes
        ) or (
            selection.named is not None
            and replace(selection, named=None, classes=()) == Selection()
            and all(
                any(c in self.schema.classes.get(n, ()) for c in selection.classes)
                for n in selection.named
            )
            and bool(self.frame.things)
            and not self.frame.words
        )

    def _order(self) -> Order | None:
        frame = self.frame
        if frame.has("first", "earlier") and not frame.has("latest", "later"):
            return Order(descending=False)
        if frame.has("latest", "later"):
            return Order(descending=True)
        return None

    def _is_negated(self, part: Part) -> bool:
        """A negation inside the word, just before it, or — in Azerbaijani — just after."""
        if part.negated:
            return True
        negations = set(self.frame.positions("not"))
        before = range(part.at - 3, part.at)
        after = range(part.end, part.end + 2) if self.language is Language.AZ else range(0)
        others = [
            p
            for p in (*self.frame.statuses, *self.frame.properties, *self.frame.classes)
            if p is not part
        ]
        for at in before:
            if at in negations and not any(at < p.at < part.at for p in others):
                return True
        return any(
            at in negations and not any(part.end <= p.at < at for p in others) for at in after
        )

    def _is_date(self, prop: str) -> bool:
        return prop == voc.DATE or self.schema.is_date(prop)

    def _only_says_held(self, part: Part) -> bool:
        return voc.HELD in part.values

    def _is_figure(self, part: Part) -> bool:
        return any(voc.FIGURE in self.schema.classes.get(v, ()) for v in part.values)

    def _classes_of(self, parts: Iterable[Part]) -> frozenset[str]:
        return frozenset(c for p in parts for v in p.values for c in self.schema.classes.get(v, ()))

    def _alike(self, one: Part, other: Part) -> bool:
        return bool(self._classes_of([one]) & self._classes_of([other])) or {True} == {
            bool(self._classes_of([p]) & {voc.COUNTRY, voc.BODY}) for p in (one, other)
        }

    def _by_prominence(self, parts: Iterable[Part]) -> list[Part]:
        return sorted(
            parts,
            key=lambda p: (
                -max((self.schema.prominence(c) for c in self._classes_of([p])), default=0)
            ),
        )

    def _agent_values(self, part: Part) -> list[str]:
        return [v for v in part.values if self.schema.is_role(v)]

    def _answers(self, part: Part, cls: str) -> bool:
        return any(self._answer_value(v, cls) for v in part.values)

    def _answer_value(self, prop: str, cls: str) -> bool:
        return self.schema.can_be(prop, (cls,))

    def _says(self, part: Part, classes: Iterable[str]) -> bool:
        return any(self.schema.can_say(v, classes) for v in part.values)

    def _linked(self, subject: Selection, cls: str, classes: tuple[str, ...]) -> bool:
        subjects = set(classes) | set(
            c for n in (subject.named or ()) for c in self.schema.classes.get(n, ())
        )
        if not subjects:
            return True
        return self._linked_classes(tuple(subjects), cls)

    def _linked_classes(self, subjects: tuple[str, ...], cls: str) -> bool:
        return any(
            self.schema.can_say(prop, subjects) and cls in values
            for prop, values in self.schema.ranges.items()
        )

    def _is_head(self, part: Part) -> bool:
        """Whether a class word is the head of the phrase: first in Russian, last elsewhere."""
        parts = sorted(self.frame.classes + self.frame.kinds, key=lambda p: p.at)
        if self.language is Language.RU:
            return parts[0] is part
        if self.language is Language.EN:
            tokens = self.frame.sighting.tokens
            following = tokens[part.end].lower if part.end < len(tokens) else ""
            if following in ("of", "on", "about", "for", "with", "under", "in", "from", "to"):
                return True
        return parts[-1] is part

    def _main_dates(self) -> list[str]:
        classes = self.classes or tuple(self._classes_of(self.frame.things))
        found = [v for c in classes for v in self.schema.note(c, voc.MAIN_DATE)]
        return self._with_siblings(found) or sorted(
            p for p in self.schema.date_properties if p != voc.REPORTING_PERIOD
        )

    def _with_siblings(self, props: list[str]) -> list[str]:
        """Held also asks for planned: an event has one or the other."""
        extra = [voc.PLANNED_FOR] if voc.HELD in props else []
        return [*dict.fromkeys([*props, *extra])]

    def _main_agents(self) -> list[str]:
        classes = self.classes or tuple(self._classes_of(self.frame.things))
        return [v for c in classes for v in self.schema.note(c, voc.MAIN_AGENT)] or [voc.INVOLVES]

    def _form_of(self, asked: Iterable[str]) -> Form:
        return Form.DATE if all(self._is_date(v) for v in asked) else Form.VALUES


def _distance(part: Part, mention: DateMention) -> int:
    if part.end <= mention.start:
        return mention.start - part.end
    return max(0, part.at - mention.end)
