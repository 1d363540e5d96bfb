"""What is added in Turtle is understood at once, in every inflection, in three languages."""

from collections.abc import Iterator

import pytest

from bot.assistant import Assistant
from bot.model import Kind
from bot.query.selection import Queries
from bot.store.embedded import EmbeddedStore
from bot.store.loading import DataFile, graph_of, project_data
from tests.helpers.asking import Asker, is_answered, things
from tests.helpers.graphs import store_of, turtle

ADDED = """
ex:Grant a owl:Class ;
    rdfs:label "Qrant"@az , "Grant"@en , "Грант"@ru .
ex:grant-tbilisi a ex:Grant ;
    skos:prefLabel "Kaukasus qrantı"@az , "Kaukasus grant"@en , "Грант Каукасус"@ru ;
    soraq:signed "2014-05-07"^^xsd:date .
ex:grant-other a ex:Grant ;
    skos:prefLabel "İkinci dəstək"@az , "Second support"@en , "Вторая поддержка"@ru ;
    soraq:signed "2013-05-07"^^xsd:date .
id:country-iceland a soraq:Country ;
    skos:prefLabel "İslandiya"@az , "Iceland"@en , "Исландия"@ru .
id:agreement-iceland a soraq:Agreement ;
    skos:prefLabel "İslandiya ilə Saziş"@az , "Agreement with Iceland"@en ,
        "Соглашение с Исландией"@ru ;
    soraq:party id:country-iceland , id:country-azerbaijan ;
    soraq:status status:signed ;
    soraq:signed "2014-05-05"^^xsd:date .
id:event-school a soraq:Seminar ;
    skos:prefLabel "Ganclar ucun Yay Mektebi"@az , "Summer School for the Young"@en ,
        "Летняя школа для молодых"@ru ;
    skos:altLabel "Yay Mektebi"@az , "Summer School"@en , "Летняя школа"@ru ;
    soraq:held "2014-11-03"^^xsd:date .
"""

GRANTS = {"grant-tbilisi", "grant-other"}


