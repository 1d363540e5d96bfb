"""Each kind of answer as a person reads it."""

from __future__ import annotations

from dataclasses import replace

import pytest

from bot import vocabulary as voc
from bot.model import (
    Answer,
    Correction,
    DatedWithin,
    Form,
    HasConcept,
    Item,
    Kind,
    Language,
    Note,
    Piece,
    Selection,
    Term,
    TermKind,
    Tie,
)
from bot.rendering.plain import plain_text
from bot.rendering.reply import wants_examples
from tests.rendering import answers as make

CLAIM_IN_FORCE = Selection(concepts=(HasConcept((make.IN_FORCE,)),))


def lines(answer: Answer) -> list[str]:
    return plain_text(answer).splitlines()


def says(answer: Answer, line: str) -> bool:
    return line in lines(answer)


# --- lists and numbers ---


def test_a_list_is_understood_counted_shown_and_cited() -> None:
    assert plain_text(make.agreements()) == "\n".join(
        [
            "Understood: agreements · readmission · 2014",
            (
                "3 agreements: 2 signed, 1 of them in force; 1 at draft stage "
                "(according to the report for 2014)"
            ),
            "",
            "1. ✅ EU Readmission Agreement",
            "   in force since 1 September 2014 · signed: 28 February 2014 · m. 1.4",
            "2. ✍️ Norway Readmission Agreement",
            "   signed (3 December 2014), not yet in force · m. 1.4",
            "3. 📝 Russia Readmission Agreement",
            "   draft · m. 1.4",
            "",
            "Source: SMS note for 2014, measure 1.4",
            "   “28 fevral 2014-cü il tarixdə imzalanmış”",
        ]
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.AZ,
            (
                "3 saziş: 2-si imzalanıb, onlardan 1-i qüvvədədir; 1-i layihə mərhələsindədir "
                "(2014-cü il üzrə hesabata görə)"
            ),
        ),
        (
            Language.RU,
            (
                "3 соглашения: 2 подписаны, из них 1 действует; 1 на стадии проекта "
                "(согласно отчёту за 2014 год)"
            ),
        ),
    ],
)
def test_statuses_are_counted_in_words(language: Language, said: str) -> None:
    assert says(make.agreements(language), said)


def test_one_status_of_all_is_said_once() -> None:
    signed = make.answer(Kind.LIST, (make.eu(), make.norway()))
    assert says(
        signed,
        "2 agreements: all signed, 1 of them in force (according to the report for 2014)",
    )
    drafts = make.answer(Kind.LIST, (make.russia(), replace(make.russia(), iri=make.EU)))
    assert says(drafts, "2 agreements: all at draft stage (according to the report for 2014)")


def test_statuses_of_a_part_are_not_counted() -> None:
    some = replace(make.agreements(), total=9, items=(*make.agreements().items, "urn:x"))
    assert says(some, "9 agreements")
    assert says(some, "and 6 more")


def test_a_count_begins_with_the_number() -> None:
    answer = replace(make.agreements(), kind=Kind.COUNT, value=3)
    assert lines(answer)[1].startswith("3 agreements: 2 signed")


def test_things_of_several_classes_are_results() -> None:
    answer = make.answer(Kind.LIST, (make.eu(), make.talks()))
    assert says(answer, "2 results")


def test_an_unknown_class_goes_by_its_own_name() -> None:
    rows = tuple(Item(f"urn:thing:{n}", "urn:class:Ship") for n in range(2))
    answer = replace(make.answer(Kind.LIST, rows), report_years=())
    assert says(answer, "Ship: 2")
    assert says(answer, "No source is given.")


def test_what_happened_shows_the_dates_of_the_period() -> None:
    meant = make.reading(Form.HAPPENED, Selection(dated=(DatedWithin((make.YEAR_2014,)),)))
    old = replace(
        make.eu(), facts=(make.fact(voc.SIGNED, make.day("2013-05-01")), *make.eu().facts)
    )
    text = plain_text(make.answer(Kind.LIST, (old, make.talks()), meant))
    assert "2013" not in text
    assert "held: 15–16 December 2014 (inferred) · m. 1.4" in text


# --- dates, figures, yes and no ---


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.AZ, "1 sentyabr 2014 — qüvvəyə minib: Aİ ilə readmissiya Sazişi"),
        (Language.EN, "1 September 2014 — entered into force: EU Readmission Agreement"),
        (Language.RU, "1 сентября 2014 г. — вступило в силу: Соглашение о реадмиссии с ЕС"),
    ],
)
def test_a_date_says_of_what_it_is(language: Language, said: str) -> None:
    meant = make.reading(Form.DATE, asked=[voc.ENTRY_INTO_FORCE])
    answer = make.answer(Kind.DATE, (make.eu(),), meant, language=language, value="2014-09-01")
    assert lines(answer)[0] == said


