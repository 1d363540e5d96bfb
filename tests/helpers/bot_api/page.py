"""A page in which a person can talk with the bot: the chats, the buttons, the documents."""

from io import BytesIO
from pathlib import Path
from urllib.parse import quote

from aiohttp import web

from tests.helpers.bot_api.checks import start_payload
from tests.helpers.bot_api.markup import Json
from tests.helpers.bot_api.world import Chat, Message, User, World

PAGE = Path(__file__).with_name("page.html")


def _shown(message: Message) -> Json:
    file = message.file
    return {
        "id": message.id,
        "from": message.data["from"]["first_name"],
        "bot": message.by_bot,
        "html": message.html,
        "rows": message.labels,
        "edited": len(message.versions),
        "reply": message.data.get("reply_to_message", {}).get("message_id"),
        "thread": message.chat.topics.get(message.thread or 0, ""),
        "file": file and {"id": file.id, "kind": file.kind, "name": file.name},
    }


def add_page(app: web.Application, world: World) -> None:
    """The page at `/` and what it asks for under `/page/`."""

    async def page(request: web.Request) -> web.Response:
        return web.Response(text=PAGE.read_text("utf-8"), content_type="text/html")

    async def state(request: web.Request) -> web.Response:
        seen = int(request.query.get("seen", -1))
        if world.version == seen:
            try:
                await world.bell.until(lambda: world.version != seen, 20, "change")
            except TimeoutError:
                return web.json_response(None)
        chats = [
            {
                "id": str(chat.id),
                "title": chat.title,
                "type": chat.type,
                "members": [str(user.id) for user in chat.members],
                "topics": {str(number): name for number, name in chat.topics.items()},
                "messages": [
                    _shown(m) for m in list(chat.messages.values())[-200:] if not m.deleted
                ],
            }
            for chat in world.chats.values()
            if not chat.migrated_to
        ]
        users = {str(u.id): f"{u.name} ({u.language or 'no language'})" for u in world.users}
        shown = {"version": world.version, "bot": world.bot, "chats": chats, "users": users}
        return web.json_response(shown | {"violations": world.violations})

    async def act(request: web.Request) -> web.Response:
        if request.content_type != "application/json":
            raise web.HTTPUnsupportedMediaType
        asked = await request.json()
        user = next(u for u in world.users if str(u.id) == asked["user"])
        chat = world.chats[int(asked["chat"])]
        try:
            return web.json_response(await _act(world, user, chat, asked))
        except (AssertionError, TimeoutError) as error:
            return web.json_response({"note": str(error)})

    async def file(request: web.Request) -> web.Response:
        found = world.files[request.match_info["id"]]
        name = f"attachment; filename*=UTF-8''{quote(found.name)}"
        headers = {} if found.kind == "photo" else {"Content-Disposition": name}
        return web.Response(body=BytesIO(found.data), content_type=found.mime, headers=headers)

    app.router.add_get("/", page)
    app.router.add_get("/page/state", state)
    app.router.add_post("/page/act", act)
    app.router.add_get("/page/file/{id}", file)


async def _act(world: World, user: User, chat: Chat, asked: Json) -> Json:
    """What the person does; what the page should show besides."""
    match asked["do"]:
        case "send":
            thread = int(asked["thread"]) if asked.get("thread") else None
            await user.send(asked["text"], chat, thread=thread)
        case "edit":
            await user.edit(chat.messages[int(asked["message"])], asked["text"])
        case "person":
            world.user(asked["text"], asked["language"] or None)
        case "inline":
            query = await user.inline(asked["text"], asked.get("offset", ""), chat.type)
            answer = await query.answered(10)
            return {"query": query.id} | {
                "results": answer["results"],
                "more": answer["next_offset"],
            }
        case "choose":
            await world.queries[asked["query"]].choose(int(asked["index"]), chat)
        case "press":
            message = chat.messages[int(asked["message"])]
            button = message.buttons[int(asked["row"])][int(asked["column"])]
            if "callback_data" in button:
                press = await user.press(message, data=button["callback_data"])
                answer = await press.answered(10)
                return {"note": answer["text"]}
            if "url" in button and start_payload(button["url"]) is not None:
                await user.follow(button["url"])
                return {"note": "The link was opened in the private chat."}
            return {"note": f"{button}"}
    return {}
