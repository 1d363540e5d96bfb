"""Questions shown as examples: the data at hand answers each of them."""

from pathlib import Path

import pytest

from bot.assistant import Assistant
from bot.assistant.examples import examples
from bot.model import Kind, Language
from bot.query.selection import Queries
from bot.rendering.small_talk import usual_examples
from tests.helpers.asking import Asker
from tests.helpers.graphs import store_of

ZOO = """
ex:Animal a owl:Class ; rdfs:label "animal"@en .
ex:eats a owl:ObjectProperty ; rdfs:label "eats"@en .
ex:born a owl:DatatypeProperty ; rdfs:label "born"@en .
ex:leo a ex:Animal ; rdfs:label "Leo"@en ; ex:born "2011-03-04"^^xsd:date ; ex:eats ex:meat .
ex:mia a ex:Animal ; rdfs:label "Mia"@en ; ex:born "2012-03-04"^^xsd:date ; ex:eats ex:hay .
ex:meat a ex:Food ; rdfs:label "meat"@en .
ex:hay a ex:Food ; rdfs:label "hay"@en .
"""


@pytest.mark.parametrize("language", Language)
def test_the_usual_examples_are_answered(asker: Asker, language: Language) -> None:
    usual = usual_examples(language)
    assert len(set(usual)) == 3
    assert examples(asker.assistant, language, usual) == usual


@pytest.mark.parametrize("language", Language)
def test_examples_can_be_made_of_the_names_alone(asker: Asker, language: Language) -> None:
    made = examples(asker.assistant, language)
    assert len(made) == 3
    for text in made:
        answer = asker.ask(text, default=language)
        assert answer.kind not in (Kind.NONE, Kind.CLARIFY, Kind.HELP)


def test_other_data_has_examples_of_its_own(tmp_path: Path) -> None:
    zoo = Assistant(store_of(tmp_path, ZOO), Queries())
    made = examples(zoo, Language.EN, usual_examples(Language.EN))
    assert len(made) >= 2
    assert not set(made) & set(usual_examples(Language.EN))
    assert any("Leo" in text for text in made)
    for text in made:
        assert zoo.ask(text, default=Language.EN)[0].total


def test_data_of_nothing_has_none(tmp_path: Path) -> None:
    empty = Assistant(store_of(tmp_path, 'ex:a rdfs:comment "nothing" .'), Queries())
    assert examples(empty, Language.EN, usual_examples(Language.EN)) == ()
