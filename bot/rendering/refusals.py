"""Why a query in SPARQL was not run, or was stopped."""

from __future__ import annotations

import re

from bot.processes import MemoryLimitError, TimeLimitError, TooDeepError, TooLargeError
from bot.query.raw import Refusal, RefusedError
from bot.rendering.lines import cut
from bot.rendering.texts import Texts
from bot.store.limits import Limits

_LONGEST_REASON = 300
_LONGEST_LIST = 160
_LIST = re.compile(r"expected one of .*", re.DOTALL)
_PLACE = re.compile(r"^error at (\d+):(\d+): ")


def why_not(texts: Texts, error: Exception, limits: Limits) -> str:
    """Why a query was not run or was stopped, in a sentence; ``limits`` are those it had."""
    match error:
        case RefusedError():
            return _refused(texts, error.refusal, limits.characters)
        case TimeLimitError():
            return texts.say(
                "The query took longer than %(n)s seconds and was stopped. Ask for less, or name "
                "what you look for.",
                n=f"{limits.seconds:g}",
            )
        case MemoryLimitError():
            return texts.say(
                "The query needed more than %(n)s megabytes of memory and was stopped. Ask for "
                "less, or leave out ORDER BY and DISTINCT.",
                n=limits.megabytes,
            )
        case TooDeepError():
            return texts.say(
                "The query is nested too deeply and was stopped. Put fewer brackets and signs "
                "within one another."
            )
        case TooLargeError():
            return texts.say("The result is too large. Ask for less, or add LIMIT.")
        case _:
            why = cut(engine_said(error), _LONGEST_REASON)
            return texts.say("The query cannot be run: %(why)s", why=why)


def _refused(texts: Texts, refusal: Refusal, characters: int) -> str:
    match refusal:
        case Refusal.SERVICE:
            return texts.say("SERVICE is not allowed: it asks other machines. Leave it out.")
        case Refusal.FROM:
            return texts.say("FROM is not allowed: every graph is asked. Leave it out.")
        case Refusal.UPDATE:
            return texts.say("The data can only be read. Write SELECT, ASK or CONSTRUCT.")
        case Refusal.TOO_LONG:
            return texts.say("The query is longer than %(n)s characters.", n=characters)
        case _:
            return texts.say("A query begins with SELECT, ASK, CONSTRUCT or DESCRIBE.")


def engine_said(error: Exception) -> str:
    """What an engine says of a query that it cannot run, with the place in words."""
    said = str(error).removeprefix("The query cannot be run: ")
    said = _PLACE.sub(r"line \1, column \2: ", said)
    # Oxigraph lists every letter that a name may begin with, which helps nobody.
    return said if len(said) <= _LONGEST_LIST else _LIST.sub("something else is expected", said)
