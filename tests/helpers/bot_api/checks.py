"""What Telegram refuses, in its own words, and the names of the fields that it knows."""

import json
import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any, NamedTuple
from urllib.parse import parse_qs, urlsplit

from tests.helpers.bot_api.markup import Json, MarkupError, parse_html, settle, units

MESSAGE_LENGTH, CAPTION_LENGTH, MOST_BUTTONS, MOST_IN_ROW, MARKUP_BYTES = 4096, 1024, 100, 8, 10_240
START_PAYLOAD = re.compile(r"[A-Za-z0-9_-]{1,64}")

_BUTTON = (
    "text icon_custom_emoji_id style url callback_data web_app login_url switch_inline_query "
    "switch_inline_query_current_chat switch_inline_query_chosen_chat copy_text callback_game pay"
)
_RESULT = "type id reply_markup input_message_content"
_CAPTIONED = f"{_RESULT} title description caption parse_mode caption_entities"
OBJECTS: Mapping[str, frozenset[str]] = {
    name: frozenset(fields.split())
    for name, fields in {
        "InlineKeyboardMarkup": "inline_keyboard",
        "InlineKeyboardButton": _BUTTON,
        "ReplyKeyboardMarkup": "keyboard is_persistent resize_keyboard one_time_keyboard "
        "input_field_placeholder selective",
        "ReplyKeyboardRemove": "remove_keyboard selective",
        "ForceReply": "force_reply input_field_placeholder selective",
        "CopyTextButton": "text",
        "LinkPreviewOptions": "is_disabled url prefer_small_media prefer_large_media "
        "show_above_text",
        "ReplyParameters": "message_id chat_id allow_sending_without_reply quote quote_parse_mode "
        "quote_entities quote_position checklist_task_id poll_option_id",
        "BotCommand": "command description",
        "BotCommandScope": "type chat_id user_id",
        "MenuButton": "type text web_app",
        "WebAppInfo": "url",
        "MessageEntity": "type offset length url user language custom_emoji_id unix_time "
        "date_time_format",
        "InputTextMessageContent": "message_text parse_mode entities link_preview_options",
        "InlineQueryResultsButton": "text web_app start_parameter",
        "InlineQueryResultArticle": f"{_RESULT} title url description thumbnail_url "
        "thumbnail_width thumbnail_height",
        "InlineQueryResultCachedDocument": f"{_CAPTIONED} document_file_id",
        "InlineQueryResultCachedPhoto": f"{_CAPTIONED} photo_file_id show_caption_above_media",
    }.items()
}
_RESULT_TYPES = {"article": "Article", "document": "CachedDocument", "photo": "CachedPhoto"}
_ACTIONS = OBJECTS["InlineKeyboardButton"] - {"text", "icon_custom_emoji_id", "style"}
_SCOPES = {
    "default": (), "all_private_chats": (), "all_group_chats": (), "all_chat_administrators": (),
    "chat": ("chat_id",), "chat_administrators": ("chat_id",),
    "chat_member": ("chat_id", "user_id"),
}  # fmt: skip


class Refused(Exception):  # noqa: N818 - it is an answer, not a failure
    """An answer with `ok: false`."""

    def __init__(self, code: int, description: str, **parameters: int) -> None:
        super().__init__(description)
        self.code, self.description, self.parameters = code, description, parameters


def bad(description: str) -> Refused:
    return Refused(400, f"Bad Request: {description}")


class Upload(NamedTuple):
    name: str
    mime: str
    data: bytes


