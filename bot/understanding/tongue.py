"""In which language a question is asked: the reply is in that one."""

from __future__ import annotations

from collections.abc import Mapping

from bot.model import Language
from bot.text.date_words import ENGLISH_MONTHS
from bot.text.fold import MARKED, is_azerbaijani_cyrillic, is_cyrillic
from bot.text.tokens import Token, TokenKind
from bot.understanding.forms import Forms
from bot.understanding.grammar import ELSEWHERE
from bot.understanding.senses import Sort, Span
from bot.understanding.viewing import View


def language_of(view: View, dated: set[int], forms: Forms, default: Language) -> Language:
    """The language that most of a text is in by its letters, its labels and its small words.

    ``dated`` are the tokens that are dates; ``default`` is given where nothing tells, or where
    others tell no more.
    """
    votes = dict.fromkeys(Language, 0.0)
    for at, token in enumerate(view.tokens):
        if token.kind is TokenKind.WORD:
            _add(votes, _by_letters(token) or (at in dated and _of_date(token, forms)) or {})
    for span in view.spans:
        _add(votes, _by_label(span, view))
    if any(is_azerbaijani_cyrillic(token.lower) for token in view.tokens):
        votes[Language.AZ] += votes[Language.RU]
        votes[Language.RU] = 0
    best = max(votes.values())
    if best == 0 or votes[default] == best:
        return default
    return max(votes, key=lambda language: votes[language])


def _add(votes: dict[Language, float], more: Mapping[Language, float]) -> None:
    for language, share in more.items():
        votes[language] += share


def _by_letters(token: Token) -> dict[Language, float]:
    if is_cyrillic(token.lower):
        azerbaijani = is_azerbaijani_cyrillic(token.lower)
        return {Language.AZ if azerbaijani else Language.RU: 0.6}
    return {Language.AZ: 1.0} if MARKED & set(token.lower) else {}


def _of_date(token: Token, forms: Forms) -> dict[Language, float]:
    """*First quarter*, *december*: the words of a date are no labels, but are of a language."""
    if token.lower in ENGLISH_MONTHS:
        return {Language.EN: 0.3}
    languages = forms.languages_of(token)
    return {language: 0.3 / len(languages) for language in languages}


def _by_label(span: Span, view: View) -> dict[Language, float]:
    if any(sense.target == ELSEWHERE for sense in span.senses):
        return {}
    typed = view.tokens[span.start : span.end]
    if all(token.kind is not TokenKind.WORD for token in typed):
        return {}  # a number is of no language
    grammatical = any(sense.sort is Sort.GRAMMAR for sense in span.senses)
    share = (1.0 if grammatical else 0.5) / len(span.languages or (1,))
    return dict.fromkeys(span.languages, share * (span.end - span.start))
