"""How well the parts of a frame fit one another, by what the ontology can say."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from bot import vocabulary as voc
from bot.understanding.frames import LARGE, Frame, Part, class_of, target_classes, thing_classes
from bot.understanding.schema import Schema
from bot.understanding.senses import Sort

_OF_ACT = 0.6
"""How much likelier a part of an act is meant where that is told which is done to acts."""


def coherence(frame: Frame, schema: Schema) -> float:
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
        score -= 3.0 if _is_told_of_who(part, frame, schema) else 0.0
        plainer = any(s.sort is Sort.CLASS for s in part.mention.senses)
        score += -2.5 if _is_part_of_none(part, frame, schema) else -0.3 if plainer else 0.05
        score += _OF_ACT if _is_told_of_acts(part, frame, schema) else 0.0
        named = any(s.sort is Sort.THING for s in part.mention.senses)
        if named and frame.properties and frame.has("who"):
            score -= 0.1  # the Cabinet did it, rather than what has to do with a government
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


def is_far_fetched(frame: Frame, schema: Schema) -> bool:
    """Whether *signed*, a status, is taken for a date that nothing said can have: of an order."""
    things = (c for p in frame.things for v in p.values for c in schema.classes.get(v, ()))
    subjects = (*target_classes(frame, schema), *things)
    return any(
        any(schema.milestone(sense.target) for sense in part.mention.senses)
        and not _fits(part, subjects, schema)
        for part in frame.properties
        if not any(schema.is_role(v) or v in schema.gaps for v in part.values)
    )


def is_of_another_text(frame: Frame, schema: Schema) -> bool:
    """Whether a word for a part of what is named is taken for a row: *articles* of a chapter."""
    named = {*thing_classes(frame, schema), *(class_of(part, schema) for part in frame.kinds)}
    kinds = (
        schema.class_of_concept(sense.target)
        for part in frame.classes
        for sense in part.mention.senses
        if sense.sort is Sort.CONCEPT
    )
    return voc.LEGAL_ACT in named and voc.LEGAL_ACT in kinds


def _is_part_of_none(part: Part, frame: Frame, schema: Schema) -> bool:
    """Whether a word is taken for a part of an act where no act is spoken of: *which chapter*."""
    plainer = any(s.sort is Sort.CLASS for s in part.mention.senses)
    if not plainer or voc.PART_OF_ACT not in schema.note(part.value, voc.COUNTS_AS):
        return False
    others = (class_of(other, schema) for other in frame.kinds if other is not part)
    said = voc.LEGAL_ACT in {*thing_classes(frame, schema), *others}
    return not said and not _is_told_of_acts(part, frame, schema)


def _is_told_of_acts(part: Part, frame: Frame, schema: Schema) -> bool:
    """Whether what is said is done to acts, and to nothing else that a word names: *drafted*."""
    plainer = [s.target for s in part.mention.senses if s.sort is Sort.CLASS]
    if not plainer or voc.PART_OF_ACT not in schema.note(part.value, voc.COUNTS_AS):
        return False
    verbs = [p.mention for p in frame.properties if not p.mention.weak]
    told = [sense.target for verb in verbs for sense in verb.senses]
    drafting = {
        v
        for deed in schema.notes.get(voc.COMPANION_PROPERTY, {})
        for v in told
        if v == deed or v in schema.note(deed, voc.COMPANION_PROPERTY)
    }
    changing = {v for v in told if schema.can_be(v, (voc.LEGAL_ACT,))}
    of_acts = any(schema.can_say(v, (voc.LEGAL_ACT,)) for v in drafting | changing)
    return of_acts and not any(schema.can_say(v, plainer) for v in told)


def _is_deed(part: Part, frame: Frame, schema: Schema) -> bool:
    """Whether a verb says what was done to whom rather than of which kind it was: *trained*."""
    told = [s.target for s in part.mention.senses if s.sort is Sort.PROPERTY]
    deed = any(schema.tells_of_somebody(prop) for prop in told)
    stated = part.mention.finite and any(schema.is_role(prop) for prop in told)
    return frame.has("who") and (stated or deed)


def _is_told_of_who(part: Part, frame: Frame, schema: Schema) -> bool:
    """Whether a verb right behind *who* is taken for a kind: *who requested information*."""
    roles = any(s.sort is Sort.PROPERTY and schema.is_role(s.target) for s in part.mention.senses)
    asking = set(frame.positions("who")) - set(frame.positions("issuer"))  # *kimin* is whose
    return roles and part.at - 1 in asking


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
    chapters = any(part.value == voc.CHAPTER for part in frame.classes)
    if rows and (chapters or any(_is_row(part, schema) for part in frame.things)):
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
