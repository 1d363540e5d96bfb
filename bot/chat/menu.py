"""What Telegram shows of the bot: its commands and what it is for, in each language."""

from __future__ import annotations

import logging
from collections.abc import Collection

from telegram import Bot, BotCommand
from telegram.error import TelegramError

from bot import vocabulary as voc
from bot.assistant import Assistant
from bot.model import Language
from bot.rendering.texts import Texts

_log = logging.getLogger(__name__)


CLASSES = {
    "agreements": voc.AGREEMENT,
    "events": voc.EVENT,
    "measures": voc.MEASURE,
    "bodies": voc.BODY,
    "countries": voc.COUNTRY,
    "projects": voc.PROJECT,
}
"""The commands that list the things of a class."""


def classes_of(assistant: Assistant) -> frozenset[str]:
    """Those of the commands in :data:`CLASSES` whose class the data has things of."""
    there = {cls for found in assistant.reader.schema.classes.values() for cls in found}
    return frozenset(name for name, cls in CLASSES.items() if cls in there)


def descriptions(texts: Texts, classes: Collection[str]) -> list[tuple[str, str]]:
    """The commands in the order of the menu, each with what it does.

    Of the commands that list a class, those in ``classes``.
    """
    every = [
        ("agreements", texts.say("agreements; add words to narrow: /agreements readmission")),
        ("events", texts.say("events: meetings, trainings, visits")),
        ("measures", texts.say("measures of the programme")),
        ("bodies", texts.say("bodies and organisations")),
        ("countries", texts.say("countries")),
        ("projects", texts.say("projects")),
        ("export", texts.say("the last answer as a file: turtle, jsonld, csv, xlsx, rq")),
        ("timeline", texts.say("what took place, by date: /timeline 2014")),
        ("source", texts.say("the report’s own words: /source 1.4")),
        ("new", texts.say("begin a new conversation")),
        ("language", texts.say("the language I speak to you")),
        ("help", texts.say("what can be asked")),
        ("about", texts.say("about this bot and its data")),
        ("privacy", texts.say("what is kept of you")),
        ("forget", texts.say("remove all that is kept of you")),
    ]
    return [(name, what) for name, what in every if name in classes or name not in CLASSES]


async def publish(bot: Bot, classes: Collection[str]) -> None:
    """Set the menu in every language; English is shown to those who have another."""
    for language in (None, *Language):
        texts = Texts(language or Language.EN)
        code = language.value if language else ""
        commands = [BotCommand(name, said) for name, said in descriptions(texts, classes)]
        try:
            await bot.set_my_commands(commands, language_code=code)
            await bot.set_my_description(
                texts.say(
                    "Ask in Azerbaijani, English or Russian what the official reports say: who, "
                    "what, when, how many. Every answer names its source."
                ),
                language_code=code,
            )
            await bot.set_my_short_description(
                texts.say("Short answers from official reports, with the source of every fact."),
                language_code=code,
            )
        except (TelegramError, TimeoutError) as error:
            _log.warning("the menu could not be set: %s", type(error).__name__)
            return
