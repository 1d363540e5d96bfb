"""Who may ask: others get one polite line, and nothing of the data."""

from typing import cast

from bot.chat.application import Bot
from bot.chat.replies import Reply
from bot.dialogue.allowance import Allowance
from bot.dialogue.known import Known, Made
from bot.model import Form, Language, Memory, Reading, Selection
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi

LINE = "I answer to invited people only. Please ask whoever runs me."


async def test_strangers_get_one_line_whatever_they_do(api: BotApi, starting: Starting) -> None:
    user, stranger = api.user("Emma", "en"), api.user("Mallory", "en")
    async with starting(users=frozenset({user.id})):
        reply = await api.reply(user, after=await user.send("readmission agreements 2014"))
        assert "5 agreements" in reply.text
        (share,) = (b for row in reply.buttons for b in row if b["text"] == "Share")
        payload = share["url"].rpartition("%3D")[2]
        asked = await stranger.send("readmission agreements 2014")
        for message in (
            asked,
            await stranger.send("/agreements"),
            await stranger.start(payload),
            await stranger.forward(reply, stranger.chat),
            await stranger.attach("photo", b"1"),
        ):
            assert (await api.reply(stranger, after=message)).text == LINE
        await stranger.edit(asked, "agreements")
        refused = stranger.chat.sent()[0]
        data = next(b["callback_data"] for b in reply.buttons[0])
        press = await stranger.press(refused, data=data)
        assert (await press.answered())["text"] == LINE
        await api.settled()
        assert {message.text for message in stranger.chat.sent()} == {LINE}


async def test_a_chat_may_be_allowed(api: BotApi, starting: Starting) -> None:
    user = api.user("Emma", "en")
    group = api.group("Group", user)
    async with starting(chats=frozenset({group.id})):
        asked = await user.send("@soraq_bot projects", group)
        assert "4 projects" in (await api.reply(group, after=asked)).text
        assert (await api.reply(user, after=await user.send("projects"))).text == LINE


async def test_administrators(api: BotApi, starting: Starting) -> None:
    admin, user = api.user("Emma", "en"), api.user("Ann", "en")
    async with starting(administrators=frozenset({admin.id})):
        assert "Data" in (await api.reply(admin, after=await admin.send("/status"))).text
        for command in ("/status", "/reload", "/sparql ASK {}"):
            said = await api.reply(user, after=await user.send(command))
            assert "no such command" in said.text
        await api.reply(user, after=await user.send("projects"))


async def test_a_flood_of_one_is_one_word(api: BotApi, starting: Starting) -> None:
    flooder, user = api.user("Mallory", "en"), api.user("Emma", "en")
    async with starting(per_minute=3):
        for _ in range(10):
            await flooder.send("projects")
        assert "4 projects" in (await api.reply(user, after=await user.send("projects"))).text
        await api.replies(flooder, count=4)
        await api.settled()
    texts = [message.text for message in flooder.chat.sent()]
    assert len(texts) == 4
    assert "wait a minute" in texts[3]


async def test_edits_and_inline_queries_count(api: BotApi, starting: Starting) -> None:
    user, typist = api.user("Mallory", "en"), api.user("Emma", "en")
    async with starting(per_minute=2):
        asked = await user.send("projects")
        answer = await api.reply(user, after=asked)
        await user.edit(asked, "agreements")
        await api.edited(answer)
        await user.edit(asked, "projects")
        assert "wait a minute" in (await api.reply(user, after=answer)).text
        found = [
            (await (await typist.inline(text)).answered())["results"]
            for text in ("projects", "readmission agreements 2014", "agreements with Norway")
        ]
    assert len(answer.versions) == 1
    assert [bool(results) for results in found] == [True, True, False]


def test_a_reply_of_older_data_is_not_given_for_newer() -> None:
    known: Known[Reply] = Known()
    reading = (Reading(Language.EN, Form.THINGS, Selection()),)
    made = Made(cast(Reply, object()), Memory())
    known.clear()
    known.put("older", reading, made)
    assert known.get("newer", reading) is None
    assert known.get("older", reading) is made


def test_the_minute_passes() -> None:
    now = 0.0
    allowance = Allowance(2, clock=lambda: now)
    assert [allowance.take(1) for _ in range(4)] == [0, 0, 1, 2]
    assert allowance.take(2) == 0
    now = 61.0
    assert allowance.take(1) == 0


async def test_what_is_kept_and_forgotten(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    await api.reply(user, after=await user.send("agreements with Norway"))
    await api.reply(user, after=await user.send("/language ru"))
    assert "30" in (await api.reply(user, after=await user.send("/privacy"))).text
    about = (await api.reply(user, after=await user.send("/about"))).text
    assert bot.desk.assistant.version in about
    assert "2014" in about
    assert "removed" in (await api.reply(user, after=await user.send("/forget"))).text
    counts = bot.desk.state.counts()
    assert (counts["people"], counts["conversations"]) == (0, 0)


async def test_the_menu_is_described_in_each_language(api: BotApi, bot: Bot) -> None:
    await bot.menu
    names = {tuple(c["command"] for c in commands) for commands in api.commands.values()}
    assert len(names) == 1
    assert {"agreements", "forget", "source", "timeline", "privacy"} <= set(*names)
    assert len({c[0]["description"] for c in api.commands.values()}) == 3


async def test_timeline(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    assert "2014" in (await api.reply(user, after=await user.send("/timeline 2014"))).text
    assert "May 2014" in (await api.reply(user, after=await user.send("/timeline May 2014"))).text
    assert (await api.reply(user, after=await user.send("/timeline nonsense"))).text
