"""Whether a question goes on from the last, and which of what was listed it picks."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from bot import vocabulary as voc
from bot.model import (
    Form,
    Language,
    Memory,
    Reading,
)
from bot.text.date_words import ORDINALS
from bot.text.numbers import number_of
from bot.text.tokens import Token, TokenKind
from bot.understanding.frames import AGENT_CLASSES, LARGE, Frame, class_of
from bot.understanding.grammar import single_words
from bot.understanding.membership import asks_if_there, asks_membership
from bot.understanding.others import asks_for_others
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema
from bot.understanding.sighting import Sighting
from bot.understanding.turn import alike, things_of

LISTING = ("all", "tell", "names")
"""Parts that ask for things by name: *list them*, *назови*, *adlarını de*."""
_MAX_HALF = 3
_PREPOSITIONS = frozenset(
    "with in by of from for at on under about с со в во по у из от на для при о об про".split()
)
_CASES = tuple("slin sini sinin ninki nunki inki unki nin nun dan den da de".split())
_MAX_BARE, _MAX_PICKING = 3, 6
"""So many words may a pick have: alone, and with a question about what is picked."""
_GENITIVES = ("ncinin", "ncunun", "cinin", "cunun")
_INSIDE = frozenset("in within inside в во".split())
_LISTED = frozenset({Form.THINGS, Form.HAPPENED, Form.COUNT})
_ANSWERED = frozenset({Form.VALUES, Form.DATE, Form.CHECK, Form.COUNT, Form.FIGURE})


def continues(frame: Frame, asked: Asked, memory: Memory, schema: Schema) -> bool:
    """Whether an utterance goes on from the last question rather than starts afresh."""
    last = memory.reading
    if last is None or last.form is Form.HELP:
        return False
    of_list = _is_of_the_list(frame, asked, memory, schema)
    if of_list or picked(frame, memory, schema) is not None or _points_back(frame):
        return True
    said = frame.conditions
    if said and (frame.has("correction") or (said == len(frame.dates) == 1 and _is_that_of(frame))):
        return True
    if said == 0:
        alone = frame.has("first", "latest", *LISTING)
        return bool(asked.wh or frame.properties or alone)
    if said == len(frame.statuses):
        return True  # "in force?", "only those signed"
    if asked.part is not None and said == 1 and not asked.exists:
        again = asked.cls is not None and _is_asked_again(asked.cls, last)
        return again or bool(frame.properties) or _can_lead(memory, asked, schema)
    if frame.units and said == len(frame.units) and not asked.wh and last.form is Form.FIGURE:
        return True
    if frame.units and said == len(frame.units) and asked.wh == "how_many":
        pointing = bool(frame.properties) or frame.has("pronoun")
        return bool(things_of(memory)) and (pointing or _is_counted_of(memory, schema))
    kept = memory.described if last.form is Form.CARD and memory.described else last.selection
    if said == len(frame.things) == 1 and (kept.ties or kept.classes) and _is_with(frame):
        return not frame.properties and (not asked.wh or asks_which_alone(asked))
    if kept.classes and last.form in _LISTED and _is_which_there(frame, asked, schema):
        return True
    return _is_the_same_of_another(frame, asked, memory, schema)


def _is_the_same_of_another(frame: Frame, asked: Asked, memory: Memory, schema: Schema) -> bool:
    """Whether half a question is asked, that has its place in the last one."""
    last = memory.reading
    if last is None:
        return False
    if _asks_when_again(frame, asked, last):
        return _takes_a_slot(frame, last, memory, schema)
    if not _is_half(frame, asked) or (asked.wh and last.form is not Form.CHECK):
        return False
    if frame.conditions == len(frame.dates):
        return bool(last.selection.dated)  # in 2013?, of agreements signed in 2014
    return names_a_part(frame, memory, schema) or _takes_a_slot(frame, last, memory, schema)


def _asks_when_again(frame: Frame, asked: Asked, last: Reading) -> bool:
    """*Norveçinki haçan?*: the same is asked of another, and not whenever something was."""
    again = asked.wh == "when" and last.form is Form.DATE
    alone = frame.conditions == len(frame.things) == 1
    return again and alone and all(part.mention.weak for part in frame.properties)


def names_a_part(frame: Frame, memory: Memory, schema: Schema) -> bool:
    """Whether only a class was said, of which the one thing spoken of has some: *city?*."""
    things = things_of(memory)
    heads = (*frame.classes, *frame.kinds)
    if len(things) != 1 or frame.conditions != len(heads) or not heads:
        return False
    classes = {c for thing in things for c in schema.classes.get(thing, ())}
    named = {class_of(part, schema) for part in heads}
    return not named & classes and any(
        named & values and schema.can_say(prop, classes) for prop, values in schema.ranges.items()
    )


def asks_which_alone(asked: Asked) -> bool:
    """Whether *which* or *how many* is said of what went before: *с Норвегией какие?*."""
    return asked.wh in ("which", "what", "how_many") and asked.part is None


def _is_half(frame: Frame, asked: Asked) -> bool:
    """Whether only a part of a question was said: *Switzerland?*, *for the asylum project*."""
    told = any(not part.mention.weak for part in frame.properties)
    if asked.wh not in ("", "check") or asked.exists or told or frame.conditions > _MAX_HALF:
        return False
    tokens = frame.sighting.tokens
    if frame.sighting.question_mark or tokens[0].folded in _PREPOSITIONS:
        return True
    if frame.sighting.language is not Language.AZ:
        return False
    return bool(tokens[-1].suffix) or tokens[-1].folded.endswith(_CASES)


def _takes_a_slot(frame: Frame, last: Reading, memory: Memory, schema: Schema) -> bool:
    """Whether all that is said is like something that the last question said or was about."""
    selections = [s for s in (last.selection, last.claim) if s is not None]
    said = [t for s in selections for tie in s.ties for t in tie.things]
    listing = last.form not in _ANSWERED
    if not listing:
        said += [t for s in selections for t in s.named or ()] + list(memory.subjects)
        said += [t for tie in (memory.described or last.selection).ties for t in tie.things]
    classes = {c for s in selections for c in s.classes} | set(last.asked_classes)
    own = {c for t in (*memory.subjects, *memory.items) for c in schema.classes.get(t, ())}
    classes |= own if not listing else set()

    def fits(values: Sequence[str]) -> bool:
        of = {c for v in values for c in schema.classes.get(v, ())}
        return alike(values, said, schema) or (not listing and bool(of & classes))

    things = [part.values for part in frame.things]
    things += [tuple(sorted(word.things)) for word in frame.words]
    heads = {class_of(part, schema) for part in (*frame.classes, *frame.kinds)}
    if listing and heads and not things:
        return bool(last.selection.ties) and _are_siblings(heads, last.selection.classes, schema)
    if not heads <= classes or (heads and listing):
        return False
    absent = (voc.NOTHING,) in [tie.things for s in selections for tie in s.ties]
    return bool(things or heads) and (absent or all(map(fits, things)))


def _is_asked_again(cls: str, last: Reading) -> bool:
    """Whether the last question asked for such things: bodies after countries too."""
    both = AGENT_CLASSES if cls in AGENT_CLASSES else frozenset({cls})
    return not both.isdisjoint(last.asked_classes)


def _is_of_the_list(frame: Frame, asked: Asked, memory: Memory, schema: Schema) -> bool:
    """Whether it is asked if something stands in what was told, or what else there is."""
    there = asks_membership(frame, asked, memory, schema) or asks_if_there(frame, asked, memory)
    return there or asks_for_others(frame, asked, memory, schema)


def _is_which_there(frame: Frame, asked: Asked, schema: Schema) -> bool:
    """*Which were in Baku?* of what was listed; of a country it is not said whether *in* it."""
    if not frame.conditions == len(frame.things) == 1 or asked.wh != "which" or asked.part:
        return False
    of = {c for value in frame.things[0].values for c in schema.classes.get(value, ())}
    return not of & AGENT_CLASSES and all(part.mention.weak for part in frame.properties)


def _is_with(frame: Frame) -> bool:
    """*with Russia*, *с Россией*, *Rusiya ilə*, *Norveçlə*: half a question."""
    with_it = frame.things[0].mention.text.casefold().removesuffix("dir").endswith(("lə", "la"))
    tokens = frame.sighting.tokens
    on_it = len(tokens) > 1 and tokens[-1].folded in single_words("on_it", frame.sighting.language)
    if on_it and frame.things[0].end == len(tokens) - 1:
        return True  # Rusiya üzrə
    return frame.has("with") or (with_it and frame.sighting.language is Language.AZ)


def picked(frame: Frame, memory: Memory, schema: Schema) -> str | None:
    """The thing of the last list that *the first one*, *2-ci* or *второе* picks."""
    tokens = [t for t in frame.sighting.tokens if t.kind is not TokenKind.DASH]
    if not memory.items or len(tokens) > _MAX_PICKING or frame.conditions > len(frame.words):
        return None
    if frame.has("how_long", "until"):
        return None  # how long did it last
    if memory.choices:  # what stood numbered were readings, not things
        return None
    for at, token in enumerate(tokens):
        if "." in token.text.strip("."):
            return None  # 1.3 is a row, there or not
        number = _number(token)
        if number and (_is_inside(tokens, at) or _is_of_another(frame, token, memory, schema)):
            return None  # and in the second: chapter, rather than row
        if number and (number == -1 or number <= len(memory.items)):
            if len(tokens) > _MAX_BARE and number not in (-1, *range(1, 10)):
                return None
            return memory.items[number if number == -1 else number - 1]
    return None


def chosen(sighting: Sighting, candidates: Sequence[Frame], memory: Memory) -> Reading | None:
    """The reading that *2*, *the second one* or *второе* picks of those offered by number."""
    tokens = [t for t in sighting.tokens if t.kind is not TokenKind.DASH]
    if not memory.choices or not tokens or len(tokens) > _MAX_BARE:
        return None
    if len(tokens) > 1 and not (candidates and candidates[0].conditions == 0):
        return None
    numbers = [number for token in tokens if (number := _number(token))]
    if len(numbers) != 1 or not -1 <= numbers[0] <= len(memory.choices):
        return None
    return memory.choices[numbers[0] if numbers[0] == -1 else numbers[0] - 1]


def _number(token: Token) -> int | None:
    """The number that a word is or holds: *2*, *second*, *ikincisi*; -1 for *the last*."""
    if token.kind is TokenKind.NUMBER:
        return token.number
    number = ORDINALS.get(token.folded) or number_of(token.folded, ordinal=True)
    if number is None and token.folded.endswith(("si", "sini")):
        number = ORDINALS.get(token.folded.removesuffix("ni").removesuffix("si"))
    return number


def _is_inside(tokens: Sequence[Token], at: int) -> bool:
    """Whether an ordinal says where something is: *in the second*, *во второй*, *ikincidə*."""
    if tokens[at].kind is TokenKind.WORD and tokens[at].folded.endswith(("da", "de")):
        return True
    before = [token.folded for token in tokens[max(0, at - 2) : at]]
    return any(word in _INSIDE for word in before)


def _is_of_another(frame: Frame, token: Token, memory: Memory, schema: Schema) -> bool:
    """*And of the second?* after what stands in the first chapter: the number is of a chapter."""
    if memory.reading is None or not frame.words:
        return False
    genitive = frame.sighting.language is Language.AZ and token.folded.endswith(_GENITIVES)
    if not (genitive or 0 in frame.positions("followup")) or frame.has("one"):
        return False
    last = {t for tie in memory.reading.selection.ties for t in tie.things}
    chapters = [
        {thing for thing in things if voc.CHAPTER in schema.classes.get(thing, ())}
        for things in (last, {t for word in frame.words for t in word.things})
    ]
    return all(chapters) and chapters[0] != chapters[1]


def _is_that_of(frame: Frame) -> bool:
    """*dekabrdakı*: the one in December."""
    last = frame.sighting.tokens[frame.dates[0].end - 1]
    return last.folded.endswith(("daki", "deki")) or last.suffix.endswith(("dakı", "dəki"))


def _points_back(frame: Frame) -> bool:
    followup = frame.positions("followup")
    if 0 in followup or 0 in frame.positions("only") or 0 in frame.positions("except"):
        return True
    last = len(frame.sighting.tokens) - 1
    if last in followup or last in frame.positions("only"):
        return True  # Norveçlə necə
    if frame.has("pronoun", "among", "of_them") or _is_the_one_about(frame):
        return True
    return frame.has("remaining") and not frame.classes


def _is_the_one_about(frame: Frame) -> bool:
    """*которое про визы*, *viza üzrə olan*: the one on a topic, and nothing else is said."""
    if not frame.topics or frame.conditions != len(frame.topics):
        return False
    tokens, language = frame.sighting.tokens, frame.sighting.language
    ones = single_words("the_one", language)
    at = 0 if language is Language.RU else len(tokens) - 1
    return frame.has("about") and tokens[at].folded in ones


def _are_siblings(heads: Iterable[str | None], classes: Iterable[str], schema: Schema) -> bool:
    """Whether they are sorts of the same, as conventions and recommendations are."""

    def above(cls: str | None) -> set[str]:
        over = schema.ancestors(cls, voc.SUB_CLASS_OF) - {cls} if cls else frozenset()
        return {one for one in over if schema.note(one, voc.SUB_CLASS_OF)}  # all are entities

    return all(any(above(cls) & above(other) for other in classes) for cls in heads)


def counted_of(memory: Memory, schema: Schema) -> tuple[str, ...]:
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
    figure = memory.reading is not None and memory.reading.form is Form.FIGURE
    return figure or bool(counted_of(memory, schema))


def large(schema: Schema) -> tuple[str, ...]:
    """The classes of which the record counts something: projects."""
    counted = {cls for prop, sort, cls in schema.usage if (prop, sort) == (voc.ABOUT, voc.FIGURE)}
    return tuple(sorted(cls for cls in counted if schema.prominence(cls) > LARGE))


def _has_figures(thing: str, schema: Schema) -> bool:
    classes = schema.classes.get(thing, frozenset())
    return not classes.isdisjoint(large(schema))


def _can_lead(memory: Memory, asked: Asked, schema: Schema) -> bool:
    classes = {c for item in things_of(memory) for c in schema.classes.get(item, ())}
    return asked.cls is not None and any(
        asked.cls in values and schema.can_say(prop, classes)
        for prop, values in schema.ranges.items()
    )
