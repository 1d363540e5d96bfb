"""How Azerbaijani is really said: voices, participles, endings, *how* for *how many*."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker

ORGANISERS = {"body-iom", "body-national-academy-of-sciences", "body-state-migration-service"}
VISITING = {
    "country-belgium",
    "country-georgia",
    "country-germany",
    "country-moldova",
    "country-netherlands",
    "country-serbia",
    "country-switzerland",
    "country-turkey",
    "country-ukraine",
}


@pytest.mark.parametrize(
    "text",
    [
        "10 aprel konfransını kimlər təşkil eləmişdi",
        "10 aprel konfransını kimlər təşkil etdirib",
        "10 aprel konfransının təşkilatçılarını bildirəsiniz",
        "10 aprel konfransını təşkil edən qurumlar",
    ],
)
def test_a_deed_in_every_voice(asker: Asker, text: str) -> None:
    assert asker.things(text) == ORGANISERS


@pytest.mark.parametrize(
    "text", ["konfransı dmx-dən savayı kim təşkil edib", "konfransı dmx-dən başqa kim təşkil edib"]
)
def test_what_is_left_out_stands_before_the_word_for_it(asker: Asker, text: str) -> None:
    assert asker.things(text) == ORGANISERS - {"body-state-migration-service"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("bizə baş çəkən dövlətlər", VISITING),
        ("mərkəzimizə gələn ölkələr", VISITING),
        ("nazirlər kabinetinin cavabdeh olmadığı bəndlər", "1-4 2-1 2-10 5-1"),
        ("DMX-nin icraçısı olmadığı bəndlər", "1-1 1-2"),
    ],
)
def test_a_participle_says_which(asker: Asker, text: str, expected: set[str] | str) -> None:
    if isinstance(expected, str):
        expected = {f"measure-{number}" for number in expected.split()}
    assert asker.things(text) == expected


def test_where_we_went_is_not_who_came_to_us(asker: Asker) -> None:
    went = asker.things("səfər etdiyimiz ölkələr")
    assert "country-poland" in went
    assert "country-georgia" not in went


def test_how_before_a_noun_counts_and_before_a_verb_does_not(asker: Asker) -> None:
    assert asker.ask("necə sazişimiz var").kind is Kind.COUNT
    assert asker.things("birinci fəsil necə adlanır?") == {"chapter-1"}


@pytest.mark.parametrize(
    "text",
    [
        "Daxili İşlər Nazirliyi hansı bəndin icraçısıdır",
        "dövlət sərhəd xidməti hansı layihədə tərəfdaşdır",
        "Which project is the State Border Service a partner in?",
        "в каком проекте партнёр Минюст",
    ],
)
def test_a_body_that_is_not_in_the_record_is_taken_for_no_other(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text", ["sığınacaq layihəsinin pulu kimdəndir", "чьи деньги в проекте по убежищу"]
)
def test_whose_money_it_is_asks_who_pays(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"body-european-commission", "body-unhcr"}


@pytest.mark.parametrize(
    "text",
    [
        "üzv olmadığımız konvensiyalar",
        "qoşulmadığımız konvensiyalar hansılardır",
        "BƏT-in hansı konvensiyalarına qoşulmamışıq",
        "which ILO conventions have we not joined",
        "к каким конвенциям МОТ мы не присоединились",
    ],
)
def test_what_is_not_joined_is_not_joined_by_us(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"convention-ilo-c097", "convention-ilo-c143"}


@pytest.mark.parametrize(
    "text",
    [
        "təlim səfərləri hansı ölkələrə təşkil olunub",
        "to which countries were the study visits",
        "в какие страны были учебные поездки",
    ],
)
def test_to_which_countries_is_where_they_went(asker: Asker, text: str) -> None:
    assert "country-latvia" in asker.things(text)
    assert "country-armenia" not in asker.things(text)


@pytest.mark.parametrize("text", ["8 nəfər kimlərdir", "who are the 8 people"])
def test_who_the_people_of_a_figure_are_is_not_stated(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


def test_a_time_limit_is_no_count(asker: Asker) -> None:
    assert asker.ask("1.2 bəndinin icra müddəti nə qədərdir").kind is Kind.DATE
