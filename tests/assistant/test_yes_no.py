"""Yes-no questions in every shape: what is claimed is borne out, denied, or not told."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("red cross people saw the baku centre, right?", Kind.YES),
        ("the greta draft report, was it written by the azerbaijani side", Kind.NO),
        ("Norway readmission agreement in force or not", Kind.NO),
        ("Norveçlə readmissiya sazişi imzalanıb ya yox", Kind.YES),
        ("а с норвежцами визовое соглашение заработало или нет", Kind.NO),
        ("правда ли, что проект реадмиссии с Россией писала наша сторона?", Kind.NO),
        ("твининг делаем вместе с евросоюзом?", Kind.YES),
        ("anyone come from Serbia to see the centre?", Kind.YES),
    ],
)
def test_what_asks_for_a_yes_or_a_no(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Azərbaycan 97 saylı konvensiyanın tərəfidir?",
        "Is Azerbaijan a member of convention 97?",
        "Азербайджан участник конвенции 97?",
        "143-ю конвенцию мот азербайджан принял?",
    ],
)
def test_no_party_to_a_convention(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NO


@pytest.mark.parametrize("text", ["who adopted convention 97?", "кто принял конвенцию 97?"])
def test_who_adopted_it(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"body-ilo"}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gürcüstan və Moldova mərkəzə baxıb?", Kind.YES),
        ("Грузия и Армения посещали центр?", Kind.NO),
        ("is the asylum quality initiative funded by UNHCR and IOM?", Kind.NO),
        ("Norveç və İsveçrə sazişləri imzalanıb?", Kind.NO),
    ],
)
def test_both_are_claimed(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "Yevlaxdakı mərkəzə xarici qonaqlar gəlibmi",
        "were there international visitors at yevlakh",
        "Yevlaxa gedən olub?",
        "almanlarla ikitərəfli saziş bağlamışıq?",
    ],
)
def test_being_known_is_no_yes(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind in (Kind.NONE, Kind.NO)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Tvinninq 2012-ci ildə başlayıb?", Kind.NO),
        ("did Twinning start in 2013?", Kind.YES),
        ("15 dekabrda moskvada bizim xidmətdən adam var idi?", Kind.YES),
        ("has the Baku round of readmission talks with Russia taken place?", Kind.NO),
        ("со швейцарцами хоть что-то подписано", Kind.NO),
        ("is anything signed with Norway", Kind.YES),
        ("Yevlaxda mərkəz fəaliyyət göstərir?", Kind.YES),
    ],
)
def test_dates_places_and_statuses(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text", ["cəmi neçə readmissiya sazişi var", "how many readmission agreements"]
)
def test_the_noun_behind_a_topic_is_counted(asker: Asker, text: str) -> None:
    assert asker.ask(text).value == 5


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # the month is that of the talks at which the draft was agreed on
        ("was the draft between the two migration services agreed in May 2014?", Kind.YES),
        ("правда ли, что в мае эксперты согласовали договор миграционных служб?", Kind.YES),
        # the date that the record gives is another than the one claimed
        ("was the readmission seminar in Baku held before November 2014?", Kind.NO),
        ("семинар по реадмиссии в Баку состоялся до ноября 2014 года?", Kind.NO),
        ("Bakıdakı readmissiya seminarı noyabrdan əvvəl keçirilib?", Kind.NO),
    ],
)
def test_all_that_is_said_meets_in_one_thing(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "was the 16th session of the CIS council held in March?",  # no date of it is known
        "16-й совет СНГ прошёл в марте?",
        "MDB şurasının 16-cı iclası martda keçirilib?",
        "was the draft between the two migration services agreed in June 2014?",
        "is the service responsible for 1.2?",  # the programme, of which 1.2 is, is none
    ],
)
def test_what_does_not_meet_is_not_affirmed(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind in (Kind.NO, Kind.NONE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("the border management project began in 2013, didn't it?", Kind.NO),
        ("the Swiss deals aren't signed, are they?", Kind.YES),
        ("by the end of 2012 had twinning begun?", Kind.NO),
        ("was Moldova among those who visited the baku centre?", Kind.YES),
        ("были ли сербы среди тех, кто осматривал центр в Баку?", Kind.YES),
        ("была ли Латвия среди стран, которые осматривали центр в Баку?", Kind.NO),
    ],
)
def test_how_a_yes_or_a_no_is_asked_for(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # who was at what took place there
        ("were the Ukrainians in the Baku centre?", Kind.YES),
        ("молдаване в бакинском центре были?", Kind.YES),
        ("serblər Bakı mərkəzində olub?", Kind.YES),
        # by then it had begun; then it had not
        ("2013-cü ilin sonunda tvinninq artıq başlamışdı?", Kind.YES),
        ("2012-ci ilin sonunda tvinninq artıq başlamışdı?", Kind.NO),
        # a state is told as of the report
        ("were the Swiss agreements still being worked on at the end of 2014?", Kind.YES),
        ("оставался ли протокол с Бенилюксом проектом в декабре 2014?", Kind.YES),
        # a discussion is of the day of the meeting
        ("mayda Rusiya ilə readmissiya müzakirə olunub?", Kind.NO),
        ("dekabrda Rusiya ilə readmissiya müzakirə olunub?", Kind.YES),
        # an agreement covers the members of a side
        ("Benilüks protokolu Belçikanı əhatə edir?", Kind.YES),
        ("распространяется ли протокол Бенилюкса на Нидерланды?", Kind.YES),
        ("can it be said that the EU agreement is in force?", Kind.YES),
    ],
)
def test_who_was_there_and_what_was_so_by_then(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "were the Romanians in the Baku centre?",  # its staff went to them
        "латыши бывали в бакинском центре?",
        "qırmızı xaç Yevlaxda olub?",
        "does the Benelux protocol cover Norway?",
    ],
)
def test_who_was_not_there(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind in (Kind.NO, Kind.NONE)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # of nobody else
        ("was the april conference organised only by the Academy of Sciences?", Kind.NO),
        ("is the readmission project implemented by IOM alone?", Kind.YES),
        ("инициативу по убежищу финансирует только Еврокомиссия?", Kind.NO),
        ("проект реадмиссии финансирует только Евросоюз?", Kind.YES),
        ("Tvinninqi yalnız Xidmət icra edir?", Kind.NO),
        ("readmissiya layihəsini yalnız BMqT həyata keçirir?", Kind.YES),
        # and nothing more
        ("is the EU agreement only signed?", Kind.NO),
        ("is the Norway readmission agreement only signed?", Kind.YES),
        ("протокол с Бенилюксом всего лишь проект?", Kind.YES),
        ("is the Service just an observer in the border project?", Kind.NO),
        ("служба в пограничном проекте всего лишь наблюдатель?", Kind.NO),
        ("Xidmət sərhəd layihəsində sadəcə müşahidəçidir?", Kind.NO),
    ],
)
def test_only(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("was GRETA's draft report written by the Service?", {Kind.NO}),
        ("was GRETA's draft report reviewed by the Service?", {Kind.YES}),
        # who pays is no part of the name of what he would pay for
        ("BMqT readmissiya layihəsini maliyyələşdirir?", {Kind.NO, Kind.NONE}),
    ],
)
def test_who_is_said_to_have_done_it(asker: Asker, text: str, kinds: set[Kind]) -> None:
    assert asker.ask(text).kind in kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        # a verb that is written like a status
        ("did our side draft the readmission agreement with Russia?", Kind.NO),
        ("did Russia draft the readmission agreement?", Kind.YES),
        # past a status is a higher one
        ("Benilüks protokolu layihə mərhələsini keçib?", Kind.NO),
        ("Aİ ilə readmissiya sazişi layihə mərhələsini keçib?", Kind.YES),
        # that it was in that month, not that there was one
        ("поездка в Польшу была в мае 2014?", Kind.NO),
        ("поездка в Польшу была в феврале 2014?", Kind.YES),
    ],
)
def test_words_that_only_look_like_another(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind
