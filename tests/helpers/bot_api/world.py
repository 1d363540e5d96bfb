"""People, chats and messages, and what a person can do in them."""

import asyncio
import mimetypes
import time
from abc import ABC, abstractmethod
from collections.abc import Callable
from dataclasses import dataclass, field
from itertools import count
from typing import TypeVar

from tests.helpers.bot_api.checks import START_PAYLOAD, start_payload
from tests.helpers.bot_api.markup import Json, settle, to_html, units

T = TypeVar("T")
CARRIED = ("text", "entities", "caption", "caption_entities", "photo", "document", "voice", "audio")


class Bell:
    """Wakes whoever waits for a change."""

    def __init__(self) -> None:
        self._waiting: set[asyncio.Future[None]] = set()

    def ring(self) -> None:
        for future in self._waiting:
            if not future.done():
                future.set_result(None)
        self._waiting.clear()

    async def until(self, check: Callable[[], T | None], timeout: float, what: str) -> T:
        """The first true value of `check`, asked again at each ring."""
        try:
            async with asyncio.timeout(timeout):
                while not (value := check()):
                    future = asyncio.get_running_loop().create_future()
                    self._waiting.add(future)
                    try:
                        await future
                    finally:
                        self._waiting.discard(future)
                return value
        except TimeoutError:
            raise TimeoutError(f"no {what} within {timeout} seconds") from None


@dataclass(eq=False)
class File:
    id: str
    kind: str
    name: str
    mime: str
    data: bytes
    size: tuple[int, int] = (640, 480)

    @property
    def path(self) -> str:
        return f"{self.kind}s/{self.id}{mimetypes.guess_extension(self.mime) or '.bin'}"

    def json(self) -> Json:
        return {"file_id": self.id, "file_unique_id": f"u{self.id}", "file_size": len(self.data)}

    def content(self) -> Json:
        """The field of the message that holds it."""
        width, height = self.size
        extras: dict[str, Json] = {
            "document": {"file_name": self.name, "mime_type": self.mime},
            "photo": {"width": width, "height": height},
            "voice": {"duration": 3, "mime_type": self.mime},
            "audio": {"duration": 3, "mime_type": self.mime, "file_name": self.name},
            "sticker": {"type": "regular", "width": 512, "height": 512, "emoji": "👍"}
            | {"is_animated": False, "is_video": False},
        }
        whole = self.json() | extras[self.kind]
        return {self.kind: [whole] if self.kind == "photo" else whole}


@dataclass(eq=False)
class Message:
    chat: "Chat"
    data: Json
    file: File | None = None
    inline_id: str | None = None
    versions: list[Json] = field(default_factory=list)  # as it was before each edit
    deleted: bool = False

    @property
    def id(self) -> int:
        return int(self.data["message_id"])

    @property
    def text(self) -> str:
        """The text or the caption, without markup."""
        return str(self.data.get("text", self.data.get("caption", "")))

    @property
    def entities(self) -> list[Json]:
        found: list[Json] | None = self.data.get("entities") or self.data.get("caption_entities")
        return found or []

    @property
    def html(self) -> str:
        return to_html(self.text, self.entities)

    @property
    def by_bot(self) -> bool:
        return "from" in self.data and self.data["from"]["id"] == self.chat.world.bot["id"]

    @property
    def buttons(self) -> list[list[Json]]:
        return list(self.data.get("reply_markup", {}).get("inline_keyboard", ()))

    @property
    def labels(self) -> list[list[str]]:
        return [[button["text"] for button in row] for row in self.buttons]

    @property
    def thread(self) -> int | None:
        return self.data.get("message_thread_id")

    def button(self, label: str) -> Json:
        """The button with this text, else the only one whose text holds it."""
        every = [button for row in self.buttons for button in row]
        found = [button for button in every if button["text"] == label]
        found = found or [button for button in every if label in button["text"]]
        assert len(found) == 1, f"{len(found)} buttons fit {label!r} among {self.labels}"
        return found[0]

    def change(self, **fields: object) -> None:
        """Edits it; a field that is None goes."""
        self.versions.append(self.data)
        changed = self.data | fields | {"edit_date": int(time.time())}
        self.data = {name: value for name, value in changed.items() if value is not None}
        self.chat.ring()


