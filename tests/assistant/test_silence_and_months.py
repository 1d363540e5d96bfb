"""What is not stated is said of the thing asked about; a bare month is of the year found."""

import pytest

from bot.model import Kind, Note
from bot.rendering.plain import plain_text
from tests.helpers.asking import Asker, said, things


@pytest.mark.parametrize(
    ("text", "about"),
    [
        ("when was the Baku detention centre opened", {"place-detention-centre-baku"}),
        ("bakı saxlanılma mərkəzi nə vaxt açılıb", {"place-detention-centre-baku"}),
        ("когда открыт бакинский центр содержания", {"place-detention-centre-baku"}),
        ("where was the EU agreement signed", {"agreement-eu-readmission"}),
        ("did armenia sign", {"country-armenia"}),
    ],
)
def test_what_is_not_stated_is_said_of_the_thing_asked_about(
    asker: Asker, text: str, about: set[str]
) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.notes) == (Kind.NONE, (Note.NOT_STATED,))
    assert {subject.rpartition("/")[2] for subject in answer.subjects} == about
    assert len(plain_text(answer).splitlines()) == 2


def test_the_sides_of_what_is_only_described_are_understood(asker: Asker) -> None:
    pieces = said(asker.ask("where was the EU agreement signed").reading.pieces)
    assert "body-european-union" in pieces


@pytest.mark.parametrize(
    ("text", "month", "found"),
    [
        ("what happened in january", "2013-01-01/2013-01-31", "project-twinning"),
        ("yanvarda nə olub", "2013-01-01/2013-01-31", "project-twinning"),
        ("что было в январе", "2013-01-01/2013-01-31", "project-twinning"),
        ("events in may", "2014-05-01/2014-05-31", "event-moscow-fms-talks-2014-05"),
    ],
)
def test_a_month_without_a_year_is_shown_with_the_year_found(
    asker: Asker, text: str, month: str, found: str
) -> None:
    answer = asker.ask(text)
    assert things(answer) == {found}
    assert {piece for piece in said(answer.reading.pieces) if "/" in piece} == {month}


@pytest.mark.parametrize("text", ["events in may", "may tədbirləri", "события в мае"])
def test_what_keeps_two_names_apart_is_not_shown(asker: Asker, text: str) -> None:
    assert "differentFrom" not in plain_text(asker.ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "who is competent authority for norway agreement",
        "rusiya ilə sazişin səlahiyyətli orqanı",
        "компетентный орган по соглашению с Россией",
        "which body implements Benelux protocol",
        "who sent information to CIS council",
        "kim avropa şurasına hesabat göndərib",
        "кто отправил отчёт в ООН",
    ],
)
def test_a_neighbour_does_not_play_the_part_that_is_not_stated(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "competent authority of the EU readmission agreement",
        "Aİ ilə readmissiya sazişinin səlahiyyətli orqanı",
        "компетентный орган по соглашению с ЕС о реадмиссии",
    ],
)
def test_the_part_that_is_stated_is_told(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-state-migration-service"}


def test_outside_a_place_leaves_it_out(asker: Asker) -> None:
    assert asker.things("centres outside baku") == {"place-detention-centre-yevlakh"}


@pytest.mark.parametrize(
    "text", ["did Switzerland sign", "İsveçrə imzalayıb?", "Россия подписала?"]
)
def test_a_status_is_denied_of_what_can_have_one(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.NO
    assert all(subject.rpartition("/")[2].startswith("agreement-") for subject in answer.subjects)


def test_a_claim_of_who_came_shows_who_did(asker: Asker) -> None:
    answer = asker.ask("did Poland visit the Baku centre")
    assert answer.kind is Kind.NO
    assert "visitors: " in plain_text(answer)
    assert "place: " not in plain_text(answer)
