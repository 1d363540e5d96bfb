"""The buttons under a reply, and what each means when it is pressed.

What a button means stands in its data: a verb and its arguments, with colons between them.
A key names a reading in the state, eight letters name a thing or term (:mod:`bot.dialogue.links`),
so a button works after any restart.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from bot.dialogue.shown import Shown
from bot.model import Choice, Kind, Language
from bot.pictures import Theme
from bot.pictures.finding import Sort, helpful
from bot.rendering.page import Page
from bot.rendering.reply import choice_label
from bot.rendering.texts import Texts
from bot.rendering.voice import Voice

LANGUAGES = {
    Language.AZ: "Azərbaycanca",
    Language.EN: "English",
    Language.RU: "Русский",
}
FORMATS = {
    "docx": "Word",
    "pdf": "PDF",
    "xlsx": "Excel",
    "csv": "CSV",
    "turtle": "Turtle",
    "jsonld": "JSON-LD",
    "rq": "SPARQL",
}
DOCUMENTS = frozenset({"docx", "pdf"})
_FIRST_FORMATS = ("docx", "xlsx", "turtle")
_FORMATS_IN_ROW = 4
_IN_PANEL = 2
_IN_ROW, _ROW_LENGTH, _MOST_ROWS = 3, 40, 2  # of pieces, as a phone can show them
_AWAY = "✕"
_TIES, _TIE_LENGTH = 6, 24
_LONGEST_LABEL = 40


class Verb(StrEnum):
    """What a button does."""

    PAGE = "p"  # key, page: shows another page
    CARD = "c"  # language, key, index: shows all of a listed thing
    OPEN = "o"  # key: answers another reading, in a new message
    FORMATS = "f"  # key, page: shows every format
    EXPORT = "x"  # key, format: sends a file
    LANGUAGE = "l"  # language: chooses it
    AGAIN = "t"  # asks the question that is replied to once more
    NARROW = "w"  # key, page: shows what narrows the answer
    WIDEN = "r"  # key, page: shows what can be taken away
    REPLACE = "e"  # key: answers another reading in place of this one
    SOURCE = "s"  # key, page: the report's own words
    QUERY = "q"  # key: the query as it was run
    TIES = "k"  # key, page: shows all that a card speaks of
    PICTURE = "g"  # key, sort, theme, perhaps "file": draws the answer
    INLINE_CARD = "i"  # key: all of a thing, in place of an inline message


@dataclass(frozen=True, slots=True)
class Button:
    """A button: its text, and the data or the address behind it."""

    text: str
    data: str = ""
    url: str = ""


Row = tuple[Button, ...]


def data(verb: Verb, *values: object) -> str:
    """What a button carries."""
    return ":".join([verb.value, *map(str, values)])


def rows_under(shown: Shown, page: Page) -> tuple[Row, ...]:
    """Every row of buttons under a page of an answer."""
    answer = shown.answer
    if not shown.key:
        return ()
    texts = Texts(answer.language)
    if answer.kind in (Kind.CLARIFY, Kind.NONE):
        return choice_rows(shown)
    return (
        *number_rows(shown, page),
        *tie_rows(shown, page.page),
        page_row(shown, page, texts),
        *less_rows(shown, page, texts),
        picture_row(shown, texts),
        proof_row(shown, page, texts),
        format_row(shown.key, page.page),
    )


def choice_rows(shown: Shown) -> tuple[Row, ...]:
    """One button for each reading to choose from, or near a question that found nothing."""
    voice = Voice(shown.answer)
    choices = shown.answer.choices or shown.answer.offers
    return tuple(
        (Button(_choice(voice, choice), data(Verb.OPEN, key)),)
        for choice, key in zip(choices, shown.choices, strict=True)
    )


def number_rows(shown: Shown, page: Page) -> tuple[Row, ...]:
    """A number for each thing listed: its card."""
    if shown.answer.total < 2 or not page.things:
        return ()
    return (
        tuple(
            Button(str(page.first + at), data(Verb.CARD, shown.key, page.first + at - 1))
            for at in range(len(page.things))
        ),
    )


def tie_rows(shown: Shown, page: int, *, every: bool = False) -> tuple[Row, ...]:
    """The things that a card speaks of, two in a row: their cards; where many, the way to all."""
    shorter = not every and len(shown.ties) > _TIES
    ties = shown.ties[: _TIES - 1] if shorter else shown.ties
    longest = _LONGEST_LABEL if len(ties) == 1 else _TIE_LENGTH
    buttons = [Button(_label(name, longest), data(Verb.OPEN, key)) for name, key in ties]
    if shorter:
        buttons.append(Button(f"… ({len(shown.ties)})", data(Verb.TIES, shown.key, page)))
    return tuple(tuple(buttons[at : at + _IN_PANEL]) for at in range(0, len(buttons), _IN_PANEL))


def page_row(shown: Shown, page: Page, texts: Texts) -> Row:
    """The way to the pages before and after, and between them to what narrows the answer."""
    row = []
    if page.page > 0:
        row.append(Button(f"‹ {texts.say('back')}", data(Verb.PAGE, shown.key, page.page - 1)))
    if shown.answer.total > 1 and page.things:
        row.append(Button(texts.say("Narrow"), data(Verb.NARROW, shown.key, page.page)))
    if page.page + 1 < page.pages:
        row.append(Button(f"{texts.say('more')} ›", data(Verb.PAGE, shown.key, page.page + 1)))
    return tuple(row)


def less_rows(shown: Shown, page: Page, texts: Texts) -> tuple[Row, ...]:
    """Each piece of what was understood, to be taken away; where many, the way to them."""
    rows: list[list[Button]] = []
    room = 0
    for button in less_buttons(shown):
        room -= len(button.text)
        if not rows or room < 0 or len(rows[-1]) == _IN_ROW:
            rows.append([])
            room = _ROW_LENGTH - len(button.text)
        rows[-1].append(button)
    if len(rows) > _MOST_ROWS:
        return ((Button(texts.say("Broaden"), data(Verb.WIDEN, shown.key, page.page)),),)
    return tuple(map(tuple, rows))


def less_buttons(shown: Shown) -> Row:
    """Each piece of what was understood, to be taken away; none where nothing would be left."""
    reading = shown.answer.reading
    if len(shown.less) < 2 and not reading.asked and reading.claim is None:
        return ()
    return tuple(Button(f"{_AWAY} {label}", data(Verb.REPLACE, key)) for label, key in shown.less)


def panel_rows(shown: Shown, page: int, sign: str) -> tuple[Row, ...]:
    """Readings to go on with in place of the answer, two in a row, and the way back."""
    voice = Voice(shown.answer)
    buttons = [
        Button(
            f"{sign} {_choice(voice, choice, counted=choice.count > 0)}",
            data(Verb.REPLACE, key),
        )
        for choice, key in zip(shown.answer.choices, shown.choices, strict=True)
    ]
    back = Button(f"‹ {voice.say('back')}", data(Verb.PAGE, shown.key, page))
    rows = [tuple(buttons[at : at + _IN_PANEL]) for at in range(0, len(buttons), _IN_PANEL)]
    return (*rows, (back,))


def proof_row(shown: Shown, page: Page, texts: Texts) -> Row:
    """The report's words, the query, and a link to hand on."""
    row = [
        Button(texts.say("Source"), data(Verb.SOURCE, shown.key, page.page)),
        Button(texts.say("Query"), data(Verb.QUERY, shown.key)),
    ]
    if shown.share:
        row.append(Button(texts.say("Share"), url=shown.share))
    return tuple(row)


