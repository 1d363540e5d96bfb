"""Half a question: what it says takes the slot of what is most like it in the last one."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered, things

EU = "agreement-eu-readmission"
NORWAY = {"agreement-norway-readmission", "agreement-norway-visa-facilitation"}
SWISS = {"agreement-switzerland-readmission", "agreement-switzerland-visa-facilitation"}
VISITING_BODIES = {"body-unhcr", "body-iom", "body-icrc", "body-european-union"}

FOUND = [
    # a name, without a word that says that it goes on
    (("who is responsible for measure 1.2", "2.1?"), {"body-state-migration-service"}),
    (("measures of chapter 2", "chapter 5?"), {"measure-5-1"}),
    (("where was the seminar of December held", "and the UNHCR training"), None),
    # the number of a chapter and no row
    (("какие пункты во второй главе", "а в пятой?"), {"measure-5-1"}),
    (("birinci fəsildə hansı bəndlər var", "beşincidə?"), {"measure-5-1"}),
    # what is turned back on
    (("agreements with Norway", "sorry, I meant Switzerland"), SWISS),
    (("isveçrə sazişləri", "yox, norveç"), NORWAY),
    (("соглашения со Швейцарией", "нет, я про Норвегию"), NORWAY),
    # what the record does not hold leaves its place open
    (("agreements with Finland", "and with Switzerland?"), SWISS),
    (("finlandiya ilə sazişlər", "bəs isveçrə ilə?"), SWISS),
    (("соглашения с Финляндией", "а со Швейцарией?"), SWISS),
    # less some
    (("visa agreements", "except the Norwegian one"), {"agreement-switzerland-visa-facilitation"}),
    (("viza sazişləri", "norveçdən başqa"), {"agreement-switzerland-visa-facilitation"}),
    (("соглашения о визах", "кроме норвежского"), {"agreement-switzerland-visa-facilitation"}),
    # the other class
    (("which countries visited the Baku centre", "organisations too?"), VISITING_BODIES),
    (("ILO recommendations", "conventions?"), {"convention-ilo-c097", "convention-ilo-c143"}),
    # those that are where those were that are not
    (("agreements that are not signed", "and those signed?"), {*NORWAY, EU}),
    # of them
    (
        ("agreements with Switzerland", "which of them is about readmission"),
        {"agreement-switzerland-readmission"},
    ),
    # told off with commas
    (("Norveç, İsveçrə sazişləri", "yalnız imzalananlar"), NORWAY),
    # another thing of the class, with its own description
    (
        (
            "who wrote the readmission agreement with Russia?",
            "and the one between the two migration services",
        ),
        {"body-state-migration-service"},
    ),
]


@pytest.mark.parametrize(("texts", "expected"), FOUND)
def test_it_takes_the_slot_of_its_like(
    asker: Asker, texts: tuple[str, ...], expected: set[str] | None
) -> None:
    answer = asker.ask(*texts)
    assert things(answer) == (expected or {"place-detention-centre-baku"})


@pytest.mark.parametrize(
    ("texts", "kind"),
    [
        (("which bodies visited the centre in Baku", "was the Red Cross among them?"), Kind.YES),
        (("which bodies visited the centre in Baku", "was the ILO among them?"), Kind.NO),
        (("какие страны посетили центр в Баку", "среди них есть Украина?"), Kind.YES),
        (("какие страны посетили центр в Баку", "среди них есть Польша?"), Kind.NO),
        (("bakı mərkəzinə hansı ölkələr gəlib", "onların arasında Serbiya var?"), Kind.YES),
        (("bakı mərkəzinə hansı ölkələr gəlib", "onların arasında Rusiya var?"), Kind.NO),
        (("readmission agreement with Norway", "so is it in force?"), Kind.NO),
        (("is the readmission deal with Russia signed?", "and the labour one, signed?"), Kind.NO),
        (("подписана ли реадмиссия с Россией", "а с Норвегией там подписана?"), Kind.YES),
    ],
)
def test_a_yes_or_no_of_what_was_told(asker: Asker, texts: tuple[str, ...], kind: Kind) -> None:
    assert asker.ask(*texts).kind is kind


@pytest.mark.parametrize(
    "texts",
    [
        ("agreements with Norway", "and with Finland?", "are they signed?"),
        ("соглашения с Финляндией", "они подписаны?"),
        ("finlandiya ilə sazişlər", "nə vaxt imzalanıb?"),
        ("who is responsible for measure 1.2", "2.12?"),
        ("visa agreements", "with Russia?"),
        ("кто финансирует проект по убежищу", "а твиннинг кто?"),
    ],
)
def test_what_is_not_there_stays_so(asker: Asker, texts: tuple[str, ...]) -> None:
    assert not is_answered(asker.ask(*texts))


def test_a_new_topic_starts_afresh(asker: Asker) -> None:
    texts = ("who organised the conference in April", "agreements with Switzerland")
    assert things(asker.ask(*texts)) == SWISS


@pytest.mark.parametrize(
    ("texts", "kind", "value"),
    [
        # of what a figure counts, and another count of it
        (("how many components has Twinning", "when did it start?"), Kind.DATE, "2013-01"),
        (("tvinninqdə neçə tədbir keçirilib", "nə vaxt başlayıb?"), Kind.DATE, "2013-01"),
        (("сколько мероприятий в Твиннинге", "когда он начался?"), Kind.DATE, "2013-01"),
        (("сколько мероприятий в Твиннинге", "а компонентов есть?"), Kind.FIGURE, 4),
        # what is asked is said anew as a whole
        (
            ("neçə nəfərin vətəndaşlığı təsdiqlənib?", "bəs giriş qadağası üzrə müraciət?"),
            Kind.FIGURE,
            23,
        ),
        # a pronoun is read as the thing that it stands for
        (("ILO convention 143", "did Azerbaijan join it?"), Kind.NO, None),
        (("конвенция МОТ 143", "Азербайджан присоединился к ней?"), Kind.NO, None),
    ],
)
def test_what_a_question_speaks_of_is_known(
    asker: Asker, texts: tuple[str, ...], kind: Kind, value: str | int | None
) -> None:
    answer = asker.ask(*texts)
    assert (answer.kind, answer.value) == (kind, value)


@pytest.mark.parametrize(
    "texts",
    [
        ("rusiyaya giriş qadağası üzrə müraciətlər", "kimə məktub göndərilib?"),
        ("entry ban appeals", "who were letters sent to?"),
        ("сколько обращений о запрете въезда", "кому написали письма?"),
    ],
)
def test_letters_on_what_was_counted(asker: Asker, texts: tuple[str, ...]) -> None:
    letters = {"body-ministry-of-foreign-affairs", "body-russia-fms", "body-russia-embassy"}
    assert things(asker.ask(*texts)) == letters


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # of the one thing that was spoken of, whatever the question leaves out
        (("readmission agreement with Russia", "who prepared the text"), {"country-russia"}),
        (("İsveçrə", "hansı sazişlər var"), SWISS),
        (("глава 5", "какие там пункты"), {"measure-5-1"}),
        (("seminar on readmission in December", "city?"), {"place-baku"}),
        (("law 1143-IVQD", "what did it change", "when?"), {"law-1143-ivqd"}),
        (("rusiya ilə readmissiya sazişi", "nə vaxt müzakirə olunub"), None),
        # of all that were told, by the date that was spoken of
        (("agreements signed in 2014", "on which dates"), {EU, *NORWAY}),
    ],
)
def test_a_topic_holds(asker: Asker, texts: tuple[str, ...], expected: set[str] | None) -> None:
    answer = asker.ask(*texts)
    assert things(answer) == (expected or {"event-moscow-readmission-talks-2014-12"})


def test_the_other_sort_is_counted_too(asker: Asker) -> None:
    answer = asker.ask("сколько стран посетило центр в Баку", "а организаций?")
    assert (answer.kind, answer.value) == (Kind.COUNT, 4)


@pytest.mark.parametrize(
    "texts",
    [
        ("did the Germans visit the Baku centre?", "did the Poles?"),
        ("соглашения с Норвегией", "они в силе?"),
        ("Швейцария", "когда подписаны соглашения"),
    ],
)
def test_what_does_not_hold_of_it_stays_so(asker: Asker, texts: tuple[str, ...]) -> None:
    assert not is_answered(asker.ask(*texts))
