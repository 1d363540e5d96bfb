"""Words that change a question and that no reading takes in: to pass them over would be false."""

from __future__ import annotations

import re

from bot import vocabulary as voc
from bot.model import Form, Language, Reading, Selection
from bot.understanding.frames import AGENT_CLASSES, Frame, class_of, target_classes, thing_classes
from bot.understanding.grammar import QUESTION_PARTS
from bot.understanding.schema import Schema
from bot.understanding.senses import Sort

_OWNED = re.compile(r"(?:s[iu]|[^aeiou][iu])(?<!l[iu]s[iu])(?<![ae]n[iu])$")
"""The ending of what is somebody's or something's: *nömrəsi*, *səbəbi*."""
_ENDS = {voc.SENDER, voc.RECIPIENT}
_UNTOLD = ("most", "altering")
"""No count is compared with another, and nothing is changed."""
_BESIDE_A_DATE = ("before", "after")


def unheard(frame: Frame, reading: Reading, schema: Schema) -> tuple[str, ...]:
    """Return the words of a frame that a reading of it leaves out and must not.

    Where it asks of what was told before, *before the conference* can be said of that.
    """
    tokens = frame.sighting.tokens
    parts = _UNTOLD if reading.among else (*_UNTOLD, *_BESIDE_A_DATE)
    told = [tokens[at].text for part in parts for at in frame.positions(part)]
    if reading.form is Form.CHECK:
        if reading.claim is None:
            told += (*claim_not_heard(frame, schema), *_of_all(frame))
        told += _somebody(frame, reading, schema)
    told += _in_order(frame, reading)
    told += _asked_last(frame, reading)
    told += _signed(frame, schema)
    return (*_of_the_bot(frame), *told)


def claim_not_heard(frame: Frame, schema: Schema) -> tuple[str, ...]:
    """The words that may be what a yes-no question claims, where no other claim is read.

    *Is the deal ready*: that there is one is no yes to that.  Only of events it can be asked
    whether they happened.
    """
    if frame.has("exists"):
        return ()
    own = {c for p in frame.things for v in p.values for c in schema.classes.get(v, ())}
    own |= {cls for p in (*frame.classes, *frame.kinds) if (cls := class_of(p, schema))}
    tokens = frame.sighting.tokens
    happened = frame.positions("happened") if own and not own & schema.events else ()
    return (*frame.sighting.passed, *(tokens[at].text for at in happened))


def _in_order(frame: Frame, reading: Reading) -> list[str]:
    """*The first to come*, where what is found is put into no order."""
    if reading.form is Form.DATE or reading.among or reading.selection.order is not None:
        return []
    named = {at for part in frame.parts for at in range(part.at, part.end)}
    said = [at for part in ("first", "latest") for at in frame.positions(part) if at not in named]
    return [frame.sighting.tokens[at].text for at in said]


def _asked_last(frame: Frame, reading: Reading) -> list[str]:
    """*Məktubun nömrəsi*: what an Azerbaijani heading ends in is what is asked for."""
    if frame.sighting.language is not Language.AZ or reading.form not in (Form.THINGS, Form.CARD):
        return []
    if frame.has(*QUESTION_PARTS):
        return []
    tokens, last = frame.sighting.tokens, frame.sighting.mentions[-1:]
    heard = {*reading.asked, *(role for tie in reading.selection.ties for role in tie.roles)}
    return [
        m.text
        for m in last
        if m.start
        and not m.finite
        and m.end == len(tokens)
        and _OWNED.search(tokens[-1].folded)
        and all(sense.sort is Sort.PROPERTY for sense in m.senses)
        and voc.ABOUT not in m.targets  # what it is about is on its card
        and not heard & m.targets
    ]


def _signed(frame: Frame, schema: Schema) -> list[str]:
    """*Who signed the requests*: nobody is told to have signed what is no text."""
    own = {*target_classes(frame, schema), *thing_classes(frame, schema)}
    if frame.units:
        own.add(voc.FIGURE)
    if not frame.has("who") or not own or not own <= {voc.ACTIVITY, voc.FIGURE, *schema.events}:
        return []
    return [p.mention.text for p in frame.statuses if schema.milestone(p.value)]


def _of_all(frame: Frame) -> list[str]:
    """*All projects*, where nothing is claimed of them but that some are there."""
    nouns = {part.at for part in (*frame.classes, *frame.kinds, *frame.statuses)}
    said = [at for at in frame.positions("all") if at + 1 in nouns]
    return [frame.sighting.tokens[at].text for at in said]


def _somebody(frame: Frame, reading: Reading, schema: Schema) -> list[str]:
    """Those who act and have no place in what is claimed: *did the embassy write to us*."""
    sent = says_who_sent(frame)
    heard = _terms(reading.selection, loosely=not sent) | _terms(reading.claim)
    parts = [p for p in frame.kinds if class_of(p, schema) in AGENT_CLASSES]
    left = [p for p in parts if not heard & set(p.values) and not p.mention.weak]
    roles = {role for tie in reading.selection.ties for role in tie.roles}
    if sent and parts and reading.claim is None and not roles & _ENDS:
        left = parts  # that there is an embassy and a letter is not that it sent one
    return [part.mention.text for part in left]


def says_who_sent(frame: Frame) -> bool:
    """Whether a verb tells who sent what to whom, which are not to be exchanged."""
    english = frame.sighting.language is Language.EN  # its verbs are not told from nouns
    told = (p for p in frame.properties if _ENDS & set(p.values))
    return any(part.mention.finite or english for part in told)


def _terms(selection: Selection | None, *, loosely: bool = True) -> set[str]:
    """The classes, kinds and things that conditions speak of; ``loosely`` in whatever role."""
    if selection is None:
        return set()
    found = {*selection.classes, *(selection.named or ())}
    found.update(one for condition in selection.concepts for one in condition.concepts)
    for tie in selection.ties:
        if loosely or tie.roles:
            found.update(tie.things, _terms(tie.through))
    return found


def _of_the_bot(frame: Frame) -> tuple[str, ...]:
    """Words that ask the bot of itself, where the question is of the record: *what language*."""
    fillers = frame.positions("words")  # adı nədir is what a thing is called, too
    positions = [at for at in frame.positions("bot") if at not in fillers]
    words = " ".join(frame.sighting.tokens[at].text for at in positions)
    return (words,) if len(positions) > 1 else ()
