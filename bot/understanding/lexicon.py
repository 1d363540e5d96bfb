"""The lexicon: every name in the graph and every small word, found in any inflection.

A label is a sequence of words, a word is known by its stems, and a question is matched
against a trie of labels.  What a matched label stands for is its :class:`Sense`.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from enum import StrEnum
from typing import Protocol

from bot.model import Language
from bot.text.fold import (
    MARKED,
    covers,
    fold,
    from_azerbaijani_cyrillic,
    is_azerbaijani_cyrillic,
    is_cyrillic,
)
from bot.text.tokens import Token, TokenKind, words_of_label
from bot.understanding.grammar import ELSEWHERE
from bot.understanding.morphology import azerbaijani, english, russian
from bot.understanding.names import (
    ENGLISH,
    EXACT,
    FIRST,
    NOUN,
    RUSSIAN,
    SOUND,
    VERB,
    IndexedWord,
    Key,
    NameIndex,
)
from bot.understanding.sounds import Sounds


class Sort(StrEnum):
    """What kind of thing a label names."""

    CLASS = "class"
    CONCEPT = "concept"
    PROPERTY = "property"
    THING = "thing"
    GRAMMAR = "grammar"


@dataclass(frozen=True, slots=True)
class Sense:
    """One thing that a label can stand for: a term or thing (IRI), or a grammar part."""

    sort: Sort
    target: str


@dataclass(frozen=True, slots=True)
class Entry:
    """A label to be known: ``language`` is ``None`` where the graph does not say.

    ``inflected`` is false for the small words whose forms are all listed.
    """

    label: str
    language: Language | None
    sense: Sense
    inflected: bool = True


@dataclass(frozen=True, slots=True)
class WordMatch:
    """A word of the lexicon that a token can be a form of."""

    word: int
    quality: float
    negated: bool = False
    finite: bool = False


@dataclass(frozen=True, slots=True)
class Span:
    """Tokens ``start`` to ``end`` (exclusive) that match a label, and what it stands for.

    ``tongues`` are the languages of the labels that give each sense.
    """

    start: int
    end: int
    senses: tuple[Sense, ...]
    tongues: tuple[frozenset[Language], ...]
    quality: float
    negated: bool = False
    finite: bool = False
    languages: frozenset[Language] = frozenset()


@dataclass(frozen=True, slots=True)
class _Path:
    """How well the words of a path through a trie were matched so far."""

    quality: float = 1.0
    negated: bool = False
    finite: bool = False

    def then(self, match: WordMatch) -> _Path:
        """The path with one more word."""
        return _Path(
            min(self.quality, match.quality),
            self.negated or match.negated,
            self.finite or match.finite,
        )


class Node:
    """A place in the trie: the words that go on from it, and what ends at it."""

    __slots__ = ("children", "names")

    def __init__(self) -> None:
        self.children: dict[int, Node] = {}
        self.names: list[tuple[Sense, Language]] | None = None


@dataclass(frozen=True, slots=True)
class _Word:
    language: Language
    folded: str


_EXACT, _FOLDED, _STEM, _OTHER_VOICE, _OTHER_ALPHABET = 1.0, 0.97, 0.95, 0.92, 0.9
_GLUE = -1
"""Stands for a small word where words are numbers."""
_MAX_GLUE = 3
MAX_NAMED = 300
"""So many things at most are taken from an index for a word that is no name by itself."""
_FAR = 4
"""A stem so many letters shorter than a word that is known whole is not what is meant."""


class Lexicon:
    """Labels and their senses; built once for each version of the data, then only read."""

    def __init__(
        self,
        entries: Iterable[Entry],
        glue: Iterable[tuple[str, Language]],
        index: NameIndex | None = None,
    ) -> None:
        """Index ``entries``; ``glue`` are the small words that names may be said without.

        ``index`` holds the names that are too many to be entries.
        """
        self.index = index
        self._words: dict[Language, dict[str, int]] = {language: {} for language in Language}
        self._known: dict[Language, dict[str, int]] = {language: {} for language in Language}
        self._word_list: list[_Word] = []
        self.azerbaijani: dict[tuple[str, bool], list[tuple[str, int]]] = defaultdict(list)
        self.english: dict[str, list[int]] = defaultdict(list)
        self.russian: dict[str, list[int]] = defaultdict(list)
        self.exact: dict[str, list[int]] = defaultdict(list)
        self._stemmed: set[int] = set()
        self._alone: set[int] = set()
        self._sounds: Sounds | None = None
        self.root = Node()
        self.named: dict[int, set[str]] = defaultdict(set)
        self._glue: dict[Language, set[str]] = {language: set() for language in Language}
        for word, language in glue:
            self._glue[language].add(word)
        self._glue_words = frozenset().union(*self._glue.values())
        self._cache: dict[tuple[str, str, bool], tuple[WordMatch, ...]] = {}
        for entry in entries:
            self.add(entry)

    # --- building ---

    def add(self, entry: Entry) -> None:
        """Index one more entry."""
        sense = entry.sense
        thing = sense.target if sense.sort is Sort.THING else None
        for language, words in self.words_of(entry):
            if len(words) == 1:
                self._alone.update(words)
            node = self.root
            for word in words:
                following = node.children.get(word)
                if following is None:
                    following = node.children[word] = Node()
                node = following
            if node.names is None:
                node.names = []
            node.names.append((sense, language))
            if thing is not None:
                for word in words:
                    self.named[word].add(thing)

    def words_of(self, entry: Entry) -> Iterator[tuple[Language, list[int]]]:
        """The words of an entry in each language that it can be of; they are known from now on."""
        tokens = words_of_label(entry.label)
        for language in _languages(entry, tokens):
            if words := self._words_of(tokens, language, entry):
                yield language, words

    def _words_of(self, tokens: Sequence[Token], language: Language, entry: Entry) -> list[int]:
        """The words of a label, without its small ones unless it has no others."""
        if entry.sense.sort is Sort.GRAMMAR:
            return [self._word(language, token, entry.inflected) for token in tokens]
        known = self._known[language]
        words = []
        for token in tokens:
            text = token.lower if token.kind is TokenKind.WORD else word_of(token)
            word = known.get(text)
            if word is None:
                small = token.lower in self._glue[language]
                word = _GLUE if small else self._word(language, token, entry.inflected)
                known[text] = word
            if word != _GLUE:
                words.append(word)
        return words or [self._word(language, token, entry.inflected) for token in tokens]

    def add_words_of(self, thing: str, text: str, language: Language | None) -> None:
        """Let ``thing`` be found by the single words of ``text`` (a number, a description)."""
        for word in self.single_words_of(Entry(text, language, Sense(Sort.THING, thing))):
            self.named[word].add(thing)

    def single_words_of(self, entry: Entry) -> Iterator[int]:
        """Each word of an entry that is none of the small ones."""
        tokens = words_of_label(entry.label)
        for code in _languages(entry, tokens):
            for token in tokens:
                if token.lower not in self._glue[code]:
                    yield self._word(code, token, True)

    def _word(self, language: Language, token: Token, inflected: bool) -> int:
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
            for lemma in russian.lemmas(token.folded):
                self.russian[lemma].append(number)

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
            if len(self._cache) > 50_000:
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
        if not is_cyrillic(token.folded):
            self._match_azerbaijani(token.lower, add)
            self._match_english(token.folded, add)
            if latin_russian or not found:
                self._match_latin_russian(token.folded, add, short=latin_russian)
        elif azerbaijani_cyrillic or is_azerbaijani_cyrillic(token.lower):
            self._match_azerbaijani(from_azerbaijani_cyrillic(token.lower), add)
        else:
            self._match_russian(token.folded, add)
        for word in self.exact.get(token.folded, ()):
            if self._word_list[word].language is not Language.AZ:
                add(word, _EXACT)
        for other in self._indexed((EXACT, token.folded)):
            if other.language != Language.AZ:
                add(other.word, _EXACT)
        return tuple(sorted(found.values(), key=lambda m: -m.quality))

    def _indexed(self, *keys: Key) -> list[IndexedWord]:
        """The words of the index under any of ``keys``."""
        if self.index is None:
            return []
        found = self.index.words(keys)
        return [word for key in keys for word in found.get(key, ())]

    def _match_english(self, folded: str, add: _Add) -> None:
        stem = english.stem(folded)
        for word in self.english.get(stem, ()):
            add(word, _EXACT if self._word_list[word].folded == folded else _STEM)
        for other in self._indexed((ENGLISH, stem)):
            add(other.word, _EXACT if other.folded == folded else _STEM)
        positive = english.positive(folded)
        if positive and not self.english.get(stem):
            for word in self.english.get(english.stem(positive), ()):
                add(word, _STEM, negated=True)  # unsigned

    def _match_russian(self, folded: str, add: _Add) -> None:
        finite = russian.is_finite(folded)
        for lemma in russian.lemmas(folded):
            quality = _EXACT if lemma == folded else _STEM
            for word in self.russian.get(lemma, ()):
                add(word, quality, finite=finite)
            for other in self._indexed((RUSSIAN, lemma)):
                add(other.word, quality, finite=finite)

    def _match_latin_russian(self, folded: str, add: _Add, *, short: bool) -> None:
        skeleton = russian.skeleton_of_latin(folded)
        if len(skeleton) > 2 or short:
            if self._sounds is None:
                self._sounds = Sounds(self.russian, self.unchanging(Language.RU))
            for word in self._sounds.words(skeleton):
                add(word, _OTHER_ALPHABET)
            for other in self._indexed((SOUND, skeleton)):
                add(other.word, _OTHER_ALPHABET)

    def _match_azerbaijani(self, typed: str, add: _Add) -> None:
        alone = self._whole_words(typed)
        marked = bool(MARKED & set(typed))
        found = False
        for stem, known, word in self._known_stems(azerbaijani.stems(typed)):
            if alone and len(typed) - len(stem.typed) >= _FAR:
                continue  # Türkiyə is not tür with endings
            whole = len(stem.typed) == len(typed)
            if typed in alone and stem.typed != known and (marked or not whole):
                continue  # insan is not inşa with an ending, nor necə neçə
            if whole or self._is_inflected(word):
                quality = _EXACT if whole else _STEM
                if stem.typed != known:
                    quality -= _EXACT - _FOLDED
                add(word, quality, stem.negated, stem.finite)
                found = True
        if found:
            return
        for stem, _, word in self._known_stems(azerbaijani.stems_in_other_voices(typed)):
            if self._is_inflected(word):
                add(word, _OTHER_VOICE, stem.negated, stem.finite)

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
        words = [*self.exact.get(key, ()), *(other.word for other in self._indexed((EXACT, key)))]
        return tuple(WordMatch(word, _EXACT) for word in words)

    def is_glue(self, token: Token) -> bool:
        """Whether a token is a small word that names may be said with or without."""
        return token.kind is TokenKind.WORD and token.lower in self._glue_words

    def things_named_with(self, matches: Iterable[WordMatch]) -> frozenset[str]:
        """Return the things that have one of the matched words in a name.

        Of those in the index at most :data:`MAX_NAMED`.
        """
        things: set[str] = set()
        words = [match.word for match in matches]
        for word in words:
            things |= self.named.get(word, set())
        if self.index is not None and (known := [word for word in words if word >= FIRST]):
            things.update(self.index.named(known, MAX_NAMED))
        return frozenset(things)

    def things_named_with_each(self, groups: Sequence[Iterable[WordMatch]]) -> frozenset[str]:
        """Return the things of the index that have a word of each group in a name."""
        if self.index is None:
            return frozenset()
        words = [[match.word for match in group if match.word >= FIRST] for group in groups]
        if len(words) < 2 or not all(words):
            return frozenset()
        return frozenset(self.index.common(words, MAX_NAMED))

    def spans(
        self, tokens: Sequence[Token], matches: Sequence[Sequence[WordMatch]]
    ) -> tuple[Span, ...]:
        """Return every span of ``tokens`` that matches a label, with all senses of its label."""
        found: dict[tuple[int, int], Span] = {}
        glue = [self.is_glue(token) or token.kind is TokenKind.DASH for token in tokens]
        for start in range(len(tokens)):
            frontier: list[tuple[Node, float, bool, bool]] = [(self.root, 1.0, False, False)]
            skipped = 0
            for at in range(start, min(len(tokens), start + 40)):
                following: list[tuple[Node, float, bool, bool]] = []
                for node, quality, negated, finite in frontier:
                    for match in matches[at]:
                        child = node.children.get(match.word)
                        if child is not None:
                            following.append(
                                (
                                    child,
                                    min(quality, match.quality),
                                    negated or match.negated,
                                    finite or match.finite,
                                )
                            )
                for node, quality, negated, finite in following:
                    if node.names:
                        _keep(found, _span((start, at + 1), node.names, quality, negated, finite))
                if glue[at] and at > start and skipped < _MAX_GLUE:
                    skipped += 1
                    following.extend(frontier)
                frontier = following
                if not frontier:
                    break
        self._add_indexed_spans(tokens, matches, glue, found)
        return tuple(found.values())

    def _add_indexed_spans(
        self,
        tokens: Sequence[Token],
        matches: Sequence[Sequence[WordMatch]],
        glue: Sequence[bool],
        found: dict[tuple[int, int], Span],
    ) -> None:
        """The same walk through the trie of the index, a step of all paths at a time."""
        known = [[m for m in each if m.word >= FIRST] for each in matches]
        if self.index is None or not any(known):
            return
        reached: list[tuple[int, int, int, _Path]] = []
        for start in range(len(tokens)):
            frontier = [(0, _Path())] if known[start] else []
            skipped = 0
            for at in range(start, min(len(tokens), start + 40)):
                if not frontier:
                    break
                words = {match.word for match in known[at]}
                steps = self.index.steps({place for place, _ in frontier}, words) if words else {}
                following = [
                    (steps[place, match.word], path.then(match))
                    for place, path in frontier
                    for match in known[at]
                    if (place, match.word) in steps
                ]
                reached += [(place, start, at + 1, path) for place, path in following]
                if glue[at] and at > start and skipped < _MAX_GLUE:
                    skipped += 1
                    following.extend(frontier)
                frontier = following
        ends = self.index.ends({place for place, *_ in reached})
        for place, start, end, path in reached:
            if names := ends.get(place):
                senses = [(Sense(Sort.THING, thing), Language(code)) for thing, code in names]
                span = _span((start, end), senses, path.quality, path.negated, path.finite)
                _keep(found, span)

    def vocabulary(self) -> Sequence[tuple[Language, str]]:
        """Return all words that are known, folded, with their language."""
        return [(word.language, word.folded) for word in self._word_list]


class _Add(Protocol):
    def __call__(
        self, word: int, quality: float, negated: bool = False, finite: bool = False
    ) -> None: ...


def _span(
    place: tuple[int, int],
    names: Iterable[tuple[Sense, Language]],
    quality: float,
    negated: bool,
    finite: bool,
) -> Span:
    senses: dict[Sense, set[Language]] = {}
    for sense, language in names:
        senses.setdefault(sense, set()).add(language)
    tongues = tuple(map(frozenset, senses.values()))
    every = frozenset().union(*tongues)
    return Span(*place, tuple(senses), tongues, quality, negated, finite, every)


def _keep(found: dict[tuple[int, int], Span], span: Span) -> None:
    key = (span.start, span.end)
    old = found.get(key)
    if old is None:
        found[key] = span
        return
    best, other = (span, old) if span.quality > old.quality else (old, span)
    exact = best.quality - other.quality > _EXACT - _FOLDED
    if exact and best.languages == {Language.EN} and _has_content(best):
        found[key] = best  # "drafted" is the property, not the draft
        return
    if exact and any(sense.target == ELSEWHERE for sense in best.senses):
        found[key] = best  # Suriya is a country, not an ending on şura
        return
    senses: dict[Sense, frozenset[Language]] = {}
    for one in (best, other):
        for sense, tongues in zip(one.senses, one.tongues, strict=True):
            senses[sense] = senses.get(sense, frozenset()) | tongues
    found[key] = Span(
        span.start,
        span.end,
        tuple(senses),
        tuple(senses.values()),
        best.quality,
        best.negated,
        best.finite or other.finite,
        best.languages | other.languages,
    )


def _has_content(span: Span) -> bool:
    return any(sense.sort is not Sort.GRAMMAR for sense in span.senses)


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
"""Words and stems of fewer letters are never taken for misspelt."""


def spelt_stems(language: Language, word: str) -> list[str]:
    """The stems of a known word that a misspelling is compared with."""
    if word[0] == "#" or len(word) < SHORTEST:
        return []
    if language is Language.AZ:
        stems = {stem.folded for stem in azerbaijani.stems_of_label(word)}
    elif language is Language.EN:
        stems = {english.stem(word), word}
    else:
        stems = set(russian.lemmas(word))
    return [stem for stem in stems if len(stem) >= SHORTEST]


def _languages(entry: Entry, tokens: Sequence[Token]) -> tuple[Language, ...]:
    if entry.language is not None:
        return (entry.language,)
    if any(is_cyrillic(token.lower) for token in tokens):
        return (Language.RU,)
    return (Language.AZ, Language.EN)
