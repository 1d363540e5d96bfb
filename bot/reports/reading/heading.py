"""What the heading of a report tells: its programme and the year it reports on."""

from __future__ import annotations

import re

from bot.model import Language
from bot.reports.document import Span
from bot.reports.reading.words import names_a_programme
from bot.text.fold import is_azerbaijani_cyrillic, is_cyrillic

_QUOTED = re.compile(r"[“«\"]([^“«”»\"]{5,600})[”»\"]")
_PERIODS = (
    re.compile(r"\b((?:19|20)\d\d)-c[ıiuü]\s+il\w*(?:\s+ərzində)?"),
    re.compile(r"(?:за|в течение|в)\s+((?:19|20)\d\d)(?:\s*-?\w{0,3}\s+год\w*|\s*г\.)"),
    re.compile(r"\b((?:19|20)\d\d)\s+год\w*"),
    re.compile(r"\b(?:during|in|for|of)\s+(?:the\s+year\s+)?((?:19|20)\d\d)\b"),
    re.compile(r"\b((?:19|20)\d\d)\b"),
)
_MONTH_WORD = (
    r"(?:yan|fev|mar|apr|may|iyu|avq|sen|okt|noy|dek|jan|feb|jun|jul|aug|sep|oct|nov|dec"
    r"|янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек)\w*"
)
_DAY_AFTER = re.compile(rf"\s*\d{{1,2}}\s+{_MONTH_WORD}", re.IGNORECASE)
_DAY_BEFORE = re.compile(rf"(?:\d{{1,2}}\s+)?{_MONTH_WORD}\s+\Z", re.IGNORECASE)
_AZERBAIJANI = frozenset("əğışƏĞİŞ")


def programme_of(text: str, heading: Span) -> Span | None:
    """The quoted name of a programme, without its quotes."""
    for found in _QUOTED.finditer(text, heading.start, heading.end):
        if names_a_programme(found[1]):
            return Span(*found.span(1))
    return None


def period_of(text: str, heading: Span) -> tuple[Span, int] | None:
    """The words that say the year reported on, and the year: the last that is in no date."""
    for pattern in _PERIODS:
        for found in reversed(list(pattern.finditer(text, heading.start, heading.end))):
            dated = _DAY_AFTER.match(text, found.end()) or _DAY_BEFORE.search(
                text[max(heading.start, found.start() - 20) : found.start(1)]
            )
            if not dated:
                return Span(*found.span()), int(found[1])
    return None


def language_of(text: str) -> Language:
    """The language a text is in, by its letters."""
    letters = [char for char in text if char.isalpha()]
    cyrillic = sum(map(is_cyrillic, letters))
    if cyrillic * 2 > len(letters):
        return Language.AZ if is_azerbaijani_cyrillic(text) else Language.RU
    marked = sum(char in _AZERBAIJANI for char in letters)
    return Language.AZ if marked * 100 > len(letters) else Language.EN
