"""What the record covers near a question that found nothing: one condition less."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from typing import TypeVar

from bot.assistant.retrieval import Retrieval
from bot.model import Choice, Form, Reading, Selection
from bot.understanding.pieces import pieces

MAX_OFFERS = 3
MAX_COUNTED = 100
"""What an offer finds is counted up to this; of more it is said that they are more."""
T = TypeVar("T")


def nearby(reading: Reading, retrieval: Retrieval) -> tuple[Choice, ...]:
    """Return the readings with one condition dropped, the weakest first, that find something."""
    offers: list[Choice] = []
    for selection in _relaxed(reading.selection):
        relaxed = replace(
            reading,
            form=Form.THINGS,
            selection=selection,
            asked=(),
            asked_classes=(),
            claim=None,
            unknown=(),
            pieces=(),
        )
        relaxed = replace(relaxed, pieces=pieces(relaxed))
        items, more = retrieval.some(selection, MAX_COUNTED)
        if items and all(set(items) != set(offer.items) for offer in offers):
            offers.append(Choice(relaxed, relaxed.pieces, len(items), items, more))
        if len(offers) == MAX_OFFERS:
            break
    return tuple(offers)


def _relaxed(selection: Selection) -> Iterator[Selection]:
    """Drop a date, then a status or topic, then a tie; something must be left to ask."""
    for at in range(len(selection.dated)):
        yield from _kept(replace(selection, dated=_without(selection.dated, at)))
    for at in reversed(range(len(selection.concepts))):
        yield from _kept(replace(selection, concepts=_without(selection.concepts, at)))
    for at in range(len(selection.ties)):
        yield from _kept(replace(selection, ties=_without(selection.ties, at)))
    if selection.named is not None and (selection.classes or selection.ties):
        yield from _kept(replace(selection, named=None))


def _kept(selection: Selection) -> Iterator[Selection]:
    if selection.ties or selection.concepts or (selection.classes and selection.named is None):
        yield replace(selection, order=None)


def _without(values: tuple[T, ...], at: int) -> tuple[T, ...]:
    return values[:at] + values[at + 1 :]
