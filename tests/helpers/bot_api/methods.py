"""The methods of the Bot API that the stand-in answers, each with the fields that it takes."""

import re
import struct
import time
from collections.abc import Awaitable, Callable
from typing import Any, NamedTuple

from tests.helpers.bot_api.checks import Params, Refused, Upload, bad
from tests.helpers.bot_api.markup import Json
from tests.helpers.bot_api.world import Chat, File, Message, Query, World

Run = Callable[[Any, Params], Awaitable[Any]]
MEGABYTE = 2**20
NOT_MODIFIED = (
    "message is not modified: specified new message content and reply markup are exactly the same "
    "as a current content and reply markup of the message"
)
TOO_OLD = "query is too old and response timeout expired or query ID is invalid"
SEND = (
    "business_connection_id chat_id message_thread_id direct_messages_topic_id "
    "disable_notification protect_content allow_paid_broadcast message_effect_id "
    "suggested_post_parameters reply_parameters reply_markup "
)
CAPTION = "caption parse_mode caption_entities "
EDIT = "business_connection_id chat_id message_id inline_message_id reply_markup "
CHAT_ACTION = re.compile(
    "typing|(upload|record)_(photo|video|voice|document|video_note)|choose_sticker|find_location"
)


class Method(NamedTuple):
    name: str
    fields: frozenset[str]
    run: Run


METHODS: dict[str, Method] = {}


def method(name: str, fields: str = "") -> Callable[[Run], Run]:
    def register(run: Run) -> Run:
        METHODS[name.lower()] = Method(name, frozenset(fields.split()), run)
        return run

    return register


def chat_of(world: World, params: Params) -> int | None:
    """The chat that a call is about, for faults and for the record."""
    named = params.text("chat_id")
    if named.lstrip("-").isdecimal():
        return int(named)
    query = world.queries.get(params.text("callback_query_id") or params.text("inline_query_id"))
    if query:
        return query.chat.id if query.chat else query.user.id
    message = world.inline_messages.get(params.text("inline_message_id"))
    return message.chat.id if message else None


def _chat(world: World, params: Params) -> Chat:
    if not params.text("chat_id"):
        raise bad("chat_id is empty")
    chat = world.chats.get(chat_of(world, params) or 0)
    if chat is None:
        raise bad("chat not found")
    if chat.migrated_to:
        raise Refused(
            400,
            "Bad Request: group chat was upgraded to a supergroup chat",
            migrate_to_chat_id=chat.migrated_to,
        )
    if chat.type == "private" and not chat.members[0].started:
        raise Refused(403, "Forbidden: bot can't initiate conversation with a user")
    if chat.closed:
        raise Refused(403, f"Forbidden: {chat.closed}")
    return chat


def _thread(chat: Chat, params: Params) -> int | None:
    thread = params.number("message_thread_id")
    if thread and thread not in chat.topics:
        raise bad("message thread not found")
    return thread or None


def _post(world: World, params: Params, content: Json, file: File | None = None) -> Json:
    chat = _chat(world, params)
    thread = _thread(chat, params)
    content |= params.keyboard()
    if reply := params.data("reply_parameters"):
        params.fields("ReplyParameters", reply)
        first = chat.messages.get(int(reply.get("message_id", 0)))
        if first and not first.deleted:
            content["reply_to_message"] = first.data
            thread = thread or first.thread
        elif not reply.get("allow_sending_without_reply"):
            raise bad("message to be replied not found")
    message = chat.add(world.bot, thread, **content)
    message.file = file
    return message.data


def _message(world: World, params: Params, what: str) -> Message:
    if inline_id := params.text("inline_message_id"):
        if inline_id not in world.inline_messages:
            raise bad("MESSAGE_ID_INVALID")
        return world.inline_messages[inline_id]
    chat = _chat(world, params)
    if not params.text("message_id"):
        raise bad("message identifier is not specified")
    message = chat.messages.get(params.number("message_id"))
    if message is None or message.deleted:
        raise bad(f"message to {what} not found")
    if what == "edit" and not message.by_bot:
        raise bad("message can't be edited")
    return message


def _edit(world: World, params: Params, content: Json) -> Json | bool:
    """Changes a message of the bot; a field of `content` that is None goes."""
    message = _message(world, params, "edit")
    field = next((name for name in ("text", "caption") if name in content), None)
    if field == "text" and "text" not in message.data:
        raise bad("there is no text in the message to edit")
    if field == "caption" and message.file is None:
        raise bad("there is no caption in the message to edit")
    content = {"reply_markup": None} | content | params.keyboard(inline_only=True)
    if all(message.data.get(name) == value for name, value in content.items()):
        raise bad(NOT_MODIFIED)
    message.change(**content)
    return True if message.inline_id else message.data


