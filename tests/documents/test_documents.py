"""Briefs of real answers, read back from Word and PDF."""

from __future__ import annotations

import io
import re
import zipfile
from dataclasses import replace
from datetime import date
from pathlib import Path

import pdfplumber
import pytest
from docx import Document
from lxml import etree

from bot.assistant import Assistant
from bot.assistant.opening import open_assistant
from bot.config import Settings
from bot.documents import Brief, Form, Note, Section, Table, Words, write
from bot.documents.composing import brief
from bot.documents.finding import FEW, find, has_brief, with_work, work_under
from bot.model import Answer, Language
from tests.helpers.asking import TODAY
from tests.helpers.graphs import turtle

ZOO = """
ex:Animal a owl:Class ; rdfs:label "animal"@en , "animals"@en .
ex:born a owl:DatatypeProperty ; rdfs:label "born"@en .
ex:eats a owl:ObjectProperty ; rdfs:label "eats"@en .
ex:tom a ex:Animal ; rdfs:label "Tom"@en ; ex:born "2010-05-03"^^xsd:date .
ex:rex a ex:Animal ; rdfs:label "Rex"@en ; ex:born "2012-07"^^xsd:gYearMonth ; ex:eats ex:tom .
"""
W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
QUESTIONS = {
    Language.AZ: "2014-cü ildə readmissiya sazişləri",
    Language.EN: "readmission agreements 2014",
    Language.RU: "соглашения о реадмиссии 2014",
}


def asked(assistant: Assistant, text: str, rows: int | None = FEW) -> Answer:
    return assistant.ask(text, today=TODAY, default=Language.EN, rows=rows)[0]


def composed(assistant: Assistant, text: str, *, whole: bool = False) -> Brief:
    answer = asked(assistant, text, None if whole else FEW)
    assert has_brief(answer)
    answer, work = with_work(answer, assistant)
    return brief(answer, work, made=TODAY, question=text, whole=whole)


def part(content: bytes, name: str) -> etree._Element:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        return etree.fromstring(archive.read(name))


def pdf_text(content: bytes) -> tuple[str, int]:
    """All the text on one line, and the number of pages."""
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        pages = [page.extract_text() for page in pdf.pages]
    return " ".join(" ".join(pages).split()), len(pages)


# --- Word ---


@pytest.mark.parametrize("language", Language)
def test_word_holds_the_answer_and_its_sources(assistant: Assistant, language: Language) -> None:
    made = composed(assistant, QUESTIONS[language])
    assert made.language is language
    content = write(made, Form.DOCX)
    word = Document(io.BytesIO(content))
    said = "\n".join(paragraph.text for paragraph in word.paragraphs)
    assert QUESTIONS[language] in said
    assert made.title in said
    assert made.kind.upper() in said
    (table,) = word.tables
    answer = asked(assistant, QUESTIONS[language])
    names = [row.cells[1].text for row in table.rows[1:]]
    assert names == [answer.names[item].full for item in answer.items]
    assert {row.cells[3].text for row in table.rows[1:]} == {"1.4"}
    assert word.core_properties.title.startswith(made.kind)
    assert word.core_properties.language[:2] == language.value
    languages = {tag.get(f"{W}val") for tag in part(content, "word/styles.xml").iter(f"{W}lang")}
    assert {code[:2] for code in languages if code} == {language.value}


def test_every_footnote_is_real_and_referred_to(assistant: Assistant) -> None:
    made = composed(assistant, "measure 1.4", whole=True)
    content = write(made, Form.DOCX)
    notes = {
        int(note.get(f"{W}id", "")): "".join(note.itertext()).strip()
        for note in part(content, "word/footnotes.xml")
    }
    assert set(notes) == {-1, 0, *range(1, len(made.notes) + 1)}
    assert [notes[n] for n in sorted(notes) if n > 0] == [
        f"{note.place}: {note.quote}" for note in made.notes
    ]
    body = part(content, "word/document.xml")
    referred = [int(ref.get(f"{W}id", "")) for ref in body.iter(f"{W}footnoteReference")]
    assert referred == list(range(1, len(made.notes) + 1))  # as Word itself numbers them
    marks = {mark.get(f"{W}name") for mark in body.iter(f"{W}bookmarkStart")}
    again = {
        found[1]
        for t in body.iter(f"{W}instrText")
        if (found := re.search(r"NOTEREF (\S+)", t.text or ""))
    }
    assert again
    assert again <= marks
    settings = [child.tag for child in part(content, "word/settings.xml")]
    assert settings.index(f"{W}footnotePr") < settings.index(f"{W}compat")


