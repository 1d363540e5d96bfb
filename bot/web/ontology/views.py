"""Classes, properties and concepts as their documentation shows them, in one language."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bot import vocabulary as voc
from bot.assistant import Assistant
from bot.model import Language, Term, TermKind, Triple
from bot.web.addresses import ONTOLOGY, address_of, is_ours
from bot.web.ontology.shapes import rules_of_classes

_KINDS = {
    voc.OWL + "Class": "class",
    voc.RDFS + "Class": "class",
    voc.OWL + "ObjectProperty": "object",
    voc.OWL + "DatatypeProperty": "value",
    voc.OWL + "AnnotationProperty": "note",
    voc.RDF + "Property": "value",
}
_TERMS = f"""SELECT DISTINCT ?term ?type WHERE {{
  VALUES ?type {{ {" ".join(f"<{iri}>" for iri in _KINDS)} }}
  ?term a ?type FILTER(isIRI(?term)) }}"""
_SAID = """SELECT DISTINCT ?term ?property ?value WHERE {{
  VALUES ?term {{ {terms} }} ?term ?property ?value FILTER(?property != <{hidden}>) }}"""
_CONCEPTS = f"""SELECT DISTINCT ?scheme ?concept WHERE {{
  ?concept <{voc.SKOS}inScheme> ?scheme FILTER(isIRI(?concept)) }} LIMIT 2000"""
_INSTANCES = "SELECT DISTINCT ?s WHERE {{ ?s a <{iri}> FILTER(isIRI(?s)) }} LIMIT 3"
_USES = "SELECT ?s ?o WHERE {{ ?s <{iri}> ?o FILTER(isIRI(?s)) }} LIMIT 1"
_DEFINITIONS = (voc.SKOS + "definition", voc.RDFS + "comment", voc.DCTERMS + "description")
_SCOPE = voc.SKOS + "scopeNote"
_MATCHES = tuple(
    f"{voc.SKOS}{name}" for name in ("exactMatch", "closeMatch", "broadMatch", "relatedMatch")
)
_SAME = tuple(f"{voc.OWL}{name}" for name in ("equivalentClass", "equivalentProperty"))
_DOMAIN, _RANGE = voc.RDFS + "domain", voc.RDFS + "range"
_MOST_TERMS = 2000
_LONGEST = 160


@dataclass(frozen=True, slots=True)
class Link:
    """A term or thing: what it is called, and its page."""

    name: str
    address: str


@dataclass(frozen=True, slots=True)
class RuleView:
    """What the shapes ask of a property; ``times`` as in 1..1 or 0..*."""

    path: Link | None
    times: str
    kinds: tuple[Link, ...]
    message: str


@dataclass(frozen=True, slots=True)
class TermView:
    """A class or property as its documentation shows it."""

    iri: str
    anchor: str
    name: str
    others: tuple[tuple[str, str], ...]
    definition: str
    note: str
    above: tuple[Link, ...]
    below: tuple[Link, ...]
    domain: tuple[Link, ...]
    range: tuple[Link, ...]
    properties: tuple[Link, ...]
    matches: tuple[tuple[str, str], ...]
    examples: tuple[tuple[Link, ...], ...]
    rules: tuple[RuleView, ...]


@dataclass(frozen=True, slots=True)
class SchemeView:
    """A scheme of concepts with those that are in it, each with its definition."""

    anchor: str
    scheme: Link
    definition: str
    concepts: tuple[tuple[Link, str], ...]


@dataclass(frozen=True, slots=True)
class OntologyView:
    """The documentation in one language; ``is_ours`` where the ontology is the project's own."""

    title: str
    description: str
    licence: str
    number: str
    is_ours: bool
    rules: tuple[RuleView, ...]
    classes: tuple[TermView, ...]
    ties: tuple[TermView, ...]
    values: tuple[TermView, ...]
    notes: tuple[TermView, ...]


