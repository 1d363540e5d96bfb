"""What is planned, drafted or done by nobody known is not said to have been done."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker

NOT_SO = {Kind.NO, Kind.NONE}


@pytest.mark.parametrize(
    "text",
    [
        # who is to issue a draft is known, and the draft is not issued
        "Was the MFA draft decision adopted?",
        "Принят ли проект решения МИД?",
        "XİN-in qərar layihəsi qəbul edilibmi?",
        "Was the GRETA report adopted?",
        # the programme of a project is another thing
        "Did Azerbaijan adopt the border project?",
        # planned for 2015
        "Состоялась ли встреча в Баку с Россией?",
        "Was the meeting in Baku with Russia held?",
        "Bakıda Rusiya ilə görüş keçirilib?",
    ],
)
def test_what_is_planned_or_a_draft_is_not_done(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind in NOT_SO


@pytest.mark.parametrize(
    "text",
    [
        # not by the issuer of the report, nor by the authority of another agreement
        "Who drafted the Swiss visa agreement?",
        "Kim hazırlayıb Norveç sazişini?",
        "Кто составил соглашение с Норвегией?",
        "Who is competent authority for the Norway agreements?",
        "Компетентный орган по норвежскому соглашению?",
        # the parties need not be those who discussed it
        "Кто обсуждал соглашение с Норвегией?",
        "Norveçlə readmissiyanı kim müzakirə edib?",
        # a partner need not be the one who began it
        "Who launched the border management project?",
        # those who took part are not those who did not
        "Kim Moskva görüşündə iştirak etmədi?",
        "Who did not take part in the Moscow meeting?",
        # who advises whom is no advice
        "What did GRETA recommend?",
    ],
)
def test_a_part_that_is_not_stated_is_taken_from_nothing_near(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize("text", ["1.2 kim icra edir?", "Кто исполняет пункт 1.2?"])
def test_what_a_measure_carries_out_is_no_executor(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"body-cabinet-of-ministers"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Состоялась ли встреча в Москве в мае?", Kind.YES),
        ("Who drafted the agreement between the FMS and the SMS?", Kind.ENTITY),
        ("Кто компетентный орган по соглашению с ЕС?", Kind.ENTITY),
    ],
)
def test_what_is_stated_is_said(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind
