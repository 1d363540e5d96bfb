"""Who went and came, names that end before their noun, and numbers that say how many are meant."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker

SEVEN = {
    f"country-{name}"
    for name in ("poland", "russia", "germany", "netherlands", "romania", "latvia", "belgium")
}
VISITORS = {
    *(f"body-{name}" for name in ("iom", "unhcr", "icrc", "european-union")),
    *(f"country-{name}" for name in ("georgia", "moldova", "serbia", "ukraine", "turkey")),
    *(f"country-{name}" for name in ("germany", "switzerland", "netherlands", "belgium")),
}


@pytest.mark.parametrize(
    "text",
    ["Bakıdakı mərkəzə kimlər gəlmişdi", "кто бывал в центре в Баку", "who came to Baku centre"],
)
def test_who_came_is_not_who_runs_it(asker: Asker, text: str) -> None:
    assert asker.things(text) == VISITORS


@pytest.mark.parametrize(
    "text",
    ["kim gəlib yevlax mərkəzinə", "кто приезжал в центр в Евлахе", "who came to Yevlakh centre"],
)
def test_nobody_is_told_to_have_come_there(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text", ["Polşada səfərdə kim olub", "кто ездил с визитом в Польшу", "who travelled to Poland"]
)
def test_who_went_took_part_in_the_visit(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"body-delegation-poland-2014"}


@pytest.mark.parametrize(
    "text",
    [
        "mərkəzlərin əməkdaşları təlim səfərində hansı ölkələrdə olub",
        "işçilər təlim üçün hansı ölkələrə gedib",
        "which countries hosted the study visits to seven countries",
        "куда ездили учиться сотрудники миграционной службы",
    ],
)
def test_where_the_staff_went_to_learn(asker: Asker, text: str) -> None:
    assert asker.things(text) == SEVEN


@pytest.mark.parametrize(
    "text", ["yeddi ölkə hansıdır", "which seven countries is it", "какие семь стран"]
)
def test_so_many_as_something_is_called_by(asker: Asker, text: str) -> None:
    assert asker.things(text) == SEVEN


@pytest.mark.parametrize(
    "text", ["dörd layihə hansıdır", "which four projects", "какие четыре проекта"]
)
def test_four_projects_are_not_the_four_components(asker: Asker, text: str) -> None:
    assert len(asker.things(text)) == 4


@pytest.mark.parametrize("text", ["tədbirlər 2013", "мероприятия 2012", "events 2013"])
def test_no_events_of_another_year(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text", ["во сколько началась конференция", "конфранс saat neçədə başlayıb"]
)
def test_at_what_hour_is_no_number(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE
