"""The small words of each language, read from ``words/*.toml``."""

from __future__ import annotations

import tomllib
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.model import Language

QUESTION_PARTS = frozenset(
    {"who", "who_is", "where", "when", "how_many", "how_long", "until", "which", "what", "why"}
)
"""The parts that are question words."""

ROLE_PARTS = (
    "recipient",
    "sender",
    "issuer",
    "party",
    "audience",
    "beneficiary",
    "intermediary",
    "funder",
    "supporter",
    "organiser",
    "designatedBy",
    "head",
    "capacity",
    "cost",
    "executingBody",
    "adviser",
    "requester",
)
"""The parts of *who* in a case or phrase: to whom, from whom, whose, with whose money …."""

PREPOSITIONS = frozenset(
    "in on at of to from by with for under within during through about into upon".split()
)
"""English prepositions that a relative pronoun can follow: *the project under which*."""

_LISTED = (QUESTION_PARTS | frozenset(ROLE_PARTS)) | frozenset(
    "bot pronoun of_them by with not and or but whether exists altering alike".split()
)
"""Parts whose forms are all listed: no ending is to be cut off."""


@dataclass(frozen=True, slots=True)
class GrammarPhrase:
    """A phrase of a language and the part it plays in a question (``who``, ``not`` …)."""

    phrase: str
    language: Language
    part: str

    @property
    def inflected(self) -> bool:
        """Whether other forms than those listed are meant: not of pronouns and particles."""
        apart = (("about", Language.EN), ("except", Language.AZ))  # xarici is no *xaric*
        return self.part not in _LISTED and (self.part, self.language) not in apart


@cache
def grammar_phrases() -> tuple[GrammarPhrase, ...]:
    """Return every grammar phrase of the three languages; fillers have the part ``words``."""
    return tuple(
        GrammarPhrase(phrase, language, part)
        for language in Language
        for group in _toml(language.value).values()
        for part, phrases in group.items()
        for phrase in dict.fromkeys(phrases)
    )


ELSEWHERE = "elsewhere"
"""The part of a country's name that the record may not hold."""


def world_phrases() -> Iterator[GrammarPhrase]:
    """Yield the names of the world's countries, so that none is taken for another."""
    for names in _toml("world").values():
        for code, phrases in names.items():
            for phrase in dict.fromkeys(phrases):
                yield GrammarPhrase(phrase, Language(code), ELSEWHERE)


def world_countries() -> dict[str, dict[str, list[str]]]:
    """Return all names of the world's countries: by code, then by language, the usual one first."""
    return _toml("world")


def world_names() -> dict[str, tuple[str, ...]]:
    """Return the usual name of the world's countries by code, in the order of the languages."""
    return {
        iso: tuple(names[language.value][0] for language in Language)
        for iso, names in _toml("world").items()
        if all(names[language.value] for language in Language)
    }


@cache
def single_words(name: str, language: Language | None = None) -> frozenset[str]:
    """The words of ``words/single.toml`` under a name, folded: of a language, or of all."""
    told = _toml("single")
    languages = [language] if language else list(Language)
    return frozenset(word for one in languages for word in told[one.value][name])


@cache
def courteous(language: Language) -> dict[str, frozenset[str]]:
    """The words of the courtesies of a language, folded, by their part in them."""
    return {part: frozenset(words) for part, words in _toml("courtesy")[language.value].items()}


@cache
def shortened() -> dict[str, tuple[str, ...]]:
    """What people shorten, folded, and the words that it stands for (``words/shortened.toml``)."""
    found: dict[str, tuple[str, ...]] = {}
    for told in _toml("shortened").values():
        for word, shorts in told.items():
            for short in shorts:
                found[short] = (*found.get(short, ()), word)
    return found


def _toml(name: str) -> dict[str, dict[str, list[str]]]:
    source = files(__package__).joinpath("words", f"{name}.toml")
    return tomllib.loads(source.read_text(encoding="utf-8"))