def ontology_view(assistant: Assistant, language: Language) -> OntologyView:
    """The documentation of every class and property that the data declares."""
    return _Documenting(assistant, language).view()


def schemes_view(assistant: Assistant, language: Language) -> tuple[SchemeView, ...]:
    """The schemes of concepts."""
    return _Documenting(assistant, language).schemes()


def ontology_data(assistant: Assistant) -> tuple[Triple, ...]:
    """What is said of classes, properties, concepts and the ontology itself.

    Hidden labels, by which questions are understood, are left to the dumps: they are most of it.
    """
    documenting = _Documenting(assistant, Language.EN)
    found = {(Term(s), Term(p), o) for s, said in documenting.said.items() for p, o in said}
    return tuple(sorted(found, key=lambda triple: tuple(map(str, triple))))


class _Documenting:
    def __init__(self, assistant: Assistant, language: Language) -> None:
        self._assistant = assistant
        self._language = language
        store = assistant.store
        rows = store.select(_TERMS).rows[:_MOST_TERMS]
        self.kinds = {term.value: _KINDS[kind.value] for term, kind in rows if term and kind}
        concepts = store.select(_CONCEPTS).rows
        self.in_schemes: dict[str, list[str]] = defaultdict(list)
        for scheme, concept in concepts:
            if scheme and concept:
                self.in_schemes[scheme.value].append(concept.value)
        members = [iri for found in self.in_schemes.values() for iri in found]
        self.said = self._all_said([ONTOLOGY, *self.kinds, *self.in_schemes, *members])
        self._rules = rules_of_classes() if ONTOLOGY in self.said else {}
        self._below: dict[str, list[str]] = defaultdict(list)
        self._of_class: dict[str, list[str]] = defaultdict(list)
        for iri in self.kinds:
            for above in self._values(iri, voc.SUB_CLASS_OF, voc.SUB_PROPERTY_OF):
                self._below[above].append(iri)
            for domain in self._values(iri, _DOMAIN):
                self._of_class[domain].append(iri)

    def _all_said(self, iris: Sequence[str]) -> dict[str, list[tuple[str, Term]]]:
        found: dict[str, list[tuple[str, Term]]] = defaultdict(list)
        for begin in range(0, len(iris), 200):
            terms = " ".join(f"<{iri}>" for iri in iris[begin : begin + 200])
            query = _SAID.format(terms=terms, hidden=voc.HIDDEN_LABEL)
            for term, prop, value in self._assistant.store.select(query).rows:
                if term and prop and value and value.kind is not TermKind.BNODE:
                    found[term.value].append((prop.value, value))
        return dict(found)

    def view(self) -> OntologyView:
        groups: dict[str, list[TermView]] = {
            kind: [] for kind in ("class", "object", "value", "note")
        }
        for iri, kind in self.kinds.items():
            groups[kind].append(self._term(iri, kind))
        for group in groups.values():
            group.sort(key=lambda term: (term.name.lower(), term.iri))
        return OntologyView(
            title=self._text(ONTOLOGY, voc.DCTERMS + "title", voc.LABEL),
            description=self._text(ONTOLOGY, *_DEFINITIONS),
            licence=next(iter(self._values(ONTOLOGY, voc.DCTERMS + "license")), ""),
            number=next(iter(self._values(ONTOLOGY, voc.OWL + "versionInfo")), ""),
            is_ours=ONTOLOGY in self.said,
            rules=self._ruled(""),
            classes=tuple(groups["class"]),
            ties=tuple(groups["object"]),
            values=tuple(groups["value"]),
            notes=tuple(groups["note"]),
        )

    def schemes(self) -> tuple[SchemeView, ...]:
        return tuple(
            SchemeView(
                anchor=voc.local_name(scheme),
                scheme=self._links([scheme])[0],
                definition=self._text(scheme, *_DEFINITIONS),
                concepts=tuple(
                    (link, self._text(iri, *_DEFINITIONS))
                    for iri, link in sorted(
                        zip(concepts, self._links(concepts), strict=True),
                        key=lambda pair: pair[1].name.lower(),
                    )
                ),
            )
            for scheme, concepts in sorted(self.in_schemes.items())
        )

    def _term(self, iri: str, kind: str) -> TermView:
        above = self._values(iri, voc.SUB_CLASS_OF, voc.SUB_PROPERTY_OF)
        return TermView(
            iri=iri,
            anchor=iri.removeprefix(voc.SORAQ) if iri.startswith(voc.SORAQ) else iri,
            name=self._name(iri),
            others=self._other_names(iri),
            definition=self._text(iri, *_DEFINITIONS),
            note=self._text(iri, _SCOPE),
            above=self._links(above),
            below=self._links(self._below.get(iri, ())),
            domain=self._links(self._values(iri, _DOMAIN)),
            range=self._links(self._values(iri, _RANGE)),
            properties=self._links(self._of_class.get(iri, ())),
            matches=tuple(
                (voc.shortened(other) or other, other)
                for other in self._values(iri, *_MATCHES, *_SAME)
            ),
            examples=self._examples(iri, kind) if kind != "note" else (),
            rules=self._ruled(iri),
        )

    def _ruled(self, cls: str) -> tuple[RuleView, ...]:
        return tuple(
            RuleView(
                path=self._links([rule.path])[0] if rule.path else None,
                times=f"{rule.least}..{'*' if rule.most < 0 else rule.most}",
                kinds=self._links(rule.kinds),
                message=rule.message,
            )
            for rule in self._rules.get(cls, ())
        )

    def _examples(self, iri: str, kind: str) -> tuple[tuple[Link, ...], ...]:
        store = self._assistant.store
        if kind == "class":
            found = [
                row[0].value for row in store.select(_INSTANCES.format(iri=iri)).rows if row[0]
            ]
            return tuple((link,) for link in self._links(found))
        rows = store.select(_USES.format(iri=iri)).rows
        return tuple((*self._links([s.value]), self._value(o)) for s, o in rows if s and o)

    def _value(self, term: Term) -> Link:
        if term.kind is TermKind.IRI:
            return self._links([term.value])[0]
        text = term.value if len(term.value) <= _LONGEST else f"{term.value[:_LONGEST]}…"
        return Link(text, "")

    def _links(self, iris: Iterable[str]) -> tuple[Link, ...]:
        listed = list(iris)
        names = self._assistant.names(listed, self._language)
        return tuple(Link(names[iri].short, self._address(iri)) for iri in listed)

    def _address(self, iri: str) -> str:
        if iri in self.kinds and not iri.startswith(voc.SORAQ):
            return f"#{iri}"
        known = iri in self.said or iri in self._assistant.reader.schema.classes
        return address_of(iri) if known or is_ours(iri) or iri.startswith(voc.SORAQ) else ""

    def _name(self, iri: str) -> str:
        return self._assistant.names([iri], self._language)[iri].full

    def _other_names(self, iri: str) -> tuple[tuple[str, str], ...]:
        found = {
            term.language: term.value
            for prop, term in self.said.get(iri, ())
            if prop in (voc.LABEL, voc.PREF_LABEL) and term.language
        }
        own = self._language.value
        return tuple((code, text) for code, text in sorted(found.items()) if code != own)

    def _text(self, iri: str, *properties: str) -> str:
        """What is said of a term in the language of the page, else in another."""
        for prop in properties:
            texts = {t.language or "": t.value for p, t in self.said.get(iri, ()) if p == prop}
            for code in (self._language.value, "", "en", *sorted(texts)):
                if code in texts:
                    return texts[code]
        return ""

    def _values(self, iri: str, *properties: str) -> list[str]:
        return sorted({term.value for prop, term in self.said.get(iri, ()) if prop in properties})
