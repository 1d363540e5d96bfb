"""What a follow-up means: the last question with what the new one says put in its place."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from bot import vocabulary as voc
from bot.model import (
    DatedWithin,
    Form,
    HasConcept,
    Language,
    Memory,
    Piece,
    Reading,
    Selection,
    TiedTo,
)
from bot.text.date_words import ORDINALS
from bot.text.tokens import TokenKind
from bot.understanding.conditions import AGENT_CLASSES
from bot.understanding.frames import LARGE, Frame, concept_sort
from bot.understanding.pieces import pieces
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema

_ANSWERED = frozenset({Form.VALUES, Form.DATE, Form.CHECK, Form.COUNT, Form.FIGURE})


def continues(frame: Frame, asked: Asked, memory: Memory, schema: Schema) -> bool:
    """Whether an utterance goes on from the last question rather than starts afresh."""
    last = memory.reading
    if last is None or last.form is Form.HELP:
        return False
    if picked(frame, memory) is not None or _points_back(frame):
        return True
    said = frame.conditions
    if said == len(frame.dates) == 1 and _is_that_of(frame):
        return True
    if said == 0:
        return bool(asked.wh or frame.properties or frame.has("first", "latest", "all"))
    if said == len(frame.statuses):
        return True  # "in force?", "only those signed"
    if asked.part is not None and said == 1 and not asked.exists:
        again = asked.cls is not None and asked.cls in last.asked_classes
        return again or bool(frame.properties) or _can_lead(memory, asked, schema)
    if frame.units and said == len(frame.units) and asked.wh == "how_many":
        pointing = bool(frame.properties) or frame.has("pronoun")
        return bool(_things(memory)) and (pointing or _is_counted_of(memory, schema))
    if said == len(frame.things) == 1 and last.selection.ties and _is_with(frame):
        return not asked.wh and not frame.properties
    if said <= 2 and frame.sighting.question_mark and last.form in _ANSWERED:
        return bool(frame.things) and not frame.classes and not asked.wh and not frame.statuses
    return False


def _is_with(frame: Frame) -> bool:
    """*with Russia*, *с Россией*, *Rusiya ilə*, *Norveçlə*: half a question."""
    with_it = frame.things[0].mention.text.casefold().endswith(("lə", "la"))
    return frame.has("with") or (with_it and frame.sighting.language is Language.AZ)


def picked(frame: Frame, memory: Memory) -> str | None:
    """The thing of the last list that *the first one*, *2-ci* or *второе* picks."""
    tokens = [t for t in frame.sighting.tokens if t.kind is not TokenKind.DASH]
    if not memory.items or len(tokens) > 3 or frame.things or frame.classes or frame.dates:
        return None
    for token in tokens:
        number = ORDINALS.get(token.folded)
        if token.kind is TokenKind.NUMBER:
            number = token.number
        if number is None and token.folded.endswith(("si", "sini")):
            number = ORDINALS.get(token.folded.removesuffix("ni").removesuffix("si"))
        if number and (number == -1 or number <= len(memory.items)):
            return memory.items[number if number == -1 else number - 1]
    return None


@dataclass(frozen=True, slots=True)
class _Turn:
    """A follow-up, read as if it stood alone, and what went before."""

    reading: Reading
    frame: Frame
    asked: Asked
    memory: Memory
    schema: Schema

    @property
    def last(self) -> Reading:
        """The reading of the last question."""
        assert self.memory.reading is not None
        return self.memory.reading


def carried(
    reading: Reading, frame: Frame, asked: Asked, memory: Memory, schema: Schema
) -> Reading:
    """Return ``reading`` completed from ``memory``, its carried pieces marked."""
    turn = _Turn(reading, frame, asked, memory, schema)
    for way in (
        _the_one_picked,
        _figure_of_last,
        _another_class,
        _another_milestone,
        _question_alone,
        _only_of_class,
        _what_is_pointed_at,
    ):
        found = way(turn)
        if found is not None:
            return _marked(found, turn)
    return _marked(_merged(turn), turn)


# --- the ways to go on, the narrowest first -----------------------------------------------------


def _the_one_picked(turn: _Turn) -> Reading | None:
    """*The first one*."""
    pick = picked(turn.frame, turn.memory)
    if pick is None:
        return None
    selection = Selection(named=(pick,))
    return replace(turn.reading, form=Form.CARD, selection=selection, ignored=(), unknown=())


def _figure_of_last(turn: _Turn) -> Reading | None:
    """*How many people?* of the event that was spoken of."""
    reading, frame, memory = turn.reading, turn.frame, turn.memory
    if reading.form is not Form.FIGURE or frame.conditions != len(frame.units) + len(frame.dates):
        return None
    told = _counted_of(memory, turn.schema)
    tie = TiedTo(told or memory.subjects or memory.items)
    selection = replace(reading.selection, ties=(tie,))
    return replace(reading, selection=selection, score=reading.score + (1.6 if told else 0.0))


def _another_class(turn: _Turn) -> Reading | None:
    """*And which organisations?* after *which countries visited it?*."""
    only_class = turn.frame.conditions == 1 and not turn.frame.properties
    if not turn.last.asked_classes or turn.asked.cls is None or not only_class:
        return None
    form = Form.VALUES if turn.asked.wh != "how_many" else Form.COUNT
    other = turn.reading.selection.classes or (turn.asked.cls,)
    score = turn.reading.score + (0.5 if turn.asked.cls in turn.last.asked_classes else 0.0)
    language = turn.reading.language
    return replace(turn.last, form=form, asked_classes=other, language=language, score=score)


def _another_milestone(turn: _Turn) -> Reading | None:
    """*And in force?* after *when was it signed?*."""
    statuses = turn.frame.statuses
    only_status = statuses and turn.frame.conditions == len(statuses)
    if not only_status or turn.last.form is not Form.DATE or statuses[0].negated:
        return None
    milestone = turn.schema.milestone(statuses[0].value)
    things = turn.memory.subjects or turn.memory.items
    if milestone is None or not things:
        return None
    return replace(
        turn.reading,
        form=Form.DATE,
        selection=Selection(named=things),
        asked=(milestone,),
        claim=None,
    )


def _question_alone(turn: _Turn) -> Reading | None:
    """*Who supported it?*: nothing but the question is new."""
    if not _asks_only(turn.frame, turn.asked, turn.last):
        return None
    return _of_last(turn)


def _only_of_class(turn: _Turn) -> Reading | None:
    """*Only the countries*."""
    if not turn.frame.has("only") or not turn.frame.classes or turn.frame.things:
        return None
    selection = Selection(named=turn.memory.items, classes=turn.reading.selection.classes)
    return replace(turn.reading, form=Form.THINGS, selection=selection)


def _what_is_pointed_at(turn: _Turn) -> Reading | None:
    """*Who adopted that programme?*."""
    frame = turn.frame
    if not frame.has("pronoun") or not frame.classes or frame.positions("followup"):
        return None
    meant = _of_class(turn.memory, turn.reading.selection.classes, turn.schema)
    if not meant:
        return None
    return replace(turn.reading, selection=replace(turn.reading.selection, classes=(), named=meant))


# --- what goes on -----------------------------------------------------------------------------


def _begins(frame: Frame) -> bool:
    return 0 in frame.positions("followup")


def _is_that_of(frame: Frame) -> bool:
    """*dekabrdakı*: the one in December."""
    last = frame.sighting.tokens[frame.dates[0].end - 1]
    return last.folded.endswith(("daki", "deki")) or last.suffix.endswith(("dakı", "dəki"))


def _points_back(frame: Frame) -> bool:
    if 0 in frame.positions("followup") or 0 in frame.positions("only"):
        return True
    if frame.has("pronoun"):
        return True
    return frame.has("remaining") and not frame.classes


def _counted_of(memory: Memory, schema: Schema) -> tuple[str, ...]:
    """The things spoken of of whose sort the record counts something: a project's activities."""
    last = memory.reading
    ties = last.selection.ties if last is not None else ()
    tied = tuple(thing for tie in ties for thing in tie.things)
    for things in (memory.subjects, memory.items, tied):
        found = tuple(t for t in things if _has_figures(t, schema))
        if found:
            return found
    return ()


