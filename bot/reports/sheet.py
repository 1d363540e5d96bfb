"""The workbook in which an official decides: one proposal a row, with the sentence beside it."""

from __future__ import annotations

import io
from collections.abc import Mapping, Sequence
from math import ceil
from typing import Any

from bot import vocabulary as voc
from bot.model import Language
from bot.rendering.exports.files import legal
from bot.rendering.texts import Texts, marked
from bot.reports.additions import additions_of, properties
from bot.reports.decisions import Decision, Verdict
from bot.reports.document import Span
from bot.reports.draft import LANGUAGES, Draft
from bot.reports.known import Known
from bot.reports.proposal import NameToFill, NewThing, Proposal
from bot.reports.wording import Wording

KEY = marked("key")
DECISION = marked("decision")
CHANGED = marked("changed value")
SAME_AS = marked("is the same as (id)")
NAME = marked("name to write")
THING = marked("thing (id)")
PROPERTY = marked("property to add")
VALUE = marked("value to add")
WORDS = marked("words of the source")
AS_IT_WAS = marked("as it was")
"""A hidden column: the name that was written in the row, or the key of the addition in it."""
VERDICTS = {
    Verdict.ACCEPT: marked("accept"),
    Verdict.CHANGE: marked("change"),
    Verdict.REJECT: marked("reject"),
}
_FACTS = marked("Facts")
_THINGS = marked("New things")
_NAMES = marked("Names")
_ADDITIONS = marked("Additions")
_HELP = marked("How to review")
_PLACES = {"heading": marked("heading"), "chapter": marked("chapter")}
_STEPS = (
    marked(
        "Each row of the sheet “Facts” is one statement that the sentence beside it is "
        "taken to make; its words are in bold."
    ),
    marked(
        "Choose a decision in each row: accept, change or reject. For a change write the "
        "right value in the column beside it."
    ),
    marked(
        "A thing is written by its id (body-unhcr) or its full name, a date as "
        "2014-12-03, 2014-12, 2014 or 2014-12-15/2014-12-16."
    ),
    marked(
        "“New things” are those that the data does not have. If one is known already "
        "under another name, choose change and write its id."
    ),
    marked(
        "In “Names” write the names that no source gives: the official one, and a short "
        "one of at most 48 characters."
    ),
    marked(
        "In “Additions” write what the report states and no row says, with the words that "
        "prove it, copied letter by letter."
    ),
    marked(
        "Rows may be sorted and filtered, and the work may be interrupted: save, read the "
        "sheet in, and go on later. Rows without a decision stay open."
    ),
    marked(
        "When done: soraq add-report --review FILE.xlsx, then soraq add-report --accept FOLDER."
    ),
)
_WIDEST_CELL = 32_767
_LINE, _HIGHEST_ROW = 15, 409
"""Points: a line of text, and the most that a row may have."""
_ROOM = 40
"""Empty rows for additions."""
_LIST = "properties"


def sheet_of(
    draft: Draft, decisions: Mapping[str, Decision], known: Known, language: Language
) -> bytes:
    """The workbook (XLSX), with what was decided already in its place; every text stays text."""
    import xlsxwriter

    content = io.BytesIO()
    options = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    with xlsxwriter.Workbook(content, options) as book:
        book.set_properties({"title": "Soraq", "keywords": draft.report})
        _Writer(book, draft, decisions, known, language).write()
    return content.getvalue()


