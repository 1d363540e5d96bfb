"""Every thing of the record as a card, in every language: nothing breaks, nothing is unnamed."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

import pytest

from bot.assistant import Assistant
from bot.model import Answer, Form, Language, Memory, Piece, Reading, Selection
from bot.query.selection import Queries
from bot.rendering.contract import answer_object
from bot.rendering.plain import plain_text
from bot.rendering.telegram_html import LIMIT, messages, units
from bot.store.embedded import EmbeddedStore
from bot.store.loading import project_data
from bot.vocabulary import COUNTS_AS, SORAQ
from tests.helpers.bot_api import parse_html


@cache
def assistant() -> tuple[Assistant, tuple[str, ...]]:
    store = EmbeddedStore.from_files(project_data())
    query = (
        f"SELECT DISTINCT ?thing WHERE {{ ?thing <{COUNTS_AS}> ?thing ; a ?class . "
        f"FILTER(STRSTARTS(STR(?class), '{SORAQ}')) }} ORDER BY ?thing"
    )
    things = tuple(row[0].value for row in store.select(query).rows if row[0])
    assert len(things) > 100
    return Assistant(store, Queries()), things


def card(thing: str, language: Language) -> Answer:
    helper, _ = assistant()
    reading = Reading(language, Form.CARD, Selection(named=(thing,)), pieces=(Piece(iri=thing),))
    answer, _ = helper.answer([reading], Memory(), rows=None)
    return replace(answer, report_years=(2014,))


@pytest.mark.parametrize("language", Language)
def test_every_card_is_what_telegram_takes_and_json_holds(language: Language) -> None:
    for thing in assistant()[1]:
        answer = card(thing, language)
        assert answer.items == (thing,)
        for number in range(messages(answer).pages):
            page = messages(answer, number)
            text, _ = parse_html(page.html)
            assert text
            assert units(page.html) <= LIMIT
        found = answer_object(answer)
        assert found["rows"][0]["iri"] == thing
        assert found["text"] == plain_text(answer)


@pytest.mark.parametrize("language", [Language.AZ, Language.RU])
def test_no_local_name_stands_in_for_a_name(language: Language) -> None:
    """Ids and names of properties are English words with capitals or hyphens inside."""
    for thing in assistant()[1]:
        answer = card(thing, language)
        text = plain_text(answer)
        terms = {fact.property for row in answer.rows for fact in row.facts}
        assert not [t for t in terms if f"{t.rsplit('#', 1)[-1]}:" in text], thing
        assert thing.rsplit("/", 1)[-1] not in text
