"""The commands: a start, help, lists of each class, files, a new conversation."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import Update
from telegram.ext import BaseHandler, CommandHandler

from bot.chat import delivery
from bot.chat.desk import Context, desk_of
from bot.chat.files import send_export
from bot.chat.handlers.others import on_unknown_command
from bot.chat.handlers.questions import answer
from bot.chat.menu import CLASSES, descriptions
from bot.chat.people import Who, who_of
from bot.chat.pictures import answer_with_picture
from bot.chat.replies import Reply
from bot.dialogue.buttons import FORMATS
from bot.dialogue.links import LinkError
from bot.pictures.finding import Sort
from bot.rendering.nouns import PLURAL

_OTHER_NAMES = {
    "ttl": "turtle",
    "excel": "xlsx",
    "json-ld": "jsonld",
    "sparql": "rq",
    "word": "docx",
    "doc": "docx",
}


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of commands."""
    return [
        CommandHandler("start", on_start),
        CommandHandler("help", on_help),
        CommandHandler(list(CLASSES), on_class),
        CommandHandler("export", on_export),
        CommandHandler("new", on_new),
        CommandHandler("timeline", on_timeline),
        CommandHandler("ties", on_ties),
    ]


async def on_start(update: Update, context: Context) -> None:
    """Say hello, and what can be asked; open what a link stands for."""
    who = who_of(update, context)
    payload = (context.args or [""])[0]
    if payload and await _followed(context, who, payload):
        return
    desk = desk_of(context)
    await delivery.send(context.bot, who, await desk.run(desk.talk, who.language, "greeting"))


async def _followed(context: Context, who: Who, payload: str) -> bool:
    """Answer what a link stands for, in the person's own language."""
    desk = desk_of(context)

    def work() -> Reply | None:
        try:
            reading = replace(desk.links.reading(payload), language=who.language)
        except LinkError:
            return None
        return desk.reply(desk.read(who.place, reading, follow=True))

    reply = await desk.run(work)
    if reply is None:
        return False
    await delivery.send(context.bot, who, reply)
    return True


async def on_help(update: Update, context: Context) -> None:
    """Say what can be asked, and which commands there are."""
    who = who_of(update, context)
    desk = desk_of(context)
    said = await desk.run(desk.talk, who.language, "help")
    user = 0 if who.in_group else who.place.user
    commands = descriptions(who.texts, desk.assistant.classes, desk.chat, user)
    listed = "\n".join(f"/{name} – {what}" for name, what in commands)
    await delivery.send(context.bot, who, replace(said, html=f"{said.html}\n\n{listed}"))


async def on_class(update: Update, context: Context) -> None:
    """List the things of a class, those alone that the words after the command describe."""
    message = update.effective_message
    if message is None or message.text is None:
        return
    who = who_of(update, context)
    name = message.text.split()[0][1:].partition("@")[0].lower()
    words = " ".join(context.args or ())
    cls = CLASSES[name]
    desk = desk_of(context)
    if CLASSES[name] not in desk.assistant.classes:
        await on_unknown_command(update, context)
        return
    if words:
        read = await desk.run(
            lambda: desk.assistant.reader.read(words, None, **desk.day(who.language))
        )
        language = read[0].language
        spoken = replace(who, language=language)
        text = f"{spoken.texts.say(PLURAL[cls])} {words}"
    else:
        text = who.texts.say(PLURAL[cls])
    await answer(context, who, message, text, fresh=True, only=cls)


async def on_timeline(update: Update, context: Context) -> None:
    """Draw by date what stands after the command; alone, the last answer, else the latest year."""
    await _drawn(update, context, Sort.TIMELINE)


async def on_ties(update: Update, context: Context) -> None:
    """Draw what the thing after the command is tied to; alone, that of the last answer."""
    await _drawn(update, context, Sort.TIES)


async def _drawn(update: Update, context: Context, sort: Sort) -> None:
    if update.effective_message is not None:
        words = " ".join(context.args or ())
        await answer_with_picture(context, who_of(update, context), sort, words)


async def on_export(update: Update, context: Context) -> None:
    """Send the last answer as a file."""
    who = who_of(update, context)
    desk = desk_of(context)
    wanted = (context.args or ["turtle"])[0].lower().strip(".")
    wanted = _OTHER_NAMES.get(wanted, wanted)
    if wanted not in FORMATS:
        names = ", ".join(FORMATS)
        said = who.texts.say(
            "There is no such format. Write /export and one of: %(names)s", names=names
        )
        await delivery.say(context.bot, who, said)
        return
    memory = await desk.run(desk.state.memory, who.place)
    if memory.reading is None or not memory.items:
        said = who.texts.say("There is no answer to take away yet. Ask a question first.")
        await delivery.say(context.bot, who, said)
        return
    await send_export(context, who, memory.reading, wanted)


async def on_new(update: Update, context: Context) -> None:
    """Begin a new conversation."""
    who = who_of(update, context)
    desk = desk_of(context)
    await desk.run(desk.state.forget_conversation, who.place)
    said = who.texts.say("A new conversation: what was asked before is forgotten. Ask away.")
    await delivery.say(context.bot, who, said)
