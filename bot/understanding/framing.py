"""The frames of a sighting: every combination of what its mentions can mean, scored.

How well the parts fit one another, by what the ontology can say, is the score of a frame.
"""

from __future__ import annotations

import itertools
from collections.abc import Iterator
from dataclasses import replace
from typing import Any

from bot import vocabulary as voc
from bot.model import Language
from bot.understanding.coherence import coherence, is_far_fetched, is_of_another_text
from bot.understanding.deeds import with_letters, with_what_is_due, without_deeds_in_names
from bot.understanding.frames import (
    AGENT_CLASSES,
    Frame,
    Part,
    class_of,
    concept_sort,
    target_classes,
    thing_classes,
)
from bot.understanding.grammar import ROLE_PARTS, single_words
from bot.understanding.pairing import TOGETHER
from bot.understanding.schema import Schema
from bot.understanding.senses import FOLDED, Sort
from bot.understanding.sighting import FILLER, Mention, Sighting

MAX_FRAMES = 48
"""Work is bounded by count: no more combinations of senses than this are looked at."""
MAX_PARTS = 8
"""Nor more different things, classes or properties in one question."""


def frames(sighting: Sighting, schema: Schema) -> tuple[Frame, ...]:
    """Return the frames of a sighting, the best fitting first."""
    options = [_options(mention, schema) for mention in _with_verbs_of_nouns(sighting)]
    found: list[Frame] = []
    for choice in itertools.islice(itertools.product(*options), MAX_FRAMES):
        frame = Frame(sighting, dates=sighting.dates, words=sighting.name_words)
        for name, part in choice:
            frame = _with(frame, name, part) if name else frame
        whole = _with_denials_of_its_own(_absorb_classes(frame, schema), schema)
        whole = _without_idle_requests(_without_togetherness(whole, schema))
        whole = with_what_is_due(without_deeds_in_names(whole, schema), schema)
        whole = _with_deeds_that_are_told(with_letters(whole, schema), schema)
        whole = _with_companions(_without_idle_verbs(whole, schema), schema)
        whole = _with_likes(whole, schema)
        if is_far_fetched(frame, schema) or is_of_another_text(whole, schema):
            continue
        if _loses_the_deed(frame, schema):
            continue
        whole = _without_idle_drafts(_with_sides(whole, schema), schema)
        absorbed = len(frame.classes + frame.kinds) - len(whole.classes + whole.kinds)
        absorbed += 2 * (len(frame.statuses) - len(whole.statuses))
        found.append(replace(whole, score=coherence(whole, schema) + 0.8 * absorbed))
        if len(whole.things) > 1 and len(whole.kinds) < len(frame.kinds):
            # a decision on the rules is no rules: another act, which is described
            apart = replace(whole, kinds=frame.kinds)
            found.append(replace(apart, score=coherence(apart, schema)))
    found.sort(key=lambda frame: -frame.score)
    return tuple(found)


def _loses_the_deed(frame: Frame, schema: Schema) -> bool:
    """Whether *who* is left with no verb, though one was said: *кто бывал в центре*."""
    if not frame.has("who") or frame.properties or frame.statuses:
        return False
    taken = {part.at for part in frame.parts}
    return any(
        s.target == voc.VISITOR or (mention.finite and schema.is_role(s.target))
        for mention in frame.sighting.mentions
        if mention.weak and mention.start not in taken
        for s in mention.senses
    )


def _with_verbs_of_nouns(sighting: Sighting) -> Iterator[Mention]:
    """The mentions, a verb behind its noun as that: *which convention deals with torture*."""
    nouns = {m.end for m in sighting.mentions if any(s.sort is Sort.CLASS for s in m.senses)}
    leading = sighting.grammar.get("with", ())
    for mention in sighting.mentions:
        said = tuple(s for s in mention.senses if s.sort is Sort.PROPERTY)
        verb = said and mention.start in nouns and mention.end in leading
        verb = verb and sighting.language is Language.EN
        yield replace(mention, senses=said, weak=True) if verb else mention


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
        told = any(schema.can_say(v, subjects) for v in denying)
        denied = tuple(v for denial in denying for v in denials[denial])
        alone = bool(denying) and not (told or others or frame.has("not"))
        if alone and any(schema.can_say(v, subjects) for v in denied):
            return replace(part, values=denied)  # a party to an agreement: none is told to be none
        if not denying or all(v in schema.gaps for v in others):
            if not (denying and others) or told:
                return part
            nobody = set(subjects) <= AGENT_CLASSES  # which countries ratified: what is not said
            return replace(part, values=denying if nobody else others)
        if told and not ours and any(schema.can_say(v, subjects) for v in others):
            return replace(part, values=others)  # who adopted the convention
        return replace(part, values=denying if told else others)

    return replace(frame, properties=tuple(map(meant, frame.properties)))


