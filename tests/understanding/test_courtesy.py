"""The courtesy that an English request opens with is no part of what it asks."""

from __future__ import annotations

import pytest

from bot.assistant import Assistant
from bot.text.tokens import tokenise
from bot.understanding.courtesy import closing, opening
from bot.vocabulary import local_name

LEFT = [
    ("We would be grateful to learn at which gatherings it was raised", "at which gatherings"),
    ("The embassy would appreciate to know how many of our requests ended so", "how many of"),
    ("Could you let the ministry know whether the visa deal is signed", "whether the visa deal"),
    ("Please inform which organisation runs the project", "which organisation runs"),
    ("Kindly advise in which city the next round takes place", "in which city"),
    ("I should like to be informed about the agreements with Norway", "about the agreements"),
]


@pytest.mark.parametrize(("text", "begins"), LEFT)
def test_what_is_left_is_the_question(text: str, begins: str) -> None:
    tokens = tokenise(text)
    assert text[tokens[opening(tokens)].start :].startswith(begins)


@pytest.mark.parametrize(
    "text",
    [
        "who informed the embassy about the entry bans",
        "did the Ministry of Labour ask about the conventions",
        "can you help me",
        "the embassy of Russia",
        "tell me",
        "which ministry would like to know",
    ],
)
def test_a_question_of_the_same_words_stays_whole(text: str) -> None:
    assert opening(tokenise(text)) == 0


CLOSED = [
    "Readmissiya üzrə növbəti görüşün harada keçiriləcəyi barədə məlumat verməyinizi xahiş edirik",
    "Norveçlə imzalanan sazişləri bildirməyinizi xahiş edirəm",
    "Benilüks protokolu hansı mərhələdədir, məlumat versəniz minnətdar olarıq",
    "Norveçlə sazişlər",
    "zəhmət olmasa, məlumat",
]


@pytest.mark.parametrize(("text", "words"), [*zip(CLOSED, (5, 3, 0, 0, 0), strict=True)])
def test_how_a_request_ends(text: str, words: int) -> None:
    assert closing(tokenise(text)) == words


ANSWERED = [
    (CLOSED[0], "entity"),
    (CLOSED[1], "list"),
    ("can we tell the minister the EU readmission accord is already binding?", "yes"),
    ("Could you let the embassy know whether the visa agreement with Norway is in effect?", "no"),
    ("Kindly advise in which city the next round of readmission talks shall be", "entity"),
    ("Which measure of the programme speaks about places of detention?", "entity"),
    ("under which three programmes was the border management project launched", "entity"),
]


@pytest.mark.parametrize(("question", "kind"), ANSWERED)
def test_it_is_answered(assistant: Assistant, question: str, kind: str) -> None:
    answer, _ = assistant.ask(question)
    assert answer.kind == kind


def test_a_number_in_words_says_how_many_are_meant(assistant: Assistant) -> None:
    answer, _ = assistant.ask("which three addressees got the letters on the entry bans")
    assert "body-russia-embassy" in {local_name(item) for item in answer.items}


def test_the_law_of_the_chapter_is_no_programme(assistant: Assistant) -> None:
    answer, _ = assistant.ask("Under which programme was the border management project launched?")
    assert {local_name(item) for item in answer.items} == {"programme-institution-building"}
