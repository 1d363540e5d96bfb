"""JSON-LD with a context that lets it be read as plain JSON too."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from typing import Any

from bot import vocabulary as voc
from bot.model import Term, TermKind, Triple
from bot.rendering.exports.record import ANSWER

_NAMESPACES = {**voc.PREFIXES, "answer": ANSWER}
_INTEGER = voc.XSD_INTEGER
_BOOLEANS = {"true": True, "false": False}


def json_ld(triples: Sequence[Triple]) -> bytes:
    """The triples, which come in order, as JSON-LD in UTF-8."""
    document = _Document(triples)
    text = json.dumps(document.content(), ensure_ascii=False, indent=1)
    return text.encode() + b"\n"


class _Document:
    """The triples by subject and property, and the names that stand for their IRIs."""

    def __init__(self, triples: Sequence[Triple]) -> None:
        self.nodes: dict[str, dict[str, list[Term]]] = {}
        self.values: dict[str, list[Term]] = {}
        for subject, predicate, value in triples:
            facts = self.nodes.setdefault(subject.value, {})
            facts.setdefault(predicate.value, []).append(value)
            self.values.setdefault(predicate.value, []).append(value)
        self.values.pop(voc.TYPE, None)
        plain = _plain_keys(self.values)
        taken = set(plain.values())
        self.prefixes = {
            f"{name}_" if name in taken else name: iri for name, iri in _NAMESPACES.items()
        }
        self.used: set[str] = set()
        self.keys = {iri: plain.get(iri) or self._short(iri) for iri in self.values}

    def content(self) -> dict[str, Any]:
        graph = [self._node(iri, facts) for iri, facts in self.nodes.items()]
        terms = {key: self._term(iri) for key, iri in sorted((k, i) for i, k in self.keys.items())}
        prefixes = {name: iri for name, iri in self.prefixes.items() if name in self.used}
        return {"@context": {"@version": 1.1, **prefixes, **terms}, "@graph": graph}

    def _node(self, iri: str, facts: Mapping[str, list[Term]]) -> dict[str, Any]:
        node: dict[str, Any] = {"@id": self._short(iri)}
        for name, values in facts.items():
            if name == voc.TYPE:
                node["@type"] = [self._short(value.value) for value in values]
            elif _are_names(self.values[name]):
                node[self.keys[name]] = _by_language(values)
            else:
                written = [self._value(name, value) for value in values]
                node[self.keys[name]] = written if len(written) > 1 else written[0]
        return node

    def _term(self, iri: str) -> Any:
        values = self.values[iri]
        name = self._short(iri)
        if _are_names(values):
            return {"@id": name, "@container": "@language"}
        if all(value.kind is TermKind.IRI for value in values):
            return {"@id": name, "@type": "@id"}
        datatype = _common_datatype(values)
        return {"@id": name, "@type": self._short(datatype)} if datatype else name

    def _value(self, name: str, value: Term) -> Any:
        values = self.values[name]
        if value.kind is TermKind.IRI:
            iri = self._short(value.value)
            return iri if all(v.kind is TermKind.IRI for v in values) else {"@id": iri}
        if _common_datatype(values):
            return value.value
        if value.language:
            return {"@value": value.value, "@language": value.language}
        if value.datatype == voc.XSD_BOOLEAN and value.value in _BOOLEANS:
            return _BOOLEANS[value.value]
        if value.datatype == _INTEGER and str(_number(value.value)) == value.value:
            return _number(value.value)
        if value.datatype and value.datatype != voc.XSD_STRING:
            return {"@value": value.value, "@type": self._short(value.datatype)}
        return value.value

    def _short(self, iri: str) -> str:
        """The IRI with a prefix, or as it stands."""
        for name, namespace in self.prefixes.items():
            rest = iri.removeprefix(namespace)
            if rest and rest != iri and not rest.startswith("//"):
                self.used.add(name)
                return f"{name}:{rest}"
        return iri


def _plain_keys(values: Iterable[str]) -> dict[str, str]:
    """The local names of the properties, but for those that two would share."""
    names = {iri: voc.local_name(iri) for iri in values}
    times = Counter(names.values())
    return {iri: name for iri, name in names.items() if times[name] == 1 and name.isidentifier()}


def _are_names(values: Iterable[Term]) -> bool:
    return all(value.kind is TermKind.LITERAL and value.language for value in values)


def _common_datatype(values: Sequence[Term]) -> str | None:
    """The datatype that all values have, where it has to be said."""
    datatypes = {value.datatype for value in values if value.kind is TermKind.LITERAL}
    literal = all(v.kind is TermKind.LITERAL and not v.language for v in values)
    common = next(iter(datatypes)) if literal and len(datatypes) == 1 else None
    plain = (voc.XSD_STRING, voc.XSD_BOOLEAN, _INTEGER)
    return common if common not in plain else None


def _by_language(values: Iterable[Term]) -> dict[str, Any]:
    found: dict[str, list[str]] = {}
    for value in values:
        found.setdefault(value.language or "", []).append(value.value)
    return {
        language: texts if len(texts) > 1 else texts[0] for language, texts in sorted(found.items())
    }


def _number(text: str) -> int | None:
    try:
        return int(text)
    except ValueError:
        return None