def test_an_inferred_date_is_marked_and_quoted_in_full() -> None:
    meant = make.reading(Form.DATE, asked=[voc.HELD])
    answer = make.answer(Kind.DATE, (make.talks(),), meant, value="2014-12-15/2014-12-16")
    assert lines(answer)[0] == "15–16 December 2014 (inferred) — held: Moscow talks"
    assert lines(answer)[-2:] == ["   “15-16 dekabr”", "   “2014-cü il ərzində”"]


def test_what_goes_on_is_named() -> None:
    ongoing = make.fact(voc.TIME_LIMIT, Term(voc.KIND + "ongoing"))
    row = Item(make.PROJECT, voc.PROJECT, (ongoing,), (), (voc.TIME_LIMIT,))
    meant = make.reading(Form.DATE, asked=[voc.TIME_LIMIT])
    answer = make.answer(Kind.DATE, (row,), meant, value="ongoing")
    assert lines(answer)[0] == "ongoing — time limit: Asylum Quality Initiative"


def test_a_figure_says_what_it_counts() -> None:
    meant = make.reading(Form.FIGURE)
    answer = make.answer(Kind.FIGURE, (make.persons(),), meant, value=8)
    assert lines(answer)[0] == (
        "8 persons (citizenship established) — according to the report for 2014"
    )


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (Language.AZ, "1.000.000-dan çox"),
        (Language.EN, "more than 1,000,000"),
        (Language.RU, "более 1\xa0000\xa0000"),
    ],
)
def test_a_lower_bound_says_so(language: Language, said: str) -> None:
    more = make.fact(voc.COMPARATOR, make.text("more-than"))
    row = make.persons(1_000_000, more)
    answer = make.answer(Kind.FIGURE, (row,), language=language, value=1_000_000)
    assert lines(answer)[0].startswith(f"{said} — ")
    card = make.answer(Kind.ENTITY, (row,), language=language)
    assert f": {said}" in plain_text(card)


@pytest.mark.parametrize(
    ("language", "said"),
    [
        (
            Language.AZ,
            (
                "Xeyr — 2014-cü il üzrə hesabata görə: Norveç ilə readmissiya Sazişi — "
                "imzalanıb (3 dekabr 2014), hələ qüvvəyə minməyib"
            ),
        ),
        (
            Language.EN,
            (
                "No — according to the report for 2014: Norway Readmission Agreement — "
                "signed (3 December 2014), not yet in force"
            ),
        ),
        (
            Language.RU,
            (
                "Нет — согласно отчёту за 2014 год: Соглашение о реадмиссии с Норвегией — "
                "подписано (3 декабря 2014 г.), в силу ещё не вступило"
            ),
        ),
    ],
)
def test_a_no_says_of_which_year_and_what_is_so(language: Language, said: str) -> None:
    meant = make.reading(Form.CHECK, claim=CLAIM_IN_FORCE)
    answer = make.answer(Kind.NO, (make.norway(),), meant, language=language)
    assert lines(answer)[0] == said


def test_a_yes_about_several_things_lists_them() -> None:
    meant = make.reading(Form.CHECK, claim=CLAIM_IN_FORCE)
    answer = make.answer(Kind.YES, (make.eu(), make.norway()), meant)
    assert lines(answer)[0] == "Yes — according to the report for 2014:"
    assert says(answer, "2. ✍️ Norway Readmission Agreement")


def test_a_yes_is_about_its_subjects() -> None:
    claim = Selection(ties=())
    meant = make.reading(Form.CHECK, claim=claim)
    fund = Item(make.FUND, voc.BODY)
    answer = replace(make.answer(Kind.YES, (make.project(), fund), meant), subjects=(make.PROJECT,))
    assert lines(answer)[0] == (
        "Yes — according to the report for 2014: "
        "Asylum Quality Initiative — funded by: European Union"
    )


def test_a_yes_that_there_is_something_shows_it() -> None:
    answer = make.answer(Kind.YES, (make.eu(),), make.reading(Form.CHECK))
    assert lines(answer)[0] == "Yes — according to the report for 2014: 1 agreement"
    assert says(answer, "✅ EU Readmission Agreement")


# --- what a property holds ---


def test_who_names_the_property_and_whose_it_is() -> None:
    stating = make.fact(make.FUNDER, Term(make.FUND), make.source("maliyyə dəstəyi ilə", "5.1"))
    row = Item(make.FUND, voc.BODY, (stating, make.fact(voc.HELD, make.day("2014-01-01"))))
    meant = make.reading(Form.VALUES, asked=[make.FUNDER])
    answer = replace(make.answer(Kind.ENTITY, (row,), meant), subjects=(make.PROJECT,))
    assert plain_text(answer) == (
        "Funded by · Asylum Quality Initiative: European Union\n\n"
        "Source: SMS note for 2014, measure 5.1\n   “maliyyə dəstəyi ilə”"
    )


