"""What is asked: who, where, when, how many, which, yes or no — by the question's small words."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Language
from bot.understanding.clause_heads import described
from bot.understanding.frames import AGENT_CLASSES, Frame, Part, class_of
from bot.understanding.grammar import PREPOSITIONS, ROLE_PARTS, single_words
from bot.understanding.schema import Schema
from bot.understanding.senses import Sort
from bot.understanding.yes_no import is_yes_no

_WH = ("how_long", "until", "how_many", "when", "where", "who", "why", "which", "what")
_NEAR_START = 3
"""Where Russian *ли* stands at most, behind the word that it asks about."""
_AZ_OWNED = re.compile(r"(?:s?[iu]|[iu]n[iu])(?:d[iu]r?)?$")


@dataclass(frozen=True, slots=True)
class Asked:
    """The question word, and the class word or property it goes with.

    ``wh`` is one of how_long, until, how_many, when, where, who, why, which, what, check
    (yes or no), or empty: nothing but words that say which things.
    """

    wh: str = ""
    at: int = -1
    part: Part | None = None
    cls: str | None = None
    exists: bool = False
    negated: bool = False


def asked_of(frame: Frame, schema: Schema) -> Asked:
    """Find what a frame's question asks for."""
    said = [wh for wh in _WH if frame.has(wh)]
    present = [wh for wh in said if not _only_joins(frame, wh)]
    exists = frame.has("exists") and not _is_of_one_named(frame)
    if not present and _asks_in_a_role(frame, without="who" in said):
        present = ["who"]
    if not present:
        if part := described(frame, schema):
            if part in frame.properties:
                return Asked("where", part.at)
            cls = class_of(part, schema)
            return Asked("where" if cls == voc.PLACE else "which", part.at, part, cls)
        if is_yes_no(frame, schema):
            return Asked("check", exists=exists)
        return Asked()
    if present == ["what"] and exists:
        return Asked("what", frame.positions("what")[0])
    wh = _leading(frame, present)
    if wh == "who" and (part := next(iter(frame.instead), None) or _of_whom(frame, schema)):
        return Asked("which", part.at, part, class_of(part, schema))
    asking = _asking_at(frame, wh)
    at = asking[0] if asking else 0
    part = _class_beside(frame, wh) if wh in ("which", "what", "how_many") else None
    if wh in ("which", "what") and part is None and "who" in present:
        wh, at = "who", frame.positions("who")[0]
    cls = class_of(part, schema) if part else None
    beside = part is not None and part.at == at + 1
    if wh in ("which", "what") and not beside and _names_players(frame, schema, at):
        return Asked("who", at)
    if wh == "what" and part is not None and part.at == at + 1:
        wh = "which"  # under what programme
    if wh in ("which", "what") and (
        cls == voc.PLACE or (cls == voc.COUNTRY and _is_inside(frame, wh, part))
    ):
        return Asked("where", at, part, cls)
    return Asked(wh, at, part, cls)


def _leading(frame: Frame, present: Sequence[str]) -> str:
    """Which of several question words asks."""
    wh = present[0]
    if wh == "until" and set(frame.positions("when")) - set(frame.positions("until")):
        return "when"  # from when until when
    if wh == "who" and "which" in present and _class_beside(frame, "which"):
        return "which"  # *kimi* is also "as"
    if wh == "how_many" and "when" in present:
        when, many = frame.positions("when")[0], frame.positions("how_many")[0]
        day = frame.sighting.tokens[many].folded in single_words("on_day")  # ayın neçəsində
        return "when" if when < many or (when == many and day) else wh
    return wh


def _names_players(frame: Frame, schema: Schema, at: int) -> bool:
    """Whether *which* goes with a noun for those who played a part: *which guests came*.

    Azerbaijani may have it behind: *məsul qurum hansıdır*.
    """
    last = at == len(frame.sighting.tokens) - 1
    behind = at if last and frame.sighting.language is Language.AZ else None
    return any(
        (part.at == at + 1 or part.end == behind)
        and not part.mention.finite
        and any(map(schema.is_role, part.values))
        and all(schema.is_role(v) or v == voc.DESTINATION for v in part.values)
        for part in frame.properties
    )


def _asks_in_a_role(frame: Frame, *, without: bool) -> bool:
    """Whether a case of *who* asks; ``without`` those that only go on from a word: *whose*."""
    joining = set(frame.positions("who")) if without else set()
    return any(at not in joining for role in ROLE_PARTS for at in frame.positions(role))


def _is_of_one_named(frame: Frame) -> bool:
    """Whether *были ли* goes on with a name: it asks what that was, not whether it is there."""
    if frame.sighting.language is not Language.RU:
        return False
    said = frame.positions("exists")
    was = frame.sighting.tokens[said[0]].folded in single_words("was", Language.RU)
    return any(p.at == max(said) + 1 or (was and p.end == min(said)) for p in frame.things)


