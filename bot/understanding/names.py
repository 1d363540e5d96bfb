"""Names too many to keep in memory: what an index of them has to offer.

The index holds a lexicon of things as tables: stems and the words under them, the trie of
names a step at a time, what ends at a place of it, which things have a word in a name.  It is
asked with the words of one question, so what is fetched is bounded by the question.  Who
keeps the tables is not the business of understanding.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from typing import Protocol

FIRST = 1 << 32
"""The words of an index are numbered from here, those in memory below."""

NOUN, VERB, ENGLISH, RUSSIAN, EXACT, SOUND = "n", "v", "e", "r", "x", "s"
"""How a key leads to a word: by which stem, as it is written, or by its sound."""

Key = tuple[str, str]


class IndexedWord(Protocol):
    """A word of the index found under a key."""

    @property
    def typed(self) -> str:
        """Its stem with all marks; of Azerbaijani words only."""

    @property
    def word(self) -> int:
        """Its number."""

    @property
    def language(self) -> str:
        """Its language, as a code."""

    @property
    def folded(self) -> str:
        """The word without its marks."""


class NameIndex(Protocol):
    """The names of things, asked for piece by piece; safe to ask from any thread."""

    def words(self, keys: Collection[Key]) -> Mapping[Key, Sequence[IndexedWord]]:
        """The words under each of ``keys``."""

    def steps(
        self, places: Collection[int], words: Collection[int]
    ) -> Mapping[tuple[int, int], int]:
        """Where the trie goes on from ``places`` by ``words``: (place, word) → place."""

    def ends(self, places: Collection[int]) -> Mapping[int, Sequence[tuple[str, str]]]:
        """The things whose names end at ``places``, each with the language of the name."""

    def named(self, words: Collection[int], limit: int) -> Sequence[str]:
        """At most ``limit`` things that have one of ``words`` in a name."""

    def common(self, groups: Sequence[Collection[int]], limit: int) -> Sequence[str]:
        """At most ``limit`` things that have a word of each of ``groups`` in their names."""

    def spellings(self, keys: Collection[tuple[str, int]]) -> Mapping[str, Sequence[IndexedWord]]:
        """The stems with one of ``keys``, parts of a stem and its length, and their words."""

    def classes(self, thing: str) -> frozenset[str]:
        """All classes of a thing; none where it is not known."""

    def things(self) -> Iterable[str]:
        """Every thing of the index."""
