"""The courtesies around a request: *we would be grateful to learn at which …*.

English opens with them, Azerbaijani closes: *… barədə məlumat verməyinizi xahiş edirik*.  Their
words (*the embassy*, *inform*, *məlumat*) are those of the record too, and would be taken for
conditions.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.text.tokens import Token

_WORDS = frozenset(
    "please kindly could can would should will may might you i we us me our my your they "
    "be am are is it do does to the a an like love want wish need grateful thankful obliged glad "
    "happy pleased appreciate appreciated greatly highly very much also if possible let know "
    "inform informed tell told advise indicate clarify specify explain share provide give send "
    "say state name learn find out hear understand see ask asking asked wonder wondering "
    "interested curious interest interests mind help remind with about of on in for at from by "
    "through under information info details data answer "
    "embassy ministry mission delegation department office side colleagues minister ambassador "
    "chief boss director desk team unit section counsellor attache consulate".split()
)
_ASKING = frozenset(
    "inform informed tell told advise indicate clarify specify explain share provide know learn "
    "find hear understand ask asking wonder wondering interested curious remind".split()
)
_POLITE = frozenset(
    "please kindly could can would should grateful thankful obliged glad appreciate appreciated "
    "like love want wish need let wonder wondering interested curious ask asking".split()
)
_LEFT = frozenset("to the a an with about of on in for at from by through under if is are".split())
"""Words that begin the question itself: *on* which date, *to* whom."""
_OPENING = frozenset(
    "who whom whose which what when where why how whether if the a about on in at to by from with "
    "of for through under".split()
)
_CLOSING = frozenset(
    "barede haqqinda haqda haqqda melumat etrafli qisa resmi cavab izahat aydinliq bize mene "
    "vermeyinizi vermeyiniz bildirmeyinizi bildirmeyiniz gondermeyinizi etmeyinizi etmeyiniz "
    "aydinlasdirmaginizi gostermeyinizi demeyinizi yazmaginizi xahis edirik edirem ederdim ederdik "
    "olunur minnetdar olariq olardiq olaram olardim zehmet olmasa cox buna gore siz sizden "
    "teqdim".split()
)
_ASKED_FOR = frozenset(
    "melumat cavab izahat vermeyinizi vermeyiniz bildirmeyinizi bildirmeyiniz gondermeyinizi "
    "etmeyinizi etmeyiniz aydinlasdirmaginizi gostermeyinizi demeyinizi yazmaginizi".split()
)
_REQUEST = frozenset("xahis minnetdar zehmet".split())
_SHORTEST = 3
"""A request is of more words than this, and of as many at least without its courtesy."""


def opening(tokens: Sequence[Token]) -> int:
    """How many of the first ``tokens`` are only the courtesy that a request begins with."""
    words = [token.lower for token in tokens]
    end = 0
    while end < len(words) and words[end] in _WORDS:
        end += 1
    while end and words[end - 1] in _LEFT:
        end -= 1
    said = set(words[:end])
    rest = words[end:]
    if end < 2 or len(rest) < _SHORTEST or rest[0] not in _OPENING:
        return 0
    return end if said & _ASKING and said & _POLITE else 0


def closing(tokens: Sequence[Token]) -> int:
    """How many of the last ``tokens`` are only the courtesy that a request ends with."""
    words = [token.folded for token in tokens]
    start = len(words)
    while start and words[start - 1] in _CLOSING:
        start -= 1
    said = set(words[start:])
    polite = said & _REQUEST and said & _ASKED_FOR
    return len(words) - start if polite and start >= _SHORTEST else 0