class Params:
    """The parameters of one call, however they came: query, form, multipart or JSON."""

    def __init__(
        self, values: Json, files: Mapping[str, Upload], violate: Callable[[str], None]
    ) -> None:
        self.values, self.files, self.violate = values, files, violate

    def text(self, name: str) -> str:
        value = self.values.get(name)
        return value if isinstance(value, str) else "" if value is None else json.dumps(value)

    def number(self, name: str, default: int = 0) -> int:
        try:
            return int(self.text(name) or default)
        except ValueError:
            self.violate(f"{name} is not a number: {self.text(name)[:50]!r}")
            return default

    def flag(self, name: str) -> bool:
        return self.text(name).lower() in ("true", "1", "yes", "t", "y")

    def data(self, name: str) -> Any:
        value = self.values.get(name)
        try:
            return json.loads(value) if isinstance(value, str) and value else value or None
        except ValueError:
            raise bad(f"can't parse {name.replace('_', ' ')} JSON object") from None

    def fields(self, kind: str, value: Any) -> Json:
        """The object, once its fields are known ones."""
        if not isinstance(value, dict):
            raise bad(f"object expected as {kind}")
        known: Json = value
        for name in known.keys() - OBJECTS[kind]:
            self.violate(f"{kind} has no field {name!r}")
        return known

    def formatted(self, source: str, mode: Any, entities: Any, limit: int) -> Json:
        """Text with its entities as Telegram would keep them; at most `limit` units long."""
        mode = str(mode or "").lower()
        try:
            if mode == "html":
                source, entities = parse_html(source)
            elif mode:
                self.violate(f"the stand-in reads HTML, not {mode}")
                raise bad("unsupported parse_mode")
        except MarkupError as error:
            raise bad(f"can't parse entities: {error}") from None
        given = [dict(self.fields("MessageEntity", entity)) for entity in entities or ()]
        text, kept = settle(source, given)
        if units(text) > limit:
            short = limit == CAPTION_LENGTH
            raise bad("message caption is too long" if short else "message is too long")
        for url in [entity["url"] for entity in kept if "url" in entity]:
            self.start_link(url)
        return {"text": text} | ({"entities": kept} if kept else {})

    def message_text(self, content: Json | None = None) -> Json:
        """`text` (or `message_text` of an inline result) with its entities."""
        own = Params(self.values if content is None else content, {}, self.violate)
        source = own.values.get("text" if content is None else "message_text")
        if not isinstance(source, str) or not source:
            raise bad("message text is empty")
        mode, entities = own.values.get("parse_mode"), own.data("entities")
        result = self.formatted(source, mode, entities, MESSAGE_LENGTH)
        if not result["text"]:
            raise bad("text must be non-empty")
        if preview := own.data("link_preview_options"):
            result["link_preview_options"] = self.fields("LinkPreviewOptions", preview)
        return result

    def caption(self) -> Json:
        entities = self.data("caption_entities")
        found = self.formatted(
            self.text("caption"), self.values.get("parse_mode"), entities, CAPTION_LENGTH
        )
        named = {"caption": found["text"], "caption_entities": found.get("entities")}
        return {name: value for name, value in named.items() if value}

    def keyboard(self, markup: Any = None, *, inline_only: bool = False) -> Json:
        """`{"reply_markup": …}` as it is shown in the message, or nothing."""
        markup = self.data("reply_markup") if markup is None else markup
        if not markup:
            return {}
        if not isinstance(markup, dict) or (inline_only and "inline_keyboard" not in markup):
            raise bad("inline keyboard expected" if inline_only else "object expected as markup")
        if "inline_keyboard" not in markup:
            kinds = {
                "keyboard": "ReplyKeyboardMarkup",
                "remove_keyboard": "ReplyKeyboardRemove",
                "force_reply": "ForceReply",
            }
            kind = next((kinds[name] for name in markup if name in kinds), "ReplyKeyboardMarkup")
            self.fields(kind, markup)
            return {}
        rows = self.fields("InlineKeyboardMarkup", markup)["inline_keyboard"]
        rows = [[self._button(button) for button in row] for row in rows if row]
        if sum(map(len, rows)) > MOST_BUTTONS or len(json.dumps(rows).encode()) > MARKUP_BYTES:
            raise bad("reply markup is too long")
        if any(len(row) > MOST_IN_ROW for row in rows):
            raise bad("reply markup is too long: a row has more than 8 buttons")
        return {"reply_markup": {"inline_keyboard": rows}} if rows else {}

    def _button(self, given: Any) -> Json:
        button = self.fields("InlineKeyboardButton", given)
        if not str(button.get("text", "")).strip():
            raise bad("inline keyboard button text must be non-empty")
        actions = [name for name in button if name in _ACTIONS]
        if len(actions) != 1:
            what = "Text buttons are unallowed in the inline keyboard"
            raise bad(f"can't parse inline keyboard button: {what}")
        action, value = actions[0], button[actions[0]]
        if action == "callback_data" and not 1 <= len(str(value).encode()) <= 64:
            raise bad("BUTTON_DATA_INVALID")
        if action == "copy_text":
            copied = self.fields("CopyTextButton", value).get("text", "")
            if not 1 <= units(copied) <= 256:
                raise bad("BUTTON_COPY_TEXT_INVALID")
        if action == "url":
            self._check_url(str(value))
        return button

    def _check_url(self, url: str) -> None:
        parts = urlsplit(url if "://" in url else f"http://{url}")
        why = "Unsupported URL protocol" if parts.scheme not in ("http", "https", "tg") else ""
        if not why and parts.scheme != "tg" and "." not in (parts.hostname or "").strip("."):
            why = "Wrong HTTP URL"
        if why:
            raise bad(f"inline keyboard button URL '{url}' is invalid: {why}")
        self.start_link(url)

    def start_link(self, url: str) -> None:
        """Refuses a link to a bot whose payload Telegram would not pass on."""
        payload = start_payload(url)
        if payload is not None and not START_PAYLOAD.fullmatch(payload):
            self.violate(f"start payload {payload!r} is not 1-64 of A-Z a-z 0-9 _ -")
            raise bad("START_PARAM_INVALID")

    def commands(self) -> list[Json]:
        commands = [self.fields("BotCommand", command) for command in self.data("commands") or ()]
        if len(commands) > 100:
            raise bad("BOT_COMMANDS_TOO_MUCH")
        for command in commands:
            if not re.fullmatch("[a-z0-9_]{1,32}", str(command.get("command", ""))):
                raise bad("BOT_COMMAND_INVALID")
            if not 1 <= units(str(command.get("description", "")).strip()) <= 256:
                raise bad("BOT_COMMAND_DESCRIPTION_INVALID")
        return commands

    def scope(self) -> tuple[str, ...]:
        """The scope and language that commands are kept under."""
        scope = self.fields("BotCommandScope", self.data("scope") or {"type": "default"})
        wanted = _SCOPES.get(scope.get("type", ""))
        if wanted is None or any(name not in scope for name in wanted):
            raise bad("can't parse BotCommandScope: unsupported type or field missing")
        return scope["type"], *(str(scope[name]) for name in wanted), self.language()

    def language(self) -> str:
        code = self.text("language_code")
        if code and not re.fullmatch("[a-z]{2}", code):
            raise bad("LANG_CODE_INVALID")
        return code

    def inline_answer(self) -> Json:
        """The answer to an inline query as kept: each result with the message that it makes."""
        results, button = self.data("results") or [], self.data("button")
        ids = [str(result.get("id", "")) for result in results]
        if len(results) > 50:
            raise bad("RESULTS_TOO_MUCH")
        if not all(1 <= len(key.encode()) <= 64 for key in ids):
            raise bad("RESULT_ID_INVALID")
        if len(set(ids)) < len(ids):
            raise bad("RESULT_ID_DUPLICATE")
        if len(self.text("next_offset").encode()) > 64:
            raise bad("NEXT_OFFSET_INVALID")
        if button:
            self.fields("InlineQueryResultsButton", button)
            if not START_PAYLOAD.fullmatch(button.get("start_parameter", "x")):
                raise bad("START_PARAM_INVALID")
        return {
            "results": [self._result(result) for result in results],
            "next_offset": self.text("next_offset"),
            "cache_time": max(0, self.number("cache_time", 300)),
            "is_personal": self.flag("is_personal"),
            "button": button,
        }

    def _result(self, result: Json) -> Json:
        kind = _RESULT_TYPES.get(str(result.get("type")))
        if kind is None:
            self.violate(f"the stand-in knows no inline result of type {result.get('type')!r}")
            raise bad("can't parse inline query result: unsupported type")
        self.fields(f"InlineQueryResult{kind}", result)
        content = result.get("input_message_content")
        if kind != "CachedPhoto" and not str(result.get("title", "")).strip():
            raise bad("ARTICLE_TITLE_EMPTY" if kind == "Article" else "FILE_TITLE_EMPTY")
        if content is not None:
            message = self.message_text(self.fields("InputTextMessageContent", content))
        elif kind == "Article":
            raise bad("can't parse inline query result: Can't find field input_message_content")
        else:
            message = Params(result, {}, self.violate).caption()
        markup = result.get("reply_markup") or {}
        return result | {"message": message | self.keyboard(markup, inline_only=True)}


def start_payload(url: str) -> str | None:
    """The payload of a link that starts a bot, None if it is no such link."""
    parts = urlsplit(url if "://" in url else f"https://{url}")
    if (parts.hostname or "").removeprefix("www.") not in ("t.me", "telegram.me"):
        return None
    query = parse_qs(parts.query, keep_blank_values=True)
    found: Iterable[str] = query.get("start") or query.get("startgroup") or ()
    return next(iter(found), None)