def _query(world: World, params: Params, name: str) -> Query:
    query = world.queries.get(params.text(name))
    if query is None or query.expires < time.monotonic():
        raise bad(TOO_OLD)
    return query


def image_size(data: bytes) -> tuple[int, int]:
    """Width and height of a PNG or JPEG."""
    if data.startswith(b"\x89PNG\r\n\x1a\n") and len(data) > 24:
        width, height = struct.unpack(">II", data[16:24])
        return int(width), int(height)
    place = 2
    while data.startswith(b"\xff\xd8") and place + 9 < len(data):
        marker, length = data[place + 1], int.from_bytes(data[place + 2 : place + 4])
        if 0xC0 <= marker <= 0xCF and marker not in (0xC4, 0xC8, 0xCC):
            height, width = struct.unpack(">HH", data[place + 5 : place + 9])
            return int(width), int(height)
        place += 2 + length
    raise bad("IMAGE_PROCESS_FAILED")


def _file(world: World, params: Params, kind: str, limit: int) -> File:
    given = params.text(kind)
    upload: Upload | None = params.files.get(given.removeprefix("attach://") or kind)
    if upload is None:
        if given in world.files:
            return world.files[given]
        if given:
            raise bad("wrong file identifier/HTTP URL specified")
        raise bad(f"there is no {kind} in the request")
    if not upload.data:
        raise bad("file must be non-empty")
    if len(upload.data) > limit:
        raise Refused(413, "Request Entity Too Large")
    size = image_size(upload.data) if kind == "photo" else (0, 0)
    if sum(size) > 10_000 or max(size) > 20 * min(size):
        raise bad("PHOTO_INVALID_DIMENSIONS")
    file = world.keep(kind, upload.name, upload.mime, upload.data)
    file.size = size
    return file


@method("getMe")
async def get_me(world: World, params: Params) -> Json:
    return world.bot | {
        "can_join_groups": True,
        "can_read_all_group_messages": not world.privacy,
        "supports_inline_queries": True,
        "can_connect_to_business": False,
        "has_main_web_app": False,
    }


@method("sendMessage", SEND + "text parse_mode entities link_preview_options")
async def send_message(world: World, params: Params) -> Json:
    return _post(world, params, params.message_text())


@method("sendDocument", SEND + CAPTION + "document thumbnail disable_content_type_detection")
async def send_document(world: World, params: Params) -> Json:
    file = _file(world, params, "document", 50 * MEGABYTE)
    return _post(world, params, file.content() | params.caption(), file)


@method("sendPhoto", SEND + CAPTION + "photo show_caption_above_media has_spoiler")
async def send_photo(world: World, params: Params) -> Json:
    file = _file(world, params, "photo", 10 * MEGABYTE)
    return _post(world, params, file.content() | params.caption(), file)


@method("sendChatAction", "business_connection_id chat_id message_thread_id action")
async def send_chat_action(world: World, params: Params) -> bool:
    chat = _chat(world, params)
    _thread(chat, params)
    if not CHAT_ACTION.fullmatch(params.text("action")):
        raise bad("wrong parameter action in request")
    chat.actions.append(params.text("action"))
    chat.ring()
    return True


@method("editMessageText", EDIT + "text parse_mode entities link_preview_options")
async def edit_message_text(world: World, params: Params) -> Json | bool:
    gone = {"entities": None, "link_preview_options": None}
    return _edit(world, params, gone | params.message_text())


@method("editMessageCaption", EDIT + CAPTION + "show_caption_above_media")
async def edit_message_caption(world: World, params: Params) -> Json | bool:
    gone = {"caption": None, "caption_entities": None}
    return _edit(world, params, gone | params.caption())


@method("editMessageReplyMarkup", EDIT)
async def edit_message_reply_markup(world: World, params: Params) -> Json | bool:
    return _edit(world, params, {})


@method("deleteMessage", "chat_id message_id")
async def delete_message(world: World, params: Params) -> bool:
    message = _message(world, params, "delete")
    if message.chat.type != "private" and not message.by_bot:
        raise bad("message can't be deleted")
    message.deleted = True
    message.chat.ring()
    return True


