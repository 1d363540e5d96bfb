"""The courtesies around a request: *we would be grateful to learn at which …*.

English opens with them, Azerbaijani closes: *… barədə məlumat verməyinizi xahiş edirik*.  Their
words (*the embassy*, *inform*, *məlumat*) are those of the record too, and would be taken for
conditions.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Language
from bot.text.tokens import Token
from bot.understanding.grammar import courteous

_SHORTEST = 3
"""A request is of more words than this, and of as many at least without its courtesy."""


def opening(tokens: Sequence[Token]) -> int:
    """How many of the first ``tokens`` are only the courtesy that a request begins with."""
    told = courteous(Language.EN)
    words = [token.lower for token in tokens]
    end = 0
    while end < len(words) and words[end] in told["words"]:
        end += 1
    while end and words[end - 1] in told["left"]:
        end -= 1
    said = set(words[:end])
    rest = words[end:]
    if end < 2 or len(rest) < _SHORTEST or rest[0] not in told["opening"]:
        return 0
    return end if said & told["asking"] and said & told["polite"] else 0


def closing(tokens: Sequence[Token]) -> int:
    """How many of the last ``tokens`` are only the courtesy that a request ends with."""
    told = courteous(Language.AZ)
    words = [token.folded for token in tokens]
    start = len(words)
    while start and words[start - 1] in told["words"]:
        start -= 1
    said = set(words[start:])
    polite = said & told["polite"] and said & told["asking"]
    return len(words) - start if polite and start >= _SHORTEST else 0
