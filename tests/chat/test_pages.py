"""The way from the bot to the pages: a link, and the button beside the line to write in."""

from pathlib import Path
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.chat.settings import ChatSettings
from bot.config import SettingsError
from bot.dialogue.sessions import LINK_LASTS, Sessions, web_file
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi

URL = "https://soraq.example"


async def test_an_invited_person_gets_a_link_that_signs_in_once(
    api: BotApi, starting: Starting, tmp_path: Path
) -> None:
    user, stranger = api.user("Emma", "en"), api.user("Mallory", "en")
    async with starting(web_url=URL, users=frozenset({user.id})):
        reply = await api.reply(user, after=await user.send("/web"))
        refused = await api.reply(stranger, after=await stranger.send("/web"))
        assert "invited people only" in refused.text
    link = reply.buttons[0][0]["url"]
    assert link.startswith(f"{URL}/login?key=")
    word = parse_qs(urlsplit(link).query)["key"][0]
    sessions = Sessions(web_file(tmp_path))
    assert word not in web_file(tmp_path).read_bytes().decode("latin-1")
    assert sessions.is_good(word)
    assert sessions.take(word) == user.id
    assert sessions.take(word) is None
    sessions.close()


async def test_where_all_may_ask_the_link_is_the_page(api: BotApi, starting: Starting) -> None:
    user = api.user("Anna", "ru")
    async with starting(web_url=URL) as bot:
        reply = await api.reply(user, after=await user.send("/web"))
        await bot.menu
    assert reply.buttons[0][0]["url"] == f"{URL}/?lang=ru"
    assert all(commands[0]["command"] == "web" for commands in api.commands.values())
    assert api.menu_buttons[0]["web_app"]["url"] == f"{URL}/"


async def test_in_a_group_no_link_is_given(api: BotApi, starting: Starting) -> None:
    user = api.user("Emma", "en")
    group = api.group("Group", user)
    async with starting(web_url=URL, chats=frozenset({group.id})):
        asked = await user.send("/web@soraq_bot", group)
        reply = await api.reply(group, after=asked)
    assert "private chat" in reply.text
    assert not reply.buttons


async def test_without_pages_there_is_no_such_command(api: BotApi, starting: Starting) -> None:
    user = api.user("Emma", "en")
    async with starting() as bot:
        reply = await api.reply(user, after=await user.send("/web"))
        assert "no such command" in reply.text
        await bot.menu
    assert not api.menu_buttons


async def test_forget_ends_what_somebody_signed_in_to(
    api: BotApi, starting: Starting, tmp_path: Path
) -> None:
    user = api.user("Emma", "en")
    sessions = Sessions(web_file(tmp_path))
    sessions.open("w" * 43, user.id)
    word = sessions.give(user.id)
    async with starting(web_url=URL):
        await api.reply(user, after=await user.send("/forget"))
    assert sessions.find("w" * 43) is None
    assert not sessions.is_good(word)
    sessions.close()


def test_links_end_and_are_few() -> None:
    now = [1000.0]
    sessions = Sessions(":memory:", clock=lambda: now[0])
    words = [sessions.give(7) for _ in range(7)]
    assert sum(map(sessions.is_good, words)) == 5
    now[0] += LINK_LASTS
    assert not any(map(sessions.is_good, words))
    assert sessions.take(words[-1]) is None


@pytest.mark.parametrize(
    "url", ["soraq.example", "http://soraq.example", "https://x.example/soraq", "https://"]
)
def test_an_address_that_cannot_be_is_named(url: str) -> None:
    with pytest.raises(SettingsError, match="SORAQ_WEB_URL"):
        ChatSettings.read({"SORAQ_WEB_URL": url})
