"""The way to Telegram over HTTP: what fails is said in the library's words, without the token."""

import ssl
from collections.abc import AsyncIterator

import pytest
from telegram.error import NetworkError, TimedOut

from bot.chat.client import Client
from bot.chat.transport import Transport
from tests.chat.conftest import TOKEN
from tests.helpers.bot_api import BotApi, Fault


@pytest.fixture
async def client(api: BotApi) -> AsyncIterator[Client]:
    transports = Transport(4), Transport(2)
    client = Client(
        TOKEN, base_url=api.base_url, request=transports[0], get_updates_request=transports[1]
    )
    async with client:
        yield client


async def test_letters_of_every_alphabet_arrive(api: BotApi, client: Client) -> None:
    user = api.user("Aygün", started=True)
    text = "Şəhər & “ğ” <ü> 🇦🇿 съезд \\u0041 %41 +"
    sent = await client.send_message(user.id, text)
    assert sent.text == user.chat.sent()[-1].text == text


async def test_a_file_arrives_as_it_is(api: BotApi, client: Client) -> None:
    user = api.user("Aygün", started=True)
    content = bytes(range(256)) * 2000
    await client.send_document(user.id, content, filename="cavab ş.bin", caption="şəkil")
    message = user.chat.sent()[-1]
    assert message.file is not None
    assert (message.file.data, message.file.name) == (content, "cavab ş.bin")
    assert message.data["caption"] == "şəkil"


@pytest.mark.parametrize("fault", [Fault.DROP_BEFORE, Fault.DROP_AFTER])
async def test_a_lost_connection_is_told_once(api: BotApi, client: Client, fault: Fault) -> None:
    """A call whose answer is lost is not made again behind the back of who counts the doubles."""
    user = api.user("Aygün", started=True)
    api.faults.add(fault)
    calls = len(api.calls)
    with pytest.raises(NetworkError) as caught:
        await client.send_message(user.id, "text")
    assert TOKEN not in repr(caught.value)
    assert caught.value.__suppress_context__
    assert len(api.calls) == calls + 1


async def test_what_takes_too_long_is_given_up(api: BotApi, client: Client) -> None:
    user = api.user("Aygün", started=True)
    api.faults.add(Fault.DELAY, seconds=2)
    with pytest.raises(TimedOut):
        await client.send_message(user.id, "text", read_timeout=0.1)


async def test_nobody_listening_is_told(client: Client) -> None:
    lost = Client(TOKEN, base_url="http://127.0.0.1:9/bot", request=Transport(1))
    with pytest.raises(NetworkError) as caught:
        await lost.initialize()
    await lost._request[1].shutdown()
    assert TOKEN not in repr(caught.value)


async def test_servers_are_asked_who_they_are() -> None:
    assert Transport(1)._context().verify_mode is ssl.CERT_REQUIRED
