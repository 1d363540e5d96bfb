"""The stand-in for Telegram's server, asked over HTTP and through python-telegram-bot."""

import asyncio
import inspect
import json
import re
import sys
import time
from collections.abc import AsyncIterator, Iterator
from contextlib import AsyncExitStack, asynccontextmanager
from io import BytesIO
from itertools import chain, count
from typing import Any

import aiohttp
import pytest
import telegram
from aiohttp import web
from telegram import InlineKeyboardButton, InlineKeyboardMarkup, Update
from telegram.error import (
    BadRequest,
    ChatMigrated,
    Forbidden,
    InvalidToken,
    NetworkError,
    RetryAfter,
    TimedOut,
)
from telegram.ext import (
    Application,
    CallbackQueryHandler,
    CommandHandler,
    ContextTypes,
    InlineQueryHandler,
    MessageHandler,
    filters,
)

from tests.helpers.bot_api import BotApi, Fault, Message, parse_html, settle, to_html, units
from tests.helpers.bot_api.checks import OBJECTS
from tests.helpers.bot_api.methods import METHODS
from tests.helpers.project import ROOT

Json = dict[str, Any]
# The smallest PNG there is: one pixel.
PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010802000000907753de0000000c49444154789c63f8cfc0"
    "000003010100c9fe92ef0000000049454e44ae426082"
)


@pytest.fixture
async def api() -> AsyncIterator[BotApi]:
    async with BotApi() as api:
        yield api


@asynccontextmanager
async def library(api: BotApi, timeout: float = 5.0) -> AsyncIterator[telegram.Bot]:
    """The library's own bot, without the polling."""
    bot = (
        Application.builder()
        .token(api.token)
        .base_url(api.base_url)
        .base_file_url(api.base_file_url)
        .read_timeout(timeout)
        .build()
        .bot
    )
    async with bot:
        yield bot


