"""Where something is written, and what a text says."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, HasConcept, Reading, Selection, TiedTo
from bot.understanding.frames import AGENT_CLASSES, Part
from bot.understanding.headlines import Headlines


class Texts(Headlines):
    """Questions of acts, their parts and the report's measures as texts."""

    def _passages(self) -> Iterator[Reading]:
        """*Where is the aim of the state laid down?*: a text has no place, but stands somewhere.

        A part of an act is itself where it is written; anything else is told of in a measure.
        """
        frame = self.frame
        told = [p for p in (*frame.properties, *frame.statuses) if not p.mention.weak]
        own = self.classes_of(frame.things)
        texts = own <= {voc.LEGAL_ACT, voc.MEASURE}
        if not own or told or not texts or frame.dates or set(self.classes) - {voc.PLACE}:
            return
        if (
            own == {voc.MEASURE}
            and len(frame.things) == 1
            and not self._is_numbered(frame.things[0])
        ):
            yield self._reading(Form.CARD, Selection(named=frame.things[0].values), bonus=1.0)
            return
        named = self.select(skip=[*frame.properties, *frame.classes, *frame.kinds])
        parts = (*named.concepts, HasConcept((voc.PART_OF_ACT,)))
        yield self._reading(Form.THINGS, replace(named, concepts=parts), bonus=1.0)
        ties = tuple(TiedTo(part.values) for part in frame.things)
        rows = Selection(classes=(voc.MEASURE,), ties=ties)
        yield self._reading(Form.THINGS, rows, bonus=0.7)

    def _is_numbered(self, part: Part) -> bool:
        """Whether a measure is named by its number: where *1.4* is asks for something in it."""
        return any(
            token.text[:1].isdigit() for token in self.frame.sighting.tokens[part.at : part.end]
        )

    def _contents(self) -> Iterator[Reading]:
        """*What does the chapter regulate?*: what stands in it, which is told by its own card."""
        own = self.classes_of(self.frame.things)
        about = any(
            voc.ABOUT in p.values and self.schema.sayable(p.values, own) <= {voc.ABOUT}
            for p in self.frame.properties
        )
        texts = bool(own) and own <= {voc.LEGAL_ACT, voc.CHAPTER}
        if about and texts and len(self.frame.things) == 1 and not self.frame.classes:
            named = Selection(named=self.frame.things[0].values)
            yield self._reading(Form.CARD, named, bonus=0.8)

    def _behind_what_did_it(self) -> Iterator[Reading]:
        """*Who amends the rules?*: who issued or drafted the act that does it to the other."""
        for part in self.frame.properties:
            deeds = [v for v in part.values if not (self.schema.is_role(v) or self.is_date(v))]
            for thing in self.frame.things:
                own = self.classes_of([thing])
                done = [
                    v for v in deeds if self.schema.can_say(v, own) and self.schema.can_be(v, own)
                ]
                if done and not AGENT_CLASSES & own:
                    acts = Selection(ties=(TiedTo(thing.values, tuple(done)),))
                    asked = (voc.ISSUER, voc.DRAFTER)
                    yield self._reading(Form.VALUES, acts, asked=asked, bonus=0.5)
