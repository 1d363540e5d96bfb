"""The ways to read the letters of a text, and the labels that explain most of it.

Cyrillic letters are Russian or Azerbaijani, Latin ones may be Russian; of the labels that match,
long names come before short ones.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot import vocabulary as voc
from bot.model import Language
from bot.text.fold import MARKED, is_azerbaijani_cyrillic, is_cyrillic
from bot.text.tokens import Token, TokenKind, tokenise
from bot.understanding.distributing import Distributing
from bot.understanding.grammar import single_words
from bot.understanding.lexicon import Lexicon
from bot.understanding.senses import EXACT, OTHER_ALPHABET, Sort, Span, WordMatch
from bot.understanding.several import Several
from bot.understanding.sighting import FILLER, HOW_MANY

SURE = 0.9
"""A word that fits no better than this only sounds like the one of the label."""
_JOINING = frozenset("və ve and и or vs versus yoxsa ya или".split())
_ARTICLES = frozenset({"the", "a", "an"})
_ALSO_VERBS = frozenset("draft drafted reply replied".split())
"""Words that names begin with and that say as verbs what was done."""
_BEHIND_VERBS = _ARTICLES | {"to"}
_IN_LATIN = (False, True)
"""The way of reading Latin letters that also takes them for Russian."""
_CASES = ("la", "le", "dan", "den")
_PARTING = frozenset({"cercivesinde"})
"""Postpositions that a name may be said without, and that part a noun from its verb."""
_NEGATIVE = ("un", "non", "не")
_LONG = 5
_SHORTEST_PHRASE = 3
_OF_NAME = 0.01
"""How much more a name in several words explains than other words as long."""
_LONGEST_COUNT = 2
"""*Number of* is told by a name that begins so."""
_SMALL = 0.9
"""What a small word counts inside a name: as much as by itself."""


@dataclass(slots=True)
class View:
    """One way to read the letters: which alphabet stands for which language."""

    tokens: tuple[Token, ...]
    matches: list[tuple[WordMatch, ...]]
    spans: list[Span] = field(default_factory=list)
    weight: float = 0.0
    """How much the spans explain, longer names more than their words."""
    counting: frozenset[int] = frozenset()  # where a word of how many stands, if in a name

    @property
    def covered(self) -> set[int]:
        """The positions of the tokens that the chosen spans explain."""
        return {at for span in self.spans for at in range(span.start, span.end)}

    def unmatched(self, dated: set[int]) -> list[int]:
        """The positions of the tokens, but those ``dated``, that match no word of a label."""
        return [at for at, found in enumerate(self.matches) if not found and at not in dated]


class Viewer:
    """Finds the likeliest way to read the letters of a text."""

    def __init__(self, lexicon: Lexicon) -> None:
        """``lexicon`` says which words and labels there are."""
        self._lexicon = lexicon

    def best(self, tokens: tuple[Token, ...], dated: set[int]) -> View:
        """Read the letters in the likeliest way, and in others only if words are left over.

        Another alphabet has to explain several of the words left over: *to* and *on* alone
        do not make a sentence Russian.
        """
        ways = _ways(tokens)
        best = self._view(tokens, dated, *ways[0])
        for other in ways[1:]:
            left = set(range(len(tokens))) - best.covered - dated
            sounds = sum(span.languages == {Language.RU} for span in best.spans)
            as_russian = other == _IN_LATIN and sounds > 1 and not _has_own_content(best)
            if not left and not (other == _IN_LATIN and sounds):
                break
            view = self._view(tokens, dated, *other)
            if other == _IN_LATIN and view.weight > best.weight and _has_russian_name(view):
                best = view  # migratsionnogo kodeksa: one name, rather than two words
                continue
            gained = len(left & view.covered)
            more = gained and (sounds > 1 or gained * 2 >= len(tokens))
            if as_russian or gained >= 2 or more:
                best = view
        return best

    def names(self, tokens: tuple[Token, ...]) -> tuple[Span, ...]:
        """The names in several words, as written, whatever else the words can mean."""
        matches = [self._lexicon.forms.match(token) for token in tokens]
        return tuple(
            span
            for span in self._lexicon.spans(tokens, matches)
            if span.end > span.start + 1 and span.quality > SURE and _is_name(span)
        )

    def _view(
        self, tokens: tuple[Token, ...], dated: set[int], cyrillic: bool, latin: bool
    ) -> View:
        matches = [
            ()
            if at in dated
            else self._lexicon.forms.match(
                token, azerbaijani_cyrillic=cyrillic, latin_russian=latin
            )
            or self._without_prefix(token)
            for at, token in enumerate(tokens)
        ]
        view = View(tokens, matches)
        self.choose(view)
        return view

    def _without_prefix(self, token: Token) -> tuple[WordMatch, ...]:
        """A word that is only known without its *un-* or *не-*, as negated: *unsigned*."""
        for prefix in _NEGATIVE:
            rest = token.lower.removeprefix(prefix)
            if rest != token.lower and len(rest) >= _LONG:
                stripped = tokenise(rest)[0]
                found = self._lexicon.forms.match(stripped)
                return tuple(replace(m, negated=True) for m in found if m.quality > SURE)
        return ()

    def choose(self, view: View) -> None:
        """Keep the spans that together explain most: long names before short ones."""
        spans = [
            span
            for span in self._lexicon.spans(view.tokens, view.matches)
            if not (
                _crosses_comma(span, view.tokens)
                or _begins_with_verb(span, view.tokens)
                or self._is_broken_by_case(span, view.tokens)
            )
        ]
        people = {
            span.start
            for span in spans
            if span.end == span.start + 1
            and any(s.target == voc.UNIT_OF_PEOPLE for s in span.senses)
        }
        spans = [s for s in spans if not (s.start in people and _counts_people(s, view.tokens))]
        spans = [span for span in spans if not _ends_before_its_noun(span, spans, view.tokens)]
        spans = [span for span in spans if not _ends_in_another(span, spans, view.tokens)]
        spans = [s for s in spans if not self._begins_with_what_is_asked(s, spans, view.tokens)]
        spans = [span for span in spans if not _goes_over_a_name(span, spans, view.tokens)]
        spans = [span for span in spans if not _goes_over_being(span, spans, view.tokens)]
        spans = Several(self._lexicon, view.tokens, view.matches).without_names(spans)
        view.counting = frozenset(
            at
            for span in spans
            if span.end <= span.start + _LONGEST_COUNT
            and any(s.target == HOW_MANY for s in span.senses)
            for at in range(span.start, span.end)
        )
        size = len(view.tokens)
        best: list[tuple[float, tuple[Span, ...]]] = [(0.0, ())] * (size + 1)
        by_start: dict[int, list[Span]] = {}
        for span in spans:
            by_start.setdefault(span.start, []).append(span)
        for at in range(size - 1, -1, -1):
            best[at] = best[at + 1]
            for span in by_start.get(at, ()):
                weight = (
                    self._weight(view, span, joined=_is_joined(view, span, by_start))
                    + best[span.end][0]
                )
                if weight > best[at][0]:
                    best[at] = (weight, (span, *best[span.end][1]))
        sharing = Distributing(self._lexicon, view.tokens, view.matches)
        view.weight = best[0][0]
        view.spans = sharing.distributed(best[0][1])

    def _is_broken_by_case(self, span: Span, tokens: Sequence[Token]) -> bool:
        """Whether an Azerbaijani case ends a word inside: *hansı qanunla məcəllə* is no *code*.

        A name may begin with one (*Norveçlə readmissiya sazişi*); a sort of things does not.
        """
        if span.languages != {Language.AZ}:
            return False
        within = tokens[span.start : span.end - 1]
        if _is_name(span):
            return False
        inside = [t for t in within if t.folded.endswith(_CASES)]
        parted = any(t.folded in _PARTING for t in within)  # layihə çərçivəsində hazırlanıb
        return parted or not all(map(self._lexicon.forms.is_as_written, inside))

    @staticmethod
    def _begins_with_what_is_asked(
        span: Span, spans: Sequence[Span], tokens: Sequence[Token]
    ) -> bool:
        """Whether Azerbaijani *which* asks for the first word: *hansı məcəlləyə əlavə edir*."""
        if span.end == span.start + 1 or not span.start or not _is_name(span):
            return False
        if tokens[span.start - 1].folded != "hansi":
            return False
        first = span.start, span.start + 1
        alone = [one for one in spans if (one.start, one.end) == first and one.quality < EXACT]
        return any(s.sort in (Sort.CLASS, Sort.CONCEPT) for one in alone for s in one.senses)

    def _weight(self, view: View, span: Span, *, joined: bool) -> float:
        """How much a span explains: a long name more than its words, if no *and* stands before.

        In *with Norway and Russia on readmission* the last words are no name of one agreement.
        A small word inside a name makes it no longer: *head of the state* explains less than
        *state migration service*.
        """
        small = sum(self._lexicon.is_glue(t) for t in view.tokens[span.start + 1 : span.end - 1])
        length = span.end - span.start - small
        if joined:
            return float((0.98 * length + _SMALL * small) * span.quality**2)
        grammar_only = all(sense.sort is Sort.GRAMMAR for sense in span.senses)
        filler = grammar_only and all(sense.target == FILLER for sense in span.senses)
        if filler:
            one = (
                0.8 if length > 1 and span.languages == {Language.EN} else 0.55
            )  # right now: no right
        else:
            one = 0.9 if grammar_only else 1.0
        # that one word of a long name is misspelt says little against it
        power = 2 / length if span.quality < OTHER_ALPHABET else 2
        name = _OF_NAME if length > 1 and _is_name(span) else 0.0  # Benelux protocol, its draft
        return float((length**1.35 + _SMALL * small) * one * span.quality**power + name)


def _crosses_comma(span: Span, tokens: Sequence[Token]) -> bool:
    """Whether small words are taken together over a comma: *countries besides, which bodies*."""
    if any(sense.sort is not Sort.GRAMMAR for sense in span.senses):
        return False
    pairs = zip(tokens[span.start : span.end - 1], tokens[span.start + 1 : span.end], strict=True)
    return any(after.start - before.end > 1 for before, after in pairs)


def _counts_people(span: Span, tokens: Sequence[Token]) -> bool:
    """Whether *neçə* counts those that a name begins with: *neçə işçi təlim keçib* is no training.

    What is a name in Azerbaijani ends in a possessive then: *neçə işçi təlimi*.
    """
    before = tokens[span.start - 1].folded if span.start else ""
    last = tokens[span.end - 1].folded
    return span.end > span.start + 1 and before == "nece" and not last.endswith(("i", "u"))


def _ends_before_its_noun(span: Span, spans: Sequence[Span], tokens: Sequence[Token]) -> bool:
    """Whether the last word of an Azerbaijani name goes with the next: *işçiləri təlim səfərinə*.

    A name that ends in a noun has that in the possessive: *işçilərin təlimi*; what they did
    *təlim üçün* they did for it.
    """
    last = span.end - 1
    if span.end - span.start < _SHORTEST_PHRASE or not _is_name(span) or span.end == len(tokens):
        return False
    if span.languages != {Language.AZ} or tokens[last].folded[-1] in "iu":
        return False
    longer = (one for one in spans if one.start == last and one.end > span.end)
    return tokens[span.end].folded == "ucun" or any(map(_is_sort, longer))


def _is_sort(span: Span) -> bool:
    return any(sense.sort is Sort.CONCEPT for sense in span.senses)


def _begins_with_verb(span: Span, tokens: Sequence[Token]) -> bool:
    """Whether the first word of an English name is said as a verb: did we *draft the* ….

    Then the word is what was done, and no part of the name.  (A visit is named by the verb too.)
    """
    concept = any(sense.sort is Sort.CONCEPT for sense in span.senses)
    if span.end - span.start < _SHORTEST_PHRASE or not (concept or _is_name(span)):
        return False
    first, second = tokens[span.start : span.start + 2]
    return first.lower in _ALSO_VERBS and second.lower in _BEHIND_VERBS


def _ends_in_another(span: Span, spans: Sequence[Span], tokens: Sequence[Token]) -> bool:
    """Whether an article before its last word begins a longer name: *head of the state* service."""
    last = span.end - 1
    if last - 1 <= span.start or tokens[last - 1].lower not in _ARTICLES:
        return False
    return any(one.start == last and one.end > span.end and _is_name(one) for one in spans)


def _goes_over_a_name(span: Span, spans: Sequence[Span], tokens: Sequence[Token]) -> bool:
    """Whether an *and* within it ends a name that begins before: Baku *centre and Yevlakh*."""
    joins = [at for at in range(span.start + 1, span.end - 1) if tokens[at].lower in _JOINING]
    return any(
        one.start < span.start and one.end in joins and _is_name(one) for one in spans if joins
    )


def _goes_over_being(span: Span, spans: Sequence[Span], tokens: Sequence[Token]) -> bool:
    """Whether *olan* within it says what the thing before it is: *icraçısı DMX olan tədbirlər*."""
    inside = {token.folded for token in tokens[span.start + 1 : span.end - 1]}
    if not _is_name(span) or inside.isdisjoint(single_words("being", Language.AZ)):
        return False
    role = (s.sort is Sort.PROPERTY for one in spans if one.end == span.start for s in one.senses)
    return any(role)


def _ways(tokens: Sequence[Token]) -> list[tuple[bool, bool]]:
    """The ways the letters can be meant: (Cyrillic is Azerbaijani, Latin may be Russian)."""
    words = [token.lower for token in tokens if token.kind is TokenKind.WORD]
    ways = [(False, False)]
    if any(is_cyrillic(word) for word in words):
        if any(is_azerbaijani_cyrillic(word) for word in words):
            return [(True, False)]
        ways.append((True, False))
    elif words and not any(MARKED & set(word) for word in words):
        ways.append((False, True))
    return ways


def _has_russian_name(view: View) -> bool:
    """Whether something is named in several words that are Russian alone."""
    return any(
        span.languages == {Language.RU}
        and span.end - span.start > 1
        and any(sense.sort is not Sort.GRAMMAR for sense in span.senses)
        for span in view.spans
    )


def _has_own_content(view: View) -> bool:
    """Whether a word of Azerbaijani or English says anything: *a*, *on* and *do* do not."""
    return any(
        Language.RU not in span.languages and any(s.sort is not Sort.GRAMMAR for s in span.senses)
        for span in view.spans
    )


def _is_joined(view: View, span: Span, by_start: Mapping[int, Sequence[Span]]) -> bool:
    """Whether a span is the second of two things joined by *and* or *or*.

    What follows a name that begins it (*Norway* readmission agreement) then goes with both.
    """
    at = span.start - 1
    while at > 0 and view.tokens[at].lower in _ARTICLES:
        at -= 1
    if at < 1 or view.tokens[at].lower not in _JOINING:
        return False
    if view.tokens[at - 1].folded == view.tokens[span.end - 1].folded:
        return False  # the Baku centre and the Yevlakh centre: each says itself what it is
    first = any(_is_name(one) and one.end < span.end for one in by_start.get(span.start, ()))
    before = (one for start in range(max(0, at - 3), at) for one in by_start.get(start, ()))
    return first and any(one.end == at and _is_name(one) for one in before)


def _is_name(span: Span) -> bool:
    return any(sense.sort is Sort.THING for sense in span.senses)
