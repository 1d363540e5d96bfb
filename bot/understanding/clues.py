"""A question as clues: each mention with the ways it can bear on what is wanted.

The readings of :mod:`bot.understanding.reader` put the mentions of a question together in
the likeliest ways.  Where none of these is borne out by the record, the clues let another
room look for a way in which they do hang together: what every mention can mean for the
things wanted is a condition with a cost, and leaving a mention out has a cost too.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import DatedWithin, Form, HasConcept, Memory, Order, Reading, Selection, TiedTo
from bot.understanding.claimed import Claimed
from bot.understanding.conditions import Conditions
from bot.understanding.frames import AGENT_CLASSES, Frame, Part, class_of, leaves_out_units
from bot.understanding.going import journey_of
from bot.understanding.heads import Heads
from bot.understanding.marking import is_with
from bot.understanding.occasions import ties_to_events
from bot.understanding.pairing import TOGETHER
from bot.understanding.parts import gap
from bot.understanding.puzzle import Clue, Head, Puzzle, Way
from bot.understanding.questions import Asked, asked_of, passes_over_what_is_counted
from bot.understanding.schema import Schema
from bot.understanding.sighting import NameWord
from bot.understanding.talks import is_of_talks
from bot.understanding.unheard import says_who_sent

MAX_CLUES = 7
"""A question of more mentions than this is not taken apart."""
_SETTING_APART = (
    "not",
    "except",
    "other",
    "without",
    "remaining",
    "compare",
    "versus",
    "all",
    "only",
)
_ASKING = frozenset({Form.VALUES, Form.DATE})
_OF_WHOM = AGENT_CLASSES | {voc.PLACE}


def puzzles(
    frames: Sequence[Frame], bases: Sequence[Reading], memory: Memory | None, schema: Schema
) -> Iterator[Puzzle]:
    """Yield the puzzles of a question's likeliest frames.

    ``bases`` are the readings that the frames led to, one each; ``memory`` is given where
    the question goes on from another.
    """
    best = frames[0].score if frames else 0.0
    for frame, base in zip(frames, bases, strict=True):
        if frame.has(*_SETTING_APART) or any(p.negated for p in _all_parts(frame)):
            return  # what is left out must not be looked for among what is there
        if memory is not None and (frame.things or frame.dates or frame.topics or frame.statuses):
            return  # what the new question changes is not for a search to say
        asked = asked_of(frame, schema)
        if base.unknown or any(_is_gap(p, frame, asked, schema) for p in frame.properties):
            return
        agents = any(class_of(p, schema) in AGENT_CLASSES for p in frame.kinds)
        if asked.wh == "check" and agents and says_who_sent(frame):
            continue  # which of them sent it is not for a search to say
        if passes_over_what_is_counted(frame) or leaves_out_units(frame):
            continue
        if frame.units and (frame.topics or frame.dates) and not asked.wh:
            continue  # asylum applications: what is on asylum is none of them
        deed = bool(frame.sighting.unknown_verbs) and asked.wh in ("when", "where")
        conditions = Conditions(frame, schema)
        if asked.wh == "when" and conditions.speaks_of_undated():
            return  # the dates of what is around it are not its own
        if memory is None and is_of_talks(conditions, asked):
            return  # who or where alone is no answer
        if asked.wh == "who" and _are_abroad(conditions):
            return  # who went there need not be who came from there
        maker = _Maker(conditions, asked, memory, deed=deed)
        questions = [
            (head, clues)
            for head in Heads(conditions, asked, memory).heads()
            for clues in (tuple(maker.clues(head)), tuple(maker.occasion(head)))
        ]
        kept = tuple(
            (head, clues)
            for head, clues in questions
            if 0 < len(clues) <= MAX_CLUES and not _is_of_dates_alone(head, frame)
        )
        cost = 0.3 * max(0.0, best - frame.score)
        yield Puzzle(base, kept, _order(frame), cost, finer=frame.has("day"))


def _are_abroad(conditions: Conditions) -> bool:
    """Whether countries alone are named, as where a journey went or whence it came."""
    told = conditions.classes_of(conditions.frame.things) == {voc.COUNTRY}
    return told and not conditions.classes and journey_of(conditions.frame) is not None


def _order(frame: Frame) -> Order | None:
    """First or latest."""
    if frame.has("latest", "later"):
        return Order(descending=True)
    return Order(descending=False) if frame.has("first", "earlier") else None


def _is_of_dates_alone(head: Head, frame: Frame) -> bool:
    """Whether a sort of things is asked for by dates: those of others are not theirs."""
    sorts = bool(head.asked_classes and frame.dates) and not head.asked
    return sorts and frame.conditions == len(frame.dates) + len(head.used)


def _all_parts(frame: Frame) -> Iterator[Part]:
    yield from (*frame.statuses, *frame.topics, *frame.properties, *frame.classes, *frame.kinds)


def _is_gap(part: Part, frame: Frame, asked: Asked, schema: Schema) -> bool:
    deed = asked.wh == "who" and frame.properties == (part,)
    said = deed or not part.mention.weak
    return said and bool(part.values) and all(value in schema.gaps for value in part.values)


class _Maker:
    """Makes the clues of one frame."""

    def __init__(
        self,
        conditions: Conditions,
        asked: Asked,
        memory: Memory | None,
        *,
        deed: bool = False,
    ) -> None:
        """``deed``: something that is not known was done, so an event is meant."""
        self._frame, self._schema = conditions.frame, conditions.schema
        self._asked, self._memory, self._deed = asked, memory, deed
        self._conditions = conditions
        self._claimed = Claimed(conditions)

    def clues(self, head: Head) -> Iterator[Clue]:
        """Every mention that ``head`` does not take up, and what went before if it goes on.

        Where things themselves are wanted nothing that sorts them may be left out.
        """
        frame = self._frame
        joint = self._joint()
        subject = self._subject(head)
        if joint:
            yield self._of_several(joint)
        for part in frame.things:
            if part not in joint:
                yield self._of_thing(part, head, subject)
        rest = [p for p in (*frame.classes, *frame.kinds) if p not in head.used]
        yield from (self._of_class(p, head) for p in rest)
        targets = self._conditions.classes
        for p in frame.topics:  # a visa agreement is none on readmission
            if not p.mention.weak and self._is_of_a_name(p):
                yield Clue((Way(Selection(concepts=(HasConcept(p.values),)), 0.0),))
                continue
            sorts = bool(targets) and self._schema.goes_with(p.value, targets)
            yield self._of_concept(p, head, 0.4, 1.0 if sorts else 0.8)
        there = self._asked.wh == "where"
        yield from (self._of_concept(p, head, 0.5, 1.0 if there else 0.6) for p in frame.statuses)
        props = [p for p in frame.properties if p not in head.used]
        yield from (self._of_property(p, head) for p in props)
        if frame.dates and not head.claims_dates:
            yield self._of_dates(head)
        for word in frame.words:
            yield self._of_word(word)
        if self._deed:
            yield Clue((Way(Selection(classes=tuple(sorted(self._schema.events))), 0.0),))
        if self._memory is not None:
            yield self._of_memory(self._memory)

    def occasion(self, head: Head) -> Iterator[Clue]:
        """The clues with when and where something was done as those of one event.

        *The draft that was discussed in Moscow in May*: a draft has no place and no day of its
        own, and the meeting on it has both.
        """
        frame, conditions, events = self._frame, self._conditions, self._schema.events
        periods = tuple(dict.fromkeys(p for d in frame.dates for p in d.periods))
        if frame.dates and not periods:
            return
        places = [p for p in frame.things if conditions.classes_of([p]) == {voc.PLACE}]
        props = [p for p in frame.properties if p not in head.used and self._tells_of(p)]
        kinds = [p for p in (*frame.classes, *frame.kinds) if class_of(p, self._schema) in events]
        wanted = {*conditions.classes, *conditions.classes_of(frame.things)} - {voc.PLACE}
        said = sum(map(bool, (places, periods, props, kinds)))
        if said < 2 or not (places or periods) or wanted <= events | AGENT_CLASSES:
            return  # who was only spoken of at an event did not take part in it
        if events & conditions.classes_of(frame.things):
            return
        of_kinds = tuple(p.value for p in kinds if p.value in self._schema.concepts)
        event = Selection(
            classes=tuple(sorted(events)),
            concepts=(HasConcept(of_kinds),) if of_kinds else (),
            ties=tuple(TiedTo(p.values) for p in places),
            dated=(DatedWithin(periods),) if periods else (),
        )
        left = replace(
            frame,
            things=tuple(p for p in frame.things if p not in places),
            properties=tuple(p for p in frame.properties if p not in props),
            classes=tuple(p for p in frame.classes if p not in kinds),
            kinds=tuple(p for p in frame.kinds if p not in kinds),
            dates=(),
        )
        rest = _Maker(Conditions(left, self._schema), self._asked, self._memory)
        done = tuple(v for p in props for v in ties_to_events(p, self._schema))
        yield Clue((Way(Selection(ties=(TiedTo(roles=done, through=event),)), 0.2),))
        yield from rest.clues(head)

    def _tells_of(self, part: Part) -> bool:
        """Whether a word says that something took place, or is said of things by an event."""
        own = (self._schema.can_be(v, self._schema.events) for v in part.values)
        return self._conditions.only_says_held(part) or (bool(part.values) and any(own))

    def _is_of_a_name(self, topic: Part) -> bool:
        """Whether a topic is part of what a thing is called: *the Labour Code* is another code."""
        return any(
            part.at == topic.end and not self._conditions.classes_of([part]) & _OF_WHOM
            for part in self._frame.things
        )

    def _joint(self) -> list[Part]:
        """Things of one sort joined by *and*: any of them is meant."""
        things = self._frame.things
        if len(things) < 2 or not self._frame.has("and", "or"):
            return []
        first = self._conditions.classes_of(things[:1])
        wanted = first | AGENT_CLASSES if first & AGENT_CLASSES else first
        alike = [p for p in things if self._conditions.classes_of([p]) & wanted]
        return alike if len(alike) > 1 else []

    def _subject(self, head: Head) -> Part | None:
        """The thing mentioned that can itself have what is asked: then it is asked of that."""
        able = [
            part
            for part in self._frame.things
            if self._schema_says(head.asked, self._conditions.classes_of([part]))
        ]
        return self._conditions.by_prominence(able)[0] if able else None

    def _schema_says(self, asked: Iterable[str], classes: Iterable[str]) -> bool:
        return any(self._schema.can_say(prop, classes) for prop in asked)

    def _of_several(self, parts: Sequence[Part]) -> Clue:
        values = tuple(dict.fromkeys(v for part in parts for v in part.values))
        both = Way(Selection(ties=tuple(TiedTo(part.values) for part in parts)), 0.15)
        if any(self._schema.one(value, voc.HOME) for value in values):
            return Clue((both,))  # between the EU and Azerbaijan
        either = Way(Selection(ties=(TiedTo(values),)), 0.2)
        return Clue((Way(Selection(named=values), 0.0), both, either))

    def _of_thing(self, part: Part, head: Head, subject: Part | None) -> Clue:
        named = Way(Selection(named=part.values), 0.0)
        if part is subject:
            return Clue((named, Way(Selection(ties=(TiedTo(part.values),)), 0.4)))
        if head.asked == (voc.TIME_LIMIT,) and not self._is_timeless(part):
            return Clue((named,))  # a project has no part in the time limit of its row
        if head.asked == (voc.FUNDER,) and self._schema.events & self._conditions.classes_of(
            [part]
        ):
            return Clue((named,))  # who pays for a project need not pay for each trip
        plain = not (self._frame.classes or self._frame.kinds)
        roles = bool(head.asked) and all(map(self._schema.is_role, head.asked))
        if plain and roles and voc.PROJECT in self._conditions.classes_of([part]):
            return Clue((named,))  # who drafted what was done under it did not draft the project
        tied = TiedTo(part.values)
        described = head.asked or head.asked_by_class or self._is_described(head)
        ways = [named, Way(Selection(ties=(tied,)), 0.1 if described else 0.7)]
        there = any(ties_to_events(p, self._schema) for p in self._frame.properties)
        place = {voc.PLACE} == self._conditions.classes_of([part])
        if place and self._asks_of_parties() and not there:  # agreed in Moscow
            country = Selection(classes=(voc.COUNTRY,), ties=(tied,))
            ways.append(Way(Selection(ties=(TiedTo(through=country),)), 0.4))  # deals with Moscow
        if head.form is not Form.CHECK and any(self._schema.one(v, voc.HOME) for v in part.values):
            ways.append(Way(None, 0.3))  # our own side is often said where it goes without saying
        return Clue(tuple(ways))

    def _is_timeless(self, part: Part) -> bool:
        """Whether a thing neither runs, is held nor binds for a time of its own."""
        timed = (voc.HELD, voc.STARTED, voc.PARTY)
        return not self._schema_says(timed, self._conditions.classes_of([part]))

    def _asks_of_parties(self) -> bool:
        """Whether what is spoken of has parties: there a capital stands for its country."""
        return self._schema.can_say(voc.PARTY, self._conditions.classes)

    def _is_described(self, head: Head) -> bool:
        """Whether more is said of the things wanted than what they have to do with."""
        frame = self._frame
        sorts = [p for p in (*frame.classes, *frame.kinds) if p not in head.used]
        return bool(sorts or frame.topics or frame.statuses or frame.dates)

    def _of_class(self, part: Part, head: Head) -> Clue:
        cls = class_of(part, self._schema)
        kind = part.value in self._schema.concepts
        own = Selection(
            classes=(cls,) if cls else (),
            concepts=(HasConcept(part.values),) if kind else (),
        )
        ways = [Way(own, 0.0)]
        timed = (voc.HELD, voc.STARTED, voc.PARTY)
        if head.asked == (voc.TIME_LIMIT,) and cls and self._schema_says(timed, (cls,)):
            return Clue(tuple(ways))
        named = any(
            cls in self._schema.classes.get(value, ())
            for thing in self._frame.things
            for value in thing.values
        )
        which = self._asked.wh in ("which", "what")  # which body: not a letter to one
        wanted = which and part is self._asked.part and cls in AGENT_CLASSES
        if (
            named and not wanted and not (kind and head.form is Form.COUNT)
        ):  # the articles of a chapter
            ways.append(Way(None, 0.15))
        elif head.form in _ASKING and cls in _OF_WHOM:
            ways.append(Way(None, 0.5))
        if head.form in _ASKING or len(self._conditions.classes) > 1:
            ways.append(Way(Selection(ties=(TiedTo(through=own),)), 0.45))
        return Clue(tuple(ways))

    def _of_concept(self, part: Part, head: Head, far: float, left: float) -> Clue:
        own = Selection(concepts=(HasConcept(part.values),))
        climbing = self._schema.climbing(part.value)
        near = [Way(Selection(concepts=(HasConcept(climbing),)), 0.3)] if climbing[1:] else []
        if head.form not in _ASKING:
            return Clue((Way(own, 0.0), *near))
        far_off = Way(Selection(ties=(TiedTo(through=own),)), far)
        return Clue((Way(own, 0.0), *near, far_off, Way(None, left)))

    def _of_property(self, part: Part, head: Head) -> Clue:
        """A property that is not asked for says how the things are tied, or little."""
        if at_events := ties_to_events(part, self._schema):
            return self._of_done_at_events(at_events)
        ways: list[Way] = []
        roles = [v for v in part.values if not self._conditions.is_date(v)]
        for thing in self._frame.things:
            if is_with(self._frame, thing) and not TOGETHER & set(roles):
                continue  # the draft with Russia was not drafted by it for that
            able = tuple(
                v for v in roles if self._schema.can_be(v, self._conditions.classes_of([thing]))
            )
            if able:
                cost = min(0.2, 0.03 * gap(thing, part))
                ways.append(Way(Selection(ties=(TiedTo(thing.values, able),)), cost))
        dating = any(self._conditions.is_date(v) for v in part.values)
        if self._conditions.only_says_held(part) or (dating and self._frame.dates):
            ways.append(Way(None, 0.1))
        elif part.mention.weak:
            ways.append(Way(None, 0.15))
        elif head.form in _ASKING:
            ways.append(Way(None, 0.8))
        if head.form is Form.CHECK:
            ways.extend(self._claimed.ways(part))
        return Clue(tuple(ways))

    def _of_done_at_events(self, ties: tuple[str, ...]) -> Clue:
        """What was done at an event: the thing has such a tie, or the event is of one that has."""
        events = Selection(classes=tuple(sorted(self._schema.events)))
        done = Selection(ties=(TiedTo(roles=ties, through=events),))
        return Clue((Way(done, 0.0), Way(Selection(ties=(TiedTo(through=done),)), 0.1)))

    def _of_word(self, word: NameWord) -> Clue:
        named = tuple(sorted(word.things))
        if word.is_number:
            counted = [p for p in self._frame.classes if word.at in (p.at - 1, p.end)]
            if counted:  # the fourth chapter is no measure 1.4
                named = tuple(n for n in named if self._is_of(n, counted))
            return Clue((Way(Selection(named=named), 0.1),) if named else ())
        # the capital of Norway: a name alone is no answer to what is said of it besides
        left = 0.5 if self._frame.conditions - len(self._frame.words) > 1 else 1.0
        return Clue(
            (
                Way(Selection(named=named), 0.1),
                Way(Selection(ties=(TiedTo(named),)), 0.3),
                Way(None, left),
            ),
        )

    def _is_of(self, thing: str, parts: Sequence[Part]) -> bool:
        """Whether a thing is of one of the classes that ``parts`` name."""
        return any(p.value in self._schema.classes.get(thing, ()) for p in parts)

    def _of_dates(self, head: Head) -> Clue:
        dated = self._claimed.dated()
        if dated is None:
            return Clue(())
        own = Selection(dated=(dated,))
        if head.form is Form.CHECK:
            return Clue((Way(own, 0.0), *self._claimed.at_events(dated)))
        if head.form not in _ASKING:
            return Clue((Way(own, 0.0),))  # an agreement is not of the year of a meeting on it
        return Clue((Way(own, 0.0), Way(Selection(ties=(TiedTo(through=own),)), 0.5)))

    def _of_memory(self, memory: Memory) -> Clue:
        told = [(memory.items, 0.0), (memory.subjects, 0.1)]
        return Clue(tuple(Way(Selection(named=things), cost) for things, cost in told if things))
