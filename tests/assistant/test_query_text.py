"""The query of an answer is one that a SPARQL engine reads."""

import pyoxigraph
import pytest

from bot.rendering.query_text import query_text
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    "text",
    [
        "readmission agreements 2014",
        "who funds the asylum project",
        "когда вступило в силу соглашение с ЕС",
        "2.10",
        "neçə saziş imzalanıb",
    ],
)
def test_the_query_of_an_answer_parses(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.queries
    pyoxigraph.Store().query(query_text(answer))
