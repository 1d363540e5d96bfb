"""What somebody came for, and what lies in a place that is named."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered, things


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Gürcülər niyə gəlmişdi", "event-detention-centre-visits"),
        ("Qırmızı Xaç mərkəzə nə üçün gəlib", "event-detention-centre-visits"),
        ("why did the Moldovans come to Baku", "event-detention-centre-visits"),
        ("why did UNHCR visit the centre", "event-detention-centre-visits"),
        ("зачем ездили в Бельгию", "event-study-visits-detention-centres"),
        ("зачем приезжали сербы", "event-detention-centre-visits"),
    ],
)
def test_why_somebody_went_is_the_event(asker: Asker, text: str, event: str) -> None:
    assert things(asker.ask(text)) == {event}


@pytest.mark.parametrize(
    "text", ["why did Norway refuse", "зачем ездили в Финляндию", "Norveç niyə imzalamadı"]
)
def test_why_of_anything_else_is_not_stated(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Yevlağdakı mərkəz", "place-detention-centre-yevlakh"),
        ("yevlah detension center", "place-detention-centre-yevlakh"),
        ("holding facility located in Baku", "place-detention-centre-baku"),
        ("центр в г. Евлахе", "place-detention-centre-yevlakh"),
    ],
)
def test_a_centre_in_a_town_is_not_the_town(asker: Asker, text: str, place: str) -> None:
    assert things(asker.ask(text)) == {place}


@pytest.mark.parametrize(
    "text",
    ["what is the capital of Norway", "the capital of Belgium", "name of the capital of Latvia"],
)
def test_a_name_is_no_answer_to_what_is_said_of_it_besides(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.NONE


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("MDB, Miqrasiya orqanları rəhbərləri şurası", "body-cis-migration-council"),
        ("council of heads of migration bodies of the CIS", "body-cis-migration-council"),
        ("13-cü fəsil, Miqrasiya Məcəlləsi", "law-migration-code-chapter-13"),
        ("Миграционный кодекс, тринадцатая глава", "law-migration-code-chapter-13"),
        ("Constitution, article 12", "law-constitution-article-12"),
    ],
)
def test_of_a_part_and_its_whole_the_part_is_meant(asker: Asker, text: str, part: str) -> None:
    assert things(asker.ask(text)) == {part}


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("Tvinninq 2014", "project-twinning"),
        ("study visits to seven countries 2014", "event-study-visits-detention-centres"),
        ("твиннинг, итоги 2014", "project-twinning"),
    ],
)
def test_a_name_and_the_year_of_a_report_on_it(asker: Asker, text: str, thing: str) -> None:
    assert things(asker.ask(text)) == {thing}


@pytest.mark.parametrize("text", ["Tvinninq 2012", "study visits abroad 2011"])
def test_a_name_and_another_year(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    "text", ["события октября 2014", "hadisələr, oktyabr 2014", "october 2014 developments"]
)
def test_what_happened_takes_in_what_was_launched(asker: Asker, text: str) -> None:
    """The project on border management was launched in that month, and no event held."""
    assert things(asker.ask(text)) == {"project-migration-border-management"}


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("migration code chapter 13", "law-migration-code-chapter-13"),
        ("trafficking Council of Europe convention", "convention-coe-trafficking"),
    ],
)
def test_a_word_of_its_name_beside_a_name_says_no_more(asker: Asker, text: str, thing: str) -> None:
    assert things(asker.ask(text)) == {thing}


def test_what_is_only_planned_is_no_work_of_the_year(asker: Asker) -> None:
    assert "event-baku-readmission-talks-2015-h1" not in things(asker.ask("events in Baku in 2014"))


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("study visit countries, total number", 7),
        ("neçə ölkəyə təlim səfəri olub", 7),
        ("сколько стран учебных визитов", 7),
    ],
)
def test_countries_that_were_only_spoken_of_had_no_part(
    asker: Asker, text: str, count: int
) -> None:
    """In Poland the aggression of Armenia was raised: Armenia was not visited."""
    answer = asker.ask(text)
    assert answer.value == count
    assert "country-armenia" not in things(answer)