def _without_togetherness(frame: Frame, schema: Schema) -> Frame:
    """Drop *jointly* beside what was done: those who fund it together are its funders."""
    words = single_words("jointly")
    tokens = frame.sighting.tokens
    jointly = [
        p
        for p in frame.properties
        if voc.PARTNER in p.values and p.end - p.at == 1 and tokens[p.at].folded in words
    ]
    others = [p for p in frame.properties if p not in jointly and not p.mention.weak]
    if all(schema.joint_roles.isdisjoint(p.values) for p in others):
        return frame
    return replace(frame, properties=tuple(p for p in frame.properties if p not in jointly))


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


def _without_idle_requests(frame: Frame) -> Frame:
    """Drop *requested* that only describes what was sent: *the requested information*."""
    asking = frame.positions("who")

    def idle(part: Part) -> bool:
        describes = part.mention.attributive and part.at - 1 not in asking
        others = (p for p in frame.properties if p is not part and not p.mention.weak)
        return part.values == (voc.REQUESTER,) and describes and any(others)

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


def _with_deeds_that_are_told(frame: Frame, schema: Schema) -> Frame:
    """Take a verb whose doer no record states as what is told of the deed, unless *who* is asked.

    *Where was the draft agreed*: by whom is not stated, and at which meeting is.
    """
    asking = [at for wh in ("which", "what", "how_many") for at in frame.positions(wh)]
    agents = [p for p in frame.classes + frame.kinds if class_of(p, schema) in AGENT_CLASSES]
    sort_asked = any(at < part.at <= at + 2 for at in asking for part in agents)
    if sort_asked or frame.has("who", *ROLE_PARTS):
        return frame

    def meant(part: Part) -> Part:
        untold = {v for v in part.values if v in schema.gaps and schema.is_role(v)}
        events = [at for v in sorted(untold) for at in schema.note(v, voc.OCCASION_PROPERTY)]
        told = dict.fromkeys((*(v for v in part.values if v not in untold), *events))
        return replace(part, values=tuple(told)) if events else part

    return replace(frame, properties=tuple(map(meant, frame.properties)))


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


def _with_companions(frame: Frame, schema: Schema) -> Frame:
    """Take *partners* as those with whom a deed was done that is said: *in drafting the law*."""
    subjects = (*target_classes(frame, schema), *thing_classes(frame, schema))

    def meant(part: Part) -> Part:
        if not TOGETHER & set(part.values) or any(schema.can_say(v, subjects) for v in part.values):
            return part
        deeds = (v for p in frame.properties if p is not part for v in p.values)
        along = [c for v in deeds for c in schema.note(v, voc.COMPANION_PROPERTY)]
        along = [c for c in dict.fromkeys(along) if schema.can_say(c, subjects)]
        return replace(part, values=tuple(along)) if along else part

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


def _absorb_classes(frame: Frame, schema: Schema) -> Frame:
    """Drop a class word that only says what a name beside it is (Twinning *project*).

    A kind of place is kept: what it is said of is mostly what it lies in.
    """
    kept = []
    idle = set(frame.positions(FILLER)) - {p.at for p in frame.parts}
    for part in frame.classes + frame.kinds:
        cls = class_of(part, schema)
        beside = [
            thing
            for thing in frame.things
            if ({part.at, part.end} & {thing.end, thing.at} and not _is_led_to(frame, thing, cls))
            or (thing.end == part.at - 1 and thing.end in idle)
            or (thing.end == part.at - 1 and frame.sighting.tokens[part.at - 1].lower == "adlı")
        ]
        is_one = any(
            cls in schema.classes.get(value, ()) for thing in beside for value in thing.values
        )
        is_one = is_one or _is_sent_by(frame, part, cls, schema)
        asked = any(at < part.at <= at + 2 for at in frame.positions("which"))
        inside = part in frame.kinds and cls == voc.PLACE  # the centre in Yevlakh is not Yevlakh
        if cls == voc.FACT and frame.properties and frame.has("which", "what"):
            continue  # which facts they were told is what they were told
        if not (is_one and not asked and cls) or inside:
            kept.append(part)
    return replace(
        frame,
        classes=tuple(p for p in frame.classes if p in kept),
        kinds=tuple(p for p in frame.kinds if p in kept),
    )


def _is_led_to(frame: Frame, thing: Part, cls: str | None) -> bool:
    """Whether an Azerbaijani name only says to or from whom another did something.

    *Nazirliyə səfirlik*: to the Ministry the embassy, and not a Ministry that is an embassy.
    """
    last = frame.sighting.tokens[thing.end - 1].folded
    inflected = thing.mention.quality < FOLDED and frame.sighting.language is Language.AZ
    return cls in AGENT_CLASSES and inflected and last.endswith(("a", "e", "dan", "den"))


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