async def answer(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    message = update.effective_message
    assert message is not None
    who = message.from_user.language_code if message.from_user else ""
    keys = [[InlineKeyboardButton("Next", callback_data="page:2")]]
    said = f"{who}: {message.text}"
    await message.reply_text(said, reply_markup=InlineKeyboardMarkup(keys))


async def start(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    assert update.message is not None
    await update.message.reply_html(f"<b>Started</b> {' '.join(context.args or [])}")


async def turn(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.callback_query
    assert query is not None
    await query.edit_message_text(f"now {query.data}")
    await query.answer("turned")


async def inline(update: Update, context: ContextTypes.DEFAULT_TYPE) -> None:
    query = update.inline_query
    assert query is not None
    content = telegram.InputTextMessageContent(f"<i>{query.query}</i>", parse_mode="HTML")
    keys = InlineKeyboardMarkup([[InlineKeyboardButton("Next", callback_data="page:2")]])
    result = telegram.InlineQueryResultArticle("1", "One", content, reply_markup=keys)
    await query.answer([result], cache_time=10, is_personal=query.query == "mine")


@asynccontextmanager
async def running(api: BotApi, timeout: float = 5.0) -> AsyncIterator[Any]:
    """A small bot that polls."""
    application = (
        Application.builder()
        .token(api.token)
        .base_url(api.base_url)
        .base_file_url(api.base_file_url)
        .get_updates_read_timeout(timeout)
        .build()
    )
    application.add_handler(CommandHandler("start", start))
    application.add_handler(MessageHandler(filters.TEXT, answer))
    application.add_handler(CallbackQueryHandler(turn))
    application.add_handler(InlineQueryHandler(inline))
    async with application:
        await application.start()
        assert application.updater is not None
        await application.updater.start_polling(
            poll_interval=0, timeout=2, allowed_updates=Update.ALL_TYPES
        )
        try:
            yield application
        finally:
            await application.updater.stop()
            await application.stop()


class Raw:
    """Calls as they go over the wire."""

    def __init__(self, api: BotApi, session: aiohttp.ClientSession) -> None:
        self.api, self.session = api, session

    async def ask(self, method: str, **params: object) -> tuple[int, Json]:
        url = f"{self.api.base_url}{self.api.token}/{method}"
        async with self.session.post(url, json=params) as response:
            return response.status, await response.json()

    async def __call__(self, method: str, **params: object) -> Any:
        status, body = await self.ask(method, **params)
        assert status == 200, body
        return body["result"]

    async def refused(self, method: str, **params: object) -> str:
        status, body = await self.ask(method, **params)
        assert status == body["error_code"]
        assert body["ok"] is False
        return str(body["description"])


@pytest.fixture
async def raw(api: BotApi) -> AsyncIterator[Raw]:
    async with aiohttp.ClientSession() as session:
        yield Raw(api, session)


# --- a conversation ---


async def test_conversation(api: BotApi) -> None:
    async with running(api):
        user = api.user("Aygün", "az")
        reply = await api.reply(user, after=await user.send("salam"))
        assert reply.text == "az: salam"
        assert reply.labels == [["Next"]]
        press = await user.press(reply, "Next")
        assert (await press.answered())["text"] == "turned"
        assert (await api.edited(reply)).text == "now page:2"
        assert reply.labels == []
        assert reply.versions[0]["text"] == "az: salam"

        message = await user.start("a-b_1")
        started = await api.reply(user, after=message)
        assert started.text == "Started a-b_1"
        assert started.html == "<b>Started</b> a-b_1"
        followed = await user.follow("https://t.me/soraq_bot?start=x")
        assert (await api.reply(user, after=followed)).text == "Started x"

        changed = await user.send("one")
        await api.replies(user, after=changed)
        await user.edit(changed, "two")
        assert [m.text for m in await api.replies(user, after=changed, count=2)][1] == "az: two"
        forwarded = await user.forward(message)
        assert forwarded.data["forward_origin"]["sender_user"]["id"] == user.id


async def test_groups_and_topics(api: BotApi, raw: Raw) -> None:
    async with running(api):
        user, other = api.user("Emma", "en"), api.user("Ivan", "ru")
        forum = api.group("Forum", user, other, forum=True)
        thread = forum.topic("Agreements")
        asked = await other.send("hello", forum, thread=thread)
        reply = await api.reply(forum, after=asked)
        assert (reply.text, reply.thread) == ("ru: hello", thread)
        assert user.chat.messages == {}
    assert "message thread not found" in await raw.refused(
        "sendMessage", chat_id=forum.id, text="x", message_thread_id=999
    )


async def test_privacy_mode() -> None:
    async with BotApi(privacy=True) as api:
        user = api.user()
        group = api.group("Group", user, kind="group")
        await user.send("not for the bot", group)
        assert not api.pending
        await user.send("@soraq_bot for the bot", group)
        await user.send("/start", group)
        assert len(api.pending) == 2


async def test_inline(api: BotApi) -> None:
    async with running(api):
        user, other = api.user("Emma", "en"), api.user("Ivan", "ru")
        query = await user.inline("any")
        results = (await query.answered())["results"]
        assert results[0]["title"] == "One"
        assert (await other.inline("any")).cached
        await (await user.inline("mine")).answered()
        assert (await user.inline("mine")).cached
        assert not (await other.inline("mine")).cached

        group = api.group("Group", user, other, kind="group")
        message = await query.choose(0, group)
        assert message.html == "<i>any</i>"
        assert message.data["via_bot"]["username"] == "soraq_bot"
        assert (await api.reply(group, after=message)).text == "en: any"
        elsewhere = api.group("Elsewhere", user)
        elsewhere.closed = "bot is not a member of the supergroup chat"
        before = api.next_update
        await user.send("unseen", elsewhere)
        assert api.next_update == before
        await (await other.press(message, "Next")).answered()
        assert (await api.edited(message)).text == "now page:2"


async def test_files_both_ways(api: BotApi, raw: Raw) -> None:
    user = api.user(started=True)
    async with library(api) as bot:
        data = "ə,1\n".encode() * 9
        keys = InlineKeyboardMarkup([[InlineKeyboardButton("x", url="https://example.com/x")]])
        sent = await bot.send_document(
            user.id,
            data,
            caption="<b>csv</b>",
            parse_mode="HTML",
            filename="a.csv",
            reply_markup=keys,
        )
        reply = await api.reply(user)
        assert reply.file is not None
        assert (reply.file.data, reply.file.name, reply.file.mime) == (data, "a.csv", "text/csv")
        assert (reply.text, reply.html) == ("csv", "<b>csv</b>")
        assert sent.document is not None
        again = await bot.send_document(user.id, sent.document.file_id)
        assert again.document == sent.document
        photo = await bot.send_photo(user.id, PNG)
        assert (photo.photo[0].width, photo.photo[0].height) == (1, 1)

        for kind in ("photo", "voice", "sticker", "document", "audio"):
            await user.attach(kind, b"12345", "a.txt", caption="see")
        await user.locate(40.4, 49.9)
        *files, place = (await bot.get_updates())[:6]
        for update in files:
            message = update.message
            assert message is not None
            held = message.effective_attachment
            held = held[-1] if isinstance(held, tuple) else held
            file = await held.get_file()  # type: ignore[union-attr]
            assert await file.download_as_bytearray() == b"12345"
        assert place.message is not None
        assert place.message.location is not None

    assert "IMAGE_PROCESS_FAILED" in await refused_upload(raw, "photo", b"no picture")
    assert "file must be non-empty" in await refused_upload(raw, "document", b"")
    big = PNG[:16] + (9999).to_bytes(4) + (9999).to_bytes(4) + PNG[24:]
    assert "PHOTO_INVALID_DIMENSIONS" in await refused_upload(raw, "photo", big)
    assert "Too Large" in await refused_upload(raw, "photo", PNG + bytes(10 * 2**20))
    assert "no document" in await raw.refused("sendDocument", chat_id=user.id)
    assert "wrong file identifier" in await raw.refused(
        "sendDocument", chat_id=user.id, document="x"
    )
    assert "invalid file_id" in await raw.refused("getFile", file_id="x")
    api.keep("document", "big", "", bytes(20 * 2**20 + 1))
    assert "too big" in await raw.refused("getFile", file_id=list(api.files)[-1])


async def refused_upload(raw: Raw, kind: str, data: bytes) -> str:
    form = aiohttp.FormData({"chat_id": str(raw.api.users[0].id)})
    form.add_field(kind, BytesIO(data), filename="a")
    url = f"{raw.api.base_url}{raw.api.token}/send{kind.title()}"
    async with raw.session.post(url, data=form) as response:
        body = await response.json()
    assert body["ok"] is False
    return str(body["description"])


# --- what it knows ---


def test_the_fields_of_methods_are_those_of_the_library() -> None:
    own = {
        "reply_to_message_id", "allow_sending_without_reply", "disable_web_page_preview",
        "filename", "current_offset", "self", "read_timeout", "write_timeout", "connect_timeout",
        "pool_timeout", "api_kwargs",
    }  # fmt: skip
    for method in METHODS.values():
        name = re.sub("(?<!^)(?=[A-Z])", "_", method.name).lower()
        library = set(inspect.signature(getattr(telegram.Bot, name)).parameters) - own
        assert method.fields == library, method.name


def test_the_fields_of_objects_are_those_of_the_library() -> None:
    # Set by the library's classes themselves, or of sub-classes, or newer than the library.
    more = {
        "BotCommandScope": {"chat_id", "user_id"},
        "MenuButton": {"text", "web_app"},
        "ReplyKeyboardRemove": {"remove_keyboard"},
        "ForceReply": {"force_reply"},
    }
    for name, fields in OBJECTS.items():
        expected = set(inspect.signature(getattr(telegram, name)).parameters)
        expected -= {"api_kwargs", "disable_web_page_preview"}
        expected |= more.get(name, set())
        expected |= {"type"} if "Article" in name or "Cached" in name else set()
        assert fields == expected, name


async def test_unknown_names_are_violations(api: BotApi, raw: Raw) -> None:
    user = api.user(started=True)
    status, body = await raw.ask("sendMesage", chat_id=user.id)
    assert (status, body["description"]) == (404, "Not Found: method not found")
    await raw("sendMessage", chat_id=user.id, text="x", parse_mod="HTML")
    keys = {"inline_keyboard": [[{"text": "x", "callback_data": "y", "colour": "red"}]]}
    await raw("sendMessage", chat_id=user.id, text="x", reply_markup=keys)
    assert api.violations == [
        "unknown method 'sendMesage'",
        "sendMessage: there is no field 'parse_mod'",
        "sendMessage: InlineKeyboardButton has no field 'colour'",
    ]
    api.violations.clear()


async def test_violations_fail_the_test() -> None:
    with pytest.raises(AssertionError, match="unknown method 'x'"):
        async with BotApi() as api, aiohttp.ClientSession() as session:
            await Raw(api, session).ask("x")


async def test_wrong_token(api: BotApi) -> None:
    wrong = Application.builder().token("1:x").base_url(api.base_url).build().bot
    with pytest.raises(InvalidToken):
        await wrong.initialize()
    await wrong.shutdown()


# --- text ---


@pytest.mark.parametrize(
    ("text", "refusal"),
    [
        ("<b>x", 'Can\'t find end tag corresponding to start tag "b"'),
        ("ə</b>", "Unexpected end tag at byte offset 2"),
        ("<b><i>x</b></i>", 'Unmatched end tag at byte offset 7, expected "</i>", found "</b>"'),
        ("ə<br>", 'Unsupported start tag "br" at byte offset 2'),
        ("a < b", 'Unsupported start tag "" at byte offset 2'),
        ("<b", "Unclosed start tag at byte offset 0"),
        ("<b>x</b", "Unclosed end tag at byte offset 4"),
        ("<span>x</span>", 'Tag "span" must have class "tg-spoiler" at byte offset 0'),
        ("<a href='x", "Unclosed start tag at byte offset 0"),
        ("<a href=", 'Unclosed start tag "a" at byte offset 0'),
        ("<a href=x!y>z</a>", "Unexpected end of name token at byte offset 8"),
        ("<a =1>x</a>", 'Empty attribute name in the tag "a" at byte offset 0'),
        ("<tg-emoji>x</tg-emoji>", "Invalid custom emoji identifier specified"),
        ("&#xd800;", "Text contains invalid Unicode characters after decoding HTML entities"),
        ("x\0", "Text must not contain null bytes"),
    ],
)
async def test_broken_markup_is_refused(api: BotApi, raw: Raw, text: str, refusal: str) -> None:
    user = api.user(started=True)
    said = await raw.refused("sendMessage", chat_id=user.id, text=text, parse_mode="HTML")
    assert said.startswith(f"Bad Request: can't parse entities: {refusal}")


def kinds(source: str) -> list[tuple[str, int, int]]:
    entities = settle(*parse_html(source))[1]
    return [(e["type"], e["offset"], e["length"]) for e in entities]


def test_markup_is_kept_as_telegram_keeps_it() -> None:
    assert parse_html("&lt;&amp;&quot;&gt;&#65;&#x42;&nbsp; & ") == ('<&">AB&nbsp; & ', [])
    assert kinds("😀<b>x</b>") == [("bold", 2, 1)]
    assert kinds("<b>1<b>2</b>3</b>") == [("bold", 0, 3)]
    assert kinds("<b>a<code>b</code>c</b>") == [("bold", 0, 1), ("code", 1, 1), ("bold", 2, 1)]
    assert kinds("<i>1<u>2</u></i>") == [("italic", 0, 2), ("underline", 1, 1)]
    assert kinds("<blockquote expandable>x</blockquote>") == [("expandable_blockquote", 0, 1)]
    assert kinds("<a href='nowhere'>x</a>") == []
    assert kinds("<b> </b>x") == []
    assert kinds("/start @some_bot #tag https://a.az/b a@b.az") == [
        ("bot_command", 0, 6), ("mention", 7, 9), ("hashtag", 17, 4), ("url", 22, 14),
        ("email", 37, 6),
    ]  # fmt: skip
    coded = parse_html('<pre><code class="language-sparql">x</code></pre>')[1]
    assert coded == [{"type": "pre", "offset": 0, "length": 1, "language": "sparql"}]
    assert settle(*parse_html("  \n <b>x</b> y \n")) == (
        "x y",
        [{"type": "bold", "offset": 0, "length": 1}],
    )
    many = settle(*parse_html("<b>x</b> " * 130))[1]
    assert len(many) == 100


def test_html_is_drawn_again() -> None:
    for source in (
        "a &amp; <b>b<i>c😀</i></b>&lt;script&gt;",
        "<blockquote>q <code>x</code>\ny</blockquote> <u>z</u>",
    ):
        assert to_html(*settle(*parse_html(source))) == source
    assert "script" not in to_html("x", [{"type": "text_link", "offset": 0, "length": 1,
                                          "url": "javascript:script"}])  # fmt: skip
    crossing: list[Json] = [
        {"type": "bold", "offset": 0, "length": 2},
        {"type": "italic", "offset": 1, "length": 2},
    ]
    assert to_html("abc", crossing) == "<b>a<i>b</i></b><i>c</i>"


async def test_lengths_are_in_utf16_after_markup(api: BotApi, raw: Raw) -> None:
    user = api.user(started=True)
    fits = "<b>" + "😀" * 2048 + "</b>"
    await raw("sendMessage", chat_id=user.id, text=fits, parse_mode="HTML")
    for text, refusal in (
        ("😀" * 2048 + "x", "message is too long"),
        ("", "message text is empty"),
        (" \n ", "text must be non-empty"),
    ):
        said = await raw.refused("sendMessage", chat_id=user.id, text=text)
        assert said == f"Bad Request: {refusal}"
    file = api.keep("document", "a.txt", "text/plain", b"x").id
    caption = {"chat_id": user.id, "document": file, "parse_mode": "HTML"}
    await raw("sendDocument", caption="<i>" + "x" * 1024 + "</i>", **caption)
    said = await raw.refused("sendDocument", caption="x" * 1025, **caption)
    assert said == "Bad Request: message caption is too long"


# --- buttons, queries, commands ---


def button(**fields: object) -> Json:
    return {"text": "x", **fields}


@pytest.mark.parametrize(
    ("rows", "refusal"),
    [
        ([[button(callback_data="ə" * 33)]], "BUTTON_DATA_INVALID"),
        ([[button(callback_data="")]], "BUTTON_DATA_INVALID"),
        ([[button()]], "Text buttons are unallowed"),
        ([[button(callback_data="x", url="https://a.az")]], "Text buttons are unallowed"),
        ([[{"text": " ", "callback_data": "x"}]], "text must be non-empty"),
        ([[button(callback_data="x")] * 9], "more than 8 buttons"),
        ([[button(callback_data="x")] * 8] * 12 + [[button(callback_data="x")] * 5], "too long"),
        ([[button(copy_text={"text": "x" * 200})]] * 50, "reply markup is too long"),
        ([[button(url="http://localhost/x")]], "Wrong HTTP URL"),
        ([[button(url="ftp://a.az")]], "Unsupported URL protocol"),
        ([[button(copy_text={"text": "x" * 257})]], "BUTTON_COPY_TEXT_INVALID"),
    ],
)  # fmt: skip
async def test_keyboards_refused(api: BotApi, raw: Raw, rows: Json, refusal: str) -> None:
    user = api.user(started=True)
    said = await raw.refused(
        "sendMessage", chat_id=user.id, text="x", reply_markup={"inline_keyboard": rows}
    )
    assert refusal in said


@pytest.mark.parametrize("payload", ["a.b", "ə", "", "x" * 65])
async def test_start_links(api: BotApi, raw: Raw, payload: str) -> None:
    user = api.user(started=True)
    link = f"https://t.me/soraq_bot?start={payload}"
    for params in (
        {"reply_markup": {"inline_keyboard": [[button(url=link)]]}, "text": "x"},
        {"text": f"<a href='{link}'>x</a>", "parse_mode": "HTML"},
    ):
        said = await raw.refused("sendMessage", chat_id=user.id, **params)
        assert said == "Bad Request: START_PARAM_INVALID"
    assert len(api.violations) == 2
    api.violations.clear()
    with pytest.raises(AssertionError):
        await user.follow(link if payload else "https://example.com")


async def test_edits(api: BotApi, raw: Raw) -> None:
    user = api.user(started=True)
    keys = {"inline_keyboard": [[button(callback_data="1")]]}
    sent = await raw(
        "sendMessage", chat_id=user.id, text="<b>x</b>", parse_mode="HTML", reply_markup=keys
    )
    place = {"chat_id": user.id, "message_id": sent["message_id"]}
    same = {"text": "<strong>x</strong> ", "parse_mode": "HTML", "reply_markup": keys}
    assert "is not modified" in await raw.refused("editMessageText", **place, **same)
    assert "is not modified" in await raw.refused(
        "editMessageReplyMarkup", **place, reply_markup=keys
    )
    await raw("editMessageReplyMarkup", **place)
    message = user.chat.messages[sent["message_id"]]
    assert message.labels == []
    await raw("editMessageText", **place, text="y", reply_markup=keys)
    assert (message.html, message.labels) == ("y", [["x"]])
    assert "no caption" in await raw.refused("editMessageCaption", **place, caption="y")
    assert "inline keyboard expected" in await raw.refused(
        "editMessageReplyMarkup", **place, reply_markup={"force_reply": True}
    )

    user.delete(message)
    assert "message to edit not found" in await raw.refused("editMessageText", **place, text="z")
    assert "message to delete not found" in await raw.refused("deleteMessage", **place)
    own = await user.send("mine")
    theirs = {"chat_id": user.id, "message_id": own.id}
    assert "message can't be edited" in await raw.refused("editMessageText", **theirs, text="z")
    await raw("deleteMessage", **theirs)
    assert user.chat.seen() == []
    lost: Json = {"message_id": 99}
    place = {"chat_id": user.id, "text": "x", "reply_parameters": lost}
    assert "message to be replied not found" in await raw.refused("sendMessage", **place)
    lost["allow_sending_without_reply"] = True
    await raw("sendMessage", **place)


async def test_callback_answers(api: BotApi, raw: Raw) -> None:
    user = api.user(started=True)
    message = Message(user.chat, {"message_id": 1, "chat": {}, "date": 0})
    press = await user.press(message, data="old")
    ask = {"callback_query_id": press.id}
    too_long = await raw.refused("answerCallbackQuery", **ask, text="x" * 201)
    assert too_long == "Bad Request: MESSAGE_TOO_LONG"
    await raw("answerCallbackQuery", **ask, text="x" * 200, show_alert=True)
    assert (await press.answered())["show_alert"] is True
    press.expire()
    assert "query is too old" in await raw.refused("answerCallbackQuery", **ask)
    assert "query ID is invalid" in await raw.refused("answerCallbackQuery", callback_query_id="1")


def article(number: int, **fields: object) -> Json:
    content = {"message_text": "x"}
    return {
        "type": "article",
        "id": str(number),
        "title": "x",
        "input_message_content": content,
    } | fields


@pytest.mark.parametrize(
    ("params", "refusal"),
    [
        ({"results": [article(n) for n in range(51)]}, "RESULTS_TOO_MUCH"),
        ({"results": [article(1), article(1)]}, "RESULT_ID_DUPLICATE"),
        ({"results": [article(1, id="ə" * 33)]}, "RESULT_ID_INVALID"),
        ({"results": [article(1, id="")]}, "RESULT_ID_INVALID"),
        ({"results": [], "next_offset": "x" * 65}, "NEXT_OFFSET_INVALID"),
        ({"results": [article(1, title="")]}, "ARTICLE_TITLE_EMPTY"),
        ({"results": [article(1, input_message_content=None)]}, "input_message_content"),
        ({"results": [article(1, input_message_content={"message_text": ""})]}, "text is empty"),
        ({"results": [article(1, input_message_content={"message_text": "<b>",
                                                        "parse_mode": "HTML"})]}, "can't parse"),
        ({"results": [], "button": {"text": "x", "start_parameter": "a.b"}}, "START_PARAM_INVALID"),
    ],
)  # fmt: skip
async def test_inline_answers_refused(api: BotApi, raw: Raw, params: Json, refusal: str) -> None:
    query = await api.user().inline("x")
    assert refusal in await raw.refused("answerInlineQuery", inline_query_id=query.id, **params)


async def test_commands_and_texts(api: BotApi, raw: Raw) -> None:
    commands = [{"command": "about", "description": "x"}]
    scope = {"type": "all_group_chats"}
    await raw("setMyCommands", commands=commands, scope=scope, language_code="az")
    assert await raw("getMyCommands", scope=scope, language_code="az") == commands
    assert await raw("getMyCommands") == []
    for wrong in ({"command": "Über", "description": "x"}, {"command": "", "description": "x"}):
        assert "BOT_COMMAND_INVALID" in await raw.refused("setMyCommands", commands=[wrong])
    long = [{"command": "x", "description": "x" * 257}]
    assert "DESCRIPTION_INVALID" in await raw.refused("setMyCommands", commands=long)
    assert "TOO_MUCH" in await raw.refused("setMyCommands", commands=commands * 101)
    assert "scope" in (await raw.refused("getMyCommands", scope={"type": "chat"})).lower()
    assert "LANG_CODE_INVALID" in await raw.refused("getMyCommands", language_code="aze")
    for name, limit in (("description", 512), ("short_description", 120), ("name", 64)):
        method = "My" + name.title().replace("_", "")
        await raw(f"set{method}", **{name: "x" * limit}, language_code="ru")
        assert await raw(f"get{method}", language_code="ru") == {name: "x" * limit}
        assert "too long" in await raw.refused(f"set{method}", **{name: "x" * (limit + 1)})
    await raw("setChatMenuButton", menu_button={"type": "commands"})
    assert await raw("getChatMenuButton") == {"type": "commands"}
    assert "action" in await raw.refused(
        "sendChatAction", chat_id=api.user(started=True).id, action="thinking"
    )
    await raw("logOut")
    assert await raw.refused("getMe") == "Logged out"


# --- updates ---


async def test_polling(api: BotApi, raw: Raw) -> None:
    user = api.user()
    for text in "abc":
        await user.send(text)
    assert [u["message"]["text"] for u in await raw("getUpdates", limit=2)] == ["a", "b"]
    last = (await raw("getUpdates"))[-1]["update_id"]
    assert [u["update_id"] for u in await raw("getUpdates", offset=last)] == [last]
    assert await raw("getUpdates", offset=last + 1) == []
    waiting = asyncio.create_task(raw("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    await user.send("d")
    assert (await asyncio.wait_for(waiting, 2))[0]["message"]["text"] == "d"
    await user.send("e")
    assert [u["message"]["text"] for u in await raw("getUpdates", offset=-1)] == ["e"]
    await raw("getUpdates", offset=last + 9, allowed_updates=["callback_query"])
    await user.send("f")
    assert await raw("getUpdates") == []
    began = time.monotonic()
    assert await raw("getUpdates", timeout=1) == []
    assert 0.9 < time.monotonic() - began < 3


async def test_two_pollers_conflict(api: BotApi, raw: Raw) -> None:
    first = asyncio.create_task(raw.ask("getUpdates", timeout=5))
    await asyncio.sleep(0.05)
    second = asyncio.create_task(raw.ask("getUpdates", timeout=5))
    status, body = await asyncio.wait_for(first, 2)
    assert status == 409
    assert body["description"].startswith("Conflict: terminated by other getUpdates request")
    await api.user().send("x")
    assert (await asyncio.wait_for(second, 2))[0] == 200


@asynccontextmanager
async def listener(answers: Iterator[web.Response]) -> AsyncIterator[tuple[str, list[Json]]]:
    """A bot's end of a webhook that answers so; its address, and what came."""
    got: list[Json] = []

    async def take(request: web.Request) -> web.Response:
        secret = request.headers.get("X-Telegram-Bot-Api-Secret-Token")
        got.append(await request.json() | {"secret": secret})
        return next(answers)

    app = web.Application()
    app.router.add_post("/hook", take)
    runner = web.AppRunner(app, shutdown_timeout=0.2)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    try:
        yield f"http://127.0.0.1:{runner.addresses[0][1]}/hook", got
    finally:
        await runner.cleanup()


async def test_webhook(api: BotApi, raw: Raw) -> None:
    user, other = api.user(started=True), api.user("Ivan")
    await user.send("1")
    call = {"method": "sendMessage", "chat_id": user.id, "text": "in the answer"}
    first = [web.Response(status=500), web.json_response(call)]
    answers = chain(first, (web.Response() for _ in count()))
    async with listener(answers) as (url, got):
        await raw("setWebhook", url=url, secret_token="s-1", max_connections=2)
        await user.send("2")
        await api.settled()
        assert [u["message"]["text"] for u in got] == ["1", "1", "2"]
        assert {u["secret"] for u in got} == {"s-1"}
        assert (await api.reply(user)).text == "in the answer"
        info = await raw("getWebhookInfo")
        assert info["last_error_message"].endswith("500 Internal Server Error")
        assert (info["url"], info["max_connections"]) == (url, 2)
        assert "can't use getUpdates" in await raw.refused("getUpdates")
        api.faults.add(Fault.DUPLICATE_UPDATE)
        await other.send("3")
        await api.settled()
        assert [u["message"]["text"] for u in got[3:]] == ["3", "3"]
        await raw("deleteWebhook")
        await user.send("4")
        assert len(await raw("getUpdates")) == 1
        await raw("setWebhook", url=url, drop_pending_updates=True)
        assert (await raw("getWebhookInfo"))["pending_update_count"] == 0
    await user.send("nobody there")
    hook = api.hook
    await api.bell.until(lambda: hook and hook.error, 5, "failure of the webhook")
    info = await raw("getWebhookInfo")
    assert (info["pending_update_count"], info["last_error_message"][:10]) == (1, "Connection")
    for wrong in ("https://example.com/x", "x"):
        assert "bad webhook" in await raw.refused("setWebhook", url=wrong)
    assert "unallowed" in await raw.refused("setWebhook", url=url, secret_token="a b")


# --- faults ---


async def test_who_cannot_be_written_to(api: BotApi) -> None:
    user, shy = api.user(started=True), api.user("Ivan")
    async with library(api) as bot:
        with pytest.raises(Forbidden, match="can't initiate"):
            await bot.send_message(shy.id, "x")
        with pytest.raises(BadRequest, match="Chat not found"):
            await bot.send_message(1, "x")
        user.block()
        with pytest.raises(Forbidden, match="blocked"):
            await bot.send_message(user.id, "x")
        user.unblock()
        await bot.send_message(user.id, "x")
        group = api.group("Group", user, kind="group")
        new = group.migrate()
        with pytest.raises(ChatMigrated) as migrated:
            await bot.send_message(group.id, "x")
        assert migrated.value.new_chat_id == new.id
        await bot.send_message(new.id, "x")
        told = [update.my_chat_member or update.message for update in await bot.get_updates()]
        assert len(told) == 4


@pytest.mark.parametrize(
    ("fault", "error", "effect"),
    [
        (Fault.FLOOD, RetryAfter, False),
        (Fault.INTERNAL, NetworkError, False),
        (Fault.BAD_GATEWAY, NetworkError, False),
        (Fault.DROP_BEFORE, NetworkError, False),
        (Fault.DROP_AFTER, NetworkError, True),
        (Fault.BROKEN_JSON, telegram.error.TelegramError, True),
        (Fault.BLOCKED, Forbidden, False),
        (Fault.NOT_FOUND, BadRequest, False),
        (Fault.DELAY, TimedOut, True),
    ],
)
async def test_faults_of_calls(
    api: BotApi,
    fault: Fault,
    error: type[Exception],
    effect: bool,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setenv("PTB_TIMEDELTA", "true")  # else the library warns of its own future
    user, other = api.user(started=True), api.user("Ivan", started=True)
    api.faults.add(fault, chat=user.id, retry_after=1, seconds=0.4)
    async with library(api, timeout=0.3) as bot:
        await bot.send_message(other.id, "spared")
        with pytest.raises(error):
            await bot.send_message(user.id, "hit")
        if fault == Fault.FLOOD:
            with pytest.raises(RetryAfter):
                await bot.send_message(user.id, "too early")
            await bot.send_message(other.id, "spared")
            await asyncio.sleep(1)
        await bot.send_message(user.id, "again")
        await api.replies(user, count=2 if effect else 1)
    sent = [message.text for message in user.chat.sent()]
    assert sorted(sent) == (["again", "hit"] if effect else ["again"])
    failed = next(call for call in api.calls if call.fault == fault)
    assert (failed.code == 200) == effect


async def test_chance_is_repeatable() -> None:
    async def failed(seed: int) -> list[int]:
        async with BotApi(seed=seed) as api, aiohttp.ClientSession() as session:
            user = api.user(started=True)
            api.faults.add(Fault.INTERNAL, Fault.BLOCKED, times=None, probability=0.3)
            ask = Raw(api, session).ask
            return [(await ask("sendMessage", chat_id=user.id, text="x"))[0] for _ in range(40)]

    first = await failed(1)
    assert first == await failed(1)
    assert set(first) == {200, 403, 500}
    assert first != await failed(2)


async def test_faults_of_updates(api: BotApi, raw: Raw) -> None:
    user = api.user()
    api.faults.add(Fault.OUT_OF_ORDER)
    await user.send("a")
    await user.send("b")
    batch = await raw("getUpdates")
    assert [u["message"]["text"] for u in batch] == ["b", "a"]
    assert batch[0]["update_id"] > batch[1]["update_id"]
    api.faults.add(Fault.OUT_OF_ORDER, seconds=0.05)
    await user.send("late")
    assert await raw("getUpdates", offset=batch[0]["update_id"] + 1) == []
    assert len(await raw("getUpdates", timeout=2)) == 1
    api.faults.add(Fault.DUPLICATE_UPDATE)
    await user.send("twice")
    last = (await raw("getUpdates"))[-1]
    assert await raw("getUpdates", offset=last["update_id"] + 1) == [last]
    assert await raw("getUpdates", offset=last["update_id"] + 1) == []
    await api.settled()


async def test_a_polling_bot_lives_through_faults(api: BotApi) -> None:
    user = api.user()
    async with running(api):
        for fault in (Fault.INTERNAL, Fault.BAD_GATEWAY, Fault.DROP_AFTER, Fault.BROKEN_JSON):
            api.faults.add(fault, methods=("getUpdates",))
            assert (await api.reply(user, after=await user.send(fault), timeout=9)).text
    assert api.faults.made.total() == 4


async def test_latency_and_rate(api: BotApi, raw: Raw) -> None:
    api.latency = 0.1
    began = time.monotonic()
    await raw("getMe")
    assert time.monotonic() - began > 0.09
    api.latencies["sendMessage"] = 0
    users = [api.user(started=True) for _ in range(2)]
    await asyncio.gather(*(raw("sendMessage", chat_id=users[n % 2].id, text="x") for n in range(6)))
    assert api.busiest(1.0) == 6
    assert api.busiest(1.0, users[0].id) == 3


async def test_what_the_library_asks_of_a_chat(api: BotApi) -> None:
    user = api.user()
    group = api.group("Group", user)
    async with library(api) as bot:
        assert (await bot.get_chat(group.id)).title == "Group"
        assert (await bot.get_chat_member(group.id, user.id)).user.id == user.id
        assert bot.username == "soraq_bot"


# --- by hand ---


async def test_page(api: BotApi) -> None:
    async with running(api), AsyncExitStack() as stack:
        session = await stack.enter_async_context(aiohttp.ClientSession(api.url))
        user = api.user("<Emma>", "en")

        async def act(do: str, **more: object) -> Json:
            asked = {"do": do, "user": str(user.id), "chat": str(user.id), **more}
            async with session.post("/page/act", json=asked) as response:
                return dict(await response.json())

        async def messages() -> list[Json]:
            async with session.get("/page/state") as response:
                return list((await response.json())["chats"][0]["messages"])

        async with session.get("/") as response:
            page = await response.text()
        assert "://" not in page.replace('"https://t.me', "")
        await act("send", text="<script>1</script>")
        await api.reply(user)
        assert (await messages())[1]["html"] == "en: &lt;script&gt;1&lt;/script&gt;"
        pressed = {"message": 2, "row": 0, "column": 0}
        assert await act("press", **pressed) == {"note": "turned"}
        found = await act("inline", text="q")
        assert found["results"][0]["title"] == "One"
        await act("choose", query=found["query"], index=0)
        assert (await messages())[-1]["html"] == "<i>q</i>"
        await act("edit", message=1, text="changed")
        assert "not one's own" in (await act("edit", message=2, text="no"))["note"]
        file = api.keep("document", "ə.txt", "text/plain", b"123")
        async with session.get(f"/page/file/{file.id}") as response:
            assert await response.read() == b"123"
            assert "attachment" in response.headers["Content-Disposition"]
        async with session.post("/page/act", data=json.dumps({})) as response:
            assert response.status == 415


async def test_started_by_hand() -> None:
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "tests.helpers.bot_api", "--port", "0",
        stdout=asyncio.subprocess.PIPE, cwd=ROOT,
    )  # fmt: skip
    try:
        assert process.stdout is not None
        lines = [await asyncio.wait_for(process.stdout.readline(), 60) for _ in range(2)]
        told = b"".join(lines).decode()
        base_url = re.search(r"TELEGRAM_API_URL=(http://127\.0\.0\.1:\d+) ", told)
        assert base_url
        async with aiohttp.ClientSession() as session, session.get(base_url[1]) as response:
            assert response.status == 200
    finally:
        process.terminate()
        await process.wait()


def test_units() -> None:
    assert units("ə😀") == 3