def _of_whom(frame: Frame, schema: Schema) -> Part | None:
    """The class of *who of the organisations*, *кто из стран*, *təşkilatlardan kim*."""
    who = set(frame.positions("who"))
    tokens = frame.sighting.tokens
    out_of = single_words("out_of")
    for part in frame.classes + frame.kinds:
        if class_of(part, schema) not in AGENT_CLASSES:
            continue
        if frame.sighting.language is Language.AZ:
            word = tokens[part.end - 1].folded
            ablative = word.endswith(("dan", "den"))
            several = word.endswith(("lardan", "lerden"))  # bakı mərkəzində kim olub dövlətlərdən
            if ablative and who and (several or not who.isdisjoint((part.end, part.end + 1))):
                return part
            continue
        before = part.at - 1
        while before > 0 and tokens[before].folded not in out_of and before > part.at - 4:
            before -= 1
        if before > 0 and tokens[before].folded in out_of and before - 1 in who:
            return part
    return None


def asks_for_names(frame: Frame, asked: Asked, schema: Schema) -> bool:
    """Whether *who* asks for the people that a figure counts: who are the eight persons?"""
    figures = [
        any(voc.FIGURE in schema.classes.get(value, ()) for value in part.values)
        for part in frame.things
    ]
    plain = not (frame.properties or frame.statuses or frame.classes or frame.kinds)
    return asked.wh == "who" and bool(figures) and all(figures) and plain


def _is_inside(frame: Frame, wh: str, part: Part | None) -> bool:
    """Whether the words say *in* or *to which country*, in the manner of their language."""
    if part is None:
        return False
    tokens = frame.sighting.tokens
    if frame.sighting.language is Language.AZ:
        return tokens[part.end - 1].folded.endswith(("da", "de"))
    before = {tokens[at - 1].folded for at in frame.positions(wh) if at}
    return bool(before & single_words("within"))


def _is_relative(frame: Frame, wh: str) -> bool:
    """Whether *where* or *who* only goes on from the word before: projects where …."""
    if wh not in ("where", "who", "which") or frame.sighting.language is Language.AZ:
        return False
    if not _asking_at(frame, wh):
        return True
    if wh == "which" and any(_has_its_noun(frame, at) for at in frame.positions(wh)):
        return False  # the seminar, under which project
    if wh == "where" and frame.has("exists") and frame.sighting.language is Language.RU:
        return all(at > frame.positions("exists")[0] for at in frame.positions(wh))
    ends = {part.end for part in frame.classes + frame.kinds}
    last = len(frame.sighting.tokens) - 1
    if _asks_whether_first(frame, min(frame.positions(wh))):
        ends |= {part.end for part in frame.things}
        return all((at in ends or _of_those(frame, at)) and at < last for at in frame.positions(wh))
    if wh == "who" and frame.sighting.language is Language.EN:
        ends |= {at for at in frame.positions(wh) if _of_those(frame, at)}
        if all(_of_those(frame, at) for at in frame.positions(wh)):
            return True
    if frame.sighting.language is Language.EN:
        ends |= {end + 1 for end in ends if _is_preposition(frame, end)}
    relative = all(at in ends and at < last for at in frame.positions(wh))
    asked = frame.has("exists") or _asks_before(frame, min(frame.positions(wh)))
    return relative and (not frame.sighting.question_mark or asked)


def _has_its_noun(frame: Frame, at: int) -> bool:
    """Whether *which* at a place asks for the noun behind it; not *the experts of which body*."""
    nouns = {part.at for part in frame.classes + frame.kinds}
    before = frame.sighting.tokens[at - 1].lower if at else ""
    return at + 1 in nouns and before != "of"


def _is_preposition(frame: Frame, at: int) -> bool:
    tokens = frame.sighting.tokens
    return at < len(tokens) and tokens[at].lower in PREPOSITIONS


def _asks_before(frame: Frame, at: int) -> bool:
    """Whether a question word stands before: *who pays for the project under which* ...."""
    return any(first < at for wh in _WH for first in frame.positions(wh))


def _asks_whether_first(frame: Frame, at: int) -> bool:
    """Whether a question asks for a yes or a no before the word at ``at``: were they among …."""
    asking = frame.positions("whether") + frame.positions("exists")
    whether = [place for place in asking if place < at]
    if frame.sighting.language is Language.EN:
        return 0 in whether
    return any(place <= _NEAR_START for place in whether)


def _of_those(frame: Frame, at: int) -> bool:
    """Whether the word at ``at`` goes on from *those*: was Norway among those who came."""
    language = frame.sighting.language
    if at > 1 and frame.sighting.tokens[at - 1].folded in single_words("within", language):
        at -= 1
    return at > 0 and frame.sighting.tokens[at - 1].folded in single_words("those", language)


def _only_joins(frame: Frame, wh: str) -> bool:
    """Whether a question word asks nothing: it goes on from a word, or brings what is claimed."""
    return _is_relative(frame, wh) or (wh == "what" and _is_that(frame))


def _is_that(frame: Frame) -> bool:
    """Whether Russian *что* only joins what is claimed: правда ли, что …; подтвердили, что …."""
    if frame.sighting.language is not Language.RU:
        return False
    whether = set(frame.positions("whether"))
    said = {part.end for part in frame.properties if not part.mention.weak}
    said |= {at + 1 for at in whether}
    last = len(frame.sighting.tokens) - 1
    asking = [at for at in frame.positions("what") if at not in whether]
    return all(
        frame.sighting.tokens[at].folded == "что" and at in said and at < last for at in asking
    )


