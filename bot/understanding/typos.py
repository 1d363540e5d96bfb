"""Misspellings: a long word with one candidate is taken, a shorter one is only proposed.

A spelling corrector that always answers takes *satışa* for *saziş* and Albania for
Germany: so numbers and words under five letters are never corrected, the names of all
countries are known words, and where two words are equally near none is taken.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rapidfuzz import process
from rapidfuzz.distance import OSA

from bot.model import Language
from bot.text.fold import is_cyrillic
from bot.text.tokens import Token
from bot.understanding.forms import SHORTEST, spelt_stems
from bot.understanding.lexicon import Lexicon
from bot.understanding.morphology import azerbaijani, english, russian
from bot.understanding.senses import WordMatch
from bot.understanding.slips import keys_near

SURE, LONG = 7, 9
SHORTEST_BESIDE = 4
"""A word of so many letters may be corrected where its neighbours say what is meant."""
_MOST_NEAR = 40
"""So many stems near a typed one are looked at."""


@dataclass(frozen=True, slots=True)
class Guess:
    """The word that a token was probably meant to be."""

    word: str
    matches: tuple[WordMatch, ...]
    sure: bool


class Speller:
    """Finds the one known word that a misspelt one can be."""

    def __init__(self, lexicon: Lexicon) -> None:
        """Index the stems of the lexicon's words by alphabet."""
        self._stems: dict[bool, dict[str, set[int]]] = {
            False: defaultdict(set),
            True: defaultdict(set),
        }
        self._short_stems: dict[bool, dict[str, set[int]]] = {
            False: defaultdict(set),
            True: defaultdict(set),
        }
        self._words: list[str] = []
        self._english: set[int] = set()
        for number, (language, word) in enumerate(lexicon.forms.vocabulary()):
            self._words.append(word)
            if language is Language.EN:
                self._english.add(number)
            for stem in spelt_stems(language, word, SHORTEST_BESIDE):
                stems = self._stems if len(stem) >= SHORTEST else self._short_stems
                stems[is_cyrillic(stem)][stem].add(number)
        self._index = lexicon.index
        self._indexed: dict[int, str] = {}
        self._choices = {key: list(stems) for key, stems in self._stems.items()}
        self._guess = lru_cache(maxsize=5_000)(self._guess_word)
        self._candidates = lru_cache(maxsize=5_000)(self._near_words)

    def candidates(self, token: Token) -> tuple[WordMatch, ...]:
        """All known words that a slip can have made ``token`` of: what they name decides."""
        return self._candidates(token.folded)

    def nearest(self, token: Token, matches: Sequence[WordMatch]) -> str:
        """The word of ``matches`` that is most like ``token``."""
        words = (self._spelt(match.word) for match in matches)
        return min(words, key=lambda word: (OSA.distance(token.folded, word), word))

    def _spelt(self, word: int) -> str:
        return self._indexed[word] if word in self._indexed else self._words[word]

    def _near_words(self, folded: str) -> tuple[WordMatch, ...]:
        if not SHORTEST_BESIDE <= len(folded) <= 30 or not folded.isalpha():
            return ()
        cyrillic = is_cyrillic(folded)
        found: set[int] = set()
        for form in sorted(_stems_of_typed(folded, cyrillic)):
            cut = len(folded) - len(form)
            if len(form) < SHORTEST_BESIDE or cut > len(form) // 2:
                continue  # what is left is too little to tell a word by
            found |= self._words_near(form, cyrillic)
        doubled = {word for word in found if _squeezed(self._spelt(word)) == _squeezed(folded)}
        return tuple(WordMatch(word, 0.8) for word in sorted(doubled or found))

    def _words_near(self, form: str, cyrillic: bool) -> set[int]:
        """The words with a stem that a slip can have made ``form`` of, the index's too."""
        found: set[int] = set()
        for stems in (self._stems[cyrillic], self._short_stems[cyrillic]):
            near = process.extract(
                form,
                stems.keys(),
                scorer=OSA.distance,
                score_cutoff=1 if len(form) < SURE else 2,
                limit=_MOST_NEAR,
            )
            for known in (one[0] for one in near):
                if _is_slip(form, known):
                    found |= stems[known]
        if self._index is not None:
            for known, words in self._index.spellings(keys_near(form)).items():
                if _is_slip(form, known):
                    self._indexed.update((word.word, word.folded) for word in words)
                    found.update(word.word for word in words)
        return found

    def guess(self, token: Token) -> Guess | None:
        """Return the one word that ``token`` is a misspelling of, or ``None``."""
        return self._guess(token.folded)

    def _guess_word(self, folded: str) -> Guess | None:
        if not SHORTEST <= len(folded) <= 30 or not folded.isalpha():
            return None
        cyrillic = is_cyrillic(folded)
        best: dict[int, int] = {}
        spelt: dict[int, str] = {}
        for form in sorted(_stems_of_typed(folded, cyrillic)):
            if len(form) < SHORTEST - 1:
                continue
            for choices, words_of in self._choices_near(form, cyrillic):
                for known, distance in _near(form, choices):
                    cut = len(folded) - len(form)
                    cost = distance * 100 + cut
                    if cyrillic and _as_spoken(form) == _as_spoken(known):
                        cost = 50 + cut  # прахадить is проходить, not приходить
                    for word, name, is_english in words_of(known):
                        if is_english and OSA.distance(folded, name, score_cutoff=2) > 2:
                            continue  # too far as a whole, though its stem is near
                        spelt[word] = name
                        best[word] = min(best.get(word, 10_000), cost)
        if not best:
            return None
        nearest = min(best.values())
        words = [word for word, cost in best.items() if cost <= nearest + 2]
        if not _one_root([spelt[word] for word in words]):
            return None
        matches = tuple(WordMatch(word, 0.8) for word in words)
        names = (spelt[word] for word in words)
        name = min(names, key=lambda one: (OSA.distance(folded, one), len(one), one))
        return Guess(name, matches, sure=len(folded) >= SURE)

    def _choices_near(
        self, form: str, cyrillic: bool
    ) -> Iterator[tuple[Sequence[str], Callable[[str], Iterable[tuple[int, str, bool]]]]]:
        """Stems that ``form`` can be a misspelling of, and what tells the words of each."""
        stems = self._stems[cyrillic]
        yield (
            self._choices[cyrillic],
            lambda stem: ((w, self._words[w], w in self._english) for w in stems[stem]),
        )
        if self._index is None:
            return
        found = self._index.spellings(keys_near(form))
        yield (
            [*found],
            lambda stem: ((w.word, w.folded, w.language == Language.EN) for w in found[stem]),
        )


