"""Whose, for whom and at whose expense; which law; drafts, relatives and courtesies."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.model import Kind
from bot.vocabulary import local_name
from tests.helpers.asking import Asker

ANSWERED = [
    ("За чей счёт ведётся инициатива по убежищу?", {"body-european-commission", "body-unhcr"}),
    ("At whose expense is the asylum project run?", {"body-european-commission", "body-unhcr"}),
    ("Sığınacaq layihəsi kimin hesabına aparılır?", {"body-european-commission", "body-unhcr"}),
    ("При чьей поддержке проводили апрельский тренинг?", {"body-unhcr"}),
    ("Чей доклад о торговле людьми давали нам на отзыв?", {"body-greta"}),
    (
        "Какое ведомство прислало проект протокола с Бенилюксом?",
        {"body-ministry-of-foreign-affairs"},
    ),
    ("Кто утвердил национальную программу действий?", {"body-president-azerbaijan"}),
    ("Milli fəaliyyət proqramını kim təsdiq edib?", {"body-president-azerbaijan"}),
    ("На кого возложено выполнение меры 1.1?", {"body-cabinet-of-ministers"}),
    ("Какой закон внёс изменения в Миграционный кодекс?", {"law-1143-ivqd"}),
    ("Какая глава появилась в Миграционном кодексе?", {"law-migration-code-chapter-13"}),
    (
        "Кто организовал конференцию, кроме МОМ?",
        {"body-national-academy-of-sciences", "body-state-migration-service"},
    ),
    ("Кого обучали в Бакинском центре?", {"body-state-migration-service"}),
    (
        "Прошу предоставить информацию о соглашениях, не вступивших в силу",
        {"agreement-norway-readmission", "agreement-norway-visa-facilitation"},
    ),
    (
        "Не могли бы вы сообщить дату вступления в силу соглашения с ЕС?",
        {"agreement-eu-readmission"},
    ),
    ("Соглашения с Осло", {"agreement-norway-readmission", "agreement-norway-visa-facilitation"}),
    ("When was order 1938 signed?", {"law-order-1938"}),
    ("Who answers for 1.4?", {"body-state-migration-service"}),
    (
        "From which ministry did the Service get the Benelux protocol?",
        {"body-ministry-of-foreign-affairs"},
    ),
    (
        "Through which body was the Benelux protocol passed on to the state agencies?",
        {"body-cabinet-of-ministers"},
    ),
    ("Через какой орган разослали проект протокола с Бенилюксом?", {"body-cabinet-of-ministers"}),
    ("measures that are not with the migration service", {"measure-1-1", "measure-1-2"}),
    (
        "Baku centre vs Yevlakh centre",
        {"place-detention-centre-baku", "place-detention-centre-yevlakh"},
    ),
    ("since when does the border management project run", {"project-migration-border-management"}),
    ("1938 nömrəli sərəncam nə vaxt imzalanıb?", {"law-order-1938"}),
]

YES = [
    "Приезжала ли делегация из Украины в центр?",
    "Кто-нибудь из Украины посещал центр?",
    "Мера 1.2 постоянная?",
    "Red Cross people saw the Baku centre, right?",
    "anyone come from Serbia to see the centre?",
    "Moldova visited the Baku centre?",
    "were the visitors satisfied with the conditions in the baku centre",
    "did the UN refugee agency put money into the asylum quality thing",
]

NO = [
    "Norveç readmission agreement qüvvədədir or not",
    "the greta draft report, was it written by the azerbaijani side",
    "is Azerbaijan party to ILO Convention 143?",
    "143-ю конвенцию МОТ Азербайджан принял?",
    "has the Baku round of readmission talks with Russia taken place?",
]

NOT_STATED = [
    "Сколько мест в Евлахском центре?",
    "How many beds are there in the Baku centre?",
    "Bakı mərkəzi neçə nəfərlikdir?",
    "Кем составлен проект о трудовой миграции с РФ?",
    "Под чьим руководством прошла конференция?",
]


@pytest.mark.parametrize(("question", "things"), ANSWERED)
def test_what_is_asked_is_found(assistant: Assistant, question: str, things: set[str]) -> None:
    answer, _ = assistant.ask(question)
    assert {local_name(item) for item in answer.items} == things


@pytest.mark.parametrize("question", YES)
def test_it_is_so(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind == "yes"


@pytest.mark.parametrize("question", NO)
def test_it_is_not_so(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind == "no"


@pytest.mark.parametrize("question", NOT_STATED)
def test_what_is_not_stated_is_not_answered(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind == "none"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Zəhmət olmasa bildirin, Norveç ilə viza sazişi hansıdır?",
            "agreement-norway-visa-facilitation",
        ),
        ("апрелдәки конфранс һарада кечирилиб", "place-baku"),
        ("beniluks protokolu DMX-ye hardan gelib", "body-ministry-of-foreign-affairs"),
        ("where did the Benelux protocol come from", "body-ministry-of-foreign-affairs"),
        ("tvinninqi xidmət kimlə birgə icra edir", "body-european-union"),
    ],
)
def test_courtesy_cyrillic_and_whence(asker: Asker, text: str, expected: str) -> None:
    assert asker.things(text) == {expected}


def test_a_comma_parts_small_words(asker: Asker) -> None:
    text = "Ölkələrdən başqa, hansı təşkilatların nümayəndələri Bakıdakı mərkəzə gəlib?"
    assert asker.ask(text).kind is not Kind.YES


@pytest.mark.parametrize(
    "text",
    ["Nazirlər Kabinetinin payına neçə bənd düşür", "Nazirlər Kabinetinin üzərinə neçə bənd düşür"],
)
def test_whose_share_a_measure_is(asker: Asker, text: str) -> None:
    assert asker.ask(text).value == 2


def test_measures_stand_in_the_reports_order_whatever_their_time_limits(asker: Asker) -> None:
    found = [item.rpartition("/")[2] for item in asker.ask("measures").items]
    assert found == [f"measure-{n}" for n in ("1-1", "1-2", "1-4", "2-1", "2-10", "5-1")]
