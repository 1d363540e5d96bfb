"""Two reports side by side: the newest wins, the older stays in the history and can be asked."""

import re
from collections.abc import Iterator

import pytest

from bot import vocabulary as voc
from bot.assistant import Assistant
from bot.checking import check
from bot.config import Settings
from bot.model import Answer, Kind, Language
from bot.query.selection import Queries
from bot.rendering.contract import answer_object
from bot.rendering.plain import plain_text
from bot.store.opening import open_store
from bot.web.entries import entry_view
from tests.helpers.asking import Asker, things
from tests.helpers.next_year import NEXT_YEAR

BAKU = "planned for: first half of 2015 (report for 2014) → held: 9–10 April 2015 (report for 2015)"
STATUS = ("Status:", "Статус:")
FMS = "agreement-russia-fms-cooperation"
NORWAY = {"agreement-norway-readmission", "agreement-norway-visa-facilitation"}
SWISS = {"agreement-switzerland-readmission", "agreement-switzerland-visa-facilitation"}
DRAFTS_2014 = {
    FMS,
    "agreement-benelux-protocol",
    "agreement-russia-labour-migration",
    "agreement-russia-readmission",
}


@pytest.fixture(scope="module")
def asker() -> Iterator[Asker]:
    settings = Settings.read({"SORAQ_DATA_DIR": str(NEXT_YEAR)})
    with open_store(settings) as store:
        yield Asker(Assistant(store, Queries()))


def fact(answer: Answer, name: str) -> object:
    [row] = answer_object(answer)["rows"]
    return row["facts"].get(name)


def test_the_report_is_as_it_should_be() -> None:
    assert [str(finding) for finding in check(own=NEXT_YEAR).findings] == []


# --- status: the newest wins, the older is asked by its year ---


@pytest.mark.parametrize(
    ("question", "status", "year"),
    [
        ("FMX ilə sazişin statusu", "signed", 2015),
        ("status of the FMS agreement", "signed", 2015),
        ("статус соглашения с ФМС", "signed", 2015),
        ("2014-cü ildə FMX ilə sazişin statusu", "draft", 2014),
        ("status of the FMS agreement in 2014", "draft", 2014),
        ("статус соглашения с ФМС в 2014 году", "draft", 2014),
        ("status of the FMS agreement in 2015", "signed", 2015),
        ("status of the Benelux protocol", "draft", 2014),
        ("status of the readmission agreement with Russia", "draft", 2015),  # both say so
    ],
)
def test_status(asker: Asker, question: str, status: str, year: int) -> None:
    answer = asker.ask(question)
    assert fact(answer, "status") == status
    [line] = (line for line in plain_text(answer).split("\n") if line.startswith(STATUS))
    assert str(year) in line
    first = answer_object(answer)["rows"][0]["sources"]
    assert f"report-dmx-{year}" in {source["report"] for source in first}


@pytest.mark.parametrize(
    ("question", "history"),
    [
        (
            "FMX ilə saziş",
            "layihə (2014-cü il üzrə hesabat) → imzalanıb, 12 may 2015 (2015-ci il üzrə hesabat)",
        ),
        (
            "agreement with the FMS",
            "draft (report for 2014) → signed, 12 May 2015 (report for 2015)",
        ),
        (
            "соглашение с ФМС",
            "проект (отчёт за 2014 год) → подписано, 12 мая 2015 г. (отчёт за 2015 год)",
        ),
        (
            "planned Baku meeting",
            BAKU,
        ),
    ],
)
def test_the_card_shows_the_history(asker: Asker, question: str, history: str) -> None:
    lines = plain_text(asker.ask(question)).split("\n")
    [said] = (line for line in lines if line.startswith(("Tarixçə: ", "History: ", "История: ")))
    assert said.partition(": ")[2] == history


def test_the_page_of_a_thing_shows_the_history(asker: Asker) -> None:
    page = entry_view(asker.assistant, voc.ID + FMS, Language.EN)
    assert page is not None
    [history] = (group for group in page.facts if group.name == "History")
    assert [value.text for value in history.values] == [
        "draft (report for 2014)",
        "signed, 12 May 2015 (report for 2015)",
    ]
    assert all(value.sources for value in history.values)  # each with its words on the page
    [status] = (group for group in page.facts if group.name == "Status")
    assert [value.text for value in status.values] == ["signed"]


def test_both_reports_can_be_cited(asker: Asker) -> None:
    text = plain_text(asker.ask("status of the FMS agreement"))
    assert "Source: SMS information note for 2015, measure 1.4" in text
    assert "Source: SMS information note for 2014, measure 1.4" in text


