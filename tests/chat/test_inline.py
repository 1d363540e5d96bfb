"""`@bot words` in any chat."""

import pytest

from bot.chat.application import Bot
from bot.chat.handlers import inline
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
    nothing = await (await user.inline("Japan")).answered()
    assert nothing["button"]["text"] == "Nothing found. Ask me in a chat."
    assert "Soraq" in (await api.reply(user, after=await user.start("ask"))).text


async def test_a_message_holds_the_thing_and_its_source_and_no_more(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    query = await user.inline("readmission agreements 2014")
    await query.answered()
    message = await query.choose(1, user.chat)
    lines = message.text.splitlines()
    assert lines[0] == "✍️ Norway Readmission Agreement"
    assert lines[1] == "signed (3 December 2014), not yet in force · m.\u00a01.4"
    assert lines[3] == "Source: SMS information note for 2014, measure 1.4"
    assert len(lines) == 5


@pytest.mark.parametrize(
    ("language", "typed", "found", "holds"),
    [
        ("en", "readmiss", 10, "Readmission"),
        ("en", "agreements with nor", 2, "Norway"),
        ("ru", "соглашения с нор", 2, "Норвеги"),
        ("az", "norv", 1, "Norveç"),
    ],
)
async def test_results_come_while_a_word_is_typed(
    api: BotApi, bot: Bot, language: str, typed: str, found: int, holds: str
) -> None:
    user = api.user("Emma", language)
    answer = await (await user.inline(typed)).answered()
    assert len(answer["results"]) == found
    assert any(holds in result["title"] for result in answer["results"])
    assert answer["is_personal"]


async def test_a_word_of_several_meanings_gives_all(api: BotApi, bot: Bot) -> None:
    user = api.user("Иван", "ru")
    answer = await (await user.inline("проекты")).answered()
    titles = [result["title"] for result in answer["results"]]
    assert any("Проект" in title for title in titles)
    assert any("Соглашение" in title for title in titles)
    assert len({result["id"] for result in answer["results"]}) == len(titles)


async def test_no_result_is_lost_behind_the_answer_itself(
    api: BotApi, bot: Bot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(inline, "A_PAGE", 5)
    user = api.user("Emma", "en")
    found: list[str] = []
    offset = ""
    for _ in range(9):
        answer = await (await user.inline("how many agreements are there", offset)).answered()
        assert len(answer["results"]) <= 5
        found += [result["id"] for result in answer["results"]]
        offset = answer["next_offset"]
        if not offset:
            break
    assert found[0] == "answer"
    assert len(found) == len(set(found)) == 1 + 9


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


@pytest.mark.parametrize(
    ("half", "whole"), [("nor", "Norway"), ("норв", "Норвегия"), ("isve", "İsveçrə")]
)
async def test_half_a_word_in_another_language_than_telegrams(
    api: BotApi, bot: Bot, half: str, whole: str
) -> None:
    user = api.user("Emma", "en")
    answer = await (await user.inline(half)).answered()
    assert whole in [result["title"] for result in answer["results"]]
    assert answer["is_personal"]
