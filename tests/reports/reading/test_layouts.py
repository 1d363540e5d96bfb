"""Tables as people make them: merged, nested, numbered by Word, in three languages."""

import docx
import pytest
from docx.oxml import OxmlElement
from docx.oxml.ns import qn

from bot.model import Language
from bot.reports.document import Column, Document
from bot.reports.reading import document_of
from tests.helpers.documents import Content, as_html, as_pdf, as_word, saved

ENGLISH = Content(
    (
        "Information on the work done in 2019 on the measures of the “National Action Programme”",
        "REPORT",
    ),
    (
        (("Chapter One", "Improving the law"),),
        (
            ("1.4",),
            ("Widening the base of treaties",),
            ("ongoing",),
            ("The Service",),
            ("Done. It is.",),
        ),
        (("1.10.",), ("Second measure",), ("2019",), ("The Service",), ("Nothing yet.",)),
    ),
    ("No", "Measures", "Time limit", "Executing body", "Work done"),
)
RUSSIAN = Content(
    ("О работе, проделанной в 2019 году по «Национальной программе действий»", "ИНФОРМАЦИЯ"),
    (
        (("Глава II. Защита прав",),),
        (
            ("2.1",),
            ("Работа с обращениями",),
            ("постоянно",),
            ("Служба",),
            ("Сделано в 2019 г. много.",),
        ),
    ),
    ("№ п/п", "Мероприятия", "Срок исполнения", "Исполнители", "Проделанная работа"),
)


def words(document: Document, number: str, column: Column) -> str | None:
    row = document.row_of(number)
    assert row is not None
    spans = dict(row.columns())
    return spans[column].of(document.text) if column in spans else None


@pytest.mark.parametrize("made", [as_word, as_html, as_pdf])
def test_english(made) -> None:  # type: ignore[no-untyped-def]
    found = document_of(made(ENGLISH))[1]
    assert found.language is Language.EN
    assert found.year == 2019
    assert found.programme is not None
    assert found.programme.of(found.text) == "National Action Programme"
    assert found.title is not None
    assert found.title.of(found.text).endswith("“National Action Programme”")
    assert [
        (one.number, one.title.of(found.text) if one.title else "") for one in found.chapters
    ] == [(1, "Improving the law")]
    assert [row.number for row in found.rows] == ["1.4", "1.10"]
    assert words(found, "1.4", Column.WORK_DONE) == "Done. It is."


@pytest.mark.parametrize("made", [as_word, as_html, as_pdf])
def test_russian(made) -> None:  # type: ignore[no-untyped-def]
    found = document_of(made(RUSSIAN))[1]
    assert found.language is Language.RU
    assert found.year == 2019
    chapter = found.chapters[0]
    assert chapter.number == 2
    assert chapter.title is not None
    assert chapter.title.of(found.text) == "Защита прав"
    assert words(found, "2.1", Column.EXECUTING_BODY) == "Служба"


def test_text_in_windows_1251() -> None:
    text = (
        "О работе, проделанной в 2019 году\r\n\r\n\t№\r\n\tМероприятия\r\n\tСроки\r\n"
        "\tИсполнители\r\n\tПроделанная работа\r\n\r\n\t2.1\r\n\tРабота с обращениями\r\n"
        "\tпостоянно\r\n\tСлужба\r\n\tСделано много. И ещё будет.\r\n"
    )
    found = document_of(text.encode("cp1251"))[1]
    assert found.text == text
    assert words(found, "2.1", Column.WORK_DONE) == "Сделано много. И ещё будет."


def test_text_in_windows_1254() -> None:
    """Typed on a Turkish keyboard, which has no ə."""
    text = (
        "2019-cu il erzinde görülmüş işler\n\n\t№\n\tTedbirler\n\tİcra müddeti\n\tİcraçı\n"
        "\tGörülmüş işler\n\n\t2.1\n\tMüraciet\n\tDaimi\n\tXidmet\n\tİşlendi. Çatdırıldı.\n"
    ).replace("№", "No")
    found = document_of(text.encode("cp1254"))[1]
    assert found.text == text
    assert words(found, "2.1", Column.WORK_DONE) == "İşlendi. Çatdırıldı."


def test_rows_on_one_line_each() -> None:
    text = (
        "Work done in 2019\n\nNo\tMeasures\tTime limit\tExecuting body\tWork done\n"
        "1.1\tFirst\tongoing\tService\tAll done.\n1.2\tSecond\t2019\t\tHalf done.\n"
    )
    found = document_of(text.encode())[1]
    assert [row.number for row in found.rows] == ["1.1", "1.2"]
    assert words(found, "1.2", Column.EXECUTING_BODY) is None
    assert words(found, "1.2", Column.WORK_DONE) == "Half done."


