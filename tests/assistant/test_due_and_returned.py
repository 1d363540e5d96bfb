"""What is still to be held, who was sent back, whose letter it was, what *documents* there are."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, things

NEXT = {"event-baku-readmission-talks-2015-h1"}


@pytest.mark.parametrize(
    "text",
    [
        "Rusiya ilə readmissiya üzrə nə vaxt görüşməlidirlər",
        "ruslarla haçan görüşəcəyik",
        "when will they meet with the Russians",
        "когда встретятся с россиянами",
    ],
)
def test_what_will_or_ought_to_be_held_is_planned(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, things(answer), answer.value) == (Kind.DATE, NEXT, "2015-01/2015-06")


@pytest.mark.parametrize(
    "text",
    [
        "geri qaytarılanların sayı",  # eight were established to be citizens
        "girişi qadağan edilənlərin sayı",  # 23 is of appeals
        "deportasiya olunanların sayı neçədir",
        "кто подписал письма",
        "who signed the letter to the embassy",
        "Norveç sazişini ratifikasiya ediblər?",
        "was the EU agreement ratified",
        "соглашение с ЕС ратифицировано?",
    ],
)
def test_what_is_only_near_is_not_told(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind in (Kind.NONE, Kind.NO)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "which documents came from the foreign ministry",
            {"agreement-benelux-protocol", "law-mfa-draft-decision"},
        ),
        ("protokol hansı sazişə aiddir", {"agreement-eu-readmission"}),
        ("FMX-ya nə barədə yazılmışdı", {"figure-russia-entry-ban-appeals"}),
        ("Aİ sazişi üzrə məsul qurum hansıdır", {"body-state-migration-service"}),
        (
            "which deals with Norway have yet to enter into force",
            {"agreement-norway-readmission", "agreement-norway-visa-facilitation"},
        ),
        ("through which body was the Benelux draft circulated", {"body-cabinet-of-ministers"}),
        ("через какой орган разослали проект протокола", {"body-cabinet-of-ministers"}),
    ],
)
def test_sent_and_belonging(asker: Asker, text: str, found: set[str]) -> None:
    assert things(asker.ask(text)) == found


def test_a_day_by_its_number(asker: Asker) -> None:
    assert asker.ask("FMX ilə layihə mayın neçəsində razılaşdırılıb").value == "2014-05-27"
