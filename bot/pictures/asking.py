"""A text → a picture, or a sentence that says why there is none."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from bot.assistant.answering import Answering
from bot.model import Form, Kind, Language, Memory, Reading
from bot.pictures import Picture
from bot.pictures.finding import Sort, find
from bot.rendering.reply import why_none
from bot.rendering.texts import Texts, marked

_NOTHING = {
    Sort.TIMELINE: marked("There are no dates here to draw a timeline of."),
    Sort.TIES: marked("Name one thing to draw the ties of: a country, body, agreement or measure."),
    Sort.STATUS: marked("There are no agreements here to draw the status of."),
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What a text asked for: the picture or why there is none, the reading, what to remember."""

    found: Picture | str
    reading: Reading
    after: Memory


def ask_picture(
    sort: Sort,
    text: str,
    assistant: Answering,
    memory: Memory | None = None,
    *,
    today: date | None = None,
    default: Language = Language.AZ,
) -> Asked:
    """The picture of what ``text`` asks for after ``memory``, else why there is none."""
    answer, after = assistant.ask(text, memory, today=today, default=default)
    reading = answer.reading
    asks = reading.form is not Form.HELP and not reading.unknown
    # what was answered with nothing may still have dates: what is planned in the period
    open_ended = sort is Sort.TIMELINE and asks and not reading.selection.is_empty
    if answer.kind is Kind.CLARIFY or (answer.kind in (Kind.NONE, Kind.HELP) and not open_ended):
        return Asked(why_none(answer), reading, after)
    found = find(sort, reading, assistant)
    return Asked(found or nothing_to_draw(sort, reading.language), reading, after)


def nothing_to_draw(sort: Sort, language: Language) -> str:
    """That an answer gives nothing for a picture of this sort."""
    return Texts(language).say(_NOTHING[sort])
