"""One way to take every mention of a sighting: a frame of classes, concepts, things and ties.

A word can name several things: *layihə* is a project and a draft, *tədbir* a measure, an
event and what a project counts.  Every combination becomes a frame; how well its parts fit
one another, by what the ontology can say, is its score.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from bot import vocabulary as voc
from bot.model import Language
from bot.text.dates import DateMention
from bot.understanding.schema import Schema
from bot.understanding.senses import Sort
from bot.understanding.sighting import FILLER, Mention, NameWord, Sighting

MAX_FRAMES = 48
"""Work is bounded by count: no more combinations of senses than this are looked at."""
MAX_PARTS = 8
"""Nor more different things, classes or properties in one question."""
AGENT_CLASSES = frozenset({voc.COUNTRY, voc.BODY})
"""The classes of those that act."""
LARGE = 50
"""Classes more prominent than this are counted of: a project, not a country."""


@dataclass(frozen=True, slots=True)
class Part:
    """A mention taken in one sense; ``values`` are alternatives (one name of two things)."""

    at: int
    end: int
    values: tuple[str, ...]
    mention: Mention

    @property
    def value(self) -> str:
        """The first of the values."""
        return self.values[0]

    @property
    def negated(self) -> bool:
        """Whether the word itself negates (imzalanmamış)."""
        return self.mention.negated


@dataclass(frozen=True, slots=True)
class Frame:
    """A sighting with every mention taken in one sense."""

    sighting: Sighting
    classes: tuple[Part, ...] = ()
    kinds: tuple[Part, ...] = ()
    topics: tuple[Part, ...] = ()
    statuses: tuple[Part, ...] = ()
    units: tuple[Part, ...] = ()
    things: tuple[Part, ...] = ()
    properties: tuple[Part, ...] = ()
    dates: tuple[DateMention, ...] = ()
    words: tuple[NameWord, ...] = ()
    passed_over: tuple[NameWord, ...] = ()
    instead: tuple[Part, ...] = ()
    """Class words for what is left where the other sort of players is left out."""
    heard: frozenset[int] = frozenset()
    """Where the words stand that leave a sort out, and those of the sort."""
    score: float = 0.0

    def has(self, *parts: str) -> bool:
        """Whether any word of these grammar parts was said."""
        return self.sighting.has(*parts)

    def positions(self, part: str) -> tuple[int, ...]:
        """Where the words of a grammar part stand."""
        return self.sighting.grammar.get(part, ())

    @property
    def parts(self) -> tuple[Part, ...]:
        """All its parts, of whatever sort."""
        return (
            *self.classes,
            *self.kinds,
            *self.topics,
            *self.statuses,
            *self.units,
            *self.things,
            *self.properties,
        )

    @property
    def conditions(self) -> int:
        """How many conditions, of whatever sort, the frame holds."""
        return sum(
            len(parts)
            for parts in (
                self.classes,
                self.kinds,
                self.topics,
                self.statuses,
                self.units,
                self.things,
                self.dates,
                self.words,
            )
        )


def frames(sighting: Sighting, schema: Schema) -> tuple[Frame, ...]:
    """Return the frames of a sighting, the best fitting first."""
    options = [_options(mention, schema) for mention in sighting.mentions]
    found: list[Frame] = []
    for choice in itertools.islice(itertools.product(*options), MAX_FRAMES):
        frame = Frame(sighting, dates=sighting.dates, words=sighting.name_words)
        for name, part in choice:
            frame = _with(frame, name, part) if name else frame
        whole = _with_denials_of_its_own(_absorb_classes(frame, schema), schema)
        whole = _with_likes(_without_idle_verbs(whole, schema), schema)
        if _is_far_fetched(frame, schema) or _is_of_another_text(whole, schema):
            continue
        whole = _without_idle_drafts(_with_sides(whole, schema), schema)
        absorbed = len(frame.classes + frame.kinds) - len(whole.classes + whole.kinds)
        absorbed += 2 * (len(frame.statuses) - len(whole.statuses))
        found.append(replace(whole, score=_coherence(whole, schema) + 0.8 * absorbed))
    found.sort(key=lambda frame: -frame.score)
    return tuple(found)


def _with_denials_of_its_own(frame: Frame, schema: Schema) -> Frame:
    """Take a word that can deny (*join* a convention) as that, or not at all.

    By what is spoken of: whether a convention is joined, who joined a conference.
    """
    subjects = (*target_classes(frame, schema), *thing_classes(frame, schema))

    denials = schema.notes.get(voc.DENIES, {})
    ours = any(schema.one(v, voc.HOME) for part in frame.things for v in part.values)

    def meant(part: Part) -> Part:
        unsaid = {v for v in part.values if not schema.can_say(v, subjects)}
        swapped = tuple(
            denial
            for denial, denied in denials.items()
            if ours and unsaid & set(denied) and schema.can_say(denial, subjects)
        )  # a party to the convention: all that is told is who is none
        if swapped:
            return replace(part, values=swapped)
        denying = tuple(v for v in part.values if schema.one(v, voc.DENIES))
        others = tuple(v for v in part.values if v not in denying)
        if not denying or all(v in schema.gaps for v in others):
            return part
        told = any(schema.can_say(v, subjects) for v in denying)
        if told and not ours and any(schema.can_say(v, subjects) for v in others):
            return replace(part, values=others)  # who adopted the convention
        return replace(part, values=denying if told else others)

    return replace(frame, properties=tuple(map(meant, frame.properties)))


def _without_idle_verbs(frame: Frame, schema: Schema) -> Frame:
    """Drop a verb that only joins a topic to what it is of: *agreements that regulate visas*."""
    targets = target_classes(frame, schema)
    if not targets or not frame.topics:
        return frame
    of_topics = {voc.ABOUT, *schema.notes.get(voc.MENTIONING, {})}

    def idle(part: Part) -> bool:
        topic = any(part.end <= topic.at <= part.end + 2 for topic in frame.topics)
        said = any(schema.can_say(v, targets) for v in part.values)
        return topic and not said and set(part.values) <= of_topics

    return replace(frame, properties=tuple(p for p in frame.properties if not idle(p)))


def _without_idle_drafts(frame: Frame, schema: Schema) -> Frame:
    """Drop *draft* beside a name where it is asked who drafted it: *the draft of the chapter*.

    What is drafted is a draft then, whatever became of it.
    """
    said = {value for part in frame.properties for value in part.values}

    def idle(part: Part) -> bool:
        doers = set(schema.note(part.value, voc.AGENT_PROPERTY))
        doers |= {one for doer in doers for one in schema.note(doer, voc.COMPANION_PROPERTY)}
        beside = [p for p in frame.things if part.at == p.end or p.at == part.end]
        able = any(
            schema.can_say(doer, schema.classes.get(value, ()))
            for doer in doers
            for thing in beside
            for value in thing.values
        )
        return not part.negated and able and bool(doers & said)

    return replace(frame, statuses=tuple(p for p in frame.statuses if not idle(p)))


def _with_likes(frame: Frame, schema: Schema) -> Frame:
    """Take a word for a property also as those like it, where nothing said can have the first.

    Who *carries out* a project is its implementer, who carries out a measure its executing body.
    """
    subjects = (*target_classes(frame, schema), *thing_classes(frame, schema))
    if any(schema.can_say(v, subjects) for part in frame.properties for v in part.values):
        return frame
    if frame.statuses:
        return frame

    def meant(part: Part) -> Part:
        likes = schema.likes(part.values, subjects)
        return replace(part, values=(*part.values, *likes)) if likes else part

    return replace(frame, properties=tuple(map(meant, frame.properties)))


def _with_sides(frame: Frame, schema: Schema) -> Frame:
    """Take a capital for its country: agreements *with Moscow*, with Moscow, Oslo and Bern."""
    sides = schema.notes.get(voc.STANDS_FOR, {})
    if not schema.can_say(voc.PARTY, target_classes(frame, schema)):
        return frame
    others = any(AGENT_CLASSES & schema.classes.get(p.value, frozenset()) for p in frame.things)
    joined = others and frame.has("and", "or", "versus", "compare")
    beside = frame.positions("with")

    def side(part: Part) -> Part:
        word = frame.sighting.tokens[part.end - 1].folded
        along = frame.sighting.language is Language.AZ and word.endswith(("la", "le"))
        if not (joined or along or part.at - 1 in beside or part.end in beside):
            return part
        values = tuple(v for value in part.values for v in sides.get(value, (value,)))
        return part if values == part.values else replace(part, values=values)

    return replace(frame, things=tuple(map(side, frame.things)))


def thing_classes(frame: Frame, schema: Schema) -> tuple[str, ...]:
    """The classes of the things that a frame names, by name or by a word of it."""
    named = (value for part in frame.things for value in part.values)
    found = dict.fromkeys(c for thing in named for c in schema.classes.get(thing, ()))
    for word in frame.words:
        found.update(dict.fromkeys(schema.classes_of_any(word.things)))
    return tuple(found)


def _with(frame: Frame, name: str, part: Part) -> Frame:
    known: tuple[Part, ...] = getattr(frame, name)
    if any(part.values == other.values for other in known):
        if part.at - 1 not in frame.positions("not"):
            return frame  # said twice is said once
        # в силу не вступили: the word that is denied is the one that counts
        known = tuple(other for other in known if other.values != part.values)
    if len(known) >= MAX_PARTS:
        return frame
    taken: dict[str, Any] = {name: (*known, part)}
    return replace(frame, **taken)


def _options(mention: Mention, schema: Schema) -> list[tuple[str, Part]]:
    """The ways one mention can be taken, the likeliest first."""
    groups: dict[tuple[str, str], list[str]] = {}
    milestones = {schema.milestone(sense.target) for sense in mention.senses}
    told = any(
        sense.sort is Sort.CONCEPT and concept_sort(sense.target, schema) == "statuses"
        for sense in mention.senses
    )
    ongoing = any(sense.target == voc.ONGOING for sense in mention.senses)
    named_classes = {sense.target for sense in mention.senses if sense.sort is Sort.CLASS}
    classes = {voc.local_name(s.target).lower() for s in mention.senses if s.sort is Sort.CLASS}
    for sense in mention.senses:
        kind = sense.sort is Sort.CONCEPT and schema.class_of_concept(sense.target)
        if kind and voc.local_name(sense.target).lower() in classes:
            continue  # the kind "agreement" of the class Agreement says no more
        if sense.sort is Sort.THING:
            key = ("things", "")
        elif sense.sort is Sort.CLASS:
            key = ("classes", sense.target)
        elif sense.sort is Sort.PROPERTY:
            if sense.target in milestones:
                continue  # the status says the same and more
            if sense.target == voc.TIME_LIMIT and ongoing:
                continue  # continuous is what the time limit is
            if named_classes:
                continue  # "measure" names the row, not the tie to it
            if told and schema.is_role(sense.target):
                continue  # "signed" is the status, not who signed
            if any(voc.COUNTRY in schema.classes.get(s.target, ()) for s in mention.senses):
                continue  # almanlarla: with the Germans, rather than what is taken
            key = ("properties", "")
        else:
            key = (concept_sort(sense.target, schema), sense.target)
        groups.setdefault(key, []).append(sense.target)
    options = [
        (name, Part(mention.start, mention.end, tuple(values), mention))
        for (name, _), values in groups.items()
    ]
    if mention.weak:
        options.append(("", Part(mention.start, mention.end, (), mention)))
    order = ("things", "kinds", "classes", "statuses", "topics", "properties", "units", "")
    options.sort(key=lambda option: order.index(option[0]))
    return options


def concept_sort(concept: str, schema: Schema) -> str:
    """Which sort of concept it is, by its scheme and what the ontology notes of it."""
    scheme = schema.one(concept, voc.IN_SCHEME) or ""
    if schema.milestone(concept) or schema.complements(concept) or scheme == voc.STATUS_SCHEME:
        return "statuses"
    if scheme == voc.UNIT_SCHEME:
        return "units"
    if schema.class_of_concept(concept):
        return "kinds"
    return "topics"


def _absorb_classes(frame: Frame, schema: Schema) -> Frame:
    """Drop a class word that only says what a name beside it is (Twinning *project*).

    A kind of place is kept: what it is said of is mostly what it lies in.
    """
    kept = []
    idle = set(frame.positions(FILLER)) - {p.at for p in frame.parts}
    for part in frame.classes + frame.kinds:
        beside = [
            thing
            for thing in frame.things
            if thing.end == part.at
            or thing.at == part.end
            or (thing.end == part.at - 1 and thing.end in idle)
            or (thing.end == part.at - 1 and frame.sighting.tokens[part.at - 1].lower == "adlı")
        ]
        cls = class_of(part, schema)
        is_one = any(
            cls in schema.classes.get(value, ()) for thing in beside for value in thing.values
        )
        is_one = is_one or _is_sent_by(frame, part, cls, schema)
        asked = any(at < part.at <= at + 2 for at in frame.positions("which"))
        inside = part in frame.kinds and cls == voc.PLACE  # the centre in Yevlakh is not Yevlakh
        if not (is_one and not asked and cls) or inside:
            kept.append(part)
    return replace(
        frame,
        classes=tuple(p for p in frame.classes if p in kept),
        kinds=tuple(p for p in frame.kinds if p in kept),
    )


_FROM = frozenset(("из", "от", "from"))


def _is_sent_by(frame: Frame, part: Part, cls: str | None, schema: Schema) -> bool:
    """Whether a class word only says whose people did what is told: *a delegation from Ukraine*."""
    if cls not in AGENT_CLASSES or not frame.properties:
        return False
    tokens = frame.sighting.tokens
    for thing in frame.things:
        own = {c for value in thing.values for c in schema.classes.get(value, ())}
        if not own & AGENT_CLASSES:
            continue
        if thing.at == part.end + 1 and tokens[part.end].lower in _FROM:
            return True
        if thing.end == part.at and tokens[thing.end - 1].lower.endswith(("dan", "dən")):
            return True
    return False


def class_of(part: Part, schema: Schema) -> str | None:
    """The class that a class word or a kind stands for."""
    if part.value in schema.concepts:
        return schema.class_of_concept(part.value)
    return part.value


def target_classes(frame: Frame, schema: Schema) -> tuple[str, ...]:
    """The classes that the frame's class words and kinds name."""
    found = (class_of(part, schema) for part in frame.classes + frame.kinds)
    return tuple(dict.fromkeys(cls for cls in found if cls))


