"""Of what the record is silent: the thing that was asked about, and not what is tied to it."""

from __future__ import annotations

from dataclasses import replace

from bot import vocabulary as voc
from bot.answer.outcomes import Outcome
from bot.assistant.retrieval import Retrieval
from bot.model import Answer, Note
from bot.understanding.frames import AGENT_CLASSES

_MOST_NAMED = 3
"""More things than these are no answer to which thing it is that the record is silent on."""
_MANY = 100
"""Where so much was looked through, nothing in particular was asked about."""


def told_of(answer: Answer, outcome: Outcome, retrieval: Retrieval) -> Answer:
    """The answer that something is not stated, of the thing asked about alone."""
    if Note.NOT_STATED not in answer.notes:
        return answer
    about = _asked_about(outcome, retrieval)
    if not about and len(outcome.subjects) > _MANY:
        return replace(answer, subjects=(), rows=(), notes=(Note.NOTHING_FOUND,))
    rows = tuple(row for row in answer.rows if row.iri in about)
    if len(rows) > 1 or any(_is_mere_name(row.iri, retrieval) for row in rows):
        rows = ()
    return replace(answer, subjects=about, rows=rows)


def _asked_about(outcome: Outcome, retrieval: Retrieval) -> tuple[str, ...]:
    """What the question names, or the few things that it describes."""
    selection = outcome.reading.selection
    if selection.named:
        about = selection.named
    elif selection.classes or selection.concepts or selection.dated or not selection.ties:
        about = outcome.subjects or outcome.items
    else:
        about = tuple(
            thing
            for tie in selection.ties
            if not tie.negated
            for thing in tie.things or (retrieval.find(tie.through, []) if tie.through else ())
        )
    return about if len(about) <= _MOST_NAMED else ()


def _is_mere_name(thing: str, retrieval: Retrieval) -> bool:
    """Whether a card says no more of a thing than its name does here: a country, a body."""
    return bool(retrieval.classes_of(thing) & {*AGENT_CLASSES, voc.PLACE})