@pytest.mark.parametrize(
    ("question", "kind"),
    [
        ("Is the FMS agreement signed?", Kind.YES),
        ("FMX ilə saziş imzalanıb?", Kind.YES),
        ("Подписано ли соглашение с ФМС?", Kind.YES),
        ("Is the readmission agreement with Norway in force?", Kind.YES),
        ("Norveç ilə readmissiya sazişi qüvvədədir?", Kind.YES),
        ("Is the FMS agreement a draft?", Kind.NO),
        ("Was the FMS agreement a draft in 2014?", Kind.YES),
        ("Was the FMS agreement signed in 2014?", Kind.NO),
        ("Было ли соглашение с ФМС проектом в 2014 году?", Kind.YES),
        ("FMX ilə saziş 2014-cü ildə layihə idi?", Kind.YES),
        # in force is lasting, to enter into force is of one day
        ("Was the EU agreement in force in 2015?", Kind.YES),
        ("Was the EU agreement in force in 2013?", Kind.NO),
        ("Did the EU agreement enter into force in 2015?", Kind.NO),
        ("Norveç ilə readmissiya sazişi 2014-cü ildə qüvvədə idi?", Kind.NO),
        ("Norveç ilə readmissiya sazişi 2015-ci ildə qüvvədə idi?", Kind.YES),
        ("Действовало ли соглашение с ЕС в 2015 году?", Kind.YES),
    ],
)
def test_yes_and_no_go_by_the_newest(asker: Asker, question: str, kind: Kind) -> None:
    assert asker.ask(question).kind is kind


# --- lists and counts ---


def test_a_list_goes_by_the_newest(asker: Asker) -> None:
    assert asker.things("agreements in force") == {"agreement-eu-readmission", *NORWAY}
    drafts = (DRAFTS_2014 - {FMS}) | SWISS | {"agreement-belarus-readmission"}
    assert asker.things("Which agreements are drafts?") == drafts
    assert asker.things("layihə mərhələsində olan sazişlər") == drafts


def test_a_list_of_an_earlier_year_goes_by_its_report(asker: Asker) -> None:
    assert asker.things("draft agreements in 2014") == DRAFTS_2014
    assert asker.things("2014-cü ildə hazırlanan sazişlər") == SWISS
    assert asker.things("agreements not in force 2014") == NORWAY
    answer = asker.ask("agreements 2014")
    assert "draft · now: signed, 12 May 2015" in plain_text(answer)
    assert len(answer.items) == 9  # that with Belarus came later


def test_counts_are_not_doubled(asker: Asker) -> None:
    assert asker.ask("how many agreements").value == 10
    assert asker.ask("how many measures").value == 6
    assert asker.ask("neçə saziş imzalanıb").value == 4
    assert asker.ask("сколько соглашений подписано в 2014 году").value == 3


# --- figures ---


@pytest.mark.parametrize(
    ("question", "now", "before"),
    [
        ("how many entry ban appeals were there", 31, 23),
        ("сколько обращений о запрете въезда", 31, 23),
        ("giriş qadağası üzrə neçə müraciət olub", 31, 23),
        ("neçə nəfərin vətəndaşlığı müəyyən edilib", 21, 8),
    ],
)
def test_a_figure_without_a_year_is_the_newest_and_says_so(
    asker: Asker, question: str, now: int, before: int
) -> None:
    answer = asker.ask(question)
    assert (answer.kind, answer.value) == (Kind.FIGURE, now)
    said = plain_text(answer).split("\n")
    assert any(str(now) in line and "2015" in line for line in said)
    assert any(str(before) in line and "2014" in line for line in said)


@pytest.mark.parametrize(
    ("question", "value"),
    [
        ("how many entry ban appeals in 2014", 23),
        ("how many entry ban appeals in 2015", 31),
        ("2014-cü ildə neçə nəfərin vətəndaşlığı müəyyən edilib", 8),
        ("сколько человек признаны гражданами в 2015 году", 21),
    ],
)
def test_a_figure_of_a_year(asker: Asker, question: str, value: int) -> None:
    answer = asker.ask(question)
    assert (answer.kind, answer.value) == (Kind.FIGURE, value)
    assert answer.before == ()


def test_the_number_names_the_figure_itself(asker: Asker) -> None:
    assert things(asker.ask("23 appeals")) == {"figure-russia-entry-ban-appeals"}


# --- what changed ---

CHANGED = {
    FMS,
    *NORWAY,
    *SWISS,
    "project-twinning",  # it ended
    "event-baku-readmission-talks-2015-h1",  # it was planned, and took place
    "figure-readmission-nationality-confirmed-2015",  # counted before
    "figure-russia-entry-ban-appeals-2015",
    "figure-twinning-activities-2015",
}


