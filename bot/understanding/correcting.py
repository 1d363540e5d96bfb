"""Which words of a text are misspelt, and what they were meant to be.

A long word is corrected by itself (:mod:`bot.understanding.typos`).  One that is short, or
that could be several words, is corrected only by what stands beside it: *Qizl Xac Komtesi*
can be one name alone.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from bot.model import Correction
from bot.text.date_pieces import intended_month, month_of
from bot.text.fold import is_cyrillic
from bot.text.numbers import number_of
from bot.text.tokens import Token, TokenKind
from bot.understanding.lexicon import Lexicon
from bot.understanding.morphology import russian
from bot.understanding.senses import FOLDED, Sense, Sort, Span, WordMatch
from bot.understanding.typos import Speller
from bot.understanding.viewing import View, Viewer

MAX_CORRECTIONS = 6
"""No more words of one question than this are taken for misspellings."""
SHORTEST_RUN, _LONGEST_RUN = 6, 30
"""A word of so many letters may be two that were typed as one."""
_BY_ITSELF = 7
"""A word of so many letters needs no other beside it, if all it can be is one thing."""
_NAMING = frozenset({Sort.THING, Sort.CONCEPT, Sort.CLASS})


@dataclass(frozen=True, slots=True)
class Corrections:
    """What was corrected, in the order of the text, and whether any of it is to be asked."""

    taken: tuple[Correction, ...] = ()
    proposed: bool = False


class Corrector:
    """Corrects the words of a view that no label explains."""

    def __init__(self, lexicon: Lexicon, viewer: Viewer) -> None:
        """``lexicon`` says which words there are, ``viewer`` which labels a view has."""
        self._lexicon = lexicon
        self._viewer = viewer
        self._made: Speller | None = None

    @property
    def _speller(self) -> Speller:
        if self._made is None:
            self._made = Speller(self._lexicon)
        return self._made

    def correct(self, view: View, dated: set[int]) -> Corrections:
        """Correct ``view`` in place, but for the tokens ``dated``; return what was taken."""
        # *qizil xac kometisi*: the name it stands in says more than the word most like it
        found = self._by_what_stands_beside(view, dated, MAX_CORRECTIONS, in_names=True)
        proposed = False
        for at, token in self._unknown(view, dated):
            if len(found) >= MAX_CORRECTIONS:
                break
            guess = self._speller.guess(token)
            if guess is None:
                continue
            view.matches[at] = guess.matches
            found[at] = Correction(token.text, guess.word)
            proposed = proposed or not guess.sure
        if found:
            self._viewer.choose(view)
        found |= self._by_what_stands_beside(view, dated, MAX_CORRECTIONS - len(found))
        return Corrections(tuple(correction for _, correction in sorted(found.items())), proposed)

    def _unknown(self, view: View, dated: set[int]) -> Iterator[tuple[int, Token]]:
        """The words that are none of the lexicon and no Russian word either."""
        for at, token in enumerate(view.tokens):
            if at in dated or token.kind is not TokenKind.WORD or view.matches[at]:
                continue
            if number_of(token.folded):
                continue
            if is_cyrillic(token.folded) and russian.is_word(token.folded):
                continue  # показывали is another word than покрывали
            yield at, token

    def _by_what_stands_beside(
        self, view: View, dated: set[int], most: int, *, in_names: bool = False
    ) -> dict[int, Correction]:
        """Take what a word may be where that makes a name of several words, or one thing only.

        With ``in_names`` only where it makes a name together with words that are known.
        """
        loose: dict[int, tuple[WordMatch, ...]] = {}
        for at, token in self._unknown(view, dated):
            if len(loose) >= most:
                break
            if matches := self._speller.candidates(token):
                loose[at] = matches
        if not loose:
            return {}
        trial = View(view.tokens, [loose.get(at, known) for at, known in enumerate(view.matches)])
        self._viewer.choose(trial)
        kept = {
            at
            for span in trial.spans
            if self._is_taken(span, loose, trial)
            and (not in_names or _completes_a_name(span, loose))
            for at in range(span.start, span.end)
            if at in loose
        }
        for at in sorted(kept):
            view.matches[at] = loose[at]
        if kept:
            self._viewer.choose(view)
        return {
            at: Correction(view.tokens[at].text, self._speller.nearest(view.tokens[at], loose[at]))
            for at in sorted(kept)
        }

    def _is_taken(self, span: Span, loose: dict[int, tuple[WordMatch, ...]], view: View) -> bool:
        """Whether a span with loosely read words can mean one thing only, and says enough."""
        inside = [at for at in range(span.start, span.end) if at in loose]
        if not inside or not _is_one(span.senses):
            return False
        if any(_is_abbreviation(view, at) for at in inside):  # ECRI is no slip of a common word
            alone = span.end - span.start == 1
            return alone and all(sense.sort is Sort.THING for sense in span.senses)
        letters = sum(len(view.tokens[at].folded) for at in inside)
        sure = len(inside) < span.end - span.start
        return sure or letters >= _BY_ITSELF


def _is_abbreviation(view: View, at: int) -> bool:
    """Whether a word stands in capitals among others that do not."""
    return view.tokens[at].text.isupper() and any(
        token.kind is TokenKind.WORD and not token.text.isupper() for token in view.tokens
    )


def parted(
    tokens: tuple[Token, ...], at: Iterable[int], lexicon: Lexicon
) -> tuple[Token, ...] | None:
    """The tokens with those of ``at`` parted that run two words of one phrase together.

    *Nezaman* is *nə zaman*; ``None`` where no word is.  Both parts have to be known as they
    stand and to make a phrase, so that no word is taken apart by chance.
    """
    places = set(at)
    found: list[Token] = []
    for place, token in enumerate(tokens):
        parts = _parts_of(token, lexicon) if place in places else None
        found.extend(parts or (token,))
    return tuple(found) if len(found) > len(tokens) else None


def _parts_of(token: Token, lexicon: Lexicon) -> tuple[Token, Token] | None:
    folded = token.folded
    if token.kind is not TokenKind.WORD or not SHORTEST_RUN <= len(folded) <= _LONGEST_RUN:
        return None
    if len(token.lower) != len(folded):
        return None  # a letter that is folded to two: where to cut is not the same
    for cut in range(2, len(folded) - 1):
        one = replace(token, lower=token.lower[:cut], folded=folded[:cut], end=token.start + cut)
        two = replace(token, lower=token.lower[cut:], folded=folded[cut:], start=one.end)
        matches = [lexicon.forms.match(part) for part in (one, two)]
        if not all(matches):
            continue
        spans = lexicon.spans((one, two), matches)
        if any(span.end - span.start > 1 and span.quality >= FOLDED for span in spans):
            return replace(one, text=token.text[:cut]), replace(two, text=token.text[cut:])
    return None


def corrected_months(tokens: tuple[Token, ...], at: Iterable[int]) -> dict[int, Token]:
    """The tokens, of those ``at``, that misspell a month, each as it should be: *aprl*."""
    found: dict[int, Token] = {}
    for place in at:
        token = tokens[place]
        if token.kind is not TokenKind.WORD or month_of(token.folded):
            continue  # a protest march is in no month
        if name := intended_month(token.folded):
            found[place] = replace(token, lower=name, folded=name)
    return found


def _completes_a_name(span: Span, loose: Mapping[int, tuple[WordMatch, ...]]) -> bool:
    """Whether a span is the name of a thing, with more words in it that are known than not."""
    inside = sum(at in loose for at in range(span.start, span.end))
    named = any(sense.sort is Sort.THING for sense in span.senses)
    return named and inside * 2 < span.end - span.start


def _is_one(senses: Sequence[Sense]) -> bool:
    """Whether all senses name the same: one thing, or one notion (a class and its concept)."""
    things = [sense for sense in senses if sense.sort is Sort.THING]
    return all(sense.sort in _NAMING for sense in senses) and len(senses) <= (1 if things else 2)