@dataclass(eq=False)
class Chat:
    world: "World"
    id: int
    type: str
    title: str
    forum: bool = False
    messages: dict[int, Message] = field(default_factory=dict)
    topics: dict[int, str] = field(default_factory=dict)
    members: list["User"] = field(default_factory=list)
    actions: list[str] = field(default_factory=list)  # "typing" and the like, as the bot sent them
    migrated_to: int | None = None
    closed: str = ""  # why the bot may not write here, in Telegram's words; it is shown nothing
    last_id: int = 0
    bell: Bell = field(default_factory=Bell)

    def json(self) -> Json:
        data: Json = {"id": self.id, "type": self.type}
        if self.type == "private":
            return data | {"first_name": self.title, "username": self.members[0].username}
        return data | {"title": self.title} | ({"is_forum": True} if self.forum else {})

    def ring(self) -> None:
        self.bell.ring()
        self.world.ring()

    def add(self, sender: Json, thread: int | None = None, **content: object) -> Message:
        self.last_id += 1
        data: Json = {"message_id": self.last_id, "date": int(time.time()), "chat": self.json()}
        data |= {"from": sender}
        if thread:
            data |= {"message_thread_id": thread, "is_topic_message": True}
        message = Message(self, data | content)
        self.messages[message.id] = message
        self.ring()
        return message

    def topic(self, name: str) -> int:
        """Opens a topic of a forum; the number of its thread."""
        assert self.forum, "only a forum has topics"
        message = self.add(self.members[0].json(), forum_topic_created={"name": name})
        self.topics[message.id] = name
        return message.id

    def migrate(self) -> "Chat":
        """The group becomes a supergroup; the bot is told, and the old id is refused."""
        new = self.world.group(self.title, *self.members, kind="supergroup")
        self.migrated_to = new.id
        sender = self.members[0].json()
        for chat, field_name, other in (
            (self, "migrate_to_chat_id", new.id),
            (new, "migrate_from_chat_id", self.id),
        ):
            message = chat.add(sender, **{field_name: other})
            self.world.push("message", message.data, chat.id)
        return new

    def seen(self, after: int = 0) -> list[Message]:
        """The messages after that number, without the deleted ones."""
        return [m for m in self.messages.values() if m.id > after and not m.deleted]

    def sent(self, after: int = 0) -> list[Message]:
        """Those of them that the bot has sent."""
        return [message for message in self.seen(after) if message.by_bot]


@dataclass(eq=False)
class Query:
    """A pressed button or an inline query, waiting for the bot's answer."""

    id: str
    user: "User"
    data: str
    chat: Chat | None = None
    message: Message | None = None
    offset: str = ""
    answers: list[Json] = field(default_factory=list)
    cached: bool = False
    expires: float = 0.0
    bell: Bell = field(default_factory=Bell)

    def expire(self) -> None:
        """From now on it is too old to be answered."""
        self.expires = 0.0

    async def answered(self, timeout: float = 5.0) -> Json:
        answer = await self.bell.until(lambda: self.answers[-1:], timeout, "answer to the query")
        return answer[0]

    async def choose(self, index: int, chat: "Chat | None" = None) -> Message:
        """Sends one of the results of an inline query into a chat."""
        result, chat = self.answers[-1]["results"][index], chat or self.user.chat
        made = dict(result["message"])
        document = result.get("document_file_id") or result.get("photo_file_id")
        file = self.user.world.files.get(document)
        made |= file.content() if file else {}
        message = chat.add(self.user.json(), via_bot=self.user.world.bot, **made)
        message.file = file
        chosen = {"result_id": result["id"], "from": self.user.json(), "query": self.data}
        if message.buttons:
            message.inline_id = f"inline{next(self.user.world.numbers)}"
            self.user.world.inline_messages[message.inline_id] = message
            chosen["inline_message_id"] = message.inline_id
        self.user.world.push("chosen_inline_result", chosen, self.user.id)
        if not chat.closed:  # where the bot is, it is shown its own message too
            self.user.world.push("message", message.data, chat.id)
        return message