def _asking_at(frame: Frame, wh: str) -> tuple[int, ...]:
    """Where a question word asks: not *которых* in *countries whose people came*."""
    positions = frame.positions(wh)
    if wh != "which" or frame.sighting.language is not Language.RU:
        return positions
    tokens = frame.sighting.tokens
    first = min((part.end for part in (*frame.classes, *frame.kinds, *frame.things)), default=99)
    return tuple(at for at in positions if at < first or not tokens[at].folded.startswith("котор"))


def _class_beside(frame: Frame, wh: str) -> Part | None:
    """The class word that a *which* or *how many* goes with."""
    parts = sorted(frame.classes + frame.kinds, key=lambda part: part.at)
    for at in _asking_at(frame, wh):
        following = [part for part in parts if at < part.at <= at + 3]
        if following and not (wh == "how_many" and _counts_other(frame, following[0])):
            return following[0]
    if wh == "how_many" and len(parts) == 1 and not _counts_other(frame, parts[0]):
        return parts[0]
    if wh == "which" or (
        wh == "how_many" and len(parts) == 1 and not _counts_other(frame, parts[0])
    ):
        last = _asking_at(frame, wh)[-1]
        before = [part for part in parts if part.end == last]
        if before and not _asks_of_next(frame, last):
            return before[0]
    if wh == "how_many" and (told := [p for p in parts if _is_before_number(frame, p)]):
        return told[0]
    if wh == "how_many" and (head := _counted_at_the_end(frame, parts)):
        return head
    return None


def _asks_of_next(frame: Frame, at: int) -> bool:
    """Whether *which* goes with the noun behind it: *seminar hansı layihənin bir hissəsidir*."""
    return frame.sighting.language is Language.AZ and any(
        p.at == at + 1 and not p.mention.finite and not p.mention.attributive
        for p in frame.properties
    )


def _is_before_number(frame: Frame, part: Part) -> bool:
    """Whether a noun stands right before Azerbaijani *sayı*: *gələn təşkilatların sayı*."""
    return _is_number_of(frame) and part.end == frame.positions("how_many")[0]


def _is_number_of(frame: Frame) -> bool:
    """Whether Azerbaijani asks for the number of what stands before: *ölkələrin (ümumi) sayı*."""
    said = (frame.sighting.tokens[at].folded for at in frame.positions("how_many"))
    return any(word.startswith(("say", "miqdar")) for word in said)


def _counted_at_the_end(frame: Frame, parts: Sequence[Part]) -> Part | None:
    """The head of what a *how many* behind all else counts: *countries of visits how many*."""
    first = frame.positions("how_many")[0]
    if frame.sighting.language is Language.AZ or any(part.at > first for part in parts):
        return None
    described = any(p.at == parts[0].end for p in frame.properties) if parts else False
    tokens = frame.sighting.tokens
    led = bool(parts) and tokens[parts[0].end].lower in PREPOSITIONS
    return parts[0] if described or led else None


def _counts_other(frame: Frame, part: Part) -> bool:
    """Whether another noun stands right behind *how many*: how many migrants in the centres."""
    after = frame.positions("how_many")[-1] + 1
    first = frame.positions("how_many")[0]
    if part.at == after:
        return False
    if _is_number_of(frame):
        others = (*frame.topics, *frame.properties, *frame.units)
        return part.end != first and any(p.end == first for p in others)
    if any(p.at == after and _describes(frame, p, part) for p in frame.topics):
        return False
    nouns = [p.at for p in (*frame.topics, *frame.units)] + [word.at for word in frame.words]
    if any(after <= at < part.at - 1 for at in nouns):
        return True  # how many permits for work
    counted = [p for p in (*frame.topics, *frame.properties, *frame.units) if p.at == after]
    if len(counted) == 1 and counted[0] in frame.topics and counted[0].end == part.at:
        return False  # how many readmission agreements
    return bool(counted) or any(word.at == after for word in frame.words)


def _describes(frame: Frame, topic: Part, part: Part) -> bool:
    """Whether a noun only describes the next: *neçə readmissiya sazişi*, *how many visa deals*."""
    if topic.end != part.at or frame.sighting.language is Language.RU:
        return False
    word = frame.sighting.tokens[part.end - 1].folded
    return frame.sighting.language is Language.EN or bool(_AZ_OWNED.search(word))


def passes_over_what_is_counted(frame: Frame) -> bool:
    """Whether this frame takes the noun that is counted for a small word.

    Then it would count something else that the question names: *how many articles are in the
    agreement* is no question for the number of agreements.
    """
    if not frame.has("how_many"):
        return False
    after = frame.positions("how_many")[-1] + 1
    taken = {part.at for part in frame.parts} | frame.heard
    return any(
        mention.start == after
        and mention.start not in taken
        and any(sense.sort in (Sort.CLASS, Sort.CONCEPT) for sense in mention.senses)
        for mention in frame.sighting.mentions
    )
