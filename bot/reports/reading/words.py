"""The words of ``headings.toml``, by which the parts of a report are told."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any

from bot.reports.document import Column
from bot.text.fold import fold, normalise
from bot.text.numbers import number_of

NUMBER = "number"
"""What the column of numbers is called among those of :class:`Column`."""

_FILE = Path(__file__).parent / "headings.toml"
_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}
_EDGES = " .:;,()*"
_ITEM = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})*)\s*[.)]?\s*")
_LEADING_ITEM = re.compile(r"\s*(\d{1,3}(?:\.\d{1,3})+)[.)]?\s+")


@cache
def _words() -> Mapping[str, Any]:
    return tomllib.loads(_FILE.read_text(encoding="utf-8"))


def load() -> None:
    """Read the words, so that later no file has to be opened."""
    _words()


def plain(text: str) -> str:
    """Text as headings are compared: folded, one space, nothing at its edges."""
    return " ".join(fold(normalise(text)).split()).strip(_EDGES)


@cache
def _headings() -> dict[str, str]:
    return {
        plain(heading): column
        for column, headings in _words()["columns"].items()
        for heading in headings
    }


def heading_of(text: str) -> str | None:
    """The column whose heading this is (a value of :class:`Column`, or :data:`NUMBER`)."""
    words = plain(text)
    if not words or len(words) > 80:
        return None
    headings = _headings()
    if words in headings:
        return headings[words]
    begun = (one for one in headings if len(one) > 3 and words.startswith(f"{one} "))
    longest = max(begun, key=len, default=None)
    return None if longest is None else headings[longest]


def headings_looked_for() -> str:
    """The headings as a person would write them, for a message: the first of each column."""
    columns = _words()["columns"]
    wanted = (NUMBER, Column.TITLE, Column.TIME_LIMIT, Column.EXECUTING_BODY, Column.WORK_DONE)
    return ", ".join(f"“{columns[str(column)][0]}”" for column in wanted)


def item_number(text: str) -> str | None:
    """The number of a row, where the text is nothing else: ``2.10`` of *2.10.*."""
    found = _ITEM.fullmatch(text)
    return found[1] if found else None


def leading_number(text: str) -> re.Match[str] | None:
    """The number of a row (group 1) at the beginning of its title."""
    return _LEADING_ITEM.match(text)


def chapter_label(text: str) -> tuple[int | None, int] | None:
    """The number of the chapter whose label the text begins with, and where the label ends.

    *Birinci Fəsil*, *13-cü fəsil*, *Chapter II. Rights*, *Глава первая*.  The number is
    ``None`` where there is none to be told; no chapter: ``None``.
    """
    tokens = [(found.group(), found.end()) for found in re.finditer(r"[^\s:;,]+", text)][:4]
    folded = [plain(token) for token, _ in tokens]
    names = {plain(word) for word in _words()["chapter"]["words"]}
    for at in range(min(2, len(folded))):
        if folded[at] not in names:
            continue
        if at == 1:
            number = _ordinal(folded[0])
            return None if number is None else (number, tokens[1][1])
        if len(folded) > 1 and (number := _ordinal(folded[1])) is not None:
            return number, tokens[1][1]
        return (None, tokens[0][1]) if len(tokens) == 1 else None
    return None


def _ordinal(word: str) -> int | None:
    if found := re.fullmatch(r"(\d{1,2})(?:-?[^\W\d]{1,4})?", word):
        return int(found[1])
    word = word.partition("-")[0]
    if word and set(word) <= set(_ROMAN):
        values = [_ROMAN[letter] for letter in word]
        following = (*values[1:], 0)
        return sum(-a if a < b else a for a, b in zip(values, following, strict=True))
    return number_of(word)


@cache
def _stems(table: str) -> tuple[str, ...]:
    return tuple(plain(word) for word in _words()[table]["words"])


def names_a_programme(text: str) -> bool:
    """Whether a quoted name can be a programme's."""
    words = plain(text)
    return any(stem in words for stem in _stems("programme"))


def is_kind_of_note(text: str) -> bool:
    """Whether a line only says what the note is: *M Ə L U M A T*."""
    words = plain(text)
    return words in _stems("kinds") or words.replace(" ", "") in _stems("kinds")


@cache
def abbreviations() -> frozenset[str]:
    """Lower-case words after whose dot a sentence goes on."""
    return frozenset(word.lower() for word in _words()["abbreviations"]["words"])