@dataclass(eq=False)
class User:
    world: "World"
    id: int
    name: str
    language: str | None
    username: str
    started: bool = False

    def json(self) -> Json:
        data: Json = {"id": self.id, "is_bot": False, "first_name": self.name}
        data["username"] = self.username
        return data | ({"language_code": self.language} if self.language else {})

    @property
    def chat(self) -> Chat:
        """The private chat with the bot."""
        return self.world.chats[self.id]

    async def _post(
        self, chat: Chat | None, thread: int | None, reply_to: Message | None, content: Json
    ) -> Message:
        chat = chat or self.chat
        self.started |= chat is self.chat
        if thread:
            assert thread in chat.topics, f"{chat.title} has no topic {thread}"
        if reply_to:
            content |= {"reply_to_message": reply_to.data}
        message = chat.add(self.json(), thread, **content)
        shown = not self.world.privacy or chat.type == "private" or self._meant(message, reply_to)
        if shown and not chat.closed:
            self.world.push("message", message.data, chat.id)
        return message

    def _meant(self, message: Message, reply_to: Message | None) -> bool:
        """Whether a bot in privacy mode is shown this message of a group."""
        name = f"@{self.world.bot['username']}".lower()
        command = message.text.startswith("/") and "@" not in message.text.split()[0]
        return command or name in message.text.lower() or bool(reply_to and reply_to.by_bot)

    async def send(
        self,
        text: str,
        chat: Chat | None = None,
        *,
        thread: int | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Writes a message: to the bot itself, or into a group."""
        text, entities = settle(text, [])
        assert 0 < units(text) <= 4096, "a person's message has 1 to 4096 characters"
        content: Json = {"text": text} | ({"entities": entities} if entities else {})
        return await self._post(chat, thread, reply_to, content)

    async def start(self, payload: str = "") -> Message:
        """Presses "Start", as after opening `t.me/bot?start=payload`."""
        assert not payload or START_PAYLOAD.fullmatch(payload), f"no start payload: {payload!r}"
        return await self.send(f"/start {payload}".strip())

    async def follow(self, link: str) -> Message:
        """Opens a link to the bot."""
        payload = start_payload(link)
        own = f"/{self.world.bot['username']}?".lower() in link.lower()
        assert own, f"not a link to this bot: {link}"
        assert payload is not None, f"a link that starts nothing: {link}"
        return await self.start(payload)

    async def attach(
        self,
        kind: str,
        data: bytes,
        name: str = "file.bin",
        *,
        caption: str = "",
        chat: Chat | None = None,
        thread: int | None = None,
        reply_to: Message | None = None,
    ) -> Message:
        """Sends a "document", "photo", "voice", "audio" or "sticker"."""
        mime = {"photo": "image/jpeg", "voice": "audio/ogg", "sticker": "image/webp"}.get(kind)
        file = self.world.keep(kind, name, mime or mimetypes.guess_type(name)[0] or "", data)
        content = file.content() | ({"caption": caption} if caption else {})
        message = await self._post(chat, thread, reply_to, content)
        message.file = file
        return message

    async def locate(self, latitude: float, longitude: float) -> Message:
        location = {"latitude": latitude, "longitude": longitude}
        return await self._post(None, None, None, {"location": location})

    async def forward(self, message: Message, chat: Chat | None = None) -> Message:
        content = {name: message.data[name] for name in CARRIED if name in message.data}
        origin: Json = {"type": "user", "sender_user": message.data["from"]}
        origin["date"] = message.data["date"]
        return await self._post(chat, None, None, content | {"forward_origin": origin})

    async def edit(self, message: Message, text: str) -> None:
        """Changes the text of a message of one's own."""
        assert message.data["from"]["id"] == self.id, "not one's own message"
        text, entities = settle(text, [])
        message.change(text=text, entities=entities or None)
        self.world.push("edited_message", message.data, message.chat.id)

    def delete(self, message: Message) -> None:
        """Deletes it; a bot is not told of that."""
        message.deleted = True
        message.chat.ring()

    async def press(self, message: Message, label: str = "", *, data: str = "") -> Query:
        """Presses the button with that text, or one (perhaps long gone) with that data."""
        if not data:
            button = message.button(label)
            assert "callback_data" in button, f"not a callback button: {button}"
            data = button["callback_data"]
        query = self.world.query(self, data, message.chat, self.world.callback_seconds)
        body: Json = {"id": query.id, "from": self.json(), "data": data}
        body["chat_instance"] = str(message.chat.id)
        if message.inline_id:
            body["inline_message_id"] = message.inline_id
        elif message.deleted:
            chat = message.chat.json()
            body["message"] = {"chat": chat, "message_id": message.id, "date": 0}
        else:
            body["message"] = message.data
        query.message = message
        self.world.push("callback_query", body, message.chat.id)
        return query

    async def inline(self, text: str, offset: str = "", chat_type: str = "private") -> Query:
        """Types `@bot text` in some chat; a cached answer does not reach the bot."""
        assert units(text) <= 256, "an inline query has at most 256 characters"
        query = self.world.query(self, text, None, self.world.inline_seconds)
        query.offset = offset
        for whose in (0, self.id):
            until, answer = self.world.cached.get((text, offset, whose), (0.0, {}))
            if until > time.monotonic():
                query.cached = True
                query.answers.append(answer)
                return query
        body = {"id": query.id, "from": self.json(), "query": text, "offset": offset}
        self.world.push("inline_query", body | {"chat_type": chat_type}, self.id)
        return query

    def block(self) -> None:
        self._member("member", "kicked")
        self.chat.closed = "bot was blocked by the user"

    def unblock(self) -> None:
        self._member("kicked", "member")
        self.chat.closed = ""

    def _member(self, old: str, new: str) -> None:
        def member(status: str) -> Json:
            until = {"until_date": 0} if status == "kicked" else {}
            return {"user": self.world.bot, "status": status} | until

        body = {"chat": self.chat.json(), "from": self.json(), "date": int(time.time())}
        body |= {"old_chat_member": member(old), "new_chat_member": member(new)}
        self.world.push("my_chat_member", body, self.id)


class World(ABC):
    """Everything that exists, and the way of an update to the bot."""

    def __init__(self, bot_id: int, username: str, *, privacy: bool) -> None:
        self.bot: Json = {"id": bot_id, "is_bot": True, "first_name": "Bot", "username": username}
        self.privacy = privacy
        self.callback_seconds = self.inline_seconds = 30.0  # how long a query can be answered
        self.users: list[User] = []
        self.chats: dict[int, Chat] = {}
        self.files: dict[str, File] = {}
        self.queries: dict[str, Query] = {}
        self.inline_messages: dict[str, Message] = {}
        self.cached: dict[tuple[str, str, int], tuple[float, Json]] = {}
        self.commands: dict[tuple[str, ...], list[Json]] = {}  # by scope, its ids, language
        self.texts: dict[tuple[str, str], str] = {}  # by kind ("description", …) and language
        self.menu_buttons: dict[int, Json] = {}
        self.violations: list[str] = []
        self.numbers = count(1)
        self.bell = Bell()
        self.version = 0

    @abstractmethod
    def push(self, kind: str, body: Json, lane: int) -> None:
        """Queues an update; those of one lane go out in their order."""

    def ring(self) -> None:
        self.version += 1
        self.bell.ring()

    def user(
        self,
        name: str = "Aygün",
        language: str | None = "az",
        *,
        username: str = "",
        started: bool = False,
    ) -> User:
        """A person; until they have written, or with `started`, the bot cannot write to them."""
        number = next(self.numbers)
        user = User(self, 7_000_000_000 + number, name, language, username or f"user{number}")
        user.started = started
        self.users.append(user)
        self.chats[user.id] = Chat(self, user.id, "private", name, members=[user])
        self.ring()
        return user

    def group(
        self, title: str, *members: User, kind: str = "supergroup", forum: bool = False
    ) -> Chat:
        """A "group" or "supergroup" with the bot in it; a forum has topics."""
        number = next(self.numbers)
        ident = -number - 4_000_000_000 if kind == "group" else -number - 1_002_000_000_000
        chat = Chat(self, ident, kind, title, forum, members=list(members))
        self.chats[ident] = chat
        self.ring()
        return chat

    def keep(self, kind: str, name: str, mime: str, data: bytes) -> File:
        ident = f"{kind[:2].upper()}{next(self.numbers):06d}"
        self.files[ident] = File(ident, kind, name, mime or "application/octet-stream", data)
        return self.files[ident]

    def query(self, user: User, data: str, chat: Chat | None, seconds: float) -> Query:
        query = Query(str(next(self.numbers) + 10**15), user, data, chat)
        query.expires = time.monotonic() + seconds
        self.queries[query.id] = query
        return query

    async def replies(
        self,
        where: Chat | User,
        after: Message | None = None,
        *,
        count: int = 1,
        timeout: float = 5.0,
    ) -> list[Message]:
        """What the bot sent in a chat after a message, once there are `count` of them."""
        chat = where.chat if isinstance(where, User) else where
        first = after.id if after else 0

        def enough() -> list[Message] | None:
            found = chat.sent(first)
            return found if len(found) >= count else None

        return await chat.bell.until(enough, timeout, f"{count} messages in {chat.title!r}")

    async def reply(
        self, where: Chat | User, after: Message | None = None, *, timeout: float = 5.0
    ) -> Message:
        return (await self.replies(where, after, timeout=timeout))[0]

    async def edited(self, message: Message, *, times: int = 1, timeout: float = 5.0) -> Message:
        """The message, once it has been edited so many times in all."""
        what = f"edit of {message.text[:40]!r}"
        await message.chat.bell.until(lambda: len(message.versions) >= times, timeout, what)
        return message
