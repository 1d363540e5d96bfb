"""All that is known of one IRI, whatever it is: a thing, a concept, a fact, a passage, a term."""

from __future__ import annotations

from dataclasses import dataclass, replace

from bot import vocabulary as voc
from bot.assistant import Assistant
from bot.assistant.naming import mentioned
from bot.model import (
    Answer,
    Form,
    Item,
    Kind,
    Language,
    Piece,
    Reading,
    Selection,
    Term,
    TermKind,
    Tie,
    Triple,
)

_LABELS = (
    voc.PREF_LABEL,
    voc.LABEL,
    voc.DCTERMS + "title",
    voc.FOAF + "name",
    voc.SCHEMA + "name",
)


@dataclass(frozen=True, slots=True)
class Entry:
    """What is known of an IRI.

    ``answer`` is its card, with the names of all that it mentions; ``names`` are its own, by
    how they are meant (a property) and in every language; ``languages`` those in which the
    reports are written that it cites.
    """

    answer: Answer
    names: tuple[tuple[str, Term], ...]
    own_translations: frozenset[str]
    languages: dict[str, str]

    @property
    def row(self) -> Item:
        """The thing itself."""
        return self.answer.rows[0]


def triples_of(assistant: Assistant, iri: str) -> tuple[Triple, ...]:
    """The triples that describe an IRI and prove it; none where nothing is known of it."""
    found = assistant.store.construct(assistant.queries.describe((iri,)))
    return found if any(subject.value == iri for subject, _, _ in found) else ()


def entry(assistant: Assistant, iri: str, language: Language) -> Entry | None:
    """What is known of ``iri``, named in ``language``; ``None`` where nothing is."""
    own = [triple for triple in triples_of(assistant, iri) if triple[0].value == iri]
    if not own:
        return None
    retrieval = assistant.retrieval
    retrieval.begin()
    cls = retrieval.main_class(iri) or _stated_class(own)
    facts = retrieval.facts((iri,), ties=True)
    item = facts.item(iri, cls)
    item = replace(item, history=retrieval.history(item, facts))
    if not item.ties:
        item = replace(item, ties=_pointing(assistant, iri))
    if not any(fact.sources for fact in item.facts):
        item = replace(item, named_in=retrieval.named_in((iri,)).get(iri, ()))
    answer = Answer(
        question="",
        language=language,
        kind=Kind.ENTITY,
        reading=Reading(language, Form.CARD, Selection(named=(iri,)), pieces=(Piece(iri=iri),)),
        items=(iri,),
        rows=(item,),
        total=1,
        version=assistant.version,
    )
    told = (*item.facts, *(stage.fact for stage in item.history))
    reports = {source.report for fact in told for source in fact.sources}
    reports |= {source.report for source in item.named_in}
    years = {year for report in reports for year in retrieval.years_of(report)}
    answer = replace(
        answer,
        names=assistant.names(set(mentioned(answer)) - {""}, language),
        report_years=tuple(sorted(years)),
        years_by_report=retrieval.reports.of((item,)),
    )
    written = retrieval.links(reports, (voc.DCTERMS + "language",))
    return Entry(
        answer=answer,
        names=_names(own),
        own_translations=frozenset(
            value.value for _, name, value in own if name.value == voc.OWN_TRANSLATION
        ),
        languages={report: told[0][1] for report, told in written.items()},
    )


def _stated_class(own: list[Triple]) -> str:
    classes = sorted(value.value for _, name, value in own if name.value == voc.TYPE)
    return classes[0] if classes else ""


def _pointing(assistant: Assistant, iri: str) -> tuple[Tie, ...]:
    """What points at something that is no thing of its own."""
    rows = assistant.store.select(assistant.queries.pointing((iri,)))
    return tuple(
        sorted(
            (Tie(other.value, name.value) for _, other, name in rows.rows if other and name),
            key=lambda tie: (tie.property, tie.other),
        )
    )


def _names(own: list[Triple]) -> tuple[tuple[str, Term], ...]:
    """The names of a thing: official, short, others; those hidden are misspellings."""
    order = (*_LABELS, voc.SHORT_NAME, voc.ALT_LABEL)
    found = {
        (name.value, value)
        for _, name, value in own
        if name.value in order and value.kind is TermKind.LITERAL
    }
    return tuple(sorted(found, key=lambda n: (order.index(n[0]), n[1].language or "", n[1].value)))
