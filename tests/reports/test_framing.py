"""What the table of a report says by itself, known and new."""

from dataclasses import replace

import pytest

from bot import vocabulary as voc
from bot.model import Language, Term
from bot.reports.document import Chapter, Document, Row, Span
from bot.reports.framing import framed
from bot.reports.issuer import issuer_of
from bot.reports.known import Known
from bot.reports.measures import measure_of
from bot.reports.proposal import Proposal, Proposals
from bot.reports.reading import document_of
from bot.store.loading import project_data
from tests.helpers.documents import note_of_2014

TEXT = """2019-cu il ərzində görülmüş işlər barədə
Birinci Fəsil
Normativ-hüquqi bazanın təkmilləşdirilməsi
1.4 Müqavilə-hüquq bazasının genişləndirilməsi. 2018-2020-ci illər Dövlət Miqrasiya Xidməti
Yeddinci Fəsil
Maarifləndirmə
7.3 Kütləvi informasiya vasitələri ilə iş mütəmadi Xarici İşlər Nazirliyi
"""


def place(words: str) -> Span:
    start = TEXT.index(words)
    return Span(start, start + len(words))


DOCUMENT = Document(
    TEXT,
    Language.AZ,
    heading=place("2019-cu il ərzində görülmüş işlər barədə"),
    period=place("2019-cu il ərzində"),
    year=2019,
    chapters=(
        Chapter(1, place("Birinci Fəsil"), place("Normativ-hüquqi bazanın təkmilləşdirilməsi")),
        Chapter(7, place("Yeddinci Fəsil"), place("Maarifləndirmə")),
    ),
    rows=(
        Row(
            "1.4",
            place("1.4"),
            chapter=1,
            title=place("Müqavilə-hüquq bazasının genişləndirilməsi."),
            time_limit=place("2018-2020-ci illər"),
            executing_body=place("Dövlət Miqrasiya Xidməti"),
        ),
        Row(
            "7.3",
            place("7.3"),
            chapter=7,
            title=place("Kütləvi informasiya vasitələri ilə iş"),
            time_limit=place("mütəmadi"),
            executing_body=place("Xarici İşlər Nazirliyi"),
        ),
    ),
    report="dmx-2019",
)


@pytest.fixture(scope="module")
def known() -> Known:
    return Known.of(project_data())


@pytest.fixture(scope="module")
def proposals(known: Known) -> Proposals:
    return framed(DOCUMENT, known)


def said(proposals: Proposals, subject: str, name: str) -> Proposal:
    found = [
        one
        for one in proposals.facts
        if one.subject == subject and voc.local_name(one.predicate) == name
    ]
    assert len(found) == 1, found
    return found[0]


def test_known_things_are_linked_and_new_ones_marked(proposals: Proposals) -> None:
    assert [thing.id for thing in proposals.things] == [
        "report-dmx-2019",
        "chapter-7",
        "measure-7-3",
    ]
    assert not said(proposals, "measure-1-4", "timeLimit").subject_is_new
    assert said(proposals, "measure-7-3", "timeLimit").subject_is_new


def test_columns_become_values(proposals: Proposals) -> None:
    assert said(proposals, "measure-7-3", "timeLimit").object == Term(voc.ONGOING)
    assert said(proposals, "measure-1-4", "timeLimit").object.value == "2018/2020"
    assert said(proposals, "measure-1-4", "timeLimit").object.datatype == voc.EDTF_DATE
    body = said(proposals, "measure-7-3", "executingBody").object
    assert body.value == voc.ID + "body-ministry-of-foreign-affairs"
    assert said(proposals, "measure-7-3", "position").object.value == "3"
    assert said(proposals, "report-dmx-2019", "reportingPeriod").object.value == "2019"


def test_each_rests_on_words_of_the_text(proposals: Proposals) -> None:
    for one in proposals.facts:
        assert one.words
        assert all(one.passage.holds(words) and words.of(TEXT) for words in one.words)
    limit = said(proposals, "measure-1-4", "timeLimit")
    assert limit.passage.of(TEXT) == "2018-2020-ci illər"


