"""A browser at the chat page, over HTTP alone: cookies and forms, no script."""

from __future__ import annotations

import hashlib
import hmac
import json
import re
import time
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field, replace
from html import unescape
from pathlib import Path
from urllib.parse import urlencode

import httpx
import pytest

from bot.config import Settings
from bot.dialogue.invited import Invited
from bot.dialogue.sessions import Sessions, web_file
from tests.web.conftest import FAST, served

_BUTTON = re.compile(r'<button[^>]* name="(press|q)" value="([^"]*)">(.*?)</button>', re.DOTALL)
_HIDDEN = re.compile(r'<input type="hidden" name="(\w+)" value="([^"]*)">')
_TAG = re.compile(r"<[^>]+>")
TOKEN = "1000001:AAbbCCddEEffGGhhIIjjKKllMMnnOOpp"
GUEST = 4242


@dataclass
class Visitor:
    """A browser without script."""

    client: httpx.Client
    page: httpx.Response = field(init=False)

    def open(self, address: str = "/", **headers: str) -> str:
        self.page = self.client.get(address, headers=headers)
        return self.page.text

    def ask(self, words: str) -> str:
        return self._send(q=words)

    def press(self, text: str) -> str:
        """Press the button that says ``text``."""
        name, value = self.buttons()[text]
        return self._send(**{name: value})

    def buttons(self) -> dict[str, tuple[str, str]]:
        return {
            unescape(_TAG.sub("", said)): (name, unescape(value))
            for name, value, said in _BUTTON.findall(self.page.text)
        }

    def files(self) -> list[str]:
        return re.findall(r'href="(/answers/[^"]+)" download', self.page.text)

    @property
    def hidden(self) -> dict[str, str]:
        return {name: unescape(value) for name, value in _HIDDEN.findall(self.page.text)}

    @property
    def text(self) -> str:
        return unescape(_TAG.sub("", self.page.text))

    def _send(self, **fields: str) -> str:
        self.page = self.client.post("/", data={**self.hidden, **fields})
        return self.page.text


@pytest.fixture
def visiting(server: str) -> Iterator[Callable[..., Visitor]]:
    """``visiting()``: another browser, at the server of all tests or at ``base``."""
    clients: list[httpx.Client] = []

    def visit(base: str = server, **headers: str) -> Visitor:
        client = httpx.Client(base_url=base, timeout=30, headers=headers)
        clients.append(client)
        return Visitor(client)

    yield visit
    for client in clients:
        client.close()


@pytest.fixture
def visitor(visiting: Callable[..., Visitor]) -> Visitor:
    found = visiting()
    found.open("/?lang=en")
    return found


@pytest.fixture(scope="session")
def state(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return tmp_path_factory.mktemp("state")


@pytest.fixture(scope="session")
def closed(state: Path) -> Iterator[str]:
    """A server for one invited person."""
    web = replace(FAST, invited=Invited(users=frozenset({GUEST})), state=state)
    yield from served(replace(Settings(), token=TOKEN), web)


def start_data(user: int = GUEST, token: str = TOKEN, age: float = 0, **more: str) -> str:
    """What Telegram would sign, by the rule that the Bot API documents."""
    person = json.dumps({"id": user, "first_name": "E", "language_code": "ru"})
    fields = {"auth_date": str(int(time.time() - age)), "query_id": "AA", "user": person, **more}
    checked = "\n".join(sorted(f"{name}={value}" for name, value in fields.items()))
    secret = hmac.new(b"WebAppData", token.encode(), hashlib.sha256).digest()
    signed = hmac.new(secret, checked.encode(), hashlib.sha256).hexdigest()
    return urlencode({**fields, "hash": signed})


def link(state: Path, user: int = GUEST) -> str:
    sessions = Sessions(web_file(state))
    word = sessions.give(user)
    sessions.close()
    return word
