"""Words as they are used every day: loosely, for another thing than their own."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("работает ли норвежский документ о визах", Kind.NO),
        ("is the paper with the EU on readmission in force", Kind.YES),
        ("Norveçlə viza sənədi qüvvədədir?", Kind.NO),
    ],
)
def test_a_document_can_be_an_agreement(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "в скольких странах побывали с учебными визитами",
        "təlim səfərləri neçə ölkəni əhatə edib",
    ],
)
def test_where_one_went_is_not_what_was_spoken_of(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.COUNT, 7)
    assert not any(item.endswith("country-armenia") for item in answer.items)


@pytest.mark.parametrize(
    ("first", "then"),
    [
        ("how many agreements are in force", "name them"),
        ("neçə saziş qüvvəyə minib", "adını de"),
        ("сколько соглашений действует", "назови"),
    ],
)
def test_what_was_counted_is_named(asker: Asker, first: str, then: str) -> None:
    counted, named = asker.talk(first, then)
    assert counted.items
    assert named.items == counted.items


@pytest.mark.parametrize(
    "texts",
    [
        ("when was the Norway readmission agreement signed", "in force?"),
        ("когда подписали соглашение о реадмиссии с Норвегией", "уже действует?"),
        ("Norveçlə readmissiya sazişi nə vaxt imzalanıb", "qüvvəyə minib?"),
    ],
)
def test_not_yet_in_force_is_a_no(asker: Asker, texts: tuple[str, str]) -> None:
    assert asker.ask(*texts).kind is Kind.NO


def test_no_form_of_russian_that_is_togo(asker: Asker) -> None:
    answer = asker.ask("число обращений от тех кого не пускают в Россию")
    assert (answer.kind, answer.value) == (Kind.FIGURE, 23)


@pytest.mark.parametrize(
    "text",
    [
        "the centres in Baku and Yevlakh",
        "центры в Баку и Евлахе",
        "Bakı və Yevlax mərkəzləri",
        "Bakı mərkəzi Yevlax mərkəzi",
    ],
)
def test_a_noun_said_once_is_of_both(asker: Asker, text: str) -> None:
    assert asker.things(text) == {
        "place-detention-centre-baku",
        "place-detention-centre-yevlakh",
    }


@pytest.mark.parametrize(
    "text",
    [
        "readmission agreements with Russia and Norway",
        "соглашения о реадмиссии с Россией и Норвегией",
        "Norveç və Rusiya ilə readmissiya sazişləri",
    ],
)
def test_an_agreement_with_each_of_two(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"agreement-russia-readmission", "agreement-norway-readmission"}


def test_agreements_of_another_status_are_not_listed(asker: Asker) -> None:
    assert asker.ask("какие соглашения с Россией уже действуют").kind is Kind.NONE


def test_who_was_only_spoken_of_was_no_guest(asker: Asker) -> None:
    assert asker.ask("which countries came to the readmission seminar").kind is Kind.NONE
    assert asker.ask("readmissiya seminarına hansı ölkələr qatılıb").kind is Kind.NONE


def test_azerbaijani_by_ear_in_russian_letters(asker: Asker) -> None:
    assert asker.things("Норвечле сазишляр") == {
        "agreement-norway-readmission",
        "agreement-norway-visa-facilitation",
    }


def test_small_russian_words_in_latin_letters(asker: Asker) -> None:
    answer = asker.ask("tvinning", "a kogda on startoval")
    assert (answer.kind, answer.value) == (Kind.DATE, "2013-01")
