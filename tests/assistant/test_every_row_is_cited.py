"""Every thing of an answer is shown with words of a report that speak of it."""

import pytest

from bot.rendering.facts import cited
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    "text",
    ["countries", "страны", "bodies", "органы", "Norway", "Rusiya", "МОМ", "agreements", "places"],
)
def test_every_row_has_a_source(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.rows
    bare = [row.iri for row in answer.rows if not any(cited(row))]
    assert not bare
