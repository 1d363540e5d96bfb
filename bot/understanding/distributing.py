"""A noun said once for several: *the centres in Baku and Yevlakh*, *Bakı və Yevlax mərkəzləri*."""

from __future__ import annotations

import itertools
from collections.abc import Sequence
from dataclasses import replace

from bot.text.tokens import Token, TokenKind
from bot.understanding.lexicon import Lexicon
from bot.understanding.senses import Sense, Sort, Span, WordMatch

JOINING = frozenset("və ve ilə ile and or vs versus with yoxsa ya и или с".split())
"""Words that join two names to which one noun belongs."""
_BESIDE_JOINING = frozenset("the on about for of по о об про".split())


class Distributing:
    """Gives each of several names joined by *and* the noun that only one of them has."""

    def __init__(
        self, lexicon: Lexicon, tokens: Sequence[Token], matches: Sequence[Sequence[WordMatch]]
    ) -> None:
        """``matches`` are the words of the lexicon that each token can be."""
        self._lexicon = lexicon
        self._tokens = tokens
        self._matches = matches

    def distributed(self, spans: Sequence[Span]) -> list[Span]:
        """The spans, those of things named by half a name replaced by the things meant."""
        found = sorted(spans, key=lambda span: span.start)
        at = 0
        while (pair := self._pair(found, at)) is not None:
            first, second = found[pair[0]], found[pair[1]]
            after = next((s for s in found if s.start == second.end), None)
            if after is not None and _sorts(after) and _is_thing(second):
                both = [self._thing(_at(one), _at(after)) for one in (first, second)]
                if all(both):
                    found.remove(after)
                    found[pair[0]] = _named(first, both[0])
                    found[pair[1]] = _named(replace(second, end=after.end), both[1])
                    at = pair[1]
                    continue
            if senses := self._with_noun_of(first, second):
                found[pair[1]] = _named(second, senses)
            elif senses := self._with_noun_after(first, second):
                found[pair[0]] = _named(first, senses)
            at = pair[1]
        return found

    def _pair(self, spans: Sequence[Span], start: int) -> tuple[int, int] | None:
        """The places of the next two names that are joined, from ``start`` on."""
        places = range(start, len(spans))
        named = [at for at in places if _is_thing(spans[at]) or _sorts(spans[at])]
        pairs = (p for p in itertools.pairwise(named) if _is_thing(spans[p[0]]))
        return next((p for p in pairs if self._are_joined(spans[p[0]], spans[p[1]])), None)

    def _are_joined(self, first: Span, second: Span) -> bool:
        between = self._tokens[first.end : second.start]
        if not between:  # the visa deals Norway Switzerland
            return first.end - first.start > 1 and _is_thing(second)
        joining = [t for t in between if t.lower in JOINING or t.kind is TokenKind.DASH]
        small = [t for t in between if t.lower in _BESIDE_JOINING]
        return bool(joining) and len(joining) + len(small) == len(between)

    def _with_noun_of(self, first: Span, second: Span) -> tuple[Sense, ...]:
        """*Centres in Baku* and Yevlakh: the first but for its own name, with the second.

        Or but for its topic: the *projects on readmission* and asylum.
        """
        own = Sort.THING if _is_thing(second) else Sort.CONCEPT
        for cut in range(first.end - 1, first.start, -1):
            if self._meant(own, range(cut, first.end)):
                return self._thing(range(first.start, cut), _at(second))
        for cut in range(first.start + 1, first.end):
            if self._meant(own, range(first.start, cut)):  # бакинский центр и евлахский
                return self._thing(_at(second), range(cut, first.end))
        return ()

    def _with_noun_after(self, first: Span, second: Span) -> tuple[Sense, ...]:
        """Baku and *the Yevlakh centre*: the first with what follows the name of the second."""
        if not _is_thing(second):
            return ()
        for cut in range(second.start + 1, second.end):
            if self._thing(range(second.start, cut)):
                return self._thing(_at(first), range(cut, second.end))
        return ()

    def _thing(self, *places: range) -> tuple[Sense, ...]:
        """The things that the tokens at ``places``, said one after another, name."""
        return self._meant(Sort.THING, *places)

    def _meant(self, sort: Sort, *places: range) -> tuple[Sense, ...]:
        """The senses of a sort that the tokens at ``places``, one after another, have."""
        at = [place for part in places for place in part]
        tokens = [self._tokens[place] for place in at]
        matches = [self._matches[place] for place in at]
        spans = self._lexicon.spans(tokens, matches)
        whole = (s for s in spans if (s.start, s.end) == (0, len(tokens)))
        return tuple(s for span in whole for s in span.senses if s.sort is sort)


def _at(span: Span) -> range:
    return range(span.start, span.end)


def _is_thing(span: Span) -> bool:
    return any(sense.sort is Sort.THING for sense in span.senses)


def _sorts(span: Span) -> bool:
    """Whether words say no more than what sort of thing is meant: *centres*."""
    return any(sense.sort in (Sort.CLASS, Sort.CONCEPT) for sense in span.senses)


def _named(span: Span, senses: tuple[Sense, ...]) -> Span:
    return replace(span, senses=senses, tongues=(span.languages,) * len(senses))