def test_the_table_is_one_that_readers_follow(assistant: Assistant) -> None:
    body = part(write(composed(assistant, "agreements"), Form.DOCX), "word/document.xml")
    for table in body.iter(f"{W}tbl"):
        rows = list(table.iter(f"{W}tr"))
        assert rows[0].find(f".//{W}tblHeader") is not None
        assert all(row.find(f".//{W}cantSplit") is not None for row in rows[1:])
        assert table.find(f".//{W}tblCaption") is not None


# --- PDF ---


@pytest.mark.parametrize("language", Language)
def test_pdf_holds_the_same(assistant: Assistant, language: Language) -> None:
    made = composed(assistant, QUESTIONS[language])
    content = write(made, Form.PDF)
    said, pages = pdf_text(content)
    assert pages <= 2
    assert QUESTIONS[language] in said
    for note in made.notes:
        assert " ".join(note.quote.split()) in said
    with pdfplumber.open(io.BytesIO(content)) as pdf:
        assert pdf.metadata["Title"] == f"{made.kind}: {made.title}"
        assert str(pdf.doc.catalog["Lang"])[2:4] == language.value
        assert {char["fontname"].split("+")[-1] for char in pdf.chars} == {
            "DejaVuSansBook",
            "DejaVuSansBold",
        }
        for page in pdf.pages:
            for char in page.chars:
                assert char["x0"] >= 0 and char["x1"] <= page.width  # noqa: PT018
                assert char["top"] >= 0 and char["bottom"] <= page.height  # noqa: PT018


@pytest.mark.parametrize("form", Form)
def test_the_same_brief_gives_the_same_bytes(assistant: Assistant, form: Form) -> None:
    made = composed(assistant, "EU readmission agreement")
    assert write(made, form) == write(made, form)
    other = replace(made, made=date(2016, 1, 1))
    assert write(other, form) != write(made, form)


# --- what stands in a brief ---


def test_every_fact_of_a_list_has_a_note(assistant: Assistant) -> None:
    made = composed(assistant, "events in 2014")
    (section,) = made.sections
    for row in section.tables[0].rows:
        words = [word for paragraph in row[2] for word in paragraph]
        values = [word for word in words if not word.text.endswith((": ", "; "))]
        assert values
        assert all(word.notes for word in values), row[1]
    assert {n for row in section.tables[0].rows for p in row[2] for w in p for n in w.notes} == set(
        range(1, len(made.notes) + 1)
    )


def test_what_is_the_value_asked_for_says_of_what(assistant: Assistant) -> None:
    made = composed(assistant, "who organised the conference")
    rows = made.sections[0].tables[0].rows
    assert len(rows) == 3
    assert {row[2][0][0].text for row in rows} == {"Organised: Migration policy conference"}
    assert all(row[2][0][0].notes for row in rows)
    assert made.summary[0][0].text == "Organised by · Migration policy conference"


def test_data_without_measures_has_no_column_for_them(tmp_path: Path) -> None:
    file = tmp_path / "zoo.ttl"
    file.write_text(turtle(ZOO))
    zoo = open_assistant(Settings(data=(file,)))
    made = composed(zoo, "animals")
    (table,) = made.sections[0].tables
    assert table.header == ("No.", "Name", "What is stated")
    assert made.notes == ()
    for form in Form:
        assert write(made, form)


def test_quotes_are_those_of_the_answer(assistant: Assistant) -> None:
    answer = asked(assistant, "readmission agreements 2014")
    quotes = {source.quote for row in answer.rows for f in row.facts for source in f.sources}
    for note in composed(assistant, "readmission agreements 2014").notes:
        assert note.quote[1:-1] in quotes
        assert note.place == "SMS information note for 2014, measure 1.4"


