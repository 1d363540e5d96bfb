"""`@bot words` in any chat."""

from bot.chat.application import Bot
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi


async def test_results_are_cited_and_open_as_cards(api: BotApi, bot: Bot) -> None:
    user, other = api.user("Emma", "en"), api.user("Ann", "en")
    query = await user.inline("readmission agreements 2014")
    answer = await query.answered()
    assert len(answer["results"]) == 5
    assert not answer["next_offset"]
    assert not answer["is_personal"]
    assert answer["cache_time"] > 0
    group = api.group("Group", user, other, kind="group")
    message = await query.choose(0, group)
    assert "EU Readmission Agreement" in message.text
    assert "measure 1.4" in message.text
    await (await other.press(message, "All facts")).answered()
    await api.edited(message)
    assert "28 February 2014" in message.text
    await api.settled()
    assert group.sent() == []


async def test_pages_of_fifty(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    found: list[str] = []
    offset = ""
    for _ in range(9):
        answer = await (await user.inline("activities", offset)).answered()
        found += [result["id"] for result in answer["results"]]
        offset = answer["next_offset"]
        if not offset:
            break
    assert len(found) == len(set(found))
    total, _ = bot.desk.assistant.ask("activities")
    assert len(found) == total.total


async def test_one_fact(api: BotApi, bot: Bot) -> None:
    user = api.user("Иван", "ru")
    answer = await (await user.inline("когда вступило в силу соглашение с ЕС")).answered()
    assert "1 сентября 2014" in answer["results"][0]["title"]


async def test_nothing_and_broken(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    for text in ("", "  ", "Japan", "<b>", "salam"):
        assert (await (await user.inline(text, "x")).answered())["results"] == []


async def test_with_an_allow_list(api: BotApi, starting: Starting) -> None:
    user, stranger = api.user("Emma", "en"), api.user("Mallory", "en")
    async with starting(users=frozenset({user.id})):
        query = await user.inline("readmission agreements 2014")
        answer = await query.answered()
        assert answer["is_personal"]
        assert answer["cache_time"] == 0
        assert (await (await stranger.inline("readmission")).answered())["results"] == []
        message = await query.choose(0, api.group("Group", user, stranger))
        before = message.text
        press = await stranger.press(message, "All facts")
        assert "invited people only" in (await press.answered())["text"]
        assert message.text == before
