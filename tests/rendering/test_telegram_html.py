"""Whatever the answer, its pages are what Telegram takes, and nothing of it is lost."""

from __future__ import annotations

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot import vocabulary as voc
from bot.model import (
    Answer,
    Choice,
    Correction,
    Fact,
    Form,
    HasConcept,
    Item,
    Kind,
    Language,
    Names,
    Note,
    Period,
    Piece,
    Reading,
    Selection,
    Source,
    Term,
    TermKind,
    Tie,
)
from bot.rendering.page import Page
from bot.rendering.plain import plain_text
from bot.rendering.telegram_html import LIMIT, THINGS_A_PAGE, messages, units
from tests.helpers.bot_api import parse_html
from tests.rendering import answers as make


def pages(answer: Answer) -> list[Page]:
    first = messages(answer)
    return [first, *(messages(answer, page) for page in range(1, first.pages))]


def many(count: int, name: str = "Thing {}") -> Answer:
    rows = [Item(f"urn:thing:{n}", voc.AGREEMENT, make.norway().facts) for n in range(count)]
    names = {row.iri: Names(name.format(n), name.format(n)) for n, row in enumerate(rows)}
    answer = make.answer(Kind.LIST, rows)
    return replace(answer, names={**answer.names, **names})


# --- examples ---


def test_a_list_is_marked_up_for_a_phone() -> None:
    assert messages(make.agreements()).html == "\n".join(
        [
            "<i>Understood: agreements · readmission · 2014</i>",
            (
                "<b>3 agreements</b>: 2 signed, 1 of them in force; 1 at draft stage "
                "(according to the report for 2014)"
            ),
            "",
            "1. ✅ <b>EU Readmission Agreement</b>",
            "in force since 1 September 2014 · signed: 28 February 2014 · m.\u00a01.4",
            "2. ✍️ <b>Norway Readmission Agreement</b>",
            "signed (3 December 2014), not yet in force · m.\u00a01.4",
            "3. 📝 <b>Russia Readmission Agreement</b>",
            "draft · m.\u00a01.4",
            "",
            "<b>Source:</b> SMS note for 2014, measure 1.4",
            "<blockquote>“28 fevral 2014-cü il tarixdə imzalanmış”</blockquote>",
        ]
    )


@pytest.mark.parametrize("language", Language)
def test_html_and_plain_text_say_the_same(language: Language) -> None:
    answer = make.agreements(language)
    text, _ = parse_html(messages(answer).html)
    assert "".join(text.split()) == "".join(plain_text(answer).split())


def test_five_things_stand_on_a_page() -> None:
    found = pages(many(12))
    assert [len(page.things) for page in found] == [5, 5, 2]
    assert [page.first for page in found] == [1, 6, 11]
    assert [page.html.rsplit("\n", 1)[1] for page in found] == [
        "<i>1/3</i>",
        "<i>2/3</i>",
        "<i>3/3</i>",
    ]
    assert "6. ✍️ <b>Thing 5</b>" in found[1].html


def test_a_page_beyond_the_last_is_the_last() -> None:
    answer = many(7)
    assert messages(answer, 99) == messages(answer, 1)
    assert messages(answer, -1) == messages(answer, 0)


def test_things_that_are_not_shown_are_counted_on_the_last_page() -> None:
    found = pages(replace(many(7), total=20))
    assert ["and 13 more" in page.html for page in found] == [False, True]


def test_markup_in_names_and_words_is_text() -> None:
    answer = many(2, "<b>&amp; {} </i>")
    answer = replace(answer, reading=replace(answer.reading, ignored=("<a href='x'>",)))
    html = messages(answer).html
    assert "<b>&lt;b&gt;&amp;amp; 0 &lt;/i&gt;</b>" in html
    assert "&lt;a href='x'&gt;" in html


def test_long_quotes_fold_and_those_that_do_not_fit_are_left_to_the_source() -> None:
    row = Item(make.EU, voc.AGREEMENT, (make.fact(voc.SIGNED, make.day("2014-01-01")),))
    words = make.source("söz " * 100)
    quoted = replace(row, facts=(replace(row.facts[0], sources=(words,)),))
    assert "<blockquote expandable>" in messages(make.answer(Kind.ENTITY, (quoted,))).html


