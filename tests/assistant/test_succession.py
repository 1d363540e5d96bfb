"""The next and the previous round, what an event was about, and who spoke of it."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered, things

TALKS, NEXT = "event-moscow-readmission-talks-2014-12", "event-baku-readmission-talks-2015-h1"
AT_THE_TABLE = {
    "body-competent-bodies-azerbaijan",
    "body-competent-bodies-russia",
    "body-state-migration-service",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Rusiya ilə readmissiya üzrə sonrakı görüş harada olacaq?", {"place-baku"}),
        ("where do they meet next on readmission with Russia", {"place-baku"}),
        ("где в следующий раз встретятся по реадмиссии с Россией", {"place-baku"}),
        ("readmissiya üzrə əvvəlki danışıqlar harada olub?", {"place-moscow"}),
        ("where was the previous round on readmission with Russia", {"place-moscow"}),
        ("где прошла предыдущая встреча по реадмиссии с Россией", {"place-moscow"}),
        ("readmissiya üzrə əvvəlki görüş nə vaxt keçirilib?", {TALKS}),
        ("what meeting preceded the one planned in Baku", {TALKS}),
        ("когда был прошлый раунд по реадмиссии", {TALKS}),
        ("when is the next round of the readmission talks", {NEXT}),
    ],
)
def test_the_next_and_the_previous_one(asker: Asker, text: str, found: set[str]) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("15 dekabrda Moskvada hansı məsələ müzakirə olunub?", {"agreement-russia-readmission"}),
        ("which issue was discussed in Moscow on 27 May", {"agreement-russia-fms-cooperation"}),
        ("какой вопрос обсуждали в Москве 16 декабря", {"agreement-russia-readmission"}),
        ("dekabrda Moskvada readmissiya sazişini kimlər müzakirə edib?", AT_THE_TABLE),
        ("who discussed readmission in Moscow in December", AT_THE_TABLE),
        ("кто обсуждал соглашение о реадмиссии в Москве", AT_THE_TABLE),
    ],
)
def test_what_was_discussed_and_by_whom(asker: Asker, text: str, found: set[str]) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "was it Azerbaijan or Russia that drafted the readmission text",
        "Azərbaycan yoxsa Rusiya readmissiya sazişini hazırlayıb?",
        "Россия или Азербайджан подготовили соглашение о реадмиссии с Россией?",
    ],
)
def test_one_or_the_other_is_no_question_for_a_yes(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"country-russia"}


@pytest.mark.parametrize(
    "text",
    [
        "who discussed the FMS agreement in Baku",
        "where was the previous round of talks with Norway",
        "İsveçrə ilə növbəti görüş haradadır?",
        "где следующая встреча с Норвегией",
        "which project was agreed by experts",
    ],
)
def test_there_is_no_other_succession(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.NONE or not is_answered(answer)
