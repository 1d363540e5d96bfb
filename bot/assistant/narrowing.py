"""From an answer to its neighbours: readings with one condition more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date

from bot import vocabulary as voc
from bot.assistant.retrieval import Retrieval
from bot.model import (
    Answer,
    Choice,
    DatedWithin,
    Fact,
    Form,
    HasConcept,
    Period,
    Piece,
    Selection,
    TermKind,
    TiedTo,
)
from bot.understanding.pieces import pieces

_EACH = 4
_LOOKED_AT = 100
_YEAR = 366
_NARROWABLE = frozenset({Form.THINGS, Form.COUNT, Form.HAPPENED})


def narrowings(answer: Answer, retrieval: Retrieval) -> tuple[Choice, ...]:
    """Readings with one condition more: a status, a country, a year.

    Each finds something, and less than the answer; what it finds is counted by asking.
    """
    reading = answer.reading
    if reading.form not in _NARROWABLE or answer.total < 2:
        return ()
    facts = [fact for row in answer.rows for fact in row.facts]
    found = []
    for piece, selection in (
        *_by_status(facts, reading.selection),
        *_by_country(facts, reading.selection, retrieval),
        *_by_year(facts, reading.selection),
    ):
        items = retrieval.find(selection, [])
        if 0 < len(items) < answer.total:
            narrowed = replace(reading, form=Form.THINGS, selection=selection)
            narrowed = replace(narrowed, pieces=pieces(narrowed))
            found.append(Choice(narrowed, (piece,), len(items), items))
    return tuple(found)


# --- what the things of an answer have, most of them first ---


def _by_status(facts: Iterable[Fact], selection: Selection) -> Iterator[tuple[Piece, Selection]]:
    for status in _most(f.value.value for f in facts if f.property == voc.HAS_STATUS):
        more = (*selection.concepts, HasConcept((status,)))
        yield Piece(iri=status), replace(selection, concepts=more)


def _by_country(
    facts: Iterable[Fact], selection: Selection, retrieval: Retrieval
) -> Iterator[tuple[Piece, Selection]]:
    things = [f.value.value for f in facts if f.value.kind is TermKind.IRI]
    asked = {thing for tie in selection.ties for thing in tie.things}
    times = Counter(things)
    others = tuple(thing for thing, _ in times.most_common(_LOOKED_AT))
    facts_of = retrieval.facts(others)
    countries: Counter[str] = Counter()
    for thing in others:
        of = [f.value.value for f in facts_of.values(thing, (voc.OF_COUNTRY, voc.WITHIN))]
        for country in sorted({thing, *of}):
            if voc.COUNTRY in retrieval.classes_of(country):
                countries[country] += times[thing]
    for country, _ in countries.most_common(2 * _EACH):
        if country not in asked:
            more = (*selection.ties, TiedTo((country,)))
            yield Piece(iri=country), replace(selection, ties=more)


def _by_year(facts: Iterable[Fact], selection: Selection) -> Iterator[tuple[Piece, Selection]]:
    years = [
        fact.value.value[:4]
        for fact in facts
        if fact.value.datatype in (voc.XSD_DATE, voc.XSD_YEAR, voc.XSD_YEAR_MONTH, voc.EDTF_DATE)
        and fact.value.value[:4].isdecimal()
    ]
    for year in sorted(_most(years)):
        period = Period(date(int(year), 1, 1), date(int(year), 12, 31), _YEAR)
        more = (*selection.dated, DatedWithin((period,)))
        yield Piece(period=period), replace(selection, dated=more)


def _most(values: Iterable[str]) -> list[str]:
    return [value for value, _ in Counter(values).most_common(_EACH)]
