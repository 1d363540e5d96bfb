"""Words compared and written as ids: stems, likeness, slugs."""

from __future__ import annotations

import re
from collections.abc import Iterable

from bot.model import Language
from bot.text.fold import fold, normalise
from bot.text.tokens import words_of_label
from bot.understanding.morphology import azerbaijani, english, russian

_LATIN = str.maketrans(
    dict(
        zip(
            "абвгдезийклмнопрстуфхцчшщъыьэ",
            [
                "a",
                "b",
                "v",
                "g",
                "d",
                "e",
                "z",
                "i",
                "y",
                "k",
                "l",
                "m",
                "n",
                "o",
                "p",
                "r",
                "s",
                "t",
                "u",
                "f",
                "kh",
                "ts",
                "ch",
                "sh",
                "shch",
                "",
                "y",
                "",
                "e",
            ],
            strict=True,
        )
    )
    | {"ж": "zh", "ю": "yu", "я": "ya"}
)


def slug(text: str) -> str:
    """Words as a part of an id: Latin letters, digits and hyphens."""
    folded = fold(normalise(text)).translate(_LATIN)
    return re.sub(r"[^a-z0-9]+", "-", folded).strip("-")


def stems(text: str, language: Language) -> frozenset[str]:
    """The stems of the longer words of a text, to compare two texts by."""
    found = set()
    for token in words_of_label(text)[:80]:
        if len(token.folded) < 3:
            continue
        if language is Language.AZ:
            found.add(min((s.folded for s in azerbaijani.stems_of_label(token.lower)), key=len)[:7])
        elif language is Language.RU:
            found.add(min(russian.lemmas(token.folded)))
        else:
            found.add(english.stem(token.folded))
    return frozenset(found)


def alike(one: Iterable[str], other: Iterable[str]) -> float:
    """How much two sets of words share, from 0 to 1 (Jaccard)."""
    first, second = frozenset(one), frozenset(other)
    if not first and not second:
        return 1.0
    return len(first & second) / len(first | second)
