"""At which event a draft was agreed, to whom letters went, and which side wrote a text."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered, things

SERVICE = "body-state-migration-service"
AGREEMENT, TALKS = "agreement-russia-fms-cooperation", "event-moscow-fms-talks-2014-05"
WRITTEN_TO = {"body-ministry-of-foreign-affairs", "body-russia-fms", "body-russia-embassy"}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Mayda Moskvada hansı layihə razılaşdırılıb?", {AGREEMENT}),
        ("Which text was agreed by experts in Moscow?", {AGREEMENT}),
        ("какой документ согласовали эксперты в Москве в мае", {AGREEMENT}),
        ("FMX ilə saziş layihəsi harada razılaşdırılıb?", {"place-moscow"}),
        ("in which city did experts agree the FMS text", {"place-moscow"}),
        ("где согласовали проект с ФМС", {"place-moscow"}),
        ("FMX ilə saziş nə vaxt razılaşdırılıb?", {TALKS}),
        ("on what day was the draft with the FMS agreed", {TALKS}),
        ("в какой день согласовали документ с российской ФМС", {TALKS}),
    ],
)
def test_where_and_when_it_was_agreed_is_told_of_the_event(
    asker: Asker, text: str, found: set[str]
) -> None:
    assert things(asker.ask(text)) == found


@pytest.mark.parametrize(
    "text",
    [
        "FMX ilə sazişi ekspertlər razılaşdırıb?",
        "was the draft between the two migration services agreed by experts?",
        "эксперты согласовали текст с ФМС?",
    ],
)
def test_it_was_agreed(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind is Kind.YES


@pytest.mark.parametrize(
    "text",
    [
        "Rusiya ilə readmissiya sazişi harada razılaşdırılıb?",
        "when was the readmission agreement with Norway agreed by experts",
        "где согласовали соглашение о трудовой миграции",
        "who agreed the text with the FMS",
        "which agreement was agreed in Baku",
        "какой проект согласовали в Москве в декабре",
    ],
)
def test_what_was_only_discussed_was_agreed_nowhere(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "23 müraciətlə bağlı məktubu kimlər alıb?",
        "who received letters about the 23 appeals",
        "кто получил письма по 23 обращениям",
        "Giriş məhdudiyyəti ilə bağlı məktublar hansı ünvanlara gedib?",
        "which agencies were letters addressed to about people barred from Russia",
        "куда ведомство написало по поводу закрытого въезда в Россию",
    ],
)
def test_letters_have_those_to_whom_they_went(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == WRITTEN_TO


@pytest.mark.parametrize(
    "text",
    [
        "Giriş qadağası barədə neçə quruma məktub göndərilib?",
        "how many agencies got letters on the entry ban",
        "сколько ведомств получили письма о запрете въезда",
    ],
)
def test_those_written_to_are_counted_and_not_the_appeals(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.COUNT, len(WRITTEN_TO))


@pytest.mark.parametrize(
    ("text", "side"),
    [
        ("Rusiya ilə readmissiya layihəsini hansı tərəf tərtib edib?", "country-russia"),
        ("whose draft is the readmission text with Russia", "country-russia"),
        ("какой стороной составлен проект реадмиссии с Россией", "country-russia"),
        (
            "which side wrote the draft of the two migration services",
            SERVICE,
        ),
        (
            "iki miqrasiya xidmeti arasinda sazisi hansi teref hazirlayib",
            SERVICE,
        ),
        (
            "какая сторона готовила договор между двумя миграционными службами",
            SERVICE,
        ),
    ],
)
def test_which_side_wrote_it_asks_who_did(asker: Asker, text: str, side: str) -> None:
    assert things(asker.ask(text)) == {side}


@pytest.mark.parametrize(
    "text",
    [
        "Rusiyaya buraxılmayanların adları",
        "names of those banned from Russia",
        "имена тех, кого не пускают в Россию",
        "which agencies answered the letters about the entry ban",
    ],
)
def test_of_those_who_appealed_only_their_number_is_told(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "FMX ilə saziş layihəsi iyunda razılaşdırılıb?",
        "was the text of the FMS agreement agreed in Baku?",
        "согласовали ли документ с ФМС в декабре 2014 года?",
    ],
)
def test_it_was_agreed_at_no_other_event(asker: Asker, text: str) -> None:
    assert asker.ask(text).kind in (Kind.NO, Kind.NONE)
