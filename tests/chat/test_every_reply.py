"""Whatever is asked of whatever thing, in every language: no reply breaks a limit of Telegram,
loses a row, or shows broken markup, and every button and link means what it says."""

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot import vocabulary as voc
from bot.assistant import Assistant
from bot.chat.desk import Desk
from bot.chat.handlers.proofs import source_reply
from bot.chat.replies import Reply
from bot.chat.settings import ChatSettings
from bot.chat.state import State
from bot.config import Settings
from bot.dialogue.allowance import Allowance
from bot.dialogue.buttons import Row, panel_rows, tie_rows
from bot.dialogue.codec import dumps, wordless
from bot.dialogue.editions import Shelf, edition_of
from bot.dialogue.shown import Shown
from bot.model import (
    DatedWithin,
    Form,
    HasConcept,
    Kind,
    Language,
    Memory,
    Order,
    Period,
    Piece,
    Reading,
    Selection,
    TiedTo,
)
from bot.rendering.lines import cut
from bot.rendering.telegram_html import LIMIT, thing_message, units
from bot.rendering.voice import Voice
from bot.understanding.pieces import pieces
from bot.understanding.schema import Schema
from tests.helpers.bot_api import parse_html, settle

PAYLOAD = re.compile(r"https://t\.me/share/url\?url=https%3A%2F%2Ft\.me%2Fsoraq_bot%3Fstart%3D(.*)")
YEAR = DatedWithin((Period(date(2014, 1, 1), date(2014, 12, 31), 366),), bare_year=True)
NASTY = st.text("<>&\"'/@#. \n\u200b\u202e🇦🇿əğıİЖ1_-", min_size=1, max_size=80) | st.sampled_from(
    [
        "<b>",
        "</i>",
        "&lt;",
        "a" * 500,
        "https://example.org/?a=b&c",
        "@somebody",
        "/start",
        "t.me/x",
    ]
)


@pytest.fixture(scope="module")
def desk(assistant: Assistant) -> Iterator[Desk]:
    chat, state = ChatSettings(state=Path()), State(":memory:")
    shelf = Shelf(edition_of(assistant, Settings(), chat))
    desk = Desk(Settings(), chat, shelf, state, Allowance(0), username="soraq_bot")
    yield desk
    desk.close()
    shelf.edition.retire()


def schema_of(desk: Desk) -> Schema:
    assert isinstance(desk.assistant, Assistant)
    return desk.assistant.reader.schema


def things(desk: Desk) -> list[str]:
    """Everything in the record that has a class of its own."""
    schema = schema_of(desk)
    used = {cls for _, cls, _ in schema.usage}
    return sorted(thing for thing, found in schema.classes.items() if found & used)


def readings_of(desk: Desk, thing: str, language: Language) -> list[Reading]:
    """A question of every form about a thing."""
    schema = schema_of(desk)
    own = sorted(schema.classes[thing] & {cls for _, cls, _ in schema.usage})
    named, tied = Selection(named=(thing,)), Selection(ties=(TiedTo((thing,)),))
    alike = Selection(classes=tuple(own[:1]))
    facts = desk.assistant.answer([_reading(language, Form.CARD, named)], Memory())[0].rows
    told = sorted({fact.property for row in facts for fact in row.facts})
    dates = [prop for prop in told if schema.is_date(prop)] or [voc.SIGNED]
    status = Selection(concepts=(HasConcept((voc.STATUS + "in-force",)),))
    made: list[tuple[Form, Selection, dict[str, Any]]] = [
        (Form.CARD, named, {}),
        (Form.THINGS, alike, {}),
        (Form.THINGS, tied, {}),
        (Form.THINGS, replace(alike, order=Order(descending=True)), {}),
        (Form.THINGS, replace(alike, ties=(TiedTo((thing,), negated=True),)), {}),
        (Form.COUNT, alike, {}),
        (Form.COUNT, tied, {}),
        (Form.FIGURE, tied, {}),
        (Form.FIGURE, named, {}),
        (Form.DATE, named, {"asked": (dates[0],)}),
        (Form.CHECK, named, {"claim": status}),
        (Form.CHECK, named, {"claim": tied}),
        (Form.CHECK, replace(tied, dated=(YEAR,)), {}),
        (Form.HAPPENED, replace(tied, dated=(YEAR,)), {}),
        *((Form.VALUES, named, {"asked": (prop,)}) for prop in told[:12]),
    ]
    return [_reading(language, form, selection, **more) for form, selection, more in made]


def _reading(language: Language, form: Form, selection: Selection, **more: Any) -> Reading:
    reading = replace(Reading(language, form, selection), **more)
    return replace(reading, pieces=pieces(reading))


# --- what holds of every reply ---


