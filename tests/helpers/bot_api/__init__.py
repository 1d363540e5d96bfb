"""A Telegram Bot API on loopback, as strict as the real one, for the tests.

    async with BotApi() as api:
        application = Application.builder().token(api.token).base_url(api.base_url) ...
        user = api.user("Aygün", "az")
        message = await user.send("readmissiya 2014")
        reply = await api.reply(user, after=message)
        press = await user.press(reply, "Turtle")

`python -m tests.helpers.bot_api` starts it by hand, with a page in which to talk to the bot.
What it takes from Telegram's own server is the order of the checks and the words of the refusals;
what it knows of no words for (nine buttons in a row, say) it refuses in words of its own.
"""

from tests.helpers.bot_api.checks import Refused, start_payload
from tests.helpers.bot_api.faults import Fault, Faults, Rule
from tests.helpers.bot_api.markup import MarkupError, parse_html, settle, to_html, units
from tests.helpers.bot_api.server import TOKEN, BotApi, Call
from tests.helpers.bot_api.world import Chat, File, Message, Query, User

__all__ = [
    "TOKEN",
    "BotApi",
    "Call",
    "Chat",
    "Fault",
    "Faults",
    "File",
    "MarkupError",
    "Message",
    "Query",
    "Refused",
    "Rule",
    "User",
    "parse_html",
    "settle",
    "start_payload",
    "to_html",
    "units",
]
