"""What was spoken of and with whom, what came back as an answer, who dealt with what is counted."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, things

RAISED = {
    "country-armenia",
    "figure-displaced-persons",
    "figure-surrounding-districts",
    "place-nagorno-karabakh",
    "place-surrounding-districts",
}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("heyətimiz Polşada nəyi müzakirə edib", RAISED),
        ("what did our delegation talk about in Poland", RAISED),
        ("что обсуждала наша делегация в Польше", RAISED),
        ("Federal Miqrasiya Xidməti ilə nə müzakirə olunub", {"agreement-russia-fms-cooperation"}),
        ("what was discussed in Moscow in December", {"agreement-russia-readmission"}),
        (
            "о чём говорили с россиянами",
            {"agreement-russia-fms-cooperation", "agreement-russia-readmission"},
        ),
        (
            "what is being discussed with the Swiss",  # still worked on, at no meeting
            {"agreement-switzerland-readmission", "agreement-switzerland-visa-facilitation"},
        ),
        (
            "Moskvada nələr keçirilib",
            {"event-moscow-fms-talks-2014-05", "event-moscow-readmission-talks-2014-12"},
        ),
    ],
)
def test_what_was_spoken_of_there_or_with_them(asker: Asker, text: str, found: set[str]) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "Norveçlə nəyi müzakirə etmişik",
        "what did we discuss with Norway",
        "что обсуждали с Грузией",
        "Ermənistanla nə müzakirə olunub",  # it was only spoken of
    ],
)
def test_with_whom_nothing_was_spoken_of(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "nazirlik məktuba nə cavab verib",
        "səfirlik cavab verib?",
        "FMX-nin cavabı nə olub",
        "what did the Russian embassy reply",
        "did the embassy answer",
        "the embassy's reply to the letter",
        "что ответила ФМС на письмо",
        "пришёл ли ответ из посольства",
    ],
)
def test_what_was_answered_is_not_stated(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind in (Kind.NONE, Kind.NO)


@pytest.mark.parametrize(
    "text",
    [
        "readmissiya sorğularına kim cavab verib",
        "who answered the readmission requests",
        "кто ответил на запросы о реадмиссии",
        "müraciətlərə hansı orqan baxıb",
        "who looked into the appeals",
        "кем рассмотрены обращения",
    ],
)
def test_who_dealt_with_them_is_stated(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-state-migration-service"}


@pytest.mark.parametrize(
    "text", ["müraciətləri kim göndərib", "who appealed", "кто обратился", "kim müraciət edib"]
)
def test_who_appealed_has_no_name(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("readmissiyanın idarə olunması layihəsi", {"project-readmission-south-caucasus"}),
        (
            "readmissiyanın səmərəli idarə edilməsi üzrə layihə",
            {"project-readmission-south-caucasus"},
        ),
        ("readmissiyanın idarə edilməsi layihəsinin donoru", {"body-european-union"}),
        ("readmissiya layihəsini kim idarə edir", {"body-iom"}),
    ],
)
def test_a_deed_in_the_name_of_a_project_asks_for_nobody(
    asker: Asker, text: str, found: set[str]
) -> None:
    assert things(asker.ask(text)) == found
