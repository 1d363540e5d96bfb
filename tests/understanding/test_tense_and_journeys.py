"""What was done and what is to come; who went somewhere, and who came from there."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered, things


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rusiya ilə readmissiya sazişi harada müzakirə olunub", "place-moscow"),
        ("Rusiya ilə readmissiya sazişi harada müzakirə olunacaq", "place-baku"),
        ("where did they discuss the readmission draft with Russia", "place-moscow"),
        ("где обсуждали реадмиссию с Россией", "place-moscow"),
    ],
)
def test_what_is_planned_has_not_taken_place(asker: Asker, text: str, place: str) -> None:
    assert things(asker.ask(text)) == {place}


@pytest.mark.parametrize(
    "text", ["kim fevralda Polşaya gedib", "who went to Poland in February", "кто ездил в Польшу"]
)
def test_who_went_to_a_country(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-delegation-poland-2014"}


@pytest.mark.parametrize(
    "text", ["kim Latviyaya gedib", "who went to Latvia", "кто ездил в Румынию"]
)
def test_those_who_went_there_are_not_those_who_came(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-state-migration-service"}


@pytest.mark.parametrize("text", ["Serbiyadan kim gəlib", "кто приезжал из Молдовы"])
def test_who_came_from_a_country(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"event-detention-centre-visits"}


@pytest.mark.parametrize(
    "text",
    [
        "Bakı mərkəzində beynəlxalq təşkilatlar",
        "international organisations at the Baku centre",
        "международные организации в бакинском центре",
    ],
)
def test_those_who_were_at_a_place(asker: Asker, text: str) -> None:
    guests = {"body-european-union", "body-icrc", "body-iom", "body-unhcr"}
    assert things(asker.ask(text)) == guests


@pytest.mark.parametrize(
    "text", ["Yevlax mərkəzində beynəlxalq təşkilatlar", "countries at the Yevlakh centre"]
)
def test_of_another_place_it_is_not_told(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize("text", ["is the Swiss visa deal ready", "is the Swiss visa deal done?"])
def test_a_claim_that_is_not_heard_is_not_affirmed(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is not Kind.YES


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("did Russia and Azerbaijan meet in Moscow", Kind.YES),
        ("Rusiya və Azərbaycan Bakıda görüşüb?", Kind.NO),
    ],
)
def test_both_sides_met_at_an_event(asker: Asker, text: str, kind: Kind) -> None:
    assert asker.ask(text).kind is kind


def test_a_participle_says_who_sent_it_and_not_to_whom(asker: Asker) -> None:
    assert things(asker.ask("uçot qaydaları layihəsini göndərən")) == {
        "body-ministry-of-foreign-affairs"
    }


def test_a_word_of_some_names_is_nowhere(asker: Asker) -> None:
    assert not is_answered(asker.ask("əcnəbilərin hüquqları harada göstərilib"))


@pytest.mark.parametrize(
    "text",
    [
        "куда направлены сведения по конвенциям МОТ",
        "BƏT konvensiyaları üzrə məlumat hara göndərilib",
    ],
)
def test_whither_information_went_is_to_whom(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"body-ministry-of-labour"}