def test_the_ties_of_a_thing_have_their_sources(assistant: Assistant) -> None:
    """What is stated of another thing proves that it is tied to this one."""
    made = composed(assistant, "UNHCR")
    (table,) = made.sections[1].tables
    proofs = {
        words.text: [made.notes[number - 1].place for number in words.notes]
        for _, others in table.rows
        for paragraph in others
        for words in paragraph
    }
    assert proofs["Asylum Quality Initiative"] == ["SMS information note for 2014, measure 5.1"]
    assert all(proofs.values())


def test_the_record_of_a_measure_holds_all_that_came_under_it(assistant: Assistant) -> None:
    made = composed(assistant, "measure 1.4")
    work = work_under(asked(assistant, "measure 1.4"), assistant)
    assert work is not None
    listed = [
        cell[0].text
        for section in made.sections[2:]
        for table in section.tables
        for row in table.rows
        for cell in row[1]
    ]
    assert len(listed) == len(work.items) > 20
    assert made.sections[2].heading.endswith("agreements")
    told = {
        number
        for section in made.sections[2:]
        for table in section.tables
        for row in table.rows
        for paragraph in row[2]
        for word in paragraph
        for number in word.notes
    }
    assert len(told) > 10
    assert {made.notes[n - 1].place for n in told} == {"SMS information note for 2014, measure 1.4"}


def test_the_record_of_a_thing_holds_every_fact_and_tie(assistant: Assistant) -> None:
    made = composed(assistant, "SMS", whole=True)
    (row,) = asked(assistant, "SMS", None).rows
    facts, ties = made.sections[0].tables[0], made.sections[1].tables[0]
    assert len(facts.rows) == 1 + len({fact.property for fact in row.facts})
    others = [cell for tie in ties.rows for cell in tie[1]]
    own = {fact.value.value for fact in row.facts}
    assert len(others) == len({(t.property, t.other) for t in row.ties if t.other not in own})
    short = composed(assistant, "SMS").sections[1].tables[0]
    assert len(short.rows) == len(ties.rows)
    assert all(len(tie[1]) <= 9 for tie in short.rows)


def test_what_is_cut_is_said_and_all_has_it(assistant: Assistant) -> None:
    some, every = composed(assistant, "bodies"), composed(assistant, "bodies", whole=True)
    assert len(some.sections[0].tables[0].rows) == FEW
    (line,) = some.sections[0].lines
    total = len(every.sections[0].tables[0].rows)
    assert line[0].text == f"and {total - FEW} more"
    assert every.sections[0].lines == ()


def test_a_reading_gives_what_its_question_gave(assistant: Assistant) -> None:
    answer = asked(assistant, "measure 1.4")
    again, work = find(answer.reading, assistant)
    assert again.items == answer.items
    assert work is not None


# --- whatever stands in it ---


@pytest.mark.parametrize("form", Form)
def test_any_text_can_stand_in_a_document(form: Form, caplog: pytest.LogCaptureFixture) -> None:
    nasty = "<b>&amp; \x00\x0b ]]> “əğıİöüçş” ёЖ \ufffe 1/2 %s {x} 你 " + "uzunsöz" * 60
    cell = ((Words(nasty, (1, 2)),),)
    rows = tuple((((Words(str(n)),),), cell) for n in range(30))
    made = Brief(
        Language.AZ, "Arayış", nasty, ((nasty, nasty),), ((Words(nasty, (1,)),),),
        (Section(nasty, (Table("x", ("a", "b"), (10, 90), rows),), ((Words(nasty),),)),),
        "Mənbələr", (Note(nasty, nasty), Note("p", "q")), (nasty,), nasty, TODAY,
    )  # fmt: skip
    content = write(made, form)
    if form is Form.DOCX:
        assert len(Document(io.BytesIO(content)).tables[0].rows) == 31
    else:
        said, pages = pdf_text(content)
        assert pages > 2
        assert "29" in said
    assert caplog.text == ""
