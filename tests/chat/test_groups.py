"""In groups: only when meant, each person by themselves, in the thread that was asked in."""

from bot.chat.application import Bot
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi


async def test_mentions_replies_and_threads(api: BotApi, bot: Bot) -> None:
    user, other = api.user("Emma", "en"), api.user("Иван", "ru")
    forum = api.group("Forum", user, other, forum=True)
    thread = forum.topic("Agreements")
    await user.send("readmission agreements 2014", forum, thread=thread)
    asked = await user.send("@Soraq_bot agreements with Norway", forum, thread=thread)
    reply = await api.reply(forum, after=asked)
    assert "2 agreements" in reply.text
    assert reply.thread == thread
    assert reply.data["reply_to_message"]["message_id"] == asked.id
    assert len(forum.sent()) == 1
    follow = await user.send("and with Russia?", forum, thread=thread, reply_to=reply)
    assert "Russia" in (await api.reply(forum, after=follow)).text
    strange = await other.send("and with Russia?", forum, thread=thread, reply_to=reply)
    theirs = await api.reply(forum, after=strange)
    assert "agreements ·" not in theirs.text.split("\n")[0]


async def test_noise_is_left_alone(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    group = api.group("Group", user, kind="group")
    await user.send("hello all", group)
    await user.attach("photo", b"123", chat=group)
    await user.send("/unknown", group)
    await api.settled()
    asked = await user.send("/agreements@soraq_bot readmission 2014", group)
    assert "5 agreements" in (await api.reply(group, after=asked)).text
    assert len(group.sent()) == 1


async def test_a_group_that_moved(api: BotApi, starting: Starting) -> None:
    user = api.user("Emma", "en")
    group = api.group("Group", user, kind="group")
    async with starting():
        first = await user.send("@soraq_bot agreements with Norway", group)
        reply = await api.reply(group, after=first)
        new = group.migrate()
        await user.press(reply, "Source")
        assert "measure" in (await api.reply(new)).text
        asked = await user.send("@soraq_bot and with Russia?", new)
        assert "Russia" in (await api.reply(new, after=asked)).text


async def test_edited_questions_change_their_answer(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    await api.reply(user, after=await user.send("agreements with Norway"))
    asked = await user.send("and with Russia?")
    reply = await api.reply(user, after=asked)
    await user.edit(asked, "and with Switzerland?")
    await api.edited(reply)
    assert "Switzerland" in reply.text
    assert "agreements" in reply.text
    later = await user.send("projects")
    await api.reply(user, after=later)
    await user.edit(asked, "agreements with Russia")
    await api.edited(reply, times=2)
    assert "Russia" in reply.text
    assert len(user.chat.sent()) == 3
    follow = await user.send("which of them are about asylum?")
    assert "project" in (await api.reply(user, after=follow)).text.lower()


async def test_an_edited_question_whose_answer_is_gone(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    asked = await user.send("agreements with Norway")
    reply = await api.reply(user, after=asked)
    reply.deleted = True
    await user.edit(asked, "agreements with Russia")
    assert "Russia" in (await api.reply(user, after=reply)).text
