"""English: Snowball stems and the irregular forms that officials use."""

from __future__ import annotations

from functools import lru_cache

import snowballstemmer

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
}


@lru_cache(maxsize=20_000)
def stem(word: str) -> str:
    """Return the stem of a folded English ``word``."""
    plain = _IRREGULAR.get(word, word)
    return str(_STEMMER.stemWord(plain))


def looks_like_verb(word: str) -> bool:
    """Whether an unknown word has the ending of a verb form or an adverb."""
    return len(word) > 5 and word.endswith(("ed", "ing", "ly"))
