"""How many: what a figure tells, what is counted, and who is left out of the counting."""

import pytest

from bot.model import Kind
from tests.helpers.asking import Asker, is_answered, things

BODIES = {"body-unhcr", "body-european-union", "body-icrc", "body-iom"}


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("how many events were there under the Twinning project", 28),
        ("number of events held by Twinning in 2014", 28),
        ("Tvinninq layihəsində görülən işlərin sayı", 28),
        ("сколько мероприятий провёл Твиннинг за 2014 год", 28),
        ("how many districts apart from Nagorno-Karabakh are occupied", 7),
        ("Dağlıq Qarabağdan başqa neçə rayon işğal olunub", 7),
        ("сколько районов кроме Нагорного Карабаха оккупировано", 7),
    ],
)
def test_a_stated_figure_is_the_number_of_what_its_unit_counts(
    asker: Asker, text: str, value: int
) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.FIGURE, value)


@pytest.mark.parametrize(
    "text",
    [
        "how many events did the asylum initiative hold",
        "how many trainings were there within Twinning",
        "how many events did Twinning hold in 2013",
        "how many districts did Russia occupy",
        "sığınacaq təşəbbüsü üzrə neçə tədbir keçirilib",
        "tvinninqdə neçə seminar olub",
        "сколько семинаров провёл твиннинг",
    ],
)
def test_no_figure_of_something_else(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    "text",
    [
        "how many donors has the asylum quality initiative",
        "sığınacaq təşəbbüsünün neçə donoru var",
        "сколько доноров у инициативы по убежищу",
    ],
)
def test_how_many_pay_is_no_question_for_a_sum(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.COUNT, 2)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("which bodies, not countries, visited the Baku centre", BODIES),
        ("who apart from states toured the Baku centre", BODIES),
        ("какие организации, не считая стран, осмотрели бакинский центр", BODIES),
        ("Bakı mərkəzi ilə tanış olan təşkilatlar, ölkələri demirəm", BODIES),
        (
            "who organised the April conference, countries aside",
            {"body-iom", "body-national-academy-of-sciences", "body-state-migration-service"},
        ),
    ],
)
def test_a_sort_of_players_is_left_out(asker: Asker, text: str, expected: set[str]) -> None:
    assert asker.things(text) == expected


def test_who_is_left_when_organisations_are_left_out(asker: Asker) -> None:
    countries = asker.things("who except organisations visited the Baku centre")
    assert len(countries) == 9
    assert all(country.startswith("country-") for country in countries)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("number of organisations that saw the Baku centre, states not counted", 4),
        ("Bakı mərkəzi ilə tanış olan təşkilatların sayı, ölkələri saymıram", 4),
        ("сколько организаций, не считая государств, осматривали бакинский центр", 4),
    ],
)
def test_those_left_are_counted(asker: Asker, text: str, number: int) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.COUNT, number)


@pytest.mark.parametrize(
    "text",
    [
        "how many addressees were sent a letter about the entry ban",
        "giriş qadağası ilə bağlı neçə quruma məktub göndərilib",
        "скольким ведомствам писали о запрете на въезд",
    ],
)
def test_letters_went_to_others_than_the_appeals_they_are_about(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.COUNT, 3)


@pytest.mark.parametrize(
    "text",
    [
        "how many agreements are signed and await entry into force",
        "сколько подписанных соглашений ждут вступления в силу",
    ],
)
def test_what_is_awaited_has_not_been(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.COUNT, 2)


@pytest.mark.parametrize(
    "text",
    [
        "how many complaints did the foreign ministry send",
        "сколько обращений направило министерство иностранных дел",
    ],
)
def test_a_figure_is_not_of_whoever_has_to_do_with_it(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    ("text", "figure"),
    [
        ("how many of the 8 persons have come home", "readmission-nationality-confirmed"),
        ("8 şəxsdən neçəsi qadındır", "readmission-nationality-confirmed"),
        ("сколько из 8 человек были женщинами", "readmission-nationality-confirmed"),
        ("how many of the 23 appeals were granted", "russia-entry-ban-appeals"),
        ("23 müraciətdən neçəsi rədd olunub", "russia-entry-ban-appeals"),
        ("сколько из 23 обращений отклонили", "russia-entry-ban-appeals"),
        ("how many of the 28 activities were study visits", "twinning-activities"),
        ("28 tədbirdən neçəsi seminar idi", "twinning-activities"),
        ("сколько из 28 мероприятий были семинарами", "twinning-activities"),
    ],
)
def test_a_part_of_a_figure_is_not_stated(asker: Asker, text: str, figure: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.NONE
    assert things(answer) == {f"figure-{figure}"}


@pytest.mark.parametrize(
    "text",
    [
        "how many persons have been taken back in 2014",
        "how many people were sent back from Norway",
        "neçə şəxs geri göndərilib",
        "сколько лиц вернули в 2014 году",
        "сколько человек возвратили",
        "how many people became citizens",
        "neçə nəfərə vətəndaşlıq verilib",
        "скольким людям дали гражданство",
        "how many appeals were upheld",
        "neçə müraciət təmin olunub",
        "сколько обращений отклонено",
    ],
)
def test_a_figure_does_not_tell_what_was_done(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("how many people were confirmed as citizens of Azerbaijan", 8),
        ("readmissiya sorğuları üzrə neçə şəxsin vətəndaşlığı təsdiqlənib", 8),
        ("сколько человек признаны гражданами по запросам о реадмиссии", 8),
        ("how many appeals about the entry ban were there", 23),
        ("giriş qadağası ilə bağlı neçə müraciət olub", 23),
        ("сколько обращений о запрете въезда поступило", 23),
    ],
)
def test_a_figure_still_tells_its_own_number(asker: Asker, text: str, value: int) -> None:
    answer = asker.ask(text)
    assert (answer.kind, answer.value) == (Kind.FIGURE, value)


@pytest.mark.parametrize(
    "text",
    [
        "number of chapters in the Code",
        "how many chapters does law 1143 have",
        "miqrasiya məcəlləsində neçə fəsil var",
        "сколько глав в кодексе",
        "сколько глав в законе",
    ],
)
def test_one_chapter_that_is_named_is_no_number_of_chapters(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(
    "text", ["how many trips to Poland", "Polşaya neçə səfər", "сколько поездок в Польшу"]
)
def test_an_event_that_is_named_is_counted_and_no_figure_near_it(asker: Asker, text: str) -> None:
    answer = asker.ask(text)
    assert answer.kind is Kind.COUNT
    assert "event-poland-study-visit-2014-02" in things(answer)


@pytest.mark.parametrize("text", ["1", "2", "2+2", "1 + 1 ="])
def test_a_bare_number_in_many_names_is_the_name_of_none(asker: Asker, text: str) -> None:
    assert not is_answered(asker.ask(text))


@pytest.mark.parametrize(("text", "thing"), [("1143", "law-1143-ivqd"), ("1.4", "measure-1-4")])
def test_a_number_that_names_one_thing_gives_it(asker: Asker, text: str, thing: str) -> None:
    assert asker.things(text) == {thing}
