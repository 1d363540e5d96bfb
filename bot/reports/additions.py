"""Statements that a reviewer adds: what the words say, and no proposal did."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.model import Term, TermKind
from bot.reports.decisions import Decision, Verdict
from bot.reports.document import Span
from bot.reports.draft import Draft
from bot.reports.known import Known
from bot.reports.proposal import Proposal
from bot.reports.values import ValueFormatError, comparable, id_of, quoted, value_of

PREFIX = "add:"
_OBJECT = voc.OWL + "ObjectProperty"
_RANGE = voc.RDFS + "range"
_NUMBERS = frozenset({voc.XSD_INTEGER, voc.XSD + "nonNegativeInteger", voc.XSD + "positiveInteger"})


@dataclass(frozen=True, slots=True)
class Addition:
    """A statement as it was written: the thing's id, a property, a value, words of the source."""

    thing: str
    predicate: str
    value: str
    words: str

    @property
    def key(self) -> str:
        """What its decision is kept under."""
        return PREFIX + hashlib.sha256(self.as_text().encode()).hexdigest()[:12]

    def as_text(self) -> str:
        """The statement as it is kept in the decision."""
        return json.dumps([self.thing, self.predicate, self.value, self.words], ensure_ascii=False)

    def decision(self, verdict: Verdict) -> Decision:
        """The decision that it stands, or no longer does."""
        return Decision(self.key, verdict, self.as_text())


def additions_of(decisions: Mapping[str, Decision]) -> Iterator[Addition]:
    """The statements that were added and not taken back."""
    for key, one in decisions.items():
        if key.startswith(PREFIX) and one.verdict is not Verdict.REJECT:
            yield Addition(*json.loads(one.value))


def as_fact(one: Addition, draft: Draft, known: Known) -> Proposal:
    """The fact that a statement is; :class:`ValueFormatError` says what is wrong with it."""
    new = {thing.id: thing.cls for thing in draft.proposals.things}
    subject = id_of(one.thing, known, new.keys())
    cls = new.get(subject) or known.class_of(voc.ID + subject)
    assert cls is not None, "all that has an id has a class"
    predicate = property_of(one.predicate, known)
    value = value_of(one.value, _like(predicate, draft, known), known, new.keys())
    return Proposal(
        subject,
        cls,
        subject in new,
        predicate,
        value,
        passage := _place(one.words, draft),
        (passage,),
    )


def properties(known: Known) -> list[str]:
    """The IRIs of the properties of the ontology that a fact can have."""
    found = known.of_class(*voc.PROPERTY_CLASSES)
    return [iri for iri in found if iri.startswith(voc.SORAQ) and known.values(iri, voc.LABEL)]


def property_of(text: str, known: Known) -> str:
    """The property by its name in any language, or as ``soraq:status``."""
    name = text.strip().rpartition("(")[2].rstrip(")").removeprefix("soraq:").strip()
    every = properties(known)
    if voc.SORAQ + name in every:
        return voc.SORAQ + name
    wanted = comparable(text)
    found = {
        iri
        for iri in every
        for value in known.values(iri, voc.LABEL)
        if comparable(value.value) == wanted
    }
    if len(found) == 1:
        return found.pop()
    raise ValueFormatError(f"“{quoted(text)}” is no property: choose one from the list")


def _like(predicate: str, draft: Draft, known: Known) -> Term:
    """A value of the sort that a property has."""
    ranges = {value.value for value in known.values(predicate, _RANGE)}
    types = {value.value for value in known.values(predicate, voc.TYPE)}
    if _OBJECT in types or predicate == voc.TIME_LIMIT:
        return Term(voc.ID)
    if _is_date(predicate, known):
        return Term("", TermKind.LITERAL, datatype=voc.XSD_DATE)
    if ranges & _NUMBERS:
        return Term("", TermKind.LITERAL, datatype=voc.XSD_INTEGER)
    if voc.RDF + "langString" in ranges:
        return Term("", TermKind.LITERAL, language=draft.language.value)
    return Term("", TermKind.LITERAL)


def _is_date(predicate: str, known: Known) -> bool:
    above = [predicate]
    seen: set[str] = set()
    while above:
        one = above.pop()
        if one in (voc.DATE, voc.REPORTING_PERIOD, voc.SORAQ + "period"):
            return True
        if one not in seen:
            seen.add(one)
            above += (value.value for value in known.values(one, voc.SUB_PROPERTY_OF))
    return False


def _place(words: str, draft: Draft) -> Span:
    """Where the words stand; a sentence copied from the sheet has its white space made plain."""
    wanted = words.strip()
    if not wanted:
        raise ValueFormatError("write the words of the source that prove it")
    start = draft.text.find(wanted)
    if start < 0:
        raise ValueFormatError(
            f"“{quoted(wanted)}” does not stand in the report: copy its words letter by letter"
        )
    return Span(start, start + len(wanted))


def check(one: Addition, draft: Draft, known: Known) -> Addition:
    """The same statement once it is known to be one, its property by its short name."""
    fact = as_fact(one, draft, known)
    name = voc.shortened(fact.predicate) or fact.predicate
    return Addition(fact.subject, name, one.value.strip(), one.words.strip())
