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
