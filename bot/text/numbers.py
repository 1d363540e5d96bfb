"""Numbers in words: *üçüncü*, *third*, *третья*, *three* → 3."""

from __future__ import annotations

from functools import lru_cache

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
