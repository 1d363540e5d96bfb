"""An answer as a file to take away."""

from __future__ import annotations

import asyncio
from html import escape

from telegram.constants import ChatAction

from bot.chat import delivery
from bot.chat.desk import Context, desk_of
from bot.chat.people import Who
from bot.chat.progress import Progress
from bot.dialogue.buttons import DOCUMENTS, FORMATS
from bot.model import Answer, Reading

LARGEST = 50_000_000
"""So many bytes Telegram takes from a bot."""
PATIENCE = 3.0
"""After so many seconds a word says that the file is on its way."""


async def send_export(context: Context, who: Who, reading: Reading, form: str) -> None:
    """Answer a reading in full and send it as a file, with word of it where that takes long."""
    desk = desk_of(context)
    loop = asyncio.get_running_loop()
    async with (
        delivery.busy(context.bot, who, ChatAction.UPLOAD_DOCUMENT),
        Progress(context.bot, who, _preparing(who, FORMATS[form]), after=PATIENCE) as progress,
    ):

        def found(answer: Answer) -> None:
            from bot.rendering.facts import common_class
            from bot.rendering.voice import Voice

            much = Voice(answer).counted(answer.total, common_class(answer))
            said = _preparing(who, f"{FORMATS[form]}, {much}")
            loop.call_soon_threadsafe(progress.say, said)

        run = desk.make if form in DOCUMENTS else desk.run
        file, version = await run(desk.file, reading, form, found)
        if len(file.content) > LARGEST:
            said = who.texts.say(
                "The file would be over %(size)s MB, more than Telegram takes. Narrow the "
                "question and try again.",
                size=LARGEST // 1_000_000,
            )
            await delivery.say(context.bot, who, said)
            return
        said = who.texts.say("The answer as %(format)s", format=FORMATS[form])
        caption = f"{said} · {who.texts.say('data %(data)s', data=version)}"
        await delivery.send_file(context.bot, who, file.content, file.file_name, caption)


def _preparing(who: Who, what: str) -> str:
    return f"⏳ {escape(who.texts.say('Preparing the file: %(what)s…', what=what))}"
