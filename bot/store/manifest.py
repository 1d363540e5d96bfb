"""What is said of a set of graphs beside them: its version, its rules, what each graph holds."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from pathlib import Path

from bot.model import Rows
from bot.vocabulary import DCTERMS, GRAPH, OWL, SORAQ, TYPE, XSD_DATE_TIME, XSD_INTEGER

GRAPH_ABOUT = GRAPH + "about"
"""The named graph in which an endpoint keeps its manifest; it is no part of the data."""

_VOID = "http://rdfs.org/ns/void#"
_VERSION = OWL + "versionInfo"
_RULES = SORAQ + "rulesVersion"
_LOADED = DCTERMS + "modified"
_TRIPLES = _VOID + "triples"

GRAPH_LOADING = GRAPH + "loading"
"""The named graph that names what a load writes or removes, for as long as it goes on."""

_SAID_IN = """\
SELECT ?subject ?property ?value
WHERE {{
  GRAPH <{}> {{ ?subject ?property ?value }}
}}
"""
ABOUT_QUERY = _SAID_IN.format(GRAPH_ABOUT)
"""The manifest of an endpoint as rows, for :meth:`Manifest.from_rows`."""
LOADING_QUERY = _SAID_IN.format(GRAPH_LOADING)
"""The same of :data:`GRAPH_LOADING`: only its graphs are told."""


def _now() -> str:
    return datetime.now(UTC).isoformat(timespec="seconds").replace("+00:00", "Z")


@dataclass(frozen=True, slots=True)
class Manifest:
    """The version of the data, of the rules applied to it, and how many triples each graph has.

    ``loaded`` is the moment of loading in UTC, as ISO 8601 has it.
    """

    version: str
    rules: str
    graphs: Mapping[str, int]
    loaded: str = field(default_factory=_now)

    @property
    def triples(self) -> int:
        """How many triples all graphs have together."""
        return sum(self.graphs.values())

    def to_json(self, **more: str) -> str:
        """The manifest, and what else is to stand with it, as a JSON object."""
        own = {
            "version": self.version,
            "rules": self.rules,
            "loaded": self.loaded,
            "graphs": dict(sorted(self.graphs.items())),
        }
        return json.dumps(own | more, indent=1) + "\n"

    @classmethod
    def from_object(cls, found: Mapping[str, object]) -> Manifest:
        """The manifest of a JSON object; ``ValueError`` where it is none."""
        graphs = found.get("graphs")
        texts = [found.get(name) for name in ("version", "rules", "loaded")]
        if not isinstance(graphs, dict) or not all(isinstance(text, str) for text in texts):
            raise ValueError("version, rules, loaded or graphs are missing")
        if not all(type(n) is int for n in graphs.values()):
            raise ValueError("the size of a graph is no number")
        version, rules, loaded = map(str, texts)
        return cls(version, rules, {str(graph): n for graph, n in graphs.items()}, loaded)

    def to_triples(self, graph: str = GRAPH_ABOUT) -> str:
        """The manifest as N-Triples, for ``graph``, which they speak of."""
        about = f"<{graph}>"
        lines = [
            f"{about} <{TYPE}> <{_VOID}Dataset> .",
            f'{about} <{_VERSION}> "{self.version}" .',
            f'{about} <{_RULES}> "{self.rules}" .',
            f'{about} <{_LOADED}> "{self.loaded}"^^<{XSD_DATE_TIME}> .',
        ]
        for name, triples in sorted(self.graphs.items()):
            lines.append(f"{about} <{_VOID}subset> <{name}> .")
            lines.append(f'<{name}> <{_TRIPLES}> "{triples}"^^<{XSD_INTEGER}> .')
        return "\n".join(lines) + "\n"

    @classmethod
    def from_rows(cls, rows: Rows) -> Manifest | None:
        """The manifest that the rows of :data:`ABOUT_QUERY` hold, or ``None`` if they hold none.

        What is missing of version and rules is empty.
        """
        said: dict[str, str] = {}
        graphs: dict[str, int] = {}
        for record in rows.records():
            subject, prop, value = record["subject"], record["property"], record["value"]
            if subject is None or prop is None or value is None:
                continue
            if prop.value == _TRIPLES and value.value.isdecimal():
                graphs[subject.value] = int(value.value)
            elif subject.value == GRAPH_ABOUT:
                said[prop.value] = value.value
        if not graphs:
            return None
        return cls(said.get(_VERSION, ""), said.get(_RULES, ""), graphs, said.get(_LOADED, ""))


def rules_version(rules: Sequence[Path]) -> str:
    """Twelve hexadecimal digits of the rules' texts; the same for the same rules."""
    text = "\0".join(f"{rule.name}\0{rule.read_text(encoding='utf-8')}" for rule in rules)
    return hashlib.sha256(text.encode()).hexdigest()[:12]