def _word_table(*rows: tuple[str, ...]) -> tuple[object, object]:
    document = docx.Document()
    document.add_paragraph("Work done in 2019")
    table = document.add_table(rows=0, cols=5)
    for texts in (ENGLISH.headings, *rows):
        for cell, text in zip(table.add_row().cells, texts, strict=True):
            cell.text = text
    return document, table


def test_merged_downwards_repeated_headings_and_text_around() -> None:
    document, table = _word_table(
        ("1.1", "First", "ongoing", "Service", "Part one."),
        ("", "", "", "", "Part two."),
        ENGLISH.headings,
        ("1", "2", "3", "4", "5"),
        ("1.2", "Second", "2019", "Service", "Done."),
    )
    for column in range(4):
        table.cell(1, column).merge(table.cell(2, column))  # type: ignore[attr-defined]
    document.add_paragraph("Signed by the head of the Service.")  # type: ignore[attr-defined]
    found = document_of(saved(document))[1]
    assert [row.number for row in found.rows] == ["1.1", "1.2"]
    assert words(found, "1.1", Column.WORK_DONE) == "Part one.\nPart two."
    assert words(found, "1.2", Column.WORK_DONE) == "Done."
    assert [span.of(found.text) for span in found.outside] == ["Signed by the head of the Service."]
    assert found.sentences[-1].row is None


def test_nested_table_line_breaks_and_tracked_words() -> None:
    document, table = _word_table(("1.1", "First", "ongoing", "Service", "Before."))
    cell = table.cell(1, 4)  # type: ignore[attr-defined]
    nested = cell.add_table(rows=1, cols=2)
    nested.cell(0, 0).text = "8 persons"
    nested.cell(0, 1).text = "3 requests"
    paragraph = cell.add_paragraph("Line")
    paragraph.add_run().add_break()
    paragraph.add_run("broken.")
    inserted, deleted = OxmlElement("w:ins"), OxmlElement("w:del")
    for wrapper, tag, text in ((inserted, "w:t", " Inserted."), (deleted, "w:delText", " Gone.")):
        run, piece = OxmlElement("w:r"), OxmlElement(tag)
        piece.text = text
        run.append(piece)
        wrapper.append(run)
        paragraph._p.append(wrapper)
    found = document_of(saved(document))[1]
    done = words(found, "1.1", Column.WORK_DONE)
    assert done == "Before.\n8 persons\n3 requests\nLine\nbroken. Inserted."


def test_numbers_that_word_counts() -> None:
    document, table = _word_table(
        ("", "First", "ongoing", "Service", "One."), ("", "Second", "ongoing", "Service", "Two.")
    )
    numbering = document.part.numbering_part.element  # type: ignore[attr-defined]
    abstract = OxmlElement("w:abstractNum")
    abstract.set(qn("w:abstractNumId"), "90")
    for depth, shape in ((0, "%1."), (1, "%1.%2.")):
        level = OxmlElement("w:lvl")
        level.set(qn("w:ilvl"), str(depth))
        for name, value in (("w:start", "4"), ("w:numFmt", "decimal"), ("w:lvlText", shape)):
            part = OxmlElement(name)
            part.set(qn("w:val"), value)
            level.append(part)
        abstract.append(level)
    numbering.insert(0, abstract)
    number = numbering.add_num(90)
    for row in (1, 2):
        place = table.cell(row, 0).paragraphs[0]._p.get_or_add_pPr().get_or_add_numPr()  # type: ignore[attr-defined]
        place.get_or_add_numId().val = number.numId
        place.get_or_add_ilvl().val = 1
    found = document_of(saved(document))[1]
    assert [row.number for row in found.rows] == ["4.4", "4.5"]


def test_page_with_rows_spanned_and_a_table_for_layout() -> None:
    cells = "".join(f"<th>{heading}</th>" for heading in ENGLISH.headings)
    page = (
        "<table><tr><td><p>Work done in 2019</p><table>"
        f"<tr>{cells}</tr>"
        '<tr><td rowspan="2">1.1</td><td rowspan=2>First</td><td>ongoing</td>'
        "<td>Service</td><td>One.<br>Two<b>fold</b>.</td></tr>"
        "<tr><td></td><td></td><td><ul><li>Three.</li><li>Four.</li></ul></td></tr>"
        "</table><p>The end &amp; more.</p></td></tr></table>"
    )
    found = document_of(page.encode())[1]
    assert words(found, "1.1", Column.WORK_DONE) == "One.\nTwofold.\nThree.\nFour."
    assert [span.of(found.text) for span in found.outside] == ["The end & more."]


def test_number_in_the_title() -> None:
    content = Content(
        ("Work done in 2019",),
        ((("3.2. Third measure", "Why it is."), ("ongoing",), ("Service",), ("Done.",)),),
        ENGLISH.headings[1:],
    )
    for made in (as_word, as_html):
        found = document_of(made(content))[1]
        assert words(found, "3.2", Column.TITLE) == "Third measure"
        assert words(found, "3.2", Column.RATIONALE) == "Why it is."
