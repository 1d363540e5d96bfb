"""A lexicon as tables: what an index of its names is to hold."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple

from bot.model import Language
from bot.understanding.lexicon import Lexicon, Node, spelt_stems
from bot.understanding.names import ENGLISH, EXACT, FIRST, NOUN, RUSSIAN, SOUND, VERB
from bot.understanding.sounds import Sounds

_LONG = 8
"""Stems of so many letters are also found by their second to fifth letters."""


class NameTables(NamedTuple):
    """The rows of each table, made as they are asked for."""

    words: Iterator[tuple[int, str, str]]
    """word, language, folded"""
    stems: Iterator[tuple[str, str, str, int]]
    """how, key, typed, word"""
    steps: Iterator[tuple[int, int, int]]
    """place, word, the place it leads to"""
    ends: Iterator[tuple[int, str, str]]
    """place, thing, language"""
    named: Iterator[tuple[int, str]]
    """word, thing"""
    spellings: Iterator[tuple[str, int, str, int]]
    """beginning, length, stem, word"""


def name_tables(lexicon: Lexicon) -> NameTables:
    """The tables of a lexicon of things."""
    return NameTables(
        words=(
            (FIRST + at, language.value, folded)
            for at, (language, folded) in enumerate(lexicon.vocabulary())
        ),
        stems=_stems(lexicon),
        steps=_steps(lexicon),
        ends=(
            (place, sense.target, language.value)
            for place, node in _places(lexicon)
            for sense, language in node.names or ()
        ),
        named=((FIRST + word, thing) for word, things in lexicon.named.items() for thing in things),
        spellings=_spellings(lexicon),
    )


def _stems(lexicon: Lexicon) -> Iterator[tuple[str, str, str, int]]:
    for (folded, verb), stems in lexicon.azerbaijani.items():
        for typed, word in stems:
            yield VERB if verb else NOUN, folded, typed, FIRST + word
    for how, table in (
        (ENGLISH, lexicon.english),
        (RUSSIAN, lexicon.russian),
        (EXACT, lexicon.exact),
    ):
        for key, words in table.items():
            for word in words:
                yield how, key, "", FIRST + word
    for skeleton, word in Sounds(lexicon.russian, lexicon.unchanging(Language.RU)).every():
        yield SOUND, skeleton, "", FIRST + word


def _places(lexicon: Lexicon) -> Iterator[tuple[int, Node]]:
    """Every node of the trie with its number, 0 for the root, always in the same order."""
    waiting, number = [lexicon.root], 0
    while waiting:
        node = waiting.pop()
        yield number, node
        number += 1
        waiting.extend(node.children.values())


def _steps(lexicon: Lexicon) -> Iterator[tuple[int, int, int]]:
    numbers = {id(node): place for place, node in _places(lexicon)}
    for place, node in _places(lexicon):
        for word, child in node.children.items():
            yield place, FIRST + word, numbers[id(child)]


def _spellings(lexicon: Lexicon) -> Iterator[tuple[str, int, str, int]]:
    for word, (language, folded) in enumerate(lexicon.vocabulary()):
        for stem in spelt_stems(language, folded):
            yield stem[0], len(stem), stem, FIRST + word
            if len(stem) >= _LONG:
                yield f"~{stem[1:5]}", len(stem), stem, FIRST + word