def check_html(html: str) -> str:
    """The text that a reader sees."""
    assert units(html) <= LIMIT
    text, entities = settle(*parse_html(html))
    assert text
    assert len(entities) <= 100, "what is past a hundred is not styled"
    return text


def check_rows(rows: tuple[Row, ...]) -> None:
    buttons = [button for row in rows for button in row]
    assert len(buttons) <= 100
    assert all(len(row) <= 8 for row in rows)
    for button in buttons:
        assert button.text.strip()
        assert bool(button.url) != bool(button.data)
        assert len(button.data.encode()) <= 64
        if button.url:
            payload = PAYLOAD.fullmatch(button.url)
            assert payload, button.url
            assert re.fullmatch(r"[A-Za-z0-9_-]{1,64}", payload[1])


def check_reply(reply: Reply) -> str:
    check_rows(reply.rows)
    return check_html(reply.html)


def check_answer(desk: Desk, shown: Shown) -> None:
    """Every page of an answer, and what its buttons bring."""
    answer = shown.answer
    voice = Voice(answer)
    seen: list[str] = []
    texts = []
    last = ""
    for page in range(200):
        reply = desk.reply(replace(shown, page=page))
        if reply.html == last:
            break
        last = reply.html
        texts.append(check_reply(reply))
        seen += [b.data for row in reply.rows for b in row if b.data.startswith("c:")]
    assert len(seen) == len(set(seen)), "a thing is numbered twice"
    if seen:
        assert [int(one.rpartition(":")[2]) for one in seen] == list(range(len(answer.rows)))
        whole = "\n".join(texts)
        for row in answer.rows:
            assert cut(voice.short(row.iri), 120) in whole
    for key in (shown.key, *shown.choices, *(key for _, key in (*shown.less, *shown.ties))):
        assert not key or desk.state.reading(key) is not None
    if shown.share:
        payload = PAYLOAD.fullmatch(shown.share)
        assert payload
        back = desk.links.reading(payload[1])
        assert dumps(replace(wordless(back), pieces=())) == dumps(
            replace(wordless(answer.reading), pieces=())
        )


def check_panels(desk: Desk, shown: Shown) -> None:
    for sign, offered in (("+", desk.assistant.narrow), ("✕", desk.assistant.widen)):
        near = replace(desk.shown(replace(offered(shown.answer), offers=())), key=shown.key)
        check_rows(panel_rows(near, 0, sign))
    check_rows(tie_rows(shown, 0, every=True))
    for page in range(3):
        check_reply(source_reply(shown.answer, shown.key, page))
    for at in range(min(len(shown.answer.rows), 3)):
        check_html(thing_message(shown.answer, at))


# --- everything there is ---


@pytest.mark.parametrize("language", Language)
def test_every_thing_can_be_asked_in_one_way_or_another(desk: Desk, language: Language) -> None:
    kinds = set()
    for number, thing in enumerate(things(desk)):
        made = readings_of(desk, thing, language)
        answer, _ = desk.assistant.answer([made[number % len(made)]], Memory(), rows=12)
        check_answer(desk, desk.shown(answer))
        kinds.add(answer.kind)
    assert kinds >= {Kind.ENTITY, Kind.LIST, Kind.COUNT, Kind.NONE, Kind.YES}


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(st.data())
def test_no_reply_breaks_a_limit(desk: Desk, data: st.DataObject) -> None:
    """A question of any form about any thing, with any words left over."""
    thing = data.draw(st.sampled_from(things(desk)))
    language = data.draw(st.sampled_from(Language))
    reading = data.draw(st.sampled_from(readings_of(desk, thing, language)))
    words = tuple(data.draw(st.lists(NASTY, max_size=3)))
    way = data.draw(st.sampled_from(["plain", "ignored", "unknown", "several"]))
    if way == "ignored":
        reading = replace(
            reading, ignored=words, pieces=(*reading.pieces, Piece(text="".join(words)))
        )
    if way == "unknown":
        reading = replace(reading, unknown=words)
    readings = [reading]
    if way == "several":
        readings += data.draw(
            st.lists(st.sampled_from(readings_of(desk, thing, language)), max_size=3)
        )
    answer, _ = desk.assistant.answer(readings, Memory(), rows=60)
    shown = desk.shown(answer)
    check_answer(desk, shown)
    check_panels(desk, shown)


@settings(
    max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture]
)
@given(text=NASTY, language=st.sampled_from(Language))
def test_no_typed_text_breaks_a_reply(desk: Desk, text: str, language: Language) -> None:
    answer, _ = desk.assistant.ask(text, Memory(), default=language, rows=60)
    shown = desk.shown(answer)
    check_answer(desk, shown)
    _, entities = settle(*parse_html(desk.reply(shown).html))
    if answer.kind is Kind.NONE and not answer.offers and not answer.rows:
        assert {e["type"] for e in entities} <= {"bold", "italic"}, "typed words became a link"
