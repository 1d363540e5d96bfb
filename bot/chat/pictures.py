"""A picture of an answer, sent as a photo with its facts in words under it."""

from __future__ import annotations

from telegram.constants import ChatAction, MessageLimit

from bot.chat import delivery
from bot.chat.desk import Context, Desk, desk_of
from bot.chat.people import Who
from bot.dialogue.buttons import Button, Row, Verb, data
from bot.model import Memory, Reading
from bot.pictures import Picture, Theme, Ties, alt_text, draw
from bot.pictures.asking import Asked, ask_picture, nothing_to_draw
from bot.pictures.finding import Sort, find
from bot.rendering.exports.file_names import slug
from bot.rendering.telegram_html import units
from bot.rendering.texts import Texts

_CAPTION = int(MessageLimit.CAPTION_LENGTH)


async def send_picture(
    context: Context,
    who: Who,
    sort: Sort,
    reading: Reading,
    *,
    theme: Theme = Theme.LIGHT,
    whole: bool = False,
) -> None:
    """Draw what a reading asks and send it; ``whole``: as a file, that nobody makes smaller."""
    desk = desk_of(context)

    def work() -> tuple[Picture | str, str]:
        (key,) = desk.state.keep(reading)
        found = find(sort, reading, desk.assistant)
        return found or nothing_to_draw(sort, reading.language), key

    async with delivery.busy(context.bot, who, ChatAction.UPLOAD_PHOTO):
        found, key = await desk.make(work)
        await _send(context, who, sort, found, key, theme, whole=whole)


async def answer_with_picture(context: Context, who: Who, sort: Sort, words: str) -> None:
    """Draw what the words after a command ask; without words, the last answer."""
    desk = desk_of(context)

    def work() -> tuple[Picture | str, str]:
        if not words:
            last = desk.state.memory(who.place).reading
            if last is not None:
                found = find(sort, last, desk.assistant)
                (key,) = desk.state.keep(last)
                return found or nothing_to_draw(sort, last.language), key
        asked = _asked(desk, who, sort, words)
        if isinstance(asked.found, str):
            return asked.found, ""
        desk.state.remember(who.place, asked.after)
        (key,) = desk.state.keep(asked.reading)
        return asked.found, key

    async with delivery.busy(context.bot, who, ChatAction.UPLOAD_PHOTO):
        found, key = await desk.make(work)
        await _send(context, who, sort, found, key, Theme.LIGHT)


def _asked(desk: Desk, who: Who, sort: Sort, words: str) -> Asked:
    """What the words ask; a timeline of nothing in particular is that of the latest year."""
    years = desk.assistant.reader.schema.years
    if not words and sort is Sort.TIMELINE and years:
        words = str(years[0])
    return ask_picture(sort, words, desk.assistant, Memory(), **desk.day(who.language))


async def _send(
    context: Context,
    who: Who,
    sort: Sort,
    found: Picture | str,
    key: str,
    theme: Theme,
    *,
    whole: bool = False,
) -> None:
    if isinstance(found, str):
        await delivery.say(context.bot, who, delivery.plain(found))
        return
    desk = desk_of(context)
    content = await desk.make(lambda: desk.tasks.run(draw, found, theme))
    about = found.name if isinstance(found, Ties) else found.frame.subtitle
    name = f"soraq-{sort.value}-{slug(about)[:40].strip('-') or 'answer'}.png"
    said = delivery.plain(_caption(found))
    if whole:
        await delivery.send_file(context.bot, who, content, name, said)
    else:
        rows = picture_rows(found, sort, key, theme)
        await delivery.send_photo(context.bot, who, content, name, said, *rows)


def _caption(picture: Picture) -> str:
    """The facts in words, as many as Telegram takes: it counts UTF-16 units."""
    said = alt_text(picture, _CAPTION)
    over = units(said) - len(said)
    return alt_text(picture, _CAPTION - over) if over else said


def picture_rows(picture: Picture, sort: Sort, key: str, theme: Theme) -> tuple[Row, ...]:
    """The ways on from a picture: the answer in words, the other ground, the file."""
    texts = Texts(picture.frame.language)
    other = Theme.LIGHT if theme is Theme.DARK else Theme.DARK
    name = texts.say("Light") if other is Theme.LIGHT else texts.say("Dark")
    return (
        (
            Button(texts.say("In words"), data(Verb.OPEN, key)),
            Button(name, data(Verb.PICTURE, key, sort.value, other.value)),
            Button("PNG", data(Verb.PICTURE, key, sort.value, theme.value, "file")),
        ),
    )
