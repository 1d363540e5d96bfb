"""The words of the labels, known in any of their forms.

Azerbaijani: every beginning of a typed word whose rest is a chain of suffixes; English: stems;
Russian: the lemmas of every parse, also of Russian in Latin letters.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Protocol

from bot.model import Language
from bot.text.fold import (
    MARKED,
    covers,
    fold,
    from_azerbaijani_cyrillic,
    heard_in_cyrillic,
    is_azerbaijani_cyrillic,
    is_cyrillic,
)
from bot.text.tokens import Token, TokenKind, tokenise
from bot.understanding.grammar import shortened
from bot.understanding.morphology import azerbaijani, english, russian
from bot.understanding.names import (
    ENGLISH,
    FIRST,
    NOUN,
    RUSSIAN,
    SOUND,
    VERB,
    IndexedWord,
    Key,
    NameIndex,
)
from bot.understanding.names import EXACT as WHOLE
from bot.understanding.senses import (
    EXACT,
    FOLDED,
    OTHER_ALPHABET,
    OTHER_VOICE,
    STEM,
    WordMatch,
)
from bot.understanding.sounds import Sounds


@dataclass(frozen=True, slots=True)
class _Word:
    language: Language
    folded: str


_FAR = 4
"""A stem so many letters shorter than a word that is known whole is not what is meant."""
_SHORTEST_HEARD = 3
_SHORTENED = 0.97
"""How well a word fits what it is shortened to."""
_MOST_CACHED = 50_000


class Forms:
    """Numbers each word of the labels, and finds the words that a typed one can be."""

    def __init__(self, index: NameIndex | None = None) -> None:
        """``index`` holds the words of the names that are too many to be kept here."""
        self.index = index
        self._words: dict[Language, dict[str, int]] = {language: {} for language in Language}
        self._word_list: list[_Word] = []
        self.azerbaijani: dict[tuple[str, bool], list[tuple[str, int]]] = defaultdict(list)
        self.english: dict[str, list[int]] = defaultdict(list)
        self.russian: dict[str, list[int]] = defaultdict(list)
        self.exact: dict[str, list[int]] = defaultdict(list)
        self._stemmed: set[int] = set()
        self._alone: set[int] = set()
        self._sounds: Sounds | None = None
        self._cache: dict[tuple[str, str, bool], tuple[WordMatch, ...]] = {}

    # --- building ---

    def word(self, language: Language, token: Token, *, inflected: bool) -> int:
        """The number of a word of a label, known from now on; ``inflected`` in all its forms."""
        text = word_of(token)
        known = self._words[language]
        number = known.get(text)
        if number is None:
            number = len(self._word_list)
            known[text] = number
            numeric = text[0] == "#"
            self._word_list.append(_Word(language, text if numeric else token.folded))
            self.exact[text if numeric else token.folded].append(number)
            if not numeric and not inflected and language is Language.AZ:
                self.azerbaijani[token.folded, False].append((token.lower, number))
        if inflected and number not in self._stemmed and text[0] != "#":
            self._stemmed.add(number)
            self._index_stems(language, token, number)
        return number

    def _index_stems(self, language: Language, token: Token, number: int) -> None:
        if language is Language.AZ:
            for stem in azerbaijani.stems_of_label(token.lower):
                self.azerbaijani[stem.folded, stem.verb].append((stem.typed, number))
        elif language is Language.EN:
            self.english[english.stem(token.folded)].append(number)
        else:
            for lemma in sorted(russian.lemmas(token.folded)):
                self.russian[lemma].append(number)

    def stands_alone(self, words: Iterable[int]) -> None:
        """Note that a label is no more than these words."""
        self._alone.update(words)

    # --- looking up ---

    def match(
        self, token: Token, *, azerbaijani_cyrillic: bool = False, latin_russian: bool = False
    ) -> tuple[WordMatch, ...]:
        """Return the words of the lexicon that ``token`` can be a form of, best first.

        ``azerbaijani_cyrillic`` reads Cyrillic letters as Azerbaijani; ``latin_russian``
        also tries Latin letters as Russian (always tried where nothing else is found).
        """
        key = (word_of(token), token.text[:1], azerbaijani_cyrillic or latin_russian)
        known = self._cache.get(key)
        if known is None:
            known = self._match(token, azerbaijani_cyrillic, latin_russian)
            if len(self._cache) > _MOST_CACHED:
                self._cache.clear()
            self._cache[key] = known
        return known

    def _match(
        self, token: Token, azerbaijani_cyrillic: bool, latin_russian: bool
    ) -> tuple[WordMatch, ...]:
        text = word_of(token)
        found: dict[int, WordMatch] = {}

        def add(word: int, quality: float, negated: bool = False, finite: bool = False) -> None:
            old = found.get(word)
            if old is None:
                found[word] = WordMatch(word, quality, negated, finite)
            elif old.quality < quality:
                found[word] = WordMatch(word, quality, old.negated or negated, old.finite or finite)

        if text[0] == "#":
            return self._match_key(text)
        self._match_inflected(token, found, add, azerbaijani_cyrillic, latin_russian)
        for whole in shortened().get(token.lower) or shortened().get(token.folded, ()):
            for match in self.match(tokenise(whole)[0]):
                add(match.word, match.quality * _SHORTENED)
        for word in self.exact.get(token.folded, ()):
            if self._word_list[word].language is not Language.AZ:
                add(word, EXACT)
        for other in self._indexed((WHOLE, token.folded)):
            if other.language != Language.AZ:
                add(other.word, EXACT)
        return tuple(sorted(found.values(), key=lambda m: -m.quality))

    def _match_inflected(
        self,
        token: Token,
        found: dict[int, WordMatch],
        add: _Add,
        azerbaijani_cyrillic: bool,
        latin_russian: bool,
    ) -> None:
        if not is_cyrillic(token.folded):
            self._match_azerbaijani(token.lower, add)
            if not found and (spelt := azerbaijani.without_digraphs(token.lower)):
                self._match_azerbaijani(spelt, add)
            self._match_english(token.folded, add)
            if latin_russian or not found:
                self._match_latin_russian(token.folded, add, short=latin_russian)
        elif azerbaijani_cyrillic or is_azerbaijani_cyrillic(token.lower):
            self._match_cyrillic_azerbaijani(token.lower, found, add)
        else:
            self._match_russian(token.folded, add)

    def _indexed(self, *keys: Key) -> list[IndexedWord]:
        """The words of the index under any of ``keys``."""
        if self.index is None:
            return []
        found = self.index.words(keys)
        return [word for key in keys for word in found.get(key, ())]

    def _match_cyrillic_azerbaijani(
        self, typed: str, found: Mapping[int, WordMatch], add: _Add
    ) -> None:
        """In the alphabet of 1958, or by ear in Russian letters: the nearest word that there is."""
        self._match_azerbaijani(from_azerbaijani_cyrillic(typed), add)
        if len(typed) < _SHORTEST_HEARD:
            return
        for heard in heard_in_cyrillic(typed)[1:]:
            if found:
                return
            self._match_azerbaijani(heard, add)

    def _match_english(self, folded: str, add: _Add) -> None:
        stem = english.stem(folded)
        for word in self.english.get(stem, ()):
            add(word, EXACT if self._word_list[word].folded == folded else STEM)
        for other in self._indexed((ENGLISH, stem)):
            add(other.word, EXACT if other.folded == folded else STEM)
        positive = english.positive(folded)
        if positive and not self.english.get(stem):
            for word in self.english.get(english.stem(positive), ()):
                add(word, STEM, negated=True)  # unsigned

    def _match_russian(self, folded: str, add: _Add) -> None:
        finite, found = russian.is_finite(folded), False
        for lemma in sorted(russian.lemmas(folded)):
            quality = EXACT if lemma == folded else STEM
            others = (other.word for other in self._indexed((RUSSIAN, lemma)))
            for word in (*self.russian.get(lemma, ()), *others):
                add(word, quality, finite=finite)
                found = True
        for lemma in () if found else sorted(russian.of_who_does_it(folded)):
            for word in self.russian.get(lemma, ()):
                add(word, OTHER_VOICE, finite=finite)

    def _match_latin_russian(self, folded: str, add: _Add, *, short: bool) -> None:
        for skeleton in russian.skeletons_of_latin(folded):
            if len(skeleton) <= 2 and not short:
                continue
            for word in self._heard().words(skeleton):
                add(word, OTHER_ALPHABET)
            for other in self._indexed((SOUND, skeleton)):
                add(other.word, OTHER_ALPHABET)

    def _heard(self) -> Sounds:
        if self._sounds is None:
            self._sounds = Sounds(self.russian, self.unchanging(Language.RU))
        return self._sounds

    def make_ready(self) -> None:
        """Make now what is made at first use: how every Russian word sounds in Latin letters."""
        for _ in self._heard().every():
            pass

    def _match_azerbaijani(self, typed: str, add: _Add) -> None:
        alone = self._whole_words(typed)
        marked = bool(MARKED & set(typed))
        whole_label = False
        for stem, known, word in self._known_stems(azerbaijani.stems(typed)):
            if alone and len(typed) - len(stem.typed) >= _FAR:
                continue  # Türkiyə is not tür with endings
            whole = len(stem.typed) == len(typed)
            if typed in alone and stem.typed != known and (marked or not whole):
                continue  # insan is not inşa with an ending, nor necə neçə
            if whole or self._is_inflected(word):
                quality = EXACT if whole else STEM
                if stem.typed != known:
                    quality -= EXACT - FOLDED
                add(word, quality, stem.negated, stem.finite)
                whole_label = whole_label or word >= FIRST or word in self._alone
        if whole_label:
            return  # a verb that is known in this voice in longer labels only is any voice's
        for stem, _, word in self._known_stems(azerbaijani.stems_in_other_voices(typed)):
            if self._is_inflected(word):
                add(word, OTHER_VOICE, stem.negated, stem.finite)

    def _is_inflected(self, word: int) -> bool:
        """Whether a word may have endings: one of an index may, a small word may not."""
        return word >= FIRST or word in self._stemmed

    def _known_stems(
        self, stems: Sequence[azerbaijani.Stem]
    ) -> Iterator[tuple[azerbaijani.Stem, str, int]]:
        """Those of a word's stems that are known, as they are known, and the word."""
        indexed: Mapping[Key, Sequence[IndexedWord]] = {}
        if self.index is not None:
            indexed = self.index.words([(VERB if s.verb else NOUN, s.folded) for s in stems])
        for stem in stems:
            here = self.azerbaijani.get((stem.folded, stem.verb), ())
            others = indexed.get((VERB if stem.verb else NOUN, stem.folded), ())
            for known, word in (*here, *((other.typed, other.word) for other in others)):
                if covers(stem.typed, known):
                    yield stem, known, word

    def _whole_words(self, typed: str) -> frozenset[str]:
        """The labels of one word that a typed word can be as it stands."""
        plain = azerbaijani.Stem(fold(typed), typed, verb=False)
        found = [(k, word) for _, k, word in self._known_stems((plain,)) if len(k) == len(typed)]
        alone = self._ending_at_once([word for _, word in found if word >= FIRST])
        return frozenset(k for k, word in found if word in self._alone or word in alone)

    def _ending_at_once(self, words: Sequence[int]) -> frozenset[int]:
        """Those words of the index that are a name by themselves."""
        if self.index is None or not words:
            return frozenset()
        steps = self.index.steps({0}, words)
        ends = self.index.ends(set(steps.values()))
        return frozenset(word for (_, word), place in steps.items() if ends.get(place))

    def unchanging(self, language: Language) -> dict[str, int]:
        """The words of a language whose forms are all listed."""
        return {
            word.folded: number
            for number, word in enumerate(self._word_list)
            if word.language is language and number not in self._stemmed
        }

    def match_number(self, number: int) -> tuple[WordMatch, ...]:
        """Return the words of the lexicon that are this number."""
        return self._match_key(f"#{number}")

    def _match_key(self, key: str) -> tuple[WordMatch, ...]:
        words = [*self.exact.get(key, ()), *(other.word for other in self._indexed((WHOLE, key)))]
        return tuple(WordMatch(word, EXACT) for word in words)

    def is_as_written(self, token: Token) -> bool:
        """Whether a word of a label in memory stands just as it was typed."""
        here = (m.word for m in self.match(token) if m.word < len(self._word_list))
        return any(self._word_list[word].folded == token.folded for word in here)

    def spelt(self, token: Token, match: WordMatch) -> list[tuple[str, Language]]:
        """How a label spells the word that ``token`` is taken for, folded, and its language.

        Of an Azerbaijani word of the index its stems that the token can have.
        """
        if match.word < len(self._word_list):
            word = self._word_list[match.word]
            return [(word.folded, word.language)]
        stems = azerbaijani.stems(token.lower)
        here = {fold(known) for _, known, word in self._known_stems(stems) if word == match.word}
        keys = [(ENGLISH, english.stem(token.folded))]
        keys += [(RUSSIAN, lemma) for lemma in russian.lemmas(token.folded)]
        others = (one for one in self._indexed(*keys) if one.word == match.word)
        found = [(one.folded, Language(one.language)) for one in others]
        return [*((stem, Language.AZ) for stem in here), *found]

    def languages_of(self, token: Token) -> frozenset[Language]:
        """The languages that have a word of the labels just as ``token`` is typed."""
        known = (m.word for m in self.match(token) if m.quality >= FOLDED and m.word < FIRST)
        return frozenset(self._word_list[word].language for word in known)

    def vocabulary(self) -> Sequence[tuple[Language, str]]:
        """Return all words that are known, folded, with their language."""
        return [(word.language, word.folded) for word in self._word_list]


class _Add(Protocol):
    def __call__(
        self, word: int, quality: float, negated: bool = False, finite: bool = False
    ) -> None: ...


def word_of(token: Token) -> str:
    """Return the key of a token: the lower-case word, or ``#`` and the number."""
    if token.kind is TokenKind.WORD:
        return token.lower
    if token.kind is TokenKind.NUMBER:
        return f"#{token.number}"
    if token.kind is TokenKind.ITEM:
        return f"#{token.lower}"
    if token.kind is TokenKind.ACT:
        return "#" + token.folded.replace(" ", "-").replace("ı", "i")
    return token.lower


SHORTEST = 5
"""Words and stems of fewer letters are never taken for misspelt by themselves."""


def spelt_stems(language: Language, word: str, shortest: int = SHORTEST) -> list[str]:
    """The stems of a known word, of ``shortest`` letters at least, that misspellings are near."""
    if word[0] == "#" or len(word) < shortest:
        return []
    if language is Language.AZ:
        stems = {stem.folded for stem in azerbaijani.stems_of_label(word)}
    elif language is Language.EN:
        stems = {english.stem(word), word}
    else:
        stems = set(russian.lemmas(word))
    return sorted(stem for stem in stems if len(stem) >= shortest)
