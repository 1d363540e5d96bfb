"""The buttons under an answer, and that old ones work after a restart."""

from dataclasses import replace
from urllib.parse import parse_qs, urlsplit

import pytest

from bot.assistant import Assistant
from bot.chat.application import Bot
from bot.dialogue.buttons import Verb, data
from bot.model import Language, Memory
from bot.vocabulary import local_name
from tests.chat.conftest import Starting
from tests.helpers.bot_api import BotApi, Message, User

QUESTION = "readmission agreements 2014"


async def asked(api: BotApi, user: User, text: str = QUESTION) -> Message:
    return await api.reply(user, after=await user.send(text))


async def pressed(api: BotApi, user: User, reply: Message, label: str) -> Message:
    """The message that a button sends."""
    last = max(message.id for message in user.chat.seen())
    await user.press(reply, label)
    return (await api.replies(user, after=user.chat.messages[last], timeout=30))[0]


async def test_old_buttons_work_after_a_restart(api: BotApi, starting: Starting) -> None:
    user = api.user("Emma", "en")
    async with starting():
        reply = await asked(api, user, "bodies")
        choice = await asked(api, user, "tədbirlər")
    async with starting():
        await user.press(reply, "more")
        assert "2/8" in (await api.edited(reply)).text
        assert (await pressed(api, user, reply, "7")).text
        assert (await pressed(api, user, reply, "Turtle")).file
        assert "6 " in (await pressed(api, user, choice, choice.labels[1][0])).text


async def test_the_conversation_goes_on_after_a_restart(api: BotApi, starting: Starting) -> None:
    user = api.user("Emma", "en")
    async with starting():
        await asked(api, user, "agreements with Norway")
        await asked(api, user, "/language ru")
    async with starting():
        assert "Russia" in (await asked(api, user, "and with Russia?")).text
        assert "Такой команды нет" in (await asked(api, user, "/nothing")).text


async def test_a_chosen_language_is_that_of_words_of_none(api: BotApi, bot: Bot) -> None:
    user = api.user("Ivan", "ru")
    assert "Понято" in (await asked(api, user, "Норвегия")).text
    await asked(api, user, "/language en")
    assert "Understood" in (await asked(api, user, "2.10")).text
    assert "Понято" in (await asked(api, user, "Норвегия")).text


