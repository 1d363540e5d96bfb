"""Who did it and to whom it was done; what is set side by side; what kind of work it was."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, things

CABINET = {"body-cabinet-of-ministers"}
SERVICE = {"body-state-migration-service"}
LABOUR = {"body-ministry-of-labour"}
ADDRESSEES = {"body-ministry-of-foreign-affairs", "body-russia-fms", "body-russia-embassy"}
TWINNING = {"project-twinning"}
BORDER = {"project-migration-border-management"}
MOSCOW = {"event-moscow-fms-talks-2014-05", "event-moscow-readmission-talks-2014-12"}
APRIL = {"event-migration-policy-conference-2014-04", "event-unhcr-training-2014-04"}
SEMINAR = "event-readmission-seminar-2014-12"


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("who designated the Migration Service", CABINET),
        ("who was designated under the EU readmission agreement", SERVICE),
        ("which body was designated for the EU readmission agreement", SERVICE),
        ("by whom was the Migration Service designated", CABINET),
        ("who made the Migration Service the competent body", CABINET),
        ("DMX-ni səlahiyyətli qurum kimi kim müəyyən edib", CABINET),
        ("səlahiyyətli qurum kim təyin edilib", SERVICE),
        ("кто назначил Миграционную службу компетентным органом", CABINET),
        ("кто был назначен компетентным органом", SERVICE),
        ("who sent the Benelux protocol", ADDRESSEES & {"body-ministry-of-foreign-affairs"}),
        ("who was the information on ILO convention 97 sent to", LABOUR),
        ("who was sent information on ILO convention 97", LABOUR),
        ("who sent information on ILO convention 97", SERVICE),
    ],
)
def test_the_voice_says_which_side_is_asked(asker: Asker, text: str, expected: set[str]) -> None:
    assert asker.things(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "who received the letters",
        "to whom were letters sent",
        "məktublar kimə göndərilib",
        "кому направлены письма",
    ],
)
def test_letters_are_the_letters(asker: Asker, text: str) -> None:
    assert asker.things(text) == ADDRESSEES


@pytest.mark.parametrize(
    "text", ["how many letters were sent", "neçə məktub göndərilib", "сколько писем отправлено"]
)
def test_letters_reported_together_are_not_counted_as_one(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "was IOM involved in the conference",
        "did IOM have a hand in the conference",
        "was UNHCR involved in the training on 17 April",
    ],
)
def test_to_be_involved_is_to_play_any_role(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.YES


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which came first, twinning or the border management project", TWINNING),
        ("twinning or the border management project, which is newer", BORDER),
        ("tvinninq yoxsa sərhəd layihəsi daha tez başlayıb", TWINNING),
        ("что началось раньше, твиннинг или проект по границе", TWINNING),
        (
            "which was signed earlier, the EU or the Norway readmission agreement",
            {"agreement-eu-readmission"},
        ),
        ("which was later, the Poland trip or the seminar", {"event-readmission-seminar-2014-12"}),
        (
            "EU versus Norway on readmission",
            {"agreement-eu-readmission", "agreement-norway-readmission"},
        ),
        ("hansı layihə köhnədir: Tvinninq yoxsa sərhəd idarəçiliyi", TWINNING),
        ("which project is newer, border management or Twinning", BORDER),
        ("Moscow meetings, May versus December", MOSCOW),
        ("сравни московские встречи в мае и в декабре", MOSCOW),
        ("Moskvada may və dekabr görüşlərini müqayisə et", MOSCOW),
        ("сравни апрель и декабрь, мероприятия в Баку", APRIL | {SEMINAR}),
        (
            "Rusiya sazişləri: əmək miqrasiyası və readmissiya, müqayisə",
            {"agreement-russia-labour-migration", "agreement-russia-readmission"},
        ),
        (
            "compare the Russia papers: labour migration and the FMS one",
            {"agreement-russia-labour-migration", "agreement-russia-fms-cooperation"},
        ),
        ("recs 86 & 151 compared", {"recommendation-ilo-r086", "recommendation-ilo-r151"}),
        ("97-я и 143-я МОТ, сравнить", {"convention-ilo-c097", "convention-ilo-c143"}),
    ],
)
def test_which_of_them(asker: Asker, text: str, expected: set[str]) -> None:
    assert asker.things(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("did twinning start before the border management project", Kind.YES),
        ("did the border management project start before twinning", Kind.NO),
        ("is twinning older than the border management project", Kind.YES),
        ("tvinninq sərhəd layihəsindən əvvəl başlayıb?", Kind.YES),
        ("sərhəd layihəsi tvinninqdən əvvəl başlayıb?", Kind.NO),
        ("was the EU agreement signed before the Norway one", Kind.YES),
        # no start of it is stated
        ("did the asylum initiative start before twinning", Kind.NONE),
    ],
)
def test_whether_one_was_before_the_other(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize("text", ["events before the conference", "agreements after the seminar"])
def test_a_time_told_by_an_event_is_not_passed_over(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.NONE
    assert answer.reading.unknown


def test_an_english_word_is_denied_by_its_beginning(asker: Asker) -> None:
    assert things(asker.ask("unsigned agreements")) == things(asker.ask("agreements not signed"))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("border mgmt proj start", BORDER),
        ("mig. policy conf.", {"event-migration-policy-conference-2014-04"}),
        ("реадм. с Норвегией, соглаш.", {"agreement-norway-readmission"}),
        ("Tvinninq layih. nə vaxt başlayıb", TWINNING),
        ("int'l convs", {"convention-cat", "convention-coe-trafficking"}),
    ],
)
def test_a_shortened_word_is_the_word(asker: Asker, text: str, expected: set[str]) -> None:
    assert expected <= asker.things(text)
