"""Names and keywords: the longest name wins, marks count, the order does not."""

from itertools import permutations

import pytest

from bot.model import Language
from tests.helpers.asking import TODAY, Asker, is_answered

READMISSION = {"agreement-norway-readmission"}


@pytest.mark.parametrize(
    "words",
    [
        "readmission agreements 2014 norway",
        "readmissiya sazişləri 2014 norveç",
        "readmissiya sazisleri 2014 norvec",
        "реадмиссия соглашения 2014 норвегия",
    ],
)
def test_keywords_mean_the_same_in_every_order(asker: Asker, words: str) -> None:
    found = {order: asker.things(" ".join(order)) for order in permutations(words.split())}
    assert len(found) == 24
    assert {order: things for order, things in found.items() if things != READMISSION} == {}


def test_a_whole_name_is_that_name_however_many_small_words_are_in_it(asker: Asker) -> None:
    """Official names in all three languages; those of over 40 words, or with a date, are not."""
    assistant = asker.assistant
    rows = assistant.store.select(
        "PREFIX soraq: <https://w3id.org/soraq/ontology#> "
        "PREFIX skos: <http://www.w3.org/2004/02/skos/core#> "
        "SELECT ?thing ?name { ?thing soraq:countsAs ?thing ; skos:prefLabel ?name "
        "FILTER(STRSTARTS(STR(?thing), 'https://w3id.org/soraq/id/') && STRLEN(?name) > 60) }"
    ).rows
    found = {True: 0, False: 0}
    for thing, name in rows:
        assert thing
        assert name
        first = assistant.reader.read(name.value, today=TODAY)[0]
        found[first.selection.named == (thing.value,)] += 1
    assert found[True] > 100
    assert found[False] * 20 < found[True]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Avropa Şurası", "body-council-of-europe"),
        ("Dövlət Miqrasiya Xidməti", "body-state-migration-service"),
        ("State Migration Service", "body-state-migration-service"),
        ("Государственная миграционная служба", "body-state-migration-service"),
        ("Xarici İşlər Nazirliyi", "body-ministry-of-foreign-affairs"),
        ("EU Readmission Agreement", "agreement-eu-readmission"),
        ("Miqrasiya Məcəlləsi", "law-migration-code"),
        ("Milli Fəaliyyət Proqramı", "programme-national-action"),
    ],
)
def test_the_longest_name_wins(asker: Asker, text: str, expected: str) -> None:
    assert asker.things(text) == {expected}


@pytest.mark.parametrize(
    ("plain", "marked"),
    [
        ("norvec ile sazisler", "Norveç ilə sazişlər"),
        ("quvveye minmis sazisler", "qüvvəyə minmiş sazişlər"),
        ("ISVECRE ILE SAZIS", "İsveçrə ilə saziş"),
        ("NORVEÇ İLƏ SAZİŞLƏR", "Norveç ilə sazişlər"),
        ("Норвеч илә сазишләр", "Norveç ilə sazişlər"),
        ("Русија илә сазишләр", "Rusiya ilə sazişlər"),
        ("Norveç ile anlaşmalar", "Norveç ilə sazişlər"),
        ("soglasheniya s norvegiey", "соглашения с Норвегией"),
        ("soglashenia s norvegiej", "соглашения с Норвегией"),
        ("soglasheniya s rossiey", "соглашения с Россией"),
        ("kakie soglasheniya podpisany v 2014 godu", "какие соглашения подписаны в 2014 году"),
        ("СОГЛАШЕНИЯ С РОССИЕЙ", "соглашения с Россией"),
        ("Agreements With NORWAY!!!", "agreements with Norway"),
    ],
)
def test_one_question_in_other_letters(asker: Asker, plain: str, marked: str) -> None:
    assert asker.things(plain) == asker.things(marked) != set()


@pytest.mark.parametrize(
    ("plain", "marked", "wrong"),
    [("sazis", "saziş", "şaziş"), ("norvec", "Norveç", "Nörveç"), ("olke", "ölkə", "ölkö")],
)
def test_a_marked_letter_must_match(asker: Asker, plain: str, marked: str, wrong: str) -> None:
    """A plain letter may stand for its marked sister, a marked one for itself alone."""
    assert asker.things(plain) == asker.things(marked) != set()
    assert not is_answered(asker.ask(wrong))


def test_to_die_is_not_to_be(asker: Asker) -> None:
    assert asker.ask("ölmək").reading.unknown == ("ölmək",)
    assert asker.ask("olmaq").reading.unknown == ()


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Norveç ilə sazişlər", Language.AZ),
        ("agreements with Norway", Language.EN),
        ("соглашения с Норвегией", Language.RU),
        ("сазишләр һансылардыр", Language.AZ),
        ("kakie soglasheniya podpisany", Language.RU),
    ],
)
def test_the_reply_is_in_the_language_of_the_question(
    asker: Asker, text: str, language: Language
) -> None:
    for default in Language:
        assert asker.ask(text, default=default).language is language


@pytest.mark.parametrize("default", list(Language))
def test_a_text_of_no_language_gets_the_default(asker: Asker, default: Language) -> None:
    assert asker.ask("1.4", default=default).language is default


INFLECTED = """
sazişin sazişə sazişi sazişdə sazişdən sazişlər sazişləri sazişlərin sazişlərdən sazişlərdir
соглашение соглашения соглашений соглашениям соглашениями соглашениях
agreement agreements agreement's
"""


@pytest.mark.parametrize("word", INFLECTED.split())
def test_a_class_in_every_inflection(asker: Asker, word: str) -> None:
    assert len(asker.things(word)) == 9


@pytest.mark.parametrize(
    "word",
    "Norveç Norveçin Norveçə Norveçi Norveçdə Norveçdən Norveçlə Norveçdir Norveçinki Norway "
    "Norway's Норвегия Норвегии Норвегию Норвегией".split(),
)
def test_a_country_in_every_inflection(asker: Asker, word: str) -> None:
    assert asker.things(word) == {"country-norway"}
