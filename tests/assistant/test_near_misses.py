"""Questions close to what is told, and not told: nothing is affirmed or given in its place."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    "text",
    [
        # whose signing no record tells
        "who signed the appeals",
        "müraciətləri kim imzalayıb",
        "кто подписал письма",
        # those of whom only the number is told
        "28 tədbir hansılardır",
        "перечислите 28 мероприятий",
        "which EU member states sent the requests",
        "sorğular hansı Aİ üzv dövlətlərindən gəlib",
        "8 şəxsin adı nədir",
        "which seven districts are held by Armenia",
        "Azərbaycanın hansı 7 rayonu işğal altındadır",
        "какие семь районов оккупировала армения",
        # what came of it, what was advised, what was answered
        "what did the seminar decide",
        "seminar nəyi qərara aldı",
        "что решил семинар",
        "what did GRETA recommend",
        "GRETA nə tövsiyə edib",
        "что рекомендовала GRETA",
        # who invited is not who came
        "who invited the delegation to Poland",
        "кто пригласил делегацию в польшу",
        "nümayəndə heyətini Polşaya kim dəvət edib",
        # the first of several whom nothing puts in order
        "which body was the first to visit the centre",
        "кто первым посетил бакинский центр",
        "mərkəzə ilk gələn ölkə hansıdır",
        # what an Azerbaijani heading ends in is asked for
        "Benilüks protokolunun nömrəsi",
        "143 nömrəli konvensiyaya qoşulmağın səbəbi",
        # who sent what to whom
        "did the embassy send a letter to the Ministry of Foreign Affairs",
        "Səfirlik Xidmətə məktub göndərib?",
        "посольство прислало нам ответное письмо?",
        # the damage, of which only that it is to be made good is told
        "какой ущерб причинила армения",
        "Ermənistan hansı zərəri vurub",
        "what damage has Armenia caused",
    ],
)
def test_a_near_miss_gets_no_answer(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "are all projects financed by UNHCR",
        "все ли проекты финансирует УВКБ",
        "bütün layihələri BMT QAK maliyyələşdirir?",
        "только ли УВКБ финансирует проекты",
        "does only UNHCR finance projects",
    ],
)
def test_what_holds_of_some_is_not_said_of_all(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NO


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("which districts are occupied", {"place-surrounding-districts"}),
        ("hansı rayonlar işğal olunub", {"place-surrounding-districts"}),
        ("first agreement signed in 2014", {"agreement-eu-readmission"}),
        ("ilk imzalanan saziş hansıdır", {"agreement-eu-readmission"}),
        (
            "Təhlükəsizlik Şurasının qətnamələri hansı iclasda deyilib",
            {"event-cis-council-16th-session"},
        ),
    ],
)
def test_what_is_told_is_still_answered(asker: Asker, text: str, items: set[str]) -> None:
    assert {item.rsplit("/", 1)[-1] for item in asker.ask(text).items} == items
