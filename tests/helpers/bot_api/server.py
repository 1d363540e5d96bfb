"""The server: calls over HTTP, updates by long polling or webhook, faults on the way."""

import asyncio
import json
import time
from collections import deque
from contextlib import suppress
from dataclasses import dataclass, field
from io import BytesIO
from types import TracebackType
from typing import Any, Self
from urllib.parse import urlsplit

import aiohttp
from aiohttp import web

from tests.helpers.bot_api.checks import Params, Refused, Upload, bad
from tests.helpers.bot_api.faults import Fault, Faults, Rule
from tests.helpers.bot_api.markup import Json
from tests.helpers.bot_api.methods import MEGABYTE, METHODS, Method, chat_of, method
from tests.helpers.bot_api.page import add_page
from tests.helpers.bot_api.world import World

TOKEN = "1000001:AAstand-in-for-Telegram-on-loopback"  # nobody's; as long as a real one
# Sent only to a bot that asks for them by name.
UNASKED = {"chat_member", "message_reaction", "message_reaction_count"}
OTHER_POLL = (
    "Conflict: terminated by other getUpdates request; make sure that only one bot instance is "
    "running"
)
HOOK_ACTIVE = (
    "Conflict: can't use getUpdates method while webhook is active; use deleteWebhook to delete "
    "the webhook first"
)
BAD_GATEWAY = (
    "<html>\r\n<head><title>502 Bad Gateway</title></head>\r\n<body>\r\n<center><h1>502 Bad "
    "Gateway</h1></center>\r\n<hr><center>nginx</center>\r\n</body>\r\n</html>\r\n"
)


@dataclass
class Call:
    """One call of the bot, as it went."""

    method: str
    params: Json
    chat: int | None
    at: float  # time.monotonic()
    fault: Fault | None = None
    code: int = 0  # what it came to; 200 where the effect took place, even if the reply was lost
    result: Any = None


@dataclass
class Hook:
    url: str
    secret: str
    connections: int
    lanes: dict[int, deque[int]] = field(default_factory=dict)
    tasks: set[asyncio.Task[None]] = field(default_factory=set)
    error: Json = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.slots = asyncio.Semaphore(self.connections)


def respond(code: int, body: Json, **headers: str) -> web.Response:
    text = json.dumps({"ok": code == 200} | body)
    return web.Response(text=text, status=code, headers=headers, content_type="application/json")