async def test_source_and_query(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await asked(api, user)
    source = await pressed(api, user, reply, "Source")
    assert "measure 1.4" in source.text
    assert any(e["type"].endswith("blockquote") for e in source.entities)
    assert "2014-cü il" in source.text
    query = await pressed(api, user, reply, "Query")
    assert "SELECT" in query.text
    assert query.entities[0]["language"] == "sparql"


async def test_a_measures_source_tells_of_the_work_done(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    first = await asked(api, user, "/source 1.4")
    second = await pressed(api, user, first, "more")
    said = first.text + second.text
    assert "8 şəxsin Azərbaycan Respublikasının vətəndaşlığına" in said
    assert "3 dekabr 2014-cü il tarixində" in said
    assert said.count("lakin hələ hüquqi qüvvəyə minməmişdir") == 1
    assert "measure\u00a02.10" not in said


async def test_a_number_that_is_typed_picks_a_choice(api: BotApi, starting: Starting) -> None:
    user = api.user("Aygün", "az")
    async with starting():
        choice = await asked(api, user, "layihə")
        assert choice.labels == [["layihələr (4)"], ["status: layihə (9)"]]
    async with starting():
        assert "9 nəticə" in (await asked(api, user, "2")).text


async def test_source_by_command(api: BotApi, bot: Bot) -> None:
    user = api.user("Aygün", "az")
    assert "bənd\u00a01.4" in (await asked(api, user, "/source 1.4")).text
    assert "/source 1.4" in (await asked(api, user, "/source")).text
    nothing = (await asked(api, user, "/source Japan")).text
    assert nothing == "Hesabatda bununla bağlı söz yoxdur."


async def test_filters_have_true_counts(api: BotApi, bot: Bot, assistant: Assistant) -> None:
    user = api.user("Emma", "en")
    reply = await asked(api, user, "agreements")
    await user.press(reply, "Narrow")
    await api.edited(reply)
    labels = [label for row in reply.labels for label in row]
    assert len(labels) > 3
    for label in labels[:-1]:
        count = int(label.rpartition("(")[2].rstrip(")"))
        assert 0 < count < 9
    norway = next(label for label in labels if "Norway" in label)
    await user.press(reply, norway)
    await api.edited(reply, times=2)
    assert f"{norway.rpartition('(')[2].rstrip(')')} agreements" in reply.text


async def test_every_filter_holds_what_it_says(assistant: Assistant) -> None:
    for question in ("agreements", "events", "projects", "readmission agreements 2014"):
        answer, _ = assistant.ask(question, rows=60)
        near = assistant.narrow(answer).choices
        for choice in near:
            narrowed, _ = assistant.answer([choice.reading], assistant.ask("bodies")[1])
            assert narrowed.total == choice.count
            assert set(narrowed.items) < set(answer.items)


async def test_pieces_are_taken_away(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await asked(api, user)
    assert ["✕ agreements", "✕ readmission", "✕ 2014"] in reply.labels
    await user.press(reply, "✕ readmission")
    await api.edited(reply)
    assert reply.text.startswith("Understood: agreements · 2014")
    assert "9 agreements" in reply.text
    await user.press(reply, "✕ 2014")
    await api.edited(reply, times=2)
    assert not any("✕" in label for row in reply.labels for label in row)


async def test_what_was_claimed_or_asked_is_taken_away(api: BotApi, bot: Bot) -> None:
    user = api.user("Aygün", "az")
    claimed = await asked(api, user, "Norveçlə saziş qüvvədədir?")
    assert claimed.text.splitlines()[1].startswith("Xeyr")
    await user.press(claimed, "✕ qüvvədədir")
    assert "2 saziş" in (await api.edited(claimed)).text
    one = await asked(api, user, "Norveçlə readmissiya sazişi qüvvədədir?")
    assert one.labels[:2] == [["Norveç ilə readmissiya Sazişi"], ["✕ qüvvədədir"]]
    card = await pressed(api, user, one, "Norveç ilə readmissiya Sazişi")
    assert "Azərbaycan Respublikası Hökuməti ilə Norveç" in card.text
    wanted = await asked(api, user, "2.10 bəndinin icraçısı kimdir")
    await user.press(wanted, "✕ icraçı")
    assert "Anladım: 2.10" in (await api.edited(wanted)).text


async def test_many_pieces_have_a_panel(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await asked(api, user)
    key = reply.buttons[0][0]["callback_data"].split(":")[1]
    await user.press(reply, data=data(Verb.WIDEN, key, 0))
    await api.edited(reply)
    assert reply.labels == [["✕ agreements", "✕ readmission"], ["✕ 2014"], ["‹ back"]]
    many = tuple((f"a long piece {n}", key) for n in range(6))
    shown = replace(bot.desk.shown(bot.desk.assistant.ask(QUESTION)[0]), less=many)
    labels = [[button.text for button in row] for row in bot.desk.reply(shown).rows]
    assert ["Broaden"] in labels


async def test_a_card_leads_to_what_it_speaks_of(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    card = await asked(api, user, "measure 2.10")
    assert ["State Migration Service", "Chapter 2. Rights of gr…"] in card.labels
    before = card.labels
    more = next(label for row in before for label in row if label.startswith("… ("))
    await user.press(card, more)
    await api.edited(card)
    every = [label for row in card.labels for label in row]
    assert len(every) - 1 == int(more[3:-1])
    await user.press(card, "back")
    await api.edited(card, times=2)
    assert card.labels == before
    other = await pressed(api, user, card, "State Migration Service")
    assert other.text.startswith("Understood: State Migration Service")
    assert other.labels != before


async def test_one_of_several_is_taken_away(assistant: Assistant) -> None:
    answer, _ = assistant.ask("agreements with Norway or Russia", default=Language.EN)
    wider = assistant.widen(answer).choices
    assert [local_name(choice.pieces[0].iri or "") for choice in wider] == [
        "Agreement",
        "country-norway",
        "country-russia",
    ]
    for choice in wider:
        less, _ = assistant.answer([choice.reading], Memory())
        assert less.total
        assert choice.pieces[0] not in less.reading.pieces


async def test_the_way_back_from_a_panel(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await asked(api, user)
    before = reply.labels
    await user.press(reply, "Narrow")
    await api.edited(reply)
    await user.press(reply, "back")
    await api.edited(reply, times=2)
    assert reply.labels == before


async def test_shared_links_answer_in_the_language_of_who_follows(api: BotApi, bot: Bot) -> None:
    user, other = api.user("Emma", "en"), api.user("Иван", "ru")
    reply = await asked(api, user)
    (share,) = (b["url"] for row in reply.buttons for b in row if b["text"] == "Share")
    (link,) = parse_qs(urlsplit(share).query)["url"]
    answer = await api.reply(other, after=await other.follow(link))
    assert "5 соглашений" in answer.text
    assert "Soraq" in (await asked(api, other, "/start nonsense")).text


@pytest.mark.parametrize(
    "data", ["x", "p:gone:1", "c:a:b", "p", "e:", "l:xx", "t", "🙂", "p:a:-1:2"]
)
async def test_a_button_of_no_meaning(api: BotApi, bot: Bot, data: str) -> None:
    user = api.user("Emma", "en")
    reply = await asked(api, user)
    query = await user.press(reply, data=data)
    await query.answered()
    said = (await api.replies(user, after=reply))[0]
    assert said.text == "This button is too old. Please ask again."
