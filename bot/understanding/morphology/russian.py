"""Russian: lemmas by pymorphy3, every parse tried, and a skeleton for Russian in Latin letters."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

import pymorphy3


@lru_cache(maxsize=1)
def _analyser() -> pymorphy3.MorphAnalyzer:
    return pymorphy3.MorphAnalyzer(lang="ru")


@lru_cache(maxsize=20_000)
def lemmas(word: str) -> frozenset[str]:
    """Return the dictionary forms that a folded Cyrillic ``word`` can have."""
    if len(word) > 40:
        return frozenset((word,))
    return frozenset(
        parse.normal_form.replace("ё", "е") for parse in _analyser().parse(word)
    ) | frozenset((word,))


@lru_cache(maxsize=20_000)
def is_finite(word: str) -> bool:
    """Whether a word states (подписано, вступило) rather than describes (подписанное)."""
    best = _analyser().parse(word)[0].tag
    return best.POS in ("PRTS", "ADJS") or (best.POS == "VERB" and "impr" not in best)


def forms(lemma: str) -> Iterable[str]:
    """Yield every inflected form of a dictionary form."""
    parses = [p for p in _analyser().parse(lemma) if p.normal_form.replace("ё", "е") == lemma]
    for parse in parses[:2]:
        for form in parse.lexeme:
            yield form.word.replace("ё", "е")


_TO_LATIN = {
    "а": "a",
    "б": "b",
    "в": "v",
    "г": "g",
    "д": "d",
    "е": "e",
    "ж": "j",
    "з": "z",
    "и": "i",
    "й": "i",
    "к": "k",
    "л": "l",
    "м": "m",
    "н": "n",
    "о": "o",
    "п": "p",
    "р": "r",
    "с": "s",
    "т": "t",
    "у": "u",
    "ф": "f",
    "х": "h",
    "ц": "c",
    "ч": "4",
    "ш": "6",
    "щ": "6",
    "ъ": "",
    "ы": "i",
    "ь": "",
    "э": "e",
    "ю": "iu",
    "я": "ia",
    "ё": "e",
}
_LATIN_SPELLINGS = (
    ("shch", "6"),
    ("sch", "6"),
    ("sh", "6"),
    ("ch", "4"),
    ("zh", "j"),
    ("kh", "h"),
    ("ts", "c"),
    ("tz", "c"),
    ("yo", "e"),
    ("jo", "e"),
    ("ju", "iu"),
    ("ja", "ia"),
    ("w", "v"),
    ("x", "h"),
    ("q", "k"),
    ("y", "i"),
    ("'", ""),
)


@lru_cache(maxsize=50_000)
def skeleton_of_cyrillic(word: str) -> str:
    """Return the phonetic skeleton of a Cyrillic word."""
    return _squeeze("".join(_TO_LATIN.get(char, char) for char in word))


def skeleton_of_latin(word: str) -> str:
    """Return the phonetic skeleton of a Russian word typed in Latin letters."""
    for spelling, sound in _LATIN_SPELLINGS:
        word = word.replace(spelling, sound)
    return _squeeze(word)


def _squeeze(skeleton: str) -> str:
    """Drop what transliterations differ in: ie or e, yu or u, ts or s, doubled letters."""
    for spelling, sound in (("ie", "e"), ("io", "o"), ("iu", "u"), ("ia", "a"), ("c", "s")):
        skeleton = skeleton.replace(spelling, sound)
    return re.sub(r"(.)\1+", r"\1", skeleton)


@lru_cache(maxsize=5_000)
def is_verb(word: str) -> bool:
    """Whether an unknown word is a verb, participle or adverb by every likely parse."""
    return str(_analyser().parse(word)[0].tag.POS) in _VERBAL


@lru_cache(maxsize=5_000)
def is_participle(word: str) -> bool:
    """Whether a word is a full participle (подписанное), which describes."""
    return str(_analyser().parse(word)[0].tag.POS) == "PRTF"


_VERBAL = frozenset({"VERB", "INFN", "GRND", "PRTS", "PRTF", "ADVB", "PRCL", "CONJ", "INTJ"})
