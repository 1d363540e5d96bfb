"""The report as a whole, its chapters by number, who approved the programme, what is not told."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.model import Kind
from bot.vocabulary import local_name

REPORT = "report-dmx-2014"

ASKED = [
    ("what does the report cover, which period", "2014"),
    ("какой период охватывает отчёт", "2014"),
    ("hesabat hansı ili əhatə edir", "2014"),
]

CARDS = [
    ("2014-cü ilin hesabatı", REPORT),
    ("report for 2014", REPORT),
    ("отчёт за 2014 год", REPORT),
    ("what is the report about", REPORT),
    ("BMqT kimdir", "body-iom"),
    ("who are the ICRC", "body-icrc"),
    ("кто такие УВКБ", "body-unhcr"),
    ("who approved the human rights action programme", "body-president-azerbaijan"),
    ("milli proqramı kim təsdiq edib", "body-president-azerbaijan"),
    ("кто утвердил национальную программу действий", "body-president-azerbaijan"),
    # a measure's chapter, in whatever words; of what is spoken of under a measure too
    ("в какую главу входит 1.4", "chapter-1"),
    ("к какой главе относится пункт 5.1", "chapter-5"),
    ("which chapter does 2.1 fall under", "chapter-2"),
    ("in what chapter can I find 1.2", "chapter-1"),
    ("in which chapter are the displaced persons", "chapter-2"),
    ("qaçqınlar hansı fəsildədir", "chapter-2"),
    ("в какой главе беженцы", "chapter-2"),
    ("which chapter is about vulnerable groups", "chapter-2"),
    ("глава, в которой речь об уязвимых группах", "chapter-2"),
    # the one measure whose term is named in years
    ("which measure has a fixed deadline", "measure-2-10"),
    ("hansı tədbirin konkret icra müddəti var", "measure-2-10"),
    ("какой пункт имеет определённый срок", "measure-2-10"),
    ("каким документом утверждена программа действий", "law-order-1938"),
    ("beynəlxalq təşkilatlarla əməkdaşlıq hansı fəsildədir", "chapter-5"),
]

NOTHING = [
    # another year's report, a chapter that is not there
    "2016-cı ilin hesabatı",
    "the 2013 report",
    "отчёт за 2012 год",
    "3-cü fəslin tədbirləri",
    "chapter 4",
    "мероприятия третьей главы",
    # how many parts a law has: those that are named are not all
    "konstitusiyada neçə maddə var",
    "how many articles are there in the migration code",
    "сколько глав в миграционном кодексе",
    # people by name or by number
    "names of the participants of the seminar",
    "имена экспертов",
    "konfransın iştirakçılarının adları",
    "name of the head of the state migration service",
    "prezident kimdir",
    "сколько людей было на конференции",
    "how many people were at the seminar",
    "konfransda neçə nəfər var idi",
    # what a person has to do
    "how do I find out if I am banned from Russia",
    "как проверить запрет на въезд в Россию",
    "vizanı necə almaq olar",
    "which documents are needed for citizenship",
    "какие документы нужны для реадмиссии",
    # a row that is not there
    "what is measure 1.3",
    # what is asked of a report is not asked of all that it tells
    "hesabat nə vaxt dərc olunub",
    "email of the migration service",
    "the financing of the national action programme",
]


@pytest.mark.parametrize(("question", "year"), ASKED)
def test_the_period_of_the_report(assistant: Assistant, question: str, year: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind is Kind.DATE
    assert str(answer.value) == year


@pytest.mark.parametrize(("question", "thing"), CARDS)
def test_one_thing_is_meant(assistant: Assistant, question: str, thing: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind is Kind.ENTITY
    assert [local_name(item) for item in answer.items] == [thing]


@pytest.mark.parametrize("question", NOTHING)
def test_what_no_report_tells(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind in (Kind.NONE, Kind.HELP), answer.items


@pytest.mark.parametrize(
    ("question", "count"),
    [
        ("sənəddə neçə fəsil var", 3),
        ("how many chapters are in the programme", 3),
        ("сколько глав в отчёте", 3),
    ],
)
def test_chapters_of_the_report_are_counted(
    assistant: Assistant, question: str, count: int
) -> None:
    answer, _ = assistant.ask(question)
    assert (answer.kind, answer.value) == (Kind.COUNT, count)


@pytest.mark.parametrize(
    "question",
    [
        "was the national action programme approved by the president",
        "milli fəaliyyət proqramını prezident təsdiq edib?",
        "программу действий утвердил президент?",
    ],
)
def test_the_president_approved_it(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind is Kind.YES


@pytest.mark.parametrize("word", ["council", "совет", "şura"])
def test_a_council_may_be_any_of_three(assistant: Assistant, word: str) -> None:
    answer, _ = assistant.ask(word)
    assert {local_name(item) for item in answer.items} == {
        "body-council-of-europe",
        "body-cis-migration-council",
        "body-un-security-council",
    }


@pytest.mark.parametrize(
    ("asked", "found"),
    [
        (("item 1.2", "what is 1.3?"), Kind.NONE),
        (("bənd 2.1", "2.2 nədir?"), Kind.NONE),
        (("пункт 1.4", "что такое 1.3?"), Kind.NONE),
    ],
)
def test_a_row_that_is_not_there_is_none_before(
    assistant: Assistant, asked: tuple[str, str], found: Kind
) -> None:
    _, memory = assistant.ask(asked[0])
    answer, _ = assistant.ask(asked[1], memory)
    assert answer.kind is found


@pytest.mark.parametrize(
    ("first", "second", "things"),
    [
        ("measures of the first chapter", "and of the second?", {"measure-2-1", "measure-2-10"}),
        ("birinci fəslin bəndləri", "ikincinin?", {"measure-2-1", "measure-2-10"}),
        ("какие пункты в первой главе", "а второй?", {"measure-2-1", "measure-2-10"}),
        ("measures of the first chapter", "the second one", {"measure-1-2"}),
        ("какие пункты в первой главе", "второй", {"measure-1-2"}),
        ("term of 2.10", "and of 5.1", {"measure-5-1"}),
    ],
)
def test_the_second_chapter_or_the_second_row(
    assistant: Assistant, first: str, second: str, things: set[str]
) -> None:
    _, memory = assistant.ask(first)
    answer, _ = assistant.ask(second, memory)
    assert {local_name(item) for item in answer.items} == things


@pytest.mark.parametrize(
    "question",
    ["what does the Cabinet of Ministers execute", "tasks of the Cabinet under the programme"],
)
def test_what_a_body_executes(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert {local_name(item) for item in answer.items} == {"measure-1-1", "measure-1-2"}


@pytest.mark.parametrize("word", ["Avropa", "avropa"])
def test_a_word_alone_is_short_for_somebody(assistant: Assistant, word: str) -> None:
    answer, _ = assistant.ask(word)
    found = {local_name(item) for item in answer.items}
    assert {"body-council-of-europe", "body-european-union"} <= found
    assert not any(item.startswith(("agreement-", "project-", "document-")) for item in found)


@pytest.mark.parametrize(
    ("first", "second", "things"),
    [
        (
            "соглашения с Норвегией",
            "которое про визы",
            {"agreement-norway-visa-facilitation"},
        ),
        ("norveç ilə sazişlər", "viza haqqında olan", {"agreement-norway-visa-facilitation"}),
        (
            "norveç ilə sazişlər",
            "isveçrə üzrə",
            {"agreement-switzerland-readmission", "agreement-switzerland-visa-facilitation"},
        ),
        ("birinci fəslin bəndləri", "beşinci fəslin", {"measure-5-1"}),
    ],
)
def test_the_one_on_a_topic_and_the_same_of_another(
    assistant: Assistant, first: str, second: str, things: set[str]
) -> None:
    _, memory = assistant.ask(first)
    answer, _ = assistant.ask(second, memory)
    assert {local_name(item) for item in answer.items} == things


@pytest.mark.parametrize(
    "question",
    [
        "who gave a talk at the seminar",
        "кто делал доклад на конференции",
        "население Азербайджана",
        "list of staff of the migration service",
        "miqrasiya xidmətinin əməkdaşlarının siyahısı",
        "konfrans saat neçədə başlayıb",
        "члены кабинета министров",
    ],
)
def test_people_and_hours_come_to_nothing(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind in (Kind.NONE, Kind.HELP), answer.items


@pytest.mark.parametrize(
    "question",
    ["how many measures are in the whole programme", "proqramda neçə tədbir var"],
)
def test_measures_of_the_programme_are_counted(assistant: Assistant, question: str) -> None:
    answer, _ = assistant.ask(question)
    assert (answer.kind, answer.value) == (Kind.COUNT, 6)


@pytest.mark.parametrize(
    ("first", "second", "answered"),
    [
        # the same date of another, and the same deed in another year: neither is stated
        ("when did the EU readmission agreement enter into force", "Norway's when?", False),
        ("Aİ ilə readmissiya sazişi nə vaxt qüvvəyə minib", "norveçinki nə vaxt?", False),
        ("hansı sazişlər 2014-cü ildə imzalanıb", "2013-cü ildə?", False),
        ("which agreements were signed in 2014", "in 2012?", False),
        ("какие соглашения подписаны в 2014 году", "в 2013?", False),
        ("when was the EU readmission agreement signed", "Norway's when?", True),
    ],
)
def test_the_same_is_asked_of_another(
    assistant: Assistant, first: str, second: str, answered: bool
) -> None:
    _, memory = assistant.ask(first)
    answer, _ = assistant.ask(second, memory)
    assert (answer.kind is not Kind.NONE) == answered


@pytest.mark.parametrize(
    ("question", "things"),
    [
        ("who carries out measure 1.1", {"body-cabinet-of-ministers"}),
        ("who carries out the South Caucasus readmission project", {"body-iom"}),
        ("1.2-nin icrası kimdədir", {"body-cabinet-of-ministers"}),
    ],
)
def test_who_carries_it_out(assistant: Assistant, question: str, things: set[str]) -> None:
    answer, _ = assistant.ask(question)
    assert {local_name(item) for item in answer.items} == things
