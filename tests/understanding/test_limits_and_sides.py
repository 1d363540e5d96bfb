"""Time limits of rows that are described; capitals for their countries; documents of a body."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered

LABOUR = {
    "convention-ilo-c097",
    "convention-ilo-c143",
    "recommendation-ilo-r086",
    "recommendation-ilo-r151",
}
RUSSIA, NORWAY = "agreement-russia-readmission", "agreement-norway-readmission"


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("what is the time limit for work on the detention centres", "2012/2015"),
        ("time limit of 5.1, the joint projects", "ongoing"),
        ("saxlanma mərkəzləri üzrə icra müddəti", "2012/2015"),
        ("2.10 bəndi saxlanma mərkəzləri nə vaxta qədərdir", "2012/2015"),
        ("срок исполнения мер по центрам содержания", "2012/2015"),
        ("до какого года рассчитан пункт 2.10 о центрах содержания", "2012/2015"),
    ],
)
def test_a_row_is_described_by_what_it_is_on(asker: Asker, text: str, value: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.DATE, value)


@pytest.mark.parametrize(
    "text",
    [
        "deadline for the border management project",
        "time limit of the conference in Baku",
        "sərhəd idarəçiliyi layihəsinin icra müddəti",
        "срок исполнения проекта по убежищу",
    ],
)
def test_what_runs_for_a_time_of_its_own_has_not_that_of_its_row(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "readmission deals with Oslo and Moscow",
        "Moskva və Oslo ilə readmissiya sazişləri",
        "соглашения о реадмиссии с Москвой и Осло",
    ],
)
def test_a_capital_among_countries_is_its_country(asker: Asker, text: str) -> None:
    assert asker.things(text) == {RUSSIA, NORWAY}


def test_a_place_is_itself_where_no_side_is_meant(asker: Asker) -> None:
    assert asker.things("events in Moscow and Norway") <= {
        "event-moscow-fms-talks-2014-05",
        "event-moscow-readmission-talks-2014-12",
    }


@pytest.mark.parametrize(
    "text",
    [
        "how many documents of the ILO are mentioned",
        "BƏT-in neçə sənədi var",
        "сколько документов МОТ упомянуто, с рекомендациями",
    ],
)
def test_documents_of_an_organisation_are_its_instruments_too(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.COUNT, 4)
    assert asker.things(text) == LABOUR


@pytest.mark.parametrize(
    "text", ["how many documents are there on Georgia", "nr of documents of the OSCE"]
)
def test_no_document_of_anybody_else(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))
