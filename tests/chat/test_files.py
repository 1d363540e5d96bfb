"""An answer taken away as a file, by command and by button."""

import io
import json

import docx
import openpyxl
import pdfplumber
import pytest
import rdflib

from bot.chat.application import Bot
from tests.helpers.bot_api import BotApi

QUESTION = "readmission agreements 2014"


@pytest.mark.parametrize("form", ["turtle", "jsonld", "csv", "xlsx", "rq", "docx", "pdf"])
async def test_the_last_answer_is_exported(api: BotApi, bot: Bot, form: str) -> None:
    user = api.user("Emma", "en")
    await api.reply(user, after=await user.send(QUESTION))
    reply = await api.reply(user, after=await user.send(f"/export {form}"), timeout=30)
    assert reply.file is not None
    ending = {"turtle": "ttl"}.get(form, form)
    assert reply.file.name.endswith(f".{ending}")
    assert "agreement" in reply.file.name
    data = reply.file.data
    if form == "turtle":
        assert len(rdflib.Graph().parse(data=data, format=form)) > 50
    elif form == "jsonld":
        assert len(json.loads(data)["@graph"]) > 5
    elif form == "xlsx":
        assert openpyxl.load_workbook(io.BytesIO(data)).active is not None
    elif form == "docx":
        assert len(docx.Document(io.BytesIO(data)).tables[0].rows) == 6
    elif form == "pdf":
        with pdfplumber.open(io.BytesIO(data)) as pdf:
            assert pdf.metadata["Title"] == "Brief: Agreements · readmission · 2014"
    elif form == "csv":
        assert data.count(b"\n") >= 6
    else:
        assert b"SELECT" in data


async def test_buttons_export_the_answer_they_are_under(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await api.reply(user, after=await user.send(QUESTION))
    await api.reply(user, after=await user.send("projects"))
    await user.press(reply, "Excel")
    sent = (await api.replies(user, after=reply, count=2))[1]
    assert sent.file is not None
    assert sent.file.name.endswith(".xlsx")
    await user.press(reply, "…")
    await api.edited(reply)
    assert reply.labels[-2:] == [["Word", "PDF", "Excel", "CSV"], ["Turtle", "JSON-LD", "SPARQL"]]
    await user.press(reply, "SPARQL")
    query = (await api.replies(user, after=sent))[0]
    assert query.file is not None
    assert query.file.name.endswith(".rq")


async def test_there_is_nothing_to_export_yet(api: BotApi, bot: Bot) -> None:
    user = api.user("Emma", "en")
    reply = await api.reply(user, after=await user.send("/export"))
    assert reply.text == "There is no answer to take away yet. Ask a question first."
    reply = await api.reply(user, after=await user.send("/export gif"))
    assert reply.text.startswith("There is no such format.")


async def test_a_document_is_written_in_the_language_of_the_answer(api: BotApi, bot: Bot) -> None:
    user = api.user("Aygün", "az")
    reply = await api.reply(user, after=await user.send("1.4 bəndi"))
    await user.press(reply, "Word")
    (sent,) = await api.replies(user, after=reply, timeout=30)
    assert sent.file is not None
    word = docx.Document(io.BytesIO(sent.file.data))
    assert word.paragraphs[0].text == "ARAYIŞ"
    assert len(word.tables) > 3
    assert bot.desk.tasks.numbers  # not on the event loop, nor in the process that serves it