class BotApi(World):
    """`async with BotApi() as api`: a Bot API on loopback, for one token.

    At the end it fails the test if the bot used a name or a link that Telegram does not know
    (`violations`), unless `strict` is false.
    """

    def __init__(
        self,
        token: str = TOKEN,
        *,
        username: str = "soraq_bot",
        port: int = 0,
        seed: int = 0,
        latency: float = 0.0,
        privacy: bool = False,
        strict: bool = True,
    ) -> None:
        super().__init__(int(token.partition(":")[0]), username, privacy=privacy)
        self.token, self.port, self.strict = token, port, strict
        self.latency = latency  # seconds that each call takes longer, as over a network
        self.latencies: dict[str, float] = {}  # the same for single methods
        self.faults = Faults(seed)
        self.calls: list[Call] = []
        self.hook: Hook | None = None
        self.hook_retry, self.hook_timeout = 0.05, 10.0
        self.allowed: set[str] = set()
        self.pending: dict[int, tuple[int, str]] = {}  # update_id -> lane, text; in their order
        self.next_update = 500_000_001
        self.logged_out = False
        self._again: dict[int, tuple[int, str]] = {}  # to be delivered a second time
        self._doubled: set[int] = set()
        self._held: list[tuple[int, int, str]] = []
        self._poll: asyncio.Future[None] | None = None
        self._closed_until: dict[int | None, float] = {}

    # --- life ---

    async def __aenter__(self) -> Self:
        app = web.Application(client_max_size=60 * MEGABYTE)
        add_page(app, self)
        app.router.add_route("*", "/bot{token}/{method}", self._handle)
        app.router.add_get("/file/bot{token}/{path:.+}", self._download)
        self._runner = web.AppRunner(app, access_log=None, shutdown_timeout=0.2)
        await self._runner.setup()
        site = web.TCPSite(self._runner, "127.0.0.1", self.port)
        await site.start()
        self.port = self._runner.addresses[0][1]
        self._session = aiohttp.ClientSession()
        return self

    async def __aexit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.end_poll()
        await self.drop_hook()
        await self._session.close()
        await self._runner.cleanup()
        if self.strict and kind is None:
            assert not self.violations, "\n".join(["the bot broke the Bot API:", *self.violations])

    @property
    def url(self) -> str:
        return f"http://127.0.0.1:{self.port}"

    @property
    def base_url(self) -> str:
        """For python-telegram-bot."""
        return f"{self.url}/bot"

    @property
    def base_file_url(self) -> str:
        return f"{self.url}/file/bot"

    # --- calls ---

    async def _handle(self, request: web.Request) -> web.StreamResponse:
        name, values = request.match_info["method"], dict[str, Any](request.query)
        files: dict[str, Upload] = {}
        if request.content_type == "application/json":
            with suppress(ValueError):
                values |= await request.json()
        else:
            for key, value in (await request.post()).items():
                if isinstance(value, web.FileField):
                    files[key] = Upload(value.filename, value.content_type, value.file.read())
                else:
                    values[key] = value
        if request.match_info["token"] != self.token:
            return respond(401, {"error_code": 401, "description": "Unauthorized"})
        params = Params(values, files, lambda what: self.violations.append(f"{name}: {what}"))
        call = Call(name, values, chat_of(self, params), time.monotonic())
        self.calls.append(call)
        await asyncio.sleep(self.latencies.get(name, self.latency))
        call.fault, rule = self.faults.pick(name, call.chat)
        if call.fault == Fault.DELAY:
            await asyncio.sleep(rule.seconds)
        lost = call.fault == Fault.DROP_BEFORE
        if call.fault == Fault.BAD_GATEWAY:
            call.code = 502
            return web.Response(text=BAD_GATEWAY, status=502, content_type="text/html")
        answer = respond(200, {}) if lost else await self.answer(call, params, rule)
        if call.fault == Fault.BROKEN_JSON and answer.text:
            return web.Response(text=answer.text[:-3], content_type="application/json")
        if (lost or call.fault == Fault.DROP_AFTER) and request.transport:
            request.transport.abort()
        return answer

    def busiest(self, seconds: float, chat: int | None = None) -> int:
        """The most messages that the bot sent or changed within so many seconds (to one chat)."""
        sent = [call for call in self.calls if call.method.startswith(("send", "editMessage"))]
        times = [c.at for c in sent if c.method != "sendChatAction" and chat in (None, c.chat)]
        first = 0
        most = 0
        for last, at in enumerate(times):
            while times[first] <= at - seconds:
                first += 1
            most = max(most, last - first + 1)
        return most

    async def answer(self, call: Call, params: Params, rule: Rule) -> web.Response:
        """Does what the call asks, or refuses."""
        try:
            self._refuse(call, rule)
            known = self._method(call, params)
            call.result = await known.run(self, params)
        except Refused as refusal:
            call.code = refusal.code
            more: Json = {"parameters": refusal.parameters} if refusal.parameters else {}
            wait = refusal.parameters.get("retry_after")
            return respond(
                refusal.code,
                {"error_code": refusal.code, "description": refusal.description} | more,
                **({"Retry-After": str(wait)} if wait is not None else {}),
            )
        call.code = 200
        return respond(200, {"result": call.result})

    def _method(self, call: Call, params: Params) -> Method:
        known = METHODS.get(call.method.lower())
        if known is None:
            self.violations.append(f"unknown method {call.method!r}")
            raise Refused(404, "Not Found: method not found")
        attached = {str(value).removeprefix("attach://") for value in params.values.values()}
        for name in (params.values.keys() | (params.files.keys() - attached)) - known.fields:
            params.violate(f"there is no field {name!r}")
        return known

    def _refuse(self, call: Call, rule: Rule) -> None:
        left = self._closed_until.get(call.chat, 0.0) - time.monotonic()
        if call.fault == Fault.FLOOD:
            left = rule.retry_after
            self._closed_until[call.chat] = time.monotonic() + left
        shut = left > 0 and call.method.startswith(("send", "edit", "delete"))
        if call.fault == Fault.FLOOD or (shut and call.chat is not None):
            call.fault, wait = Fault.FLOOD, max(0, -int(-left // 1))
            raise Refused(429, f"Too Many Requests: retry after {wait}", retry_after=wait)
        if self.logged_out:
            raise Refused(400, "Logged out")
        if call.fault == Fault.INTERNAL:
            raise Refused(500, "Internal Server Error")
        if call.fault == Fault.BLOCKED:
            raise Refused(403, "Forbidden: bot was blocked by the user")
        if call.fault == Fault.NOT_FOUND:
            raise bad("chat not found")

    async def _download(self, request: web.Request) -> web.Response:
        path, known = request.match_info["path"], request.match_info["token"] == self.token
        for file in self.files.values():
            if known and file.path == path:
                return web.Response(body=BytesIO(file.data), content_type=file.mime)
        return respond(404, {"error_code": 404, "description": "Not Found"})

    # --- updates ---

    def push(self, kind: str, body: Json, lane: int = 0) -> None:
        if kind not in self.allowed if self.allowed else kind in UNASKED:
            return
        number, self.next_update = self.next_update, self.next_update + 1
        update = (number, lane, json.dumps({"update_id": number, kind: body}))
        fault, rule = self.faults.pick(None, lane)
        if fault == Fault.DUPLICATE_UPDATE:
            self._doubled.add(number)
        if fault == Fault.OUT_OF_ORDER:
            self._held.append(update)
            asyncio.get_running_loop().call_later(rule.seconds, self._release)
        else:
            self._queue(*update)
            self._release()

    def _release(self) -> None:
        while self._held:
            self._queue(*self._held.pop(0))

    def _queue(self, number: int, lane: int, text: str) -> None:
        self.pending[number] = lane, text
        if self._poll and not self._poll.done():
            self._poll.set_result(None)
        if self.hook:
            self._send_by_hook(self.hook, number, lane)
        self.ring()

    def confirm(self, numbers: list[int]) -> None:
        for number in numbers:
            update = self.pending.pop(number)
            if number in self._doubled:
                self._doubled.discard(number)
                self._again[number] = update
        self.ring()

    async def settled(self, timeout: float = 5.0) -> None:
        """Waits until the bot has taken every update."""

        def taken() -> bool:
            return not (self.pending or self._again or self._held)

        await self.bell.until(taken, timeout, "end of the updates")

    def allow(self, params: Params) -> None:
        if (types := params.data("allowed_updates")) is not None:
            self.allowed = set(types)

    def end_poll(self) -> None:
        if self._poll and not self._poll.done():
            self._poll.set_exception(Refused(409, OTHER_POLL))

    async def updates(self, limit: int, timeout: float) -> list[Json]:
        """A batch of updates, as soon as there are any."""
        if not self._again and not self.pending and timeout > 0:
            mine = self._poll = asyncio.get_running_loop().create_future()
            with suppress(TimeoutError):
                await asyncio.wait_for(mine, timeout)
        again, self._again = self._again, {}
        batch = [*again.values(), *self.pending.values()][:limit]
        return [json.loads(text) for _, text in batch]

    # --- webhook ---

    def set_hook(self, hook: Hook | None) -> None:
        self.hook = hook
        if hook:
            for number, (lane, _) in self.pending.items():
                self._send_by_hook(hook, number, lane)

    async def drop_hook(self) -> None:
        tasks = self.hook.tasks if self.hook else set()
        self.hook = None
        for task in tasks:
            task.cancel()
        await asyncio.gather(*tasks, return_exceptions=True)

    def _send_by_hook(self, hook: Hook, number: int, lane: int) -> None:
        if lane in hook.lanes:
            hook.lanes[lane].append(number)
            return
        hook.lanes[lane] = deque([number])
        task = asyncio.create_task(self._work(hook, lane))
        hook.tasks.add(task)
        task.add_done_callback(hook.tasks.discard)

    async def _work(self, hook: Hook, lane: int) -> None:
        """Delivers the updates of one chat in their order, each until it is accepted."""
        numbers, wait = hook.lanes[lane], self.hook_retry
        while numbers:
            _, text = self.pending[numbers[0]]
            async with hook.slots:
                accepted = await self._deliver(hook, text)
            if accepted and numbers[0] in self._doubled:
                self._doubled.discard(numbers[0])
            elif accepted:
                self.confirm([numbers.popleft()])
                wait = self.hook_retry
            else:
                await asyncio.sleep(wait)
                wait = min(wait * 2, 60.0)
        del hook.lanes[lane]

    async def _deliver(self, hook: Hook, text: str) -> bool:
        headers = {"Content-Type": "application/json"}
        if hook.secret:
            headers["X-Telegram-Bot-Api-Secret-Token"] = hook.secret
        timeout = aiohttp.ClientTimeout(total=self.hook_timeout)
        try:
            async with self._session.post(
                hook.url, data=text, headers=headers, timeout=timeout, allow_redirects=False
            ) as response:
                body = await response.read()
                if 200 <= response.status < 300:
                    await self._answer_of_hook(body)
                    return True
                problem = f"Wrong response from the webhook: {response.status} {response.reason}"
        except (aiohttp.ClientError, TimeoutError) as error:
            problem = f"Connection failed: {type(error).__name__}"
        hook.error = {"last_error_date": int(time.time()), "last_error_message": problem}
        self.ring()
        return False

    async def _answer_of_hook(self, body: bytes) -> None:
        """A call in the answer to an update: done, its result told to nobody."""
        with suppress(ValueError):
            values = json.loads(body or b"null")
            if isinstance(values, dict) and (name := values.pop("method", None)):
                params = Params(values, {}, self.violations.append)
                call = Call(name, values, chat_of(self, params), time.monotonic())
                self.calls.append(call)
                await self.answer(call, params, Rule(()))


@method("getUpdates", "offset limit timeout allowed_updates")
async def get_updates(api: BotApi, params: Params) -> list[Json]:
    if api.hook:
        raise Refused(409, HOOK_ACTIVE)
    api.end_poll()
    api.allow(params)
    offset = params.number("offset")
    numbers = list(api.pending)
    api.confirm([n for n in numbers if n < offset] if offset >= 0 else numbers[:offset])
    limit = min(max(params.number("limit", 100), 1), 100)
    return await api.updates(limit, min(max(params.number("timeout"), 0), 50))


def _hook_url(params: Params) -> str:
    url = params.text("url")
    parts = urlsplit(url)
    if parts.scheme not in ("http", "https"):
        raise bad("bad webhook: An HTTPS URL must be provided for webhook")
    if parts.hostname not in ("127.0.0.1", "localhost", "::1"):
        raise bad("bad webhook: the stand-in delivers on this machine alone")
    return url


@method(
    "setWebhook",
    "url certificate ip_address max_connections allowed_updates drop_pending_updates secret_token",
)
async def set_webhook(api: BotApi, params: Params) -> bool:
    secret = params.text("secret_token")
    if not all(c.isascii() and (c.isalnum() or c in "_-") for c in secret) or len(secret) > 256:
        raise bad("secret token contains unallowed characters")
    url = _hook_url(params) if params.text("url") else ""
    api.allow(params)
    await api.drop_hook()
    if params.flag("drop_pending_updates"):
        api.pending.clear()
    if url:
        api.end_poll()
        api.set_hook(Hook(url, secret, min(max(params.number("max_connections", 40), 1), 100)))
    return True


@method("deleteWebhook", "drop_pending_updates")
async def delete_webhook(api: BotApi, params: Params) -> bool:
    await api.drop_hook()
    if params.flag("drop_pending_updates"):
        api.pending.clear()
    return True


@method("getWebhookInfo")
async def get_webhook_info(api: BotApi, params: Params) -> Json:
    info: Json = {"url": "", "has_custom_certificate": False}
    info["pending_update_count"] = len(api.pending)
    if api.hook:
        info |= {"url": api.hook.url, "ip_address": "127.0.0.1"} | api.hook.error
        info["max_connections"] = api.hook.connections
    return info | ({"allowed_updates": sorted(api.allowed)} if api.allowed else {})


@method("logOut")
async def log_out(api: BotApi, params: Params) -> bool:
    api.logged_out = True
    return True


@method("close")
async def close(api: BotApi, params: Params) -> bool:
    api.end_poll()
    return True
