"""Questions, commands and what is no question, as a person sees them."""

from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.chat.application import Bot
from bot.chat.menu import CLASSES
from bot.query.selection import Queries
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi, User
from tests.helpers.graphs import store_of

READMISSION = "readmission agreements 2014"


async def ask(api: BotApi, user: User, text: str) -> str:
    return (await api.reply(user, after=await user.send(text), timeout=15)).text


@pytest.mark.parametrize(
    ("question", "holds"),
    [
        (READMISSION, ["5 agreements", "2 signed", "1 of them in force", "m.\u00a01.4"]),
        ("Norveçlə readmissiya sazişi qüvvədədir?", ["Xeyr", "2014"]),
        ("когда вступило в силу соглашение с ЕС", ["1 сентября 2014"]),
        ("2.10 bəndinin icraçısı kimdir", ["2.10"]),
        ("neçə saziş imzalanıb", ["3 saziş"]),
        ("agreement with Japan?", ["Japan"]),
    ],
)
async def test_a_question_is_answered(
    api: BotApi, bot: Bot, question: str, holds: list[str]
) -> None:
    said = await ask(api, api.user("Aygün", "az"), question)
    for text in holds:
        assert text in said


async def test_a_conversation_goes_on_and_begins_anew(api: BotApi, bot: Bot) -> None:
    user, other = api.user("Emma", "en"), api.user("Ann", "en")
    await ask(api, user, "agreements with Norway")
    assert "Russia" in await ask(api, user, "and with Russia?")
    assert "Russia" not in await ask(api, other, "and with Norway?")
    assert "new conversation" in await ask(api, user, "/new")


async def test_long_answers_have_pages(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await api.reply(user, after=await user.send("bodies"))
    assert "37 bodies" in reply.text
    assert "1/8" in reply.text
    assert reply.labels[0] == ["1", "2", "3", "4", "5"]
    await (await user.press(reply, "more")).answered()
    await api.edited(reply)
    assert "2/8" in reply.text
    assert reply.labels[0] == ["6", "7", "8", "9", "10"]
    await user.press(reply, "back")
    await api.edited(reply, times=2)
    assert "1/8" in reply.text
    await user.press(reply, "2")
    card = (await api.replies(user, after=reply))[0]
    assert card.text.split("\n")[0] in reply.text or card.entities


async def test_every_page_can_be_reached(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await api.reply(user, after=await user.send("bodies"))
    for page in range(2, 9):
        await user.press(reply, "more")
        await api.edited(reply, times=page - 1)
        assert f"{page}/8" in reply.text
    assert [label for row in reply.labels for label in row if "more" in label] == []


async def test_markup_and_sparql_are_words(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    assert "Japan" in await ask(api, user, "agreement with <b>&Japan; DROP {?s ?p ?o}</i>")


@pytest.mark.parametrize("language", ["az", "en", "ru"])
async def test_commands_list_each_class(api: BotApi, bot: Bot, language: str) -> None:
    user = api.user("Aygün", language)
    for command, many in zip(CLASSES, (9, 13, 6, 37, 17, 4), strict=True):
        assert f"\n{many} " in await ask(api, user, f"/{command}")


async def test_a_command_takes_words_in_any_language(api: BotApi, bot: Bot) -> None:
    user = api.user("Aygün", "az")
    assert "5 agreements" in await ask(api, user, "/agreements on readmission")
    assert "5" in await ask(api, user, "/agreements readmission 2014")
    assert "Норвег" in await ask(api, user, "/agreements с Норвегией")
    assert "Norveç" in await ask(api, user, "/agreements@soraq_bot Norveçlə")


async def test_start_and_help(api: BotApi, bot: Bot) -> None:
    user = api.user("Иван", "ru")
    assert "Soraq" in await ask(api, user, "/start")
    said = await ask(api, user, "/help")
    assert "/agreements" in said
    assert "/language" in said


async def test_unknown_commands(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    assert await ask(api, user, "/agreement") == (
        "There is no such command. Did you mean /agreements?"
    )
    assert await ask(api, user, "/xyz") == "There is no such command. /help names them all."
    group = api.group("Group", user)
    for text in ("/xyz", "/xyz@other_bot"):
        await user.send(text, group)
    asked = await user.send("/xyz@soraq_bot", group)
    assert "no such command" in (await api.reply(group, after=asked)).text
    await api.settled()
    assert len(group.sent()) == 1


async def test_other_data_has_no_commands_for_classes_it_lacks(
    api: BotApi, starting: Starting, tmp_path: Path
) -> None:
    store = store_of(tmp_path, 'ex:leo a ex:Animal ; rdfs:label "Leo"@en .')
    user = api.user("Emma", "en")
    async with starting(using=Assistant(store, Queries())) as bot:
        await bot.menu
        assert not any(c["command"] == "agreements" for cs in api.commands.values() for c in cs)
        said = await ask(api, user, "/help")
        assert "/agreements" not in said
        assert "/export" in said
        assert "readmission" not in said
        assert "no such command" in await ask(api, user, "/agreements")
        assert "without a source" in await ask(api, user, "/about")
        assert "readmission" not in await ask(api, user, "/start")


async def test_about_names_the_reports(api: BotApi, bot: Bot) -> None:
    said = await ask(api, api.user("Emma", "en"), "/about")
    assert bot.desk.assistant.version in said
    assert "2014" in said.splitlines()[2]


async def test_start_shows_examples_that_are_answered(api: BotApi, bot: Bot) -> None:
    for language in ("az", "en", "ru"):
        user = api.user("Aygün", language)
        said = await ask(api, user, "/start")
        shown = [line[2:] for line in said.splitlines() if line.startswith("• ")]
        assert len(shown) == 3
        for example in shown:
            assert "2014" in await ask(api, user, example)


async def test_language(api: BotApi, bot: Bot) -> None:
    user = api.user("Hans", "de")
    reply = await api.reply(user, after=await user.send("/language"))
    assert reply.labels == [["Azərbaycanca", "English", "Русский"]]
    await user.press(reply, "Русский")
    assert "русски" in (await api.edited(reply)).text
    assert "Такой команды нет" in await ask(api, user, "/nothing")
    assert "azərbaycanca" in await ask(api, user, "/language az")
    assert "5 agreements" in await ask(api, user, READMISSION)


@pytest.mark.parametrize("kind", ["photo", "voice", "sticker", "document", "audio"])
async def test_what_is_no_text_gets_one_sentence(api: BotApi, bot: Bot, kind: str) -> None:
    user = api.user("Aygün", "az")
    reply = await api.reply(user, after=await user.attach(kind, b"12345", "a.bin"))
    assert reply.text == "Mən yalnız mətn oxuyuram. Sualınızı yazın."


async def test_bad_texts_get_one_sentence(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    assert "no such command" in await ask(api, user, "/nothing at all")
    assert "too long" in await ask(api, user, "agreement " * 400)
    assert await ask(api, user, "\u200b?\u0007\u202e")
    assert await ask(api, user, "????")


async def test_unknown_words_are_named_and_offers_are_buttons(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await api.reply(user, after=await user.send("agreement with Japan?"))
    offer = reply.labels[0][0]
    assert "9" in offer
    await user.press(reply, offer)
    assert "9 agreements" in (await api.replies(user, after=reply))[0].text


async def test_choices_are_buttons(api: BotApi, bot: Bot) -> None:
    user = api.user("Aygün", "az")
    reply = await api.reply(user, after=await user.send("tədbirlər"))
    assert len(reply.labels) == 2
    await user.press(reply, reply.labels[1][0])
    assert "6 " in (await api.replies(user, after=reply))[0].text
