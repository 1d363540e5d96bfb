"""Numbers of things in digits and in words: *28*, *iyirmi səkkiz*, *двадцати*, *a million*."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence

from bot.text.fold import fold
from bot.text.tokens import Token, TokenKind

_UNITS = {
    "en": "one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|thirteen|fourteen|"
    "fifteen|sixteen|seventeen|eighteen|nineteen",
    "az": "bir|iki|uc|dord|bes|alti|yeddi|sekkiz|doqquz|on",
    "ru": "один одна одно одного одной одну|два две двух двум двумя|три трех трем тремя|"
    "четыре четырех четырем четырьмя|пять пяти пятью|шесть шести шестью|семь семи семью|"
    "восемь восьми восемью|девять девяти девятью|десять десяти десятью|"
    "одиннадцать одиннадцати|двенадцать двенадцати|тринадцать тринадцати|"
    "четырнадцать четырнадцати|пятнадцать пятнадцати|шестнадцать шестнадцати|"
    "семнадцать семнадцати|восемнадцать восемнадцати|девятнадцать девятнадцати",
}
_TENS = {
    "en": "twenty|thirty|forty|fifty|sixty|seventy|eighty|ninety",
    "az": "iyirmi|otuz|qirx|elli|altmis|yetmis|seksen|doxsan",
    "ru": "двадцать двадцати|тридцать тридцати|сорок сорока|пятьдесят пятидесяти|"
    "шестьдесят шестидесяти|семьдесят семидесяти|восемьдесят восьмидесяти|девяносто девяноста",
}
_POWERS = {100: 0, 1000: 1, 1_000_000: 2}
_POWER_WORDS = {
    "en": "hundred|thousand|million",
    "az": "yuz|min|milyon",
    "ru": "сто ста|тысяча тысячи тысяч тысячу|миллион миллиона миллионов",
}
_HUNDREDS = {
    word: 100 * n
    for n, said in enumerate("двести двухсот|триста трехсот|четыреста четырехсот".split("|"), 2)
    for word in said.split()
} | {"пятьсот": 500, "пятисот": 500}
_AZ_ENDING = re.compile(r"(?P<number>\w+?)(?:y?[ae]|[dt][ae]n?|n?[iu]n|s?[iu])")
_THAN = ("dan", "den")
_MOST_WORDS = 5


def _table(language: str) -> Mapping[str, int]:
    units = {w: n for n, said in enumerate(_UNITS[language].split("|"), 1) for w in said.split()}
    tens = {w: 10 * n for n, said in enumerate(_TENS[language].split("|"), 2) for w in said.split()}
    powers = {
        w: power
        for power, place in _POWERS.items()
        for w in _POWER_WORDS[language].split("|")[place].split()
    }
    return {**units, **tens, **powers, **(_HUNDREDS if language == "ru" else {})}


_TABLES = {language: _table(language) for language in _UNITS}


def cardinal(tokens: Sequence[Token], at: int, language: str) -> tuple[int, int] | None:
    """The number that ``tokens`` say from ``at`` on, and where it ends; ``None`` for no number.

    Words are those of ``language`` (en, az, ru).  Numbers of rows and laws, dates and ordinals
    are no numbers of anything.
    """
    value, end = 0, at
    while end < min(len(tokens), at + _MOST_WORDS):
        said = _part(tokens[end], language, first=end == at)
        if said is None:
            break
        if said in _POWERS:
            value = max(value, 1) * said
        elif value and (value % 10 or said >= 10) and value < min(_POWERS):
            break
        else:
            value += said
        end += 1
    return (value, end) if end > at and value else None


def _part(token: Token, language: str, *, first: bool) -> int | None:
    if token.kind is TokenKind.NUMBER:
        plain = not token.suffix or fold(token.suffix) in _THAN
        return token.number if first and plain else None
    if token.kind is not TokenKind.WORD:
        return None
    table = _TABLES[language]
    found = _AZ_ENDING.fullmatch(token.folded) if language == "az" else None
    return table.get(token.folded, table.get(found["number"]) if found else None)
