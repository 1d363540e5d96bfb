"""By which law, and which law: acts asked for by what they did, or named and asked for."""

from __future__ import annotations

from collections.abc import Iterator

from bot import vocabulary as voc
from bot.model import Form, HasConcept, Reading, Selection, TiedTo
from bot.understanding.asking import Asking
from bot.understanding.frames import WRITTEN, Part, class_of
from bot.understanding.means import is_means


class ByMeans(Asking):
    """Questions for that by which something was done: *by which law*, *hansı qanunla*."""

    def _agents(self) -> Iterator[Reading]:
        """Who, and where an act is said to have been changed, whose act it is that changes it."""
        acts = [p for p in self.frame.things if self.classes_of([p]) == {voc.LEGAL_ACT}]
        deeds = [p for p in self.frame.properties if not p.mention.weak and self._is_of_acts(p)]
        for part in deeds if acts else ():
            ties = tuple(TiedTo(p.values, part.values) for p in acts)
            changing = Selection(classes=(voc.LEGAL_ACT,), ties=ties)
            yield self._reading(Form.VALUES, changing, asked=(voc.ISSUER,), bonus=2.0)
        yield from super()._agents()

    def _whats(self) -> Iterator[Reading]:
        """What, and what was done by an act of the sort said: *sərəncamla nə təsdiq olunub*."""
        for kind in self.frame.kinds:
            cls = class_of(kind, self.schema)
            if cls != voc.LEGAL_ACT or not is_means(self.frame, kind):
                continue
            told = [v for p in self.frame.properties if not p.mention.weak for v in p.values]
            roles = tuple(v for v in told if self._is_done_by(v, cls))
            if roles:
                tie = TiedTo(roles=roles, through=self._of_kind(kind))
                yield self._reading(Form.THINGS, Selection(ties=(tie,)), bonus=2.0)
        for reading in super()._whats():
            if not self._is_all_of_a_time(reading):
                yield reading

    def _is_all_of_a_time(self, reading: Reading) -> bool:
        """Whether a reading lists all that a time saw: no purpose of an amendment of December."""
        told = [p for p in self.frame.properties if not self.only_says_held(p)]
        said = [p for p in told if not p.mention.weak and not any(map(self.is_date, p.values))]
        dated = Selection(dated=reading.selection.dated)
        return bool(said) and reading.form is Form.THINGS and reading.selection == dated

    def _is_done_by(self, prop: str, cls: str) -> bool:
        """Whether a property tells that something of a class did it: *approved by*, not *adds*."""
        return self.schema.can_be(prop, (cls,)) and not self.schema.can_say(prop, (cls,))

    def _is_of_acts(self, part: Part) -> bool:
        """Whether a word says what one act does to another: *amends*."""
        ranges = self.schema.ranges
        of_acts = {v for v in part.values if set(ranges.get(v, ())) == {voc.LEGAL_ACT}}
        return bool(of_acts) and of_acts == self.schema.sayable(part.values, (voc.LEGAL_ACT,))

    def _by_means_of(self, cls: str, concept: tuple[str, ...]) -> Iterator[Reading]:
        """*By which law was the code amended?*: the law that did it to the code."""
        part = self.asked.part
        if part is None or not any(self._says(p, (cls,)) for p in self.frame.properties):
            return
        roles = tuple(v for p in self.frame.properties for v in p.values)
        roles = tuple(v for v in roles if self.schema.can_say(v, (cls,)) and not self.is_date(v))
        done = [
            p
            for p in self.frame.things
            if not any(self._is_sender_of_named(p, prop) for prop in self.frame.properties)
        ]
        ties = tuple(TiedTo(p.values, roles, negated=self._is_refused(p)) for p in done)
        if not (self.frame.things or self.frame.words):  # by which law was a chapter added
            kinds = (p for p in self.frame.kinds if p is not part)
            sorts = [p for p in kinds if class_of(p, self.schema) == voc.LEGAL_ACT]
            ties = tuple(TiedTo(roles=roles, through=self._of_kind(p)) for p in sorts)
        concepts = (HasConcept(concept),) if concept else ()
        if ties:
            selection = Selection(classes=(cls,), concepts=concepts, ties=ties)
            yield self._reading(Form.THINGS, selection, bonus=2.0)

    def _of_kind(self, kind: Part) -> Selection:
        cls = class_of(kind, self.schema)
        concepts = (HasConcept((kind.value,)), *map(self._concept, self.frame.topics))
        return Selection(classes=(cls,) if cls else (), concepts=concepts)

    def _of_that_kind(self, kind: Part) -> Iterator[Reading]:
        """*Which law amended the code?*: what is named may be the law that is asked for.

        And *which document* is it in: a part of an act is itself where it is written.
        """
        if kind.value not in self.schema.concepts:
            said = [p for p in self.frame.properties if not p.mention.weak]
            own = self.classes_of(self.frame.things)
            if kind.value in WRITTEN and own == {voc.LEGAL_ACT} and not said:
                parts = (HasConcept((voc.PART_OF_ACT,)),)
                named = tuple(v for p in self.frame.things for v in p.values)
                selection = Selection(concepts=parts, named=named)
                yield self._reading(Form.THINGS, selection, bonus=0.9)
            return
        cls = class_of(kind, self.schema)
        for thing in self.frame.things:
            if cls in self.classes_of([thing]) and thing not in self.pairs.values():
                concepts = (HasConcept((kind.value,)), *map(self._concept, self.frame.topics))
                selection = Selection(concepts=concepts, named=thing.values)
                yield self._reading(Form.THINGS, selection, bonus=0.7)
