"""What was told and sent, to whom, and on which occasion."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, things

ILO = {
    "convention-ilo-c097",
    "convention-ilo-c143",
    "recommendation-ilo-r086",
    "recommendation-ilo-r151",
}
OCCASIONS = {
    "event-cis-council-16th-session",
    "event-dmx-meetings-2014",
    "event-poland-study-visit-2014-02",
    "event-readmission-seminar-2014-12",
}
ON_THE_DISTRICTS = {"event-poland-study-visit-2014-02", "event-readmission-seminar-2014-12"}


@pytest.mark.parametrize(
    "text",
    [
        "what did the labour ministry receive?",
        "what was forwarded to the Ministry of Labour",
        "что направили в министерство труда?",
        "что получило министерство труда от службы",
        "Əmək Nazirliyinə nə ötürülüb?",
        "Əmək və Əhalinin Sosial Müdafiəsi Nazirliyi nə alıb",
    ],
)
def test_what_was_sent_is_what_it_was_about(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) >= ILO


@pytest.mark.parametrize(
    "text", ["what was forwarded to Norway?", "что получила Швейцария", "Gürcüstana nə göndərilib"]
)
def test_nothing_was_sent_to_others(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "who got the information on the ILO recommendations",
        "which ministry did the data on the ILO documents go to",
        "кому дали информацию о конвенциях МОТ",
        "в какое министерство ушли сведения о рекомендациях МОТ",
        "BƏT tövsiyələri barədə məlumat kimə verilib",
        "BƏT sənədləri üzrə soruşulan məlumat hansı nazirliyə göndərilib",
    ],
)
def test_to_whom_information_went(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-ministry-of-labour"}


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("where was the occupation raised?", OCCASIONS),
        ("где поднимали тему агрессии", OCCASIONS),
        ("təcavüz harada gündəmə gətirilib", OCCASIONS),
        ("where were the seven districts brought up", ON_THE_DISTRICTS),
        ("Dağlıq Qarabağ harada qeyd edilib", ON_THE_DISTRICTS),
        ("где упоминался Нагорный Карабах", ON_THE_DISTRICTS),
    ],
)
def test_where_it_was_raised_is_on_which_occasion(asker: Asker, text: str, items: set[str]) -> None:
    assert things(asker.ask(text)) >= items


@pytest.mark.parametrize(
    "text",
    [
        "what was discussed at the 16th session?",
        "что обсуждали на 16-м заседании совета СНГ",
        "16-cı iclasda nə müzakirə olunub",
    ],
)
def test_what_was_discussed_is_no_date(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is not Kind.NONE
    assert things(answer) & {"event-cis-council-16th-session", "law-un-sc-resolutions"}


@pytest.mark.parametrize(
    "text", ["whose body is GRETA?", "чья группа ГРЕТА", "GRETA kimin qurumudur"]
)
def test_whose_a_body_is(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-council-of-europe"}


@pytest.mark.parametrize(
    "text",
    [
        "names of the seven districts",
        "названия семи районов",
        "7 rayonun adlarını sadala",
        "numbers of the UN resolutions",
        "номера резолюций ООН",
        "how many refugees returned home",
        "сколько переселенцев вернулись",
    ],
)
def test_names_numbers_and_parts_are_not_stated(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "when did the occupation begin?",
        "when was Nagorno-Karabakh occupied",
        "в каком году изгнали азербайджанцев",
        "когда захватили семь районов",
        "işğal hansı ildə başlayıb",
        "Dağlıq Qarabağ nə vaxt işğal olunub",
    ],
)
def test_what_is_only_spoken_of_has_no_date_of_a_meeting(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "at which meetings were the seven districts raised",
        "на каких встречах поднимали вопрос о Нагорном Карабахе",
        "7 ətraf rayon hansı görüşlərdə gündəmə gətirilib",
    ],
)
def test_a_meeting_is_any_occasion_where_something_is_raised(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) >= ON_THE_DISTRICTS


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("whose session was the 16th", "body-cis-migration-council"),
        ("чьё было 16-е заседание", "body-cis-migration-council"),
        ("16-cı iclas kimin iclasıdır", "body-cis-migration-council"),
        ("who carried out the ethnic cleansing?", "country-armenia"),
        ("кто провёл этнические чистки", "country-armenia"),
        ("təcavüzkar kimdir", "country-armenia"),
    ],
)
def test_whose_it_is_and_who_did_it(asker: Asker, text: str, item: str) -> None:
    assert things(asker.ask(text)) == {item}


@pytest.mark.parametrize(
    ("text", "item"),
    [
        ("which body's resolutions were cited", "body-un-security-council"),
        (
            "whom did the Service supply with details on ILO treaties",
            "body-ministry-of-labour",
        ),
        ("кого снабдили сведениями о рекомендациях МОТ", "body-ministry-of-labour"),
    ],
)
def test_whose_and_whom(asker: Asker, text: str, item: str) -> None:
    assert things(asker.ask(text)) == {item}


@pytest.mark.parametrize("text", ["number of occupied districts", "число оккупированных районов"])
def test_a_number_of_something_is_a_figure(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.FIGURE, 7)


def test_what_is_to_be_paid_is_due(asker: Asker) -> None:
    assert asker.ask("is Armenia to compensate the damage?").kind is Kind.YES
