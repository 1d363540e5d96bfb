"""Text → tokens: words, numbers with their suffixes, item and act numbers, dates in digits."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date
from enum import Enum, auto
from functools import lru_cache

from bot.text.fold import fold, lower, normalise


class TokenKind(Enum):
    """What a token is by its form alone."""

    WORD = auto()
    NUMBER = auto()  # 16, 2014-cü, 27-го; the suffix is kept apart
    ITEM = auto()  # 2.10: a row of the programme
    ACT = auto()  # 1143-IVQD: the number of an act
    DATE = auto()  # 15.12.2014, 15.12.14, 2014-12-15
    MONTH = auto()  # 12.2014, 2014-12
    DASH = auto()  # between two numbers or words: a range


@dataclass(frozen=True, slots=True)
class Token:
    """One token: its words as typed, where they stand, and what they are by form.

    ``lower`` keeps the marks of its letters, ``folded`` has none.  ``suffix`` is what
    followed a number, an acronym or an apostrophe (``BMT-nin`` → ``nin``).
    """

    kind: TokenKind
    text: str
    start: int
    end: int
    lower: str
    folded: str
    suffix: str = ""
    number: int | None = None
    day: date | None = None  # of a month its first


_CASE = (
    r"(?:(?:n?[iıuüİI]n|n?[ıiuü]|y?[aəe]|[dt][aəe](?:n|k[ıi])?|l[aəe]|s[ıiuü]|[ıiuü]n[aəe]"
    r"|[ıiuü]nd[aəe]n?|n?[iıuü]n?k[iıuü]|l[aəe]r)(?:d[ıiuü]r?)?|d[ıiuü]r)"
)
"""An Azerbaijani ending behind a name typed small: dmx-nin, ai-yə, tvinninq-dədir."""
_PARTICIPLE = r"(?:[a-z]{2,}ed|run|led|made|paid)"
"""What an English word behind a name is, no ending: *EU-funded*, *IOM-run*."""
_DIGIT_SUFFIX = r"(?:-?(?:[^\W\d_]{1,8})(?![^\W_]))?"
_PATTERN = re.compile(
    rf"""
      (?P<iso>\b(?:19|20)\d\d-\d\d?-\d\d?\b)
    | (?P<dmy>\b\d\d?[./]\d\d?[./](?:(?:19|20)\d\d|1\d)\b)
    | (?P<month>\b(?:(?:19|20)\d\d[-/](?:0[1-9]|1[0-2])
        |(?:0?[1-9]|1[0-2])[./](?:19|20)\d\d)(?![\w/]|[-.]\w))
    | (?P<act>\b\d{{1,5}}[-\s]?[IVXivxİı]{{1,4}}[QqK][DdA]?\b)
    | (?P<item>(?<![\w.])\d{{1,2}}\.\d{{1,2}}(?![.\d]){_DIGIT_SUFFIX})
    | (?P<number>(?<!\w)№?\d{{1,9}}{_DIGIT_SUFFIX})
    | (?P<section>\b[QHqh][1-4]\b)
    | (?P<word>[^\W\d_]+(?:[.](?=[^\W\d_][.\s]|[^\W\d_]$)[^\W\d_])*)
      (?:['](?P<tail>[^\W\d_]{{1,8}})
        |(?:(?<=[A-ZƏĞIİÖŞÇÜА-Я]{{2}})|(?<=[A-ZƏĞIİÖŞÇÜА-Я]{{2}}[a-zəğıöşçüа-я][A-ZƏĞIİÖŞÇÜА-Я]))-(?!{_PARTICIPLE}\b)(?P<case>[a-zəğıöşçüа-я]{{1,6}})(?!\w)
        |(?<=[a-zəğıöşçü]{{2}})-(?P<ending>{_CASE})(?![\w-]))?
    | (?P<mixed>[^\W_]+)
    | (?P<dash>-)
    """,
    re.VERBOSE,
)
_NUMBER = re.compile(r"№?(\d+)-?(.*)", re.DOTALL)
_ITEM = re.compile(r"(\d{1,2})\.(\d{1,2})-?(.*)", re.DOTALL)
MAX_TOKENS = 200
"""Work is bounded by count: words past this many are not read."""


def tokenise(text: str, *, limit: int = MAX_TOKENS) -> tuple[Token, ...]:
    """Split ``text`` (any characters at all) into at most ``limit`` tokens."""
    tokens: list[Token] = []
    for match in _PATTERN.finditer(normalise(text)):
        token = _token(match)
        if token is not None:
            tokens.append(token)
        if len(tokens) >= limit:
            break
    return tuple(tokens)


_PLAIN = re.compile(r"[^\W\d_]+(?: [^\W\d_]+)*")


def words_of_label(label: str) -> tuple[Token, ...]:
    """Tokenise a label, the quick way where it is nothing but words; dashes are left out.

    The places of the tokens are not kept: a label is only compared.
    """
    if _PLAIN.fullmatch(label):
        return tuple(map(_word, label.split(" ")))
    return tuple(token for token in tokenise(label) if token.kind is not TokenKind.DASH)


@lru_cache(maxsize=50_000)
def _word(word: str) -> Token:
    plain = normalise(word)
    return Token(TokenKind.WORD, plain, 0, len(plain), lower(plain), fold(plain))


def _token(match: re.Match[str]) -> Token | None:
    kind = match.lastgroup
    surface = match.group()
    if kind in ("iso", "dmy"):
        day = _day(surface)
        return _make(match, TokenKind.DATE, day=day) if day else None
    if kind == "month":
        year, month = sorted(map(int, re.split(r"[-./]", surface)), reverse=True)
        return _make(match, TokenKind.MONTH, day=date(year, month, 1))
    if kind == "act":
        return _make(match, TokenKind.ACT)
    if kind == "item":
        found = _ITEM.fullmatch(surface)
        assert found is not None
        chapter, position, suffix = found.groups()
        if _is_day_and_month(chapter, position):
            return _make(match, TokenKind.WORD, base=surface)
        return _make(match, TokenKind.ITEM, base=f"{int(chapter)}.{position}", suffix=suffix)
    if kind == "number":
        found = _NUMBER.fullmatch(surface)
        assert found is not None
        digits, suffix = found.groups()
        return _make(match, TokenKind.NUMBER, base=digits, suffix=suffix, number=int(digits))
    if kind == "dash":
        return _make(match, TokenKind.DASH)
    return _make(
        match,
        TokenKind.WORD,
        base=match.group("word") or surface,
        suffix=match.group("tail") or match.group("case") or match.group("ending") or "",
    )


def _make(
    match: re.Match[str],
    kind: TokenKind,
    *,
    base: str | None = None,
    suffix: str = "",
    number: int | None = None,
    day: date | None = None,
) -> Token:
    base = match.group() if base is None else base
    return Token(
        kind=kind,
        text=match.group(),
        start=match.start(),
        end=match.end(),
        lower=lower(base),
        folded=fold(base),
        suffix=lower(suffix),
        number=number,
        day=day,
    )


def _is_day_and_month(first: str, second: str) -> bool:
    """``28.02`` and ``03.12`` are days; ``1.4``, ``2.10`` and ``12.1`` are rows."""
    return (
        len(second) == 2
        and (int(first) > 12 or first.startswith("0"))
        and int(first) <= 31
        and 1 <= int(second) <= 12
    )


def _day(surface: str) -> date | None:
    parts = [int(part) for part in re.split(r"[-./]", surface)]
    year, month, day = parts if parts[0] > 31 else reversed(parts)
    try:
        return date(year if year > 99 else 2000 + year, month, day)
    except ValueError:
        return None
