"""From an answer to its neighbours: readings with one piece less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import Any, TypeVar

from bot.assistant.retrieval import Retrieval
from bot.model import Choice, Form, Piece, Reading, Selection
from bot.understanding.pieces import pieces

T = TypeVar("T")


def removals(reading: Reading, retrieval: Retrieval) -> tuple[Choice, ...]:
    """Readings with one piece less, each under the piece that is gone; none if one is all.

    ``count`` is not known and stands at 0.  Of pieces that are alternatives (with Norway or
    Russia) one less finds less, and is asked for that it finds something.
    """
    plain = replace(reading, unknown=(), proposed=False)
    found = [(piece, less) for piece, less in _without_condition(plain) if _asks(less.selection)]
    found += [
        (piece, less)
        for piece, less in _without_alternative(plain)
        if retrieval.find(less.selection, [])
    ]
    line = {piece: at for at, piece in enumerate(pieces(reading))}
    found.sort(key=lambda pair: line.get(pair[0], len(line)))
    return tuple(Choice(replace(less, pieces=pieces(less)), (piece,), 0) for piece, less in found)


def _without_condition(reading: Reading) -> Iterator[tuple[Piece, Reading]]:
    selection = reading.selection

    def having(**changes: Any) -> Reading:
        return replace(reading, selection=replace(selection, **changes))

    if len(selection.classes) == 1:
        yield Piece(iri=selection.classes[0]), having(classes=())
    for concept in selection.concepts:
        if len(concept.concepts) == 1 or concept.negated:
            kept = tuple(other for other in selection.concepts if other is not concept)
            yield Piece(iri=concept.concepts[0], negated=concept.negated), having(concepts=kept)
    for tie in selection.ties:
        shown = tie.things or tie.roles
        if len(tie.things) < 2 or tie.negated:
            ties = tuple(other for other in selection.ties if other is not tie)
            if shown:
                negated = tie.negated and bool(tie.things)
                yield Piece(iri=shown[0], negated=negated), having(ties=ties)
            elif tie.through and tie.through.classes:
                yield Piece(iri=tie.through.classes[0]), having(ties=ties)
    for dated in selection.dated:
        if len(dated.periods) == 1:
            kept_dates = tuple(other for other in selection.dated if other is not dated)
            yield Piece(period=dated.periods[0]), having(dated=kept_dates)
    yield from _without_asking(reading)


def _without_asking(reading: Reading) -> Iterator[tuple[Piece, Reading]]:
    """Without the order, the property that is asked for, the claim of a yes-no question."""
    selection = reading.selection
    if selection.order:
        word = "latest" if selection.order.descending else "first"
        yield Piece(text=word), replace(reading, selection=replace(selection, order=None))
    if reading.asked:
        plain = replace(reading, form=Form.THINGS, asked=(), asked_classes=())
        yield Piece(iri=reading.asked[0]), plain
    if reading.claim is not None:
        plain = replace(reading, form=Form.THINGS, claim=None, every=False)
        left = set(pieces(plain))
        for piece in [one for one in pieces(reading) if one not in left][:1]:
            yield piece, plain


def _without_alternative(reading: Reading) -> Iterator[tuple[Piece, Reading]]:
    """Readings without one of several classes, concepts, things or periods of one condition."""
    selection = reading.selection

    def having(**changes: Any) -> Reading:
        return replace(reading, selection=replace(selection, **changes))

    for cls, classes in _each_gone(selection.classes):
        yield Piece(iri=cls), having(classes=classes)
    for has in selection.concepts:
        if not has.negated:
            for one, concepts in _each_gone(has.concepts):
                less = _swapped(selection.concepts, has, replace(has, concepts=concepts))
                yield Piece(iri=one), having(concepts=less)
    for tie in selection.ties:
        if not tie.negated:
            for thing, things in _each_gone(tie.things):
                less_ties = _swapped(selection.ties, tie, replace(tie, things=things))
                yield Piece(iri=thing), having(ties=less_ties)
    for dated in selection.dated:
        for period, periods in _each_gone(dated.periods):
            less_dates = _swapped(selection.dated, dated, replace(dated, periods=periods))
            yield Piece(period=period), having(dated=less_dates)
    for thing, named in _each_gone(selection.named or ()):
        yield Piece(iri=thing), having(named=named)


def _each_gone(values: tuple[T, ...]) -> Iterator[tuple[T, tuple[T, ...]]]:
    """Each of several values with the others; nothing where one is all."""
    if len(values) > 1:
        for at, value in enumerate(values):
            yield value, values[:at] + values[at + 1 :]


def _swapped(values: tuple[T, ...], old: T, new: T) -> tuple[T, ...]:
    return tuple(new if value is old else value for value in values)


def _asks(selection: Selection) -> bool:
    return bool(
        selection.classes
        or selection.concepts
        or selection.ties
        or selection.dated
        or selection.named
    )
