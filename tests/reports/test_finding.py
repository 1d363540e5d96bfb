"""What sentences are taken to say: rules of the language, each on words of no report."""

from __future__ import annotations

import time
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import vocabulary as voc
from bot.model import Language
from bot.reports.document import Column, Document, Sentence, Span
from bot.reports.finding.gazetteer import Gazetteer
from bot.reports.finding.report import found
from bot.reports.proposal import Proposals
from tests.reports.expected import everything_known, known_before, report_of_2014
from tests.reports.measuring import gazetteer, proposed

Propose = Callable[..., "Told"]


class Told:
    """What is proposed of a text whose lines are its sentences, in a row of work done."""

    def __init__(self, text: str, language: Language = Language.AZ, year: int = 2019) -> None:
        self.text = text
        sentences = []
        at = 0
        for line in text.split("\n"):
            span = Span(at, at + len(line)).trimmed(text)
            if len(span):
                sentences.append(Sentence(span, Column.WORK_DONE, "1.4", 1))
            at += len(line) + 1
        self.document = Document(
            text,
            language,
            Span(0, 0),
            year=year,
            sentences=tuple(sentences),
            report="example-2019",
        )
        self.proposals = found(self.document, known_before(), gazetteer(language))

    def things(self, cls: str) -> list[str]:
        return [thing.id for thing in self.proposals.things if thing.cls == cls]

    def said(self, name: str, cls: str | None = None) -> set[str]:
        return {
            voc.local_name(fact.object.value)
            if fact.object.value.startswith("https:")
            else fact.object.value
            for fact in self.proposals.facts
            if voc.local_name(fact.predicate) == name and cls in (None, fact.subject_class)
        }


def assert_sound(text: str, proposals: Proposals) -> None:
    """Everything rests on words of the text, and nothing is said of what is not there."""
    new = {thing.id for thing in proposals.things}
    for thing in proposals.things:
        assert 0 <= thing.passage.start < thing.passage.end <= len(text)
        assert 0 <= thing.confidence <= 1
        assert all(0 <= word.start < word.end <= len(text) for word in thing.words)
    for fact in proposals.facts:
        assert fact.passage.of(text).strip()
        assert all(fact.passage.holds(word) for word in fact.words)
        assert 0 <= fact.confidence <= 1
        assert fact.subject_is_new == (fact.subject in new), fact.subject


def test_of_a_signing_and_what_is_not_yet_so() -> None:
    told = Told(
        "2019-cu il aprelin 4-də “Azərbaycan Respublikası Hökuməti ilə Latviya Hökuməti arasında"
        " arxiv işi haqqında Saziş” imzalanmış, lakin hələ qüvvəyə minməmişdir."
    )
    assert told.said("signed") == {"2019-04-04"}
    assert told.said("entryIntoForce") == set()
    assert told.said("status") == {"signed"}
    assert told.said("party") == {"body-government-azerbaijan", *told.things(voc.BODY)}


def test_a_participle_says_it_of_what_follows() -> None:
    told = Told(
        "7 may 2018-ci il tarixdə imzalanmış və 2 iyun 2019-cu il tarixdə qüvvəyə minmiş"
        " “Azərbaycan Respublikası ilə Polşa arasında təhsil haqqında Saziş”in icrası davam edir."
    )
    assert told.said("signed") == {"2018-05-07"}
    assert told.said("entryIntoForce") == {"2019-06-02"}
    assert told.said("status") == {"in-force"}


def test_what_is_to_be_signed_is_in_preparation() -> None:
    told = Told(
        "Ukrayna ilə viza sadələşdirilməsi və readmissiya sazişlərinin imzalanması istiqamətində"
        " işlər davam etdirilir."
    )
    assert len(told.things(voc.AGREEMENT)) == 2
    assert told.said("status") == {"in-preparation"}
    assert told.said("party") == {"country-ukraine", "country-azerbaijan"}


def test_what_is_known_is_linked_and_never_doubled() -> None:
    told = Told(
        "BMqT-nin və UNHCR-in dəstəyi ilə 3 mart 2019-cu il tarixdə Bakı şəhərində təlim keçirilib."
    )
    assert told.things(voc.BODY) == []
    assert told.said("supporter") == {"body-iom", "body-unhcr"}
    assert told.said("place") == {"place-baku"}


def test_an_agreement_of_an_earlier_report_is_the_same_one() -> None:
    case = report_of_2014()
    known = everything_known()
    again = found(case.document, known, Gazetteer(known, Language.AZ))
    assert [t.id for t in again.things if t.cls in (voc.AGREEMENT, voc.PROJECT)] == []
    assert "convention-cat" in {voc.local_name(f.object.value) for f in again.facts}
    held = {f.subject for f in again.facts if f.predicate in (voc.HELD, voc.PLANNED_FOR)}
    assert held <= {voc.local_name(iri) for iri in known.of_class(voc.EVENT)}
    assert {f.subject for f in again.facts if f.predicate == voc.SIGNED} == {
        "agreement-eu-readmission",
        "agreement-norway-readmission",
        "agreement-norway-visa-facilitation",
    }


