"""Text → what is seen in it.

This is the half of understanding that looks at words; :mod:`bot.understanding.reader` makes
meaning of what was seen.  Order: item and law numbers, dates, the longest names, stems,
then misspellings; whatever is still not known is named as such.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import pairwise

from bot.model import Correction, Language
from bot.text.dates import DateMention, find_dates
from bot.text.fold import (
    fold,
    from_azerbaijani_cyrillic,
    is_azerbaijani_cyrillic,
    is_cyrillic,
)
from bot.text.numbers import number_of
from bot.text.tokens import Token, TokenKind, tokenise
from bot.understanding.correcting import Corrections, Corrector, corrected_months, parted
from bot.understanding.courtesy import closing, opening
from bot.understanding.grammar import ELSEWHERE
from bot.understanding.lexicon import Lexicon, is_said_to_be_party
from bot.understanding.morphology import azerbaijani, english, russian
from bot.understanding.reuniting import is_whole, reunited
from bot.understanding.senses import Sense, Sort, Span
from bot.understanding.sighting import FILLER, HOW_MANY, Mention, NameWord, Sighting
from bot.understanding.small_words import by_their_place
from bot.understanding.tongue import language_of
from bot.understanding.viewing import SURE, View, Viewer

_BEFORE_COUNTED = frozenset("which what the these those all between of hansi hemin bu her".split())
_BEFORE_A_NUMBER = frozenset(
    "which what the these those all other hansi hemin bu o butun какие каких эти те все".split()
)
_ADDRESS = re.compile(r"(?:https?://|www\.)\S+")
_CANNOT = re.compile(r"\bcan['’]t\b", re.IGNORECASE)
"""Of the shortened negations the one that, without its ending, is a word of its own."""
_CODE = re.compile(
    r"""
      \b(?:drop|alter|create|truncate|clear)\s+(?:table|database|graph|all)\b(?:\s+\S+)?
    | \b(?:insert\s+(?:into|data)|delete\s+(?:from|data|where))\b(?:\s+\S+)?
    | \b(?:union\s+)?select\s+(?:\*|\?\w+|count\().*?(?:\bfrom\s+\S+|\bwhere\b|$)
    | <\s*/?\s*[a-z][^<>]{0,80}>
    | \b(?:or|and|where|having)\s+(['"]?)\w+\1\s*=\s*\1\w+\1
    | \{\{.*?\}\} | \$\{.*?\}
    """,
    re.IGNORECASE | re.VERBOSE,
)
"""What a program would read, and no person says: it is passed over like an address."""


class Observer:
    """Sees what is in a text, by the lexicon and the grammar of dates."""

    def __init__(self, lexicon: Lexicon, years: Sequence[int]) -> None:
        """``years`` are those the record covers, likeliest first."""
        self._lexicon = lexicon
        self._viewer = Viewer(lexicon)
        self._years = tuple(years)
        self._corrector = Corrector(lexicon, self._viewer)

    def make_ready(self) -> None:
        """Make now what is made at first use."""
        self._lexicon.forms.make_ready()

    def observe(self, text: str, *, today: date, default: Language) -> Sighting:
        """See what is in ``text``; ``default`` is its language where the words do not say."""
        text = _CANNOT.sub("cannot", _CODE.sub(" ", _ADDRESS.sub(" ", text)))
        tokens = tokenise(text)
        if said := closing(tokens):
            text = text[: tokens[-said].start]
            tokens = tokenise(text)
        if said := opening(tokens):
            text = text[tokens[said].start :]
            tokens = tokenise(text)
        dates, view = self._seen(tokens, today)
        if whole := parted(tokens, view.unmatched(_dated(dates)), self._lexicon):
            tokens = whole
            dates, view = self._seen(tokens, today)
        for order in reunited(view):
            seen = self._seen(order, today)
            if is_whole(view, seen[1]):
                tokens = order
                dates, view = seen
                break
        months = corrected_months(tokens, view.unmatched(_dated(dates)))
        if months:
            tokens = tuple(months.get(at, token) for at, token in enumerate(tokens))
            dates, view = self._seen(tokens, today)
        dated = _dated(dates)
        corrections = self._corrector.correct(view, dated)
        taken = [Correction(tokens[at].text, month.lower) for at, month in months.items()]
        corrections = replace(corrections, taken=(*taken, *corrections.taken))
        language = language_of(view, dated, self._lexicon.forms, default)
        return self._sighting(text, language, view, dates, dated, corrections)

    def _seen(self, tokens: tuple[Token, ...], today: date) -> tuple[tuple[DateMention, ...], View]:
        """The dates among ``tokens``, and the likeliest way to read what is no date."""
        dates = find_dates(_in_latin(tokens), today=today, years=self._years)
        dates = self._without_those_of_names(dates, tokens)
        return dates, self._viewer.best(tokens, _dated(dates))

    def _without_those_of_names(
        self, dates: tuple[DateMention, ...], tokens: tuple[Token, ...]
    ) -> tuple[DateMention, ...]:
        """The dates but for words of a longer name: a *summer school* is held at any time."""
        inside = [d for d in dates if _is_in_words(d, tokens) and len(tokens) > d.end - d.start]
        names = self._viewer.names(tokens) if inside else ()
        return tuple(
            date
            for date in dates
            if date not in inside
            or not any(n.start < date.end and date.start < n.end for n in names)
        )

    def completions(self, beginning: str, language: Language) -> tuple[str, ...]:
        """The words of ``language`` that begin so, the shortest first; none of a whole one."""
        start = fold(beginning)
        known = {word for code, word in self._lexicon.forms.vocabulary() if code is language}
        found = {word for word in known if word.startswith(start)} if start else set()
        return () if start in found else tuple(sorted(found, key=lambda word: (len(word), word)))

    def _sighting(
        self,
        text: str,
        language: Language,
        view: View,
        dates: tuple[DateMention, ...],
        dated: set[int],
        corrections: Corrections,
    ) -> Sighting:
        grammar: dict[str, list[int]] = {}
        mentions: list[Mention] = []
        covered = set(dated)
        elsewhere: list[str] = []
        for span in view.spans:
            words = " ".join(token.text for token in view.tokens[span.start : span.end])
            parts = _parts(span, view.tokens, language)
            if "followup" in parts and span.start and view.tokens[span.start].lower == "and":
                parts = parts - {"followup"} | {"and"}  # the EU agreement and the Norwegian one
            content = _content(span, language)
            if "who" in parts and _is_as(view, span, mentions):
                parts = parts - {"who"}
            if not content and _is_by_chance(span, view.tokens, language):
                continue
            covered.update(range(span.start, span.end))
            if ELSEWHERE in parts:
                parts.discard(ELSEWHERE)
                if not content and (not parts or (span.start and words.istitle())):
                    elsewhere.append(words)  # Togo, and not each form of Russian *тот*
            for part in sorted(parts):
                grammar.setdefault(part, []).extend(range(span.start, span.end))
            if span.negated and FILLER in parts:
                grammar.setdefault("not", []).append(span.start)  # cavabdeh olmadığı
            if any(sense.sort is Sort.THING for sense in content):
                inside = view.counting.intersection(range(span.start, span.end))
                if inside and span.end > span.start + 1:
                    grammar.setdefault(HOW_MANY, []).extend(inside)  # ətraf rayonların sayı
            if content:
                mentions.append(
                    Mention(
                        span.start,
                        span.end,
                        words,
                        content,
                        span.negated,
                        span.finite,
                        span.quality,
                        weak=bool(parts),
                        attributive=_is_participle(view.tokens, span),
                    )
                )
        self._weaken_first_words(mentions, view)
        by_their_place(grammar, mentions, view.tokens, text)
        covered.update(grammar.get("whether", ()))
        sighting = Sighting(
            text=text,
            language=language,
            tokens=view.tokens,
            mentions=tuple(mentions),
            dates=dates,
            grammar={part: tuple(at) for part, at in grammar.items()},
            corrections=corrections.taken,
            proposed=corrections.proposed,
            elsewhere=tuple(elsewhere),
            question_mark="?" in text,
        )
        return self._with_leftovers(sighting, view, covered)

    def _weaken_first_words(self, mentions: list[Mention], view: View) -> None:
        """Let the first words of a name that is said in part say nothing of their own.

        *Migration* Code chapter: migration is what the code is called, and no topic beside it.
        """
        for place, (one, name) in enumerate(pairwise(mentions)):
            things = {s.target for s in name.senses if s.sort is Sort.THING}
            topic = all(s.sort is Sort.CONCEPT for s in one.senses)
            if not things or not topic or one.end != name.start or one.end - one.start > 1:
                continue
            if things <= self._lexicon.things_named_with(view.matches[one.start]):
                mentions[place] = replace(one, weak=True)

    def _with_leftovers(self, sighting: Sighting, view: View, covered: set[int]) -> Sighting:
        name_words: list[NameWord] = []
        unknown: list[str] = []
        missing: list[str] = []
        passed: list[str] = []
        latin = sighting.language is not Language.RU

        def known(at: int) -> bool:
            # what only sounds like a Russian word is none in another language: Ganja, hotel
            heard = any(not latin or match.quality > SURE for match in view.matches[at])
            return heard and not _decides_the_count(sighting, view.tokens[at])

        for at, token in enumerate(view.tokens):
            if at in covered or token.kind is TokenKind.DASH:
                continue
            number = number_of(token.folded) if token.kind is TokenKind.WORD else None
            things, counting = self._named_at(at, number, sighting, view, covered)
            if counting and not things:
                continue
            if number and not things:
                missing.append(token.text)
            elif things and (len(token.folded) > 1 or token.kind is not TokenKind.WORD):
                name_words.append(NameWord(at, str(number or token.text), things))
            elif token.kind is not TokenKind.WORD:
                missing.append(token.text)
            elif not _is_small(token):
                (unknown if not known(at) else passed).append(token.text)
        if not covered and all(t.kind is not TokenKind.WORD for t in view.tokens):
            loose = [word for word in name_words if len(word.things) > 1]
            if loose == name_words:  # 1, 2 + 2: a number in many names is the name of none
                name_words, missing = [], [word.text for word in loose] or missing
        joint = self._lexicon.things_named_with_each([view.matches[w.at] for w in name_words])
        if joint:  # what two common words share is more than what was fetched for each
            name_words = [replace(word, things=word.things | joint) for word in name_words]
        verbs = tuple(word for word in unknown if _is_verbal(word, sighting.language))
        return replace(
            sighting,
            name_words=tuple(name_words),
            unknown=tuple(word for word in unknown if word not in verbs),
            unknown_verbs=verbs,
            missing=tuple(missing),
            passed=tuple(passed),
        )

    def _named_at(
        self, at: int, number: int | None, sighting: Sighting, view: View, covered: set[int]
    ) -> tuple[frozenset[str], bool]:
        """The things that have a word in a name, and whether it is a number that only counts.

        *Which three bodies* counts; the visits to *seven countries* are called by that.
        """
        matches = self._lexicon.forms.match_number(number) if number else view.matches[at]
        things = self._lexicon.things_named_with(matches)
        counting = bool(number) and _is_counting(sighting, at, covered, bool(things))
        if counting:
            things &= self._lexicon.things_named_with(view.matches[at + 1])
        return things, counting


def _is_in_words(mention: DateMention, tokens: Sequence[Token]) -> bool:
    return all(t.kind is TokenKind.WORD for t in tokens[mention.start : mention.end])


def _dated(dates: Sequence[DateMention]) -> set[int]:
    """The positions of the tokens that are dates."""
    return {at for mention in dates for at in range(mention.start, mention.end)}


def _parts(span: Span, tokens: Sequence[Token], language: Language) -> set[str]:
    """The grammar parts of a span: those of the question's own language where it has any.

    *say* is to state in English, though it is a number in Azerbaijani.  A filler of another
    language is none where the word says something in this one: *pay*, a share in Azerbaijani.
    """
    says = any(sense.sort is not Sort.GRAMMAR for sense in span.senses)
    if says and is_said_to_be_party(tokens, span.start):
        return set()  # Norveç tərəfdir: no word for *by*
    told = [
        (sense.target, tongues)
        for sense, tongues in zip(span.senses, span.tongues, strict=True)
        if sense.sort is Sort.GRAMMAR
    ]
    own = {part for part, tongues in told if language in tongues}
    if own:
        return own
    says = any(
        language in tongues
        for sense, tongues in zip(span.senses, span.tongues, strict=True)
        if sense.sort is not Sort.GRAMMAR
    )
    return {part for part, _ in told if not (says and part == FILLER)}


def _is_as(view: View, span: Span, before: Sequence[Mention]) -> bool:
    """Whether Azerbaijani *kimi* is *as* and not *whom*: tərəfdaş kimi qatıldığı layihələr."""
    if view.tokens[span.start].lower != "kimi" or not before or before[-1].end != span.start:
        return False
    role = any(sense.sort is Sort.PROPERTY for sense in before[-1].senses)
    return role and not before[-1].finite


def _content(span: Span, language: Language) -> tuple[Sense, ...]:
    """What a span names, less what only another language's label says of a small word.

    *is* carries nothing in English, though *iş* is Azerbaijani for work.
    """
    own = {
        tongue
        for sense, tongues in zip(span.senses, span.tongues, strict=True)
        if sense.sort is Sort.GRAMMAR
        for tongue in tongues
    }
    return tuple(
        sense
        for sense, tongues in zip(span.senses, span.tongues, strict=True)
        if sense.sort is not Sort.GRAMMAR and (language not in own or language in tongues)
    )


def _is_by_chance(span: Span, tokens: Sequence[Token], language: Language) -> bool:
    """Whether a word only sounds like a small Russian one: *hotel*, in an English question."""
    typed = tokens[span.start : span.end]
    latin = not any(is_cyrillic(token.lower) for token in typed)
    return latin and language is Language.EN and span.languages == {Language.RU}


def _is_participle(tokens: Sequence[Token], span: Span) -> bool:
    """Whether the words end in a participle that stands before what it describes."""
    last = tokens[span.end - 1].folded
    if Language.RU in span.languages and is_cyrillic(last):
        return russian.is_participle(last)
    if Language.AZ in span.languages:
        return azerbaijani.is_participle(last) and span.end < len(tokens)
    return span.languages == {Language.EN} and last.endswith("ed") and span.start > 0


def _is_counting(sighting: Sighting, at: int, covered: set[int], named: bool) -> bool:
    """Whether a number in words only says how many are meant: *which three*, *two services*.

    ``named``: there are things of that number, *chapter two*.
    """
    tokens = sighting.tokens
    if at + 1 >= len(tokens) or number_of(tokens[at].folded, ordinal=True):
        return False
    nouns = (m for m in sighting.mentions if m.start == at + 1)
    if any(sense.sort is Sort.CLASS for noun in nouns for sense in noun.senses):
        return True  # two agreements; the chapter two has its number behind it
    before = tokens[at - 1].folded if at else ""
    if not named:
        return before in _BEFORE_A_NUMBER
    return at + 1 in covered and (not at or before in _BEFORE_COUNTED)


def _decides_the_count(sighting: Sighting, token: Token) -> bool:
    """Whether a verb says which are counted: *how many came back*, *qaytarılanların sayı*."""
    if not sighting.has(HOW_MANY):
        return False
    if sighting.language is Language.AZ:
        return azerbaijani.names_people(token.folded)
    return _is_verbal(token.text, sighting.language)


def _is_small(token: Token) -> bool:
    """Whether a word that is not known can be passed over: it has no content of its own."""
    if is_cyrillic(token.lower) and russian.is_function_word(token.lower):
        return True
    return len(token.lower) <= 2 and not token.text.isupper()


def _is_verbal(word: str, language: Language) -> bool:
    folded = fold(word)
    if is_cyrillic(folded):
        return language is Language.RU and russian.is_verb(folded)
    if language is Language.AZ:
        return azerbaijani.looks_like_verb(word)
    return language is Language.EN and english.looks_like_verb(folded)


def _in_latin(tokens: tuple[Token, ...]) -> tuple[Token, ...]:
    """Azerbaijani words in Cyrillic as the rules of dates know them: *апрелдә* is aprel."""
    if not any(is_azerbaijani_cyrillic(token.lower) for token in tokens):
        return tokens
    latin = ((token, from_azerbaijani_cyrillic(token.lower)) for token in tokens)
    return tuple(replace(token, lower=word, folded=fold(word)) for token, word in latin)
