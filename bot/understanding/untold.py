"""What is asked of people and of opinions, of which a record names only whose they are.

*Which judge*, *the names of the officials*: a body is named and nobody in it.  *What did the
Council recommend*: whose recommendations they are is told, and not what is in them.
"""

from __future__ import annotations

from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Language
from bot.text.tokens import Token
from bot.understanding.frames import Frame, Part
from bot.understanding.grammar import PREPOSITIONS, single_words
from bot.understanding.questions import Asked
from bot.understanding.schema import Schema

_REACH = 3
"""How many words may stand between *which* and the person: *which Ministry of Labour official*."""
_SEVERAL = {Language.EN: ("s", "staff"), Language.AZ: ("lar", "ler")}
_RU_SEVERAL = ("каких", "какие", "каким", "какими", "которые", "которых")


def asks_for_a_person(frame: Frame, asked: Asked) -> bool:
    """Whether the name of somebody who works for a body is asked for."""
    tokens = frame.sighting.tokens
    if frame.has("names"):
        return _names_of_people(frame, tokens)
    return asked.wh in ("which", "what") and _which_person(frame, tokens)


def content_asked(
    frame: Frame, asked: Asked, pairs: dict[Part, Part], schema: Schema
) -> Part | None:
    """The word for an opinion whose content is asked for: *what did they recommend*.

    Said of a row only, whatever *what* asks for is in the opinion; said of documents too, it is
    the document, unless the word itself stands right behind: *what comments did it make*.
    """
    by_what = asked.wh in ("what", "which") or (asked.wh == "who" and not frame.has("who"))
    if not by_what or asked.part is not None:
        return None
    behind = {at + 1 for wh in ("what", "which") for at in frame.positions(wh)}
    for part in frame.properties:
        told = [v for v in part.values if schema.note(v, voc.CONTENT_PROPERTY)]
        if not told or part not in pairs or part.mention.weak:
            continue
        of_rows = any(schema.domains.get(v, frozenset()) <= {voc.MEASURE} for v in told)
        noun = part.at in behind and not part.mention.finite
        if noun or (asked.wh == "what" and of_rows):
            return part
    return None


def _names_of_people(frame: Frame, tokens: Sequence[Token]) -> bool:
    """*Names of the MFA officials*: no sort of things is named before, *bodies whose officials*."""
    language = frame.sighting.language
    people = tuple(single_words("people", language))
    said = frame.positions("names")
    if language is Language.AZ:
        return said[0] > 0 and tokens[said[0] - 1].folded.startswith(people)
    sorts = [p.at for p in (*frame.classes, *frame.kinds) if not _is_one_of(p, tokens, people)]
    for at in range(said[-1] + 1, len(tokens)):
        if at in sorts or tokens[at].folded in single_words("relative", language):
            return False
        if tokens[at].folded.startswith(people):
            return not any(p.at == at + 1 for p in (*frame.classes, *frame.kinds))
    return False


def _is_one_of(part: Part, tokens: Sequence[Token], words: tuple[str, ...]) -> bool:
    return any(token.folded.startswith(words) for token in tokens[part.at : part.end])


def _which_person(frame: Frame, tokens: Sequence[Token]) -> bool:
    """*Which judge*, *hansı məmur*, *какой чиновник*: one of those that work for a body."""
    language = frame.sighting.language
    person = tuple(single_words("one_person", language))
    asking = (*frame.positions("which"), *frame.positions("what"))
    several_asked = language is Language.RU and any(
        tokens[at].folded in _RU_SEVERAL for at in asking
    )
    nouns = {p.at for p in (*frame.classes, *frame.kinds)}
    for first in asking:
        for at in range(first + 1, min(first + 1 + _REACH, len(tokens))):
            word = tokens[at].folded
            if word in PREPOSITIONS or at in nouns:
                break
            if word.startswith(person):
                several = several_asked or (language in _SEVERAL and _is_plural(word, language))
                describes = word == "official" and at + 1 in nouns  # which official document
                always = word.startswith(tuple(single_words("never_a_body", language)))
                return (always or not several) and not describes
    return False


def _is_plural(word: str, language: Language) -> bool:
    if language is Language.AZ:
        return any(ending in word for ending in _SEVERAL[language])
    return word.endswith(_SEVERAL[language])
