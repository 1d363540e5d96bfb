"""Start links: each thing has one, and each question whose reading fits."""

import re
from contextlib import suppress
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot import vocabulary as voc
from bot.assistant import Assistant
from bot.chat.addresses import share_address
from bot.dialogue.codec import wordless
from bot.dialogue.conversing import card_reading
from bot.dialogue.links import LinkError, Links
from bot.model import Language, Selection, TiedTo
from tests.chat.test_state import QUESTIONS

ALPHABET = re.compile(r"[A-Za-z0-9_-]{1,64}")


@pytest.fixture(scope="module")
def links(assistant: Assistant) -> Links:
    return Links(assistant.terms())


def test_each_thing_has_a_link(assistant: Assistant, links: Links) -> None:
    things = [thing for thing in assistant.reader.schema.classes if thing.startswith(voc.ID)]
    assert len(things) > 100
    payloads = set()
    for thing in things:
        for language in Language:
            payload = links.payload(card_reading(thing, language))
            assert payload
            assert ALPHABET.fullmatch(payload)
            assert links.reading(payload) == card_reading(thing, language)
            payloads.add(payload)
    assert len(payloads) == 3 * len(things)


def test_questions_come_back_the_same(assistant: Assistant, links: Links) -> None:
    fitting = 0
    for question in QUESTIONS:
        answer, _ = assistant.ask(question)
        payload = links.payload(answer.reading)
        if payload is not None:
            fitting += 1
            assert ALPHABET.fullmatch(payload)
            read = links.reading(payload)
            assert replace(read, pieces=()) == replace(wordless(answer.reading), pieces=())
    assert fitting >= len(QUESTIONS) - 3


def test_what_does_not_fit_has_none(links: Links, assistant: Assistant) -> None:
    thing = next(t for t in assistant.reader.schema.classes if t.startswith(voc.ID))
    card = card_reading(thing, Language.EN)
    many = replace(card, selection=Selection(named=(thing,) * 9))
    deep = replace(card, selection=Selection(ties=(TiedTo(through=Selection()),)))
    unknown = card_reading("https://example.com/nothing", Language.EN)
    assert [links.payload(reading) for reading in (many, deep, unknown)] == [None] * 3


@given(st.text(st.sampled_from("ABCxyz019_-"), max_size=64))
def test_any_payload_is_read_or_refused(links: Links, payload: str) -> None:
    with suppress(LinkError):
        links.reading(payload)


def test_sharing() -> None:
    assert share_address("b_bot", "x-1") == (
        "https://t.me/share/url?url=https%3A%2F%2Ft.me%2Fb_bot%3Fstart%3Dx-1"
    )