def test_each_event_has_its_own_day_and_place() -> None:
    told = Told(
        "4 mart 2019-cu il tarixdə Yevlax şəhərində seminar keçirilmiş, 5-6 aprel tarixlərdə isə"
        " Moskva şəhərində konfrans təşkil edilmişdir."
    )
    held = {
        (fact.subject.split("-")[1], fact.object.value)
        for fact in told.proposals.facts
        if fact.predicate == voc.HELD
    }
    assert held == {("yevlakh", "2019-03-04"), ("moscow", "2019-04-05/2019-04-06")}


def test_words_about_an_event_that_was_not_held_are_no_event() -> None:
    assert Told("Seminarların əhəmiyyəti böyükdür.").things(voc.EVENT) == []


@pytest.mark.parametrize(
    ("text", "language", "value", "unit"),
    [
        ("Xidmətə 1 204 müraciət daxil olub.", Language.AZ, "1204", "appeal"),
        ("İki milyondan artıq şəxs qeydiyyata alınıb.", Language.AZ, "2000000", "person"),
        ("More than 300 appeals were received.", Language.EN, "300", "appeal"),
        ("Рассмотрено свыше 40 обращений.", Language.RU, "40", "appeal"),
    ],
)
def test_figures(text: str, language: Language, value: str, unit: str) -> None:
    told = Told(text, language)
    assert told.said("value") == {value}
    assert told.said("unit") == {unit}


@pytest.mark.parametrize(
    "text",
    [
        "13-cü fəsil əlavə edilib.",
        "1938 nömrəli Sərəncam qəbul edilib.",
        "16-cı iclas 2019-cu ildə keçirilib.",
        "1.4 bəndi üzrə iş görülüb.",
    ],
)
def test_numbers_that_count_nothing_are_no_figures(text: str) -> None:
    assert Told(text).said("value") == set()


def test_new_names_are_left_to_be_filled_in_the_other_languages() -> None:
    told = Told("Vyana şəhərində 7 may 2019-cu il tarixdə seminar keçirilib.")
    place = next(thing for thing in told.proposals.things if thing.cls == voc.PLACE)
    wanted = {n.language for n in told.proposals.names_to_fill if n.thing == place.id}
    assert set(place.names) | wanted == {"az", "en", "ru"}


def test_it_is_the_same_in_every_run() -> None:
    text = "2019-cu il aprelin 4-də Latviya ilə əməkdaşlıq haqqında saziş imzalanıb."
    assert Told(text).proposals == Told(text).proposals


def test_of_the_note_of_2014_everything_is_sound() -> None:
    case = report_of_2014()
    assert_sound(case.document.text, proposed(case))


_PIECES = st.sampled_from(
    '“ ” « » " ( ) , . ; – - № % 4 16-cı 2014-cü 1938 1.4 1143-IVQD saziş Saziş sazişlər protokol'
    " və ilə arasında haqqında imzalanıb qüvvəyə minməyib layihəsi seminar görüş keçirilib Norveç"
    " Bakıda şəhərində tərəfindən çərçivəsində may 3 dekabr il BMT-nin Xidmət Agreement between"
    " and signed on the draft held in Соглашение между подписано Министерство связи России"
    " не вступило \u200b i\u0307 \u0301 \n \t".split(" ")
)


@settings(max_examples=60, deadline=None)
@given(
    st.one_of(
        st.text(max_size=300),
        st.lists(_PIECES, max_size=60).map(" ".join),
        st.lists(_PIECES, max_size=60).map("".join),
    ),
    st.sampled_from(list(Language)),
)
def test_any_text_at_all_is_read(text: str, language: Language) -> None:
    told = Told(text, language)
    assert_sound(text, told.proposals)


def test_the_time_grows_with_the_length() -> None:
    line = (
        "3 mart 2019-cu il tarixdə Bakı şəhərində “Azərbaycan Respublikası ilə Polşa arasında"
        " təhsil haqqında Saziş” və 12 nəfər üçün seminar təşkil edilmişdir."
    )
    Told(line)

    def seconds(text: str) -> float:
        before = time.process_time()
        Told(text)
        return time.process_time() - before

    once = seconds("\n".join([line] * 20))
    assert seconds("\n".join([line] * 160)) < 8 * 3 * max(once, 0.01)
    long = seconds(" ".join([line.rstrip(".")] * 160))
    assert long < 8 * 6 * max(once, 0.01)  # one sentence of thousands of words
