"""What guests thought, who is left out, two questions for who, and services that nobody told of."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("serblər mərkəzdən narazı qalıb?", "country-serbia"),
        ("were the Dutch dissatisfied with the Baku centre?", "country-netherlands"),
        ("остались ли молдаване недовольны центром?", "country-moldova"),
    ],
)
def test_what_they_said_rules_out_the_opposite(asker: Asker, text: str, country: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.NO
    assert country in {item.rsplit("/", 1)[-1] for item in answer.items}


@pytest.mark.parametrize(
    "text",
    ["polyaklar narazı qalıb?", "were the Latvians unhappy?", "кто остался недоволен центром"],
)
def test_of_those_who_were_not_there_nothing_is_told(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "mərkəzə gələn qonaqlar nə dedilər",
        "what did the guests say about the Baku centre",
        "что говорили посетители о бакинском центре",
    ],
)
def test_what_guests_said(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"event-detention-centre-visits"}


@pytest.mark.parametrize(
    "text",
    [
        "BMqT-dən başqa hansı qurumlar konfransı təşkil edib",
        "which organisations besides IOM organised the conference",
        "какие организации помимо МОМ устроили конференцию",
    ],
)
def test_which_others(asker: Asker, text: str) -> None:
    others = {"body-national-academy-of-sciences", "body-state-migration-service"}
    assert asker.things(text) == others


@pytest.mark.parametrize(
    "text",
    [
        "sığınacaq layihəsini kim maliyyələşdirir, kim tərəfdaşdır",
        "readmissiya layihəsini kim icra edir, kim maliyyələşdirir",
    ],
)
def test_who_does_this_and_who_that(asker: Asker, text: str) -> None:
    assert len(asker.things(text)) > 1


@pytest.mark.parametrize("text", ["projects with UNHCR money", "a project with UNHCR funding"])
def test_with_the_money_of_somebody(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"project-asylum-quality-initiative"}


@pytest.mark.parametrize(
    "text",
    [
        "elektron xidmətlər",
        "DMX hansı xidmətləri göstərir",
        "online services of the Migration Service",
        "какие услуги оказывает миграционная служба",
        "mərkəzlərdə kimlərin hüquqları qorunur",
        "whose rights are protected in the centres",
    ],
)
def test_services_and_whose_rights_are_not_told(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE


@pytest.mark.parametrize(
    "text",
    [
        "mərkəzlərin işçiləri üçün nələr təşkil olunub",
        "what was organised for the staff of the centres",
        "что было организовано для работников центров",
    ],
)
def test_what_was_organised_is_not_who_did_it(asker: Asker, text: str) -> None:
    assert asker.things(text) == {
        "event-detention-centre-staff-trainings",
        "event-study-visits-detention-centres",
        "event-unhcr-training-2014-04",
    }


@pytest.mark.parametrize(
    "text",
    ["dekabrda nə təşkil edilib", "что организовали в декабре", "what was organised in December"],
)
def test_what_was_organised_then(asker: Asker, text: str) -> None:
    assert asker.things(text) == {
        "event-readmission-seminar-2014-12",
        "event-moscow-readmission-talks-2014-12",
    }


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("did Serbia and Turkey come to the Baku centre", Kind.YES),
        ("did Serbia and Romania come to the Baku centre", Kind.NO),
        ("Moldova və Gürcüstan bakı mərkəzinə gəlib?", Kind.YES),
        ("были ли Сербия и Польша в бакинском центре", Kind.NO),
        ("mərkəzə gələnlər arasında serblər var?", Kind.YES),
    ],
)
def test_several_who_came_to_one_of_the_events(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


@pytest.mark.parametrize(
    "text", ["twinning activities total for 2013", "heyətin üzvləri kimlərdir", "состав делегации"]
)
def test_of_another_year_and_of_members_nothing_is_told(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.NONE
