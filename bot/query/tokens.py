"""SPARQL cut into tokens: enough to find slots, marks, variables and forbidden words."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class TokenKind(StrEnum):
    """What a piece of SPARQL is."""

    COMMENT = "comment"
    IRI = "iri"
    STRING = "string"
    VARIABLE = "variable"
    NAME = "name"  # a prefixed name
    WORD = "word"  # a keyword, a function or a number
    MARK = "mark"  # a bracket or an operator


@dataclass(frozen=True, slots=True)
class Token:
    """A piece of SPARQL and where it stands, from ``start`` up to ``end``."""

    kind: TokenKind
    text: str
    start: int
    end: int


IRI_REFERENCE = r"<[^\x00-\x20<>\"{}|^`\\]*>"
_STRINGS = (
    r'"""(?:[^\\]|\\.)*?"""'
    r"|'''(?:[^\\]|\\.)*?'''"
    r'|"(?:[^"\\\n]|\\.)*"'
    r"|'(?:[^'\\\n]|\\.)*'"
)
_TOKEN = re.compile(
    rf"""
    (?P<comment>\#[^\n]*)
    | (?P<iri>{IRI_REFERENCE})
    | (?P<string>{_STRINGS})
    | (?P<variable>[?$]\w+)
    | (?P<name>(?:[^\W\d][\w.-]*+)?:(?:[\w.:-]|%[0-9A-Fa-f]{{2}}|\\[^\w\s])*)
    | (?P<word>@?\w[\w.-]*)
    | (?P<mark>\S)
    """,
    re.VERBOSE | re.DOTALL,
)
_KINDS: dict[str | None, TokenKind] = {kind.value: kind for kind in TokenKind}


def tokens(text: str) -> Iterator[Token]:
    """The tokens of a query or a part of one, comments among them."""
    for found in _TOKEN.finditer(text):
        yield Token(_KINDS[found.lastgroup], found[0], found.start(), found.end())
