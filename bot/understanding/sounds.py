"""Russian words by how they sound, for Russian that is typed in Latin letters."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence

from bot.understanding.morphology import russian

_KEY = 2
_SAFE = _KEY + 1
"""An ending can change the last sound of a root, so longer ones keep their first two."""


class Sounds:
    """All inflected forms of words by their phonetic skeleton.

    There are some thirty forms to a word, so they are made only for the words whose root
    begins as what was typed does.
    """

    def __init__(self, lemmas: Mapping[str, Sequence[int]], unchanging: Mapping[str, int]) -> None:
        """``lemmas`` are dictionary forms with their words, ``unchanging`` have no other form."""
        self._lemmas = lemmas
        self._beginnings: dict[str, list[str]] = defaultdict(list)
        roots = russian.skeletons_of_cyrillic([russian.root(lemma) for lemma in lemmas])
        for lemma, root in zip(lemmas, roots, strict=True):
            self._beginnings[root[:_KEY] if len(root) >= _SAFE else ""].append(lemma)
        self._made: dict[str, dict[str, set[int]]] = {"": self._skeletons("")}
        spelt = russian.skeletons_of_cyrillic(unchanging)
        for skeleton, word in zip(spelt, unchanging.values(), strict=False):
            self._made[""].setdefault(skeleton, set()).add(word)

    def words(self, skeleton: str) -> tuple[int, ...]:
        """The words that have a form of this skeleton, in the order they were indexed."""
        key = skeleton[:_KEY]
        made = self._made.get(key)
        if made is None:
            made = self._made[key] = self._skeletons(key)
        return tuple(sorted(made.get(skeleton, set()) | self._made[""].get(skeleton, set())))

    def every(self) -> Iterator[tuple[str, int]]:
        """Every skeleton of every word."""
        for key in [*self._beginnings]:
            if key not in self._made:
                self._made[key] = self._skeletons(key)
        for made in self._made.values():
            for skeleton, words in made.items():
                for word in sorted(words):
                    yield skeleton, word

    def _skeletons(self, key: str) -> dict[str, set[int]]:
        forms: dict[str, set[int]] = defaultdict(set)
        for lemma in self._beginnings.get(key, ()):
            for form in (lemma, *russian.forms(lemma)):
                forms[form].update(self._lemmas[lemma])
        skeletons: dict[str, set[int]] = defaultdict(set)
        spelt = russian.skeletons_of_cyrillic(forms)
        for skeleton, words in zip(spelt, forms.values(), strict=False):
            skeletons[skeleton].update(words)
        return dict(skeletons)
