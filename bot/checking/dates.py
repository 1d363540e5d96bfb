"""Dates that there are, ranges with their earlier end first."""

from __future__ import annotations

from collections.abc import Iterator

from bot import vocabulary as voc
from bot.checking.data import Data, named
from bot.checking.findings import Finding
from bot.text.iso import interval

_DATES = frozenset({voc.XSD_DATE, voc.XSD_YEAR_MONTH, voc.XSD_YEAR, voc.EDTF_DATE})


def dates(data: Data) -> Iterator[Finding]:
    """Each value typed as a date that is none, or that ends before it begins."""
    for graph, thing, predicate, value in data.triples:
        if value.datatype not in _DATES:
            continue
        days = interval(value.value)
        if days is None:
            message = "is no date. Write 2014-12-03, 2014-12, 2014 or a range such as 2012/2015."
        elif days[1] < days[0]:
            message = "ends before it begins. Write the earlier end first."
        else:
            continue
        yield data.finding(
            thing.value,
            f"“{value.value}” ({named(predicate)}) {message}",
            value.value,
            graph=graph,
        )