def test_several_values_are_listed() -> None:
    rows = [
        Item(iri, voc.BODY, (make.fact(make.FUNDER, Term(iri)),))
        for iri in (make.FUND, make.MIGRATION_SERVICE)
    ]
    meant = make.reading(Form.VALUES, asked=[make.FUNDER])
    answer = replace(make.answer(Kind.LIST, rows, meant), subjects=(make.PROJECT,))
    assert lines(answer)[0] == "Funded by · Asylum Quality Initiative:"
    assert says(answer, "2. State Migration Service")
    assert says(answer, "   m. 1.4")


def test_values_that_are_texts_stand_whole_and_in_the_language_of_the_reply() -> None:
    long = "because " * 100
    facts = (
        make.fact(voc.RATIONALE, make.text(long, "en")),
        make.fact(voc.RATIONALE, make.text("çünki", "az")),
    )
    row = Item(make.PROJECT, voc.PROJECT, facts, (), (voc.RATIONALE,))
    meant = make.reading(Form.VALUES, asked=[voc.RATIONALE])
    answer = replace(make.answer(Kind.ENTITY, (row,), meant), subjects=(make.PROJECT,))
    assert lines(answer)[0] == "Asylum Quality Initiative"
    assert says(answer, f"Rationale: {long.strip()}")
    assert "çünki" not in plain_text(answer)


# --- cards ---


def test_a_card_shows_every_fact_and_who_points_at_it() -> None:
    row = replace(make.norway(), ties=(Tie(make.PROJECT, make.FUNDER), Tie(make.EU, make.FUNDER)))
    assert plain_text(make.answer(Kind.ENTITY, (row,))).split("\n\n")[0].splitlines() == [
        "✍️ Agreement with Norway on readmission",
        "Agreement",
        "Status: signed (according to the report for 2014)",
        "Signed: 3 December 2014",
        "Funds: Asylum Quality Initiative; EU Readmission Agreement",
    ]


def test_many_ties_are_shortened_and_counted() -> None:
    ties = tuple(Tie(f"urn:project:{n}", make.FUNDER) for n in range(20))
    answer = make.answer(Kind.ENTITY, (Item(make.FUND, voc.BODY, (), ties),))
    assert any(line.endswith("and 12 more") for line in lines(answer))


def test_no_value_of_a_property_in_a_list_goes_without_being_counted() -> None:
    held = [make.fact(make.FUNDER, Term(f"urn:country:{n}")) for n in range(7)]
    unshown = make.fact(voc.UNCOUNTED, Term("true", TermKind.LITERAL, datatype=voc.XSD_BOOLEAN))
    row = Item(make.PROJECT, voc.PROJECT, (unshown, *held))
    answer = make.answer(Kind.LIST, (row, make.eu()))
    (shown,) = [line for line in lines(answer) if "funded by" in line]
    assert shown.strip().startswith("funded by: 0, 1, 2 and 4 more")


def test_quotes_are_in_marks_that_they_do_not_hold() -> None:
    answer = make.answer(Kind.ENTITY, (make.norway(),))
    assert lines(answer)[-1].strip().startswith("«“Saziş” imzalanmış")


# --- nothing, choices, talk ---


@pytest.mark.parametrize(
    ("note", "language", "said"),
    [
        (Note.UNKNOWN_WORDS, Language.AZ, "Məlumatlarda “yaponiya” sorğusu üzrə heç nə yoxdur."),
        (Note.UNKNOWN_WORDS, Language.EN, "The data holds nothing on “yaponiya”."),
        (Note.UNKNOWN_WORDS, Language.RU, "В данных ничего нет по запросу «yaponiya»."),
        (Note.NOTHING_FOUND, Language.AZ, "2014-cü il üzrə hesabatda belə məlumat yoxdur."),
        (Note.NOTHING_FOUND, Language.EN, "There is nothing of the kind in the report for 2014."),
        (Note.NOTHING_FOUND, Language.RU, "В отчёте за 2014 год таких сведений нет."),
        (Note.NOT_UNDERSTOOD, Language.EN, "The question could not be understood."),
        (
            Note.TOO_LONG,
            Language.EN,
            "The question is too long. Please ask it in one or two sentences.",
        ),
    ],
)
def test_nothing_says_why(note: Note, language: Language, said: str) -> None:
    meant = make.reading(pieces=[Piece(iri=voc.AGREEMENT)])
    if note is Note.UNKNOWN_WORDS:
        meant = replace(meant, unknown=("yaponiya",))
    answer = replace(make.answer(Kind.NONE, (), meant, language=language), notes=(note,))
    assert says(answer, said)