def test_a_card_longer_than_a_message_stands_on_several_pages() -> None:
    facts = [make.fact(f"urn:p:{n}", make.text(f"{n} " + "long & word " * 90)) for n in range(9)]
    answer = make.answer(Kind.ENTITY, (Item(make.EU, voc.AGREEMENT, tuple(facts)),))
    found = pages(answer)
    assert len(found) > 2
    everything = "\n".join(parse_html(page.html)[0] for page in found)
    for number in range(9):
        assert f"{number}: {number} long & word" in everything
    assert everything.count("long & word") == 9 * 90
    assert all("Source:" in page.html for page in found)


@pytest.mark.parametrize("length", [10, 3000, 20000])
def test_one_endless_value_is_spread_over_pages(length: int) -> None:
    names = [f"urn:body:{n}:{'x' * 40}" for n in range(length // 50)]
    facts = tuple(make.fact(make.FUNDER, Term(n)) for n in names)
    answer = make.answer(Kind.ENTITY, (Item(make.EU, voc.AGREEMENT, facts),))
    everything = "".join(parse_html(page.html)[0] for page in pages(answer))
    assert everything.count("x" * 40) == len(names)


# --- properties ---

TEXT = st.one_of(
    st.text(st.characters(exclude_categories=["Cs"]), max_size=60),
    st.text("<>&\"'/=ab ", max_size=60),
    st.sampled_from(["", "İmzalanıb", "“Saziş”", "🇦🇿🤝🇳🇴", "a\0b\x1b[1m", "\ud800", "\u202e"]),
    st.builds(
        lambda word, times: word * times, st.sampled_from(["x", "& ", "söz "]), st.integers(1, 900)
    ),
)
IRIS = st.sampled_from(
    [make.EU, make.NORWAY, make.FUND, "urn:x", "http://a.example/<b>", voc.AGREEMENT]
    + [f"urn:thing:{n}" for n in range(14)]
)
PROPERTIES = st.sampled_from(
    [
        *(voc.HAS_STATUS, voc.SIGNED, voc.ENTRY_INTO_FORCE, voc.VALUE, voc.RATIONALE),
        *(make.FUNDER, voc.COMPARATOR, voc.HELD, "urn:p:1", "urn:p:2"),
    ]
)
DATATYPES = st.sampled_from(
    [None, voc.XSD_DATE, voc.XSD_YEAR, voc.EDTF_DATE, voc.XSD_INTEGER, voc.XSD_BOOLEAN, "urn:d"]
)
TERMS = st.one_of(
    st.builds(Term, IRIS | st.sampled_from([make.IN_FORCE, make.SIGNED, make.DRAFT])),
    st.builds(Term, TEXT, st.just(TermKind.LITERAL), st.sampled_from([None, "az", "en"])),
    st.builds(Term, TEXT, st.just(TermKind.LITERAL), st.none(), DATATYPES),
    st.sampled_from([make.day("2014-02-28"), make.number(8), make.number(1_000_000)]),
)
SOURCES = st.builds(
    Source, st.sampled_from([make.REPORT, "urn:report", "report-x"]), st.none() | TEXT, TEXT
)
FACTS = st.builds(Fact, PROPERTIES, TERMS, st.lists(SOURCES, max_size=3).map(tuple), st.booleans())
ITEMS = st.builds(
    Item,
    IRIS,
    st.sampled_from([voc.AGREEMENT, voc.FIGURE, "urn:class", ""]),
    st.lists(FACTS, max_size=8).map(tuple),
    st.lists(st.builds(Tie, IRIS, PROPERTIES), max_size=12).map(tuple),
    st.lists(PROPERTIES, max_size=4).map(tuple),
)
DAYS = st.none() | st.dates(date(1900, 1, 1), date(2100, 1, 1))
PIECES = st.one_of(
    st.builds(Piece, iri=IRIS, negated=st.booleans(), carried=st.booleans()),
    st.builds(Piece, text=TEXT),
    st.builds(Piece, period=st.builds(Period, DAYS, DAYS, st.sampled_from([1, 31, 92, 366]))),
)
CLAIMS = st.sampled_from([None, Selection(), Selection(concepts=(HasConcept((make.SIGNED,)),))])
READINGS = st.builds(
    Reading,
    language=st.sampled_from(Language),
    form=st.sampled_from(Form),
    selection=st.builds(Selection, classes=st.lists(IRIS, max_size=2).map(tuple)),
    asked=st.lists(PROPERTIES, max_size=2).map(tuple),
    asked_classes=st.lists(IRIS, max_size=1).map(tuple),
    claim=CLAIMS,
    pieces=st.lists(PIECES, max_size=8).map(tuple),
    ignored=st.lists(TEXT, max_size=9).map(tuple),
    unknown=st.lists(TEXT, max_size=9).map(tuple),
    corrections=st.lists(st.builds(Correction, TEXT, TEXT), max_size=3).map(tuple),
    proposed=st.booleans(),
)
CHOICES = st.lists(
    st.builds(Choice, READINGS, st.lists(PIECES, max_size=5).map(tuple), st.integers(0, 10**7)),
    max_size=9,
).map(tuple)


@st.composite
def any_answer(draw: st.DrawFn) -> Answer:
    language = draw(st.sampled_from(Language))
    rows = draw(st.lists(ITEMS, max_size=8, unique_by=lambda row: row.iri))
    subjects = draw(st.lists(st.sampled_from([row.iri for row in rows] or [make.EU]), max_size=3))
    named = draw(st.dictionaries(IRIS | PROPERTIES, st.builds(Names, TEXT, TEXT, TEXT), max_size=8))
    answer = make.answer(
        draw(st.sampled_from(Kind)),
        rows,
        draw(READINGS),
        language=language,
        value=draw(st.sampled_from([None, 3, "2014-02-28", "ongoing", 10**9])),
    )
    return replace(
        answer,
        subjects=tuple(subjects),
        total=len(rows) + draw(st.sampled_from([0, 0, 7])),
        notes=tuple(draw(st.lists(st.sampled_from(Note), max_size=2))),
        choices=draw(CHOICES) if answer.kind is Kind.CLARIFY else (),
        offers=draw(CHOICES) if answer.kind is Kind.NONE else (),
        names={**make.NAMES[language], **named},
        report_years=draw(st.sampled_from([(), (2014,), (2014, 2015)])),
    )


@settings(max_examples=80, deadline=None)
@given(any_answer())
def test_every_page_is_what_telegram_takes(answer: Answer) -> None:
    for page in pages(answer):
        text, _ = parse_html(page.html)
        assert text.strip()
        assert units(page.html) <= LIMIT
        assert len(page.things) <= THINGS_A_PAGE


@settings(max_examples=50, deadline=None)
@given(any_answer())
def test_every_thing_of_a_list_stands_on_a_page_once(answer: Answer) -> None:
    answer = replace(answer, kind=Kind.LIST, reading=replace(answer.reading, form=Form.THINGS))
    found = pages(answer)
    assert [thing for page in found for thing in page.things] == [row.iri for row in answer.rows]
    shown = 0
    for page in found:
        if page.things:
            assert page.first == shown + 1
        shown += len(page.things)


@settings(max_examples=50, deadline=None)
@given(any_answer())
def test_no_word_of_the_answer_is_lost(answer: Answer) -> None:
    """Pages hold all the words of the plain text, but for quotes, which have their own place."""
    bare = [
        replace(row, facts=tuple(replace(fact, sources=()) for fact in row.facts))
        for row in answer.rows
    ]
    answer = replace(answer, rows=tuple(bare))
    everything = "".join("".join(parse_html(page.html)[0].split()) for page in pages(answer))
    for line in plain_text(answer).splitlines():
        for word in line.split():
            if len(word) < 100:
                assert word in everything


@settings(max_examples=20, deadline=None)
@given(any_answer())
def test_the_same_answer_is_put_into_the_same_words(answer: Answer) -> None:
    assert messages(answer) == messages(answer)
    assert plain_text(answer) == plain_text(answer)
