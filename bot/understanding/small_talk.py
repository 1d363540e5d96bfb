"""Greetings, thanks and questions about the bot: no question to the record."""

from __future__ import annotations

from bot.model import Form, Piece, Reading
from bot.understanding.senses import Sort
from bot.understanding.sighting import Sighting

_TALK = ("bot", "help", "thanks", "greeting", "farewell")


def reading(sighting: Sighting) -> Reading | None:
    """Return a HELP reading where a text holds nothing but talk, else ``None``.

    The piece names the sort of talk (``thanks``), so that the reply can be a fitting one.
    """
    if sighting.text.lstrip().startswith(("/start", "/help")):
        return Reading(sighting.language, Form.HELP, pieces=(Piece(text="help"),))
    if not sighting.tokens or _is_empty(sighting):
        return Reading(sighting.language, Form.HELP, pieces=(Piece(text="empty"),))
    sort = next((part for part in _TALK if sighting.has(part)), None)
    if sort is None:
        return None
    talk = {at for part in _TALK for at in sighting.grammar.get(part, ())}
    content = [m for m in sighting.mentions if not m.weak and not set(range(m.start, m.end)) & talk]
    if any(sense.sort is Sort.THING for mention in content for sense in mention.senses):
        return None  # what do you know about Norway
    asks = content or sighting.dates or sighting.missing
    if asks and (sort not in ("bot", "help") or len(content) > 1 or sighting.dates):
        return None
    if len(sighting.unknown) > 1 and sort in ("greeting", "thanks", "farewell"):
        return None
    return Reading(sighting.language, Form.HELP, pieces=(Piece(text=sort),))


def _is_empty(sighting: Sighting) -> bool:
    return not any(token.lower.strip("-") for token in sighting.tokens)
