"""Every term and concept is named, defined and rightly tied, in three languages."""

import itertools

import pytest
from rdflib import OWL, RDF, RDFS, SKOS, Graph, Literal, Namespace, URIRef
from rdflib.namespace import DCTERMS, FOAF, ORG, PROV, SDO, TIME, XSD, DefinedNamespace
from rdflib.term import Node

from tests.helpers.project import ROOT, project_files

SORAQ = Namespace("https://w3id.org/soraq/ontology#")
OURS = "https://w3id.org/soraq/"
LANGUAGES = {"az", "en", "ru"}
STANDARDS: list[type[DefinedNamespace]] = [
    *(DCTERMS, SKOS, PROV, ORG, SDO, TIME, FOAF, RDF, RDFS, OWL, XSD)
]
TERM_KINDS = {
    OWL.Class,
    OWL.ObjectProperty,
    OWL.DatatypeProperty,
    OWL.AnnotationProperty,
    RDF.Property,
}
LICENCE = "https://www.apache.org/licenses/"


def parsed(*names: str) -> Graph:
    graph = Graph()
    for name in names:
        graph.parse(ROOT / "ontology" / name)
    return graph


NAMES = sorted(file.name for file in (ROOT / "ontology").glob("*.ttl") if file.name != "shapes.ttl")
CONCEPTS = parsed("concepts.ttl")
ONTOLOGY = parsed(*(name for name in NAMES if name != "concepts.ttl"))
BOTH = parsed(*NAMES)
TERMS = sorted(
    {
        subject
        for kind in TERM_KINDS
        for subject in ONTOLOGY.subjects(RDF.type, kind)
        if isinstance(subject, URIRef)
    }
)
PROPERTIES = [term for term in TERMS if (term, RDF.type, OWL.Class) not in ONTOLOGY]
CONCEPT_NODES = sorted(set(CONCEPTS.subjects(RDF.type, SKOS.Concept)), key=str)
SCHEMES = sorted(set(CONCEPTS.subjects(RDF.type, SKOS.ConceptScheme)), key=str)


def languages(graph: Graph, subject: Node, predicate: URIRef) -> list[str | None]:
    return sorted(
        (
            value.language
            for value in graph.objects(subject, predicate)
            if isinstance(value, Literal)
        ),
        key=str,
    )


def above(term: Node, predicate: URIRef = RDFS.subPropertyOf) -> set[Node]:
    found: set[Node] = set()
    for node in ONTOLOGY.transitive_objects(term, predicate):
        if node is not None and node != term:
            found.add(node)
    return found


def test_there_are_terms_and_concepts() -> None:
    assert len(TERMS) > 100
    assert len(CONCEPT_NODES) > 80
    assert len(SCHEMES) == 5


@pytest.mark.parametrize("predicate", [RDFS.label, SKOS.definition])
def test_every_term_is_named_and_defined_in_three_languages(predicate: URIRef) -> None:
    lacking = [t for t in TERMS if languages(ONTOLOGY, t, predicate) != sorted(LANGUAGES)]
    assert lacking == []


@pytest.mark.parametrize("predicate", [SKOS.prefLabel, SKOS.definition])
def test_every_concept_is_named_and_defined_in_three_languages(predicate: URIRef) -> None:
    nodes = [*CONCEPT_NODES, *SCHEMES]
    assert [n for n in nodes if languages(CONCEPTS, n, predicate) != sorted(LANGUAGES)] == []


def test_every_label_is_tidy() -> None:
    texts = [
        (subject, str(text))
        for graph in (ONTOLOGY, CONCEPTS)
        for predicate in (RDFS.label, SKOS.prefLabel, SKOS.altLabel, SKOS.definition)
        for subject, text in graph.subject_objects(predicate)
    ]
    assert len(texts) > 1000
    assert [pair for pair in texts if pair[1] != " ".join(pair[1].split()) or not pair[1]] == []


def test_russian_is_in_cyrillic_and_the_others_are_not() -> None:
    mixed = [
        str(text)
        for predicate in (RDFS.label, SKOS.prefLabel, SKOS.altLabel)
        for _, text in BOTH.subject_objects(predicate)
        if isinstance(text, Literal)
        and any("Ѐ" <= letter <= "ӿ" for letter in text) != (text.language == "ru")
        and str(text) != "№"
    ]
    assert mixed == []


def test_every_outside_term_is_one_of_a_known_standard() -> None:
    outside = {
        node
        for triple in itertools.chain(ONTOLOGY, CONCEPTS)
        for node in triple
        if isinstance(node, URIRef) and not str(node).startswith((OURS, LICENCE))
    }
    assert len(outside) > 30
    unknown = [node for node in outside if not any(node in standard for standard in STANDARDS)]
    assert unknown == []


