"""Whether a deed is said to have been done for Azerbaijan, rather than by it."""

from __future__ import annotations

from bot import vocabulary as voc
from bot.model import Language
from bot.understanding.frames import Frame, Part
from bot.understanding.schema import Schema


def ours_of(frame: Frame, schema: Schema) -> list[Part]:
    """The names of our own side."""
    home = schema.notes.get(voc.HOME, {})
    return [p for p in frame.things if set(p.values) & set(home)]


def on_our_behalf(frame: Frame, schema: Schema) -> bool:
    """*For our side*, *с нашей стороны*, *bizim tərəfdən*: who acted for Azerbaijan."""
    if not any(schema.milestone(p.value) for p in frame.statuses):
        return False
    language = frame.sighting.language
    tokens = [token.folded for token in frame.sighting.tokens]
    for part in ours_of(frame, schema):
        before = set(tokens[max(0, part.at - 2) : part.at])
        said = {*tokens[part.at : part.end], *tokens[part.end : part.end + 1]}
        if language is Language.EN and {"for", "behalf", "from"} & before:
            return True
        if language is Language.RU and ({"имени", "от"} & before or "стороны" in said):
            return True
        if language is Language.AZ and {"adindan", "terefden", "terefinden"} & said:
            return True
    return False
