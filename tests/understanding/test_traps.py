"""What is easily misread in these three languages, each trap a test, asked as people ask."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered, said, things

NORWAY = {"agreement-norway-readmission", "agreement-norway-visa-facilitation"}
SWITZERLAND = {"agreement-switzerland-readmission", "agreement-switzerland-visa-facilitation"}
RUSSIA = {
    "agreement-russia-readmission",
    "agreement-russia-fms-cooperation",
    "agreement-russia-labour-migration",
}
EU = {"agreement-eu-readmission"}
BENELUX = {"agreement-benelux-protocol"}
UNSIGNED = SWITZERLAND | RUSSIA | BENELUX
ALL = NORWAY | UNSIGNED | EU
TRAPS = 17


def test_each_trap_has_a_test() -> None:
    told = [name for name in globals() if name.startswith("test_trap_")]
    assert {int(name.split("_")[2]) for name in told} == set(range(1, TRAPS + 1))


# --- 1: ilə (with), il + ə; the clitic -la, -lə ---


@pytest.mark.parametrize(
    "text",
    [
        "Norveç ilə sazişlər",
        "Norveçlə sazişlər",
        "norvecle sazisler",
        "Norvec ile sazisler",
        "2014-cü ildə Norveç ilə imzalanmış sazişlər",
        "Norveçlə 2014-cü ilə aid sazişlər",
    ],
)
def test_trap_01_with_is_no_year(asker: Asker, text: str) -> None:
    assert asker.things(text) == NORWAY


def test_trap_01_in_the_year_is_no_with(asker: Asker) -> None:
    answer = asker.ask("ildə neçə saziş imzalanıb 2014")
    assert (answer.kind, answer.value) == (Kind.COUNT, 3)


# --- 2: names that differ in a letter or two ---


@pytest.mark.parametrize(
    "text",
    [
        "İsveç ilə saziş",
        "İsveçlə sazişlər",
        "isvec ile sazis",
        "Albaniya ilə saziş",
        "Albaniya",
        "Albania",
        "Албания",
        "agreements with Albania",
        "соглашения с Албанией",
        "agreements with Sweden",
        "соглашение со Швецией",
        "Suriya ilə saziş",
        "Suriya",
        "agreements with Syria",
        "соглашение с Сирией",
        "Almaniya ilə saziş",
        "agreements with Germany",
    ],
)
def test_trap_02_no_country_is_taken_for_another(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert not is_answered(answer)
    assert not things(answer) & ALL


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("İsveçrə ilə saziş", SWITZERLAND),
        ("isvecre ile sazis", SWITZERLAND),
        ("соглашения со Швейцарией", SWITZERLAND),
        ("agreements with Switzerland", SWITZERLAND),
        ("Rusiya ilə sazişlər", RUSSIA),
        ("соглашения с Россией", RUSSIA),
        ("Almaniya", {"country-germany"}),
        ("İsveçrə", {"country-switzerland"}),
    ],
)
def test_trap_02_each_country_is_itself(asker: Asker, text: str, expected: set[str]) -> None:
    assert asker.things(text) == expected


@pytest.mark.parametrize(("june", "july"), [("iyun 2014", "iyul 2014"), ("июнь 2014", "июль 2014")])
def test_trap_02_june_is_not_july(asker: Asker, june: str, july: str) -> None:
    assert said(asker.ask(june).reading.pieces) == {"2014-06-01/2014-06-30"}
    assert said(asker.ask(july).reading.pieces) == {"2014-07-01/2014-07-31"}


# --- 3: BMT and BMqT; acronyms with suffixes ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("BMT", "body-united-nations"),
        ("BMT-nin", "body-united-nations"),
        ("BMT'nin", "body-united-nations"),
        ("ООН", "body-united-nations"),
        ("UN", "body-united-nations"),
        ("BMqT", "body-iom"),
        ("BMqT-nin", "body-iom"),
        ("IOM", "body-iom"),
        ("МОМ", "body-iom"),
        ("UNHCR-in", "body-unhcr"),
        ("UNHCR's", "body-unhcr"),
        ("GRETA-nın", "body-greta"),
    ],
)
def test_trap_03_acronyms(asker: Asker, text: str, expected: str) -> None:
    assert asker.things(text) == {expected}


# --- 4: negation inside the verb ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("qüvvəyə minməmiş sazişlər", NORWAY),
        ("quvveye minmemis sazisler", NORWAY),
        ("qüvvəyə minməyən sazişlər", NORWAY),
        ("не вступившие в силу соглашения", NORWAY),
        ("agreements not in force", NORWAY),
        ("agreements that are not yet in force", NORWAY),
        ("qüvvəyə minmiş sazişlər", EU),
        ("вступившие в силу соглашения", EU),
        ("agreements in force", EU),
        ("imzalanmamış sazişlər", UNSIGNED),
        ("imzalanmayan sazişlər", UNSIGNED),
        ("agreements not signed", UNSIGNED),
        ("не подписанные соглашения", UNSIGNED),
    ],
)
def test_trap_04_negation(asker: Asker, text: str, expected: set[str]) -> None:
    assert asker.things(text) == expected


@pytest.mark.parametrize("text", ["неподписанные соглашения", "unsigned agreements"])
def test_trap_04_negation_within_a_word_is_understood_or_named(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert things(answer) == UNSIGNED or answer.reading.unknown


# --- 5: the year binds to the signing only ---


@pytest.mark.parametrize(
    "text",
    [
        "2014-cü ildə imzalanmış, lakin qüvvəyə minməmiş sazişlər",
        "2014-cü ildə imzalanmış, amma qüvvəyə minməmiş sazişlər",
        "agreements signed in 2014 but not in force",
        "подписанные в 2014 году, но не вступившие в силу соглашения",
    ],
)
def test_trap_05_the_year_is_that_of_the_signing(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert things(answer) == NORWAY
    (dated,) = answer.reading.selection.dated
    assert [name.split("#")[-1] for name in dated.properties] == ["signed"]


# --- 6: rows of the programme ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("1.4", "measure-1-4"),
        ("п. 1.4", "measure-1-4"),
        ("1.4 bəndi", "measure-1-4"),
        ("2.1", "measure-2-1"),
        ("2.10", "measure-2-10"),
        ("2.10 bəndi", "measure-2-10"),
        ("2.10-cu bənd", "measure-2-10"),
        ("point 5.1", "measure-5-1"),
        ("пункт 2.10", "measure-2-10"),
    ],
)
def test_trap_06_a_row_is_no_date_and_no_decimal(asker: Asker, text: str, expected: str) -> None:
    answer = asker.ask(text)
    assert things(answer) == {expected}
    assert not answer.reading.selection.dated


@pytest.mark.parametrize("text", ["2.11", "3.1", "1.40", "п. 7.2", "point 2.100"])
def test_trap_06_a_row_that_is_not_there(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


# --- 7: numbers of acts, chapters and articles ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("97", "convention-ilo-c097"),
        ("143", "convention-ilo-c143"),
        ("97 nömrəli Konvensiya", "convention-ilo-c097"),
        ("Конвенция № 143", "convention-ilo-c143"),
        ("1938", "law-order-1938"),
        ("1938 nömrəli Sərəncam", "law-order-1938"),
        ("order 1938", "law-order-1938"),
        ("1143-IVQD", "law-1143-ivqd"),
        ("13-cü fəsil", "law-migration-code-chapter-13"),
        ("12-ci maddə", "law-constitution-article-12"),
    ],
)
def test_trap_07_numbers_that_are_no_dates(asker: Asker, text: str, expected: str) -> None:
    answer = asker.ask(text)
    assert things(answer) == {expected}
    assert not answer.reading.selection.dated


@pytest.mark.parametrize("text", ["1939", "1939 nömrəli Sərəncam", "98 nömrəli Konvensiya"])
def test_trap_07_a_number_is_not_the_nearest_one(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


# --- 8: may, march, min ---


@pytest.mark.parametrize("text", ["may", "в мае", "in May", "mayda", "may 2014"])
def test_trap_08_may_is_a_month(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"event-moscow-fms-talks-2014-05"}


@pytest.mark.parametrize(
    "text", ["who may sign the agreement", "may countries sign an agreement", "protest march"]
)
def test_trap_08_may_and_march_are_words_too(asker: Asker, text: str) -> None:
    assert not asker.ask(text).reading.selection.dated


@pytest.mark.parametrize("text", ["mart 2014", "march 2014", "март 2014"])
def test_trap_08_march_is_a_month(asker: Asker, text: str) -> None:
    assert said(asker.ask(text).reading.pieces) == {"2014-03-01/2014-03-31"}


def test_trap_08_a_thousand_is_no_entry_into_force(asker: Asker) -> None:
    assert "in-force" not in said(asker.ask("min nəfər").reading.pieces)
    assert "in-force" in said(asker.ask("qüvvəyə minmiş sazişlər").reading.pieces)


# --- 9: ranges of days ---


@pytest.mark.parametrize(
    "text",
    [
        "18-22 fevral 2014-cü il",
        "18–22 fevral 2014-cü il",
        "18 — 22 fevral 2014",
        "с 18 по 22 февраля",
        "с 18 по 22 февраля 2014 года",
        "18 to 22 February",
        "18–22 February 2014",
    ],
)
def test_trap_09_a_range_of_days(asker: Asker, text: str) -> None:
    assert asker.things(text) == {"event-poland-study-visit-2014-02"}


def test_trap_09_the_year_before_the_days(asker: Asker) -> None:
    answer = asker.ask("2014-cü ilin 15-16 dekabr")
    assert said(answer.reading.pieces) == {"2014-12-15/2014-12-16"}
    assert "event-moscow-readmission-talks-2014-12" in things(answer)


# --- 10: parts of years ---


@pytest.mark.parametrize(
    ("text", "period"),
    [
        ("2014-cü ilin birinci yarımilində nə olub", "2014-01-01/2014-06-30"),
        ("что было в первом полугодии 2014 года", "2014-01-01/2014-06-30"),
        ("2014-cü ilin I rübündə nə olub", "2014-01-01/2014-03-31"),
        ("2014-cü ilin 1-ci rübündə nə olub", "2014-01-01/2014-03-31"),
        ("what happened in Q3 2014", "2014-07-01/2014-09-30"),
        ("что было в III квартале 2014", "2014-07-01/2014-09-30"),
        ("ötən ay nə olub", "2015-02-01/2015-02-28"),
        ("what happened last year", "2014-01-01/2014-12-31"),
        ("keçən il nə olub", "2014-01-01/2014-12-31"),
    ],
)
def test_trap_10_parts_of_years(asker: Asker, text: str, period: str) -> None:
    assert period in said(asker.ask(text).reading.pieces)


def test_trap_10_two_years_are_both_asked(asker: Asker) -> None:
    found = said(asker.ask("2013 və 2014-cü illərdə imzalanmış sazişlər").reading.pieces)
    assert {"2013-01-01/2013-12-31", "2014-01-01/2014-12-31"} <= found
    assert asker.things("2013 və 2014-cü illərdə imzalanmış sazişlər") == NORWAY | EU


# --- 11: letters that soften, and those that do not ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("vətəndaşlığı müəyyən edilmiş şəxslər", "figure-readmission-nationality-confirmed"),
        ("vətəndaşlıq", "figure-readmission-nationality-confirmed"),
        ("13-cü fəslin", "law-migration-code-chapter-13"),
        ("Avropa İttifaqının", "body-european-union"),
        ("Avropa İttifaqına", "body-european-union"),
        ("avropa ittifaqi", "body-european-union"),
        ("Xarici İşlər Nazirliyi", "body-ministry-of-foreign-affairs"),
        ("Xarici İşlər Nazirliyinə", "body-ministry-of-foreign-affairs"),
    ],
)
def test_trap_11_softened_letters(asker: Asker, text: str, expected: str) -> None:
    assert asker.things(text) == {expected}


# --- 12: words of two meanings ---


@pytest.mark.parametrize(
    ("text", "meanings"),
    [
        ("layihə", {"Project", "draft"}),
        ("layihələr", {"Project", "draft"}),
        ("проект", {"Project", "draft"}),
        ("tədbir", {"Measure", "Event"}),
        ("мероприятие", {"Measure", "Event"}),
    ],
)
def test_trap_12_both_meanings_are_offered(asker: Asker, text: str, meanings: set[str]) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.CLARIFY
    assert {name for choice in answer.choices for name in said(choice.pieces)} == meanings


def test_trap_12_other_words_decide_the_meaning(asker: Asker) -> None:
    assert asker.things("Rusiya ilə saziş layihələri") == RUSSIA
    assert asker.things("проекты соглашений с Россией") == RUSSIA
    assert asker.things("EU projects") == asker.things("Avropa İttifaqının layihələri")
    assert all(one.startswith("project-") for one in asker.things("EU projects"))


# --- 13: derivations ---


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Avropa İttifaqı", "body-european-union"),
        ("Avropa Şurası", "body-council-of-europe"),
        ("Avropa Komissiyası", "body-european-commission"),
        ("Avropa Məhkəməsi", "body-european-court-human-rights"),
        ("Евросоюз", "body-european-union"),
        ("Совет Европы", "body-council-of-europe"),
        ("Европейская комиссия", "body-european-commission"),
        ("Council of Europe", "body-council-of-europe"),
        ("European Commission", "body-european-commission"),
    ],
)
def test_trap_13_the_bodies_of_europe_are_four(asker: Asker, text: str, expected: str) -> None:
    assert asker.things(text) == {expected}


def test_trap_13_a_derivation_is_another_word(asker: Asker) -> None:
    assert not asker.things("nazir") & asker.things("nazirlik")
    assert asker.things("vətəndaş") != asker.things("vətəndaşlıq")
    assert not asker.things("tərəf") & asker.things("tərəfdar")


# --- 14: function words that look like others ---


def test_trap_14_by_is_no_party(asker: Asker) -> None:
    answer = asker.ask("DMX tərəfindən hazırlanmış sazişlər")
    assert things(answer) == {"agreement-russia-fms-cooperation"}
    assert "party" not in said(answer.reading.pieces)


@pytest.mark.parametrize("word", ["tərəfindən", "daxilində", "keçmiş", "əlavə"])
def test_trap_14_alone_they_find_nothing(asker: Asker, word: str) -> None:
    assert not is_answered(asker.ask(word))


def test_trap_14_within_a_programme(asker: Asker) -> None:
    found = asker.things("Milli Fəaliyyət Proqramı daxilində bəndlər")
    assert len(found) == 6
    assert all(one.startswith("measure-") for one in found)


# --- 15: what the report says, and no more ---


@pytest.mark.parametrize(
    "text",
    [
        "Neçə şəxs readmissiya olunub?",
        "Neçə nəfər readmissiya edilib?",
        "сколько человек реадмиссировано?",
        "how many persons were readmitted?",
    ],
)
def test_trap_15_citizenship_was_established(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.FIGURE, 8)
    assert things(answer) == {"figure-readmission-nationality-confirmed"}
    (name,) = {answer.names[item].full for item in answer.items}
    assert any(part in name.lower() for part in ("vətəndaş", "citizen", "граждан"))


@pytest.mark.parametrize("text", ["3 dekabrda nə olub?", "3 декабря 2014", "3 December 2014"])
def test_trap_15_a_signing_and_a_seminar(asker: Asker, text: str) -> None:
    assert asker.things(text) == NORWAY | {"event-readmission-seminar-2014-12"}


# --- 16: what is odd in the source ---


@pytest.mark.parametrize("text", ["3-5 dekabr", "3–5 dekabr 2014", "3-5 декабря", "3-5 December"])
def test_trap_16_the_seminar_without_a_year(asker: Asker, text: str) -> None:
    assert "event-readmission-seminar-2014-12" in asker.things(text)


def test_trap_16_the_year_of_the_seminar_is_marked_as_inferred(asker: Asker) -> None:
    answer = asker.ask("seminar nə vaxt keçirilib?")
    assert answer.value == "2014-12-03/2014-12-05"
    held = [fact for item in answer.rows for fact in item.facts if fact.property.endswith("held")]
    assert held
    assert all(fact.inferred for fact in held)


@pytest.mark.parametrize(
    "quoted",
    ["“Readmissiya haqqında” saziş", '"Readmissiya haqqında" saziş', "«readmissiya» saziş"],
)
def test_trap_16_quotes_of_any_kind(asker: Asker, quoted: str) -> None:
    assert asker.things(quoted) >= NORWAY - {"agreement-norway-visa-facilitation"}


# --- 17: languages mixed ---


@pytest.mark.parametrize(
    ("text", "expected", "language"),
    [
        ("соглашения с Norveç", NORWAY, "ru"),
        ("какие sazişlər с Норвегией", NORWAY, "ru"),
        ("какие соглашения с İsveçrə", SWITZERLAND, "ru"),
        ("Norway ilə hansı sazişlər var", NORWAY, "az"),
        ("Россия ilə hansı sazişlər var", RUSSIA, "az"),
    ],
)
def test_trap_17_two_languages_in_one_question(
    asker: Asker, text: str, expected: set[str], language: str
) -> None:
    answer = asker.ask(text)
    assert things(answer) == expected
    assert answer.language.value == language


@pytest.mark.parametrize(
    "text",
    [
        "по каким пунктам исполнитель не миграционная служба",
        "in which measures is the executing body not the migration service",
        "hansı bəndlərin icraçısı miqrasiya xidməti deyil",
    ],
)
def test_a_role_that_somebody_else_plays(asker: Asker, text: str) -> None:
    assert things(asker.ask(text)) == {"measure-1-1", "measure-1-2"}


@pytest.mark.parametrize(
    "text",
    [
        "подписаны, но в силу не вступили",
        "соглашения, которые ещё в силу не вступили",
        "imzalanıb, amma qüvvəyə minməyib",
    ],
)
def test_a_status_said_in_two_words_of_which_one_is_denied(asker: Asker, text: str) -> None:
    signed = {"agreement-norway-readmission", "agreement-norway-visa-facilitation"}
    assert signed == things(asker.ask(text))
