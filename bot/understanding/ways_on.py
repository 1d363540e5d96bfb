"""The ways to go on from the last question, the narrowest first."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import EVER, DatedWithin, Form, HasConcept, Reading, Selection, TiedTo
from bot.understanding.continuing import LISTING, names_a_part, picked
from bot.understanding.frames import AGENT_CLASSES, Frame, Part
from bot.understanding.means import is_instrument
from bot.understanding.membership import asks_if_there, asks_membership, if_there, membership
from bot.understanding.merging import merged
from bot.understanding.others import asks_for_others, the_others
from bot.understanding.questions import Asked
from bot.understanding.turn import Turn, able, alike, of_class, things_of
from bot.understanding.ways_of_figures import another_figure, figure_of_last, parts_of_figure

_ASKING = ("who", "when", "where", "why", "what", "which")
_SEVERAL = 2


def _how_many_changed(turn: Turn) -> Reading | None:
    """*How many?*, after what changed: those that were told."""
    if turn.memory.reading is None or turn.memory.reading.form is not Form.CHANGED:
        return None
    if turn.asked.wh != "how_many" or turn.frame.conditions or not turn.memory.items:
        return None
    selection = Selection(named=turn.memory.items)
    return replace(turn.reading, form=Form.COUNT, selection=selection, asked=(), claim=None)


def _the_one_picked(turn: Turn) -> Reading | None:
    """*The first one*."""
    pick = picked(turn.frame, turn.memory, turn.schema)
    if pick is None:
        return None
    selection = Selection(named=(pick,))
    reading = replace(turn.reading, selection=selection, ignored=(), unknown=())
    if turn.asked.wh in _ASKING and reading.form in (Form.VALUES, Form.DATE):
        return reading  # *when was the second one held?*
    return replace(reading, form=Form.CARD)


def _those_of_class(turn: Turn) -> Reading | None:
    """*How many countries in all?* after a list of them."""
    frame, cls, items = turn.frame, turn.asked.cls, turn.memory.items
    listed = turn.last.form in (Form.VALUES, Form.THINGS)
    if turn.asked.wh != "how_many" or cls is None or not listed or len(items) < _SEVERAL:
        return None
    if frame.conditions != 1 or not all(p.mention.weak for p in frame.properties):
        return None
    if not all(cls in turn.schema.classes.get(item, ()) for item in items):
        return None
    selection = Selection(named=items)
    return replace(
        turn.reading,
        form=Form.COUNT,
        selection=selection,
        asked=(),
        asked_classes=(),
        score=turn.reading.score + 0.5,
    )


def _by_means_of(turn: Turn) -> Reading | None:
    """*By which law?* of the chapter that was spoken of."""
    frame, asked, things = turn.frame, turn.asked, things_of(turn.memory)
    if asked.cls is None or not things or not is_instrument(frame, asked):
        return None
    if frame.conditions != 1 or any(asked.cls in _classes(t, turn) for t in frame.things):
        return None
    said = [v for part in frame.properties for v in part.values]
    told = said or turn.last.asked
    tie = TiedTo(things, tuple(v for v in told if turn.schema.can_say(v, (asked.cls,))))
    concept = asked.part.value if asked.part is not None else asked.cls
    concepts = (HasConcept((concept,)),) if concept in turn.schema.concepts else ()
    selection = Selection(classes=(asked.cls,), concepts=concepts, ties=(tie,))
    return replace(
        turn.reading,
        form=Form.THINGS,
        selection=selection,
        asked=(),
        asked_classes=(),
        claim=None,
        score=turn.reading.score + 1.0,
    )


def _classes(part: Part, turn: Turn) -> frozenset[str]:
    return frozenset(c for v in part.values for c in turn.schema.classes.get(v, ()))


def _whether_among(turn: Turn) -> Reading | None:
    """*Was Serbia among them?*."""
    named = [value for part in turn.frame.things for value in part.values]
    named = named or list(turn.reading.selection.named or ())
    asking = turn.asked.wh in ("", "check")
    frame, memory = turn.frame, turn.memory
    among = frame.has("among") or (frame.has("of_them") and turn.asked.wh == "check")
    told = among and asking and named and memory.items
    if told or asks_membership(frame, turn.asked, memory, turn.schema):
        return membership(turn.reading, frame, memory)
    classes = turn.last.selection.classes
    if asks_if_there(frame, turn.asked, memory) and classes and not turn.last.asked_classes:
        return if_there(turn.reading, frame, turn.last, turn.schema)
    return None


def _the_others(turn: Turn) -> Reading | None:
    """*And the other projects?*."""
    said = (turn.frame, turn.asked, turn.memory, turn.schema)
    return the_others(turn.reading, *said) if asks_for_others(*said) else None


def _some_of_them(turn: Turn) -> Reading | None:
    """*Which of them are about visas?*."""
    reading, items = turn.reading, turn.memory.items
    if not turn.frame.has("of_them") or not turn.frame.conditions or len(items) < _SEVERAL:
        return None
    if turn.last.form in (Form.THINGS, Form.COUNT) and not turn.last.asked:
        return None  # as if only those were asked for
    plain = reading.form in (Form.THINGS, Form.COUNT, Form.CARD) and not reading.asked
    if not plain or reading.asked_classes:
        return None
    of_them = replace(reading.selection, named=items)
    named = reading.selection.named
    if named is not None:
        of_them = replace(of_them, ties=(*of_them.ties, TiedTo(named)))
    form = Form.THINGS if reading.form is Form.CARD else reading.form
    return replace(reading, form=form, selection=of_them)


def _whole_in_itself(turn: Turn) -> Reading | None:
    """*When is the next meeting on it?*: the meeting named is what *it* would add."""
    reading, schema = turn.reading, turn.schema
    named = reading.selection.named or ()
    if not named or not reading.asked or 0 in turn.frame.positions("followup"):
        return None
    able_all = all(
        any(schema.can_say(prop, schema.classes.get(thing, ())) for prop in reading.asked)
        for thing in named
    )
    return reading if able_all else None


def _the_next(turn: Turn) -> Reading | None:
    """*And the next one?* of a meeting: one of its sort that is planned."""
    frame, memory, schema = turn.frame, turn.memory, turn.schema
    said = {value for part in frame.properties for value in part.values}
    spoken_of = (*memory.items, *memory.subjects)
    things = [t for t in spoken_of if schema.events & schema.classes.get(t, frozenset())]
    others = [p for p in frame.things if not schema.events & _classes(p, turn)]
    if voc.PLANNED_FOR not in said or not things or memory.described is None or others:
        return None
    if frame.conditions > len(frame.things):
        return None
    always = DatedWithin((EVER,), (voc.PLANNED_FOR,))
    selection = Selection(
        classes=memory.described.classes,
        concepts=tuple(c for c in memory.described.concepts if not c.negated),
        ties=memory.described.ties,
        dated=(always,),
    )
    if turn.asked.wh == "when":
        return replace(turn.reading, form=Form.DATE, selection=selection, asked=(voc.PLANNED_FOR,))
    if turn.asked.wh in _ASKING and turn.reading.form is Form.VALUES:
        return replace(turn.reading, selection=selection)
    if not turn.asked.wh and turn.last.form is Form.VALUES:  # where was it: and the next?
        return replace(turn.reading, form=Form.VALUES, selection=selection, asked=turn.last.asked)
    if not turn.asked.wh and turn.last.form is Form.DATE:
        return replace(turn.reading, form=Form.DATE, selection=selection, asked=(voc.PLANNED_FOR,))
    return replace(turn.reading, form=Form.THINGS, selection=selection, asked=(), claim=None)


def _another_claim(turn: Turn) -> Reading | None:
    """*In force too?* after *are they signed?*; *and Poland?* after *did Germany visit it?*."""
    last, frame, reading = turn.last, turn.frame, turn.reading
    if last.form is not Form.CHECK or last.claim is None or turn.asked.wh not in ("", "check"):
        return None
    if frame.properties and not all(p.mention.weak for p in frame.properties):
        return None
    if frame.statuses and frame.conditions == len(frame.statuses):
        new = reading.claim or Selection(concepts=reading.selection.concepts)
        if new.concepts and last.claim.concepts:
            return replace(reading, form=Form.CHECK, selection=last.selection, claim=new)
    if len(frame.things) == frame.conditions == 1:
        values = frame.things[0].values
        ties = tuple(
            replace(tie, things=values) if alike(values, tie.things, turn.schema) else tie
            for tie in last.claim.ties
        )
        if ties != last.claim.ties:
            claim = replace(last.claim, ties=ties)
            return replace(reading, form=Form.CHECK, selection=last.selection, claim=claim)
    return None


def _another_count(turn: Turn) -> Reading | None:
    """*And how many in force?* after *how many are signed?*."""
    last, frame = turn.last, turn.frame
    counted = last.form in (Form.COUNT, Form.THINGS) and not last.asked
    only_status = frame.statuses and frame.conditions == len(frame.statuses)
    if turn.asked.wh != "how_many" or not counted or not only_status:
        return None
    return replace(merged(turn), form=Form.COUNT)


def _part_of_it(turn: Turn) -> Reading | None:
    """*City?*, of the conference that was spoken of."""
    reading, frame = turn.reading, turn.frame
    if turn.asked.wh or not names_a_part(frame, turn.memory, turn.schema):
        return None
    if frame.positions("followup") or turn.last.asked_classes:
        return None
    classes = reading.selection.classes
    concepts = tuple(c for condition in reading.selection.concepts for c in condition.concepts)
    return replace(
        reading,
        form=Form.VALUES,
        selection=Selection(named=things_of(turn.memory)),
        asked=(),
        asked_classes=(*classes, *concepts),
        claim=None,
    )


def _another_class(turn: Turn) -> Reading | None:
    """*And which organisations?* after *which countries visited it?*."""
    frame, cls = turn.frame, turn.asked.cls
    only_class = frame.conditions == 1 and all(p.mention.weak for p in frame.properties)
    if cls is None or not only_class:
        return None
    if not turn.last.asked_classes:
        return _of_that_class(turn, cls)
    form = Form.VALUES if turn.asked.wh != "how_many" else Form.COUNT
    other = turn.reading.selection.classes or (cls,)
    score = turn.reading.score + (0.5 if cls in turn.last.asked_classes else 0.0)
    language = turn.reading.language
    return replace(turn.last, form=form, asked_classes=other, language=language, score=score)


def _of_that_class(turn: Turn, cls: str) -> Reading | None:
    """*Which countries?* of the thing that was spoken of, whatever was asked of it."""
    memory, schema = turn.memory, turn.schema
    about = memory.subjects or memory.items
    single = turn.last.form in (Form.VALUES, Form.DATE, Form.CARD) or len(memory.items) == 1
    own = {c for thing in about for c in schema.classes.get(thing, ())}
    if not single or not about or cls in own or turn.reading.form is Form.FIGURE:
        return None
    form = Form.COUNT if turn.asked.wh == "how_many" else Form.VALUES
    classes = turn.reading.asked_classes or (cls,)
    selection = Selection(named=about)
    return replace(
        turn.reading, form=form, selection=selection, asked=(), asked_classes=classes, claim=None
    )


def _another_milestone(turn: Turn) -> Reading | None:
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


def _question_alone(turn: Turn) -> Reading | None:
    """*Who supported it?*: nothing but the question is new."""
    if turn.frame.sighting.missing or not _asks_only(turn.frame, turn.asked, turn.last):
        return None  # what is 1.3, where there is none
    return _of_last(turn)


def _only_of_class(turn: Turn) -> Reading | None:
    """*Only the countries*."""
    if not turn.frame.has("only") or not turn.frame.classes or turn.frame.things:
        return None
    selection = Selection(named=turn.memory.items, classes=turn.reading.selection.classes)
    return replace(turn.reading, form=Form.THINGS, selection=selection)


def _what_is_pointed_at(turn: Turn) -> Reading | None:
    """*Who adopted that programme?*."""
    frame = turn.frame
    if not frame.has("pronoun") or not frame.classes or frame.positions("followup"):
        return None
    meant = of_class(turn.memory, turn.reading.selection.classes, turn.schema)
    if not meant:
        return None
    return replace(turn.reading, selection=replace(turn.reading.selection, classes=(), named=meant))


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


def _of_last(turn: Turn) -> Reading:
    """The new question, asked of the things of the last answer."""
    reading, frame, asked, last = turn.reading, turn.frame, turn.asked, turn.last
    memory, schema = turn.memory, turn.schema
    if asked.wh == "how_many" and not reading.asked:
        return replace(
            _counted(turn),
            form=Form.COUNT,
            language=reading.language,
            unknown=reading.unknown,
            ignored=reading.ignored,
        )
    listing = asked.wh in ("which", "what") and asked.part is None and not reading.asked
    if listing or (not asked.wh and frame.has(*LISTING)):
        form = Form.THINGS if not last.asked and not last.asked_classes else Form.VALUES
        form = Form.THINGS if last.form is Form.CHECK else form
        return replace(last, form=form, language=reading.language, claim=None)
    wanted = reading.asked
    if reading.form is Form.DATE and not frame.properties and not frame.statuses:
        wanted = tuple(p for d in last.selection.dated for p in d.properties) or wanted
    things = able(memory, wanted, schema) if wanted else things_of(memory)
    classes = {c for thing in things for c in schema.classes.get(thing, ())}
    sayable = any(schema.can_say(prop, classes) for prop in wanted)
    gap = any(prop in schema.gaps for prop in wanted)
    if reading.form is Form.DATE and not frame.statuses and not sayable and not gap:
        main = [v for c in sorted(classes) for v in schema.note(c, voc.MAIN_DATE)]
        wanted = tuple(dict.fromkeys([*main, *((voc.PLANNED_FOR,) if voc.HELD in main else ())]))
        wanted = wanted or tuple(sorted(schema.happenings))
        things = able(memory, wanted, schema) or things
    if not things and last.selection.named is None:
        return replace(reading, selection=last.selection, asked=wanted)
    classes = {c for thing in things for c in schema.classes.get(thing, ())}
    stands = reading.claim is not None and reading.claim.concepts and frame.statuses
    if stands and things and classes <= AGENT_CLASSES:
        return replace(reading, selection=Selection(ties=(TiedTo(things),)))  # Norway: in force?
    there_or_then = asked.wh in ("when", "where") and bool(things and wanted) and not gap
    if there_or_then and not any(schema.can_say(prop, classes) for prop in wanted):
        return replace(reading, selection=Selection(ties=(TiedTo(things),)), asked=wanted)
    return replace(reading, selection=Selection(named=things), asked=wanted)


def _counted(turn: Turn) -> Reading:
    """What *how many of them?* counts: what was asked for, else what was told, never all."""
    last, things = turn.last, things_of(turn.memory)
    whether = last.form is Form.CHECK and last.claim is None and last.selection.named is None
    listed = whether or last.form in (Form.THINGS, Form.COUNT, Form.VALUES)
    if listed and not last.selection.is_empty:
        return last
    if not turn.reading.selection.is_empty:
        return turn.reading
    several = things if len(things) >= _SEVERAL else ()
    return replace(turn.reading, selection=Selection(named=several))


WAYS: tuple[Callable[[Turn], Reading | None], ...] = (
    _the_one_picked,
    _how_many_changed,
    _whether_among,
    _the_others,
    _some_of_them,
    _whole_in_itself,
    _the_next,
    parts_of_figure,
    another_figure,
    figure_of_last,
    _those_of_class,
    _by_means_of,
    _another_claim,
    _part_of_it,
    _another_class,
    _another_count,
    _another_milestone,
    _question_alone,
    _only_of_class,
    _what_is_pointed_at,
)
"""The first that applies is taken; where none does, the two questions are merged."""
