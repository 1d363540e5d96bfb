"""What was told, raised and sent, and on which occasion."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Language, Reading, Selection, TiedTo
from bot.understanding.frames import AGENT_CLASSES, WRITTEN, Part, class_of
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
        own = self.own_classes()
        mentioning = self.schema.notes.get(voc.MENTIONING, {})
        for part in self.frame.properties:
            asked = [v for v in part.values if v in mentioning and self.schema.can_say(v, own)]
            told_there = voc.INFORMED in part.values and self.asked.wh == "what"
            told_there = told_there and bool(own) and self.schema.events >= {*own}
            if told_there:  # what were those at the seminar told
                asked = [v for v in mentioning if self.schema.can_say(v, own)]
            if asked and (part.mention.weak or told_there) and part not in self.pairs:
                told = [p for p in self.frame.properties if p is not part]
                yield from self._asking(Form.VALUES, asked, [part, *told], 0.6)

    def _said_of_it(self) -> Iterator[Reading]:
        """*What did the guests say of the centre?*: what they thought of it."""
        guests = [p for p in self.frame.properties if voc.VISITOR in p.values]
        saying = single_words("saying", self.language)
        said = any(token.folded in saying for token in self.frame.sighting.tokens)
        if self.asked.wh == "what" and said and guests:
            yield from self._asking(Form.VALUES, [voc.OPINION], self.frame.properties, 1.5)

    def _arranged(self) -> Iterator[Reading]:
        """*What was organised for the staff?*: the events, and not who organised them."""
        frame, events = self.frame, self.schema.events
        deeds = [p for p in frame.properties if voc.ORGANISER in p.values and not p.mention.weak]
        sorts = [
            p for p in (*frame.classes, *frame.kinds) if class_of(p, self.schema) not in events
        ]
        asked = self.asked.wh == "what" and self.asked.part is None
        if not asked or not deeds or any(p in self.pairs for p in deeds) or frame.statuses:
            return
        within = [p for p in frame.properties if p in self.pairs]
        rest = [p for p in frame.properties if p not in within]
        found = self.select(skip=[*rest, *sorts], classes=tuple(sorted(events)))
        around = tuple(TiedTo(through=self.select(only=[p])) for p in sorts)
        staff = (TiedTo((), (voc.AUDIENCE,), Selection(classes=(voc.BODY,))),)
        ties = (*found.ties, *around, *(staff if self._for_people() else ()))
        if ties or found.dated or found.concepts:
            yield self._reading(Form.THINGS, replace(found, ties=ties), bonus=2.0)

    def _for_people(self) -> bool:
        """Whether something is said to be for people: *for the staff*, *əməkdaşlar üçün*."""
        tokens = self.frame.sighting.tokens
        for one in self.frame.sighting.mentions:
            if not any(sense.target == voc.UNIT_OF_PEOPLE for sense in one.senses):
                continue
            if self.language is Language.AZ:
                if one.end < len(tokens) and tokens[one.end].lower == "üçün":
                    return True
            elif {t.lower for t in tokens[max(0, one.start - 4) : one.start]} & {"for", "для"}:
                return True
        return False

    def _sent(self) -> Iterator[Reading]:
        """*What did the Ministry get?*: what the letters and the information were about."""
        mentioning = self.schema.notes.get(voc.MENTIONING, {})
        sent = [p for p in self.pairs if set(p.values) <= {*_SENDING, voc.ABOUT, *mentioning}]
        sent = [p for p in sent if set(p.values) & _SENDING]
        by = {*single_words("is_by", self.language), *single_words("within", self.language)}
        asking = [at for at in self.frame.positions("what") if at]
        how = any(self.frame.sighting.tokens[at - 1].folded in by for at in asking)
        if not sent or self.classes or self.frame.topics or how:  # in what form was it sent
            return
        told = self.schema.ranges.get(voc.ABOUT, frozenset())
        frame = {voc.MEASURE, voc.CHAPTER, voc.PROGRAMME}
        no_matter = {*AGENT_CLASSES, voc.PLACE, *self.schema.events, *frame}
        if any(voc.INFORMED in p.values for p in sent):  # what they were told at a session
            events = self.select(classes=tuple(sorted(self.schema.events)))
            yield self._reading(Form.VALUES, events, asked=tuple(mentioning), bonus=0.7)
        yield self._reading(
            Form.VALUES,
            self.select(classes=(voc.ACTIVITY,)),
            asked=(voc.ABOUT,),
            asked_classes=tuple(sorted(told - no_matter)),
            bonus=0.5 if len(self.frame.things) == 1 else 0.0,
        )
        if len(self.frame.things) > 1:  # by one to another: the drafts themselves say it of both
            yield self._reading(Form.THINGS, self.select(classes=tuple(sorted(WRITTEN))), bonus=0.2)

    def _done_about(self) -> Iterator[Reading]:
        """*What did the Service do about the torture convention?*: its work on what is named."""
        frame = self.frame
        said = [p for p in frame.properties if not p.mention.weak]
        if said or self.classes or frame.topics or not frame.has("about"):
            return
        doers = [p for p in frame.things if self.classes_of([p]) & AGENT_CLASSES]
        matter = [p for p in frame.things if p not in doers]
        own = self.classes_of(matter)
        if len(doers) != 1 or not matter or own & {voc.PLACE, voc.MEASURE, voc.CHAPTER}:
            return
        sorts = {voc.ACTIVITY, voc.DOCUMENT, voc.EVENT}
        ties = tuple(TiedTo(p.values) for p in (*doers, *matter))
        work = Selection(classes=tuple(sorted(sorts)), ties=ties)
        yield self._reading(Form.THINGS, work, bonus=1.2)

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

    def _at_events(self, said: Iterable[Part], asked: tuple[str, ...]) -> Iterator[Reading]:
        """What is told of the events at which something took place there and then.

        *Which issue was discussed in Moscow in May*, *who discussed the agreement*.
        """
        frame, events = self.frame, self.schema.events
        around = [p for p in (*frame.classes, *frame.kinds) if class_of(p, self.schema) in events]
        held = [p for p in frame.properties if self.only_says_held(p)]
        found = self.select(classes=tuple(sorted(events)), skip=[*said, *around, *held])
        ties = tuple(replace(tie, roles=()) for tie in found.ties)
        if held and (ties or found.dated or found.concepts):
            found = replace(found, ties=ties)
            yield self._reading(Form.VALUES, found, asked=asked, bonus=0.8)

    def _is_asked_by(self, part: Part) -> bool:
        """*Which issue was discussed*, *hansı məsələ*: what it was about, said right behind."""
        asking = self.frame.positions("which") + self.frame.positions("what")
        matter = {voc.ABOUT, voc.HAS_TOPIC} & set(part.values)
        return bool(matter) and part.at - 1 in asking

    def _says_discussed(self, held: Sequence[Part]) -> bool:
        """Whether a word says that they spoke of something, and not only that it took place."""
        tokens = self.frame.sighting.tokens
        talk = tuple(single_words("discussing", self.language))
        return any(tokens[p.at].folded.startswith(talk) for p in held)

    def _counts_alone(self) -> bool:
        """Whether only what a figure counts is spoken of: *to whom did the banned complain*."""
        frame = self.frame
        units = [p for p in frame.units if voc.UNIT_OF_PEOPLE not in p.values]
        said = [p for p in frame.properties if not p.mention.weak]
        return bool(units) and not (said or self.classes or frame.statuses)

    def _to_whom(self, asked: Sequence[str]) -> tuple[list[str], list[Part]]:
        """Where something was sent: to or from whom, and the parts that only say who did it."""
        frame = self.frame
        to = frame.has("recipient")
        sending = (v for p in frame.properties if to or not p.mention.weak for v in p.values)
        found = [v for v in sending if v in (voc.RECIPIENT, voc.SENDER, voc.INFORMED)]
        came = any(voc.SENDER in p.values for p in frame.properties)
        around: list[Part] = []
        if came and self._asks_from_where() and self._states(voc.SENDER):
            found = [voc.SENDER]
        elif self._are_events():
            found = [v for v in found if v in asked]  # the city that received the session
        elif set(found) - {voc.SENDER}:
            found = self._written_to([v for v in found if v != voc.SENDER], found)
            around += (p for p in frame.classes + frame.kinds if self._is_only_a_doer(p))
            around += (p for p in frame.properties if voc.RECIPIENT in p.values)
        sent = to and any(class_of(p, self.schema) == voc.ACTIVITY for p in frame.kinds)
        if not found and (sent or self.own_classes() == (voc.ACTIVITY,)):
            found = [voc.RECIPIENT]  # where letters went, куда направлены сведения
        return found, around

    def _written_to(self, asked: list[str], told: list[str]) -> list[str]:
        """*Кому писали из-за запрета*: who was told of appeals, and not who received them."""
        things = [p for p in self.frame.things if not self.classes_of([p]) & AGENT_CLASSES]
        others = bool(self.frame.things) and not things
        if voc.INFORMED not in told or others or not all(map(self._is_figure, things)):
            return [v for v in asked if v != voc.INFORMED] or asked
        return [voc.INFORMED] if voc.RECIPIENT in asked and things else asked

    def _are_events(self) -> bool:
        """Whether what is spoken of is an event, at which nothing was sent."""
        spoken = {*self.classes, *self.classes_of(self.frame.things)} - AGENT_CLASSES
        return bool(spoken) and spoken <= self.schema.events

    def _is_only_a_doer(self, part: Part) -> bool:
        """Whether *the agency* is only said to have done it to what is named."""
        return class_of(part, self.schema) in AGENT_CLASSES and bool(self.frame.things)

    def _asks_from_where(self) -> bool:
        """Whether it is asked where something came from, rather than where it is."""
        tokens = self.frame.sighting.tokens
        words = {tokens[at].folded for at in self.frame.positions("where")}
        if any(word.startswith(("haradan", "hardan", "откуда")) for word in words):
            return True
        return self.language is Language.EN and tokens[-1].folded == "from"
