"""The competency questions: enough of them, in three languages, each with a query that is there."""

import re

import pytest

from tests.helpers.project import ROOT

README = (ROOT / "ontology" / "README.md").read_text()
QUESTIONS = re.findall(
    r"^\| (.+?) \| `(\w+\.rq)` \|$", README.split("## Competency questions")[1], flags=re.MULTILINE
)


def test_there_are_questions_in_three_languages() -> None:
    assert len(QUESTIONS) >= 25
    asked = [question for question, _ in QUESTIONS]
    russian = [q for q in asked if re.search("[а-я]", q)]
    azerbaijani = [q for q in asked if re.search("[əğışç]", q)]
    assert len(russian) >= 6
    assert len(azerbaijani) >= 6
    assert len(asked) - len(russian) - len(azerbaijani) >= 6


@pytest.mark.parametrize("query", sorted({query for _, query in QUESTIONS}))
def test_the_query_is_there(query: str) -> None:
    assert (ROOT / "queries" / query).is_file()


def test_every_file_of_the_folder_is_described() -> None:
    files = [file.name for file in (ROOT / "ontology").glob("*.ttl")]
    rules = [file.stem for file in (ROOT / "ontology" / "rules").glob("*.rq")]
    assert files
    assert rules
    assert [name for name in [*files, *rules] if f"`{name}`" not in README] == []
