"""With whom and through whom, on what basis, which nouns are asked of and which only belong."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered, things

DRAFT = {"agreement-benelux-protocol"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("with whom were agreements signed", {"body-european-union", "body-government-norway"}),
        ("kimlərlə sazişlər imzalanıb", {"body-european-union", "body-government-norway"}),
        ("с кем мы подписали соглашения", {"body-european-union", "body-government-norway"}),
        ("parties to the EU agreement", {"body-european-union", "country-azerbaijan"}),
        ("стороны соглашения с Евросоюзом", {"body-european-union", "country-azerbaijan"}),
        (
            "Norveç viza sazişi kimlər arasındadır",
            {"body-government-norway", "body-government-azerbaijan"},
        ),
    ],
)
def test_with_whom_is_the_other_side_and_the_parties_are_both(
    asker: Asker, text: str, found: set[str]
) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "was the Benelux protocol circulated through the Cabinet?",
        "Benilüks protokolu Nazirlər Kabineti vasitəsilə göndərilib?",
        "протокол с Бенилюксом направлен через Кабмин?",
    ],
)
def test_a_small_word_says_the_part_of_the_name_beside_it(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.YES


@pytest.mark.parametrize(
    "text",
    [
        "who sent the Benelux draft to the state agencies",
        "Benilüks layihəsini dövlət qurumlarına kim göndərib",
        "кто отправил протокол с Бенилюксом ведомствам",
    ],
)
def test_to_whom_it_was_sent_is_not_who_sent_it(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-ministry-of-foreign-affairs"}


@pytest.mark.parametrize(
    "text",
    [
        "on what basis were the requests of the EU states answered",
        "sorğulara hansı saziş əsasında cavab verilib",
        "на основании чего отвечали на запросы государств ЕС",
        "under which agreement were the requests from the EU states answered",
    ],
)
def test_the_basis_of_the_replies_is_stated(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"agreement-eu-readmission"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("seminar hansı layihə çərçivəsində keçirilib", {"project-readmission-south-caucasus"}),
        ("seminar hansı layihənin tərkib hissəsidir", {"project-readmission-south-caucasus"}),
        ("seminarlar hansılardır", {"event-readmission-seminar-2014-12"}),
    ],
)
def test_which_goes_with_the_noun_behind_it(asker: Asker, text: str, found: set[str]) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "from which countries did the requests come",
        "müraciətlər hansı ölkələrdən daxil olub",
        "из каких стран поступали запросы",
    ],
)
def test_a_noun_that_finds_nothing_is_not_let_go_for_a_whole_class(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("is a protocol with Luxembourg in preparation?", Kind.YES),
        ("готовится ли протокол с Бельгией?", Kind.YES),
        ("Niderlandla protokol hazırlanmaqdadır?", Kind.YES),
        ("are the Swiss agreements drafts?", Kind.NO),
    ],
)
def test_a_draft_is_still_being_prepared(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "hökumət Aİ sazişinin icrasını kimə həvalə edib",
        "whom did the Cabinet designate for the EU readmission agreement",
        "кому Кабмин поручил исполнение соглашения с ЕС",
    ],
)
def test_to_whom_it_was_given_is_not_who_gave_it(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-state-migration-service"}
