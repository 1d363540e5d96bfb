"""Numbers: what is counted, what the report states, and what no report says a number of."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, things


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("сколько всего сделали в рамках Твиннинга",), 28),
        (("how many things were done under Twinning",), 28),
        (("Твиннинг", "сколько компонентов", "а мероприятий провели?"), 28),
        (("how many components does Twinning have", "activities?"), 28),
        (("скольких признали нашими гражданами",), 8),
        (("how many were recognised as our citizens",), 8),
        (("Avropadan gələn sorğular üzrə neçə nəfər azərbaycanlı çıxıb",), 8),
        (("какова цифра по беженцам",), 1000000),
        (("the figure for displaced persons",), 1000000),
        (("сколько районов вокруг Нагорного Карабаха оккупировано",), 7),
    ],
)
def test_what_the_report_states(asker: Asker, texts: tuple[str, ...], value: int) -> None:
    answer = asker.ask(*texts)
    assert (answer.kind, answer.value) == (Kind.FIGURE, value)


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("neçə readmissiya sazişi var",), 5),
        (("neçə viza sazişi imzalanıb",), 1),
        (("сколько договоров с Россией в работе",), 3),
        (("how many papers with Russia are waiting for signature",), 3),
        (("какие страны посещали центр в Баку", "сколько всего стран"), 9),
        (("which countries visited the Baku centre", "how many countries in total"), 9),
        (("how many parties are there to the EU agreement",), 2),
        (("сколько сторон у соглашения с ЕС",), 2),
        (("сколько проектов ведёт Миграционная служба",), 4),
    ],
)
def test_what_is_counted(asker: Asker, texts: tuple[str, ...], value: int) -> None:
    answer = asker.ask(*texts)
    assert (answer.kind, answer.value) == (Kind.COUNT, value)


@pytest.mark.parametrize(
    "texts",
    [
        ("who funds the asylum quality initiative", "how much exactly"),
        ("how much did the EU give for the South Caucasus readmission project",),
        ("кто финансирует инициативу по убежищу", "а сколько дали?"),
        ("сколько выделили на Твиннинг",),
        ("Tvinninq layihəsinə nə qədər pul xərclənib",),
        ("сколько человек депортировали",),
        ("how many people were actually sent back",),
        ("neçə şəxs deportasiya olunub",),
        ("скольким дали статус беженца в 2014",),
        ("how many were granted asylum",),
        ("qaçqın statusu neçə nəfərə verilib",),
        ("сколько беженцев, без переселенцев",),
        ("сколько обращений о запрете въезда", "а сколько из них решили положительно"),
        ("neçə şəxsin vətəndaşlığı təsdiqlənib", "neçəsi Almaniyadandı"),
        ("кто ездил в Польшу", "сколько их"),
        ("how many staff were trained",),
        ("сколько чиновников обучили",),
        ("neçə nəfər təlimdə iştirak edib",),
    ],
)
def test_no_number_is_stated(asker: Asker, texts: tuple[str, ...]) -> None:
    assert asker.ask(*texts).kind is Kind.NONE


@pytest.mark.parametrize(
    ("texts", "value"),
    [
        (("закон 1143-IVQD", "от какого он числа"), "2014-12-16"),
        (("на какие числа пришёлся семинар по реадмиссии",), "2014-12-03/2014-12-05"),
        (("что такое 2.10", "на какие годы"), "2012/2015"),
    ],
)
def test_a_russian_day_is_no_number(asker: Asker, texts: tuple[str, ...], value: str) -> None:
    answer = asker.ask(*texts)
    assert (answer.kind, answer.value) == (Kind.DATE, value)


@pytest.mark.parametrize(
    "text",
    [
        "правда ли, что проект соглашения о реадмиссии с Россией писала наша сторона?",
        "верно ли, что проект соглашения с РФ о реадмиссии подготовил Азербайджан?",
    ],
)
def test_what_is_claimed_after_that(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.NO
    assert things(answer) == {"agreement-russia-readmission"}
