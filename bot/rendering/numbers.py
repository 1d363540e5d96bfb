"""Numbers as each language writes them, and the Azerbaijani endings that go with them."""

from __future__ import annotations

from bot.model import Language

_LOCALES = {Language.AZ: "az", Language.EN: "en", Language.RU: "ru"}
_GROUPED_FROM = 10_000

_ROMAN = ("", "I", "II", "III", "IV")

# The last vowel of the word that a number ends in: bir, iki, üç … on, iyirmi … yüz, min.
_UNITS = "ıiiüüiıiiu"
_TENS = ("", "u", "i", "u", "ı", "i", "ı", "i", "i", "ı")
_ENDS_IN_VOWEL = {2, 6, 7, 20, 50}


def number_words(number: float, language: Language, *, grouped: bool = False) -> str:
    """Write a number with the separators of the language.

    Below 10,000 digits are grouped only where ``grouped`` says so: 1938 is often a name.
    """
    if isinstance(number, int) and abs(number) < (1000 if grouped else _GROUPED_FROM):
        return str(number)
    from babel.numbers import format_decimal

    return format_decimal(number, locale=_LOCALES[language])


def roman(number: int) -> str:
    """Write the number of a quarter or half-year in Roman numerals."""
    return _ROMAN[number]


def az_ordinal(number: int) -> str:
    """The Azerbaijani ordinal in digits: ``2014-cü``, ``2016-cı``."""
    return f"{number}-c{_az_vowel(number)}"


def az_of_them(number: int) -> str:
    """The Azerbaijani *so many of them* in digits: ``2-si``, ``5-i``, ``6-sı``."""
    last = number % 10 or number % 100
    return f"{number}-{'s' if last in _ENDS_IN_VOWEL else ''}{_az_vowel(number)}"


def az_from(written: str, number: int) -> str:
    """The Azerbaijani *from so many*, as in *more than*: ``8-dən``, ``1.000.000-dan``."""
    return f"{written}-{'dan' if _az_vowel(number) in 'ıu' else 'dən'}"


def _az_vowel(number: int) -> str:
    """The vowel of an ending after a number, in harmony with the number's last word."""
    number = abs(number)
    if number % 10 or number == 0:
        return _UNITS[number % 10]
    if number % 100:
        return _TENS[number % 100 // 10]
    if number % 1000:
        return "ü"  # yüz
    return "i" if number % 1_000_000 else "u"  # min, milyon
