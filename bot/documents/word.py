"""Brief → Word (OOXML), by python-docx."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Sequence
from datetime import UTC, datetime, time
from typing import TYPE_CHECKING, Any

from docx import Document
from docx.enum.section import WD_ORIENT
from docx.enum.style import WD_STYLE_TYPE
from docx.enum.table import WD_TABLE_ALIGNMENT
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.opc.constants import RELATIONSHIP_TYPE
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Cm, Pt, RGBColor

from bot.documents import Brief, Paragraph, Section, Table
from bot.documents.footnotes import REFERENCE, TEXT, References, add_footnotes

if TYPE_CHECKING:
    from docx.document import Document as Word
    from docx.table import _Cell
    from docx.text.paragraph import Paragraph as Line

_FONT = "Times New Roman"
_BODY, _IN_TABLE, _NOTE = Pt(11.5), Pt(10), Pt(9)
_LANGUAGES = {"az": "az-Latn-AZ", "en": "en-GB", "ru": "ru-RU"}
_WIDTH = 16.5  # centimetres between the margins
_THEN = (1980, 1, 1, 0, 0, 0)
_LONGEST = 250  # characters of a property of the document
_BLACK = RGBColor(0, 0, 0)


def docx_bytes(brief: Brief) -> bytes:
    """The brief as a Word document, with real footnotes."""
    return _Writer(brief).content()


class _Writer:
    def __init__(self, brief: Brief) -> None:
        self._brief = brief
        self._word: Word = Document()
        self._references = References()
        self._page()
        self._styles()
        self._properties()

    def content(self) -> bytes:
        """Write everything and give the bytes."""
        brief, word = self._brief, self._word
        kind = word.add_paragraph(style="Title")
        kind.add_run(brief.kind.upper())
        title = word.add_paragraph(style="Subtitle")
        title.add_run(brief.title)
        for label, text in brief.particulars:
            line = word.add_paragraph()
            line.paragraph_format.space_after = Pt(2)
            line.add_run(f"{label}: ").bold = True
            line.add_run(text)
        for number, said in enumerate(brief.summary):
            line = word.add_paragraph()
            line.paragraph_format.space_before = Pt(0 if number else 10)
            self._put(line, said)
        for section in brief.sections:
            self._section(section)
        for text in brief.closing:
            line = word.add_paragraph()
            line.paragraph_format.space_before = Pt(10)
            run = line.add_run(text)
            run.font.size = _NOTE
        self._footer()
        add_footnotes(word, brief.notes)
        saved = io.BytesIO()
        word.save(saved)
        return _without_times(saved.getvalue())

    def _page(self) -> None:
        page = self._word.sections[0]
        page.orientation = WD_ORIENT.PORTRAIT
        page.page_width, page.page_height = Cm(21), Cm(29.7)
        page.left_margin, page.right_margin = Cm(3), Cm(1.5)
        page.top_margin, page.bottom_margin = Cm(2), Cm(2)

    def _styles(self) -> None:
        styles = self._word.styles
        note = styles.add_style(TEXT, WD_STYLE_TYPE.PARAGRAPH)
        note.base_style = styles["Normal"]
        reference = styles.add_style(REFERENCE, WD_STYLE_TYPE.CHARACTER)
        reference.font.superscript = True
        looks = {
            "Normal": (_BODY, False),
            "Title": (Pt(16), True),
            "Subtitle": (Pt(13), True),
            "Heading 1": (Pt(13), True),
            TEXT: (_NOTE, False),
        }
        for name, (size, bold) in looks.items():
            style: Any = styles[name]
            style.font.name, style.font.size, style.font.bold = _FONT, size, bold
            style.font.italic = False
            style.font.color.rgb = _BLACK
            _only_font(style.element)
            for spaced in style.element.rPr.findall(qn("w:spacing")):  # the template's wide letters
                style.element.rPr.remove(spaced)
        styles["Normal"].paragraph_format.space_after = Pt(4)
        styles[TEXT].paragraph_format.space_after = Pt(0)
        for name, after in (("Title", 6), ("Subtitle", 12)):
            look = styles[name].paragraph_format
            look.alignment = WD_ALIGN_PARAGRAPH.CENTER
            look.space_after = Pt(after)
            border = styles[name].element.find(f".//{qn('w:pBdr')}")
            if border is not None:
                border.getparent().remove(border)
        heading = styles["Heading 1"].paragraph_format
        heading.space_before, heading.space_after = Pt(14), Pt(4)
        language = _LANGUAGES[self._brief.language.value]
        for tag in styles.element.iter(qn("w:lang")):
            tag.set(qn("w:val"), language)

    def _properties(self) -> None:
        brief, kept = self._brief, self._word.core_properties
        made = datetime.combine(brief.made, time(), UTC).replace(tzinfo=None)
        kept.title = f"{brief.kind}: {brief.title}"[:_LONGEST]
        kept.author = kept.last_modified_by = "Soraq"
        kept.subject = brief.footer[:_LONGEST]
        kept.comments = ""
        kept.language = _LANGUAGES[brief.language.value]
        kept.created = kept.modified = made
        kept.revision = 1
        package = self._word.part.package
        assert package is not None
        for key, relation in list(package.rels.items()):  # the template's own first page
            if relation.reltype == RELATIONSHIP_TYPE.THUMBNAIL:
                del package.rels[key]

    def _section(self, section: Section) -> None:
        if section.heading:
            self._word.add_paragraph(section.heading, style="Heading 1")
        for table in section.tables:
            self._table(table)
        for said in section.lines:
            line = self._word.add_paragraph()
            line.paragraph_format.space_before = Pt(4)
            self._put(line, said)

    def _table(self, table: Table) -> None:
        made = self._word.add_table(0, len(table.header), style="Table Grid")
        made.alignment = WD_TABLE_ALIGNMENT.CENTER
        made.autofit = False
        caption = OxmlElement("w:tblCaption")
        caption.set(qn("w:val"), table.caption)
        made._tbl.tblPr.append(caption)
        widths = [Cm(_WIDTH * share / sum(table.widths)) for share in table.widths]
        for column, width in zip(made.columns, widths, strict=True):
            column.width = width
        head = made.add_row()
        _mark(head._tr, "w:tblHeader")
        for cell, text, width in zip(head.cells, table.header, widths, strict=True):
            cell.width = width
            run = cell.paragraphs[0].add_run(text)
            run.bold = True
            run.font.size = _IN_TABLE
            cell.paragraphs[0].paragraph_format.space_after = Pt(2)
            _shade(cell)
        for row in table.rows:
            line = made.add_row()
            _mark(line._tr, "w:cantSplit")
            for cell, paragraphs, width in zip(line.cells, row, widths, strict=True):
                cell.width = width
                self._cell(cell, paragraphs)

    def _cell(self, cell: _Cell, paragraphs: Sequence[Paragraph]) -> None:
        for number, said in enumerate(paragraphs):
            line = cell.add_paragraph() if number else cell.paragraphs[0]
            line.paragraph_format.space_after = Pt(2)
            self._put(line, said, small=True)

    def _put(self, line: Line, said: Paragraph, *, small: bool = False) -> None:
        for words in said:
            run = line.add_run(words.text)
            run.bold = words.bold or None
            if small:
                run.font.size = _IN_TABLE
            for at, number in enumerate(words.notes):
                if at:
                    line.add_run(" ").style = REFERENCE
                self._references.put(line, number)

    def _footer(self) -> None:
        footer = self._word.sections[0].footer.paragraphs[0]
        footer.alignment = WD_ALIGN_PARAGRAPH.CENTER
        footer.add_run(f"{self._brief.footer} · ").font.size = _NOTE
        for kind, text in (("begin", ""), ("", " PAGE "), ("end", "")):
            run = footer.add_run()
            run.font.size = _NOTE
            element = OxmlElement("w:fldChar" if kind else "w:instrText")
            if kind:
                element.set(qn("w:fldCharType"), kind)
            else:
                element.text = text
            run._r.append(element)


def _mark(row: Any, name: str) -> None:
    """Set a property of a table's row."""
    row.get_or_add_trPr().append(OxmlElement(name))


def _shade(cell: _Cell) -> None:
    shade = OxmlElement("w:shd")
    shade.set(qn("w:val"), "clear")
    shade.set(qn("w:color"), "auto")
    shade.set(qn("w:fill"), "E7E9EC")
    cell._tc.get_or_add_tcPr().append(shade)


def _only_font(style: Any) -> None:
    """Use the font for every script, where the template has the theme's own."""
    fonts = style.rPr.find(qn("w:rFonts"))
    for name in list(fonts.attrib):
        del fonts.attrib[name]
    for script in ("ascii", "hAnsi", "cs", "eastAsia"):
        fonts.set(qn(f"w:{script}"), _FONT)


def _without_times(content: bytes) -> bytes:
    """The archive with one time for all its files: the same brief gives the same bytes."""
    made = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(content)) as before, zipfile.ZipFile(made, "w") as after:
        for item in before.infolist():
            entry = zipfile.ZipInfo(item.filename, _THEN)
            entry.compress_type = zipfile.ZIP_DEFLATED
            after.writestr(entry, before.read(item))
    return made.getvalue()
