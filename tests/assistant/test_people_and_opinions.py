"""Of people and opinions a record says whose they are, and no more; nor who asked for something."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    "text",
    [
        "which judge in Strasbourg ruled on it",
        "which official signed the visa agreement with Norway",
        "names of the Cabinet's clerks",
        "names of the ILO experts",
        "Nazirlər Kabinetinin işçilərinin adları",
        "Norveçlə sazişi hansı məmur imzalayıb",
        "hansı diplomat seminarda olub",
        "имена сотрудников Кабмина",
        "имена экспертов МОМ",
        "какой дипломат был на семинаре",
    ],
)
def test_nobody_is_named(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("what does the United Nations recommend", Kind.NONE),
        ("BMT nə tövsiyə edir", Kind.NONE),
        ("что советует ООН", Kind.NONE),
        ("what comments did the Service make on the draft torture report", Kind.NONE),
        ("какие замечания дала служба по докладу о расовой дискриминации", Kind.NONE),
        ("what did the Service review", Kind.LIST),
        ("Xidmət nəyə rəy bildirib", Kind.LIST),
        ("что рассматривала служба", Kind.LIST),
    ],
)
def test_what_an_opinion_says_is_not_told(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "whose recommendations are to be carried out",
        "whose opinions and recommendations must be followed",
        "kimin tövsiyələri icra olunmalıdır",
        "чьи рекомендации следует выполнять",
    ],
)
def test_whose_recommendations_are_to_be_followed(asker: Asker, text: str) -> None:
    found = asker.things(text)
    assert found == {
        "body-united-nations",
        "body-council-of-europe",
        "body-intergovernmental-organisations",
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("who asked for the data on the ILO recommendations", Kind.NONE),
        ("who requested the information on convention 143", Kind.NONE),
        ("at whose request was the information on the ILO sent", Kind.NONE),
        ("97 saylı konvensiya barədə məlumatı kim sorğu edib", Kind.NONE),
        ("BƏT sənədləri üzrə məlumatı hansı nazirlik tələb edib", Kind.NONE),
        ("кто запросил данные по МОТ", Kind.NONE),
        ("по чьему запросу направили сведения по конвенции 143", Kind.NONE),
        ("who requested readmission", Kind.ENTITY),
        ("where was the requested information on the ILO sent", Kind.ENTITY),
        ("куда направили запрошенные данные по МОТ", Kind.ENTITY),
    ],
)
def test_who_received_it_is_not_who_asked_for_it(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text",
    [
        "how many local NGOs take part",
        "neçə QHT iştirak edib",
        "сколько НПО участвует",
        "names of the local NGOs",
        "who signed the convention against torture",
        "işgəncə əleyhinə konvensiyanı kim imzalayıb",
        "кто подписал конвенцию МОТ № 97",
        "neçə vətəndaşlığı olmayan şəxs saxlanılır",
    ],
)
def test_what_is_no_number_and_no_signature_of_something_else(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE
