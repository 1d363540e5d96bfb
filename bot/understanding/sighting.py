"""What is seen in a text: mentions of terms and things, dates, question words, leftovers."""

from __future__ import annotations

from dataclasses import dataclass

from bot.model import Correction, Language
from bot.text.dates import DateMention
from bot.text.tokens import Token
from bot.understanding.senses import Sense

FILLER = "words"
HOW_MANY = "how_many"


@dataclass(frozen=True, slots=True)
class Mention:
    """Words that name a class, concept, property or thing — or several of them."""

    start: int
    end: int
    text: str
    senses: tuple[Sense, ...]
    negated: bool = False
    finite: bool = False
    quality: float = 1.0
    weak: bool = False  # also a filler word: means something only where that is needed
    attributive: bool = False  # a participle: says which things, rather than asks of them

    @property
    def targets(self) -> frozenset[str]:
        """What it can stand for."""
        return frozenset(sense.target for sense in self.senses)


@dataclass(frozen=True, slots=True)
class NameWord:
    """A word that is no name by itself but occurs in the names of some things."""

    at: int
    text: str
    things: frozenset[str]

    @property
    def is_number(self) -> bool:
        """Whether it is a number, with whatever ending: *143-ü*."""
        return self.text[:1].isdigit()


@dataclass(frozen=True, slots=True)
class Sighting:
    """All that is seen in one utterance.

    ``grammar`` maps a part (``who``, ``not`` …) to the token positions of its words.
    ``unknown`` are content words that mean nothing here, ``unknown_verbs`` those of them
    that are verbs; ``passed`` are known within longer names only; ``missing`` are numbers of rows
    or acts that the record does not have; ``elsewhere`` countries it does not name.
    """

    text: str
    language: Language
    tokens: tuple[Token, ...]
    mentions: tuple[Mention, ...]
    dates: tuple[DateMention, ...]
    grammar: dict[str, tuple[int, ...]]
    name_words: tuple[NameWord, ...] = ()
    unknown: tuple[str, ...] = ()
    unknown_verbs: tuple[str, ...] = ()
    missing: tuple[str, ...] = ()
    passed: tuple[str, ...] = ()
    elsewhere: tuple[str, ...] = ()
    corrections: tuple[Correction, ...] = ()
    proposed: bool = False
    question_mark: bool = False

    def has(self, *parts: str) -> bool:
        """Whether any word of these grammar parts was said."""
        return any(part in self.grammar for part in parts)
