"""An answer as a file to take away."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import TYPE_CHECKING

from telegram.constants import ChatAction

from bot.chat import delivery
from bot.chat.desk import Context, Desk, desk_of
from bot.chat.keyboards import FORMATS
from bot.chat.people import Who
from bot.model import Memory, Reading

if TYPE_CHECKING:
    from bot.rendering.exports import Export


async def send_export(context: Context, who: Who, reading: Reading, form: str) -> None:
    """Answer a reading in full and send it as a file."""
    desk = desk_of(context)
    async with delivery.busy(context.bot, who, ChatAction.UPLOAD_DOCUMENT):
        file = await desk.run(make_export, desk, reading, form)
    caption = who.texts.say("The answer as %(format)s", format=FORMATS[form])
    await delivery.send_file(context.bot, who, file.content, file.file_name, caption)


def make_export(desk: Desk, reading: Reading, form: str) -> Export:
    """The whole answer to a reading in a format.

    The words of the question are not kept, so what it was understood as stands for them.
    """
    from bot.rendering.exports import export
    from bot.rendering.understood import understood_text
    from bot.rendering.voice import Voice

    answer, _ = desk.assistant.answer([reading], Memory(), rows=None)
    triples = desk.assistant.describe(answer)
    question = understood_text(Voice(answer))
    return export(answer, triples, form, asked_at=datetime.now(UTC), question=question)
