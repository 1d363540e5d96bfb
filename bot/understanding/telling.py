"""What was told, raised and sent, and on which occasion."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Reading, Selection, TiedTo
from bot.understanding.frames import AGENT_CLASSES, Part
from bot.understanding.grammar import single_words
from bot.understanding.headlines import Headlines

_SENDING = frozenset((voc.SENDER, voc.INTERMEDIARY, voc.RECIPIENT, voc.INFORMED))
"""The parts of those between whom something goes."""


class Telling(Headlines):
    """Questions for what was said or sent."""

    def _raised_at(self) -> Iterator[Reading]:
        """*Where was the occupation brought up?*: on which occasion, rather than in which town."""
        mentioning = self.schema.notes.get(voc.MENTIONING, {})
        said = [
            p
            for p in self.frame.properties
            if any(v in mentioning and self.schema.can_say(v, self.schema.events) for v in p.values)
        ]
        if not said or self.classes_of(self.frame.things) & self.schema.events:
            return
        which = self.asked.part
        if which is not None and voc.EVENT not in self.schema.note(which.value, voc.LOOSELY_FOR):
            return
        spoken = [p for p in self.frame.things if p not in self.pairs.values()]
        roles = tuple(dict.fromkeys(v for p in said for v in p.values if v in mentioning))
        skip = [*said, *self.frame.things, *([which] if which is not None else [])]
        found = self.select(skip=skip, classes=tuple(sorted(self.schema.events)))
        ties = tuple(
            TiedTo(p.values, () if self._speaks(p, said) else roles) for p in self.frame.things
        )
        if spoken or ties or found.concepts:
            yield self._reading(Form.THINGS, replace(found, ties=ties), bonus=1.2)

    def _speaks(self, thing: Part, said: Sequence[Part]) -> bool:
        """Whether a name is who spoke of the others: before the verb, where one stands behind."""
        agent = bool(self.classes_of([thing]) & {voc.BODY})
        before = all(thing.end <= part.at for part in said)
        behind = any(other.at >= part.end for other in self.frame.things for part in said)
        return agent and before and behind

    def _spoken_of(self) -> Iterator[Reading]:
        """*What was talked of at the seminar?*: a small word that tells what was raised there."""
        own = self.classes or tuple(self.classes_of(self.frame.things))
        mentioning = self.schema.notes.get(voc.MENTIONING, {})
        for part in self.frame.properties:
            asked = [v for v in part.values if v in mentioning and self.schema.can_say(v, own)]
            if asked and part.mention.weak and part not in self.pairs:
                told = [p for p in self.frame.properties if p is not part]
                yield from self._asking(Form.VALUES, asked, [part, *told], 0.6)

    def _sent(self) -> Iterator[Reading]:
        """*What did the Ministry get?*: what the letters and the information were about."""
        sent = [p for p in self.pairs if set(p.values) <= {*_SENDING, voc.ABOUT}]
        sent = [p for p in sent if set(p.values) & _SENDING]
        by = {*single_words("is_by", self.language), *single_words("within", self.language)}
        asking = [at for at in self.frame.positions("what") if at]
        how = any(self.frame.sighting.tokens[at - 1].folded in by for at in asking)
        if not sent or self.classes or self.frame.topics or how:  # in what form was it sent
            return
        told = self.schema.ranges.get(voc.ABOUT, frozenset())
        frame = {voc.MEASURE, voc.CHAPTER, voc.PROGRAMME}
        no_matter = {*AGENT_CLASSES, voc.PLACE, *self.schema.events, *frame}
        yield self._reading(
            Form.VALUES,
            self.select(classes=(voc.ACTIVITY,)),
            asked=(voc.ABOUT,),
            asked_classes=tuple(sorted(told - no_matter)),
            bonus=0.5 if len(self.frame.things) == 1 else 0.0,
        )

    def _unsent(self) -> Iterator[Reading]:
        """*What did Norway get?*: nothing went to it, and its card is no answer to that."""
        frame = self.frame
        if self.classes or not self.classes_of(frame.things) & AGENT_CLASSES:
            return
        if frame.topics or frame.words or frame.dates or len(frame.things) > 1:
            return
        sent = [p for p in frame.properties if set(p.values) <= _SENDING]
        if sent and not any(p in self.pairs for p in sent):
            bonus = 1.5 if sent[0].mention.weak else 0.5
            yield self._reading(Form.VALUES, Selection(named=()), asked=sent[0].values, bonus=bonus)

    def _discussed(self) -> Iterator[Reading]:
        """*What was discussed at the session?*: what it was about, else all that is known of it."""
        held = [p for p in self.frame.properties if self.only_says_held(p)]
        if held and self.classes_of(self.frame.things) & self.schema.events and not self.classes:
            yield from self._asking(Form.VALUES, [voc.ABOUT], held, 0.6)
            yield self._reading(Form.THINGS, self.select(skip=held), bonus=0.5)
