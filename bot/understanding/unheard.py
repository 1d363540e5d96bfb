"""Words that change a question and that no reading takes in: to pass them over would be false."""

from __future__ import annotations

from bot.understanding.frames import Frame, class_of
from bot.understanding.schema import Schema

_UNTOLD = ("most", "altering")
"""No count is compared with another, and nothing is changed."""
_BESIDE_A_DATE = ("before", "after")


def unheard(frame: Frame, *, among: bool) -> tuple[str, ...]:
    """Return the small words of a frame that a reading of it leaves out and must not.

    ``among``: it asks of what was told before, of which *before the conference* can be said.
    """
    tokens = frame.sighting.tokens
    parts = _UNTOLD if among else (*_UNTOLD, *_BESIDE_A_DATE)
    told = (tokens[at].text for part in parts for at in frame.positions(part))
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


def _of_the_bot(frame: Frame) -> tuple[str, ...]:
    """Words that ask the bot of itself, where the question is of the record: *what language*."""
    fillers = frame.positions("words")  # adı nədir is what a thing is called, too
    positions = [at for at in frame.positions("bot") if at not in fillers]
    words = " ".join(frame.sighting.tokens[at].text for at in positions)
    return (words,) if len(positions) > 1 else ()