@pytest.fixture(scope="module")
def widened(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    """The project's own data and a little more."""
    file = tmp_path_factory.mktemp("added") / "added.ttl"
    file.write_text(turtle(ADDED), encoding="utf-8")
    with EmbeddedStore.from_files([*project_data(), DataFile(file, graph_of(file))]) as store:
        yield Asker(Assistant(store, Queries()))


@pytest.mark.parametrize(
    "text", ["yay mektebi nə vaxt olub", "when was the summer school", "когда была летняя школа"]
)
def test_a_time_of_year_in_a_name_is_no_date(widened: Asker, text: str) -> None:
    answer = widened.ask(text)
    assert answer.kind is Kind.DATE
    assert answer.value == "2014-11-03"


CLASS_WORDS = """
qrant qrantın qranta qrantı qrantda qrantdan qrantla qrantlar qrantları qrantların qrantlarda
qrantlarımız qrantlardan qrantlarla
grant grants Grants
грант гранта гранту грантом гранте гранты грантов грантам грантами грантах
"""


@pytest.mark.parametrize("word", CLASS_WORDS.split())
def test_a_new_class_in_every_inflection(widened: Asker, word: str) -> None:
    assert widened.things(word) == GRANTS


THING_WORDS = """
İslandiya İslandiyanın İslandiyaya İslandiyanı İslandiyada İslandiyadan İslandiyayla islandiya
Iceland Iceland's
Исландия Исландии Исландию Исландией
"""


@pytest.mark.parametrize("word", THING_WORDS.split())
def test_a_new_thing_in_every_inflection(widened: Asker, word: str) -> None:
    assert widened.things(word) == {"country-iceland"}


@pytest.mark.parametrize(
    "text",
    [
        "İslandiya ilə sazişlər",
        "İslandiyayla imzalanmış sazişlər",
        "2014-cü ildə İslandiya ilə imzalanmış saziş",
        "agreements with Iceland",
        "which agreements were signed with Iceland in 2014?",
        "соглашения с Исландией",
        "какие соглашения подписаны с Исландией?",
        "soglasheniya s islandiey",
        "Исландија илә сазишләр",
    ],
)
def test_a_new_country_is_a_party_at_once(widened: Asker, text: str) -> None:
    assert widened.things(text) == {"agreement-iceland"}


@pytest.mark.parametrize(
    "text",
    [
        "2014-cü ildə imzalanmış qrantlar",
        "grants signed in 2014",
        "гранты, подписанные в 2014 году",
        "qrantlar 2014",
        "grants 2014",
    ],
)
def test_a_new_class_with_a_date(widened: Asker, text: str) -> None:
    assert widened.things(text) == {"grant-tbilisi"}


@pytest.mark.parametrize("text", ["neçə qrant var?", "how many grants?", "сколько грантов?"])
def test_a_new_class_is_counted(widened: Asker, text: str) -> None:
    answer = widened.ask(text)
    assert (answer.kind, answer.value) == (Kind.COUNT, 2)


@pytest.mark.parametrize(
    "text",
    ["İslandiya ilə saziş nə vaxt imzalanıb?", "when was the agreement with Iceland signed?"],
)
def test_a_new_thing_is_asked_of(widened: Asker, text: str) -> None:
    answer = widened.ask(text)
    assert (answer.kind, answer.value) == (Kind.DATE, "2014-05-05")


def test_what_was_there_is_still_understood(widened: Asker, asker: Asker) -> None:
    for text in ("Norveç ilə sazişlər", "projects", "вступившие в силу соглашения", "1.4"):
        assert widened.things(text) == asker.things(text)


def test_what_was_not_added_is_not_known(asker: Asker) -> None:
    assert not is_answered(asker.ask("qrantlar"))
    assert not asker.things("agreements with Iceland")


# --- an ontology of another ------------------------------------------------------------------

GARDEN = """
ex:Plant a owl:Class ; rdfs:label "Bitki"@az , "Plant"@en , "Растение"@ru .
ex:Tree a owl:Class ; rdfs:subClassOf ex:Plant ;
    rdfs:label "Ağac"@az , "Tree"@en , "Дерево"@ru .
ex:Gardener a owl:Class ; rdfs:label "Bağban"@az , "Gardener"@en , "Садовник"@ru .
ex:owner a owl:ObjectProperty ;
    rdfs:label "sahib"@az , "owner"@en , "владелец"@ru .
ex:planted a owl:DatatypeProperty ; rdfs:label "əkilib"@az , "planted"@en , "посажено"@ru .
ex:oak a ex:Tree ; rdfs:label "Palıd"@az , "Oak"@en , "Дуб"@ru ;
    ex:planted "2014-03-01"^^xsd:date ; ex:owner ex:leyla .
ex:elm a ex:Tree ; rdfs:label "Qarağac"@az , "Elm"@en , "Вяз"@ru ;
    ex:planted "2013-04-01"^^xsd:date ; ex:owner ex:leyla .
ex:rose a ex:Plant ; rdfs:label "Qızılgül"@az , "Rose"@en , "Роза"@ru .
ex:leyla a ex:Gardener ; rdfs:label "Leyla"@az , "Leyla"@en , "Лейла"@ru .
"""

TREES = {"oak", "elm"}


@pytest.fixture(scope="module")
def garden(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Asker]:
    with store_of(tmp_path_factory.mktemp("garden"), GARDEN) as store:
        yield Asker(Assistant(store, Queries()))


@pytest.mark.parametrize(
    "word",
    "ağac ağaclar ağacın ağacları ağaclarda agaclar tree trees дерево деревья деревьев "
    "деревьями".split(),
)
def test_a_class_of_another_ontology(garden: Asker, word: str) -> None:
    assert garden.things(word) == TREES


@pytest.mark.parametrize("word", ["bitkilər", "plants", "растения", "растений"])
def test_a_class_above_it(garden: Asker, word: str) -> None:
    assert garden.things(word) == TREES | {"rose"}


@pytest.mark.parametrize("word", "Palıd palıdın palidi Oak oak дуб дуба дубом".split())
def test_a_thing_of_another_ontology(garden: Asker, word: str) -> None:
    assert garden.things(word) == {"oak"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("ağaclar 2014", {"oak"}),
        ("trees planted in 2014", {"oak"}),
        ("деревья 2013", {"elm"}),
        ("Leyla ağacları", TREES),
        ("trees of Leyla", TREES),
        ("деревья Лейлы", TREES),
    ],
)
def test_conditions_of_another_ontology(garden: Asker, text: str, expected: set[str]) -> None:
    assert garden.things(text) == expected


@pytest.mark.parametrize("text", ["neçə ağac?", "how many trees?", "сколько деревьев?"])
def test_things_of_another_ontology_are_counted(garden: Asker, text: str) -> None:
    answer = garden.ask(text)
    assert (answer.kind, answer.value) == (Kind.COUNT, 2)


@pytest.mark.parametrize(
    "text",
    ["palıdın sahibi kimdir?", "who is the owner of the oak?", "кто владелец дуба?"],
)
def test_a_property_of_another_ontology(garden: Asker, text: str) -> None:
    assert garden.things(text) == {"leyla"}


def test_the_words_of_the_project_are_not_known_there(garden: Asker) -> None:
    for text in ("readmissiya sazişləri", "readmission agreements", "соглашения о реадмиссии"):
        answer = garden.ask(text)
        assert answer.kind is Kind.NONE
        assert not things(answer)
