"""The shapes against examples that meet them and examples that break one of them each."""

import re
from functools import cache
from pathlib import Path

import pytest
from pyshacl import validate
from rdflib import RDF, Graph, Namespace, URIRef

from tests.helpers.project import ROOT

SH = Namespace("http://www.w3.org/ns/shacl#")
SORAQ = "https://w3id.org/soraq/ontology#"
SHAPES = "https://w3id.org/soraq/shapes#"
EXAMPLES = Path(__file__).parent / "examples"
VALID = sorted((EXAMPLES / "valid").glob("*.ttl"))
INVALID = sorted((EXAMPLES / "invalid").glob("*.ttl"))
TERMS = [ROOT / "ontology" / "soraq.ttl", ROOT / "ontology" / "concepts.ttl"]

# Shapes that stand in another one and say nothing themselves.
HELPERS = re.compile(
    r"^((some|no)[A-Z]\w+|columnOf\w+|status(InForce|SignedOrInForce)|explanation)$"
)


@cache
def shapes_graph() -> Graph:
    return Graph().parse(ROOT / "ontology" / "shapes.ttl")


@cache
def graph_of(*files: Path) -> Graph:
    graph = Graph()
    for file in files:
        graph.parse(file)
    return graph


@cache
def complaints(*files: Path) -> frozenset[tuple[URIRef, str]]:
    """Each thing, with the name of a shape or SPARQL constraint that complains of it."""
    _, report, text = validate(graph_of(*files), shacl_graph=shapes_graph())
    assert isinstance(report, Graph), text
    found = set()
    for result in report.objects(None, SH.result):
        thing = report.value(result, SH.focusNode)
        if str(thing).startswith(SORAQ):  # asked once for all things
            thing = report.value(result, SH.value)
        shape = report.value(result, SH.sourceConstraint) or report.value(result, SH.sourceShape)
        assert isinstance(thing, URIRef), text
        assert isinstance(shape, URIRef), text
        found.add((thing, shape.removeprefix(SHAPES)))
    return frozenset(found)


def expected(file: Path) -> set[str]:
    return set(re.findall(r"^# complains: (\w+)$", file.read_text(), flags=re.MULTILINE))


def test_there_are_examples() -> None:
    assert VALID
    assert len(INVALID) >= 60
    assert [file.name for file in INVALID if not expected(file)] == []


def test_the_shapes_are_shapes() -> None:
    conforms, _, text = validate(Graph(), shacl_graph=shapes_graph(), meta_shacl=True)
    assert conforms, text


def test_the_ontology_and_its_concepts_meet_the_shapes() -> None:
    assert complaints(*TERMS) == frozenset()


@pytest.mark.parametrize("file", VALID, ids=lambda file: file.stem)
def test_valid_example(file: Path) -> None:
    assert complaints(*TERMS, file) == frozenset()


@pytest.mark.parametrize("file", INVALID, ids=lambda file: file.stem)
def test_invalid_example(file: Path) -> None:
    # All of them at once, as one run is slow: each speaks of things of its own.
    things = set(graph_of(file).subjects())
    found = {shape for thing, shape in complaints(*TERMS, *VALID, *INVALID) if thing in things}
    assert found == expected(file)


def test_invalid_examples_speak_of_things_of_their_own() -> None:
    described = [thing for file in INVALID for thing in set(graph_of(file).subjects())]
    described += set(graph_of(*TERMS, *VALID).subjects())
    assert len(described) == len(set(described))


def test_every_shape_says_what_to_do() -> None:
    shapes = shapes_graph()
    named = {
        shape
        for kind in (SH.PropertyShape, SH.SPARQLConstraint)
        for shape in shapes.subjects(RDF.type, kind)
    }
    assert len(named) > 50
    silent = [
        shape
        for shape in named
        if not shapes.value(shape, SH.message)
        and not HELPERS.match(str(shape).removeprefix(SHAPES))
    ]
    assert silent == []


def test_every_shape_has_an_example_that_breaks_it() -> None:
    broken = set().union(*map(expected, INVALID))
    shapes = shapes_graph()
    alike = re.compile(r"^\w+(Date|Value)$")  # one shape a property, made after one pattern
    lacking = sorted(
        name
        for kind in (SH.PropertyShape, SH.SPARQLConstraint)
        for shape in shapes.subjects(RDF.type, kind)
        if (name := str(shape).removeprefix(SHAPES)) not in broken
        and not HELPERS.match(name)
        and not alike.match(name)
    )
    assert lacking == []
