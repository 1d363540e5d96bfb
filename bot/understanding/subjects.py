"""The things whose property is asked: named where they can have it, tied to where they cannot."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import cached_property

from bot import vocabulary as voc
from bot.model import Form, HasConcept, Language, Reading, Selection, TiedTo
from bot.understanding.conditions import Conditions, through
from bot.understanding.frames import AGENT_CLASSES, Frame, Part, class_of
from bot.understanding.grammar import ROLE_PARTS
from bot.understanding.marking import is_beside
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema
from bot.understanding.voice import doers_of

_OF_ANY = ("who", "which", "where")
"""Question words that need nothing beside a verb: *who was designated*, *where did they go*."""
_STRANDED = {
    "to": voc.RECIPIENT,
    "from": voc.SENDER,
    "for": voc.SORAQ + "audience",
    "with": voc.PARTY,
}


class Subjects(Conditions):
    """What every form of question needs: its subject, and a reading of it."""

    def __init__(
        self, frame: Frame, schema: Schema, asked: Asked, *, continuing: bool = False
    ) -> None:
        """``asked`` is what the question words ask for.

        ``continuing``: the question goes on from another and need not say of what.
        """
        super().__init__(frame, schema)
        self.asked = asked
        self.continuing = continuing

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
        dates = bool(asked) and all(self.is_date(v) for v in asked)
        if dates and self.classes and not self.schema.can_say(asked[0], self.classes):
            dated = (self.schema.can_say(asked[0], self.classes_of([p])) for p in self.frame.things)
            if any(dated):  # the time limit of 5.1, the joint projects
                skipped += [*self.frame.classes, *self.frame.kinds]
        selection = self.select(skip=skipped, classes=classes or None, asked=asked)
        if not asked:
            return selection
        if voc.INVOLVES not in asked:
            selection = self._counted_or(selection, skipped)
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
                first, *others = self.by_prominence(able)
                joined = self.frame.has("and", "or") and self._are_of_one_sort(able)
                meant = [first, *others] if joined else [first]
                rest = [p for p in self.frame.things if p not in (*meant, *skipped)]
                base = self.select(skip=[*skipped, *self.frame.things], classes=classes)
                ties = tuple(
                    self.tie(p, prop) if (prop := self._role_of(p)) else TiedTo(p.values)
                    for p in rest
                )
                named = tuple(v for p in meant for v in p.values)
                if base.named is not None:
                    named = tuple(n for n in named if n in base.named) or base.named
                return replace(base, named=named, ties=base.ties + ties)
        return self._shifted(selection, asked)

    def _counted_or(self, selection: Selection, skip: Iterable[Part] = ()) -> Selection:
        """The figures of what is counted, where nothing else is spoken of.

        *Who examined the appeals*: not who examined anything.
        """
        counted = [p for p in self.frame.units if not p.mention.weak and p not in skip]
        return self._figures() if counted and selection.is_empty else selection

    def _role_of(self, thing: Part) -> Part | None:
        return next((prop for prop, paired in self.pairs.items() if paired is thing), None)

    def _shifted(self, selection: Selection, asked: Iterable[str]) -> Selection:
        """Ask what is tied to the things where they cannot have such a property themselves.

        The date of a discussion belongs to the meeting, not to the agreement discussed.
        """
        asked = [prop for prop in asked if prop in self.schema.domains]
        if not asked or asked in ([voc.FUNDER], [voc.TIME_LIMIT]):
            return selection  # who pays for a project need not pay for each trip
        if selection.classes:
            own: set[str] = set(selection.classes)
        else:
            own = {c for n in selection.named or () for c in self.schema.classes.get(n, ())}
        if not own or any(self.schema.can_play(prop, own) for prop in asked):
            return selection
        if voc.PROJECT in own and selection.named and all(map(self.schema.is_role, asked)):
            return selection  # who drafted what was done under it did not draft the project
        if voc.REPORT in own:
            return selection  # everything is tied to a report
        if selection.named and self.asked.wh == "who" and self.schema.likes(asked, own):
            return selection  # whose body it is: to whom it belongs
        if selection.named and not selection.classes and not selection.ties:
            return Selection(ties=(TiedTo(selection.named),), dated=selection.dated)
        return replace(through(replace(selection, dated=(), order=None)), dated=selection.dated)

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
            without=self._named_beside if form is Form.VALUES else (),
        )

    @cached_property
    def _named_beside(self) -> tuple[str, ...]:
        """Those named as beside whom it was done: *who organised it together with the Service*."""
        beside = [p for p in self.frame.things if is_beside(self.frame, p)]
        joined = [p for p in self.frame.things if any(self.joins(p, one) for one in beside)]
        return tuple(dict.fromkeys(v for p in (*beside, *joined) for v in p.values))

    def _asking(
        self, form: Form, asked: list[str], skip: Iterable[Part], bonus: float = 0.0
    ) -> Iterator[Reading]:
        outside = self._left_out(asked)
        skipped = [*skip, *outside]
        subject = self._subject(asked, skipped)
        if subject.is_empty and not self.continuing and self.asked.wh in _OF_ANY:
            subject, bonus = self._whatever_has(asked, skipped), bonus - 0.4
        if self.continuing or not subject.is_empty:
            reading = self._reading(form, subject, asked=asked, bonus=bonus)
            apart = (v for p in outside for v in p.values)
            yield replace(reading, without=(*reading.without, *apart))

    def _left_out(self, asked: Iterable[str]) -> list[Part]:
        """Those named that could be the answer, and are said not to be asked for: *but IOM*."""
        able = [p for p in self.frame.things if self._is_excepted(p)]
        asked = tuple(asked)
        return [p for p in able if any(self.schema.can_be(v, self.classes_of([p])) for v in asked)]

    def _limit_of_rows(self) -> Iterator[Reading]:
        """*The time limit for work on detention centres*: of the rows that are on what is said.

        What runs or holds for a time of its own has no part in that of a row.
        """
        frame = self.frame
        parts = [*frame.classes, *frame.kinds]
        said = any(voc.TIME_LIMIT in p.values for p in frame.properties)
        timed = (voc.HELD, voc.STARTED, voc.PARTY, voc.TIME_LIMIT)
        others = self.classes_of(frame.things) - {voc.LEGAL_ACT}  # up to the standards
        if not said or others or any(self.schema.can_say(v, self.classes) for v in timed):
            return
        left = [*frame.properties, *frame.things, *parts]
        told = replace(self.select(skip=left), classes=(voc.MEASURE,))
        rows = [replace(told, ties=(TiedTo(through=self.select(only=[p])),)) for p in parts]
        for number, row in enumerate(rows or [told] * bool(told.concepts)):
            bonus = 1.0 - 0.3 * number  # what is said first is what it is on
            yield self._reading(Form.DATE, row, asked=[voc.TIME_LIMIT], bonus=bonus)

    def _unstated_of(self, part: Part, asked: Iterable[str]) -> Reading:
        """A question for what no report states: the thing asked of is found, and says so."""
        skip = [p for p in self.frame.properties if p is not part]
        subject = self._subject(part.values, [part, *skip, *self.frame.units])
        if subject.is_empty and not self.continuing:
            subject = Selection(named=())
        return self._reading(Form.VALUES, subject, asked=asked, bonus=1.0)

    def _whatever_has(self, asked: Iterable[str], skip: Iterable[Part]) -> Selection:
        """Where nothing but a role is said (*who was designated?*): all that has such a one."""
        told = [p for p in skip if not p.mention.weak] or [p for p in skip if p.mention.finite]
        said = {v for part in told for v in part.values}
        asked = [p for p in asked if self.schema.is_role(p) or self.schema.tells_of_somebody(p)]
        known = {p for prop in asked for p in (prop, *doers_of((prop,), self.schema))}
        known |= {p for prop in asked for p in self.schema.note(prop, voc.PATIENT_PROPERTY)}
        if not said & known:
            return Selection()
        return Selection(
            classes=tuple(sorted(c for prop in asked for c in self.schema.domains.get(prop, ())))
        )

    def _of_role_words(self) -> list[str]:
        """What the case of *who* asks for, or its phrase: to whom, at whose expense."""
        said = [voc.SORAQ + word for word in ROLE_PARTS if self.frame.has(word)]
        if voc.ISSUER in said and (role := self._of_whose()):
            return role
        return [v for one in said or self._stranded() for v in self._along(one)]

    def _along(self, role: str) -> tuple[str, ...]:
        """*With whom*, of a text or of work done: who took part in it, or was consulted.

        Of a conference that was held or a project that is run: the partner.
        """
        own = self.own_classes()
        sorts = set(own) - AGENT_CLASSES - {voc.ACTIVITY}
        joint = self.schema.can_play(voc.PARTNER, sorts) and not self.schema.can_say(role, sorts)
        if role == voc.PARTY and joint:
            return (voc.PARTNER,)
        if role != voc.PARTY or not set(own) <= {voc.LEGAL_ACT, voc.ACTIVITY}:
            return (role,)
        likes = self.schema.note(role, voc.LIKE_PROPERTY)
        if not own:  # on a topic: whatever is tied to it
            said = self.frame.topics and not (self.frame.statuses or self.frame.words)
            return (role, *likes) if said else (role,)
        return self.schema.likes((role,), own) or (role,)

    def _of_whose(self) -> list[str]:
        """*With whose help*, *чьей поддержкой*, *kimlərin təşəbbüsü ilə*: the role of the noun."""
        behind = {at + 1 for at in self.frame.positions("issuer")}
        nouns = [p for p in self.frame.properties if p.at in behind and not p.mention.finite]
        said = [v for p in nouns[:1] for v in p.values if self.schema.is_role(v)]
        return said or [v for p in self.frame.kinds if p.at in behind for v in self._part_of(p)]

    def _helping_roles(self, deed: Part, roles: Iterable[str]) -> tuple[str, ...]:
        """*Did IOM take part in drafting it*: whoever helped took part in it."""
        part_taken = {voc.PARTICIPANT, voc.INVOLVES, voc.CONSULTED, voc.SUPPORTER}
        others = {v for p in self.frame.properties if p is not deed for v in p.values}
        helped = part_taken & others or any(self._part_of(kind) for kind in self.frame.kinds)
        found = (c for r in roles for c in self.schema.note(r, voc.COMPANION_PROPERTY))
        return tuple(found) if helped else ()

    def _part_of(self, kind: Part) -> tuple[str, ...]:
        """The part that a word for a kind of bodies says they play in what is spoken of."""
        own = {*self.classes, *self.classes_of(self.frame.things)}
        played = self.schema.note(kind.value, voc.PLAYS_PART)
        return tuple(v for v in played if self.schema.can_say(v, own))

    def _stranded(self) -> list[str]:
        """*Who was it sent to?*: the preposition that an English question leaves to its end."""
        words = [token.lower for token in self.frame.sighting.tokens]
        if self.language is not Language.EN or not {"who", "whom", "which"} & set(words[:-1]):
            return []
        prop = _STRANDED.get(words[-1])
        return [prop] if prop else []

    def _is_figure(self, part: Part) -> bool:
        return voc.FIGURE in self.classes_of([part])

    def _agent_values(self, part: Part) -> list[str]:
        return [v for v in part.values if self.schema.is_role(v)]

    def _answers(self, part: Part, cls: str) -> bool:
        return any(self._answer_value(v, cls) for v in part.values)

    def _answer_value(self, prop: str, cls: str) -> bool:
        return self.schema.can_be(prop, (cls,))

    def _states(self, prop: str) -> bool:
        """Whether what is named can have a property."""
        return self.schema.can_say(prop, self.classes or self.classes_of(self.frame.things))

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
        classes = self.own_classes()
        events = [c for c in classes if c in self.schema.events]  # the meeting on an agreement
        found = [v for c in events or classes for v in self.schema.note(c, voc.MAIN_DATE)]
        usual = [
            p for p in sorted(self.schema.date_properties) if self.schema.one(p, voc.HAPPENING)
        ]
        return self._with_siblings(found or usual or sorted(self.schema.date_properties))

    def _with_siblings(self, props: list[str]) -> list[str]:
        """Held also asks for planned: an event has one or the other."""
        extra = [voc.PLANNED_FOR] if voc.HELD in props else []
        return [*dict.fromkeys([*props, *extra])]

    def _main_agents(self) -> list[str]:
        classes = self.own_classes()
        return [v for c in classes for v in self.schema.note(c, voc.MAIN_AGENT)] or [voc.INVOLVES]

    def _form_of(self, asked: Iterable[str]) -> Form:
        return Form.DATE if all(self.is_date(v) for v in asked) else Form.VALUES

    def _agent_classes(self) -> bool:
        return bool({voc.BODY, voc.COUNTRY, voc.PLACE} & set(self.classes))

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
