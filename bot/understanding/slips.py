"""By which parts of a stem its misspellings are found in an index.

A slip leaves most of a word as it is, so of the parts that a stem is cut into at least one is
found again in what was typed: what has to be compared are some dozens of stems, not thousands.
"""

from __future__ import annotations

_HALVES, _TWO_SLIPS = 7, 9
"""From so many letters on a stem has halves of three letters, and may have two slips."""


def slip_keys(stem: str) -> list[str]:
    """The parts of a stem of which a slip leaves at least one as it is.

    One slip, of two letters at most, leaves the beginning or the end; two, which only long
    stems may have, leave these or what is between them.
    """
    if len(stem) < _TWO_SLIPS:
        return _halves(stem, len(stem))
    return [*_halves(stem, len(stem)), f"~{stem[1:5]}", f"-{stem[4:7]}"]


def keys_near(form: str) -> list[tuple[str, int]]:
    """The keys, each with a length, of all stems that ``form`` can be a slip from."""
    found: list[tuple[str, int]] = []
    for length in (len(form) - 1, len(form), len(form) + 1):
        keys = _halves(form, length)
        if length >= _TWO_SLIPS:  # what is between may have moved by a letter
            keys += [f"~{form[1:5]}", *(f"-{form[at : at + 3]}" for at in (3, 4, 5))]
        found += [(key, length) for key in dict.fromkeys(keys)]
    return found


def _halves(text: str, length: int) -> list[str]:
    part = 2 if length < _HALVES else 3
    return [f"^{text[:part]}", f"{text[-part:]}$"]
