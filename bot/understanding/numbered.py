"""Chapters named by number and reports named by year: those there are, and those there are not.

*Chapter 4* is none of the things that have a 4 in their names, and *the report for 2015* is
nothing that was planned for 2015.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Language
from bot.text.dates import DateMention
from bot.text.numbers import number_of
from bot.text.tokens import Token, TokenKind
from bot.understanding.schema import Schema
from bot.understanding.senses import Sense, Sort
from bot.understanding.sighting import Mention, NameWord, Sighting

_LINKING = frozenset("for of from on за от о по".split())
_ORDINAL = ("st", "nd", "rd", "th")


def numbered(sighting: Sighting, schema: Schema) -> Sighting:
    """Return what was seen with numbers of chapters and years of reports taken as such."""
    sighting = _without_other_counts(_without_no_chapters(sighting, schema), schema)
    return _with_reports(sighting, schema)


def _without_other_counts(sighting: Sighting, schema: Schema) -> Sighting:
    """Let the *four* of *four projects* be no number of what a project has four of."""
    sorts = {m.start for m in sighting.mentions if any(s.sort is Sort.CLASS for s in m.senses)}

    def meant(word: NameWord) -> NameWord:
        if sighting.tokens[word.at].kind is not TokenKind.WORD or word.at + 1 not in sorts:
            return word
        figures = {t for t in word.things if voc.FIGURE in schema.classes.get(t, ())}
        return replace(word, things=word.things - figures)

    words = (meant(word) if word.is_number else word for word in sighting.name_words)
    return replace(sighting, name_words=tuple(word for word in words if word.things))


def _without_no_chapters(sighting: Sighting, schema: Schema) -> Sighting:
    """Let the number of a chapter that is not there be missing, and no word of other names."""
    chapters = [m for m in sighting.mentions if voc.CHAPTER in m.targets]
    stray = [
        word
        for word in sighting.name_words
        if any(_numbers(word, one, sighting) for one in chapters)
        and voc.CHAPTER not in schema.classes_of_any(word.things)
    ]
    if not stray:
        return sighting
    kept = tuple(word for word in sighting.name_words if word not in stray)
    missing = (*sighting.missing, *(word.text for word in stray))
    return replace(sighting, name_words=kept, missing=missing)


def _numbers(word: NameWord, noun: Mention, sighting: Sighting) -> bool:
    """Whether a number says which chapter: *chapter 4*, *4-cü fəsil*, *четвёртая глава*."""
    token = sighting.tokens[word.at]
    if not word.is_number:
        return False
    if word.at == noun.end:
        return sighting.language is not Language.AZ
    return word.at + 1 == noun.start and _is_ordinal(token)


def _is_ordinal(token: Token) -> bool:
    if token.kind is not TokenKind.WORD:
        return bool(token.suffix)
    ending = token.folded.endswith(_ORDINAL) and token.folded[:1].isdigit()
    return ending or number_of(token.folded, ordinal=True) is not None


def _with_reports(sighting: Sighting, schema: Schema) -> Sighting:
    """Take *the 2014 report* for that report where nothing else is said; miss what is not there."""
    for mention, told in _dated_reports(sighting):
        year = told.periods[0].first
        if year is not None and year.year not in schema.reporting_years:
            dates = tuple(one for one in sighting.dates if one is not told)
            return replace(sighting, dates=dates, missing=(*sighting.missing, str(year.year)))
        others = [one for one in sighting.mentions if one is not mention and not one.weak]
        if not others and not sighting.name_words:
            report = replace(mention, senses=(Sense(Sort.CLASS, voc.REPORT),), weak=False)
            mentions = (report if one is mention else one for one in sighting.mentions)
            return replace(sighting, mentions=tuple(mentions))
    return sighting


def _dated_reports(sighting: Sighting) -> Iterator[tuple[Mention, DateMention]]:
    for mention in sighting.mentions:
        if voc.REPORT not in mention.targets or not mention.weak:
            continue
        for told in sighting.dates:
            years = [period for period in told.periods if period.is_year]
            if len(years) != 1 or len(told.periods) != 1:
                continue
            between = sighting.tokens[mention.end : told.start]
            after = told.start >= mention.end and all(t.folded in _LINKING for t in between)
            if (after and len(between) < 2) or told.end == mention.start:
                yield mention, told
