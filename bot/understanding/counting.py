"""How many: things that are counted, or a figure that the report states."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, HasConcept, Language, Reading, Selection, TiedTo
from bot.text.tokens import TokenKind
from bot.understanding.frames import AGENT_CLASSES, Part, class_of
from bot.understanding.morphology import azerbaijani, russian
from bot.understanding.questions import passes_over_what_is_counted
from bot.understanding.which import Which

_TERM = 6
"""By so many letters a term is known in all its forms: readmi-, реадми-."""
_TEXTS = frozenset((voc.LEGAL_ACT, voc.AGREEMENT, voc.INSTRUMENT))
_MANY = frozenset("many number nece say sayi kolichestvo количество число".split())
"""Words that ask for a number of things, and not for a sum."""


class Counting(Which):
    """Questions for a number."""

    def _counts(self) -> Iterator[Reading]:
        frame = self.frame
        if passes_over_what_is_counted(frame):
            return
        if (parts := self._parts_of_text()) is not None:
            yield self._unstated_of(*parts)
            return
        after = {at + 1 for at in frame.positions("how_many")}
        group = [p for p in frame.things if p.at in after]
        if any(self.schema.one(p.value, voc.UNCOUNTED) for p in group):
            named = Selection(named=group[0].values)  # how many NGOs: not at how many things
            yield self._reading(Form.COUNT, named, bonus=1.0)
            return
        if (beyond := self._beyond_figures()) is not None:
            yield beyond
            return
        yield from self._told_or_counted()

    def _told_or_counted(self) -> Iterator[Reading]:
        """What a figure tells, else the number of the things that are meant."""
        frame = self.frame
        roles = [
            p
            for p in frame.properties
            if (p not in self.pairs or self._is_counted(p))
            and not p.mention.weak
            and self._is_beside(p)
            and any(self._is_countable(v, p) for v in p.values)
        ]
        if self._counts_players():
            yield from self._counted()
        elif self._asks_how_much():
            yield from self._cost()
        elif self._asks_how_much_was_done():
            done = HasConcept((voc.UNIT_OF_ACTIVITIES,))
            figures = self.select(classes=(voc.FIGURE,), skip=frame.properties)
            figures = replace(figures, concepts=(*figures.concepts, done))
            yield self._reading(Form.FIGURE, figures, bonus=0.6)
            yield from self._figure_or_count()
        elif frame.has("times"):
            yield self._reading(Form.COUNT, self._occasions(), bonus=0.5)
        elif people := self._people_who(roles):
            yield self._unstated_of(people, (voc.HEADCOUNT,))
        elif self._asks_how_it_stands() or self._asks_how_long():
            yield from self._plain()
        elif self._counts_units() or any(self._is_figure(part) for part in frame.things):
            yield from self._of_figures()
            if self.asked.part is not None or not any(self._is_beside(p) for p in frame.units):
                yield from self._counted()  # else what is counted is said
        elif roles and self.asked.cls is None:
            asked = [v for v in roles[0].values if self.schema.is_role(v) or v == voc.DESTINATION]
            subject = self._subject(asked, roles[:1])
            if self.continuing or not subject.is_empty:
                yield self._reading(Form.COUNT, subject, asked=asked, bonus=0.5)
        elif frame.words or frame.topics or (frame.things and not self.classes):
            yield from self._figure_or_count()
        else:
            yield from self._counted()

    def _is_countable(self, prop: str, part: Part) -> bool:
        """Whether a number can be asked of who played a part, or of where somebody went."""
        return self.schema.is_role(prop) or (prop == voc.DESTINATION and part not in self.pairs)

    def _beyond_figures(self) -> Reading | None:
        """What a figure has no number of: a part of it, or what was done to those it counts.

        *How many of the 8 persons were returned?*, *neçə nəfər geri qaytarılıb*: the
        figure is what is near, and not what is asked.
        """
        frame = self.frame
        whole = [p for p in frame.things if self._is_figure(p) and self._says_number(p)]
        told = [v for part in whole for v in part.values]
        for word in frame.words:  # of the 23
            if word.is_number and self.schema.classes_of_any(word.things) == (voc.FIGURE,):
                told.extend(sorted(word.things))
        if told:
            named = Selection(named=tuple(told))
            return self._reading(Form.VALUES, named, asked=(voc.BREAKDOWN,), bonus=1.0)
        people = all(voc.UNIT_OF_PEOPLE in p.values for p in frame.units)
        if not frame.units and not any(map(self._names_people, frame.topics)):
            return None
        said = [p for p in frame.properties if not p.mention.weak]
        gap = next((p for p in said if any(v in self.schema.gaps for v in p.values)), None)
        if gap is not None:
            asked = [v for v in gap.values if v in self.schema.gaps]
            near = self._figures_but(frame.properties)
            return self._reading(Form.VALUES, near, asked=asked, bonus=1.0)
        if self.asked.part is not None and self._is_beside(self.asked.part):
            return None  # requests from those who were banned
        if not people or any(self._is_figure(p) for p in frame.things):
            return None
        deeds = {
            p: self.schema.note(p.value, voc.DEED_PROPERTY)
            for p in frame.topics
            if not self._is_term(p)
        }
        if not deeds or not all(asked and self._is_verb(p) for p, asked in deeds.items()):
            return None
        asked = [prop for told in deeds.values() for prop in told]
        return self._reading(Form.VALUES, self._figures_but(()), asked=asked, bonus=1.0)

    def _parts_of_text(self) -> tuple[Part, list[str]] | None:
        """*How many articles has the code?*: those that the record names need not be all."""
        part = self.asked.part
        targets = sorted(part.mention.targets) if part is not None else ()
        asked = [p for one in targets for p in self.schema.note(one, voc.NUMBER_PROPERTY)]
        if part is None or not asked:
            return None
        others = [p for p in self.frame.kinds if p is not part]
        texts = {class_of(p, self.schema) for p in others} | self.classes_of(self.frame.things)
        deeds = [p for p in self.frame.properties if not p.mention.weak]
        return (part, asked) if texts & _TEXTS and not deeds else None

    def _is_term(self, part: Part) -> bool:
        """Whether a topic is said by the term itself, which is one in all languages.

        *How many were readmitted* is answered with what the report says on readmission; how
        many were sent back it does not tell.
        """
        term = voc.local_name(part.value)[:_TERM]
        tokens = self.frame.sighting.tokens[part.at : part.end]
        heard = (russian.skeleton_of_cyrillic(token.folded) for token in tokens)
        return any(word.startswith(term) for word in heard)

    def _figures_but(self, skip: Iterable[Part]) -> Selection:
        """The figures on what is said, whatever they count, but for what ``skip`` says."""
        left = [*self.frame.units, *skip, *self.frame.classes, *self.frame.kinds]
        return replace(self.select(classes=(voc.FIGURE,), skip=left), classes=(voc.FIGURE,))

    def _says_number(self, part: Part) -> bool:
        """Whether a figure is named by its own number: *the 23 appeals*."""
        tokens = self.frame.sighting.tokens[part.at : part.end]
        return any(token.kind is TokenKind.NUMBER for token in tokens)

    def _is_verb(self, part: Part) -> bool:
        """Whether a topic is said as a deed: *вернули*, *were sent back*."""
        tokens = self.frame.sighting.tokens[part.at : part.end]
        auxiliary = any(at < part.at for at in self.frame.positions("whether"))
        noun = any(token.folded.endswith(("ion", "ions")) for token in tokens)
        past = any(token.folded.endswith("ed") for token in tokens)
        said = past or (auxiliary and not noun)
        english = self.frame.sighting.language is Language.EN and said
        return part.mention.finite or english or self._names_people(part)

    def _names_people(self, part: Part) -> bool:
        """Whether an Azerbaijani topic is said by those to whom it was done: *qaytarılanlar*."""
        word = self.frame.sighting.tokens[part.end - 1].folded
        return self.language is Language.AZ and azerbaijani.names_people(word)

    def _counts_players(self) -> bool:
        """*How many offices got letters about the appeals?*: of the offices, not the appeals."""
        part = self.asked.part
        if self.asked.cls not in AGENT_CLASSES or part is None or not self._is_beside(part):
            return False
        letters = any(class_of(p, self.schema) == voc.ACTIVITY for p in self.frame.kinds)
        ends = {voc.RECIPIENT, voc.INFORMED}
        return letters or any(ends & set(p.values) for p in self.frame.properties)

    def _asks_how_much(self) -> bool:
        """*How much did they give?*, *nə qədər ayrılıb*: money, as nothing that is counted."""
        frame = self.frame
        if self.asked.cls is not None or frame.units or self.classes:
            return False
        if any(self._is_figure(part) for part in frame.things):
            return False
        words = {frame.sighting.tokens[at].folded for at in frame.positions("how_many")}
        said = (p for p in frame.properties if voc.FUNDER in p.values and p.mention.finite)
        money = any(p.at - 1 in frame.positions("how_many") for p in said)  # neçə pul ayırıb
        counted = words & _MANY or any(self._is_counted(p) for p in frame.properties)
        if counted and not money:
            return False  # how many sources of money has it
        told = {value for part in frame.properties for value in part.values}
        payers = voc.FUNDER in told and not any(frame.has(w) for w in ("who", "pronoun"))
        return "much" in words or payers

    def _asks_how_much_was_done(self) -> bool:
        """*How many things did Twinning get done?*, *сколько провели по Твиннингу*."""
        frame = self.frame
        if self.asked.cls is not None or frame.units or self.classes or frame.topics:
            return False
        held = frame.has("happened") or any(voc.HELD in p.values for p in frame.properties)
        return held and any(voc.PROJECT in self.classes_of([p]) for p in frame.things)

    def _cost(self) -> Iterator[Reading]:
        """What it cost: who paid is no part of what is asked of."""
        payers = [p for p in self.frame.properties if voc.FUNDER in p.values]
        given = [self.pairs[p] for p in payers if p in self.pairs]
        subject = self._subject((voc.COST,), [*self.frame.properties, *given])
        if subject.is_empty and not self.continuing:
            subject = Selection(named=())
        yield self._reading(Form.VALUES, subject, asked=(voc.COST,), bonus=1.0)

    def _of_figures(self, bonus: float = 0.5) -> Iterator[Reading]:
        """A figure, and where a part said is not played in it: *complaints from those banned*."""
        figures = self._figures()
        yield self._reading(Form.FIGURE, figures, bonus=bonus)
        first = self.frame.positions("how_many")[:1]
        alone = len(self.frame.things) == 1 and set(self.classes) <= {voc.PLACE}
        alone = alone and not self.frame.dates  # of 2013 it is another number
        for part in self.frame.things:  # işğal olunmuş ərazilərdən didərgin düşənlərin sayı
            if alone and self._is_figure(part) and (part.end,) == first:
                named = (tie for tie in figures.ties if tie.things)
                figure = replace(figures, ties=tuple(named))
                yield self._reading(Form.FIGURE, figure, bonus=bonus + 0.1)
        if any(tie.roles and tie.things for tie in figures.ties):
            loose = tuple(
                tie
                if any(self.schema.can_say(role, (voc.FIGURE,)) for role in tie.roles)
                else replace(tie, roles=())
                for tie in figures.ties
            )  # appeals that the Ministry sent are not those of which it was told
            yield self._reading(Form.FIGURE, replace(figures, ties=loose), bonus=bonus - 0.3)

    def _counts_units(self) -> bool:
        """Whether units are counted, and not what they did: *how many countries did staff see*."""
        units = self.frame.units
        if not units or self._counts_class():
            return False
        return self.asked.cls is None or any(self._is_beside(p) for p in units)

    def _counts_class(self) -> bool:
        """Whether a class word stands right behind *how many*."""
        part = self.asked.part
        return part is not None and part.at == self.frame.positions("how_many")[-1] + 1

    def _asks_how_it_stands(self) -> bool:
        """*Neçədir* is also *how is it*: how does it stand with the agreement."""
        frame = self.frame
        at = frame.positions("how_many")[-1]
        status = any(voc.HAS_STATUS in p.values for p in frame.properties)
        told = bool(frame.things or self.classes)
        return status and told and frame.sighting.tokens[at].folded.startswith("nece")

    def _asks_how_long(self) -> bool:
        """*İcra müddəti nə qədərdir*: the time limit is not a number of anything."""
        limits = [p for p in self.frame.properties if voc.TIME_LIMIT in p.values]
        return self.asked.cls is None and any(self._is_beside(p) for p in limits)

    def _figure_or_count(self) -> Iterator[Reading]:
        """What is counted is no class word: a figure of that name, else the things named."""
        frame = self.frame
        if self.classes and self.asked.cls is not None:
            yield from self._counted()
            return
        named = [p for p in frame.things if self._is_beside(p)]
        if named and self.classes_of(named) == {voc.EVENT} and len(named) == frame.conditions:
            yield self._reading(Form.COUNT, self.select(), bonus=0.5)  # visits to Poland
            return
        yield from self._of_figures(0.3)
        counted = self.select()
        several = counted.named is None or len(counted.named) > 1
        if several and not (self.classes or frame.topics or frame.words):
            yield self._reading(Form.COUNT, counted, bonus=0.1)  # what is named is no number

    def _counted(self) -> Iterator[Reading]:
        """The things of the class word that *how many* goes with, or of the only one.

        First as a figure that tells their number: *how many events did Twinning deliver*.
        """
        yield from self._told_in_figures()
        if self.asked.cls:
            yield from self._as_count(r for r in self._whichs() if self._counts_it(r))
        elif self.classes:
            yield from self._as_count(self._listed())
        elif self.continuing and self.frame.statuses:
            yield self._reading(Form.COUNT, self.select(), bonus=0.3)  # how many are signed?

    def _told_in_figures(self) -> Iterator[Reading]:
        """Figures whose unit counts what is asked, told of what is named, whatever it did."""
        frame = self.frame
        part = self.asked.part or next(iter(frame.classes), None)
        counting = self.schema.notes.get(voc.COUNTS, {})
        units = tuple(unit for unit in counting if part and part.value in counting[unit])
        if part is None or not units or not frame.things:
            return
        left = [*frame.properties, *frame.classes, *frame.kinds]
        if any(p.value not in counting[units[0]] for p in (*frame.classes, *frame.kinds)):
            return
        told = self.select(classes=(voc.FIGURE,), skip=left)
        told = replace(told, concepts=(HasConcept(units), *told.concepts))
        yield self._reading(Form.FIGURE, told, bonus=0.7)

    def _is_counted(self, part: Part) -> bool:
        """*How many parties has the agreement with the EU?*: a noun, with another beside it."""
        return part.at == self.frame.positions("how_many")[-1] + 1 and not part.mention.finite

    def _people_who(self, roles: Sequence[Part]) -> Part | None:
        """*How many staff were trained?*: the verb says whose number is asked, and no figure."""
        frame = self.frame
        if self.asked.cls is None and any(self._is_headcount(p) for p in roles):
            return roles[0]
        people = bool(frame.units) and all(voc.UNIT_OF_PEOPLE in p.values for p in frame.units)
        if not people or self._counts_class() or any(self._is_figure(p) for p in frame.things):
            return None
        if self._are_at_events():
            return frame.units[0]
        told = (*frame.properties, *frame.topics, *frame.kinds)
        said = [p for p in told if not p.mention.weak and self._is_headcount(p)]
        return said[0] if said and set(frame.topics) <= set(said) else None

    def _are_at_events(self) -> bool:
        """*How many people were at the seminar?*: who was there, and not those spoken of."""
        frame = self.frame
        events = set(self.classes) | self.classes_of(frame.things)
        told = [*frame.properties, *frame.statuses, *frame.topics, *frame.words]
        said = [p for p in told if not (isinstance(p, Part) and p.mention.weak)]
        return bool(events) and events <= self.schema.events and not said

    def _is_beside(self, part: Part) -> bool:
        """Whether a part stands right after *how many*, or right before *sayı*."""
        at = self.frame.positions("how_many")
        return at[-1] < part.at <= at[-1] + 2 or part.end == at[0]

    def _is_headcount(self, part: Part) -> bool:
        """Whether those who play a part are people, whose number is asked: *participants*."""
        return any(self.schema.one(s.target, voc.HEADCOUNTED) for s in part.mention.senses)

    def _occasions(self) -> Selection:
        """*How many times did they meet in Moscow?*: the events, whatever is said of them."""
        frame = self.frame
        others = [p for p in frame.classes + frame.kinds if class_of(p, self.schema) != voc.EVENT]
        selection = self.select(classes=(voc.EVENT,), skip=others)
        if not others:
            return selection
        far = TiedTo(through=self.select(only=others))
        return replace(selection, ties=(*selection.ties, far))

    def _counts_it(self, reading: Reading) -> bool:
        """Whether a reading counts the class that *how many* goes with, and no other."""
        classes = reading.asked_classes or reading.selection.classes
        return self.asked.cls in classes

    def _as_count(self, readings: Iterable[Reading]) -> Iterator[Reading]:
        for reading in readings:
            if reading.form in (Form.THINGS, Form.VALUES):
                yield replace(reading, form=Form.COUNT)
