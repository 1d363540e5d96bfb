"""Russian in all cases and in Latin letters; English by its stems."""

import pytest

from bot.model import Kind
from bot.understanding.morphology import english, russian
from tests.helpers.asking import Asker, things

LEMMAS = """
соглашения соглашение
соглашений соглашение
соглашениям соглашение
соглашениями соглашение
соглашениях соглашение
соглашением соглашение
реадмиссии реадмиссия
реадмиссию реадмиссия
реадмиссией реадмиссия
Норвегией норвегия
Норвегии норвегия
Россией россия
Швейцарией швейцария
протокола протокол
протоколом протокол
странами страна
стран страна
заседании заседание
мероприятий мероприятие
мероприятиями мероприятие
проектов проект
проекте проект
вступило вступить
вступившие вступить
подписано подписать
подписанные подписать
подписали подписать
министерством министерство
лиц лицо
гражданство гражданство
гражданства гражданство
служба служба
службой служба
семинара семинар
поездке поездка
"""


@pytest.mark.parametrize(
    ("form", "lemma"), [tuple(line.split()) for line in LEMMAS.strip().splitlines()]
)
def test_a_lemma(form: str, lemma: str) -> None:
    assert lemma in russian.lemmas(form.lower())


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [
        ("soglashenie", "соглашение"),
        ("soglasheniya", "соглашения"),
        ("rossiya", "россия"),
        ("rossija", "россия"),
        ("norvegiya", "норвегия"),
        ("shveytsariya", "швейцария"),
        ("readmissiya", "реадмиссия"),
        ("readmisiya", "реадмиссия"),
        ("podpisano", "подписано"),
        ("vstupilo", "вступило"),
        ("mezhdunarodnyy", "международный"),
        ("mejdunarodniy", "международный"),
        ("uchastnik", "участник"),
        ("obshchiy", "общий"),
        ("khartiya", "хартия"),
        ("yest", "есть"),
    ],
)
def test_russian_in_latin_letters_sounds_the_same(latin: str, cyrillic: str) -> None:
    assert russian.skeleton_of_latin(latin) == russian.skeleton_of_cyrillic(cyrillic)


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("rossiya", "сирия"), ("iyun", "июль"), ("norvegiya", "швеция"), ("shvetsiya", "швейцария")],
)
def test_other_words_sound_otherwise(latin: str, cyrillic: str) -> None:
    assert russian.skeleton_of_latin(latin) != russian.skeleton_of_cyrillic(cyrillic)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("agreements", "agreement"),
        ("signed", "sign"),
        ("signing", "sign"),
        ("held", "hold"),
        ("holding", "hold"),
        ("met", "meet"),
        ("centres", "center"),
        ("organised", "organize"),
        ("countries", "country"),
        ("bodies", "body"),
        ("programmes", "program"),
    ],
)
def test_english_forms_share_a_stem(one: str, other: str) -> None:
    assert english.stem(one) == english.stem(other)


def test_what_states_is_told_from_what_describes() -> None:
    assert russian.is_finite("подписано")
    assert russian.is_finite("вступило")
    assert not russian.is_finite("подписанное")


@pytest.mark.parametrize(
    ("latin", "cyrillic"),
    [("priezzhal", "приезжал"), ("zhaloby", "жалобы"), ("gotovyatsya", "готовятся")],
)
def test_sounds_of_two_letters_are_told_apart(latin: str, cyrillic: str) -> None:
    assert russian.skeleton_of_latin(latin) == russian.skeleton_of_cyrillic(cyrillic)


def test_words_of_the_dictionary_are_no_misspellings() -> None:
    assert russian.is_word("показывали")
    assert not russian.is_word("конфиренция")


def test_cases_say_who_does_it() -> None:
    assert russian.cases("министерству") == {"datv"}
    assert "nomn" in russian.cases("ведомство")


@pytest.mark.parametrize(
    ("text", "thing"),
    [
        ("13 glava migratsionnogo kodeksa", "law-migration-code-chapter-13"),
        ("migracionnyj kodeks", "law-migration-code"),
        ("Shvejcarija", "country-switzerland"),
        ("evropejskij sojuz", "body-european-union"),
        ("mejdunarodnaya organizaciya po migracii", "body-iom"),
    ],
)
def test_names_of_several_words_in_latin_letters(asker: Asker, text: str, thing: str) -> None:
    """*j* is й to some and ж to others; a word that is Azerbaijani too does not part a name."""
    assert things(asker.ask(text)) == {thing}


def test_small_words_in_latin_letters_stand_inside_names(asker: Asker) -> None:
    answer = asker.ask("soglasheniya s norvegiey uzhe vstupili v silu?")
    assert answer.kind is Kind.NO
