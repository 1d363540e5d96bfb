"""What labels stand for, and what of a question matches them."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum

from bot.model import Language
from bot.understanding.grammar import ELSEWHERE

EXACT, FOLDED, STEM, OTHER_VOICE, OTHER_ALPHABET = 1.0, 0.97, 0.95, 0.92, 0.9
"""How well a typed word fits a word of a label: as it is, but for its marks, inflected …"""


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
class Path:
    """How well the words of a path through a trie were matched so far."""

    quality: float = 1.0
    negated: bool = False
    finite: bool = False

    def then(self, match: WordMatch) -> Path:
        """The path with one more word."""
        return Path(
            min(self.quality, match.quality),
            self.negated or match.negated,
            self.finite or match.finite,
        )


def span_of(place: tuple[int, int], names: Iterable[tuple[Sense, Language]], path: Path) -> Span:
    """The span at ``place`` that matches a label of ``names`` by ``path``."""
    senses: dict[Sense, set[Language]] = {}
    for sense, language in names:
        senses.setdefault(sense, set()).add(language)
    tongues = tuple(map(frozenset, senses.values()))
    every = frozenset().union(*tongues)
    return Span(*place, tuple(senses), tongues, path.quality, path.negated, path.finite, every)


def keep(found: dict[tuple[int, int], Span], span: Span) -> None:
    """Add a span to those found; of two at one place both senses are kept where they fit alike."""
    key = (span.start, span.end)
    old = found.get(key)
    if old is None:
        found[key] = span
        return
    best, other = (span, old) if span.quality > old.quality else (old, span)
    exact = best.quality - other.quality > EXACT - FOLDED
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
