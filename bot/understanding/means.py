"""Whether a noun is said as that by which something was done: *by which law*, *sərəncamla*."""

from __future__ import annotations

from bot.model import Language
from bot.understanding.frames import Frame, Part
from bot.understanding.grammar import single_words
from bot.understanding.morphology import russian
from bot.understanding.questions import Asked

_AZ_BESIDE = ("bagli", "elaqe", "birge", "birlik", "yanasi")


def is_means(frame: Frame, part: Part) -> bool:
    """Whether a noun is said as that by which something was done: *by the order*, *qanunla*."""
    tokens, language = frame.sighting.tokens, frame.sighting.language
    if language is Language.AZ:
        return tokens[part.end - 1].folded.endswith(("la", "le"))
    if language is Language.RU:
        return "ablt" in russian.cases(tokens[part.end - 1].folded)
    before = [token.lower for token in tokens[max(0, part.at - 2) : part.at]]
    return bool(single_words("is_by", language) & set(before))


def is_instrument(frame: Frame, asked: Asked) -> bool:
    """Whether *which law* is said as that by which it was done: каким законом, hansı qanunla."""
    part = asked.part
    if asked.wh not in ("which", "what") or part is None:
        return False
    tokens = frame.sighting.tokens
    language = frame.sighting.language
    if language is Language.AZ:
        following = tokens[part.end].folded if part.end < len(tokens) else ""
        beside = following.startswith(_AZ_BESIDE)  # hansı sənədlərlə bağlı
        return tokens[part.end - 1].folded.endswith(("la", "le", "ladir", "ledir")) and not beside
    if language is Language.RU:
        following = tokens[part.end].folded if part.end < len(tokens) else ""
        if following in ("которым", "которой", "которыми"):  # закон, которым введена глава
            return True
        if part.at > 1 and tokens[part.at - 2].folded in ("к", "ко"):  # к каким документам
            return False
        return part.at > 0 and tokens[part.at - 1].folded in single_words("is_by", language)
    before = [token.folded for token in tokens[max(0, part.at - 5) : part.at - 1]]
    return before[-1:] == ["under"] or bool(single_words("is_by", language) & set(before[-3:]))
