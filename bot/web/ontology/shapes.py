"""What the shapes of the project ask of each class."""

from __future__ import annotations

from collections import defaultdict
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from bot.resources import resource_folder
from bot.vocabulary import SORAQ
from bot.web.rdf import SH


@dataclass(frozen=True, slots=True)
class Rule:
    """What is asked of a property of the things of a class.

    ``least`` and ``most`` are how often it is stated (``most`` -1: any number); ``kinds`` the
    classes or datatypes of its values; ``message`` says what to do, in English.  A rule on the
    thing as a whole has no ``path``.
    """

    path: str
    least: int
    most: int
    kinds: tuple[str, ...]
    message: str


def shapes_file() -> Path:
    """The file of the shapes."""
    return resource_folder("ontology") / "shapes.ttl"


@cache
def rules_of_classes() -> dict[str, tuple[Rule, ...]]:
    """The rules by class; those of every thing stand under the empty text."""
    from rdflib import Graph, URIRef
    from rdflib.term import Node

    graph = Graph().parse(shapes_file(), format="turtle")
    found: dict[str, list[Rule]] = defaultdict(list)

    def number(shape: Node, name: str, usual: int) -> int:
        value = graph.value(shape, URIRef(SH + name))
        return int(str(value)) if value is not None else usual

    for shape in sorted(set(graph.subjects(URIRef(SH + "targetClass"))), key=str):
        classes = sorted(str(cls) for cls in graph.objects(shape, URIRef(SH + "targetClass")))
        rules = []
        for one in sorted(graph.objects(shape, URIRef(SH + "property")), key=str):
            path = graph.value(one, URIRef(SH + "path"))
            if not isinstance(path, URIRef):
                continue
            kinds = [
                str(kind)
                for name in ("class", "datatype")
                for kind in graph.objects(one, URIRef(SH + name))
            ]
            message = graph.value(one, URIRef(SH + "message"))
            least, most = number(one, "minCount", 0), number(one, "maxCount", -1)
            rules.append(Rule(str(path), least, most, tuple(sorted(kinds)), str(message or "")))
        if message := graph.value(shape, URIRef(SH + "message")):
            rules.append(Rule("", 0, -1, (), str(message)))
        for cls in [""] if len(classes) > 3 else classes:
            found[cls] += rules
    return {
        cls: tuple(sorted(rules, key=lambda rule: (not rule.path.startswith(SORAQ), rule.path)))
        for cls, rules in found.items()
    }
