"""The lexicon: every name in the graph and every small word, found in any inflection.

A label is a sequence of words, a word is known by its forms, and a question is matched
against a trie of labels.  What a matched label stands for is its sense.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence

from bot.model import Language
from bot.text.fold import fold, is_cyrillic
from bot.text.tokens import Token, TokenKind, words_of_label
from bot.understanding.forms import Forms, word_of
from bot.understanding.grammar import single_words
from bot.understanding.morphology import russian
from bot.understanding.names import FIRST, NameIndex
from bot.understanding.senses import Entry, Path, Sense, Sort, Span, WordMatch, keep, span_of
from bot.understanding.sighting import FILLER


class Node:
    """A place in the trie: the words that go on from it, and what ends at it."""

    __slots__ = ("children", "names")

    def __init__(self) -> None:
        self.children: dict[int, Node] = {}
        self.names: list[tuple[Sense, Language]] | None = None


_FILLER = Sense(Sort.GRAMMAR, FILLER)
"""A word that carries nothing may be a form of one that does: *edilmişdir* is of *etmək*."""
_GLUE = -1
"""Stands for a small word where words are numbers."""
_MAX_GLUE = 3
"""So many small words may be said between two words of a name: *between the*."""
_LONGEST = 40
"""No label is of more words than this, small ones among them."""
MAX_NAMED = 300
"""So many things at most are taken from an index for a word that is no name by itself."""


class Lexicon:
    """Labels and their senses; built once for each version of the data, then only read."""

    def __init__(
        self,
        entries: Iterable[Entry],
        glue: Iterable[tuple[str, Language]],
        index: NameIndex | None = None,
        classes: Mapping[str, frozenset[str]] | None = None,
    ) -> None:
        """Index ``entries``; ``glue`` are the small words that names may be said without.

        ``index`` holds the names that are too many to be entries, ``classes`` those of things.
        """
        self.index = index
        self._classes = classes or {}
        self.forms = Forms(index)
        self._known: dict[Language, dict[str, int]] = {language: {} for language in Language}
        self.root = Node()
        self.named: dict[int, set[str]] = defaultdict(set)
        self._glue: dict[Language, set[str]] = {language: set() for language in Language}
        for word, language in glue:
            self._glue[language].add(word)
        typed = {fold(w) for w in self._glue[Language.AZ] if len(w) > 1}  # ucun is üçün
        self._glue_words = frozenset(typed).union(*self._glue.values())
        self._glue_heard = frozenset(map(russian.skeleton_of_cyrillic, self._glue[Language.RU]))
        entries = list(entries)
        self._alone: dict[int, set[str]] = defaultdict(set)
        for entry in entries:
            self._note_alone(entry)
        for entry in entries:
            self.add(entry)

    # --- building ---

    def add(self, entry: Entry) -> None:
        """Index one more entry."""
        sense = entry.sense
        thing = sense.target if sense.sort is Sort.THING else None
        for language, words in self.words_of(entry):
            if len(words) == 1 and sense != _FILLER:
                self.forms.stands_alone(words)
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

    def _note_alone(self, entry: Entry) -> None:
        """Remember what an English word means by itself, for :meth:`_is_phrasal`."""
        tokens = words_of_label(entry.label)
        if len(tokens) == 1 and entry.language is Language.EN and _is_said_of_others(entry):
            word = self.forms.word(Language.EN, tokens[0], inflected=entry.inflected)
            self._alone[word].add(entry.sense.target)

    def _is_phrasal(self, word: int, tokens: Sequence[Token], entry: Entry) -> bool:
        """Whether an English verb means this with its preposition only: *answer for*."""
        others = self._alone.get(word, set()) - {entry.sense.target}
        return len(tokens) > 1 and _is_said_of_others(entry) and bool(others)

    def words_of(self, entry: Entry) -> Iterator[tuple[Language, list[int]]]:
        """The words of an entry in each language that it can be of; they are known from now on."""
        tokens = words_of_label(entry.label)
        for language in _languages(entry, tokens):
            if words := self._words_of(tokens, language, entry):
                yield language, words

    def _words_of(self, tokens: Sequence[Token], language: Language, entry: Entry) -> list[int]:
        """The words of a label, without its small ones unless it has no others."""
        if entry.sense.sort is Sort.GRAMMAR:
            return [self.forms.word(language, token, inflected=entry.inflected) for token in tokens]
        known = self._known[language]
        words = []
        for token in tokens:
            text = token.lower if token.kind is TokenKind.WORD else word_of(token)
            word = known.get(text)
            if word is None:
                small = token.lower in self._glue[language]
                word = (
                    _GLUE if small else self.forms.word(language, token, inflected=entry.inflected)
                )
                known[text] = word
            if word != _GLUE:
                words.append(word)
        phrasal = language is Language.EN and len(words) == 1
        if words and not (phrasal and self._is_phrasal(words[0], tokens, entry)):
            return words
        return [self.forms.word(language, token, inflected=entry.inflected) for token in tokens]

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
                    yield self.forms.word(code, token, inflected=True)

    # --- looking up ---

    def is_glue(self, token: Token) -> bool:
        """Whether a token is a small word that names may be said with or without."""
        if token.kind is not TokenKind.WORD:
            return False
        return token.lower in self._glue_words or (
            not is_cyrillic(token.lower)
            and russian.skeleton_of_latin(token.folded) in self._glue_heard
        )

    def classes_of(self, thing: str) -> frozenset[str]:
        """The classes of a thing, where they are known here."""
        return self._classes.get(thing, frozenset())

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
        small = self._small_words_in_a_row(tokens)
        for start in range(len(tokens)):
            frontier = [(self.root, Path())]
            for at in range(start, min(len(tokens), start + _LONGEST)):
                following = [
                    (child, path.then(match))
                    for node, path in frontier
                    for match in matches[at]
                    if (child := node.children.get(match.word)) is not None
                ]
                for node, path in following:
                    if node.names and not (at > start and is_said_to_be_party(tokens, at)):
                        keep(found, span_of((start, at + 1), node.names, path))
                if at > start and 0 < small[at] <= _MAX_GLUE:
                    following.extend(frontier)
                frontier = following
                if not frontier:
                    break
        self._add_indexed_spans(tokens, matches, small, found)
        return tuple(found.values())

    def _small_words_in_a_row(self, tokens: Sequence[Token]) -> list[int]:
        """For each token, of how many small words in a row it is the last; 0 for other words."""
        small: list[int] = []
        for token in tokens:
            is_small = self.is_glue(token) or token.kind is TokenKind.DASH
            small.append(1 + (small[-1] if small else 0) if is_small else 0)
        return small

    def _add_indexed_spans(
        self,
        tokens: Sequence[Token],
        matches: Sequence[Sequence[WordMatch]],
        small: Sequence[int],
        found: dict[tuple[int, int], Span],
    ) -> None:
        """The same walk through the trie of the index, all paths from all starts side by side."""
        known = [[m for m in each if m.word >= FIRST] for each in matches]
        if self.index is None or not any(known):
            return
        reached: list[tuple[int, int, int, Path]] = []
        frontiers: dict[int, list[tuple[int, Path]]] = {}
        for at in range(len(tokens)):
            frontiers.pop(at - _LONGEST, None)
            if known[at]:
                frontiers[at] = [(0, Path())]
            words = {match.word for match in known[at]}
            places = {place for paths in frontiers.values() for place, _ in paths}
            steps = self.index.steps(places, words) if words and places else {}
            for start, frontier in [*frontiers.items()]:
                following = [
                    (steps[place, match.word], path.then(match))
                    for place, path in frontier
                    for match in known[at]
                    if (place, match.word) in steps
                ]
                reached += [(place, start, at + 1, path) for place, path in following]
                if at > start and 0 < small[at] <= _MAX_GLUE:
                    following.extend(frontier)
                if following:
                    frontiers[start] = following
                else:
                    del frontiers[start]
        ends = self.index.ends({place for place, *_ in reached})
        for place, start, end, path in sorted(reached, key=lambda one: one[1:3]):
            if names := ends.get(place):
                senses = [(Sense(Sort.THING, thing), Language(code)) for thing, code in names]
                keep(found, span_of((start, end), senses, path))


def _is_said_of_others(entry: Entry) -> bool:
    return entry.sense.sort in (Sort.PROPERTY, Sort.CONCEPT)


def _languages(entry: Entry, tokens: Sequence[Token]) -> tuple[Language, ...]:
    if entry.language is not None:
        return (entry.language,)
    if any(is_cyrillic(token.lower) for token in tokens):
        return (Language.RU,)
    return (Language.AZ, Language.EN)


def is_said_to_be_party(tokens: Sequence[Token], at: int) -> bool:
    """Whether Azerbaijani *tərəf* is no part of a name: *Norveç tərəfdir*, *tərəf olmadığı*."""
    if tokens[at].folded in single_words("being_party", Language.AZ):
        return True
    after = tokens[at + 1].folded if at + 1 < len(tokens) else ""
    return tokens[at].folded == "teref" and after.startswith(("ol", "deyil"))
