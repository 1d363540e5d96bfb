"""Numbers in words: *üçüncü*, *third*, *третья*, *three* → 3."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from bot.text.fold import is_cyrillic

_AZERBAIJANI = (
    "birinci ikinci ucuncu dorduncu besinci altinci yeddinci sekkizinci doqquzuncu onuncu "
    "onbirinci onikinci onucuncu ondorduncu onbesinci onaltinci onyeddinci onsekkizinci "
    "ondoqquzuncu iyirminci"
).split()
_ENGLISH = (
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth "
    "thirteenth fourteenth fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
).split()
_RUSSIAN_STEMS = (
    "перв втор трет четверт пят шест седьм восьм девят десят одиннадцат двенадцат "
    "тринадцат четырнадцат пятнадцат шестнадцат семнадцат восемнадцат девятнадцат двадцат"
).split()
_CARDINALS = {
    word: number
    for words in (
        "one two three four five six seven eight nine ten eleven twelve thirteen",
        "bir iki uc dord bes alti yeddi sekkiz doqquz on",
        "один два три четыре пять шесть семь восемь девять десять",
    )
    for number, word in enumerate(words.split(), start=1)
}
_RUSSIAN_ENDINGS = frozenset(
    "ый ой ая ое ые ого ому ом ую ых ым ыми ий ья ье ьи ьего ьем ью ьей".split()
)
_AZERBAIJANI_ENDINGS = (
    "",
    "nin",
    "ni",
    "ye",
    "de",
    "den",
    "si",
    "sini",
    "sinin",
    "nun",
    "nu",
    "ya",
)


@lru_cache(maxsize=4096)
def number_of(folded: str, *, ordinal: bool = False) -> int | None:
    """The number that a folded number word stands for, else ``None``: ordinals in any case.

    ``ordinal``: only *third*, not *three*.
    """
    if folded in _CARDINALS and not ordinal:
        return _CARDINALS[folded]
    for number, word in enumerate(_ENGLISH, start=1):
        if folded == word:
            return number
    for number, word in enumerate(_AZERBAIJANI, start=1):
        if folded.startswith(word) and folded[len(word) :] in _AZERBAIJANI_ENDINGS:
            return number
    for number, stem in enumerate(_RUSSIAN_STEMS, start=1):
        if folded.startswith(stem) and folded[len(stem) :] in _RUSSIAN_ENDINGS:
            return number
    return None


_AZERBAIJANI_NUMBERS = {
    word: number
    for number, word in enumerate("bir iki uc dord bes alti yeddi sekkiz doqquz on".split(), 1)
}
_TENS = {
    word: tens
    for tens, words in ((20, "iyirmi twenty двадцать"), (30, "otuz thirty тридцать"))
    for word in words.split()
}
_THIRTIETH = frozenset("otuzuncu thirtieth тридцатого тридцатое".split())
_OF_MONTH = re.compile(r"(?P<number>\w+?)s?[iu](?:n(?:[ae]|[iu]n|d[ae]n?)?)?")
"""An Azerbaijani number that a month has: *dekabrın üçü*, *üçündə*, *iyirmi yeddisində*."""
_RUSSIAN_DAY = ("ого", "его", "ое", "ье")
"""A day is *третьего*, or the *десятое* that something lasts to; *вторая* is no day."""


def day_in_words(words: Sequence[str], *, before_month: bool) -> int | None:
    """The day of a month that one or two folded words stand for, all of them, else ``None``.

    Before a month an ordinal (*третьего*, *twenty-seventh*) or, in Azerbaijani, a number as it
    is (*üç dekabr*); after it an English ordinal or a number that the month has (*üçündə*).
    """
    *tens, last = words
    if tens and tens[0] not in _TENS:
        return None
    number = 30 if last in _THIRTIETH else _last_of_day(last, before_month=before_month)
    if number == 1 and not tens and last in ("bir", "birinci", "first"):
        return None  # the first December meeting
    if number is None or (tens and number > 9):
        return None
    day = number + (_TENS[tens[0]] if tens else 0)
    return day if day <= 31 else None


def _last_of_day(word: str, *, before_month: bool) -> int | None:
    number = number_of(word, ordinal=True)
    if number is not None:
        if is_cyrillic(word):
            return number if before_month and word.endswith(_RUSSIAN_DAY) else None
        return number if before_month or word in _ENGLISH else None
    if before_month:
        return _AZERBAIJANI_NUMBERS.get(word) or _TENS.get(word)
    found = _OF_MONTH.fullmatch(word)
    return found and (_AZERBAIJANI_NUMBERS.get(found["number"]) or _TENS.get(found["number"]))
