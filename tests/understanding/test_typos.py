"""Misspelt words: taken, proposed, or left alone."""

import pytest

from bot.model import Kind, Note
from tests.helpers.asking import Asker, is_answered, things

NORWAY = {"agreement-norway-readmission", "agreement-norway-visa-facilitation"}
SWITZERLAND = {"agreement-switzerland-readmission", "agreement-switzerland-visa-facilitation"}


@pytest.mark.parametrize(
    ("text", "typed", "expected"),
    [
        ("соглашение с Норвегей", "Норвегей", NORWAY),
        ("саглашения с Норвегией", "саглашения", NORWAY),
        ("Switzerlnd agreements", "Switzerlnd", SWITZERLAND),
        ("соглашения со Швейцареей", "Швейцареей", SWITZERLAND),
        ("agreemens with Norway", "agreemens", NORWAY),
        ("agreemnets with Norway", "agreemnets", NORWAY),
    ],
)
def test_a_long_word_is_taken(asker: Asker, text: str, typed: str, expected: set[str]) -> None:
    answer = asker.ask(text)
    assert things(answer) == expected
    assert answer.kind is Kind.LIST
    corrected = {correction.typed for correction in answer.reading.corrections}
    assert corrected <= {typed}  # a usual slip may stand among the names
    assert Note.PROPOSED not in answer.notes


def test_what_was_taken_is_said(asker: Asker) -> None:
    (correction,) = asker.ask("Switzerlnd agreements").reading.corrections
    assert (correction.typed, correction.taken) == ("Switzerlnd", "switzerland")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("agreements with Norvay", NORWAY),
        ("Norvaç ilə sazişlər", NORWAY),
        ("UNCHR", {"body-unhcr"}),
    ],
)
def test_a_short_word_is_proposed(asker: Asker, text: str, expected: set[str]) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.CLARIFY
    assert answer.notes == (Note.PROPOSED,)
    (choice,) = answer.choices
    assert things(choice) == expected
    assert choice.count == len(expected)
    assert not choice.reading.proposed


@pytest.mark.parametrize(
    "text",
    [
        "satışa",
        "satışlar",
        "Albania",
        "Albaniya",
        "Албания",
        "İsveç",
        "Sweden",
        "Швеция",
        "Austria",
        "Iran",
        "1939",
        "2.11",
        "BTM",
        "ölmək",
        "weather",
        "pizza",
        "погода",
        "hava",
    ],
)
def test_another_word_is_left_alone(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert not is_answered(answer)
    assert not answer.reading.corrections
    assert not answer.items


@pytest.mark.parametrize(
    ("text", "word"),
    [("agreements with Sweden", "Sweden"), ("pizza agreements", "pizza"), ("2.11", "2.11")],
)
def test_what_is_not_known_is_named(asker: Asker, text: str, word: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.NONE
    assert answer.notes == (Note.UNKNOWN_WORDS,)
    assert answer.reading.unknown == (word,)


def test_right_words_are_never_corrected(asker: Asker) -> None:
    for text in ("Norveç ilə sazişlər", "agreements in force", "соглашения о реадмиссии"):
        assert not asker.ask(text).reading.corrections


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("natzirlər kabneti", {"body-cabinet-of-ministers"}),
        ("Elmər Akademiyası", {"body-national-academy-of-sciences"}),
        ("bneluks protkolu", {"agreement-benelux-protocol"}),
        ("eastern erope", {"place-eastern-europe"}),
        ("trafficing convntion", {"convention-coe-trafficking"}),
        ("miqrasya mecelesi", {"law-migration-code"}),
        ("Южный Кавкз", {"place-south-caucasus"}),
        ("миграцонный кодкс", {"law-migration-code"}),
        ("министерство иностраных дел", {"body-ministry-of-foreign-affairs"}),
    ],
)
def test_words_of_one_name_are_corrected_together(
    asker: Asker, text: str, expected: set[str]
) -> None:
    """Some of these words are too short, or too far from a known one, to be corrected alone."""
    answer = asker.ask(text)
    assert things(answer) == expected
    assert answer.reading.corrections


@pytest.mark.parametrize(
    "text",
    [
        "was a study tour to helsinki arranged",
        "meetings in tirana",
        "agreement with peru",
        "did the mayor of tokyo send a letter",
        "премьер кабула",
        "kabul kabinəsi",
    ],
)
def test_words_that_only_look_like_a_name_are_not(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    ("text", "month"),
    [
        ("в декобре 2014", "декабре"),
        ("опрель 2014", "апрель"),
        ("fevarl ayında nə olub", "fevral"),
        ("events in decmber", "december"),
        ("aprl training", "april"),
    ],
)
def test_a_misspelt_month_is_a_month(asker: Asker, text: str, month: str) -> None:
    answer = asker.ask(text)
    assert is_answered(answer)
    assert answer.reading.selection.dated
    if answer.reading.corrections:  # beside a number it is read as a date at once
        assert month[:3] == answer.reading.corrections[0].taken[:3]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("miqrasiyaməcəlləsi", {"law-migration-code"}),
        ("redcross", {"body-icrc"}),
        ("миграционныйкодекс", {"law-migration-code"}),
    ],
)
def test_two_words_run_together_are_parted(asker: Asker, text: str, expected: set[str]) -> None:
    assert things(asker.ask(text)) == expected


def test_a_question_word_run_together_is_parted(asker: Asker) -> None:
    assert asker.ask("Avropa İttifaqı ilə saziş nevaxt imzalanıb").kind is Kind.DATE


@pytest.mark.parametrize("text", ["italiya", "saneve", "Danimarka", "пельмени", "heavyweight"])
def test_a_word_is_not_parted_by_chance(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))
