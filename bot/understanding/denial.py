"""Whether the negation of a question has been taken up by what it was taken to mean."""

from __future__ import annotations

from collections.abc import Iterator

from bot import vocabulary as voc
from bot.model import Form, Reading
from bot.text.fold import is_cyrillic
from bot.text.tokens import Token
from bot.understanding.frames import Frame, Part
from bot.understanding.grammar import single_words
from bot.understanding.morphology import azerbaijani
from bot.understanding.schema import Schema

_SELECTING = (Form.THINGS, Form.COUNT, Form.VALUES, Form.DATE)


def negation_not_heard(reading: Reading, frame: Frame, schema: Schema) -> tuple[str, ...]:
    """The negation of a question that no condition of its reading has taken up.

    To pass it over would give the opposite of what was asked: *events without a date*.
    """
    if reading.form not in (*_SELECTING, Form.FIGURE) or reading.claim is not None:
        return ()
    ties = list(reading.selection.ties)
    ties += [tie for tie in ties if tie.through for tie in tie.through.ties]
    concepts = list(reading.selection.concepts)
    concepts += [c for tie in ties if tie.through for c in tie.through.concepts]
    roles = [*reading.asked, *(role for tie in ties for role in tie.roles)]
    sorts = concepts if reading.form is not Form.FIGURE else []  # no figure is of what is not
    taken_up = any(c.negated for c in sorts) or any(tie.negated for tie in ties)
    if taken_up or reading.without:
        return ()
    denying = [p for p in frame.properties if any(schema.one(v, voc.DENIES) for v in p.values)]
    denied = any(schema.one(role, voc.DENIES) for role in roles)
    if denying and not (denied and _is_denied(denying[0], frame)):
        return (denying[0].mention.text,)  # *which ratified it?*, with the record of who did not
    if denied:
        return ()
    tokens = frame.sighting.tokens
    at_all = {at for part in ("not", "except") for at in frame.positions(part)}
    said = [tokens[at].text for at in sorted(at_all - frame.heard)]
    parts = (*frame.statuses, *frame.topics, *frame.properties)
    return tuple(said[:1] or [part.mention.text for part in parts if part.negated][:1])


def _is_denied(part: Part, frame: Frame) -> bool:
    """Whether a deed is said not to have been done: *not joined*, *qoşulmadığı*, *вне*."""
    tokens = frame.sighting.tokens
    words = [token.folded for token in tokens[part.at : part.end]]
    return (
        part.negated
        or frame.has("not", "except")
        or any(word in single_words("denying") or _begins_denying(word) for word in words)
        or any(stem.negated for token in tokens[part.at : part.end] for stem in _verbs(token))
    )


def _begins_denying(word: str) -> bool:
    return word.startswith(tuple(single_words("denying_beginnings")))


def _verbs(token: Token) -> Iterator[azerbaijani.Stem]:
    """The Azerbaijani verbs that a word can be a form of."""
    if not is_cyrillic(token.lower):
        yield from (stem for stem in azerbaijani.stems(token.lower) if stem.verb)