def picture_row(shown: Shown, texts: Texts) -> Row:
    """The pictures that show the answer better than words."""
    names = {
        Sort.TIMELINE: texts.say("Timeline"),
        Sort.TIES: texts.say("Ties"),
        Sort.STATUS: texts.say("Status of agreements"),
    }
    return tuple(
        Button(names[sort], data(Verb.PICTURE, shown.key, sort.value, Theme.LIGHT.value))
        for sort in helpful(shown.answer)
    )


def format_row(key: str, page: int) -> Row:
    """The answer to take away: a document, a table, data, and the way to every format."""
    row = [Button(FORMATS[name], data(Verb.EXPORT, key, name)) for name in _FIRST_FORMATS]
    return (*row, Button("…", data(Verb.FORMATS, key, page)))


def format_rows(key: str) -> tuple[Row, ...]:
    """Every format that an answer can be taken away in, documents and tables first."""
    every = [Button(name, data(Verb.EXPORT, key, form)) for form, name in FORMATS.items()]
    return tuple(
        tuple(every[at : at + _FORMATS_IN_ROW]) for at in range(0, len(every), _FORMATS_IN_ROW)
    )


def language_rows() -> tuple[Row, ...]:
    """The languages to choose from."""
    return (tuple(Button(name, data(Verb.LANGUAGE, code)) for code, name in LANGUAGES.items()),)


def _choice(voice: Voice, choice: Choice, *, counted: bool = False) -> str:
    """What a choice means, with how much it finds where that is several things."""
    text = _label(choice_label(voice, choice))
    more = "+" if choice.more else ""
    return f"{text} ({choice.count}{more})" if choice.count > 1 or counted else text


def _label(text: str, limit: int = _LONGEST_LABEL) -> str:
    return text if len(text) <= limit else f"{text[: limit - 1].rstrip()}…"
