"""The store of the data goes away: the page says so in a sentence, and nothing typed is lost."""

from __future__ import annotations

import signal
import time
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

from bot.config import Settings, StoreChoice
from bot.store.filling import fill_store
from bot.store.loading import foreign_data, project_rules
from tests.helpers.graphs import turtle
from tests.helpers.servers import oxigraph
from tests.web.chat.conftest import Visitor
from tests.web.conftest import FAST, served

ANIMALS = """
ex:Animal a owl:Class ; rdfs:label "animal"@en , "animals"@en .
ex:tom a ex:Animal ; rdfs:label "Tom"@en .
"""
SAID = "The data cannot be reached now. Please try again in a moment."


def test_a_store_that_is_away_is_a_sentence(
    tmp_path: Path, visiting: Callable[..., Visitor]
) -> None:
    data, blocked = tmp_path / "zoo.ttl", tmp_path / "no-folder"
    data.write_text(turtle(ANIMALS))
    blocked.write_text("so no copy can be kept here")
    with oxigraph(tmp_path) as store:
        endpoint = replace(store.settings, cache=blocked, seconds=2)
        settings = Settings(store=StoreChoice("remote", store.address), endpoint=endpoint)
        fill_store(settings, foreign_data([data]), project_rules())
        for base in served(settings, replace(FAST, state=tmp_path / "state")):
            visitor = visiting(base)
            visitor.open("/?lang=en")
            assert "Tom" in visitor.ask("animals")
            store.stop()
            visitor.ask("animal Tom")
            assert visitor.page.status_code == 503
            assert SAID in visitor.text
            assert 'value="animal Tom"' in visitor.page.text
            visitor.open("/?q=Tom")
            assert SAID in visitor.text
            store.start_again()
            for _ in range(40):
                if "animal" in visitor.ask("Tom") and visitor.page.is_success:
                    break
                time.sleep(0.25)
            assert visitor.page.is_success


FROM_COPY = "cannot be reached now"
ANSWER_SECONDS = 4


def test_a_store_that_never_answers_is_given_up_before_the_answer_is(
    tmp_path: Path, visiting: Callable[..., Visitor]
) -> None:
    """Its copy answers the first question within the answer's own limit, the others at once."""
    data = tmp_path / "zoo.ttl"
    data.write_text(turtle(ANIMALS))
    with oxigraph(tmp_path) as store:
        settings = Settings(store=StoreChoice("remote", store.address), endpoint=store.settings)
        fill_store(settings, foreign_data([data]), project_rules())
        web = replace(FAST, state=tmp_path / "state", processes=2, answer_seconds=ANSWER_SECONDS)
        for base in served(settings, web):
            visitor = visiting(base)
            visitor.open("/?lang=en")
            for _ in range(100):
                if list(store.settings.cache.glob("copies/*/current.json")):
                    break
                time.sleep(0.1)
            store.process.send_signal(signal.SIGSTOP)
            taken = []
            for question in ("animals", "Tom", "animal Tom", "how many animals"):
                started = time.monotonic()
                visitor.ask(question)
                taken.append(time.monotonic() - started)
                assert visitor.page.is_success, visitor.text
                assert FROM_COPY in visitor.text
            assert taken[0] < ANSWER_SECONDS
            # Whichever process is asked knows it of the other; one look for each pause is allowed.
            assert sum(taken[1:]) < ANSWER_SECONDS
            query = {"query": "SELECT ?x { ?x a ?class }", "format": "csv"}
            assert visitor.client.get("/sparql", params=query).status_code == 200

            store.process.send_signal(signal.SIGCONT)
            for _ in range(60):
                visitor.ask("animals Tom")
                if visitor.page.is_success and FROM_COPY not in visitor.text:
                    break
                time.sleep(0.25)
            assert FROM_COPY not in visitor.text
