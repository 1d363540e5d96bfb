"""Brief → PDF, by fpdf2: real text in the project's font, with title and language."""

from __future__ import annotations

import logging
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING

from bot import fonts
from bot.documents import Brief, Paragraph, Section, Table

if TYPE_CHECKING:
    from fpdf import FPDF

# the library logs each letter that the font has not: letters of a question belong in no log
logging.getLogger("fpdf").setLevel(logging.ERROR)

_FAMILY = "DejaVu"
_LEFT, _RIGHT, _TOP, _BOTTOM = 25.0, 15.0, 18.0, 18.0
_BODY, _SMALL, _NOTE = 10.5, 9.0, 8.0
_WITH_HEADING = 50.0  # millimetres: the heading, a table's head and a row or two of it
_RAISED = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
_LANGUAGES = {"az": "az-Latn-AZ", "en": "en-GB", "ru": "ru-RU"}


def pdf_bytes(brief: Brief) -> bytes:
    """The brief as a PDF; its notes stand numbered at the end."""
    pdf = _page(brief)
    pdf.set_font(_FAMILY, "B", 15)
    _say(pdf, brief.kind.upper(), 8, align="C")
    pdf.ln(1)
    pdf.set_font(_FAMILY, "B", 12)
    _say(pdf, brief.title, 6, align="C")
    pdf.ln(4)
    for label, text in brief.particulars:
        pdf.set_font(_FAMILY, "B", _BODY)
        pdf.write(5.4, f"{label}: ")
        pdf.set_font(_FAMILY, "", _BODY)
        pdf.write(5.4, text)
        pdf.ln(6)
    for number, said in enumerate(brief.summary):
        pdf.ln(0 if number else 3)
        pdf.set_font(_FAMILY, "B", _BODY)
        _say(pdf, _text(said), 5.6)
    for section in brief.sections:
        _section(pdf, section)
    pdf.ln(4)
    pdf.set_font(_FAMILY, "", _NOTE)
    for text in brief.closing:
        _say(pdf, text, 4.2)
    _notes(pdf, brief)
    return bytes(pdf.output())


def _page(brief: Brief) -> FPDF:
    from fpdf import FPDF
    from fpdf.enums import PageLayout
    from fpdf.prefs import ViewerPreferences

    class Page(FPDF):
        """Pages with the version of the data and their number at the foot."""

        def footer(self) -> None:
            self.set_y(-13)
            self.set_font(_FAMILY, "", _NOTE)
            self.cell(0, 5, f"{brief.footer} · {self.page_no()} / {{nb}}", align="C")

    pdf = Page(format="A4")
    pdf.set_margins(_LEFT, _TOP, _RIGHT)
    pdf.set_auto_page_break(True, _BOTTOM)
    pdf.add_font(_FAMILY, "", str(fonts.REGULAR))
    pdf.add_font(_FAMILY, "B", str(fonts.BOLD))
    pdf.set_title(f"{brief.kind}: {brief.title}"[:250])
    pdf.set_author("Soraq")
    pdf.set_subject(brief.footer)
    pdf.set_lang(_LANGUAGES[brief.language.value])
    pdf.set_creation_date(datetime.combine(brief.made, time(), UTC))
    pdf.page_layout = PageLayout.SINGLE_PAGE
    pdf.viewer_preferences = ViewerPreferences(display_doc_title=True)
    pdf.add_page()
    return pdf


def _say(pdf: FPDF, text: str, height: float, *, align: str = "L") -> None:
    pdf.multi_cell(0, height, text, align=align, new_x="LMARGIN", new_y="NEXT")


def _section(pdf: FPDF, section: Section) -> None:
    if section.heading:
        _heading(pdf, section.heading)
    else:
        pdf.ln(3)
    for table in section.tables:
        _table(pdf, table)
    pdf.set_font(_FAMILY, "", _BODY)
    for said in section.lines:
        pdf.ln(2)
        _say(pdf, _text(said), 5.4)


def _heading(pdf: FPDF, text: str) -> None:
    """A heading, in the outline too, never the last line of a page."""
    pdf.ln(4)
    if pdf.will_page_break(_WITH_HEADING):
        pdf.add_page()
    pdf.set_font(_FAMILY, "B", 12)
    pdf.start_section(text)
    _say(pdf, text, 6.4)
    pdf.ln(1)


def _table(pdf: FPDF, table: Table) -> None:
    from fpdf.fonts import FontFace

    pdf.set_font(_FAMILY, "", _SMALL)
    head = FontFace(emphasis="BOLD", fill_color=(231, 233, 236))
    with pdf.table(
        align="LEFT",
        width=pdf.epw,
        col_widths=table.widths,
        headings_style=head,
        line_height=4.6,
        padding=1.2,
        text_align="LEFT",
        v_align="TOP",
        repeat_headings=1,
    ) as made:
        made.row(table.header)
        for row in table.rows:
            made.row(["\n".join(map(_text, cell)) for cell in row])


def _notes(pdf: FPDF, brief: Brief) -> None:
    if not brief.notes:
        return
    _heading(pdf, brief.notes_heading)
    pdf.set_font(_FAMILY, "", _NOTE)
    for number, note in enumerate(brief.notes, start=1):
        _say(pdf, f"{number}. {note.place}: {note.quote}", 4.2)
        pdf.ln(0.8)


def _text(said: Paragraph) -> str:
    """A paragraph with the numbers of its notes as raised digits."""
    pieces = []
    for words in said:
        raised = "\u2009".join(str(number).translate(_RAISED) for number in words.notes)
        pieces.append(f"{words.text}{raised}")
    return "".join(pieces)