def _coherence(frame: Frame, schema: Schema) -> float:
    """How well the parts fit one another, by what the data says of each class."""
    score = 0.0
    classes = target_classes(frame, schema)
    thing_classes = [c for p in frame.things for v in p.values for c in schema.classes.get(v, ())]
    subjects = (*classes, *thing_classes)
    for _ in frame.statuses:
        if classes:
            score += _status_fit(classes, thing_classes, schema)
        elif thing_classes:
            score += 0.5
        elif frame.conditions > len(frame.statuses):
            score -= 0.4
    score += sum(_property_fit(part, subjects, schema) for part in frame.properties)
    for _ in frame.dates:
        if classes:
            dated = any(
                schema.can_say(p, classes)
                for p in schema.date_properties
                if schema.one(p, voc.HAPPENING)
            )
            score += 0.6 if dated else -1.0
    score += _unit_fit(frame, schema)
    score += _thing_fit(frame, schema, classes)
    extra = max(0, len(classes) - 1)
    score -= 0.4 * extra
    for part in frame.kinds:
        score -= 1.0 if _is_deed(part, frame, schema) else 0.0
        plainer = any(s.sort is Sort.CLASS for s in part.mention.senses)
        score += -0.3 if plainer else 0.05
    score += sum(0.3 for p in frame.things if p.end - p.at > 1)
    asking = {at + 1 for at in frame.positions("which")}
    score -= sum(2.0 for p in frame.things if p.at in asking and _is_class_word(p, schema))
    for part in frame.topics:
        score -= 1.0 if _is_deed(part, frame, schema) else 0.0
        score += 0.2 if not classes or schema.goes_with(part.value, classes) else -0.8
    score -= 0.9 * sum(part.mention.weak for part in frame.classes)
    score -= sum(_is_loosely_named(part, frame, schema) for part in frame.classes)
    return score + _hints(frame, schema, classes)


