"""A question word that stands inside an Azerbaijani phrase → the phrase in one piece.

Azerbaijani asks right before the verb, and a deed said in two words is parted by that:
*zərəri kim ödəyib*, *rəyi kim bildirib*.  The question word is put before the phrase.
"""

from __future__ import annotations

from bot.model import Language
from bot.text.tokens import Token
from bot.understanding.senses import Sort, Span
from bot.understanding.viewing import View

_LONGEST = 3
"""So many words of a phrase at most stand before the question word."""
_NOUNS = frozenset((Sort.THING, Sort.CLASS))


def reunited(view: View) -> list[tuple[Token, ...]]:
    """The orders of the tokens in which a phrase may be whole, the longest phrase first."""
    tokens = view.tokens
    for asking in view.spans:
        if not _asks_who(asking) or asking.end >= len(tokens):
            continue
        named = max((s.end for s in view.spans if s.end <= asking.start and _is_noun(s)), default=0)
        return [
            (
                *tokens[:start],
                *tokens[asking.start : asking.end],
                *tokens[start : asking.start],
                *tokens[asking.end :],
            )
            for start in range(max(named, asking.start - _LONGEST), asking.start)
        ]
    return []


def is_whole(view: View, longer: View) -> bool:
    """Whether ``longer``, the same words in another order, has a deed of the words beside *who*."""
    parted = [span.end for span in view.spans if _asks_who(span)][:1]
    return longer.weight > view.weight and any(
        any(span.start < end < span.end for end in parted)
        and Language.AZ in span.languages
        and any(sense.sort is Sort.PROPERTY for sense in span.senses)
        for span in longer.spans
        if span not in view.spans
    )


def _asks_who(span: Span) -> bool:
    who = any(s.sort is Sort.GRAMMAR and s.target == "who" for s in span.senses)
    return who and Language.AZ in span.languages


def _is_noun(span: Span) -> bool:
    """Whether something is named: the talks and who held them are said each by itself."""
    return any(sense.sort in _NOUNS for sense in span.senses)
