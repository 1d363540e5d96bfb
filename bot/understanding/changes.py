"""*What changed since 2014*: asked of two reports, and of one not at all.

The words are looked for before the question is read, and what is left of it is read as usual:
*in the agreements with Norway* says which things.  With a single report nothing is looked for,
so that *which law changed the code* is read as it always was.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from bot import vocabulary as voc
from bot.model import DatedWithin, Form, Language, Period, Piece, Reading, Selection
from bot.understanding.pieces import pieces
from bot.understanding.schema import Schema
from bot.understanding.sighting import Sighting

CHANGED = "changed"
"""The piece of the understood line that says what is asked."""

_ASKING = {
    Language.AZ: re.compile(
        r"\b(?:dəyiş(?:ib|ibdir|di|mişdir|mişdi|ən|ənlər|ilib)\b"
        r"|dəyişiklik(?:lər)?(?! ed| et)\b|yeni(?:lik\w*)?\b(?= ?(?:var|olan|nə|olub|[?]|$)))"
    ),
    Language.EN: re.compile(
        r"\b(?:changed?|changes|developments|what(?: is)? (?:new|different)|news)\b"
    ),
    Language.RU: re.compile(
        r"\b(?:изменил(?:о|а|и)?сь|изменения|изменений|поменял(?:о|а|и)?сь|что нового"
        r"|(?:какие )?новости|что (?:стало )?ново(?:е|го))\b"
    ),
}
_SINCE = re.compile(
    r"\b(?:since|from|compared|comparison|relative|against|ildən|illə|müqayisədə|bəri|nisbətən"
    r"|сравнени[юи]|сравнивая|относительно|начиная)\b|\bс \d{4}"
)
_FILLERS = {
    Language.AZ: "nə nələr hansı olub var baş verib bəri müqayisədə nisbətən yeni indi kimi "
    "il illə ildən",
    Language.EN: "what what's whats has have been is are was were there any anything how did new "
    "different since compared comparison relative against as of now s",
    Language.RU: "что какие изменения произошли произошло есть ли по сравнению новое нового было "
    "стало начиная теперь",
}


def words_asking(sighting: Sighting) -> tuple[int, int] | None:
    """Where the text asks what changed: from character to character."""
    found = _ASKING[sighting.language].search(_lower(sighting))
    return found.span() if found else None


def _lower(sighting: Sighting) -> str:
    """The words as they stand, in small letters, one space between them."""
    return " ".join(token.lower for token in sighting.tokens)


def rest_of(sighting: Sighting) -> str | None:
    """The question without the words that ask what changed, and without its dates.

    ``None`` where it does not ask for changes.
    """
    span = words_asking(sighting)
    if span is None:
        return None
    dated = {at for mention in sighting.dates for at in range(mention.start, mention.end)}
    dated |= {mention.start - 1 for mention in sighting.dates if _is_joint(sighting, mention.start)}
    fillers = set(_FILLERS[sighting.language].split())
    kept, at = [], 0
    for number, token in enumerate(sighting.tokens):
        inside = span[0] <= at < span[1]
        at += len(token.lower) + 1
        if not inside and number not in dated and token.lower not in fillers:
            kept.append(token.text)
    return " ".join(kept)


def _is_joint(sighting: Sighting, start: int) -> bool:
    """Whether a word only joins a date to the rest: *compared with 2014*, *by 2015*."""
    return start > 0 and sighting.tokens[start - 1].lower in (
        "with to by in from until till с со к в до и and".split()
    )


def reading_of(sighting: Sighting, rest: Sequence[Reading], schema: Schema) -> Reading | None:
    """The reading of a text that asks what changed; ``rest`` are those of its other words.

    ``None`` where it asks for something else: an act changes another.
    """
    first = rest[0] if rest else None
    selection = first.selection if first is not None else Selection()
    if selection.named == ():  # nothing that is left says which things
        selection = Selection()
    named = (*(selection.named or ()), *(t for tie in selection.ties for t in tie.things))
    acts = voc.LEGAL_ACT in selection.classes or any(
        voc.LEGAL_ACT in schema.classes.get(thing, ()) for thing in named
    )
    if acts or (first is not None and first.form is Form.HELP):
        return None
    periods = tuple(period for mention in sighting.dates for period in mention.periods)
    if len(periods) > 1 and not all(period.is_year for period in periods):
        return None
    dated = (DatedWithin((period,)),) if (period := _period(periods, sighting, schema)) else ()
    reading = Reading(
        sighting.language,
        Form.CHANGED,
        replace(selection, dated=dated, order=None),
        unknown=first.unknown if first is not None else (),
        ignored=first.ignored if first is not None else (),
        corrections=first.corrections if first is not None else (),
        score=5.0,
    )
    return replace(reading, pieces=(Piece(text=CHANGED), *pieces(reading)))


def _period(periods: Sequence[Period], sighting: Sighting, schema: Schema) -> Period | None:
    """From when to when, by years: open at its end for *since*, one year for *in 2015*."""
    years = sorted({p.first.year for p in periods if p.first})
    ends = [p.last.year for p in periods if p.last]
    if not years:
        return None
    first, last = years[0], max(ends, default=None)
    since = _SINCE.search(_lower(sighting)) is not None
    if last is not None and first < last:
        return Period(date(first, 1, 1), date(last, 12, 31), 366 * (last - first + 1))
    if last is None or since or first <= min(schema.reporting_years):
        return Period(date(first, 1, 1), None, 3660)
    return Period(date(first, 1, 1), date(first, 12, 31), 366)
