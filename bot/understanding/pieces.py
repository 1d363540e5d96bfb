"""The understood line: what a reading means, piece by piece."""

from __future__ import annotations

from bot import vocabulary as voc
from bot.model import Piece, Reading


def pieces(reading: Reading) -> tuple[Piece, ...]:
    """The understood line of a reading, in the order class, concepts, things, dates, asked."""
    found: list[Piece] = []
    for selection in (*reading.among, reading.selection, reading.claim):
        if selection is None:
            continue
        found += [Piece(iri=cls) for cls in selection.classes]
        found += [
            Piece(iri=concept, negated=condition.negated)
            for condition in selection.concepts
            for concept in condition.concepts
        ]
        found += [Piece(iri=role) for tie in selection.ties for role in tie.roles[:1]]
        found += [
            Piece(iri=thing, negated=tie.negated)
            for tie in selection.ties
            for thing in tie.things[:4]
            if thing != voc.NOTHING
        ]
        for tie in selection.ties:
            if tie.through is not None:
                found += [Piece(iri=c) for c in tie.through.classes]
                found += [Piece(iri=k) for c in tie.through.concepts for k in c.concepts]
                found += [Piece(iri=t) for near in tie.through.ties for t in near.things[:4]]
        found += [Piece(iri=thing) for thing in (selection.named or ())[:3]]
        for condition in selection.dated:
            found += [Piece(iri=prop) for prop in condition.properties[:1]]
            found += [Piece(period=period) for period in condition.periods[:2]]
        if selection.order:
            found.append(Piece(text="latest" if selection.order.descending else "first"))
    found += [Piece(iri=cls) for cls in reading.asked_classes[:1]]
    found += [Piece(iri=prop) for prop in reading.asked[:1]]
    return tuple(dict.fromkeys(found))
