"""The language of the interface."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from telegram import CallbackQuery, Update
from telegram.ext import BaseHandler, CommandHandler

from bot.chat import delivery
from bot.chat.desk import Context, desk_of
from bot.chat.people import Who, who_of
from bot.chat.replies import Reply
from bot.dialogue.buttons import LANGUAGES, language_rows
from bot.model import Language
from bot.rendering.texts import Texts


def handlers() -> list[BaseHandler[Any, Any, Any]]:
    """The handlers of the language."""
    return [CommandHandler("language", on_language)]


async def on_language(update: Update, context: Context) -> None:
    """Offer the languages, or take the one that stands after the command."""
    who = who_of(update, context)
    word = (context.args or [""])[0].lower()
    named = [code for code, name in LANGUAGES.items() if word and word in (code, name.lower())]
    if named:
        await _choose(context, who, named[0])
        await delivery.say(context.bot, who, _chosen(named[0]))
        return
    await delivery.say(context.bot, who, who.texts.say("Choose a language:"), *language_rows())


async def on_button(context: Context, who: Who, query: CallbackQuery, code: str) -> None:
    """Take the language of the button that was pressed."""
    language = Language(code)
    await _choose(context, who, language)
    if query.message:
        await delivery.change(context.bot, who, query.message.message_id, Reply(_chosen(language)))


async def _choose(context: Context, who: Who, language: Language) -> None:
    desk = desk_of(context)

    def work() -> None:
        desk.state.choose_language(who.place.user, language)
        # the last question's language no longer says what one that shows none is put in
        memory = desk.state.memory(who.place)
        if memory.language is not None:
            desk.state.remember(who.place, replace(memory, language=None))

    await desk.run(work)


def _chosen(language: Language) -> str:
    return Texts(language).say(
        "I speak English to you now. A question is answered in its own language all the same."
    )
