"""A conversation on a store on disk goes on with what is loaded into it meanwhile."""

from pathlib import Path

from bot.cli.conversation import Conversation
from bot.config import Settings, StoreChoice
from bot.store.filling import fill_store
from bot.store.loading import foreign_data, project_rules
from tests.helpers.graphs import turtle

ANIMALS = """
ex:Animal a owl:Class ; rdfs:label "animal"@en , "animals"@en .
ex:tom a ex:Animal ; rdfs:label "Tom"@en .
"""
ANOTHER = 'ex:rex a ex:Animal ; rdfs:label "Rex"@en .'


def test_new_data_is_taken_up_and_what_cannot_be_opened_is_not(tmp_path: Path) -> None:
    store, data = tmp_path / "store", tmp_path / "zoo.ttl"
    settings = Settings(store=StoreChoice("disk", str(store)))

    def fill(text: str) -> str:
        data.write_text(turtle(text))
        return fill_store(settings, foreign_data([data]), project_rules()).version

    first = fill(ANIMALS)
    conversation = Conversation(settings)
    answer = conversation.ask("animals")
    assert (answer.total, answer.version) == (1, first)
    second = fill(ANIMALS + ANOTHER)
    answer = conversation.ask("animals")
    assert (answer.total, answer.version) == (2, second)
    current = (store / "current.json").read_text()
    (store / "current.json").write_text("{")
    assert conversation.ask("animals").version == second
    (store / "current.json").write_text(current)
    assert conversation.ask("Rex").version == second
