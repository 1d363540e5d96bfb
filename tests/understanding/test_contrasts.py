"""What is set side by side: what two have in common, which of them it is, who of each."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered

SIGNED = {"agreement-norway-visa-facilitation"}
PAYERS = {"body-european-commission", "body-unhcr", "body-european-union"}
RESEARCH = {"recommendation-ilo-r086", "recommendation-ilo-r151"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("are 2.10 and 1.4 under the same executor", Kind.YES),
        ("is 1.2 run by the same body as 2.1?", Kind.NO),
        ("1.4 və 2.10-un icraçısı eynidirmi", Kind.YES),
        ("1.2 ilə 5.1-in icraçısı eynidir?", Kind.NO),
        ("один ли исполнитель у 2.1 и 5.1", Kind.YES),
        ("у пунктов 2.10 и 1.1 один и тот же исполнитель?", Kind.NO),
    ],
)
def test_whether_two_have_it_in_common(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "do Twinning and the asylum initiative have the same donor",
        "is the place of the Baku conference the same as that of the Oslo meeting",
        "tvinninq və sığınacaq təşəbbüsünün maliyyəçisi eynidirmi",
    ],
)
def test_what_one_of_them_does_not_state_is_not_compared(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Norway or Switzerland: which visa deal is signed", SIGNED),
        (
            "the EU and Norway readmission deals, which one is in force",
            {"agreement-eu-readmission"},
        ),
        ("Norveç və İsveçrə viza sazişləri, hansı imzalanıb", SIGNED),
        ("Норвегия и Швейцария, какое соглашение по визам подписано", SIGNED),
        ("who funds the asylum initiative and who the South Caucasus readmission project", PAYERS),
        (
            "кто финансирует инициативу по убежищу, а кто проект по реадмиссии на Южном Кавказе",
            PAYERS,
        ),
        ("recommendations 86 and 151, what sets them apart", RESEARCH),
        ("чем различаются рекомендации 86 и 151", RESEARCH),
        ("86 və 151 nömrəli tövsiyələr nə ilə fərqlənir", RESEARCH),
        (
            "сравни проекты по убежищу и по реадмиссии",
            {"project-asylum-quality-initiative", "project-readmission-south-caucasus"},
        ),
    ],
)
def test_the_things_that_are_meant(asker: Asker, text: str, expected: set[str]) -> None:
    assert asker.things(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "which of the Norway and Switzerland visa deals is in force",
        "Norveç və İsveçrə readmissiya sazişləri, hansı qüvvədədir",
    ],
)
def test_neither_of_them(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("the day the EU readmission agreement was signed", "2014-02-28"),
        ("day when the Migration Code got amended", "2014-12-16"),
    ],
)
def test_a_day_is_asked_for_without_a_question_word(asker: Asker, text: str, day: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.DATE, day)
