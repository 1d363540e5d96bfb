"""A sort of things asked for by a clause, names beside one another, capitals, slips in names."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker

VISITORS = {"country-georgia", "country-moldova", "country-turkey"}
"""Countries that came to Baku, and were not visited."""
ORGANISERS = {"body-iom", "body-national-academy-of-sciences", "body-state-migration-service"}
IN_RUSSIA = {
    "agreement-russia-fms-cooperation",
    "agreement-russia-labour-migration",
    "agreement-russia-readmission",
}


@pytest.mark.parametrize(
    "text",
    [
        "Could you please list the countries whose representatives have visited the Baku centre?",
        "the countries that came to see the detention centre in Baku",
        "Просим назвать страны, представители которых посетили Бакинский центр",
        "countries whose delegations visited the baku detention centre",
    ],
)
def test_countries_by_what_their_people_did(asker: Asker, text: str) -> None:
    assert asker.things(text) >= VISITORS


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("the bodies that organised the April conference", ORGANISERS),
        ("органы, которые организовали апрельскую конференцию", ORGANISERS),
        ("the ministry that got information on ILO conventions", {"body-ministry-of-labour"}),
        ("agreements that entered into force in 2014", {"agreement-eu-readmission"}),
        ("law that added chapter 13", {"law-1143-ivqd"}),
        ("закон, которым дополнили Миграционный кодекс", {"law-1143-ivqd"}),
        # no relative clause is a question of its own behind another
        ("who pays for the project that the IOM carries out", {"body-european-union"}),
    ],
)
def test_a_sort_of_things_by_what_is_said_of_it(
    asker: Asker, text: str, expected: set[str]
) -> None:
    assert asker.things(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "agreements that Norway tore up",
        "the bodies that were fined in 2014",
        "страны, которые оштрафовали за нарушение соглашения",
    ],
)
def test_nothing_is_found_by_what_is_not_said(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "визовые соглашения Норвегия Швейцария",
            {"agreement-norway-visa-facilitation", "agreement-switzerland-visa-facilitation"},
        ),
        (
            "readmissiya sazişləri Norveç İsveçrə",
            {"agreement-norway-readmission", "agreement-switzerland-readmission"},
        ),
        (
            "бакинский центр и евлахский",
            {"place-detention-centre-baku", "place-detention-centre-yevlakh"},
        ),
        (
            "readmission agreements Switzerland Norway",
            {"agreement-norway-readmission", "agreement-switzerland-readmission"},
        ),
    ],
)
def test_names_in_a_row_share_their_noun(asker: Asker, text: str, expected: set[str]) -> None:
    assert asker.things(text) == expected


@pytest.mark.parametrize(
    "text", ["agreements with Moscow", "соглашения с Москвой", "Moskvayla sazişlər"]
)
def test_with_a_capital_is_with_its_country(asker: Asker, text: str) -> None:
    assert asker.things(text) == IN_RUSSIA


def test_in_a_capital_is_a_place(asker: Asker) -> None:
    meetings = {"event-moscow-fms-talks-2014-05", "event-moscow-readmission-talks-2014-12"}
    assert asker.things("meetings in Moscow") == meetings


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("qizil xac kometisi", "body-icrc"),
        ("международный коммитет красного креста", "body-icrc"),
        ("national academi of sciences", "body-national-academy-of-sciences"),
    ],
)
def test_a_slip_is_mended_by_the_name_it_stands_in(asker: Asker, text: str, thing: str) -> None:
    assert asker.things(text) == {thing}


@pytest.mark.parametrize(
    "text",
    [
        "hansı dövlətlər Bakı mərkəzində olub",
        "Bakı mərkəzində kimlər olub dövlətlərdən",
        "какие страны были в Бакинском центре",
        "which countries have been to the Baku centre",
    ],
)
def test_who_was_there_came_to_what_was_held_there(asker: Asker, text: str) -> None:
    assert asker.things(text) >= VISITORS


def test_nobody_is_said_to_have_been_there(asker: Asker) -> None:
    assert asker.ask("hansı ölkələr Yevlax mərkəzində olub").kind is Kind.NONE


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("akademiya ilə birgə nə keçirilib", {"event-migration-policy-conference-2014-04"}),
        ("İcra Protokolunu bizə kim göndərib", {"body-ministry-of-foreign-affairs"}),
        (
            "giriş qadağası ilə bağlı kimə yazmışıq",
            {"body-ministry-of-foreign-affairs", "body-russia-fms", "body-russia-embassy"},
        ),
        ("hansı qanunla məcəllə dəyişib", {"law-1143-ivqd"}),
        ("13-cü fəslin adı nədir", {"law-migration-code-chapter-13"}),
        ("чей орган ГРЕТА", {"body-council-of-europe"}),
    ],
)
def test_cases_say_who_and_to_whom(asker: Asker, text: str, expected: set[str]) -> None:
    assert asker.things(text) == expected
