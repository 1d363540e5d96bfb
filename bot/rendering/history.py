"""What reports said of a thing one after another, where a later one overtook an earlier."""

from __future__ import annotations

from bot import vocabulary as voc
from bot.model import Item, Stage
from bot.rendering.facts import of_property
from bot.rendering.lines import Part, joined, labelled
from bot.rendering.voice import Voice


def history_parts(voice: Voice, row: Item) -> tuple[Part, ...]:
    """*Draft (report for 2014) → signed, 12 May 2015 (report for 2015)*; none without a change."""
    if not row.history:
        return ()
    said = " → ".join(stage_words(voice, stage) for stage in row.history)
    return (Part((labelled(voice.say("History"), said),)),)


def now_words(voice: Voice, row: Item) -> str:
    """What the latest report states, beside a thing that is told as of an earlier year."""
    last = row.history[-1] if row.history else None
    if last is None or any(f.value == last.fact.value for f in of_property(row, _name(last))):
        return ""
    return voice.say("now: %(what)s", what=_what(voice, last))


def stage_words(voice: Voice, stage: Stage) -> str:
    """What was stated, with its date and the report that states it."""
    return f"{_what(voice, stage)} ({voice.report(*stage.years)})"


def _name(stage: Stage) -> str:
    return stage.fact.property


def _what(voice: Voice, stage: Stage) -> str:
    value = voice.fact(stage.fact)
    if _name(stage) == voc.VALUE:
        return value
    if _name(stage) != voc.HAS_STATUS:
        return f"{voice.within(_name(stage))}: {value}"
    date = voice.value(stage.date) if stage.date is not None else ""
    return joined([value, date], ", ")