@pytest.mark.parametrize(
    "question",
    [
        "what changed since 2014",
        "What has changed compared with 2014?",
        "what's new since 2014",
        "what changed in 2015",
        "changes between 2014 and 2015",
        "what changed",
        "2014-cü ildən nə dəyişib",
        "2014-cü ildən bəri nələr dəyişib?",
        "2014-cü illə müqayisədə hansı dəyişikliklər var",
        "что изменилось с 2014 года",
        "Что изменилось по сравнению с 2014 годом?",
        "какие изменения произошли в 2015 году",
    ],
)
def test_what_changed(asker: Asker, question: str) -> None:
    answer = asker.ask(question)
    subjects = {iri.rpartition("/")[2] for iri in answer.subjects}
    assert subjects == CHANGED
    new = things(answer) - CHANGED
    assert {
        "agreement-belarus-readmission",
        "law-cabinet-decision-248",
        "project-migrant-integration",
        "event-icrc-training-2015-03",
        "figure-icrc-training-staff",
        "document-crc-report-draft",
    } <= new
    assert not any(name.startswith(("activity", "body", "place", "report")) for name in new)


def test_what_changed_says_what_with_dates_and_reports(asker: Asker) -> None:
    said = plain_text(asker.ask("what changed since 2014"))
    assert "10 changed, 13 new — according to the report for 2015" in said
    assert "draft (report for 2014) → signed, 12 May 2015 (report for 2015)" in said
    assert "Source: SMS information note for 2015" in said
    assert "Source: SMS information note for 2014" in said


@pytest.mark.parametrize(
    ("question", "expected"),
    [
        ("what changed with Norway since 2014", NORWAY),
        ("Norveçlə bağlı nə dəyişib", NORWAY),
        ("что изменилось в соглашении с ФМС", {FMS}),
        (
            "2014-cü ildən bəri sazişlərdə nə dəyişib",
            {FMS, *NORWAY, *SWISS, "agreement-belarus-readmission"},
        ),
    ],
)
def test_what_changed_with_something(asker: Asker, question: str, expected: set[str]) -> None:
    assert asker.things(question) == expected


@pytest.mark.parametrize(
    "question",
    [
        "how has the number of entry ban appeals changed",
        "giriş qadağası üzrə müraciətlərin sayı necə dəyişib",
        "как изменилось число обращений о запрете въезда",
    ],
)
def test_how_a_count_changed(asker: Asker, question: str) -> None:
    said = plain_text(asker.ask(question))
    assert re.search(r"23 \(.*2014.*\) → 31 \(.*2015.*\)", said)


def test_going_on_from_what_changed(asker: Asker) -> None:
    assert asker.things("what changed since 2014", "and with Norway?") == NORWAY
    assert asker.ask("what changed since 2014", "how many?").value == 23


def test_nothing_changed_since_the_newest(asker: Asker) -> None:
    assert asker.ask("what changed since 2015").kind is Kind.NONE


def test_what_an_act_changed_is_no_news(asker: Asker) -> None:
    amended = asker.ask("Which law changed the Migration Code?")
    assert things(amended) == {"law-1143-ivqd"}


# --- one measure over the years ---


@pytest.mark.parametrize(
    "question",
    [
        "2.10 üzrə 2015-də nə edilib",
        "what was done under 2.10 in 2015",
        "что сделано по пункту 2.10 в 2015 году",
    ],
)
def test_what_was_done_under_a_measure_in_a_year(asker: Asker, question: str) -> None:
    assert asker.things(question) == {
        "event-icrc-training-2015-03",
        "figure-icrc-training-staff",
        "event-detention-centre-visits-2015",
        "activity-dmx-2015-2-10-conditions",
    }


def test_what_was_done_over_two_years(asker: Asker) -> None:
    found = asker.things("what was done under 1.4 in 2014 and in 2015")
    assert {
        "event-moscow-fms-talks-2014-05",
        "figure-russia-entry-ban-appeals",
        "event-minsk-readmission-talks-2015-09",
        "figure-russia-entry-ban-appeals-2015",
    } <= found
    assert not any("2-10" in name or name.startswith("report") for name in found)
    said = plain_text(asker.ask("agreements with Norway"))
    assert "m. 1.4 (2014, 2015)" in said  # each row names its reports


def test_documents_and_work_of_a_year(asker: Asker) -> None:
    assert asker.things("documents 2015") == {"document-crc-report-draft"}
    assert asker.things("letters 2014") == {"activity-dmx-2014-1-4-entry-restriction-letters"}
    assert asker.things("letters 2015") == {"activity-dmx-2015-1-4-entry-restriction-letters"}


@pytest.mark.parametrize(
    ("question", "found"),
    [
        ("what did IOM do in 2015", {"project-migrant-integration", "law-detention-centre-rules"}),
        ("the Benelux protocol in 2015", set()),  # only the report for 2014 tells of it
        ("UNHCR in 2015", set()),
    ],
)
def test_what_a_thing_is_tied_to_in_one_year_is_of_that_year(
    asker: Asker, question: str, found: set[str]
) -> None:
    answer = asker.ask(question)
    assert found <= things(answer)
    other = {"event-migration-policy-conference-2014-04", "report-dmx-2014", "measure-1-4"}
    assert not other & things(answer)
    assert (answer.kind is Kind.NONE) == (not found)
