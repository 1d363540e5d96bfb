"""What the things and terms of an answer are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from bot import vocabulary as voc
from bot.model import Answer, Language, Names, Term, TermKind


def names_of(iri: str, labels: Mapping[str, Mapping[str, str]], language: Language) -> Names:
    """The names of a term in a language, else in another, else its local name."""

    def pick(how: str) -> str:
        by_language = labels.get(how, {})
        order = (language.value, "", "en", "az", "ru")
        return next((by_language[code] for code in order if code in by_language), "") or next(
            iter(by_language.values()), ""
        )

    full = pick("pref") or pick("short") or voc.local_name(iri)
    return Names(full=full, short=pick("short") or full, inverse=pick("inverse"))


def mentioned(answer: Answer) -> Iterable[str]:
    """Every IRI that a reply to the answer may name."""
    yield from answer.items[:50]
    yield from answer.subjects[:50]
    pieces = [*answer.reading.pieces]
    for choice in (*answer.choices, *answer.offers):
        pieces += choice.pieces
        yield from choice.items[:10]
    yield from (piece.iri for piece in pieces if piece.iri)
    if any((piece.iri or "").startswith(voc.STATUS) for piece in pieces):
        yield voc.HAS_STATUS
    for item in (*answer.rows, *answer.before):
        yield item.iri
        yield item.cls
        yield from item.shown
        for fact in (*item.facts, *(stage.fact for stage in item.history)):
            yield fact.property
            yield from (s.report for s in fact.sources)
            if _is_iri(fact.value):
                yield fact.value.value
        yield from (s.report for s in item.named_in)
        for tie in item.ties:
            yield tie.other
            yield tie.property


def _is_iri(term: Term) -> bool:
    return term.kind is TermKind.IRI
