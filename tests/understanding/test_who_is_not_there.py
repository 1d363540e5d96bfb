"""Countries by the names of their people, and people by their names: what the record lacks."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    ("texts", "word"),
    [
        (("did a french delegation see the detention centre?",), "french"),
        (("шведская делегация была в центре?",), "шведская"),
        (("hindistanlı nümayəndələr mərkəzə gəlib?",), "hindistanlı"),
        (("İsveçrə ilə sazişlər", "İsveç ilə necə?"), "İsveç"),
        (("agreements with Norway", "and with the danish?"), "danish"),
    ],
)
def test_a_people_that_is_not_in_the_record_is_named(
    asker: Asker, texts: tuple[str, ...], word: str
) -> None:
    answer = asker.ask(*texts)
    assert answer.kind is Kind.NONE
    assert word in answer.reading.unknown


@pytest.mark.parametrize(
    "text",
    [
        "names of the 8 people whose citizenship was confirmed",
        "asylum applications in Azerbaijan 2014",
        "2013-cü ildə hansı tədbirlər keçirilib",
        "which events were held in 2013",
        "какие мероприятия прошли в 2013 году",
    ],
)
def test_nothing_is_told_of_them(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


def test_the_filler_of_another_language_weakens_no_word(asker: Asker) -> None:
    assert asker.ask("does Azerbaijan pay for the asylum project").kind in (Kind.NO, Kind.NONE)
    assert asker.ask("does UNHCR pay for the asylum project").kind is Kind.YES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("seminar under which project", {"project-readmission-south-caucasus"}),
        (
            "whom did we write to about the entry ban",
            {"body-ministry-of-foreign-affairs", "body-russia-fms", "body-russia-embassy"},
        ),
    ],
)
def test_which_behind_its_noun_and_whom(asker: Asker, text: str, expected: set[str]) -> None:
    assert asker.things(text) == expected
