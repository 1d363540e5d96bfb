"""Statuses in words: of one thing, and of many together."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot import vocabulary as voc
from bot.model import Item
from bot.rendering.facts import of_property, status_of
from bot.rendering.lines import joined
from bot.rendering.numbers import az_of_them
from bot.rendering.texts import marked
from bot.rendering.voice import Voice

IN_FORCE = voc.STATUS + "in-force"
SIGNED = voc.STATUS + "signed"
DRAFT = voc.STATUS + "draft"
IN_PREPARATION = voc.IN_PREPARATION

MARKS = {IN_FORCE: "✅", SIGNED: "✍️", DRAFT: "📝", IN_PREPARATION: "⏳"}


def mark(row: Item) -> str:
    """The status of a thing as a sign; empty where it has none of ours."""
    return MARKS.get(status_of(row) or "", "")


def status_sentence(voice: Voice, row: Item, *, brief: bool = False) -> str | None:
    """The status of a thing, with the date that it was reached.

    A ``brief`` one leaves out what the status does not mean.
    """
    status = status_of(row)
    if status is None:
        return None
    signed, in_force = (
        joined((voice.fact(fact) for fact in of_property(row, name)), ", ")
        for name in (voc.SIGNED, voc.ENTRY_INTO_FORCE)
    )
    if status == IN_FORCE and in_force:
        days = all(f.value.datatype == voc.XSD_DATE for f in of_property(row, voc.ENTRY_INTO_FORCE))
        if days:  # a month stands in another case after a preposition
            return voice.say("in force since %(date)s", date=in_force)
        return voice.say("in force (since %(date)s)", date=in_force)
    if status == SIGNED and signed:
        return voice.say("signed (%(date)s), not yet in force", date=signed)
    if status == SIGNED:
        return voice.say("signed, not yet in force")
    if brief or row.cls != voc.AGREEMENT:
        return voice.short(status)
    if status == DRAFT:
        return voice.say("a draft, not signed")
    if status == IN_PREPARATION:
        return voice.say("in preparation, not signed")
    return voice.short(status)


def status_summary(voice: Voice, rows: Sequence[Item]) -> str:
    """How many of the things have which status; empty unless all of them have one."""
    statuses = [status_of(row) for row in rows]
    if None in statuses or not rows:
        return ""
    if len(rows) == 1:
        return status_sentence(voice, rows[0]) or ""
    counts = Counter(status for status in statuses if status)
    in_force, signed = counts.pop(IN_FORCE, 0), counts.pop(SIGNED, 0)
    said = []
    if in_force == len(rows):
        said.append(voice.say("all in force"))
    elif in_force + signed:
        everything = in_force + signed == len(rows)
        text = (
            voice.say("all signed")
            if everything
            else _some(voice, marked("%(n)s signed"), in_force + signed)
        )
        if in_force:
            text = joined([text, _some(voice, marked("%(n)s of them in force"), in_force)], ", ")
        else:
            text = joined([text, voice.count("not yet in force", in_force + signed)], ", ")
        said.append(text)
    for status, text, every in (
        (DRAFT, marked("%(n)s at draft stage"), marked("all at draft stage")),
        (IN_PREPARATION, marked("%(n)s in preparation"), marked("all in preparation")),
    ):
        if number := counts.pop(status, 0):
            all_of_them = number == len(rows)
            said.append(voice.say(every) if all_of_them else _some(voice, text, number))
    said += [f"{voice.short(status)}: {number}" for status, number in counts.items()]
    return "; ".join(said) if any("," in text for text in said) else ", ".join(said)


def _some(voice: Voice, text: str, number: int) -> str:
    return voice.count(text, number, n_of=az_of_them(number))