def _is_counted_of(memory: Memory, schema: Schema) -> bool:
    return bool(_counted_of(memory, schema))


def _has_figures(thing: str, schema: Schema) -> bool:
    classes = schema.classes.get(thing, frozenset())
    return any(
        (voc.ABOUT, voc.FIGURE, cls) in schema.usage and schema.prominence(cls) > LARGE
        for cls in classes
    )


def _can_lead(memory: Memory, asked: Asked, schema: Schema) -> bool:
    classes = {c for item in _things(memory) for c in schema.classes.get(item, ())}
    return asked.cls is not None and any(
        asked.cls in values and schema.can_say(prop, classes)
        for prop, values in schema.ranges.items()
    )


def _asks_only(frame: Frame, asked: Asked, last: Reading) -> bool:
    """Whether nothing but the question itself is new."""
    if frame.conditions == 0:
        return True
    if frame.conditions == len(frame.statuses):
        listing = last.form in (Form.THINGS, Form.HAPPENED, Form.COUNT)
        if listing and frame.has("followup") and not frame.has("pronoun"):
            return asked.wh in ("when", "who")
        return asked.wh in ("when", "check", "who")
    return asked.part is not None and frame.conditions == 1 and asked.wh in ("which", "what")


def _of_last(turn: _Turn) -> Reading:
    """The new question, asked of the things of the last answer."""
    reading, frame, asked, last = turn.reading, turn.frame, turn.asked, turn.last
    memory, schema = turn.memory, turn.schema
    if asked.wh == "how_many" and not reading.asked:
        counted = last if last.form in (Form.THINGS, Form.COUNT, Form.VALUES) else reading
        return replace(counted, form=Form.COUNT, language=reading.language)
    listing = asked.wh in ("which", "what") and asked.part is None and not reading.asked
    if listing or (not asked.wh and frame.has("all")):
        form = Form.THINGS if not last.asked and not last.asked_classes else Form.VALUES
        form = Form.THINGS if last.form is Form.CHECK else form
        return replace(last, form=form, language=reading.language, claim=None)
    wanted = reading.asked
    things = _able(memory, wanted, schema) if wanted else _things(memory)
    classes = {c for thing in things for c in schema.classes.get(thing, ())}
    sayable = any(schema.can_say(prop, classes) for prop in wanted)
    gap = any(prop in schema.gaps for prop in wanted)
    if reading.form is Form.DATE and not frame.statuses and not sayable and not gap:
        main = [v for c in classes for v in schema.note(c, voc.MAIN_DATE)]
        wanted = tuple(dict.fromkeys([*main, *((voc.PLANNED_FOR,) if voc.HELD in main else ())]))
        things = _able(memory, wanted, schema) or things
    if not things and last.selection.named is None:
        return replace(reading, selection=last.selection, asked=wanted)
    return replace(reading, selection=Selection(named=things), asked=wanted)


