"""A name said in the plural is that of several things: *conventions on migrant workers*.

No one convention is called so; what is meant are those of that sort and topic.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot.model import Language
from bot.text.tokens import Token
from bot.understanding.distributing import JOINING
from bot.understanding.lexicon import Lexicon
from bot.understanding.morphology import azerbaijani, english, russian
from bot.understanding.senses import Sort, Span, WordMatch


class Several:
    """Tells which names were said in the plural."""

    def __init__(
        self, lexicon: Lexicon, tokens: Sequence[Token], matches: Sequence[Sequence[WordMatch]]
    ) -> None:
        """``matches`` are the words of the lexicon that each token can be."""
        self._lexicon = lexicon
        self._tokens = tokens
        self._matches = matches

    def without_names(self, spans: Sequence[Span]) -> list[Span]:
        """Return ``spans`` but for the names of one thing that speak of several.

        A name is kept where its words say nothing else.
        """
        return [span for span in spans if not (self._is_of_several(span, spans))]

    def _is_of_several(self, span: Span, spans: Sequence[Span]) -> bool:
        if span.end - span.start < 2 or any(s.sort is not Sort.THING for s in span.senses):
            return False
        nouns = [at for at in range(span.start, span.end) if self._is_noun(at, span, spans)]
        if not any(self._is_said_of_several(at, span) for at in nouns) or self._is_shared(span):
            return False
        inside = [s for s in spans if s is not span and span.start <= s.start <= s.end <= span.end]
        told = {at for one in inside for at in range(one.start, one.end) if not _names(one, span)}
        places = range(span.start, span.end)
        return all(at in told or self._lexicon.is_glue(self._tokens[at]) for at in places)

    def _is_noun(self, at: int, span: Span, spans: Sequence[Span]) -> bool:
        """Whether a word by itself says of what sort the thing is that is named."""
        classes = {c for sense in span.senses for c in self._lexicon.classes_of(sense.target)}
        here = (s for one in spans if (one.start, one.end) == (at, at + 1) for s in one.senses)
        return any(s.sort is Sort.CLASS and s.target in classes for s in here)

    def _is_shared(self, span: Span) -> bool:
        """Whether another name goes on with the same noun: *projects on readmission* and asylum."""
        return any(t.lower in JOINING for t in self._tokens[span.end : span.end + 1])

    def _is_said_of_several(self, at: int, span: Span) -> bool:
        """Whether a word of a name is a plural, and no name of the thing has it so."""
        folded, before = self._tokens[at].folded, self._tokens[at - 1].folded if at else ""
        if not any(_is_plural(folded, code, before) for code in span.languages):
            return False
        things = {sense.target for sense in span.senses}
        words = [m for m in self._matches[at] if self._lexicon.things_named_with([m]) & things]
        spelt = [
            one for match in words for one in self._lexicon.forms.spelt(self._tokens[at], match)
        ]
        return bool(spelt) and not any(_is_plural(*one) for one in spelt)


def _is_plural(folded: str, language: Language, before: str = "") -> bool:
    """Whether a word, folded, is a noun in the plural; ``before`` is the one that it follows."""
    if language is Language.AZ:
        return azerbaijani.is_plural(folded)
    if language is Language.EN:
        return folded.endswith("s") and english.stem(folded) != folded
    return russian.is_of_several(folded, before)


def _names(one: Span, other: Span) -> bool:
    """Whether a shorter name is one of the same things."""
    return not {s.target for s in one.senses}.isdisjoint(s.target for s in other.senses)
