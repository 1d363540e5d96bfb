"""The last question with what a follow-up says put in its place."""

from __future__ import annotations

from dataclasses import replace

from bot.model import DatedWithin, Form, HasConcept, Reading, Selection, TiedTo
from bot.understanding.frames import AGENT_CLASSES, concept_sort
from bot.understanding.schema import Schema
from bot.understanding.turn import Turn, alike, things_of


def merged(turn: Turn) -> Reading:
    """The last question with what is new put in its place."""
    begins = 0 in turn.frame.positions("followup")
    reading, frame, asked, last = turn.reading, turn.frame, turn.asked, turn.last
    memory, schema = turn.memory, turn.schema
    base, new = last.selection, reading.selection
    things = [*(new.named or ()), *(t for tie in new.ties for t in tie.things)]
    other = things and not alike(things, base.named or (), schema)
    if other and frame.has("pronoun") and asked.wh == "check" and things_of(memory):
        base = Selection(named=things_of(memory))  # has Azerbaijan joined them?
    elif base.named is not None and (other or new.concepts):
        agents = all(schema.classes.get(t, frozenset()) & AGENT_CLASSES for t in base.named)
        about = Selection(ties=(TiedTo(base.named),)) if agents and new.concepts else Selection()
        base = about if about.ties else memory.described or about
    if new.classes and last.asked_classes and not reading.asked:
        form = Form.COUNT if asked.wh == "how_many" else Form.VALUES
        return replace(last, form=form, asked_classes=new.classes, language=reading.language)
    selection = _with_classes(base, new, schema)
    claimed = reading.claim.concepts if reading.claim is not None else ()
    for concept in (*new.concepts, *claimed):
        selection = _with_concept(selection, concept, schema)
    if new.named is not None:
        selection = _with_named(selection, new.named, schema)
    for tie in new.ties:
        selection = _with_tie(selection, tie, schema)
    if new.dated:
        selection = replace(selection, dated=_dates(selection.dated, new.dated))
    own = bool(reading.asked) or asked.wh in ("who", "when", "where", "how_many", "check")
    if asked.wh == "check" and frame.statuses and not asked.exists and begins:
        own = False  # and signed?
    if own:
        return replace(reading, selection=selection)
    form = last.form
    if form is Form.CARD and selection.named is None:
        form = Form.THINGS
    if reading.form is Form.HAPPENED and last.form is not Form.HAPPENED and last.asked:
        form = last.form
    return replace(
        last,
        form=form,
        selection=selection,
        language=reading.language,
        corrections=reading.corrections,
        proposed=reading.proposed,
        unknown=reading.unknown,
        score=reading.score,
    )


def _with_classes(base: Selection, new: Selection, schema: Schema) -> Selection:
    if not new.classes:
        return base
    kinds = {
        concept
        for condition in base.concepts
        for concept in condition.concepts
        if concept_sort(concept, schema) == "kinds"
    }
    concepts = tuple(c for c in base.concepts if not kinds & set(c.concepts))
    named = base.named
    return replace(base, classes=new.classes, concepts=concepts, named=None if named else named)


def _with_concept(base: Selection, new: HasConcept, schema: Schema) -> Selection:
    """Put a status in place of a status, a topic in place of a topic."""
    sort = concept_sort(new.concepts[0], schema)
    milestone = schema.milestone(new.concepts[0])
    if milestone and not new.negated and any(d.properties for d in base.dated):
        dated = tuple(replace(d, properties=(milestone,)) for d in base.dated)
        return replace(base, dated=dated)
    kept = tuple(
        c
        for c in base.concepts
        if concept_sort(c.concepts[0], schema) != sort or (c.negated != new.negated)
    )
    return replace(base, concepts=(*kept, new))


def _with_named(base: Selection, named: tuple[str, ...], schema: Schema) -> Selection:
    if base.named is not None:
        return replace(base, named=named)
    return _with_tie(base, TiedTo(named), schema)


def _with_tie(base: Selection, new: TiedTo, schema: Schema) -> Selection:
    """Put a country or body in place of another, else add the tie."""
    if base.named is not None and alike(new.things, base.named, schema):
        return replace(base, named=new.things)
    ties = list(base.ties)
    for at, tie in enumerate(ties):
        if alike(new.things, tie.things, schema):
            roles = new.roles or tie.roles
            ties[at] = TiedTo(new.things, roles)
            return replace(base, ties=tuple(ties))
    return replace(base, ties=(*ties, new))


def _dates(old: tuple[DatedWithin, ...], new: tuple[DatedWithin, ...]) -> tuple[DatedWithin, ...]:
    props = next((d.properties for d in old if d.properties), ())
    return tuple(
        replace(d, properties=d.properties or props, bare_year=d.bare_year and not props)
        for d in new
    )
