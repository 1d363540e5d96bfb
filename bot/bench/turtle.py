"""Things, facts and passages as Turtle, in the manner of the project's own data."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

_PREFIXES = """\
@prefix soraq: <https://w3id.org/soraq/ontology#> .
@prefix id: <https://w3id.org/soraq/id/> .
@prefix status: <https://w3id.org/soraq/status/> .
@prefix topic: <https://w3id.org/soraq/topic/> .
@prefix kind: <https://w3id.org/soraq/kind/> .
@prefix unit: <https://w3id.org/soraq/unit/> .
@prefix dcterms: <http://purl.org/dc/terms/> .
@prefix prov: <http://www.w3.org/ns/prov#> .
@prefix rdf: <http://www.w3.org/1999/02/22-rdf-syntax-ns#> .
@prefix skos: <http://www.w3.org/2004/02/skos/core#> .
@prefix xsd: <http://www.w3.org/2001/XMLSchema#> .
"""
LANGUAGES = ("az", "en", "ru")

Name = tuple[str, str, str]
Pair = tuple[str, str]


def text(words: str, language: str) -> str:
    """A text with its language."""
    escaped = words.replace("\\", "\\\\").replace('"', '\\"')
    return f'"{escaped}"@{language}'


def day(value: str) -> str:
    """A date to the day."""
    return f'"{value}"^^xsd:date'


class TurtleFile:
    """One file of data, written when it is whole."""

    def __init__(self) -> None:
        """Nothing is in it at first."""
        self._blocks = [_PREFIXES]
        self.triples = 0

    def thing(
        self, name: str, cls: str, called: Name, short: Name, stated: Iterable[Pair] = ()
    ) -> None:
        """A thing with its official and its short name, and what is stated of it."""
        pairs = [
            *(("skos:prefLabel", text(*one)) for one in zip(called, LANGUAGES, strict=True)),
            *(("soraq:shortName", text(*one)) for one in zip(short, LANGUAGES, strict=True)),
            ("soraq:ownTranslation", '"en"'),
            ("soraq:ownTranslation", '"ru"'),
            *stated,
        ]
        self._block(f"id:{name}", cls, pairs)

    def facts(self, name: str, facts: Iterable[Pair], passage: str) -> None:
        """The facts of a thing once more, each with the passage that proves it."""
        for number, (prop, value) in enumerate(facts):
            self._block(
                f"id:fact-{name}-{number}",
                "soraq:Fact",
                [
                    ("rdf:subject", f"id:{name}"),
                    ("rdf:predicate", prop),
                    ("rdf:object", value),
                    ("prov:wasDerivedFrom", f"id:{passage}"),
                ],
            )

    def passage(self, name: str, quote: str, measure: str, report: str) -> None:
        """The words of a report that prove facts."""
        self._block(
            f"id:{name}",
            "soraq:Passage",
            [
                ("soraq:quote", text(quote, "az")),
                ("soraq:column", '"work-done"'),
                ("soraq:measure", f"id:{measure}"),
                ("dcterms:isPartOf", f"id:{report}"),
            ],
        )

    def write(self, file: Path) -> int:
        """Write the file; the number of its triples."""
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text("\n".join(self._blocks), "utf-8")
        return self.triples

    def _block(self, subject: str, cls: str, pairs: list[Pair]) -> None:
        self.triples += 1 + len(pairs)
        body = " ;\n    ".join(f"{prop} {value}" for prop, value in pairs)
        self._blocks.append(f"{subject} a {cls} ;\n    {body} .\n")
