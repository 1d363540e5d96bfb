"""Who went where, who was somewhere, and which of the places is meant."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker

SEVEN = {
    f"country-{name}"
    for name in ("poland", "russia", "germany", "netherlands", "romania", "latvia", "belgium")
}
BODIES = {"body-iom", "body-unhcr", "body-icrc", "body-european-union"}


@pytest.mark.parametrize(
    "text",
    [
        "where did the centre's employees go",
        "countries visited by employees",
        "countries visited on study trips",
        "which countries did employees learn in",
        "mərkəzin personalı hara ezam edilib",
        "işçilər hansı ölkələrə gedib",
        "куда возили персонал центров",
        "в какие страны ездил персонал",
    ],
)
def test_staff_go_and_a_centre_does_not(asker: Asker, text: str) -> None:
    assert asker.things(text) == SEVEN


@pytest.mark.parametrize(
    "text", ["personal neçə ölkəyə gedib", "в скольких странах учился персонал"]
)
def test_countries_are_counted_and_not_staff(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.COUNT, 7)


@pytest.mark.parametrize(
    "text",
    [
        "which countries visited the Yevlakh centre",
        "what did employees learn in Latvia",
        "what did they learn at the training",
        "neçə işçi təlim keçib",
    ],
)
def test_what_no_report_states_stays_so(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Serbs at the centre?", Kind.YES),
        ("Türkiyə mərkəzdə olubmu", Kind.YES),
        ("БМТ mərkəzdə?", Kind.YES),
        ("молдаване были в центре?", Kind.YES),
        ("Latvians at the centre?", Kind.NO),
        ("norveçlilər mərkəzdə olub?", Kind.NO),
        ("поляки были в центре?", Kind.NO),
    ],
)
def test_who_was_at_a_place_of_a_kind(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text", ["ölkələrdən başqa mərkəzə kim gəlib", "states aside, who came to the Baku centre"]
)
def test_apart_from_states(asker: Asker, text: str) -> None:
    assert asker.things(text) == BODIES


@pytest.mark.parametrize(
    "text",
    [
        "qonaqlara hansı mərkəz göstərilib",
        "which centre was shown to guests",
        "какой центр показали гостям",
    ],
)
def test_which_of_the_centres(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"place-detention-centre-baku"}


@pytest.mark.parametrize(
    "text",
    [
        "hansı şəhərlərdə mərkəz işləyir",
        "in which cities are centres in operation",
        "в каких городах действуют центры",
    ],
)
def test_a_centre_that_works_is_there(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"place-baku", "place-yevlakh"}


@pytest.mark.parametrize(
    "text",
    [
        "кто помог организовать апрельское обучение",
        "who helped to hold the April training",
        "təlimi təşkil etməyə kim kömək edib",
    ],
)
def test_who_helped_is_not_who_held(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"body-unhcr"}


def test_for_whom_with_whose_help(asker: Asker) -> None:
    assert asker.things("UNHCR-in dəstəyi ilə kimlər üçün təlim keçirilib") == {
        "body-state-migration-service"
    }


def test_a_verb_typed_as_it_is_spoken(asker: Asker) -> None:
    assert asker.ask("Norveçlə viza sazişini bağlıyıblar?").kind is Kind.YES
    assert asker.things("konfransı kim təşkilliyib") == asker.things("konfransı kim təşkil edib")
    assert asker.things("merkez iscileri ucun treninqler") == {
        "event-detention-centre-staff-trainings"
    }


@pytest.mark.parametrize(
    "text", ["qonaqlar Bakı mərkəzini bəyəniblər?", "were the guests of the Baku centre pleased?"]
)
def test_what_was_done_at_a_place(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.YES
