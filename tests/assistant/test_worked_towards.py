"""What is only worked towards or expected, what another of its sort is asked of, who got a text."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered, things

SWISS = {"agreement-switzerland-readmission", "agreement-switzerland-visa-facilitation"}
NORWEGIAN = {"agreement-norway-readmission", "agreement-norway-visa-facilitation"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("İmzalanmasına hazırlıq gedən sazişlər", SWISS),
        ("agreements under preparation for signing", SWISS),
        ("подписание каких соглашений сейчас готовится", SWISS),
        ("qüvvəyə minməsi gözlənilən sazişlər hansılardır", NORWEGIAN),
        ("agreements expected to come into force", NORWEGIAN),
        ("ожидается вступление в силу этих соглашений: каких", NORWEGIAN),
    ],
)
def test_what_is_worked_towards_or_expected_is_not_reached(
    asker: Asker, text: str, found: set[str]
) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "agreements signed and in force",
        "imzalanıb və qüvvəyə minib",
        "подписано и вступило в силу",
    ],
)
def test_two_statuses_that_are_joined_both_count(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"agreement-eu-readmission"}


@pytest.mark.parametrize(
    "text",
    [
        "which agreement does the Benelux protocol carry out",
        "Benilüks protokolu hansı sazişi icra edir",
        "к какому соглашению относится протокол с Бенилюксом",
    ],
)
def test_of_what_is_named_another_of_its_sort_is_asked(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"agreement-eu-readmission"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("readmissiya seminarının günü", "2014-12-03/2014-12-05"),
        ("Aİ ilə sazişin imzalandığı gün", "2014-02-28"),
        ("Norveçlə sazişlərə qol çəkilən gün", "2014-12-03"),
    ],
)
def test_a_word_for_any_date_asks_for_that_of_what_is_said(
    asker: Asker, text: str, value: str
) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.DATE, value)


@pytest.mark.parametrize(
    "text",
    [
        "İsveçrə sazişinin imzalandığı gün",
        "day of signing of the Swiss agreements",
        "день подписания протокола с Бенилюксом",
    ],
)
def test_no_day_is_made_up(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "to whom did the draft Benelux protocol go for comments",
        "İcra Protokolu rəy üçün kimə göndərilib",
        "кому отправили проект протокола с Бенилюксом на отзыв",
    ],
)
def test_a_text_sent_for_a_view_went_to_who_was_asked(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-competent-bodies-azerbaijan"}


@pytest.mark.parametrize(
    ("text", "answered"),
    [
        ("were the requests of the EU states answered?", True),
        ("Aİ ölkələrinin sorğularına cavab verilib?", True),
        ("на запросы государств ЕС ответили?", True),
        ("did the EU states answer our requests?", False),
    ],
)
def test_whose_request_it_is_did_not_answer_it(asker: Asker, text: str, answered: bool) -> None:
    assert is_answered(asker.ask(text)) is answered


@pytest.mark.parametrize(
    "text",
    [
        "who replied to the readmission requests",
        "readmissiya sorğularına kim cavab verib",
        "кто отвечал на запросы о реадмиссии",
    ],
)
def test_who_answered_is_stated(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-state-migration-service"}


@pytest.mark.parametrize(
    "text",
    [
        "üzərində iş gedən sazişlər hansılardır",
        "hansı sazişlər üzərində iş gedir",
    ],
)
def test_that_work_goes_on_is_a_status_whatever_work_can_have_one(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == SWISS
