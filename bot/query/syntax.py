"""What an engine says of a query that it cannot read, in a short sentence with the place.

Oxigraph, here and behind an endpoint, lists every letter and word that could stand there, which
helps nobody.
"""

from __future__ import annotations

import re

from bot.query.tokens import Token, TokenKind, tokens

_SAID = re.compile(r"error at (\d+):(\d+): expected (.*)", re.DOTALL)
_PHRASES = {
    "IRI parsing failed": "an IRI is not whole: write it with its scheme, as in <https://…>",
    "The SELECT contains a variable that is unbound": "SELECT names a variable that is not grouped "
    "by: add it to GROUP BY, or count it",
}
_ONE_MARK = re.compile(r'"([^"\w\s\\]{1,2})"')
_CLOSING = {"{": "}", "(": ")", "[": "]"}
_LONGEST = 40


def explained(said: str, text: str, before: int = 0) -> str | None:
    """What ``said`` means of the query ``text``; ``None`` where it tells of no place.

    The first ``before`` characters of the text are ours and not counted.
    """
    found = _SAID.search(said)
    if found is None:
        return None
    line, column, expected = int(found[1]), int(found[2]), found[3]
    if name := _undeclared(text):
        prefix = name.text.partition(":")[0]
        return (
            f"{_place(text, name.start, before)}: the prefix {prefix}: is not declared. Write "
            f"PREFIX {prefix}: <…> before the query"
        )
    at = _offset(text, line, column)
    place = _place(text, at, before)
    for phrase, sentence in _PHRASES.items():
        if phrase in expected:
            return f"{place}: {sentence}"
    here = next((token for token in _code(text) if token.end > at), None)
    if here is None:
        return f"{place}: {_why_at_the_end(text)}"
    shown = here.text if len(here.text) <= _LONGEST else f"{here.text[: _LONGEST - 1]}…"
    only = _ONE_MARK.fullmatch(expected.strip())
    shown = " ".join(shown.split())
    if only:
        return f"{place}: {only[1]} belongs here, before {shown}"
    return f"{place}: {shown}, or what stands before it, is out of place"


def _why_at_the_end(text: str) -> str:
    """What is wrong with a query that the engine reads to its end before it gives up."""
    open_ones = []
    for token in _code(text):
        if token.text in ("'", '"'):
            return f"a quotation mark ({token.text}) is not closed"
        if token.text in _CLOSING:
            open_ones.append(token.text)
        elif open_ones and token.text == _CLOSING[open_ones[-1]]:
            open_ones.pop()
    if open_ones:
        return f"the query ends, and {open_ones[-1]} is not closed"
    return "the query cannot be read up to here: a part before is missing or out of place"


def _code(text: str) -> list[Token]:
    return [token for token in tokens(text) if token.kind is not TokenKind.COMMENT]


def _undeclared(text: str) -> Token | None:
    """The first name whose prefix nothing before it declares."""
    declared = {"_"}
    last = ""
    for token in _code(text):
        if token.kind is TokenKind.NAME:
            prefix = token.text.partition(":")[0]
            if last.upper() == "PREFIX":
                declared.add(prefix)
            elif prefix not in declared:
                return token
        last = token.text
    return None


def _offset(text: str, line: int, column: int) -> int:
    lines = text.splitlines(keepends=True)
    return min(len(text), sum(map(len, lines[: line - 1])) + column - 1)


def _place(text: str, at: int, before: int) -> str:
    own, at = text[before:], max(0, at - before)
    start = own.rfind("\n", 0, at) + 1
    return f"line {own.count(chr(10), 0, at) + 1}, column {at - start + 1}"