def _near(form: str, choices: Sequence[str]) -> Iterator[tuple[str, int]]:
    """Those of ``choices`` that a slip of the finger can have made of ``form``."""
    found = process.extract(
        form,
        choices,
        scorer=OSA.distance,
        score_cutoff=1 if len(form) < LONG else 2,
        limit=_MOST_NEAR,
    )
    for known, distance, _ in found:
        if _plausible(form, known, int(distance)):
            yield known, int(distance)


def _is_slip(form: str, known: str) -> bool:
    """Whether ``form`` is ``known`` with a letter left out, doubled, wrong, or two out of place."""
    if abs(len(form) - len(known)) > 1 or form == known:
        return False
    if OSA.distance(form, known, score_cutoff=1) <= 1:
        return form[0] == known[0] or form[1:] == known[1:] or form[:2] == known[1::-1]
    return form[0] == known[0] and sorted(form) == sorted(known)


def _squeezed(word: str) -> str:
    """A word with doubled letters written once: to double too few is the commonest slip."""
    return re.sub(r"(.)\1+", r"\1", word)


_SPOKEN = str.maketrans({"о": "а", "е": "и", "ы": "и", "я": "и", "э": "и", "ъ": "", "ь": ""})


def _as_spoken(word: str) -> str:
    """A Russian word as it sounds: unstressed vowels alike, doubled letters once."""
    return _squeezed(word.translate(_SPOKEN))


def _plausible(form: str, known: str, distance: int) -> bool:
    """Whether a slip of the finger explains the difference, rather than another word."""
    if distance == 0 or abs(len(form) - len(known)) > 1:
        return False
    if distance == 2 and len(known) < LONG:
        return False
    if form[:-1] == known[:-1] or form.startswith(known) or known.startswith(form):
        return False  # another ending is another word: danışıl-, danışıq
    swapped = form[:2] == known[1::-1]
    if form[0] != known[0] and not swapped and (len(known) < LONG or form[1:5] != known[1:5]):
        return False
    if len(known) < SURE and distance == 1 and len(form) == len(known):
        return sorted(form) == sorted(known) or form[:3] == known[:3]
    return True


def _stems_of_typed(folded: str, cyrillic: bool) -> set[str]:
    if cyrillic:
        return set(russian.lemmas(folded))
    found = {stem.folded for stem in azerbaijani.stems(folded) if not stem.negated}
    return found | {english.stem(folded)}


def _one_root(words: list[str]) -> bool:
    """Whether words differ in their endings only (saziş, sazişi; readmissiya, readmission)."""
    first, last = min(words), max(words)
    pairs = enumerate(zip(first, last, strict=False))
    common = next((at for at, (one, other) in pairs if one != other), len(first))
    return common >= max(4, min(map(len, words)) - 4)
