"""Footnotes in a Word document: python-docx knows none, so their part is written here.

ECMA-376 part 1, 17.11: a part of its own holds them, a run in the text refers to each, and the two
separators that Word expects have the ids -1 and 0.
"""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING
from xml.sax.saxutils import escape, quoteattr

from docx.opc.constants import RELATIONSHIP_TYPE
from docx.opc.packuri import PackURI
from docx.opc.part import Part
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls

from bot.documents import Note

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph

_CONTENT = "application/vnd.openxmlformats-officedocument.wordprocessingml.footnotes+xml"
_AFTER = (  # what stands behind w:footnotePr in the settings (CT_Settings)
    "endnotePr compat docVars rsids mathPr attachedSchema themeFontLang clrSchemeMapping "
    "doNotIncludeSubdocsInStats doNotAutoCompressPictures forceUpgrade captions "
    "readModeInkLockDown smartTagType schemaLibrary shapeDefaults "
    "doNotEmbedSmartTags decimalSymbol listSeparator"
).split()
TEXT, REFERENCE = "footnote text", "footnote reference"
_SEPARATORS = ((-1, "separator"), (0, "continuationSeparator"))


def add_footnotes(document: Document, notes: Sequence[Note]) -> None:
    """Give the document the part of its footnotes, numbered from 1."""
    if not notes:
        return
    styles = document.styles
    text, reference = styles[TEXT].style_id, styles[REFERENCE].style_id
    parts = [
        f'<w:footnote w:type="{kind}" w:id="{number}"><w:p><w:r><w:{kind}/></w:r></w:p>'
        "</w:footnote>"
        for number, kind in _SEPARATORS
    ]
    parts += [
        f'<w:footnote w:id="{number}"><w:p><w:pPr><w:pStyle w:val={quoteattr(text)}/></w:pPr>'
        f"<w:r><w:rPr><w:rStyle w:val={quoteattr(reference)}/></w:rPr><w:footnoteRef/></w:r>"
        f'<w:r><w:t xml:space="preserve"> {escape(note.place)}: {escape(note.quote)}</w:t></w:r>'
        "</w:p></w:footnote>"
        for number, note in enumerate(notes, start=1)
    ]
    content = (
        '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
        f"<w:footnotes {nsdecls('w')}>{''.join(parts)}</w:footnotes>"
    )
    package = document.part.package
    assert package is not None
    part = Part(PackURI("/word/footnotes.xml"), _CONTENT, content.encode(), package)
    document.part.relate_to(part, RELATIONSHIP_TYPE.FOOTNOTES)
    _name_separators(document)


def _name_separators(document: Document) -> None:
    settings = document.settings.element
    named = "".join(f'<w:footnote w:id="{number}"/>' for number, _ in _SEPARATORS)
    element = parse_xml(f"<w:footnotePr {nsdecls('w')}>{named}</w:footnotePr>")
    behind = set(_AFTER)
    for at, child in enumerate(settings):
        if child.tag.rpartition("}")[2] in behind:
            settings.insert(at, element)
            return
    settings.append(element)


class References:
    """Puts the numbers of notes into the text: the note itself at first, then a cross-reference."""

    def __init__(self) -> None:
        self._known: set[int] = set()

    def put(self, paragraph: Paragraph, number: int) -> None:
        """Refer to a note at the end of the paragraph."""
        if number in self._known:
            self._again(paragraph, number)
            return
        self._known.add(number)
        name = _bookmark(number)
        start = f'<w:bookmarkStart {nsdecls("w")} w:id="{number}" w:name="{name}"/>'
        paragraph._p.append(parse_xml(start))
        run = paragraph.add_run()
        run.style = REFERENCE
        run._r.append(parse_xml(f'<w:footnoteReference {nsdecls("w")} w:id="{number}"/>'))
        paragraph._p.append(parse_xml(f'<w:bookmarkEnd {nsdecls("w")} w:id="{number}"/>'))

    def _again(self, paragraph: Paragraph, number: int) -> None:
        """A field that shows the number of a note which stands above."""
        for piece in (
            '<w:fldChar {ns} w:fldCharType="begin"/>',
            '<w:instrText {ns} xml:space="preserve"> NOTEREF {name} \\h </w:instrText>',
            '<w:fldChar {ns} w:fldCharType="separate"/>',
            "<w:t {ns}>{number}</w:t>",
            '<w:fldChar {ns} w:fldCharType="end"/>',
        ):
            run = paragraph.add_run()
            run.style = REFERENCE
            xml = piece.format(ns=nsdecls("w"), name=_bookmark(number), number=number)
            run._r.append(parse_xml(xml))


def _bookmark(number: int) -> str:
    return f"_RefNote{number}"
