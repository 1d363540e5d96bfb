"""What Telegram shows of the bot: its commands and what it is for, in each language."""

from __future__ import annotations

import logging
from collections.abc import Collection

from telegram import Bot, BotCommand, BotCommandScopeChat, MenuButtonWebApp, WebAppInfo
from telegram.error import TelegramError

from bot import vocabulary as voc
from bot.chat.access import may_query
from bot.chat.settings import ChatSettings
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


def descriptions(
    texts: Texts, classes: Collection[str], chat: ChatSettings, user: int = 0
) -> list[tuple[str, str]]:
    """The commands that a person may use, in the order of the menu, each with what it does.

    Of the commands that list a class, those whose class is among ``classes``.
    """
    more = []
    if may_query(chat, user):
        more.append(("sparql", texts.say("a query in SPARQL, for experts")))
    if user in chat.administrators:
        more.append(("status", texts.say("how the bot is")))
        more.append(("reload", texts.say("check the data and take it up")))
    every = [
        ("agreements", texts.say("agreements; add words to narrow: /agreements readmission")),
        ("events", texts.say("events: meetings, trainings, visits")),
        ("measures", texts.say("measures of the programme")),
        ("bodies", texts.say("bodies and organisations")),
        ("countries", texts.say("countries")),
        ("projects", texts.say("projects")),
        (
            "export",
            texts.say("the last answer as a file: docx, pdf, xlsx, csv, turtle, jsonld, rq"),
        ),
        ("timeline", texts.say("a picture of what took place, by date: /timeline 2014")),
        ("ties", texts.say("a picture of what a thing is tied to: /ties Norway")),
        ("source", texts.say("the report’s own words: /source 1.4")),
        ("new", texts.say("begin a new conversation")),
        ("language", texts.say("the language I speak to you")),
        ("help", texts.say("what can be asked")),
        ("about", texts.say("about this bot and its data")),
        ("privacy", texts.say("what is kept of you")),
        ("forget", texts.say("remove all that is kept of you")),
        *more,
    ]
    if chat.web_url:
        every.insert(0, ("web", texts.say("the same in the browser")))
    return [(name, what) for name, what in every if CLASSES.get(name, "") in {"", *classes}]


async def publish(bot: Bot, classes: Collection[str], chat: ChatSettings) -> None:
    """Set the menu in every language; English is shown to those who have another."""
    await _publish(bot, classes, chat)
    await _publish_pages(bot, chat)
    for user in sorted(chat.administrators):
        await _publish_for(bot, classes, chat, user)


async def _publish_for(bot: Bot, classes: Collection[str], chat: ChatSettings, user: int) -> None:
    """Set the menu of an administrator, who may use more commands."""
    for language in (None, *Language):
        texts = Texts(language or Language.EN)
        found = descriptions(texts, classes, chat, user)
        try:
            await bot.set_my_commands(
                [BotCommand(name, said) for name, said in found],
                scope=BotCommandScopeChat(user),
                language_code=language.value if language else "",
            )
        except (TelegramError, TimeoutError) as error:
            # Somebody who never wrote to the bot has no chat with it yet.
            _log.info("an administrator's menu could not be set: %s", type(error).__name__)
            return


async def _publish_pages(bot: Bot, chat: ChatSettings) -> None:
    """Have the button beside the line to write in open the pages, where Telegram can."""
    if not chat.web_url.startswith("https://"):
        return
    try:
        await bot.set_chat_menu_button(
            menu_button=MenuButtonWebApp("Soraq", WebAppInfo(f"{chat.web_url}/"))
        )
    except (TelegramError, TimeoutError) as error:
        _log.warning("the menu's button could not be set: %s", type(error).__name__)


async def _publish(bot: Bot, classes: Collection[str], chat: ChatSettings) -> None:
    for language in (None, *Language):
        texts = Texts(language or Language.EN)
        code = language.value if language else ""
        commands = [BotCommand(name, said) for name, said in descriptions(texts, classes, chat)]
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
