"""Yes-no questions about a number: *does the project have six components?*.

They ask how many there are, and whether it is that many, or more, or fewer: the question is
read as one for the number, and what is said of it is compared with what is found.
"""

from __future__ import annotations

import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

from bot.model import Amount, Language, Than
from bot.text.cardinals import cardinal
from bot.text.fold import fold
from bot.text.tokens import Token, TokenKind
from bot.understanding.senses import Sort
from bot.understanding.sighting import Sighting

_BEHIND = {
    Than.MORE: "more_behind",
    Than.FEWER: "fewer_behind",
    Than.LEAST: "least_behind",
    Than.MOST: "most_behind",
}
_BEFORE = {
    Than.MORE: "more",
    Than.FEWER: "fewer",
    Than.LEAST: "least",
    Than.MOST: "most",
    Than.EQUAL: "exactly",
}
_THAN = ("dan", "den")
"""The Azerbaijani ending of what something is more than: *iyirmidən çox*."""
_REACH = 2
"""So many words stand at most between a number and the noun that is counted."""


@dataclass(frozen=True, slots=True)
class Said:
    """A number said of what a question asks for, and the question for the number itself.

    ``typed`` are the words of the number; ``compared`` whether they say more than a number,
    which then is no name.
    """

    amount: Amount
    question: str
    typed: str
    compared: bool


def said(sighting: Sighting) -> Said | None:
    """The number that a yes-no question may claim; ``None`` where it says none."""
    tokens, words = sighting.tokens, _words()[sighting.language]
    taken = {at for mention in sighting.dates for at in range(mention.start, mention.end)}
    taken.update(sighting.grammar.get("followup", ()))  # bəs, typed like five
    for at in range(len(tokens)):
        found = cardinal(tokens, at, sighting.language.value)
        if found is None or taken & set(range(at, found[1])):
            continue
        value, end = found
        than, start, stop = _compared(tokens, at, end, words)
        if than is Than.LEAST and value == 1:
            return None  # at least one is any
        if than is None and (value == 1 or not _may_be_claimed(sighting, at, end, words)):
            continue  # *bir saziş* is no more than an agreement
        compared = than is not None
        if not _counts_something(sighting, stop) and not (compared and stop == len(tokens)):
            continue
        before, typed, after = (
            " ".join(t.text for t in part)
            for part in (tokens[:start], tokens[start:stop], tokens[stop:])
        )
        question = f"{before} {words['how_many'][0]} {after}"
        return Said(Amount(than or Than.EQUAL, value), question, typed, compared)
    return None


def _compared(
    tokens: Sequence[Token], at: int, end: int, words: Mapping[str, Sequence[str]]
) -> tuple[Than | None, int, int]:
    """What the words beside a number say of it, and where all of it begins and ends."""
    than_it = tokens[end - 1].folded.endswith(_THAN) or fold(tokens[end - 1].suffix) in _THAN
    for than, part in _BEHIND.items():
        for phrase in words.get(part, ()):
            said = phrase.split()
            if [t.folded for t in tokens[end : end + len(said)]] == said and (
                than_it or len(said) > 1
            ):
                return than, at, end + len(said)
    for than, part in _BEFORE.items():
        for phrase in sorted(words.get(part, ()), key=len, reverse=True):
            said = phrase.split()
            if [t.folded for t in tokens[max(0, at - len(said)) : at]] == said:
                return than, at - len(said), end
    return None, at, end


def _may_be_claimed(
    sighting: Sighting, at: int, end: int, words: Mapping[str, Sequence[str]]
) -> bool:
    """Whether a number is no name of what it stands beside, nor only describes it."""
    tokens = sighting.tokens
    before = tokens[at - 1].folded if at else ""
    after = tokens[end].folded if end < len(tokens) else ""
    if before in words["described"] or before in words["numbered"]:
        return False
    if any(after.startswith(word) for word in words.get("behind", ())):
        return False
    digits = tokens[at].kind is TokenKind.NUMBER
    named = any(m.start < at < m.end for m in sighting.mentions)
    beside = any(
        m.end == at and any(sense.sort is Sort.CLASS for sense in m.senses)
        for m in sighting.mentions
    )
    return not named and not (digits and beside)


def _counts_something(sighting: Sighting, end: int) -> bool:
    """Whether a noun that can be counted stands right behind."""
    nouns = (Sort.CLASS, Sort.CONCEPT, Sort.THING)
    return any(
        mention.start <= end + _REACH
        and mention.end > end
        and any(s.sort in nouns for s in mention.senses)
        for mention in sighting.mentions
    )


@cache
def _words() -> Mapping[Language, Mapping[str, Sequence[str]]]:
    source = files(__package__).joinpath("words", "amounts.toml").read_text(encoding="utf-8")
    told = tomllib.loads(source)
    return {language: told[language.value] for language in Language}