@method("answerCallbackQuery", "callback_query_id text show_alert url cache_time")
async def answer_callback_query(world: World, params: Params) -> bool:
    query = _query(world, params, "callback_query_id")
    if len(params.text("text")) > 200:
        raise bad("MESSAGE_TOO_LONG")
    if params.text("url"):
        params.start_link(params.text("url"))
    query.answers.append(
        {
            "text": params.text("text"),
            "show_alert": params.flag("show_alert"),
            "url": params.text("url"),
            "cache_time": params.number("cache_time"),
        }
    )
    query.bell.ring()
    world.ring()
    return True


@method("answerInlineQuery", "inline_query_id results cache_time is_personal next_offset button")
async def answer_inline_query(world: World, params: Params) -> bool:
    answer = params.inline_answer()
    query = _query(world, params, "inline_query_id")
    for result in answer["results"]:
        named = result.get("document_file_id") or result.get("photo_file_id")
        if named and named not in world.files:
            raise bad("wrong file identifier/HTTP URL specified")
    query.answers.append(answer)
    whose = query.user.id if answer["is_personal"] else 0
    until = time.monotonic() + answer["cache_time"]
    world.cached[query.data, query.offset, whose] = until, answer
    query.bell.ring()
    world.ring()
    return True


@method("getFile", "file_id")
async def get_file(world: World, params: Params) -> Json:
    file = world.files.get(params.text("file_id"))
    if file is None:
        raise bad("invalid file_id" if params.text("file_id") else "file_id not specified")
    if len(file.data) > 20 * MEGABYTE:
        raise bad("file is too big")
    return file.json() | {"file_path": file.path}


@method("getChat", "chat_id")
async def get_chat(world: World, params: Params) -> Json:
    more = {"accent_color_id": 0, "max_reaction_count": 11}
    gifts = ("unlimited_gifts", "limited_gifts", "unique_gifts", "premium_subscription")
    types = dict.fromkeys((*gifts, "gifts_from_channels"), False)
    return _chat(world, params).json() | more | {"accepted_gift_types": types}


@method("getChatMember", "chat_id user_id")
async def get_chat_member(world: World, params: Params) -> Json:
    for user in _chat(world, params).members:
        if user.id == params.number("user_id"):
            return {"status": "member", "user": user.json()}
    raise bad("member not found")


@method("setMyCommands", "commands scope language_code")
async def set_my_commands(world: World, params: Params) -> bool:
    world.commands[params.scope()] = params.commands()
    return True


@method("getMyCommands", "scope language_code")
async def get_my_commands(world: World, params: Params) -> list[Json]:
    return world.commands.get(params.scope(), [])


@method("deleteMyCommands", "scope language_code")
async def delete_my_commands(world: World, params: Params) -> bool:
    world.commands.pop(params.scope(), None)
    return True


def _own_text(name: str, field: str, limit: int) -> None:
    """A text of the bot itself, one a language."""

    async def store(world: World, params: Params) -> bool:
        if len(params.text(field)) > limit:
            raise bad(f"{field.replace('_', ' ')} is too long")
        world.texts[field, params.language()] = params.text(field)
        return True

    async def fetch(world: World, params: Params) -> Json:
        code = params.language()
        return {field: world.texts.get((field, code)) or world.texts.get((field, ""), "")}

    method(f"set{name}", f"{field} language_code")(store)
    method(f"get{name}", "language_code")(fetch)


_own_text("MyName", "name", 64)
_own_text("MyDescription", "description", 512)
_own_text("MyShortDescription", "short_description", 120)


@method("setChatMenuButton", "chat_id menu_button")
async def set_chat_menu_button(world: World, params: Params) -> bool:
    button = params.fields("MenuButton", params.data("menu_button") or {"type": "default"})
    if button.get("type") not in ("commands", "web_app", "default"):
        raise bad("MenuButton has unsupported type")
    if button["type"] == "web_app":
        url = params.fields("WebAppInfo", button.get("web_app"))["url"]
        if not url.startswith("https://"):
            raise bad(f"menu button web app URL '{url}' is invalid: Only HTTPS links are allowed")
    world.menu_buttons[_chat(world, params).id if params.text("chat_id") else 0] = button
    return True


@method("getChatMenuButton", "chat_id")
async def get_chat_menu_button(world: World, params: Params) -> Json:
    number = _chat(world, params).id if params.text("chat_id") else 0
    return world.menu_buttons.get(number) or world.menu_buttons.get(0) or {"type": "commands"}
