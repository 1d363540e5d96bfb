"""A reading with less than it says, or in a wider sense, for where nothing is found with it."""

from __future__ import annotations

from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Form, Reading, Selection, TiedTo
from bot.understanding.schema import Schema

_LOOSELY = 0.43
"""How much less likely the everyday sense of a class word is than its own."""
_TOGETHER, _SEVERAL = 0.02, 3
"""How much likelier all its senses are than one alone, and how many there are then."""


def nearer(reading: Reading) -> list[Reading]:
    """The reading without what only described it from afar: *the delegation travelled to …*.

    A description by a class word alone says little; it is let go where nothing is found.
    """
    if reading.form is Form.FIGURE and reading.selection.named is None:
        return []  # the people at a conference are not those of any other figure
    ties = tuple(tie for tie in reading.selection.ties if not _is_vague(tie))
    if ties == reading.selection.ties:
        return []
    selection = replace(reading.selection, ties=ties)
    everything = selection == Selection(classes=selection.classes)
    if selection.is_empty or everything:
        return []
    sorts = Selection(classes=selection.classes, concepts=selection.concepts)
    if reading.form is Form.THINGS and selection == sorts and not everything:
        return []  # a decision of a conference is not whatever decision there is
    return [replace(reading, selection=selection, pieces=(), score=reading.score - 0.7)]


def loosened(reading: Reading, schema: Schema) -> list[Reading]:
    """The reading with a class word in its everyday sense: a *document* that is an agreement."""
    selection = reading.selection
    named = (*selection.classes, *reading.asked_classes)
    found = _in_every_sense(reading, schema)
    for meant in dict.fromkeys(m for c in named for m in schema.note(c, voc.LOOSELY_FOR)):
        ties = tuple(_of_such(tie, meant, schema) for tie in selection.ties)
        classes = _everyday(selection.classes, meant, schema)
        loose = replace(selection, classes=classes, ties=ties)
        found.append(
            replace(
                reading,
                selection=loose,
                asked_classes=_everyday(reading.asked_classes, meant, schema),
                pieces=(),
                score=reading.score - _LOOSELY,
            )
        )
    return found


def _in_every_sense(reading: Reading, schema: Schema) -> list[Reading]:
    """*Which documents came from the Ministry*: those of every sort that the word is said of."""
    said = reading.selection.classes
    meant = tuple(dict.fromkeys(m for c in said for m in (c, *schema.note(c, voc.LOOSELY_FOR))))
    if reading.form is not Form.THINGS or len(said) != 1 or len(meant) < _SEVERAL:
        return []
    selection = replace(reading.selection, classes=meant)
    score = reading.score - _LOOSELY + _TOGETHER
    return [replace(reading, selection=selection, pieces=(), score=score)]


def liked(reading: Reading, schema: Schema) -> Reading | None:
    """The things that somebody plays a like part in, where no sort of things is named.

    *What does the Cabinet implement*: the measures that it executes.
    """
    selection = reading.selection
    if reading.form is not Form.THINGS or selection.classes or selection.named is not None:
        return None
    ties = tuple(
        replace(
            tie,
            roles=tuple(
                dict.fromkeys(like for r in tie.roles for like in schema.note(r, voc.LIKE_PROPERTY))
            ),
        )
        if tie.roles and tie.things
        else tie
        for tie in selection.ties
    )
    if ties == selection.ties or any(tie.things and not tie.roles for tie in ties):
        return None
    liked = replace(selection, ties=ties)
    return replace(reading, selection=liked, pieces=(), score=reading.score - _LOOSELY)


def _of_such(tie: TiedTo, meant: str, schema: Schema) -> TiedTo:
    """The tie without a role of being spoken of that such things cannot have."""
    mentioned = all(schema.one(role, voc.MENTIONING) for role in tie.roles)
    said = any(schema.can_say(role, (meant,)) for role in tie.roles)
    return replace(tie, roles=()) if mentioned and not said else tie


def _everyday(classes: tuple[str, ...], meant: str, schema: Schema) -> tuple[str, ...]:
    said = (meant if meant in schema.note(c, voc.LOOSELY_FOR) else c for c in classes)
    return tuple(dict.fromkeys(said))


def _is_vague(tie: TiedTo) -> bool:
    far = tie.through
    if far is None or tie.roles or far.ties or far.named is not None or far.dated:
        return False
    return not (voc.LEGAL_ACT in far.classes and far.concepts)  # the resolution of a conference