def test_what_is_not_stated_names_the_thing_and_the_property() -> None:
    meant = make.reading(Form.DATE, asked=[voc.HELD], pieces=[Piece(iri=make.TALKS)])
    row = Item(make.TALKS, voc.EVENT, ())
    answer = replace(make.answer(Kind.NONE, (row,), meant), notes=(Note.NOT_STATED,))
    assert says(answer, "Not stated in the report for 2014: held · Moscow talks")


def test_nothing_offers_what_there_is() -> None:
    meant = make.reading(pieces=[Piece(iri=voc.AGREEMENT), Piece(iri=make.FUND)])
    offer = make.choice(Piece(iri=voc.AGREEMENT), count=9)
    answer = replace(make.answer(Kind.NONE, (), meant), offers=(offer,))
    assert plain_text(answer).endswith("What the data does hold:\n1. agreements (9)")
    very_many = replace(answer, offers=(replace(offer, count=100, more=True),))
    assert plain_text(very_many).endswith("1. agreements (100+)")


def test_choices_are_numbered_with_what_they_find() -> None:
    one = make.choice(Piece(iri=make.TALKS))
    many = make.choice(Piece(iri=voc.PROJECT), Piece(iri=make.FUND), count=4)
    answer = replace(make.answer(Kind.CLARIFY), choices=(one, many))
    assert lines(answer) == [
        "Which do you mean?",
        "",
        "1. Moscow talks",
        "2. projects · European Union (4)",
    ]
    proposed = replace(answer, notes=(Note.PROPOSED,))
    assert lines(proposed)[0] == "Did you mean this?"


@pytest.mark.parametrize("language", Language)
def test_help_shows_the_examples_that_the_answer_holds(language: Language) -> None:
    meant = make.reading(Form.HELP, pieces=[Piece(text="help")])
    answer = make.answer(Kind.HELP, (), meant, language=language)
    assert "•" not in plain_text(answer)
    own = plain_text(replace(answer, examples=("one?", "two?")))
    assert own.endswith("• one?\n• two?")


@pytest.mark.parametrize(
    ("talk", "begins", "examples"),
    [
        ("thanks", "You are welcome.", 0),
        ("farewell", "Goodbye!", 0),
        ("greeting", "Hello!", 3),
        ("bot", "Soraq answers", 3),
        ("empty", "Please write a question.", 3),
    ],
)
def test_talk_gets_a_fitting_reply(talk: str, begins: str, examples: int) -> None:
    meant = make.reading(Form.HELP, pieces=[Piece(text=talk)])
    answer = replace(make.answer(Kind.HELP, (), meant), examples=("one?", "two?", "three?"))
    assert wants_examples(answer) is bool(examples)
    text = plain_text(answer)
    assert text.startswith(begins)
    assert text.count("•") == examples


# --- the understood line ---


def test_carried_pieces_corrections_and_ignored_words_are_named() -> None:
    meant = replace(
        make.reading(pieces=[Piece(iri=make.FUND), Piece(iri=voc.AGREEMENT, carried=True)]),
        corrections=(Correction("agrement", "agreement"),),
        ignored=("please",),
    )
    assert lines(make.answer(Kind.LIST, (make.eu(), make.norway()), meant))[:3] == [
        "Understood: European Union (as before: agreements)",
        "“agrement” taken as “agreement”",
        "Ignored: “please”",
    ]


@pytest.mark.parametrize(
    ("piece", "said"),
    [
        (Piece(iri=make.IN_FORCE, negated=True), "not in force"),
        (Piece(iri=make.READMISSION, negated=True), "not readmission"),
        (Piece(iri="=" + make.SIGNED), "signed"),
        (Piece(text="latest"), "latest"),
        (Piece(period=make.YEAR_2014), "2014"),
        (Piece(iri=voc.SIGNED), "signed"),
    ],
)
def test_pieces_are_put_into_words(piece: Piece, said: str) -> None:
    answer = make.answer(Kind.NONE, (), make.reading(pieces=[piece]))
    assert lines(answer)[0] == f"Understood: {said}"


def test_typed_words_become_no_links_names_or_commands() -> None:
    words = ("http://a.example/x", "@somebody", "/start", "#tag", "me@mail.example")
    meant = replace(make.reading(), unknown=words, ignored=words)
    text = plain_text(make.answer(Kind.NONE, (), meant))
    for word in words:
        assert word not in text
    assert "http:/\u2060/\u2060a.\u2060example/x" in text


@pytest.mark.parametrize("years", [(), (2014,), (2013, 2015), (2012, 2013, 2014)])
def test_the_reports_are_named_by_their_years(years: tuple[int, ...]) -> None:
    said = {
        (): "according to the data",
        (2014,): "according to the report for 2014",
        (2013, 2015): "according to the reports for 2013 and 2015",
        (2012, 2013, 2014): "according to the reports for 2012–2014",
    }[years]
    assert f"({said})" in plain_text(replace(make.agreements(), report_years=years))