def test_an_invented_outside_term_would_be_found() -> None:
    invented = [URIRef(f"{standard}noSuchTerm") for standard in STANDARDS]
    assert [node for node in invented if any(node in standard for standard in STANDARDS)] == []


def test_every_one_of_our_terms_is_defined() -> None:
    used = {
        node
        for triple in BOTH
        for node in triple
        if isinstance(node, URIRef) and node.startswith(OURS)
    }
    assert {node for node in used if (node, RDF.type, None) not in BOTH} == set()


def test_the_data_uses_defined_terms_only() -> None:
    data = Graph()
    for file in project_files("graph_data"):
        if file.suffix == ".ttl":
            data.parse(ROOT / file)
    assert len(data) > 1000
    used = {
        node
        for triple in data
        for node in triple
        if isinstance(node, URIRef) and node.startswith(OURS) and not node.startswith(OURS + "id/")
    }
    assert {node for node in used if (node, RDF.type, None) not in BOTH} == set()


def test_no_blank_nodes() -> None:
    assert [n for triple in BOTH for n in triple if not isinstance(n, (URIRef, Literal))] == []


def test_the_version_stands_in_the_header_alone() -> None:
    header = URIRef("https://w3id.org/soraq/ontology")
    assert ONTOLOGY.value(header, OWL.versionInfo)
    assert not ONTOLOGY.value(header, OWL.versionIRI)
    for predicate in (DCTERMS.title, DCTERMS.description):
        assert languages(ONTOLOGY, header, predicate) == sorted(LANGUAGES)


def test_every_tie_reads_from_its_other_end() -> None:
    ties = [p for p in PROPERTIES if SORAQ.relatesTo in above(p)]
    assert len(ties) > 40
    lacking = [p for p in ties if languages(ONTOLOGY, p, SORAQ.inverseLabel) != sorted(LANGUAGES)]
    assert lacking == []


def test_every_involvement_has_a_role_of_its_own() -> None:
    involvements = [p for p in PROPERTIES if SORAQ.involves in above(p)]
    roles = [ONTOLOGY.value(p, SORAQ.role) for p in involvements]
    assert len(involvements) > 20
    assert set(roles) == set(CONCEPTS.subjects(SKOS.inScheme, URIRef(OURS + "role")))
    assert len(roles) == len(set(roles))


@pytest.mark.parametrize(
    ("annotation", "umbrella"),
    [
        (SORAQ.mainDate, SORAQ.date),
        (SORAQ.dateProperty, SORAQ.date),
        (SORAQ.mainAgent, SORAQ.involves),
        (SORAQ.agentProperty, SORAQ.involves),
        (SORAQ.milestone, SORAQ.date),
    ],
)
def test_annotations_name_dates_and_involvements(annotation: URIRef, umbrella: URIRef) -> None:
    named = set(BOTH.objects(None, annotation))
    assert named
    assert [term for term in named if umbrella not in above(term)] == []


def test_dates_and_involvements_that_go_together_are_of_one_class() -> None:
    for involvement, date in ONTOLOGY.subject_objects(SORAQ.dateProperty):
        assert SORAQ.involves in above(involvement)
        domains = {ONTOLOGY.value(involvement, RDFS.domain), ONTOLOGY.value(date, RDFS.domain)}
        assert len(domains - {None}) <= 1, (involvement, date)


def test_every_kind_is_of_a_class() -> None:
    kinds = set(CONCEPTS.subjects(SKOS.inScheme, URIRef(OURS + "kind")))
    classless = {kind for kind in kinds if not CONCEPTS.value(kind, SORAQ.kindOf)}
    assert classless == {URIRef(OURS + "kind/ongoing")}
    for of in CONCEPTS.objects(None, SORAQ.kindOf):
        assert (of, RDF.type, OWL.Class) in ONTOLOGY


def test_statuses_climb() -> None:
    ranks = {
        str(status).rsplit("/", 1)[-1]: rank.toPython()
        for status, rank in CONCEPTS.subject_objects(SORAQ.rank)
        if isinstance(rank, Literal)
    }
    assert ranks == {"in-preparation": 1, "draft": 2, "signed": 3, "in-force": 4}


def test_no_two_concepts_of_a_scheme_share_a_name() -> None:
    seen: dict[tuple[Node, str], Node] = {}
    clashes = []
    for concept in CONCEPT_NODES:
        scheme = CONCEPTS.value(concept, SKOS.inScheme)
        assert scheme is not None
        for name in CONCEPTS.objects(concept, SKOS.prefLabel):
            key = (scheme, f"{name}@{name.language}" if isinstance(name, Literal) else "")
            if seen.setdefault(key, concept) != concept:
                clashes.append(key)
    assert clashes == []
