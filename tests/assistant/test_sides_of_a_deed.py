"""Whose part in what was done a question asks for, by words that stand together or lead in."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker

PAYING = {"body-european-commission", "body-unhcr"}
PARTNER_IN = {
    "project-readmission-south-caucasus",
    "project-asylum-quality-initiative",
    "project-migration-border-management",
}
SERVICE = {"body-state-migration-service"}
WRITTEN_TO = {"body-ministry-of-foreign-affairs", "body-russia-fms", "body-russia-embassy"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        # which in the genitive: who made what is named
        ("Resolutions of which body were mentioned?", {"body-un-security-council"}),
        ("Резолюции какого органа упомянуты?", {"body-un-security-council"}),
        ("Hansı qurumun qətnamələri qeyd olunub?", {"body-un-security-council"}),
        # to take part in something is to do it
        ("Sığınacaq təşəbbüsünün maliyyələşdirilməsində kim iştirak edir?", PAYING),
        ("Кто участвует в финансировании инициативы по убежищу?", PAYING),
        ("Who takes part in the financing of the asylum project?", PAYING),
        ("In which projects does the Service take part as a partner?", PARTNER_IN),
        # who did it is no answer to whom it was done
        ("23 müraciətlə bağlı Xidmət hansı qurumlara məktub göndərib?", WRITTEN_TO),
        ("By letter, which bodies did the Service inform about the 23 appeals?", WRITTEN_TO),
        ("Which body did the Cabinet of Ministers appoint for the EU agreement?", SERVICE),
        ("Nazirlər Kabineti Aİ sazişi üzrə hansı qurumu təyin edib?", SERVICE),
        ("Какой орган назначил Кабинет министров по соглашению с ЕС?", SERVICE),
        ("By whom was the Service appointed?", {"body-cabinet-of-ministers"}),
        # whose protocol it is: nobody was written to
        (
            "Через какой орган протокол с Бенилюксом разослан на отзыв?",
            {"body-cabinet-of-ministers"},
        ),
        ("Протокол с Бенилюксом поступил в Службу откуда?", {"body-ministry-of-foreign-affairs"}),
        ("Benilüks protokolu Xidmətə haradan gəlib?", {"body-ministry-of-foreign-affairs"}),
        # the role that stands nearest to a name
        ("Какое мероприятие проведено при поддержке УВКБ?", {"event-unhcr-training-2014-04"}),
        ("Hansı tədbir BMT QAK-ın dəstəyi ilə keçirilib?", {"event-unhcr-training-2014-04"}),
        # a word for a sort of things behind *which* is no name
        ("16 dekabr qanunu ilə hansı məcəlləyə dəyişiklik edilib?", {"law-migration-code"}),
        # a number of things is no number of one
        ("With which country were two agreements signed on 3 December 2014?", {"country-norway"}),
        ("3 dekabrda iki saziş imzaladığımız ölkə hansıdır?", {"country-norway"}),
        # what is done, by who does it
        ("Кем осуществляется проект по реадмиссии на Южном Кавказе?", {"body-iom"}),
        ("За чей счёт реализуется инициатива по убежищу?", PAYING),
    ],
)
def test_who_played_which_part(asker: Asker, text: str, found: set[str]) -> None:
    assert asker.things(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Resolutions of which ministry were mentioned?",
        "Кто участвует в финансировании конференции?",
        "Konfransın maliyyələşdirilməsində kim iştirak edir?",
        "With which country were two agreements signed on 3 May 2014?",
        "Какое мероприятие проведено при поддержке Совета Европы?",
        # the Service is tied to the town and to a conference, and paid for none there
        "By which organisation was the conference in Yevlakh financed?",
        "Yevlaxda keçirilmiş konfransı hansı təşkilat maliyyələşdirib?",
        "Какая организация финансировала семинар в Евлахе?",
    ],
)
def test_a_part_that_nobody_played(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE
