"""Unicode in, comparable letters out.

Azerbaijani is typed with and without its own letters, with three code points that look
like a schwa, with a decomposed dotted i, and in Cyrillic.  No library folds all of that
(NFKD leaves ə and ı alone, Unidecode turns ə into @), so it is done here, first.
"""

from __future__ import annotations

import re
import unicodedata

SCHWAS = str.maketrans({"Ə": "Ə", "ǝ": "ə", "Ǝ": "Ə", "ɘ": "ə"})
_MARKED_TO_PLAIN = {"ə": "e", "ı": "i", "ş": "s", "ç": "c", "ğ": "g", "ö": "o", "ü": "u"}
_FOLD = str.maketrans(_MARKED_TO_PLAIN | {"ё": "е"})
MARKED = frozenset(_MARKED_TO_PLAIN)
"""The letters that only a keyboard for Azerbaijani (or Turkish) gives."""

_PLAIN = re.compile(r"[a-zа-я0-9]*")
"""Letters that no mark is to be taken from: almost every word, once folded."""
_USUAL = re.compile(r"[A-Za-zƏəIıİŞşÇçĞğÖöÜüА-Яа-яЁё]*")

_QUOTES = str.maketrans(dict.fromkeys("“”„«»‟″", '"') | dict.fromkeys("’‘ʼ`´′", "'"))
_DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−", "-"))
_INVISIBLE = re.compile(r"[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff\ufe0f]")
_CONTROL = re.compile(r"[\x00-\x1f\x7f-\x9f\u2028\u2029]+")

AZ_CYRILLIC_ONLY = frozenset("әғҝөүһҹј")
"""Cyrillic letters of Azerbaijani that Russian does not have."""

_AZ_CYRILLIC = str.maketrans(
    dict(
        zip(
            "абвгғдеәжзиыјкҝлмноөпрстуүфхһчҹшэйцщ",
            "abvqğdeəjziıykglmnoöprstuüfxhçcşeysş",
            strict=True,
        )
    )
    | {"ю": "yu", "я": "ya", "ё": "yo", "ь": "", "ъ": ""}
)


def normalise(text: str) -> str:
    """Return ``text`` in NFC, with one kind of quote, dash, schwa, dotted i and space."""
    if _USUAL.fullmatch(text):
        return text
    text = text.replace("i\u0307", "i").replace("I\u0307", "İ")
    text = unicodedata.normalize("NFC", text).translate(SCHWAS)
    text = text.translate(_QUOTES).translate(_DASHES)
    text = _INVISIBLE.sub("", text)
    return _CONTROL.sub(" ", text)


def lower(text: str) -> str:
    """Lower-case without the two code points that ``'İ'.lower()`` gives.

    A capital ``I`` may be the capital of i or of ı; it becomes a plain ``i``, which
    :func:`covers` lets stand for either.
    """
    return text.replace("İ", "i").lower().replace("i\u0307", "i")


def fold(text: str) -> str:
    """Return lower-case ``text`` without any mark: ə ı ş ç ğ ö ü → e i s c g o u, é → e."""
    text = lower(text).translate(_FOLD)
    if text.isascii() or _PLAIN.fullmatch(text):
        return text
    return "".join(
        char if "а" <= char <= "я" or char in AZ_CYRILLIC_ONLY else _strip_marks(char)
        for char in text
    )


def covers(typed: str, stem: str) -> bool:
    """Whether ``typed`` can be meant as ``stem`` (both lower-case).

    A marked letter was typed on purpose and must be in the stem; a plain one may stand
    for its marked sister: ``sazis`` covers *saziş*, ``ölmək`` does not cover *olmaq*.
    """
    if len(typed) != len(stem):
        return False
    return all(
        mine == theirs or (mine not in MARKED and _MARKED_TO_PLAIN.get(theirs) == mine)
        for mine, theirs in zip(typed, stem, strict=True)
    )


def is_cyrillic(word: str) -> bool:
    """Whether a word is written in Cyrillic letters."""
    return any("\u0400" <= char <= "\u04ff" for char in word)


def is_azerbaijani_cyrillic(text: str) -> bool:
    """Whether a text in Cyrillic has letters that only Azerbaijani uses."""
    return any(char in AZ_CYRILLIC_ONLY for char in lower(text))


def from_azerbaijani_cyrillic(word: str) -> str:
    """Return a word of Azerbaijani Cyrillic (1958 alphabet) in the Latin alphabet."""
    return lower(word).translate(_AZ_CYRILLIC)


def _strip_marks(char: str) -> str:
    return "".join(c for c in unicodedata.normalize("NFKD", char) if not unicodedata.combining(c))


_HEARD = (("дж", "c"), ("я", "ə"), ("а", "ə"), ("х", "h"), ("г", "q"), ("к", "q"), ("ж", "c"))
"""What Russian letters also stand for where Azerbaijani is typed with no letters of its own."""
_MOST_HEARD = 16


def heard_in_cyrillic(word: str) -> list[str]:
    """The Azerbaijani words, in Latin letters, that a word in Russian letters can be.

    *сазишляр* is sazişlər, *хачан* haçan.  At most sixteen, the nearest first.
    """
    found = [word]
    for letter, latin in _HEARD:
        found += [one.replace(letter, latin) for one in found if letter in one]
        del found[_MOST_HEARD:]
    return [from_azerbaijani_cyrillic(one) for one in found]
