"""What a word for a deed means beside others: due, written to somebody, part of a name."""

from __future__ import annotations

import re
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Language
from bot.understanding.frames import (
    AGENT_CLASSES,
    Frame,
    Part,
    class_of,
    target_classes,
    thing_classes,
)
from bot.understanding.grammar import single_words
from bot.understanding.morphology import azerbaijani, russian
from bot.understanding.schema import Schema

_AZ_DEED = re.compile(r"m[ae]s[iu]$")
"""The ending of an Azerbaijani deed that is the name of something, or before it."""


def with_what_is_due(frame: Frame, schema: Schema) -> Frame:
    """Take what ought to or will be held for what is planned: *görüşməlidirlər*, *will meet*."""
    tokens, language = frame.sighting.tokens, frame.sighting.language
    ought = tuple(single_words("ought", language))
    told = {*target_classes(frame, schema), *thing_classes(frame, schema)}
    if told & schema.events:
        return frame  # when it is to be held, which may be told as held

    def is_due(part: Part) -> bool:
        if language is Language.AZ:
            word = tokens[part.end - 1].folded.removesuffix("ler").removesuffix("lar")
            return word.endswith(ought) or azerbaijani.is_future(word)
        before = {token.folded for token in tokens[max(0, part.at - 2) : part.at]}
        word = tokens[part.end - 1].folded
        future = language is Language.RU and russian.is_future(word)
        return future or not before.isdisjoint((*ought, "will"))

    def meant(part: Part) -> Part:
        due = voc.HELD in part.values and is_due(part)
        return replace(part, values=(voc.PLANNED_FOR,)) if due else part

    return replace(frame, properties=tuple(map(meant, frame.properties)))


def with_letters(frame: Frame, schema: Schema) -> Frame:
    """Take *write* for sending where Azerbaijani says to whom: *səfirliyə yazmışıq*."""
    if frame.sighting.language is not Language.AZ or frame.classes:
        return frame
    tokens = frame.sighting.tokens
    agents = [
        p
        for p in frame.things
        if not p.mention.weak
        and any(AGENT_CLASSES & schema.classes.get(value, frozenset()) for value in p.values)
    ]
    ends = [tokens[p.end - 1].suffix or tokens[p.end - 1].folded for p in agents]
    if not any(end.endswith(("a", "e", "ə")) for end in ends):
        return frame

    def meant(part: Part) -> Part:
        writes = voc.DRAFTER in part.values and tokens[part.at].folded.startswith("yaz")
        return replace(part, values=(voc.RECIPIENT, voc.INFORMED)) if writes else part

    return replace(frame, properties=tuple(map(meant, frame.properties)))


def without_deeds_in_names(frame: Frame, schema: Schema) -> Frame:
    """Drop a deed by which Azerbaijani only says what something is: *idarə edilməsi layihəsi*.

    A project on the management of something is no question for who manages it.
    """
    if frame.sighting.language is not Language.AZ:
        return frame
    tokens = frame.sighting.tokens
    nouns = [p for p in frame.classes + frame.kinds if class_of(p, schema) not in AGENT_CLASSES]
    joined = {at + 1 for at in frame.positions("about")}  # idarə edilməsi üzrə layihə
    starts = {at for p in nouns for at in (p.at, *({p.at - 1} if p.at in joined else ()))}

    def names(part: Part) -> bool:
        noun = bool(_AZ_DEED.search(tokens[part.end - 1].folded)) and part.end in starts
        return noun and all(map(schema.is_role, part.values))

    return replace(frame, properties=tuple(p for p in frame.properties if not names(p)))
