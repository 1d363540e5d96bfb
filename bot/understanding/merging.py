"""The last question with what a follow-up says put in its place.

One rule says which slot of it a new mention takes: that of what is most like it, by the schema.
A country goes where a country or body stood, an event in place of the events asked about, a
status in place of a status.  What is like nothing said before narrows.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import DatedWithin, Form, HasConcept, Reading, Selection, TiedTo
from bot.understanding.continuing import asks_which_alone
from bot.understanding.frames import AGENT_CLASSES, concept_sort
from bot.understanding.schema import Schema
from bot.understanding.turn import Turn, alike, things_of

_ASKING = frozenset({Form.VALUES, Form.DATE, Form.CHECK, Form.FIGURE})
_LESS_LIKELY = 0.2
"""How much less likely each next way to put the new in its place is."""


def merges(turn: Turn) -> tuple[Reading, ...]:
    """The ways to put the new in its place, the likeliest first: where one finds nothing, the next.

    *Signed?*, after agreements that are not, is those that are; of several things listed by
    name, it is those of them.
    """
    first = merged(turn)
    found = [first]
    new = turn.reading.selection
    items = turn.memory.items
    if len(items) > 1 and first.form in (Form.THINGS, Form.COUNT) and not first.asked:
        narrowing = (new.concepts or new.dated) and not (new.classes or turn.frame.things)
        if narrowing and not first.asked_classes and first.selection.named is None:
            of_them = replace(new, named=items, classes=())
            found.append(replace(first, selection=of_them))
    described = turn.memory.described
    if first.selection.named and first.selection.ties and described and turn.frame.things:
        last = replace(turn.last, selection=described)
        memory = replace(turn.memory, reading=last, items=(), subjects=())
        found.append(merged(replace(turn, memory=memory)))
    if first.form is Form.FIGURE and new.concepts and (new.ties or len(new.concepts) > 1):
        found.append(replace(first, selection=replace(new, classes=first.selection.classes)))
    found += [replace(first, selection=s) for s in _less_described(turn, first.selection)]
    if turn.frame.statuses and len(first.selection.concepts) > 1:
        found.append(replace(first, selection=_of_one_status(first.selection, new, turn.schema)))
    if (whole := _described_anew(turn)) is not None:
        at = 0 if turn.frame.has("between") else len(found)
        found.insert(at, replace(first, selection=whole))
    distinct = list(dict.fromkeys(found))
    return tuple(
        replace(reading, score=first.score - _LESS_LIKELY * number)
        for number, reading in enumerate(distinct)
    )


def _less_described(turn: Turn, selection: Selection) -> list[Selection]:
    """The selection with less of what only described the last thing, and nobody has said.

    *And the seminar?* after a study visit need not be of its topic, nor another project have the
    same implementer; an agreement is told by its parties.
    """
    base, kept, new = turn.last.selection, turn.memory.described, turn.reading.selection
    if base.named is None or kept is None or selection.named is not None or not kept.classes:
        return []
    if not new.concepts or turn.last.form not in _ASKING:
        return []
    own = tuple(c for c in selection.concepts if c not in kept.concepts)
    found = [replace(selection, concepts=own)]
    agents = {prop for cls in kept.classes for prop in turn.schema.note(cls, voc.MAIN_AGENT)}
    if voc.PARTY not in agents:
        ties = tuple(tie for tie in selection.ties if tie not in kept.ties)
        found.append(replace(selection, concepts=own, ties=ties))
    return found


def _described_anew(turn: Turn) -> Selection | None:
    """*The one between the two services*: no more than its class is left of the last thing."""
    frame, new, last = turn.frame, turn.reading.selection, turn.last
    if last.form not in _ASKING or new.classes or not frame.has("one", "between", "remaining"):
        return None
    if not (new.ties or new.named or new.concepts):
        return None
    classes = last.selection.classes or (turn.memory.described or last.selection).classes
    ties = (*new.ties, TiedTo(new.named)) if new.named else new.ties
    if frame.has("between"):
        sides = tuple(p for cls in classes for p in turn.schema.note(cls, voc.MAIN_AGENT))
        ties = tuple(replace(tie, roles=tie.roles or sides) for tie in ties)
    return replace(new, classes=classes, named=None, ties=ties)


def _of_one_status(base: Selection, new: Selection, schema: Schema) -> Selection:
    """The selection with the statuses now said in place of all others."""
    kept = tuple(
        c
        for c in base.concepts
        if c in new.concepts or concept_sort(c.concepts[0], schema) != "statuses"
    )
    return replace(base, concepts=kept)


def merged(turn: Turn) -> Reading:
    """The last question with what is new put in its place."""
    reading, frame, asked, last = turn.reading, turn.frame, turn.asked, turn.last
    schema = turn.schema
    new = reading.selection
    if frame.words and not frame.things:
        new = _of_the_like(new, last.selection, schema)
    things = [*(new.named or ()), *(t for tie in new.ties for t in tie.things)]
    base = _base(new, things, turn)
    if new.classes and last.asked_classes and not reading.asked:
        form = Form.COUNT if asked.wh == "how_many" else Form.VALUES
        form = last.form if not asked.wh and last.form is Form.COUNT else form
        return replace(last, form=form, asked_classes=new.classes, language=reading.language)
    refused = 0 in frame.positions("not") and not frame.statuses
    if things and (refused or frame.has("except")):
        return _without(things, base, turn)
    own = _asks_anew(turn)
    asking = own or last.form in _ASKING
    if asking and new.named and _are_of(new.named, base.classes, schema):
        selection = Selection(named=new.named)  # where was the seminar held: and the training?
    else:
        selection = _with_classes(base, new, schema)
    claimed = reading.claim.concepts if reading.claim is not None and not own else ()
    said = (*new.concepts, *claimed)
    claim = last.claim
    if not own and claim is not None and claim.concepts:
        claim, said = _claiming(claim, said, schema)
    for concept in said:
        selection = _with_concept(selection, concept, schema)
    if new.named is not None and selection.named != new.named:
        selection = _with_named(selection, new.named, schema)
    for tie in new.ties:
        selection = _with_tie(selection, tie, schema)
    if new.dated:
        selection = replace(selection, dated=_dates(selection.dated, new.dated))
    if own:
        return replace(reading, selection=selection)
    form = _form_again(turn, selection)
    return _again(replace(last, claim=claim), turn, form=form, selection=selection)


def _form_again(turn: Turn, selection: Selection) -> Form:
    """The form in which the last question is asked again, of ``selection``."""
    form = turn.last.form
    if asks_which_alone(turn.asked) and form in (Form.THINGS, Form.COUNT) and not turn.last.asked:
        return Form.COUNT if turn.asked.wh == "how_many" else Form.THINGS
    return Form.THINGS if form is Form.CARD and selection.named is None else form


def _claiming(
    claim: Selection, said: tuple[HasConcept, ...], schema: Schema
) -> tuple[Selection, tuple[HasConcept, ...]]:
    """Put a status in place of the one claimed; what else is said is left."""
    sorts = {concept_sort(c.concepts[0], schema) for c in claim.concepts}
    new = tuple(c for c in said if concept_sort(c.concepts[0], schema) in sorts)
    return replace(claim, concepts=new or claim.concepts), tuple(c for c in said if c not in new)


def _base(new: Selection, things: Sequence[str], turn: Turn) -> Selection:
    """What of the last question stays: what described its things, where they were but named."""
    memory, schema = turn.memory, turn.schema
    base = turn.last.selection
    if things:
        base = _without_nothing(base)
    other = bool(things) and not alike(things, base.named or (), schema)
    if other and turn.frame.has("pronoun") and turn.asked.wh == "check" and things_of(memory):
        return Selection(named=things_of(memory))  # has Azerbaijan joined them?
    if base.named is None or not (other or new.concepts or new.classes):
        return base
    agents = all(schema.classes.get(t, frozenset()) & AGENT_CLASSES for t in base.named)
    if agents and new.concepts:
        return Selection(ties=(TiedTo(base.named),))
    return memory.described or Selection()


def _asks_anew(turn: Turn) -> bool:
    """Whether the new says what is asked, rather than of what the same is asked again."""
    reading, frame, asked, last = turn.reading, turn.frame, turn.asked, turn.last
    told = any(not part.mention.weak for part in frame.properties)
    if asks_which_alone(asked) and not told and not frame.units:
        return False
    if asked.wh == "check":  # and signed?
        begins = 0 in frame.positions("followup")
        return asked.exists or not (frame.statuses and begins and not frame.things)
    if asked.wh == "" and not told and last.form in _ASKING:
        return False
    bare = not frame.properties and not frame.statuses and reading.form is last.form
    if bare and last.form in (Form.VALUES, Form.DATE) and asked.wh == _wh_of(last, turn.schema):
        return False
    return bool(reading.asked) or asked.wh in ("who", "when", "where", "how_many")


def _wh_of(last: Reading, schema: Schema) -> str:
    """The question word that the last question can be asked again by: *and Twinning, who?*."""
    if last.form is Form.DATE:
        return "when"
    return "who" if all(schema.is_role(prop) for prop in last.asked) else ""


def _again(last: Reading, turn: Turn, *, form: Form, selection: Selection) -> Reading:
    """The last question again, of other things, with the words of the new one."""
    reading = turn.reading
    return replace(
        last,
        form=form,
        selection=selection,
        language=reading.language,
        corrections=reading.corrections,
        proposed=reading.proposed,
        unknown=reading.unknown,
        absent=reading.absent,
        score=reading.score,
    )


def _without(things: Iterable[str], base: Selection, turn: Turn) -> Reading:
    """*Except the EU one*: the last things, less those of it, or less it."""
    left_out = tuple(things)
    items = turn.memory.items
    if set(left_out) & set(items):
        selection = Selection(named=tuple(item for item in items if item not in left_out))
    else:
        base = Selection(named=items) if items and base.named is not None else base
        selection = replace(base, ties=(*base.ties, TiedTo(left_out, negated=True)))
    form = Form.THINGS if turn.last.form is Form.CARD or selection.named else turn.last.form
    return _again(turn.last, turn, form=form, selection=selection)


def _without_nothing(base: Selection) -> Selection:
    """The selection without the place of a name that the record does not hold."""
    return replace(base, ties=tuple(tie for tie in base.ties if tie.things != (voc.NOTHING,)))


def _of_the_like(new: Selection, base: Selection, schema: Schema) -> Selection:
    """What only a number names, of the sort that was spoken of: *and in the second (chapter)?*."""
    said = (*(base.named or ()), *(t for tie in base.ties for t in tie.things))
    named = tuple(t for t in new.named or () if alike((t,), said, schema))
    return replace(new, named=named) if named else new


def _are_of(things: Iterable[str], classes: Iterable[str], schema: Schema) -> bool:
    wanted = set(classes)
    return all(wanted & schema.classes.get(thing, frozenset()) for thing in things)


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
