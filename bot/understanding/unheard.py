"""Words that change a question and that no reading takes in: to pass them over would be false."""

from __future__ import annotations

from bot.understanding.frames import Frame

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


def _of_the_bot(frame: Frame) -> tuple[str, ...]:
    """Words that ask the bot of itself, where the question is of the record: *what language*."""
    fillers = frame.positions("words")  # adı nədir is what a thing is called, too
    positions = [at for at in frame.positions("bot") if at not in fillers]
    words = " ".join(frame.sighting.tokens[at].text for at in positions)
    return (words,) if len(positions) > 1 else ()
