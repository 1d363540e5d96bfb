"""A date that was found in a text → the literal that the data has for it."""

from __future__ import annotations

import calendar
from datetime import date

from bot import vocabulary as voc
from bot.model import Period, Term, TermKind
from bot.text.dates import DateMention


def date_value(mention: DateMention) -> Term | None:
    """The date with the precision of its words: a day, a month, a year, or a range of these."""
    if not mention.periods:
        return None
    period = mention.periods[0]
    first, last = period.first, period.last
    if first is None or last is None or last < first:
        return None
    if first == last:
        return _literal(first.isoformat(), voc.XSD_DATE)
    if _is_years(first, last) and period.is_year:
        if first.year == last.year:
            return _literal(f"{first.year:04}", voc.XSD_YEAR)
        return _literal(f"{first.year:04}/{last.year:04}", voc.EDTF_DATE)
    if _is_months(first, last) and period.grain > 1:
        begin, end = _month(first), _month(last)
        if begin == end:
            return _literal(begin, voc.XSD_YEAR_MONTH)
        return _literal(f"{begin}/{end}", voc.EDTF_DATE)
    return _literal(f"{first.isoformat()}/{last.isoformat()}", voc.EDTF_DATE)


def is_whole_year(period: Period) -> bool:
    """Whether a period is a year or years, and no day or month of one."""
    return period.is_year


def _literal(value: str, datatype: str) -> Term:
    return Term(value, TermKind.LITERAL, datatype=datatype)


def _month(day: date) -> str:
    return f"{day.year:04}-{day.month:02}"


def _is_years(first: date, last: date) -> bool:
    return (first.month, first.day) == (1, 1) and (last.month, last.day) == (12, 31)


def _is_months(first: date, last: date) -> bool:
    return first.day == 1 and last.day == calendar.monthrange(last.year, last.month)[1]
