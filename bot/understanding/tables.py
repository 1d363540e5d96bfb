"""Names as tables: what an index of them is to hold, made as the names go by.

Of the names themselves nothing is kept but where the trie goes on from each of its places;
the words that they are made of are a lexicon, which many names share.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import NamedTuple

from bot.model import Language
from bot.understanding.forms import spelt_stems
from bot.understanding.lexicon import Lexicon
from bot.understanding.names import ENGLISH, EXACT, FIRST, NOUN, RUSSIAN, SOUND, VERB
from bot.understanding.senses import Entry
from bot.understanding.slips import slip_keys
from bot.understanding.sounds import Sounds

_WIDTH = 32
"""Words are numbers of fewer bits than this."""


class NamedThing(NamedTuple):
    """A name of a thing; ``loose``: only its words are known, each by itself."""

    entry: Entry
    loose: bool = False


class NameRows(NamedTuple):
    """The rows of one name."""

    steps: list[tuple[int, int, int]]
    """place, word, the place it leads to: those that no name before had"""
    ends: list[tuple[int, str, str]]
    """place, thing, language"""
    named: list[tuple[int, str]]
    """word, thing"""


class NameTables(NamedTuple):
    """The rows of each table; the names first, as the words are those that they have."""

    names: Iterator[NameRows]
    words: Iterator[tuple[int, str, str]]
    """word, language, folded"""
    stems: Iterator[tuple[str, str, str, int]]
    """how, key, typed, word"""
    spellings: Iterator[tuple[str, int, str, int]]
    """key, length, stem, word"""


def name_tables(names: Iterable[NamedThing], lexicon: Lexicon) -> NameTables:
    """The tables of ``names``, whose words come into ``lexicon``, which is empty at first."""
    return NameTables(
        names=_names(names, lexicon),
        words=_words(lexicon),
        stems=_stems(lexicon),
        spellings=_spellings(lexicon),
    )


def _names(names: Iterable[NamedThing], lexicon: Lexicon) -> Iterator[NameRows]:
    places: dict[int, int] = {}
    for entry, loose in names:
        thing = entry.sense.target
        rows = NameRows([], [], [])
        if loose:
            rows.named.extend((FIRST + word, thing) for word in lexicon.single_words_of(entry))
            yield rows
            continue
        for language, words in lexicon.words_of(entry):
            place = 0
            for word in words:
                key = place << _WIDTH | word
                following = places.get(key)
                if following is None:
                    following = places[key] = len(places) + 1
                    rows.steps.append((place, FIRST + word, following))
                place = following
                rows.named.append((FIRST + word, thing))
            rows.ends.append((place, thing, language.value))
        yield rows


def _words(lexicon: Lexicon) -> Iterator[tuple[int, str, str]]:
    for at, (language, folded) in enumerate(lexicon.forms.vocabulary()):
        yield FIRST + at, language.value, folded


def _stems(lexicon: Lexicon) -> Iterator[tuple[str, str, str, int]]:
    for (folded, verb), stems in lexicon.forms.azerbaijani.items():
        for typed, word in stems:
            yield VERB if verb else NOUN, folded, typed, FIRST + word
    for how, table in (
        (ENGLISH, lexicon.forms.english),
        (RUSSIAN, lexicon.forms.russian),
        (EXACT, lexicon.forms.exact),
    ):
        for key, words in table.items():
            for word in words:
                yield how, key, "", FIRST + word
    for skeleton, word in Sounds(
        lexicon.forms.russian, lexicon.forms.unchanging(Language.RU)
    ).every():
        yield SOUND, skeleton, "", FIRST + word


def _spellings(lexicon: Lexicon) -> Iterator[tuple[str, int, str, int]]:
    for word, (language, folded) in enumerate(lexicon.forms.vocabulary()):
        for stem in spelt_stems(language, folded):
            for key in slip_keys(stem):
                yield key, len(stem), stem, FIRST + word