def test_keys_are_each_its_own_and_the_same_again(proposals: Proposals, known: Known) -> None:
    keys = [one.key for one in proposals.facts]
    assert len(set(keys)) == len(keys)
    assert [one.key for one in framed(DOCUMENT, known).facts] == keys


def test_names_that_no_source_gives_are_listed(proposals: Proposals) -> None:
    wanted = {
        (name.thing, voc.local_name(name.predicate), name.language)
        for name in proposals.names_to_fill
    }
    assert ("measure-7-3", "prefLabel", "ru") in wanted
    assert ("measure-7-3", "prefLabel", "az") not in wanted
    assert ("measure-7-3", "shortName", "az") in wanted
    assert not any(thing == "measure-1-4" for thing, *_ in wanted)


def test_as_if_never_seen(known: Known) -> None:
    unseen = known.without({"measure-1-4"})
    assert unseen.measure("1.4") is None
    assert known.measure("1.4") == voc.ID + "measure-1-4"
    assert "measure-1-4" in {thing.id for thing in framed(DOCUMENT, unseen).things}


def test_what_is_stated_already_is_not_said_again(proposals: Proposals) -> None:
    predicates = {
        voc.local_name(one.predicate) for one in proposals.facts if one.subject == "measure-1-4"
    }
    assert predicates == {"timeLimit", "title"}  # the title is another one


def test_named_after_last_year(known: Known) -> None:
    text = note_of_2014().text.replace("2014-cü", "2016-cı")
    document = replace(document_of(text.encode())[1], report="dmx-2016")
    report = framed(document, known).things[0]
    assert report.short_names == {
        "az": "DMX-nin 2016-cı il üzrə məlumatı",
        "en": "SMS information note for 2016",
        "ru": "Информация ГМС за 2016 год",
    }
    issuer = issuer_of(document, known)
    assert issuer is not None
    assert (voc.local_name(issuer.iri), issuer.acronym) == ("body-state-migration-service", "dmx")


@pytest.mark.parametrize(
    ("words", "acronym"),
    [
        ("проделанной Государственной миграционной службой в 2018 году", "dmx"),
        ("Отчёт Государственной миграционной службы за 2018 год", "dmx"),
        ("Отчёт о миграционной работе за 2018 год", None),
    ],
)
def test_an_issuer_in_another_case(known: Known, words: str, acronym: str | None) -> None:
    """In Russian every word of a name changes."""
    document = Document(words, Language.RU, heading=Span(0, len(words)), report="example-2018")
    issuer = issuer_of(document, known)
    assert (issuer and issuer.acronym) == acronym


def test_an_acronym_is_a_word_of_its_own(known: Known) -> None:
    """*under* does not begin with the United Nations."""
    text = TEXT.replace("2019-cu il ərzində", "Work under the plan: 2019-cu il ərzində")
    heading = Span(0, text.index("\n"))
    document = Document(text, Language.EN, heading=heading, report="example-2019")
    assert issuer_of(document, known) is None


def test_a_measure_of_another_programme_is_another_one(known: Known) -> None:
    """The number alone does not tell: 1.4 of another programme is about something else."""
    title = "Müqavilə-hüquq bazasının genişləndirilməsi"
    other = "Gənclərin media savadlılığının artırılması"
    text = TEXT.replace(title, other.ljust(len(title), "."))
    proposals = framed(replace(DOCUMENT, text=text), known)
    measures = {one.id for one in proposals.things if one.cls == voc.MEASURE}
    assert measures == {"measure-dmx-2019-1-4", "measure-7-3"}
    assert all(one.subject != "measure-1-4" for one in proposals.facts)


@pytest.mark.parametrize(
    "other",
    [
        "Gənclərin maarifləndirilməsi üzrə layihələrin həyata keçirilməsi",
        "Beynəlxalq əməkdaşlığın genişləndirilməsi istiqamətində tədbirlərin görülməsi",
    ],
)
def test_words_of_every_plan_make_no_measure_the_same(known: Known, other: str) -> None:
    place = Span(0, len(other))
    row = Row("1.4", Span(0, 0), title=place)
    document = Document(other, Language.AZ, heading=Span(0, 0), rows=(row,), report="x-2019")
    assert measure_of(row, document, known) == ("measure-x-2019-1-4", True)