def _is_class_word(part: Part, schema: Schema) -> bool:
    """Whether a name is also a word for a sort of things: *which code*."""
    return any(
        s.sort is Sort.CLASS or (s.sort is Sort.CONCEPT and schema.class_of_concept(s.target))
        for s in part.mention.senses
    )


def _property_fit(part: Part, subjects: Sequence[str], schema: Schema) -> float:
    """How likely a word means a property: something said must have it, or be it."""
    if any(prop in schema.gaps for prop in part.values):
        return 1.0
    score = 1.0 if _fits(part, subjects, schema) else -1.0 if subjects else 0.0
    return score - (0.3 if part.mention.weak else 0.0)


def _fits(part: Part, subjects: Sequence[str], schema: Schema) -> bool:
    return any(schema.can_say(v, subjects) or schema.can_be(v, subjects) for v in part.values)


def _is_far_fetched(frame: Frame, schema: Schema) -> bool:
    """Whether *signed*, a status, is taken for a date that nothing said can have: of an order."""
    things = (c for p in frame.things for v in p.values for c in schema.classes.get(v, ()))
    subjects = (*target_classes(frame, schema), *things)
    return any(
        any(schema.milestone(sense.target) for sense in part.mention.senses)
        and not _fits(part, subjects, schema)
        for part in frame.properties
        if not any(schema.is_role(v) or v in schema.gaps for v in part.values)
    )


