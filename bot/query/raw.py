"""What a person wrote as SPARQL: whether it may be run at all.

It may read and nothing else: no update, no ``SERVICE`` (it asks other machines), no ``FROM`` (it
chooses the data).  Tokens are looked at, so the words may stand in a string, an IRI, a comment, the
name of a variable or the local part of a name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from itertools import pairwise

from bot.query.errors import QueryError
from bot.query.tokens import Token, TokenKind, tokens
from bot.vocabulary import PREFIXES

MAX_CHARACTERS = 50_000


class Form(StrEnum):
    """What a query gives."""

    ROWS = "rows"
    BOOLEAN = "boolean"
    GRAPH = "graph"


class Refusal(StrEnum):
    """Why a query is not run."""

    EMPTY = "empty"
    TOO_LONG = "too-long"
    UPDATE = "update"
    SERVICE = "service"
    FROM = "from"
    NO_QUERY = "no-query"


_SENTENCES = {
    Refusal.EMPTY: "There is no query. Write one that begins with SELECT, ASK or CONSTRUCT.",
    Refusal.TOO_LONG: "The query is longer than {most} characters. Write a shorter one.",
    Refusal.UPDATE: "{word} changes the data, which can only be read. Write SELECT, ASK or "
    "CONSTRUCT.",
    Refusal.SERVICE: "SERVICE has no place in a query here: it asks other machines. Leave it out.",
    Refusal.FROM: "FROM has no place in a query here: every graph is asked. Leave it out, and "
    "write GRAPH to ask one.",
    Refusal.NO_QUERY: "A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE, after its prefixes.",
}
_FORMS = {
    "SELECT": Form.ROWS,
    "ASK": Form.BOOLEAN,
    "CONSTRUCT": Form.GRAPH,
    "DESCRIBE": Form.GRAPH,
}
_UPDATES = frozenset("INSERT DELETE LOAD CLEAR CREATE DROP COPY MOVE ADD WITH".split())
# Engines cut a word where it cannot go on ("1SERVICE" is 1 and SERVICE, "SERVICE:x" may be SERVICE
# and :x), so these are looked for within words and before the colon of a name.  No keyword,
# function or language of SPARQL holds them otherwise.
_WITHIN = {"SERVICE": Refusal.SERVICE, "FROM": Refusal.FROM}
_ESCAPE = re.compile(r"\\u([0-9A-Fa-f]{4})|\\U([0-9A-Fa-f]{8})")


class RefusedError(QueryError):
    """A query is not run; ``refusal`` says why, the message in a sentence."""

    def __init__(self, refusal: Refusal, **values: object) -> None:
        """``values`` fill the places of the sentence."""
        super().__init__(_SENTENCES[refusal].format(**values))
        self.refusal = refusal
        self._values = values

    def __reduce__(self) -> tuple[object, ...]:
        return _again, (self.refusal, self._values)


def _again(refusal: Refusal, values: dict[str, object]) -> RefusedError:
    return RefusedError(refusal, **values)


@dataclass(frozen=True, slots=True)
class RawQuery:
    """A query that may be run, and what it gives.

    The first ``before`` characters of the text are declarations that were put before it.
    """

    text: str
    form: Form
    before: int = 0


def check_length(text: str, most: int = MAX_CHARACTERS) -> None:
    """Refuse a text that is too long to look at."""
    if len(text) > most:
        raise RefusedError(Refusal.TOO_LONG, most=most)


def check_raw(text: str, most: int = MAX_CHARACTERS) -> RawQuery:
    """The query of a text, with the project's prefixes that it uses and does not declare.

    :class:`RefusedError` where it may not be run.  That it is no SPARQL the store finds.
    """
    check_length(text, most)
    # To an engine a carriage return ends a comment too.
    text = text.removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    code = _code(text)
    unescaped = _ESCAPE.sub(_character, text)
    for token in code if unescaped == text else [*code, *_code(unescaped)]:
        _check_token(token)
    form = _form(code)
    _check_end(code)
    prefixes = _prefixes(code)
    return RawQuery(prefixes + text, form, len(prefixes))


def _code(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.kind is not TokenKind.COMMENT]


def _character(escape: re.Match[str]) -> str:
    """What an escape stands for: engines may read escapes before they look for words."""
    number = int(escape[1] or escape[2], 16)
    return chr(number) if number <= 0x10FFFF else "�"


def _check_token(token: Token) -> None:
    if token.kind is TokenKind.WORD:
        checked = token.text
    elif token.kind is TokenKind.NAME:
        before, _, local = token.text.partition(":")
        # A local part begins with no dot, so what follows one is no part of the name.
        checked = f"{before} {local}" if local.startswith(".") else before
    else:
        return
    for word, refusal in _WITHIN.items():
        if word in checked.upper():
            raise RefusedError(refusal)


def _form(code: list[Token]) -> Form:
    """What the query gives, by its first word after ``BASE`` and ``PREFIX``."""
    if not code:
        raise RefusedError(Refusal.EMPTY)
    first = next(_after_prologue(code), None)
    word = first.text.upper() if first else ""
    if word in _UPDATES:
        raise RefusedError(Refusal.UPDATE, word=word)
    if word not in _FORMS:
        raise RefusedError(Refusal.NO_QUERY)
    return _FORMS[word]


def _check_end(code: list[Token]) -> None:
    """Refuse an update after a query: where no bracket is open a ``;`` begins another request."""
    depth = 0
    for number, token in enumerate(code):
        if token.text in ("{", "(", "["):
            depth += 1
        elif token.text in ("}", ")", "]"):
            depth -= 1
        elif token.text == ";" and depth <= 0:
            following = next(_after_prologue(code[number + 1 :]), None)
            word = following.text.upper() if following else ""
            if word in _UPDATES:
                raise RefusedError(Refusal.UPDATE, word=word)


def _after_prologue(code: list[Token]) -> Iterator[Token]:
    rest = iter(code)
    for token in rest:
        match token.text.upper():
            case "BASE":
                next(rest, None)
            case "PREFIX":
                next(rest, None)
                next(rest, None)
            case _:
                yield token


def _prefixes(code: list[Token]) -> str:
    """Declarations of the project's prefixes; on the first line, so that the others keep theirs."""
    used = {token.text.partition(":")[0] for token in code if token.kind is TokenKind.NAME}
    declared = {
        name.text.partition(":")[0]
        for before, name in pairwise(code)
        if before.text.upper() == "PREFIX" and name.kind is TokenKind.NAME
    }
    missing = sorted((used & PREFIXES.keys()) - declared)
    return "".join(f"PREFIX {name}: <{PREFIXES[name]}> " for name in missing)
