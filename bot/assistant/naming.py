"""What the things and terms of an answer are called."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import replace

from bot import vocabulary as voc
from bot.model import Answer, Language, Names, Term, TermKind
from bot.query.selection import Queries
from bot.store.base import Store


class Naming:
    """What things and terms are called, each looked up once in a language."""

    def __init__(self, store: Store, queries: Queries) -> None:
        self._store = store
        self._queries = queries
        self._known: dict[Language, dict[str, Names]] = {}

    def named(self, answer: Answer) -> Answer:
        """The answer with the names of every IRI that it mentions."""
        return replace(answer, names=self.names(set(mentioned(answer)), answer.language))

    def names(self, iris: Iterable[str], language: Language) -> Mapping[str, Names]:
        """What things and terms are called."""
        wanted = sorted(set(iris))
        known = self._known.setdefault(language, {})
        missing = [iri for iri in wanted if iri not in known]
        if missing:
            known.update(self._looked_up(missing, language))
        return {iri: known[iri] for iri in wanted}

    def _looked_up(self, iris: Sequence[str], language: Language) -> dict[str, Names]:
        found: dict[str, dict[str, dict[str, str]]] = {}
        for record in self._store.select(self._queries.labels(iris)).records():
            term, label, code, how = (record[name] for name in ("term", "label", "language", "how"))
            if term and label and how:
                names = found.setdefault(term.value, {}).setdefault(how.value, {})
                names.setdefault(code.value if code else "", label.value)
        return {iri: names_of(iri, found.get(iri, {}), language) for iri in iris}


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