def _is_of_another_text(frame: Frame, schema: Schema) -> bool:
    """Whether a word for a part of what is named is taken for a row: *articles* of a chapter."""
    named = {*thing_classes(frame, schema), *(class_of(part, schema) for part in frame.kinds)}
    kinds = (
        schema.class_of_concept(sense.target)
        for part in frame.classes
        for sense in part.mention.senses
        if sense.sort is Sort.CONCEPT
    )
    return voc.LEGAL_ACT in named and voc.LEGAL_ACT in kinds


def _is_deed(part: Part, frame: Frame, schema: Schema) -> bool:
    """Whether a verb says what was done to whom rather than of which kind it was: *trained*."""
    told = [s.target for s in part.mention.senses if s.sort is Sort.PROPERTY]
    deed = any(schema.tells_of_somebody(prop) for prop in told)
    stated = part.mention.finite and any(schema.is_role(prop) for prop in told)
    return frame.has("who") and (stated or deed)


def _status_fit(classes: Sequence[str], thing_classes: Sequence[str], schema: Schema) -> float:
    """How likely a status is meant beside class words: of one of them, else of a thing named."""
    if schema.can_say(voc.HAS_STATUS, classes):
        return 1.5
    return 0.3 if schema.can_say(voc.HAS_STATUS, thing_classes) else -2.0


