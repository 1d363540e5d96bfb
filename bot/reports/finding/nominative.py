"""Names as they stand in a text → as they are given: the nominative."""

from __future__ import annotations

import re
from functools import lru_cache

from bot.model import Language
from bot.text.fold import fold, lower
from bot.understanding.morphology import russian

_VOWEL = "aeəıioöuü"
_POSSESSED = re.compile(
    r"(.*[^\W\d_](?:s?[ıiuü]|lər[iı]|lar[iı]))n(?:[ıiuü]n|[aə]|d[aə]|d[aə]n|[ıiuü])$"
)
_BARE = re.compile(r"(.{3,}?)(?:n?[ıiuü]n|[dt][aə]n?|y?[aə]|l[aə])$")


def nominative(name: str, language: Language, *, possessed: bool = True) -> str:
    """Return ``name`` without the case of its last word (Azerbaijani) or of its head (Russian).

    ``possessed``: an Azerbaijani compound, which keeps its ending (*Maliyyə Nazirliyi*).
    """
    if language is Language.AZ:
        before, _, last = name.rpartition(" ")
        return f"{before} {_azerbaijani(last, possessed)}".strip()
    if language is Language.RU:
        return russian.nominative(name)
    return name


def possessed(word: str) -> str:
    """An Azerbaijani noun as the head of a compound: *saziş* → *sazişi*, *müqavilə* → *-si*."""
    vowels = [char for char in lower(word) if char in _VOWEL]
    harmony = {"e": "i", "ə": "i", "i": "i", "a": "ı", "ı": "ı", "o": "u", "u": "u"}
    ending = harmony.get(vowels[-1], "ü") if vowels else "i"
    return f"{word}s{ending}" if word[-1:].lower() in _VOWEL else f"{word}{ending}"


def _azerbaijani(word: str, possessed: bool) -> str:
    stem = re.split(r"['’-](?=\w{1,5}$)", word)[0] if re.search(r"['’-]\w{1,5}$", word) else word
    if found := _POSSESSED.match(stem):
        return found[1]
    if not possessed and (found := _BARE.match(stem)):
        return found[1]
    return stem


@lru_cache(maxsize=5_000)
def is_in_case(word: str, case: str) -> bool:
    """Whether a Russian word can stand in a case (``ablt`` is the instrumental)."""
    return case in russian.cases(fold(word))