def _things(memory: Memory) -> tuple[str, ...]:
    return memory.items or memory.subjects


def _able(memory: Memory, props: Iterable[str], schema: Schema) -> tuple[str, ...]:
    """Of the last items and what they were about, those that can have such a property."""
    for things in (memory.items, memory.subjects):
        able = tuple(
            thing
            for thing in things
            if any(schema.can_say(prop, schema.classes.get(thing, ())) for prop in props)
        )
        if able:
            return able
    return _things(memory)


def _of_class(memory: Memory, classes: Iterable[str], schema: Schema) -> tuple[str, ...]:
    wanted = set(classes)
    for things in (memory.items, memory.subjects):
        found = tuple(t for t in things if wanted & schema.classes.get(t, frozenset()))
        if found:
            return found
    return ()


# --- what is put in its place -----------------------------------------------------------------


def _merged(turn: _Turn) -> Reading:
    """The last question with what is new put in its place."""
    reading, frame, asked, last = turn.reading, turn.frame, turn.asked, turn.last
    memory, schema = turn.memory, turn.schema
    base, new = last.selection, reading.selection
    things = [*(new.named or ()), *(t for tie in new.ties for t in tie.things)]
    other = things and not _alike(things, base.named or (), schema)
    if base.named is not None and (other or new.concepts):
        agents = all(schema.classes.get(t, frozenset()) & AGENT_CLASSES for t in base.named)
        about = Selection(ties=(TiedTo(base.named),)) if agents and new.concepts else Selection()
        base = about if about.ties else memory.described or about
    if new.classes and last.asked_classes and not reading.asked:
        asked_classes = new.classes
        return replace(last, asked_classes=asked_classes, language=reading.language)
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
    if asked.wh == "check" and frame.statuses and not asked.exists and _begins(frame):
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
    if base.named is not None and _alike(new.things, base.named, schema):
        return replace(base, named=new.things)
    ties = list(base.ties)
    for at, tie in enumerate(ties):
        if _alike(new.things, tie.things, schema):
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


def _alike(things: Iterable[str], others: Iterable[str], schema: Schema) -> bool:
    """Whether they are of one class, countries and bodies being one."""

    def classes(iris: Iterable[str]) -> set[str]:
        found = {c for iri in iris for c in schema.classes.get(iri, ())}
        return found | AGENT_CLASSES if found & AGENT_CLASSES else found

    return bool(classes(things) & classes(others))


def _marked(reading: Reading, turn: _Turn) -> Reading:
    """Let the reading say again what it means, with what came from memory marked."""
    old = {(p.iri, p.period, p.text) for p in turn.last.pieces}
    old |= {(thing, None, None) for thing in _things(turn.memory)}
    fresh = {(p.iri, p.period, p.text) for p in pieces(turn.reading)}
    told = tuple(
        Piece(p.iri, p.period, p.text, p.negated, carried=key in old and key not in fresh)
        for p in pieces(reading)
        for key in [(p.iri, p.period, p.text)]
    )
    return replace(reading, pieces=told)