def _is_loosely_named(part: Part, frame: Frame, schema: Schema) -> bool:
    """Whether *document* is said: it means an agreement only where a status is spoken of."""
    named = {sense.target for sense in part.mention.senses if sense.sort is Sort.CLASS}
    return not frame.statuses and len(named) > 1 and schema.can_say(voc.HAS_STATUS, (part.value,))


def _unit_fit(frame: Frame, schema: Schema) -> float:
    """How likely a unit is meant: where something is counted.

    Rather than a class of its name only beside something of which the record counts.
    """
    if not frame.units:
        return 0.0
    if not frame.has("how_many"):
        return -0.8
    if not any(s.sort is Sort.CLASS for p in frame.units for s in p.mention.senses):
        return 0.8
    told = {c for p in frame.things for v in p.values for c in schema.classes.get(v, ())}
    counted = any((voc.ABOUT, voc.FIGURE, cls) in schema.usage for cls in told)
    large = any(schema.prominence(cls) > LARGE for cls in told)
    return 3.4 if counted and large else 0.0


def _thing_fit(frame: Frame, schema: Schema, classes: Sequence[str]) -> float:
    score = 0.0
    for part in frame.things:
        mine = {c for v in part.values for c in schema.classes.get(v, ())}
        if classes and any(
            any(schema.can_be(prop, mine) for prop in props)
            for props in _properties_of(classes, schema)
        ):
            score += 0.3
    return score


def _properties_of(classes: Sequence[str], schema: Schema) -> Iterator[frozenset[str]]:
    for cls in classes:
        yield frozenset(prop for prop, domain in schema.domains.items() if cls in domain)


def _hints(frame: Frame, schema: Schema, classes: Sequence[str]) -> float:
    """What a date, a row number or *what happened* says about words of two meanings."""
    score = 0.0
    events = any(schema.one(cls, voc.MAIN_DATE) == voc.HELD for cls in classes)
    rows = any(schema.one(cls, voc.MAIN_DATE) == voc.TIME_LIMIT for cls in classes)
    if rows and (frame.dates or frame.has("happened")) and not _says_time_limit(frame):
        score -= 0.6
    if events and (frame.dates or frame.has("happened")):
        score += 0.4
    if rows and any(_is_row(part, schema) for part in frame.things):
        score += 0.5
    if rows and _says_time_limit(frame):
        score += 1.0
    return score


def _says_time_limit(frame: Frame) -> bool:
    said = {value for part in frame.properties for value in part.values}
    return bool(said & {voc.TIME_LIMIT, voc.EXECUTING_BODY}) or any(
        part.value == voc.ONGOING for part in frame.kinds + frame.topics
    )


def _is_row(part: Part, schema: Schema) -> bool:
    return any(
        {voc.MEASURE, voc.CHAPTER} & schema.classes.get(value, frozenset()) for value in part.values
    )
