"""Answer → ties: what a thing is tied to, by relation."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from bot.model import Answer, Item
from bot.pictures import Relation, Ties
from bot.pictures.framing import frame, values_that_are_things
from bot.rendering.facts import UNSHOWN
from bot.rendering.voice import Voice

MOST, MOST_RELATIONS = 15, 9
"""So many others and relations a phone shows at once."""


def relations_of(voice: Voice, row: Item) -> dict[str, list[str]]:
    """The things that a thing is tied to, by the name of the relation.

    What is said of the thing itself comes first, then what points at it, most at first; a thing
    that is named already and points back is not repeated.
    """
    found: dict[str, list[str]] = {}
    own = values_that_are_things(row)
    for name, other in own:
        if name not in UNSHOWN and other != row.iri:
            found.setdefault(voice.full(name), []).append(other)
    named = {other for _, other in own}
    back: dict[str, list[str]] = {}
    for tie in row.ties:
        if tie.property not in UNSHOWN and tie.other not in named:
            back.setdefault(voice.inverse(tie.property), []).append(tie.other)
    found |= sorted(back.items(), key=lambda group: -len(group[1]))
    return {name: list(dict.fromkeys(others)) for name, others in found.items()}


def ties(answer: Answer) -> Ties | None:
    """The ties of the one thing that an answer is the card of; ``None`` where there are none.

    The source names what proves the ties that are shown, where the answer has their sources.
    """
    if len(answer.rows) != 1:
        return None
    voice, row = Voice(answer), answer.rows[0]
    found = relations_of(voice, row)
    if not found:
        return None
    kept = list(found.items())[:MOST_RELATIONS]
    given = shares([len(others) for _, others in kept], MOST)
    given = [  # a line that one more is hidden would take the place of that one
        n + 1 if len(others) == n + 1 else n for (_, others), n in zip(kept, given, strict=True)
    ]
    relations = [
        _relation(voice, name, others, n) for (name, others), n in zip(kept, given, strict=True)
    ]
    shown = {other for (_, others), n in zip(kept, given, strict=True) for other in others[:n]}
    proven = replace(row, ties=tuple(tie for tie in row.ties if tie.other in shown))
    dropped = list(found.values())[MOST_RELATIONS:]
    return Ties(
        frame(voice, voice.say("Ties"), (proven,), hidden=sum(map(len, dropped)), subtitle=""),
        voice.full(row.iri),
        voice.full(row.cls) if row.cls else "",
        tuple(relations),
    )


def _relation(voice: Voice, name: str, others: Sequence[str], shown: int) -> Relation:
    hidden = len(others) - shown
    names = tuple(voice.short(other) for other in others[:shown])
    return Relation(name, names, hidden, voice.count("and %(n)s more", hidden) if hidden else "")


def shares(sizes: Sequence[int], most: int) -> list[int]:
    """How many of each group to show, ``most`` in all: one each in turn until all is given."""
    given = [0] * len(sizes)
    left = most
    while left and any(have < size for have, size in zip(given, sizes, strict=True)):
        for at, size in enumerate(sizes):
            if left and given[at] < size:
                given[at] += 1
                left -= 1
    return given
