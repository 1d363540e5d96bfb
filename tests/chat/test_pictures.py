"""Pictures on Telegram: by command, by button, light and dark, and never on the event loop."""

import os

import pytest

from bot.chat.application import Bot
from bot.processes.tasks import Tasks
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi, Message

PNG = b"\x89PNG\r\n\x1a\n"


def is_picture(reply: Message) -> bool:
    return reply.file is not None and reply.file.data.startswith(PNG)


@pytest.mark.parametrize(("language", "said", "words"), [
    ("az", "1 sentyabr 2014 – qüvvəyə minib", "Sözlə"),
    ("en", "1 September 2014 – entered into force", "In words"),
    ("ru", "1 сентября 2014 г. – вступило в силу", "Словами"),
])  # fmt: skip
async def test_the_timeline_of_a_year(
    api: BotApi, bot: Bot, language: str, said: str, words: str
) -> None:
    user = api.user("Aygün", language)
    reply = await api.reply(user, after=await user.send("/timeline 2014"), timeout=20)
    assert is_picture(reply)
    assert said in reply.text
    assert len(reply.text.encode("utf-16-le")) // 2 <= 1024
    await user.press(reply, words)
    (answer,) = await api.replies(user, after=reply)
    assert "2014" in answer.text
    assert not answer.file


async def test_the_ties_of_a_thing_and_of_the_last_answer(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await api.reply(user, after=await user.send("/ties Norway"), timeout=20)
    assert is_picture(reply)
    assert reply.text.startswith("Ties · Kingdom of Norway · Country\n")
    assert reply.file is not None
    assert reply.file.name == "soraq-ties-kingdom-of-norway.png"
    await api.reply(user, after=await user.send("EU readmission agreement"))
    reply = await api.reply(user, after=await user.send("/ties"), timeout=20)
    assert reply.text.startswith("Ties · Agreement between the Republic of Azerbaijan")
    reply = await api.reply(user, after=await user.send("/timeline"), timeout=20)
    assert "28 February 2014 – signed: EU Readmission Agreement" in reply.text


async def test_without_an_answer_the_timeline_is_of_the_latest_year(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await api.reply(user, after=await user.send("/timeline"), timeout=20)
    assert is_picture(reply)
    assert reply.text.startswith("Timeline · 2014")
    reply = await api.reply(user, after=await user.send("/ties agreements"))
    assert reply.text == (
        "Name one thing to draw the ties of: a country, body, agreement or measure."
    )
    reply = await api.reply(user, after=await user.send("/ties <b>zzz"))
    assert "zzz" in reply.text
    assert not reply.file


async def test_buttons_draw_the_answer_they_are_under(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await api.reply(user, after=await user.send("readmission agreements 2014"))
    assert ["Timeline", "Status of agreements"] in reply.labels
    await user.press(reply, "Status of agreements")
    (light,) = await api.replies(user, after=reply, timeout=20)
    assert light.text.startswith(
        "Status of agreements · agreements · readmission · 2014\n• Benelux"
    )
    await user.press(light, "Dark")
    (dark,) = await api.replies(user, after=light, timeout=20)
    assert dark.text == light.text
    assert is_picture(dark)
    assert dark.file != light.file
    assert dark.labels == [["In words", "Light", "PNG"]]
    await user.press(dark, "PNG")
    (whole,) = await api.replies(user, after=dark, timeout=20)
    assert whole.file is not None
    assert whole.file.name == "soraq-status-agreements-readmission-2014.png"
    assert dark.file is not None
    assert whole.file.data == dark.file.data


async def test_there_is_no_button_where_a_picture_does_not_help(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    for text in ("when did the agreement with the EU enter into force", "hello", "qwertyuiop"):
        reply = await api.reply(user, after=await user.send(text))
        labels = {label for row in reply.labels for label in row}
        assert not labels & {"Timeline", "Ties", "Status of agreements"}, text


async def test_pictures_are_drawn_in_a_process_of_their_own(
    api: BotApi, starting: Starting, monkeypatch: pytest.MonkeyPatch
) -> None:
    def here(*values: object) -> bytes:
        raise AssertionError("drawn in the process that serves the chats")

    monkeypatch.setattr("bot.pictures.drawing.png", here)
    user = api.user("Emma", "en")
    async with starting() as bot:
        assert bot.desk.tasks.numbers == []
        reply = await api.reply(user, after=await user.send("/timeline 2014"), timeout=20)
        assert is_picture(reply)
        (number,) = bot.desk.tasks.numbers
        assert number != os.getpid()


async def test_a_picture_that_takes_too_long_is_apologised_for(api: BotApi, bot: Bot) -> None:
    bot.desk.tasks.close()
    bot.desk.tasks = Tasks(seconds=0.001)
    user = api.user("Emma", "en")
    reply = await api.reply(user, after=await user.send("/timeline 2014"), timeout=30)
    assert not reply.file
    assert "That took too long, so I stopped it." in reply.text
