"""Tables as files that officials open: CSV and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from datetime import UTC, datetime

from bot.rendering.exports.tables import Table

_FORMULA = ("=", "+", "-", "@", "\t", "\r", "\n")
_LONGEST_CELL = 32_767
_WIDEST = 60
_NARROWEST = 8
_MARK = "\ufeff"


def csv_bytes(table: Table) -> bytes:
    """A table as CSV (RFC 4180), with the mark by which Excel knows that it is UTF-8.

    A cell that a spreadsheet would take for a formula is made text by a leading ``'``.
    """
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\r\n")
    for row in (table.header, *table.rows):
        writer.writerow([harmless(cell) for cell in row])
    return (_MARK + text.getvalue()).encode("utf-8", "replace")


def harmless(cell: str) -> str:
    """The cell, as text where a spreadsheet would take it for a formula."""
    cell = cell.replace("\0", "")
    return f"'{cell}" if cell.startswith(_FORMULA) else cell


def xlsx_bytes(tables: Sequence[Table], made_at: datetime, version: str = "") -> bytes:
    """Tables as a workbook, one sheet each; every cell is text, the header stays in sight.

    Its properties name the ``version`` of the data.
    """
    import xlsxwriter

    content = io.BytesIO()
    with xlsxwriter.Workbook(content, {"in_memory": True}) as book:
        created = made_at.astimezone(UTC).replace(tzinfo=None, microsecond=0)
        book.set_properties({"title": "Soraq", "created": created, "comments": f"data {version}"})
        bold = book.add_format({"bold": True, "text_wrap": True, "valign": "top"})
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        for table in tables:
            sheet = book.add_worksheet(table.name[:31])
            for number, row in enumerate((table.header, *table.rows)):
                for column, cell in enumerate(row):
                    sheet.write_string(number, column, legal(cell), wrapped if number else bold)
            for column, width in enumerate(_widths(table)):
                sheet.set_column(column, column, width)
            sheet.freeze_panes(1, 0)
            if table.rows:
                sheet.autofilter(0, 0, len(table.rows), len(table.header) - 1)
    return content.getvalue()


def legal(cell: str) -> str:
    """The cell without what XML cannot hold, within the length that a workbook allows."""
    kept = "".join(c for c in cell if c in "\t\n" or (c >= " " and not "\ud800" <= c <= "\udfff"))
    return kept.replace("\ufffe", "").replace("\uffff", "")[:_LONGEST_CELL]


def _widths(table: Table) -> list[int]:
    columns = zip(table.header, *table.rows, strict=True)
    return [max(_NARROWEST, min(_WIDEST, max(map(len, column)) + 2)) for column in columns]
