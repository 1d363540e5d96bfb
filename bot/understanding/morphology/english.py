"""English: Snowball stems and the irregular forms that officials use."""

from __future__ import annotations

import re
from functools import lru_cache

import snowballstemmer

_NEGATED = re.compile(r"(?:un|non)([a-z]{3,}(?:ed|en|id))")
_BRITISH = re.compile(r"^([a-z]{4,}[aeiouylr]i)s(e[drs]?|ing|ation|ations)$")
_STEMMER = snowballstemmer.stemmer("english")
_IRREGULAR = {
    "held": "hold",
    "met": "meet",
    "sent": "send",
    "took": "take",
    "taken": "take",
    "came": "come",
    "began": "begin",
    "begun": "begin",
    "gave": "give",
    "given": "give",
    "got": "get",
    "made": "make",
    "paid": "pay",
    "went": "go",
    "gone": "go",
    "wrote": "write",
    "written": "write",
    "said": "say",
    "told": "tell",
    "led": "lead",
    "ran": "run",
    "won": "win",
    "bodies": "body",
    "centre": "center",
    "centres": "center",
    "programme": "program",
    "programmes": "program",
    "organisation": "organization",
    "organisations": "organization",
    "organised": "organize",
    "organise": "organize",
    "organising": "organize",
    "organiser": "organizer",
    "organisers": "organizer",
    "labour": "labor",
    "people": "person",
    "persons": "person",
    "citizens": "citizen",
    "finalised": "finalize",
    "specialised": "specialize",
    "countries": "country",
    "chose": "choose",
    "chosen": "choose",
    "brought": "bring",
    "drew": "draw",
    "drawn": "draw",
    "taught": "teach",
    "saw": "see",
    "seen": "see",
    "heard": "hear",
    "spoke": "speak",
    "spoken": "speak",
    "knew": "know",
    "known": "know",
    "left": "leave",
    "lost": "lose",
    "meant": "mean",
    "sat": "sit",
    "stood": "stand",
    "thought": "think",
    "understood": "understand",
    "found": "find",
    "kept": "keep",
    "lent": "lend",
    "bore": "bear",
    "borne": "bear",
    "struck": "strike",
    "flew": "fly",
    "flown": "fly",
    "men": "man",
    "women": "woman",
    "children": "child",
    "national": "nationality",
    "nationals": "nationality",
}


_WHOLE = frozenset({"information"})
"""Nouns that the stemmer takes for the verb: information sent is nobody informed."""


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a folded English ``word``."""
    if word in _WHOLE:
        return word
    return str(_STEMMER.stemWord(_IRREGULAR.get(word) or _american(word)))


def positive(word: str) -> str | None:
    """The word that a folded English ``word`` denies by its beginning (*unsigned*), if any."""
    found = _NEGATED.fullmatch(word)
    return found.group(1) if found else None


def _american(word: str) -> str:
    """The word in the spelling of the irregular forms above: *summarised*, *travelled*."""
    return _BRITISH.sub(lambda found: f"{found.group(1)}z{found.group(2)}", word)


def looks_like_verb(word: str) -> bool:
    """Whether an unknown word has the ending of a verb form or an adverb."""
    return len(word) > 5 and word.endswith(("ed", "ing", "ly"))