class _Writer:
    def __init__(
        self,
        book: Any,
        draft: Draft,
        decisions: Mapping[str, Decision],
        known: Known,
        language: Language,
    ) -> None:
        self._book = book
        self._draft = draft
        self._decisions = decisions
        self._texts = Texts(language)
        self._widths: list[int] = []
        self._lines: dict[int, int] = {}
        self._wording = Wording(draft, known, language)
        top = {"text_wrap": True, "valign": "top"}
        self._plain = book.add_format(top)
        self._grey = book.add_format({**top, "font_color": "#888888", "font_size": 8})
        self._share = book.add_format({**top, "num_format": "0%", "align": "center"})
        self._head = book.add_format({**top, "bold": True, "bg_color": "#DDE6F0", "border": 1})
        self._input = book.add_format(
            {**top, "bg_color": "#FFF9DB", "border": 1, "num_format": "@"}
        )
        self._strong = book.add_format({"bold": True, "font_color": "#9C2A00"})
        self._verdicts = {verdict: self._texts.say(text) for verdict, text in VERDICTS.items()}

    def write(self) -> None:
        self._help()
        self._facts()
        self._things()
        self._names()
        self._additions()

    def _help(self) -> None:
        sheet = self._book.add_worksheet(self._texts.say(_HELP)[:31])
        self._widths, self._lines = [110], {}
        sheet.set_column(0, 0, 110)
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.write_string(0, 0, legal(f"report-{self._draft.report}"), self._head)
        for number, step in enumerate(_STEPS, 1):
            self._put(sheet, number, 0, f"{number}. {self._texts.say(step)}")
        self._fit(sheet)

    def _facts(self) -> None:
        columns = (
            (KEY, 9),
            (marked("measure"), 9),
            (marked("sentence"), 60),
            (marked("words"), 24),
            (marked("thing"), 30),
            (marked("property"), 18),
            (marked("value"), 34),
            (marked("how sure"), 9),
            (DECISION, 12),
            (CHANGED, 24),
            (marked("remark"), 34),
        )
        rows = self._draft.proposals.facts
        sheet = self._sheet(_FACTS, columns, len(rows), decision=8)
        for number, one in enumerate(rows, 1):
            self._begin(sheet, number, one)
            self._put(sheet, number, 3, self._words(one))
            self._put(sheet, number, 4, self._wording.named(one.subject))
            self._put(sheet, number, 5, self._wording.term(one.predicate))
            self._put(sheet, number, 6, self._wording.value(one.object))
            sheet.write_number(number, 7, one.confidence, self._share)
            self._decided(sheet, number, 8, one.key)
            remarks = [one.remark]
            if one.inferred:
                note = one.note.get(self._texts.language.value) or next(iter(one.note.values()), "")
                remarks.append(f"{self._texts.say('inferred')}: {note}")
            self._put(sheet, number, 10, " ".join(filter(None, remarks)))
        self._fit(sheet)

    def _words(self, one: Proposal) -> str:
        """The words that a proposal rests on; nothing where they are the whole sentence."""
        words = [" ".join(span.of(self._draft.text).split()) for span in one.words]
        whole = any(span.holds(self._draft.context_of(one.passage)) for span in one.words)
        return "" if whole else " … ".join(words)

    def _things(self) -> None:
        columns = (
            (KEY, 9),
            (marked("measure"), 9),
            (marked("sentence"), 60),
            (marked("id"), 30),
            (marked("class"), 16),
            (marked("name"), 50),
            (marked("how sure"), 9),
            (DECISION, 12),
            (SAME_AS, 24),
            (marked("remark"), 34),
        )
        rows = self._draft.proposals.things
        sheet = self._sheet(_THINGS, columns, len(rows), decision=7)
        for number, one in enumerate(rows, 1):
            self._begin(sheet, number, one)
            self._put(sheet, number, 3, one.id)
            self._put(sheet, number, 4, self._wording.term(one.cls))
            self._put(sheet, number, 5, self._wording.thing(one.id))
            sheet.write_number(number, 6, one.confidence, self._share)
            self._decided(sheet, number, 7, one.key)
            self._put(sheet, number, 9, self._texts.say(one.note) if one.note else "")
        self._fit(sheet)

    def _names(self) -> None:
        columns = (
            (KEY, 9),
            (marked("id"), 30),
            (marked("class"), 16),
            (marked("which name"), 18),
            (marked("language"), 10),
            (marked("name in the source"), 60),
            (NAME, 60),
            (AS_IT_WAS, 10),
        )
        rows = [
            (one, predicate, language)
            for one in self._draft.proposals.things
            for predicate in (voc.PREF_LABEL, voc.SHORT_NAME)
            for language in LANGUAGES
        ]
        sheet = self._sheet(_NAMES, columns, len(rows))
        for number, (one, predicate, language) in enumerate(rows, 1):
            key = NameToFill(one.id, predicate, language).key
            official = predicate == voc.PREF_LABEL
            given = (one.names if official else one.short_names).get(language, "")
            decision = self._decisions.get(key)
            sheet.write_string(number, 0, key, self._grey)
            self._put(sheet, number, 1, one.id)
            self._put(sheet, number, 2, self._wording.term(one.cls))
            which = marked("official name") if official else marked("short name")
            self._put(sheet, number, 3, self._texts.say(which))
            self._put(sheet, number, 4, language)
            self._put(sheet, number, 5, one.names.get(self._draft.language.value, ""))
            name = decision.value if decision else given
            self._put(sheet, number, 6, name, self._input)
            sheet.write_string(number, 7, legal(name), self._grey)
            if not official:
                sheet.data_validation(
                    number,
                    6,
                    number,
                    6,
                    {"validate": "length", "criteria": "<=", "value": 48, "error_type": "warning"},
                )
        self._fit(sheet)

    def _additions(self) -> None:
        """Empty rows in which statements are added that no proposal made, and those there are."""
        columns = (
            (THING, 34),
            (PROPERTY, 30),
            (VALUE, 34),
            (WORDS, 70),
            (DECISION, 12),
            (AS_IT_WAS, 10),
        )
        rows = list(additions_of(self._decisions))
        last = len(rows) + _ROOM
        sheet = self._sheet(_ADDITIONS, columns, last, decision=4)
        for number in range(1, last + 1):
            one = rows[number - 1] if number <= len(rows) else None
            verdict = self._verdicts[Verdict.ACCEPT] if one else ""
            texts = (one.thing, one.predicate, one.value, one.words) if one else ("",) * 4
            for column, text in enumerate((*texts, verdict)):
                self._put(sheet, number, column, text, self._input)
            if one:
                sheet.write_string(number, 5, one.key, self._grey)
        self._fit(sheet)
        listed = self._book.add_worksheet(_LIST)
        listed.hide()
        names = sorted(
            f"{self._wording.term(iri)} ({voc.shortened(iri)})"
            for iri in properties(self._wording.known)
        )
        for number, name in enumerate(names):
            listed.write_string(number, 0, legal(name))
        sheet.data_validation(
            1, 1, last, 1, {"validate": "list", "source": f"={_LIST}!$A$1:$A${len(names)}"}
        )

    def _sheet(
        self,
        name: str,
        columns: Sequence[tuple[str, int]],
        rows: int,
        decision: int | None = None,
    ) -> Any:
        sheet = self._book.add_worksheet(self._texts.say(name)[:31])
        self._widths, self._lines = [width for _, width in columns], {}
        for column, (title, width) in enumerate(columns):
            sheet.set_column(column, column, width, None, {"hidden": title == AS_IT_WAS})
            sheet.write_string(0, column, self._texts.say(title), self._head)
        sheet.freeze_panes(1, 3 if decision is not None else 2)
        sheet.autofilter(0, 0, max(rows, 1), len(columns) - 1)
        if decision is not None:
            choices = list(self._verdicts.values())
            sheet.data_validation(
                1, decision, max(rows, 1), decision, {"validate": "list", "source": choices}
            )
        sheet.set_landscape()
        sheet.fit_to_pages(1, 0)
        sheet.repeat_rows(0)
        return sheet

    def _begin(self, sheet: Any, number: int, one: Proposal | NewThing) -> None:
        sentence = self._draft.sentence_of(one.passage)
        sheet.write_string(number, 0, one.key, self._grey)
        place = _PLACES.get(sentence.column.value, "")
        self._put(sheet, number, 1, sentence.row or (self._texts.say(place) if place else ""))
        self._sentence(sheet, number, self._draft.context_of(one.passage), one.words)

    def _decided(self, sheet: Any, number: int, column: int, key: str) -> None:
        decision = self._decisions.get(key)
        verdict = self._verdicts.get(decision.verdict, "") if decision else ""
        sheet.write_string(number, column, verdict, self._input)
        value = decision.value if decision else ""
        sheet.write_string(number, column + 1, legal(value), self._input)

    def _put(self, sheet: Any, number: int, column: int, text: str, form: Any = None) -> None:
        sheet.write_string(number, column, legal(text), form or self._plain)
        self._note_lines(number, column, text)

    def _note_lines(self, number: int, column: int, text: str) -> None:
        """Keep how many lines a row needs; not every program finds that out by itself."""
        lines = sum(
            max(1, ceil(len(line) * 1.15 / self._widths[column])) for line in text.split("\n")
        )
        self._lines[number] = max(lines, self._lines.get(number, 1))

    def _fit(self, sheet: Any) -> None:
        for number, lines in self._lines.items():
            sheet.set_row(number, min(_HIGHEST_ROW, lines * _LINE + 2))

    def _sentence(self, sheet: Any, number: int, span: Span, words: Sequence[Span]) -> None:
        """The sentence with its words in bold; as plain text where it would not fit a cell."""
        text = self._draft.text
        pieces: list[Any] = []
        at = span.start
        for one in sorted(words):
            if one.start < at or one.end > span.end or not len(one):
                continue
            if legal(text[at : one.start]):
                pieces.append(legal(text[at : one.start]))
            pieces += [self._strong, legal(one.of(text))]
            at = one.end
        if legal(text[at : span.end]):
            pieces.append(legal(text[at : span.end]))
        parts = sum(isinstance(piece, str) for piece in pieces)
        if parts < 2 or len(span) > _WIDEST_CELL:
            self._put(sheet, number, 2, span.of(text))
        else:
            sheet.write_rich_string(number, 2, *pieces, self._plain)
            self._note_lines(number, 2, span.of(text))
