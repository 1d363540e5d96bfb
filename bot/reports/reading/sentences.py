"""Sentences with their places.

A full stop ends one where white space and a capital, a digit or a quotation follow, unless
it belongs to an abbreviation, an initial or a number that begins a list, or stands in a quoted
name.  Dates and numbers (05.02.2014-cü il, 1.4) hold no white space, so they are never cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from bot.reports.document import Span
from bot.reports.reading.words import abbreviations

_END = re.compile(r"(?:\.{1,3}|[!?…]+)[”»\"’)\]]*(?=\s+[“«\"‘(\[–—-]*\s*[^\W_])")
_NEXT = re.compile(r"\s+[“«\"‘(\[–—-]*\s*(\w)")
_WORD_BEFORE = re.compile(r"(?:və\s+)?[\w.]*\w\Z")
_MAY_END = frozenset({"və s", "etc", "др", "пр", "г", "гг", "руб"})
"""Abbreviations that end a sentence where a capital follows, as they mostly do."""
_QUOTED = re.compile(r"[“«][^“«”»\"]{0,400}[”»\"]|\"[^\"“«]{0,400}[\"”]")


def sentences(text: str, span: Span) -> Iterator[Span]:
    """The sentences of the paragraph at ``span`` of ``text``, without white space around."""
    words = span.of(text)
    quoted = [(found.start(), found.end()) for found in _QUOTED.finditer(words)]
    begin = 0
    for found in _END.finditer(words):
        if any(start < found.start() and found.end() < end for start, end in quoted):
            continue
        if _goes_on(words, begin, found):
            continue
        yield Span(span.start + begin, span.start + found.end()).trimmed(text)
        begin = found.end()
    last = Span(span.start + begin, span.end).trimmed(text)
    if len(last):
        yield last


def _goes_on(words: str, begin: int, found: re.Match[str]) -> bool:
    """Whether what looks like an end of a sentence is none."""
    after = _NEXT.match(words, found.end())
    if after is not None and after[1].islower():
        return True
    if not found.group().startswith(".") or found.group().startswith(".."):
        return False
    before = words[begin : found.start()].rstrip(" ")
    if before.endswith((",", ";")):  # a slip of the pen, within a sentence
        return True
    word = _WORD_BEFORE.search(before)
    if word is None:
        return False
    if word.group() == before.lstrip() and re.fullmatch(r"[\d.]+|\w", word.group()):
        return True  # 1. or a) at the beginning of a list
    short = word.group().lower()
    if short in abbreviations():
        return short not in _MAY_END
    return len(short) == 1 and not short.isdigit()
