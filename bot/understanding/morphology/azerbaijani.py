"""Azerbaijani: every stem that a word can have, by an automaton of its suffixes.

The published stemmers find at most half of the forms of the source (azstemmer makes *re*
of readmissiyası).  The vocabulary here is closed and known, so nothing needs guessing: all
prefixes of a word whose rest is a chain of inflections are candidates, and the lexicon
says which of them is a word.  Derivations (nazir → nazirlik) are other words and are not
undone.  Works on folded letters (a, e and i, u stand for the vowel harmony).
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from functools import lru_cache

from bot.text.fold import fold, lower

_CASE = r"(?:n?[iu]n|y?[ae]|n[ae]|n?[iu]|y[iu]|n?d[ae]n?|t[ae]n?|y?l[ae]|n?c[ae])"
_POSSESSIVE = r"(?:[iu]m|m|[iu]n|n|s?[iu]|[iu]?m[iu]z|[iu]?n[iu]z|l[ae]r[iu])"
_COPULA = r"(?:d[iu]r(?:l[ae]r)?|t[iu]r|d[iu](?:l[ae]r)?|[iu]d[iu]|yd[iu]|[iu]m[iu]s|y[iu][qk])"
_QUESTION = r"(?:m[iu](?:d[iu]r|yd[iu])?)"
_NOUN = (
    rf"(?:l[ae]r)?{_POSSESSIVE}?{_CASE}?(?:k[iu](?:l[ae]r)?{_POSSESSIVE}?{_CASE}?)?"
    rf"{_COPULA}?{_QUESTION}?"
)
_PERSON = r"(?:[ae]m|s[ae]n|[iu][qkzm]|s[iu]n?[iu]z|l[ae]r|[mnqk])?"
_PAST = rf"(?:(?:y?d[iu]|m[iu]s|s[ae]){_PERSON})?"
_FINITE = (
    rf"(?:y?[iu]b{_PERSON}(?:d[iu]r(?:l[ae]r)?)?{_PAST}|m[iu]s(?:d[iu]r(?:l[ae]r)?|d[iu]){_PERSON}"
    rf"|m[iu]s[iu][qkm]|m[iu]s(?:[ae]n|[iu]n?[iu]z)"
    rf"|d[iu]{_PERSON}|y?[iu]r{_PERSON}{_PAST}|y?[ae]r{_PERSON}{_PAST}|r{_PERSON}{_PAST}"
    rf"|y?[ae]c[ae][qkgy]{_PERSON}(?:d[iu]r(?:l[ae]r)?)?{_PAST}"
    rf"|m[ae]l[iu](?:d[iu]r(?:l[ae]r)?|y[iu][qkm])?{_PAST}|z(?:l[ae]r)?)"
)
_PARTICIPLE = (
    rf"(?:(?:m[iu]s|y?[ae]n|d[iu][gqky]|y?[ae]c[ae][qkgy]|m[ae]l[iu]){_NOUN}"
    rf"|m[ae](?:{_NOUN})|m[ae][qkgy]{_NOUN}|y?[ae]r[ae][qk]|d[iu][qk]d[ae]|y?[iu]nc[ae]|[ae]rk[ae]n"
    rf"|m[ae]d[ae]n|m[ae]zd[ae]n)"
)
_MOOD = (
    r"(?:y?[ae](?:[qkm]|s[ae]n|s[iu]n?[iu]z|l[ae]r)|y?[iu]n(?:[iu]z)?|s[iu]n(?:l[ae]r)?"
    r"|s[ae](?:[qkm]|n|n[iu]z)?)"
)

_NOUN_CHAIN = re.compile(_NOUN)
_NOUN_OF_LABEL = re.compile(rf"(?:l[ae]r)?(?:s?[iu]|l[ae]r[iu]|n)?{_CASE}?")
"""What a noun of a label may end in: *ölkəmiz* is our country, and not every *ölkə*."""
_VERB_CHAIN = re.compile(
    rf"(?P<negated>m[ae](?=[a-z])|m(?=[iu]r))?(?:(?P<finite>{_FINITE}{_QUESTION}?)|{_PARTICIPLE}|y?[ae]|)"
    rf"|(?P<forbidden>m[ae])?{_MOOD}"
)
_VOICE = re.compile(r"(?:(?:[iu]?[ln])?t?d[iu]r|t[iu]r|[iu]?[ln]|t)(?:[iu]l|t[iu]r|[iu]n)?")
"""What makes a verb passive or lets somebody else do it: göndər-il-, elə-tdir-."""
_SPOKEN = re.compile(r"(?<=\w{3})[ıiuü](?=y[ıiuü][br])")
"""Where a verb in -la-, -lə- is typed as it is spoken."""
_DIGRAPHS = {"sh": "s", "ch": "c", "gh": "g", "kh": "x", "zh": "j"}
_SHORTEST = 3
_VOWELS = frozenset("aeiou")


@dataclass(frozen=True, slots=True)
class Stem:
    """A stem that a word may have.

    ``folded`` is the key, ``typed`` the same letters with their marks.  ``negated``: the
    verb holds *-ma-*; ``finite``: it states (imzalanıb), rather than describes (imzalanmış).
    """

    folded: str
    typed: str
    verb: bool
    negated: bool = False
    finite: bool = False


_NEGATED_PAST = re.compile(r"m[ae]di(?:[mnkq]|niz|l[ae]r)?")
"""*Etmədi*: who did not do it, rather than *it was the doing of it*."""


@lru_cache(maxsize=20_000)
def stems(word: str) -> tuple[Stem, ...]:
    """Return all stems of a typed ``word``, the whole word first, then shorter ones."""
    typed, folded = lower(word), fold(word)
    if len(typed) != len(folded) or len(folded) > 40:
        return (Stem(folded, folded, verb=False),)
    found = {Stem(folded, typed, verb=False): None}
    for length in range(len(folded), 1, -1):
        rest = folded[length:]
        if length >= min(_SHORTEST, len(folded)) and _NOUN_CHAIN.fullmatch(rest):
            predicate = re.search(rf"{_COPULA}{_QUESTION}?$", rest)
            finite = bool(predicate) and (len(rest) >= 3 or rest in ("di", "du"))
            for stem in _restored(folded[:length], typed[:length], rest):
                found.setdefault(Stem(*stem, verb=False, finite=finite))
        verb = _VERB_CHAIN.fullmatch(rest)
        if verb:
            negated = bool(verb["negated"] or verb["forbidden"])
            noun = re.fullmatch(r"m[ae]" + _NOUN, rest) and not _NEGATED_PAST.fullmatch(rest)
            negated = negated and not noun
            negated = negated or bool(re.fullmatch(r"m[ae]y[ae]n" + _NOUN, rest))
            for stem in _restored_verb(folded[:length], typed[:length], rest):
                found.setdefault(
                    Stem(*stem, verb=True, negated=negated, finite=bool(verb["finite"]))
                )
    for spelt in _as_written(typed):
        found.update(dict.fromkeys(stem for stem in stems(spelt) if stem.verb))
    return tuple(found)


def without_digraphs(word: str) -> str | None:
    """A word typed in English letters as it is written (*sazish*: sazış); ``None`` as it is."""
    if any(pair in word for pair in _DIGRAPHS):
        for pair, letter in _DIGRAPHS.items():
            word = word.replace(pair, letter)
        return word
    return None


def _as_written(word: str) -> Iterator[str]:
    """A verb typed as it is spoken, as it is written: *bağlıyıblar* is bağlayıblar."""
    spoken = _SPOKEN.search(word)
    if spoken:
        vowels = ("a",) if spoken[0] in "ıu" else ("ə",) if spoken[0] == "ü" else ("a", "ə")
        for vowel in vowels:
            yield f"{word[: spoken.start()]}{vowel}{word[spoken.end() :]}"


@lru_cache(maxsize=5_000)
def stems_in_other_voices(word: str) -> tuple[Stem, ...]:
    """Return the verb stems of a typed ``word`` less what makes it passive or causative.

    For words that are not known in the voice they are said in (maliyyələşdirildi → maliyyələş-).
    """
    found: dict[Stem, None] = {}
    for stem in stems(word):
        if not stem.verb:
            continue
        for length in range(len(stem.folded) - 1, _SHORTEST - 1, -1):
            if _VOICE.fullmatch(stem.folded[length:]):
                plain = replace(stem, folded=stem.folded[:length], typed=stem.typed[:length])
                found.setdefault(plain)
    return tuple(found)


_SUPPORTING = (
    "etmək eləmək edilmək olunmaq elənmək etdirmək etdirilmək",
    "vermək verilmək",
    "aparmaq aparılmaq",
    "keçirmək keçirilmək",
    "atmaq atılmaq",
    "çəkmək çəkilmək",
    "qoymaq qoyulmaq",
    "bildirmək bildirilmək",
    "götürmək götürülmək",
    "salmaq salınmaq",
    "çatdırmaq çatdırılmaq",
    "göstərmək göstərilmək",
    "yetirmək yetirilmək",
    "ayırmaq ayrılmaq",
    "almaq alınmaq",
    "göndərmək göndərilmək",
    "yazmaq yazılmaq",
)
_VOICES = {verb: group.split() for group in _SUPPORTING for verb in group.split()}
"""Verbs that carry a noun (*təşkil etmək*), each with its other voices."""


def other_voices_of_label(label: str) -> tuple[str, ...]:
    """Return a label of several words with its verb in every other voice."""
    noun, _, verb = label.rpartition(" ")
    voices = _VOICES.get(verb, ()) if noun else ()
    return tuple(f"{noun} {other}" for other in voices if other != verb)


@lru_cache(maxsize=20_000)
def stems_of_label(word: str) -> tuple[Stem, ...]:
    """Return the stems under which a word of a label is known.

    An infinitive (``imzalanmaq``) is known by its verb stem alone.  A noun is known as it
    stands and without its possessive and case (``sazişi`` → *saziş*).
    """
    typed, folded = lower(word), fold(word)
    if len(typed) != len(folded):
        return (Stem(folded, folded, verb=False),)
    if re.search(r"m[ae][qk]$", folded) and len(folded) >= _SHORTEST + 2:
        return (Stem(folded[:-3], typed[:-3], verb=True),)
    found = {Stem(folded, typed, verb=False): None}
    for length in range(len(folded) - 1, _SHORTEST - 1, -1):
        if _NOUN_OF_LABEL.fullmatch(folded[length:]):
            for stem in _restored(folded[:length], typed[:length], folded[length:]):
                found.setdefault(Stem(*stem, verb=False))
    return tuple(found)


def _restored_verb(folded: str, typed: str, rest: str) -> Iterator[tuple[str, str]]:
    yield folded, typed
    if rest[:1] in _VOWELS and folded.endswith("d"):
        yield folded[:-1] + "t", typed[:-1] + "t"  # edib → et-, gedib → get-, düzəldən → düzəlt-


def _restored(folded: str, typed: str, rest: str) -> Iterator[tuple[str, str]]:
    """Yield a stem, and what it was before a suffix softened or shortened it."""
    yield folded, typed
    if not rest or rest[0] not in _VOWELS or len(folded) < _SHORTEST:
        return
    if typed.endswith("ğ") or folded.endswith("g"):
        yield folded[:-1] + "q", typed[:-1] + "q"  # vətəndaşlığı → vətəndaşlıq
    if folded.endswith("y"):
        yield folded[:-1] + "k", typed[:-1] + "k"  # gələcəyi → gələcək
    if len(folded) <= 5 and folded[-1] not in _VOWELS and folded[-2] not in _VOWELS:
        for vowel in "iu":  # fəslin → fəsil, şəklin → şəkil
            yield folded[:-1] + vowel + folded[-1], typed[:-1] + vowel + typed[-1]


@lru_cache(maxsize=5_000)
def looks_like_verb(word: str) -> bool:
    """Whether an unknown word has the ending of a verb that states (-ıb, -mış, -dı, -ır)."""
    return bool(
        re.search(
            r"[a-z]{3,}(?:[iu]bdir|[iu]b|m[iu]sd[iu]r|m[iu]s|[ae]c[ae]q|d[iu]q[iu]m[iu]z)$",
            fold(word),
        )
    )


_OBJECT_PARTICIPLE = r"(?:d[iu][gy]|[ae]c[ae][gy])(?:[iu]|[iu][mn](?:[iu]z)?|l[ae]r[iu])$"


def is_plural(folded: str) -> bool:
    """Whether a word, folded, is a noun in the plural, with whatever endings behind it."""
    nouns = (stem for stem in stems(folded) if not stem.verb)
    return any(folded[len(stem.folded) :].startswith(("lar", "ler")) for stem in nouns)


def is_participle(folded: str) -> bool:
    """Whether a folded verb form describes (-an, -mış, -dığı, -acağımız) rather than states."""
    return bool(re.search(r"(?:[ae]n|m[iu]s)$", folded)) or is_object_participle(folded)


def is_future(folded: str) -> bool:
    """Whether a verb says what will be done (görüşəcəklər, keçiriləcək)."""
    return bool(re.search(r"[ae]c[ae](?:q|k|g|y)(?:[iu]k|[iu]q|d[iu]r|s[iu]n[iu]z)?$", folded))


def names_people(folded: str) -> bool:
    """Whether a participle stands for those who did it or had it done to them (qaytarılanların)."""
    return bool(re.search(r"(?:[ae]n|m[iu]s)l[ae]r(?:[iu]n?|[ae])?$", folded))


def is_object_participle(folded: str) -> bool:
    """Whether a participle describes what somebody else does something to (getdiyimiz ölkə)."""
    return bool(re.search(_OBJECT_PARTICIPLE, folded))
